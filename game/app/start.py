"""The start of the kiosk: the window and its first picture come first; everything else is imported behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.kiosk.places import Places
from game.kiosk.settings import RunOptions

if TYPE_CHECKING:
    import pygame

    from game.kiosk.shell import Shell

TITLE = "反诈游园"


class Witness:
    """Watches a run from outside: `bench` measures with one, the kiosk itself runs with this silent one."""

    shows_on_nothing = False
    """Whether a driver that shows nothing will do (for measuring on machines without a display)."""

    def first_frame(self) -> None:
        """The first picture stands on the screen."""

    def ready(self, shell: Shell) -> None:
        """The attract screen stands and takes touches."""

    def is_done(self) -> bool:
        """Whether the run shall end."""
        return False


def open_and_play(options: RunOptions, places: Places, witness: Witness) -> int:
    """Open the window, show the first picture, import the rest, play.

    Raises:
        NoDisplayError: there is nothing to show a window on.
        NoPackError: not even the built-in pack can be played.
    """
    from game.kiosk.display import open_window, present  # noqa: PLC0415 - pygame, and only now

    surface = open_window(options.window, TITLE, shows_on_nothing=witness.shows_on_nothing)
    _first_frame(surface, places, options)
    present([surface.get_rect()])
    witness.first_frame()
    return _play(surface, options, places, witness)


def _first_frame(surface: pygame.Surface, places: Places, options: RunOptions) -> None:
    from game.ui.draw.backdrop import backdrop  # noqa: PLC0415 - pygame, but neither Pillow nor pydantic
    from game.ui.measures import Measures  # noqa: PLC0415 - beside it
    from game.ui.theme import load_theme  # noqa: PLC0415 - beside it

    theme = load_theme(places.assets / "themes" / f"{options.settings.theme}.json")
    surface.blit(backdrop(Measures(*surface.get_size()), theme), (0, 0))


def _play(surface: pygame.Surface, options: RunOptions, places: Places, witness: Witness) -> int:
    # All this takes longer than the first frame, which stands on the screen meanwhile.
    import random  # noqa: PLC0415 - see above
    import secrets  # noqa: PLC0415 - see above
    from dataclasses import replace  # noqa: PLC0415 - see above
    from datetime import date, datetime  # noqa: PLC0415 - see above

    from game.app.wiring import load_playable, log_problems, open_backstage, stocked_shell  # noqa: PLC0415 - see above
    from game.kiosk.display import present  # noqa: PLC0415 - see above
    from game.kiosk.live import StopFlag, run_live  # noqa: PLC0415 - see above
    from game.kiosk.logs import start_logging, state_folder  # noqa: PLC0415 - see above
    from game.kiosk.memory import return_large_blocks  # noqa: PLC0415 - see above
    from game.kiosk.pacing import Pacer  # noqa: PLC0415 - see above
    from game.kiosk.stock.home_pack import HomePack  # noqa: PLC0415 - see above
    from game.kiosk.stock.store import PackStore  # noqa: PLC0415 - see above
    from game.ui.sound import Audio  # noqa: PLC0415 - see above

    return_large_blocks()
    flag = StopFlag()
    flag.install()
    start_logging(state_folder())
    store = PackStore(state_folder() / "packs")
    choices = HomePack(state_folder())
    settings = replace(options.settings, pack=options.settings.pack or store.active() or choices.chosen())

    def today() -> date:
        return datetime.now().astimezone().date()

    playable = load_playable(places, settings, today())
    log_problems(playable)
    audio = Audio()
    audio.open_in_background()
    rng = random.Random(secrets.randbits(64) if options.seed is None else options.seed)
    behind = open_backstage(places, settings, playable, store, choices, today, rng=rng, audio=audio)
    shell = stocked_shell(surface, present, behind.desk.stock, settings)
    shell.run_frame([], 0.0)
    witness.ready(shell)
    behind.watch.follow(playable.path)
    run_live(shell, Pacer(), lambda: flag.is_raised or witness.is_done(), behind.desk.next_stock)
    behind.watch.end()
    return 0
