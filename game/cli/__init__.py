"""The commands of organisers and operators, one module each."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from game.cli.consoles import ended_quietly, prepare_streams
from game.garbage import put_off
from game.kiosk import sdl
from game.kiosk.stop_flag import StopFlag


def main(arguments: list[str] | None = None, *, home: Path | None = None) -> int:
    """Run a command and return its exit code: 0 fine, 1 problems in content or data, 2 wrong use.

    `arguments` default to the command line. The `quizzes/` in `home`, the folder of `main.py`, win over installed ones.
    """
    sdl.prepare()  # before anything imports pygame
    # Pydantic would read the metadata of every installed package to look for plugins: as long as building all models.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if arguments is None:
        prepare_streams()
        with ended_quietly():
            return _run(sys.argv[1:], home, is_program=True)
    return _run(arguments, home, is_program=False)


def _run(words: list[str], home: Path | None, *, is_program: bool) -> int:
    if not words or words[0] == "run":
        flag = StopFlag()
        if is_program:  # From now on no signal ends it in the middle of something.
            flag.install()
        with put_off():
            # The kiosk's way to its first frame: neither typer nor rich is imported on it.
            from game.cli.run import run_kiosk  # noqa: PLC0415 - see above

        return run_kiosk(
            words[1:], home=home, is_bare=not words, is_program=is_program, flag=flag if is_program else None
        )
    from game.cli.commands import run_command  # noqa: PLC0415 - see above

    return run_command(words, home)
