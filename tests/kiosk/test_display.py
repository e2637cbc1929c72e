"""The window: every depth of colour that can be drawn on, and plain words for the others."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from game.kiosk.display import NoDisplayError, UnusableDisplayError, open_window, resurface
from tests.stall import SMALL


@pytest.fixture(autouse=True)
def _no_window_is_left() -> Iterator[None]:
    yield
    pygame.display.quit()


@pytest.mark.parametrize("bits", [15, 16, 24, 32])
@pytest.mark.parametrize("size", [SMALL, None])
def test_a_screen_of_few_bits_is_drawn_on_with_32(
    bits: int, size: tuple[int, int] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def set_mode(wanted: tuple[int, int], flags: int, **_: int) -> pygame.Surface:
        """As SDL answers: a scaled window is a texture of 32 bits, whatever the screen has."""
        return pygame.Surface(wanted if any(wanted) else (800, 600), 0, 32 if flags & pygame.SCALED else bits)

    monkeypatch.setattr(pygame.display, "set_mode", set_mode)
    surface = open_window(size, "", shows_on_nothing=True)
    assert surface.get_bitsize() == 32
    assert surface.get_size() == (size or (800, 600))


def test_a_display_that_cannot_be_used_is_not_called_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> pygame.Surface:
        message = "Unknown window pixel format"
        raise pygame.error(message)

    monkeypatch.setattr(pygame.display, "set_mode", fail)
    with pytest.raises(UnusableDisplayError, match="pixel format"):
        open_window(SMALL, "", shows_on_nothing=True)


def test_a_driver_that_shows_nothing_is_no_display() -> None:
    with pytest.raises(NoDisplayError):
        open_window(SMALL, "")


def test_what_is_drawn_on_after_a_resize_is_the_window() -> None:
    surface = open_window(SMALL, "", shows_on_nothing=True)
    assert resurface((1, 1)) is surface


@pytest.mark.parametrize(("wanted", "opened"), [(1, ((0, 0), 0)), (2, ((1024, 600), 1)), (3, ((0, 0), 0))])
def test_the_screen_is_the_one_that_was_asked_for_or_the_first(
    wanted: int, opened: tuple[tuple[int, int], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[tuple[int, int], int]] = []

    def set_mode(size: tuple[int, int], flags: int, *, display: int) -> pygame.Surface:
        asked.append((size, display))
        return pygame.Surface(SMALL, 0, 32)

    monkeypatch.setattr(pygame.display, "get_num_displays", lambda: 2)
    monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda: [(800, 600), (1024, 600)])
    monkeypatch.setattr(pygame.display, "set_mode", set_mode)
    open_window(None, "", display=wanted, shows_on_nothing=True)
    assert asked == [opened]
