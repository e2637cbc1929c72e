"""The program in a folder of its own, as `deliver` makes it: where it keeps things, and faults without a console."""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path

from game.kiosk.places import BUILD_FILE, INSTALLED_VARIABLE, PROGRAM_VARIABLE, STATE_VARIABLE, state_folder

BESIDE = "反诈游园-记录"
"""The folder for records, logs and packs that were put on: beside the program's, so that a new one finds it."""
CACHE = "compiled"
DROPPED = "drop"


def settle(home: Path, program: Path, *, is_movable: bool, environ: MutableMapping[str, str] = os.environ) -> None:
    """Decide where state is kept, and have Python keep what it compiles there, never in the program's folder.

    `FANZHA_STATE` decides; without it a program that `is_movable` (on a stick, in a folder of the user) keeps its state
    beside `home` where it may write, otherwise where the user's programs keep theirs. A program that an update has
    brought keeps what is compiled in its own folder, and goes with it.
    """
    if is_movable and STATE_VARIABLE not in environ and _takes_files(home.parent / BESIDE):
        environ[STATE_VARIABLE] = str(home.parent / BESIDE)
    sys.dont_write_bytecode = False
    if newer := environ.get(PROGRAM_VARIABLE):
        sys.pycache_prefix = str(Path(newer) / CACHE)
        return
    number = (program / BUILD_FILE).read_text(encoding="utf-8").strip()
    environ[INSTALLED_VARIABLE] = str(program)
    cache = state_folder() / CACHE
    with suppress(OSError):
        for earlier in cache.iterdir():  # All files carry one day: what was compiled for another number does not fit.
            if earlier.name != number:
                shutil.rmtree(earlier, ignore_errors=True)
    sys.pycache_prefix = str(cache / number)


def main(home: Path | None) -> int:
    """Run what the command line says, and return the exit code; without a console, faults are told in a window."""
    words = sys.argv[1:]
    heard = io.StringIO()
    has_console = sys.stderr is not None
    if not has_console:
        sys.stdout = sys.stderr = heard
    try:
        code = _run(words, home)
    finally:
        if not has_console:
            sys.stdout = sys.stderr = None  # as Python leaves them without a console
    if code and not has_console and heard.getvalue():
        show(heard.getvalue())
    return code


def _run(words: list[str], home: Path | None) -> int:
    if words[:1] == [DROPPED] and home is not None:
        from game.cli.dropped import answer  # noqa: PLC0415 - the kiosk does not need it

        return answer(words[1:], home)
    from game.cli import main as program  # noqa: PLC0415 - only once it is known where compiled code is kept

    return program(home=home)


def show(text: str) -> None:
    """Show a text in a window of Windows, until somebody closes it; elsewhere it is lost."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only after a fault

        ctypes.windll.user32.MessageBoxW(None, text, "反诈游园", 0x10)


def _takes_files(folder: Path) -> bool:
    """Whether files can be made in a folder, which is made itself; Windows tells only by trying."""
    try:
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
