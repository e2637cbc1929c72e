"""No window, no sound device, no traces in the user's folders: all of it before pygame is imported."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

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
def _type_is_measured_once() -> Iterator[None]:
    """Every stall opens its own type and would measure the same words again: two thirds of the time of a visit."""
    from game.ui.fonts import Fonts  # noqa: PLC0415 - not before the settings above
    from game.ui.text import Type  # noqa: PLC0415 - beside it

    opened: dict[Path, Fonts] = {}

    @lru_cache(maxsize=None)
    def width(face: Path, text: str, px: int, weight: int) -> float:
        return float(opened[face].at(px, weight).getlength(text))

    def measure(self: Type, text: str, px: int, weight: int) -> float:
        opened.setdefault(self.fonts.path, self.fonts)
        return width(self.fonts.path, text, px, weight)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Type, "_measure", measure)
        yield
