"""No window, no sound device, no traces in the user's folders: all of it before pygame is imported."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import settings

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

# Chance examples may take as long as they need on a slow machine, and leave no folder behind in the checkout.
settings.register_profile("stall", deadline=None, database=None)
settings.load_profile("stall")


@pytest.fixture(scope="session", autouse=True)
def _state_in_a_folder_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("state")
        patch.setenv("XDG_STATE_HOME", str(folder))
        patch.setenv("LOCALAPPDATA", str(folder))
        yield


@pytest.fixture(scope="session", autouse=True)
def _the_same_words_are_set_once() -> Iterator[None]:
    """Hundreds of stalls would each set the same type and paint the same sky: most of the time of a visit.

    What is kept are results of pure functions, which nobody draws on; a stall cannot tell.
    """
    import pygame  # noqa: PLC0415 - not before the settings above

    from game.ui.draw.backdrop import backdrop  # noqa: PLC0415 - beside it
    from game.ui.measures import LINE_HEIGHT, Measures  # noqa: PLC0415 - beside it
    from game.ui.theme import Theme  # noqa: PLC0415 - beside it
    from game.ui.type.linebreak import no_cost  # noqa: PLC0415 - beside it
    from game.ui.type.text import Block, Type  # noqa: PLC0415 - beside it

    block, line, width = Type.block, Type.line, Type.width
    setters: dict[object, Type] = {}

    @cache
    def blocks(key: object, text: str, px: int, most: float, weight: int, leading: float) -> Block:
        return block(setters[key], text, px, most, weight, leading=leading)

    @cache
    def lines(key: object, text: str, px: int, colour: tuple[int, int, int], weight: int) -> pygame.Surface:
        return line(setters[key], text, px, colour, weight)

    @cache
    def widths(key: object, text: str, px: int, weight: int) -> float:
        return width(setters[key], text, px, weight)

    @cache
    def skies(measures: Measures, theme: Theme) -> pygame.Surface:
        return backdrop(measures, theme)

    def block_once(
        self: Type, text: str, px: int, max_width: float, weight: int = 700, *, leading: float = LINE_HEIGHT
    ) -> Block:
        return blocks(known(self), text, px, max_width, weight, leading)

    def line_once(self: Type, text: str, px: int, colour: tuple[int, int, int], weight: int = 700) -> pygame.Surface:
        return lines(known(self), text, px, colour, weight)

    def width_once(self: Type, text: str, px: int, weight: int = 700) -> float:
        return widths(known(self), text, px, weight)

    def known(self: Type) -> object:
        key = (type(self), self.fonts.path, self.break_cost is no_cost)
        setters.setdefault(key, self)
        return key

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Type, "block", block_once)
        patch.setattr(Type, "line", line_once)
        patch.setattr(Type, "width", width_once)
        patch.setattr("game.app.wiring.backdrop", lambda measures, theme: skies(measures, theme).copy())
        yield
