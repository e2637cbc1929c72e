"""The folder for Windows: Python, libraries and the program, and what is double-clicked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.kiosk.places import BUILD_FILE
from game.words import Language, Words, assets_folder, load_words
from game.workbench.delivery.fetching import Machine
from game.workbench.delivery.files import Files
from game.workbench.delivery.licences import as_windows_text, licence_files, versions_file
from game.workbench.delivery.program import below, main_file, numbered, people_files, program_files
from game.workbench.delivery.wheels import Wheel

MACHINE = Machine(("win_amd64",), "3.13", ("colorama",))
"""Packages that are only needed on Windows are named: pip decides by the machine that fetches."""
TOOLS = ("check", "preview", "review", "import", "export", "play", "new")
"""What is done with a pack by dropping it on a starter: kinds of `game.cli.dropped`."""
_PROGRAM = "program"
_LIST_BYTES = 1_000_000
_PATHS = "{zip}\r\n.\r\n..\\lib\r\n..\r\n"
_HIDDEN = '@start "" "%~dp0program\\python\\pythonw.exe" -X utf8 "%~dp0main.py" run %*\r\n'
"""Plain ASCII: cmd.exe reads a file in the code page of the machine, which nobody knows."""
_ASKING = '@"%~dp0..\\program\\python\\python.exe" -X utf8 "%~dp0..\\main.py" drop {language} {kind} %*\r\n'
_CONSOLE = '@set "PATH=%~dp0program\\python;%PATH%"\r\n@cd /d "%~dp0"\r\n@cmd /k python main.py --help\r\n'


def windows_files(
    top: Path, python: Files, wheels: Sequence[Wheel], language: Language, key: bytes | None = None
) -> Files:
    """Return every file of the folder. `top` is the source, `python` what is embedded, `key` as of `program_files`."""
    words = load_words("delivery", language)
    program = numbered({**program_files(top, key), **below("python", _bare(python))}, wheels)
    library = {name: data for wheel in wheels for name, data in wheel.files.items()}
    readme = (assets_folder() / "delivery" / f"readme.{language}.txt").read_text(encoding="utf-8")
    files = {
        **below(_PROGRAM, {**program, **below("lib", library)}),
        **below("quizzes", people_files(top, language)),
        **below("licences", licence_files(wheels, words)),
        "licences/versions.txt": versions_file(wheels),
        "licences/fanzha-fair.txt": as_windows_text((top / "LICENSE").read_text(encoding="utf-8")),
        "licences/python.txt": python["LICENSE.txt"],
        # Two: the guides' commands start the one beside the packs, `service install` the one beside the code.
        "main.py": main_file(program=f'HOME / "{_PROGRAM}"', is_movable=True),
        f"{_PROGRAM}/main.py": main_file(above=".parent", program=f'HOME / "{_PROGRAM}"', is_movable=True),
        words["names.readme"]: as_windows_text(readme),
        **_starters(words),
    }
    return below(words["names.folder"], files)


def _bare(python: Files) -> Files:
    """Return Python with its paths: nothing is found but in this folder, and no setting of the machine matters."""
    library = next(name for name in python if name.endswith(".zip"))
    paths = f"{library.removesuffix('.zip')}._pth"
    return {**python, paths: _PATHS.format(zip=library).encode()}


def _starters(words: Words) -> Files:
    tools = {
        f"{words['names.tools']}/{words[f'tools.{kind}']}.cmd": _ASKING.format(language=words.language, kind=kind)
        for kind in TOOLS
    }
    hidden = {f"{words['names.start']}.cmd": _HIDDEN, f"{words['names.console']}.cmd": _CONSOLE}
    return {name: text.encode("ascii") for name, text in {**hidden, **tools}.items()}


def is_own_archive(data: bytes) -> bool:
    """Whether an archive is one of this folder: the list of its files stands at its end."""
    return f"/{_PROGRAM}/{BUILD_FILE}".encode() in data[-_LIST_BYTES:]
