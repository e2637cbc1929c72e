"""The window: full screen or in a given size, what is drawn on, and presenting what has changed."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

BYTES_A_PIXEL = 4
NO_DISPLAY_DRIVERS = frozenset({"offscreen", "dummy", "evdev"})


class NoDisplayError(Exception):
    """There is nothing to show a window on."""


class UnusableDisplayError(Exception):
    """There is a display, but it cannot show our window; the text is the system's reason."""


class Screen:
    """The window, and the surface with 32 bits a pixel that everything is drawn on.

    That surface is the window's own; on displays with 15 or 16 bits a pixel it is copied there when it is presented.

    Attributes:
        surface: what to draw on.
    """

    def __init__(self, window: pygame.Surface) -> None:
        self._take(window)

    def resurface(self, size: tuple[int, int]) -> pygame.Surface:
        """Return what to draw on now that the window has another size (px)."""
        self._take(pygame.display.get_surface() or pygame.Surface(size))
        return self.surface

    def present(self, rects: Sequence[pygame.Rect]) -> None:
        """Show what was drawn inside `rects`."""
        if self.surface is not self._window:
            for rect in rects:
                self._window.blit(self.surface, rect, rect)
        pygame.display.update(list(rects))

    def _take(self, window: pygame.Surface) -> None:
        is_wide = window.get_bytesize() == BYTES_A_PIXEL
        self.surface = window if is_wide else pygame.Surface(window.get_size(), 0, 8 * BYTES_A_PIXEL)
        self._window = window


def open_window(size: tuple[int, int] | None, title: str, *, shows_on_nothing: bool = False) -> Screen:
    """Open the window.

    Args:
        size: width and height in px, or None for the whole screen.
        title: for the window's frame.
        shows_on_nothing: whether a driver that shows nothing will do.

    Raises:
        NoDisplayError: there is no display.
        UnusableDisplayError: it cannot show a window, such as one with a palette of 256 colours.
    """
    try:
        pygame.display.init()
    except pygame.error as fault:
        raise NoDisplayError(str(fault)) from fault
    # Without any display SDL falls back to a driver that shows nothing, without a word.
    if not shows_on_nothing and pygame.display.get_driver().lower() in NO_DISPLAY_DRIVERS:
        pygame.display.quit()
        message = "no display"
        raise NoDisplayError(message)
    try:
        pygame.display.set_caption(title)
        if size is None:
            window = pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
            pygame.mouse.set_visible(False)
        else:
            window = pygame.display.set_mode(size, pygame.RESIZABLE)
        return Screen(window)
    except pygame.error as fault:
        raise UnusableDisplayError(str(fault)) from fault
