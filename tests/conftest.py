"""No window, no sound device, no traces in the user's folders: all of it before pygame is imported."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator
from functools import lru_cache

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


@pytest.fixture(autouse=True)
def _nothing_is_left_out_of_collections() -> Iterator[None]:
    """A kiosk that starts leaves out what is there, as of then the garbage of all tests before."""
    yield
    gc.unfreeze()


@pytest.fixture(scope="module", autouse=True)
def _no_mixer_is_left_open() -> Iterator[None]:
    """A kiosk opens the mixer in a thread, which may come to it after the test has ended and closed it."""
    yield
    import pygame  # noqa: PLC0415 - not before the settings above

    for thread in threading.enumerate():
        if thread.name == "audio":
            thread.join(20)
    pygame.mixer.quit()


@pytest.fixture(scope="session", autouse=True)
def _the_same_sky_is_painted_once() -> Iterator[None]:
    """Hundreds of stalls would each paint it."""
    import pygame  # noqa: PLC0415 - not before the settings above

    from game.ui.draw.backdrop import backdrop  # noqa: PLC0415 - beside it
    from game.ui.measures import Measures  # noqa: PLC0415 - beside it
    from game.ui.theme import Theme  # noqa: PLC0415 - beside it

    @lru_cache(maxsize=32)  # eight megabytes each on a usual screen
    def skies(measures: Measures, theme: Theme, lit: int) -> pygame.Surface:
        return backdrop(measures, theme, lit)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.ui.draw.grounds.backdrop", skies)
        yield
