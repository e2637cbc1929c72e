"""The window: opening it, and presenting what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pygame

BYTES_A_PIXEL = 4
NO_DISPLAY_DRIVERS = frozenset({"offscreen", "dummy", "evdev"})


class NoDisplayError(Exception):
    """There is no display for a window."""


class UnusableDisplayError(Exception):
    """There is a display, but it cannot show the window; the text is the system's reason."""


def open_window(
    size: tuple[int, int] | None, title: str, *, display: int = 1, shows_on_nothing: bool = False
) -> pygame.Surface:
    """Open the window and return its surface, which has 32 bits a pixel on every display.

    `size` is in px, None for the whole screen. `display` counts from 1; one that is not connected is the first.
    `shows_on_nothing` accepts a driver without a display.

    Raises:
        NoDisplayError: there is no display.
        UnusableDisplayError: it cannot show a window, such as one with a palette of 256 colours.
    """
    try:
        pygame.display.init()
    except pygame.error as fault:
        raise NoDisplayError(str(fault)) from fault
    # Without any display SDL silently falls back to a driver that shows nothing.
    if not shows_on_nothing and pygame.display.get_driver().lower() in NO_DISPLAY_DRIVERS:
        pygame.display.quit()
        message = "no display"
        raise NoDisplayError(message)
    try:
        pygame.display.set_caption(title)
        # A stall whose second screen is unplugged still opens.
        index = display - 1 if display <= pygame.display.get_num_displays() else 0
        # Without a size pygame takes that of the first screen, on every one.
        whole = pygame.display.get_desktop_sizes()[index] if index else (0, 0)
        wanted, flags = (size, pygame.RESIZABLE) if size is not None else (whole, pygame.FULLSCREEN)
        surface = pygame.display.set_mode(wanted, flags, display=index)
        if surface.get_bytesize() != BYTES_A_PIXEL:
            # On a display of 15 or 16 bits every new surface would have as few. A scaled one has 32, and SDL converts.
            surface = pygame.display.set_mode(surface.get_size(), flags | pygame.SCALED, display=index)
        if size is None:
            pygame.mouse.set_visible(False)
    except pygame.error as fault:
        raise UnusableDisplayError(str(fault)) from fault
    return surface


def resurface(size: tuple[int, int]) -> pygame.Surface:
    """Return the surface to draw on after the window has changed its size (px)."""
    return pygame.display.get_surface() or pygame.Surface(size)


def present(rects: Sequence[pygame.Rect]) -> None:
    """Show what was drawn inside `rects`."""
    pygame.display.update(list(rects))


class Window:
    """A window as it is: what is drawn on `surface` is seen after `present`."""

    def __init__(self, surface: pygame.Surface) -> None:
        self.surface = surface

    def present(self, rects: Sequence[pygame.Rect]) -> None:
        """Show what was drawn inside `rects`."""
        present(rects)

    def resurface(self, size: tuple[int, int]) -> pygame.Surface:
        """Return the surface to draw on after the window has changed its size, as events tell it."""
        return resurface(size)

    def read(self) -> Iterable[pygame.event.Event]:
        """Return what has happened since the last call."""
        return pygame.event.get()
