"""`run`: the kiosk. The window and its first picture come first; everything else is imported behind it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.run_options import RunOptions, parse_run_options
from game.kiosk.places import MissingDataError, Places, find_places

if TYPE_CHECKING:
    import pygame

    from game.kiosk.shell import Shell

TITLE = "反诈游园"
NO_DISPLAY = (
    "没有找到显示器：请在接着屏幕的机器上运行，或先试试 demo 命令 / "
    "no display found: run this on a machine with a screen, or try the demo command"
)


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


def run_kiosk(words: Sequence[str], *, home: Path | None, is_bare: bool) -> int:
    """Run the kiosk until it is closed, and return the exit code.

    Args:
        words: the options.
        home: the folder of `main.py`.
        is_bare: no command was given at all; then a machine without a display gets a demo instead of an error.
    """
    options = parse_run_options(words)
    try:
        places = find_places(home)
    except MissingDataError as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    pack = options.settings.pack
    if pack is not None and not pack.is_file():
        sys.stderr.write(f"找不到题包 {pack}，请检查文件名 / there is no pack {pack}: check its name\n")
        return 2
    from game.kiosk.display import NoDisplayError  # noqa: PLC0415 - pygame, and only now

    try:
        return open_and_play(options, places, Witness())
    except NoDisplayError:
        if is_bare:
            from game.cli.demo import play_without_display  # noqa: PLC0415 - only on machines without a display

            return play_without_display(places)
        sys.stderr.write(f"{NO_DISPLAY}\n")
        return 2


def open_and_play(options: RunOptions, places: Places, witness: Witness) -> int:
    """Open the window, show the first picture, import the rest, play.

    Raises:
        NoDisplayError: there is nothing to show a window on.
    """
    from game.kiosk.display import open_window, present  # noqa: PLC0415 - pygame, and only now

    surface = open_window(options.window, TITLE, shows_on_nothing=witness.shows_on_nothing)
    _first_frame(surface, places, options)
    present([surface.get_rect()])
    witness.first_frame()
    return _play(surface, options, places, witness)


def _first_frame(surface: pygame.Surface, places: Places, options: RunOptions) -> None:
    from game.ui.backdrop import backdrop  # noqa: PLC0415 - pygame, but neither Pillow nor pydantic
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

    from game.app import NoPackError, load_playable, log_problems, open_backstage, stocked_shell  # noqa: PLC0415 - see above
    from game.kiosk.display import present  # noqa: PLC0415 - see above
    from game.kiosk.home_pack import HomePack  # noqa: PLC0415 - see above
    from game.kiosk.live import StopFlag, run_live  # noqa: PLC0415 - see above
    from game.kiosk.logs import start_logging, state_folder  # noqa: PLC0415 - see above
    from game.kiosk.memory import return_large_blocks  # noqa: PLC0415 - see above
    from game.kiosk.pacing import Pacer  # noqa: PLC0415 - see above
    from game.kiosk.pack_store import PackStore  # noqa: PLC0415 - see above
    from game.ui.audio import Audio  # noqa: PLC0415 - see above

    return_large_blocks()
    flag = StopFlag()
    flag.install()
    start_logging(state_folder())
    store = PackStore(state_folder() / "packs")
    choices = HomePack(state_folder())
    settings = replace(options.settings, pack=options.settings.pack or store.active() or choices.chosen())

    def today() -> date:
        return datetime.now().astimezone().date()

    try:
        playable = load_playable(places, settings, today())
    except NoPackError as fault:
        from game.cli.check import print_problems  # noqa: PLC0415 - only when nothing can be played

        print_problems(fault.problems)
        return 1
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
