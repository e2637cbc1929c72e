"""What double-clicked starters do with the files that were dropped on them: run a command, and open its answer."""

from __future__ import annotations

import os
import sys
import webbrowser
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.cli import main
from game.kiosk.places import state_folder
from game.words import Words, load_words, message_language

ANSWERS = "answers"
_PACKS = frozenset({".yaml", ".yml"})
_BOOKS = frozenset({".xlsx", ".csv", ".docx"})
_BAD = 2
"""From this exit code on there is nothing to open."""


@dataclass(frozen=True)
class Desk:
    """What the answers need: the folder of the program, how a line is asked for, and how a file is opened."""

    home: Path
    ask: Callable[[str], str]
    open: Callable[[Path], None]
    words: Words

    def say(self, key: str, **values: object) -> None:
        """Print a sentence."""
        sys.stdout.write(self.words(f"drop.{key}", **values) + "\n")

    def show(self, file: Path) -> None:
        """Open a file; tell where it is if the machine has no program for it."""
        try:
            self.open(file)
        except OSError:
            self.say("no_program", path=file)


def answer(words: Sequence[str], home: Path) -> int:
    """Do what a starter says: language, kind, files. Return the exit code, once somebody has read what was wrong."""
    language, kind, *files = words
    desk = Desk(home, input, open_file, load_words("delivery", message_language(language)))
    code = answered(kind, [Path(file) for file in files], desk)
    if code:
        desk.ask(desk.words["drop.close"])
    return code


def answered(kind: str, files: Sequence[Path], desk: Desk) -> int:
    """Do the same without waiting."""
    if kind == "new":
        return _new(desk)
    wanted = _BOOKS if kind == "import" else _PACKS
    chosen = [path for path in files if path.suffix.lower() in wanted]
    if files and not chosen:
        desk.say("wrong", name=files[0].name, ending=" ".join(sorted(wanted)))
        return _BAD
    chosen = chosen or _asked_for(wanted, desk)
    codes = [_KINDS[kind](path.absolute(), desk) for path in chosen]
    return max(codes, default=_BAD)


def open_file(path: Path) -> None:
    """Open a file with the program that the machine has for it; a pack in Notepad, since Windows has none for packs."""
    if sys.platform == "win32" and path.suffix.lower() in _PACKS:
        os.startfile("notepad.exe", "open", f'"{path}"')  # noqa: S606, S607 - Windows finds its own
    elif sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - a page or workbook of ours
    else:
        webbrowser.open(path.as_uri())


def _asked_for(wanted: frozenset[str], desk: Desk) -> list[Path]:
    """Return the file that is chosen by its number, among those in the folder of packs."""
    folder = desk.home / "quizzes"
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() in wanted)
    if not found:
        desk.say("none", folder=folder)
        return []
    for number, path in enumerate(found, 1):
        sys.stdout.write(f"  {number}  {path.name}\n")
    said = desk.ask(desk.words["drop.which"]).strip()
    if said.isdecimal() and 0 < int(said) <= len(found):
        return [found[int(said) - 1]]
    return []


def _check(pack: Path, desk: Desk) -> int:
    page = _place(desk) / f"{pack.stem}.html"
    return _opened(["check", str(pack), "--format", "html", "--out", str(page)], page, desk)


def _preview(pack: Path, desk: Desk) -> int:
    folder = _beside(pack, desk.words["tools.preview"], desk)
    return _opened(["preview", str(pack), "--out", str(folder)], folder / "index.html", desk)


def _review(pack: Path, desk: Desk) -> int:
    folder = _beside(pack, desk.words["tools.review"], desk)
    return _opened(["review", str(pack), "--out", str(folder)], folder / "review.html", desk)


def _export(pack: Path, desk: Desk) -> int:
    book = pack.with_suffix(".xlsx")
    return _opened(["sheet", "export", str(pack), str(book)], book, desk)


def _import(book: Path, desk: Desk) -> int:
    """Bring a workbook into the pack of its name, or one that is chosen, and show what `check` says of that.

    If a workbook was made of it, such as drafts of a question bank or a marked copy, that is shown.
    """
    pack = book.with_suffix(".yaml")
    if not pack.is_file():
        desk.say("into", name=book.name)
        pack = next(iter(_asked_for(_PACKS, desk)), pack)
    before = {*book.parent.glob("*.xlsx")}
    code = main(["sheet", "import", str(book), str(pack)], home=desk.home)
    made = {*book.parent.glob("*.xlsx")} - before
    for path in made:
        desk.show(path)
    if made:
        return code
    if code == 0:
        return _check(pack, desk)
    if code < _BAD:
        desk.show(book)
    return code


def _play(pack: Path, desk: Desk) -> int:
    return main(["run", "--window", "1280x720", "--pack", str(pack)], home=desk.home)


_KINDS: dict[str, Callable[[Path, Desk], int]] = {
    "check": _check,
    "preview": _preview,
    "review": _review,
    "export": _export,
    "import": _import,
    "play": _play,
}


def _new(desk: Desk) -> int:
    """Write a new pack, and open it to be edited."""
    name = desk.ask(desk.words["drop.name"]).strip()
    if not name:
        return _BAD
    pack = desk.home / "quizzes" / f"{name.removesuffix('.yaml')}.yaml"
    return _opened(["new", str(pack)], pack, desk)


def _opened(command: list[str], page: Path, desk: Desk) -> int:
    """Run a command; open the file that it wrote, unless it could not."""
    code = main(command, home=desk.home)
    if code < _BAD and page.is_file():
        desk.show(page)
    return code


def _beside(pack: Path, name: str, desk: Desk) -> Path:
    """Return a folder beside the pack, or among the answers where the pack's folder takes no files."""
    folder = pack.with_name(f"{pack.stem}-{name}")
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return _place(desk) / folder.name
    return folder


def _place(desk: Desk) -> Path:
    """Return the folder for answers."""
    folder = state_folder() / ANSWERS
    folder.mkdir(parents=True, exist_ok=True)
    return folder
