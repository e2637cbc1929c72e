"""`run`: the kiosk. The window and first picture come first; all else is imported afterwards."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.app.faults import NoPackError
from game.app.start import TRIES, Witness, open_and_play, persistently
from game.cli.likely import missing_pack
from game.cli.run_options import parse_run_options
from game.content.visible import visible
from game.kiosk.heartbeat import FILE_VARIABLE
from game.kiosk.places import MissingDataError, find_places, state_folder
from game.kiosk.state_lock import StateTakenError
from game.kiosk.stop_flag import StopFlag
from game.words import Language, in_both

if TYPE_CHECKING:
    from game.content.model import Pack

NO_START = (
    "打不开游戏机：{reason}。请重新安装，或把日志 kiosk.log 交给管机器的人 / "
    "the kiosk cannot start: install it again, or show kiosk.log to whoever looks after it"
)
"""Not in assets/text: what is broken may be the assets."""


def run_kiosk(
    words: Sequence[str], *, home: Path | None, is_bare: bool, is_program: bool = False, flag: StopFlag | None = None
) -> int:
    """Run the kiosk until it is closed, and return the exit code.

    `is_bare`: no command was given; then a machine without a display gets a demo instead of an error. `is_program`: the
    process was started for it; then in full screen it watches over a second one, which is the kiosk. `flag` is what
    signals have raised by now; without one they are handled from the window on.
    """
    options = parse_run_options(words)
    is_rehearsal = options.window is not None or options.settings.is_debug or options.is_alone
    if is_program and not is_rehearsal and FILE_VARIABLE not in os.environ:
        is_told_to_end = flag is not None and flag.is_raised
        return 0 if is_told_to_end else _watch_over(options.state)
    try:
        places = persistently(lambda: find_places(home), TRIES)
        _expect(options.settings.pack)
    except (MissingDataError, FileNotFoundError) as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    from game.kiosk.display import NoDisplayError, UnusableDisplayError  # noqa: PLC0415 - pygame, and only now

    try:
        return open_and_play(options, places, Witness(), flag, _report)
    except NoDisplayError:
        if is_bare:
            if flag is not None:
                flag.remove()
            from game.cli.demo import play_without_display  # noqa: PLC0415 - only on machines without a display

            return play_without_display(places)
        sys.stderr.write(f"{in_both('no_display')}\n")
        return 2
    except Exception as fault:
        if options.settings.is_debug and not isinstance(fault, (NoPackError, StateTakenError, UnusableDisplayError)):
            raise
        return _tell(fault, options.state)


def _watch_over(state: Path | None) -> int:
    """Start the same command once more as the kiosk, again and again, and return its exit code."""
    from game.kiosk.stock.programs import programs_of  # noqa: PLC0415 - the kiosk itself does not need it
    from game.kiosk.supervisor import watch_over  # noqa: PLC0415 - the same

    # Whatever the command has to say, it says itself.
    command = [sys.executable, *sys.orig_argv[1:]]
    return watch_over(command, lambda text: _note(text, state), programs_of(state_folder(state)))


def _report(database: Path, pack: Pack, day: str, language: Language) -> bytes:
    """Return the page that staff take along with the records."""
    from game.workbench.evening.tonight import page_of  # noqa: PLC0415 - only when staff ask for it

    return page_of(database, pack, day, language)


def _expect(pack: Path | None) -> None:
    """Raise `FileNotFoundError`, worded for the operator, if a pack was named that is not there."""
    if pack is not None and not os.path.isfile(pack):
        raise FileNotFoundError(missing_pack(pack))


def _note(text: str, state: Path | None) -> None:
    """Tell the operator's log what the watching process has seen; the kiosk, which owns the log, does not run then."""
    from game.kiosk.logs import start_logging  # noqa: PLC0415 - only after a failure

    start_logging(state_folder(state))
    logging.getLogger("game.kiosk.supervisor").error("%s", text)
    logging.shutdown()


def _tell(fault: Exception, state: Path | None) -> int:
    """Tell the operator why nothing can be played, and return the exit code."""
    from game.kiosk.display import UnusableDisplayError  # noqa: PLC0415 - pygame, and only now

    if isinstance(fault, NoPackError):
        from game.cli.output import print_problems  # noqa: PLC0415 - only when nothing can be played

        print_problems(fault.problems)
        return 1
    if isinstance(fault, StateTakenError):
        sys.stderr.write(f"{in_both('state_taken', path=visible(str(fault)))}\n")
        return 2
    if isinstance(fault, UnusableDisplayError):
        sys.stderr.write(f"{in_both('no_window', reason=fault)}\n")
        return 2
    from game.kiosk.logs import start_logging  # noqa: PLC0415 - only when nothing can be played

    start_logging(state_folder(state))
    logging.getLogger(__name__).error("the kiosk cannot go on", exc_info=fault)
    sys.stderr.write(NO_START.format(reason=f"{type(fault).__name__}: {fault}") + "\n")
    return 1
