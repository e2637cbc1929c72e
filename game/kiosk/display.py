"""The window: full screen or in a given size, and presenting what has changed."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

NO_DISPLAY_DRIVERS = frozenset({"offscreen", "dummy", "evdev"})


class NoDisplayError(Exception):
    """There is nothing to show a window on."""


def open_window(size: tuple[int, int] | None, title: str, *, shows_on_nothing: bool = False) -> pygame.Surface:
    """Open the window and return its surface.

    Args:
        size: width and height in px, or None for the whole screen.
        title: for the window's frame.
        shows_on_nothing: whether a driver that shows nothing will do.

    Raises:
        NoDisplayError: no display, or it cannot show a window.
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
    pygame.display.set_caption(title)
    try:
        if size is None:
            surface = pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
            pygame.mouse.set_visible(False)
        else:
            surface = pygame.display.set_mode(size, pygame.RESIZABLE)
    except pygame.error as fault:
        raise NoDisplayError(str(fault)) from fault
    return surface


def present(rects: Sequence[pygame.Rect]) -> None:
    """Show what was drawn inside `rects`."""
    pygame.display.update(list(rects))
