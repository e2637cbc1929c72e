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

    from game.kiosk.live import StopFlag

TITLE = "反诈游园"
NO_DISPLAY = (
    "没有找到显示器：请在接着屏幕的机器上运行，或先试试 demo 命令 / "
    "no display found: run this on a machine with a screen, or try the demo command"
)


def run_kiosk(words: Sequence[str], *, home: Path | None, is_bare: bool) -> int:
    """Run the kiosk until it is closed.

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
    if options.settings.pack is not None and not options.settings.pack.is_file():
        pack = options.settings.pack
        sys.stderr.write(f"找不到题包 {pack}，请检查文件名 / there is no pack {pack}: check its name\n")
        return 2
    return _open_and_play(options, places, is_bare=is_bare)


def _open_and_play(options: RunOptions, places: Places, *, is_bare: bool) -> int:
    from game.kiosk.display import NoDisplayError, open_window, present  # noqa: PLC0415 - after `sdl.prepare`
    from game.kiosk.live import StopFlag  # noqa: PLC0415 - imports pygame

    flag = StopFlag()
    flag.install()
    try:
        surface = open_window(options.window, TITLE)
    except NoDisplayError:
        if is_bare:
            from game.cli.demo import play_without_display  # noqa: PLC0415 - only on machines without a display

            return play_without_display(places)
        sys.stderr.write(f"{NO_DISPLAY}\n")
        return 2
    _first_frame(surface, places, options)
    present([surface.get_rect()])
    return _play(surface, options, places, flag)


def _first_frame(surface: pygame.Surface, places: Places, options: RunOptions) -> None:
    from game.ui.backdrop import backdrop  # noqa: PLC0415 - imports pygame
    from game.ui.measures import Measures  # noqa: PLC0415 - beside it
    from game.ui.theme import load_theme  # noqa: PLC0415 - beside it

    theme = load_theme(places.assets / "themes" / f"{options.settings.theme}.json")
    surface.blit(backdrop(Measures(*surface.get_size()), theme), (0, 0))


def _play(surface: pygame.Surface, options: RunOptions, places: Places, flag: StopFlag) -> int:
    # All this takes longer than the first frame, which stands on the screen meanwhile.
    import random  # noqa: PLC0415 - see above
    from datetime import datetime  # noqa: PLC0415 - see above

    from game.app import NoPackError, build_shell, load_playable, log_problems  # noqa: PLC0415 - see above
    from game.kiosk.display import present  # noqa: PLC0415 - see above
    from game.kiosk.live import run_live  # noqa: PLC0415 - see above
    from game.kiosk.logs import start_logging, state_folder  # noqa: PLC0415 - see above
    from game.kiosk.pacing import Pacer  # noqa: PLC0415 - see above
    from game.ui.audio import Audio  # noqa: PLC0415 - see above

    start_logging(state_folder())
    try:
        playable = load_playable(places, options.settings, datetime.now().astimezone().date())
    except NoPackError as fault:
        from game.cli.check import print_problems  # noqa: PLC0415 - only when nothing can be played

        print_problems(fault.problems)
        return 1
    log_problems(playable)
    audio = Audio()
    audio.open_in_background()
    rng = random.Random(options.seed)
    shell = build_shell(surface, present, places, options.settings, playable, rng=rng, audio=audio)
    run_live(shell, Pacer(), lambda: flag.is_raised)
    return 0
