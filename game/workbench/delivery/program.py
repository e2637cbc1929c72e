"""The program itself as it lies in a package: code, pictures and sentences, packs, and its pages for people."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from pathlib import Path

from game.kiosk.places import BUILD_FILE, KEY_FILE
from game.words import Language, Words, load_words
from game.workbench.delivery.files import Files, number_of, read_folder
from game.workbench.delivery.wheels import Wheel
from game.workbench.pages import page

_PICTURES = "pictures"
_PARTS = ("game", "assets", "quizzes", "LICENSE", "pyproject.toml")
_GUIDES = {"README.md": "names.guide", "operators.md": "names.operators"}
_MAIN = '''"""反诈游园: made by `deliver`, so that the program runs from the folder that this file lies in."""

import os
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent{above}
NEWER = os.environ.get("FANZHA_PROGRAM")  # brought by an update; the process that watches over the kiosk chooses it
sys.dont_write_bytecode = True  # until it is known where to
{paths}sys.path[:0] = [NEWER] if NEWER else []
from game.cli.portable import main, settle

settle(HOME, {program}, is_movable={is_movable})

if __name__ == "__main__":
    raise SystemExit(main({home}))
'''


class NoSourceError(Exception):
    """The program runs from an installed package, which lacks something; the text names it."""


def checkout() -> Path:
    """Return the folder of the source. Raises NoSourceError."""
    top = Path(__file__).resolve().parents[3]
    for part in _PARTS:
        if not (top / part).exists():
            raise NoSourceError(part)
    return top


def program_files(top: Path, key: bytes | None = None) -> Files:
    """Return the code, the pictures and sentences, and packs to fall back on; `key` tells whose updates it takes."""
    return {
        **({} if key is None else {KEY_FILE: key}),
        **read_folder(top / "game", "game/"),
        **read_folder(top / "assets", "assets/"),
        **read_folder(top / "quizzes", "quizzes/", without=(_PICTURES, *_pages(top))),
    }


def numbered(files: Files, wheels: Iterable[Wheel]) -> Files:
    """Return `files` with a number of their own and of the libraries beside them."""
    digests = {wheel.name: wheel.digest.encode() for wheel in wheels}
    return {**files, BUILD_FILE: f"{number_of({**files, **digests})}\n".encode()}


def main_file(
    *, above: str = "", program: str = "HOME", paths: str = "", home: str = "HOME", is_movable: bool
) -> bytes:
    """Return what is started, which lies in the folder of packs or, as `above` says, in one below it.

    `program` and `home` are expressions for the folders of the code and of packs to prefer, `paths` are lines before
    imports.
    """
    return _MAIN.format(above=above, program=program, paths=paths, home=home, is_movable=is_movable).encode()


def people_files(top: Path, language: Language) -> Files:
    """Return packs to edit, and the guides as web pages with their pictures, as they lie in `quizzes/`."""
    words = load_words("delivery", language)
    return {
        **read_folder(top / "quizzes", "", without=_pages(top)),
        **{f"{words[key]}.html": _as_page(top / "quizzes" / name, words, words[key]) for name, key in _GUIDES.items()},
    }


def _pages(top: Path) -> list[str]:
    return [path.name for path in (top / "quizzes").glob("*.md")]


def _as_page(source: Path, words: Words, title: str) -> bytes:
    """Return a guide in Markdown as a web page; its links to headings and to the other guide work as in the source."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - rich needs it, but only this command reads it

    body = MarkdownIt("commonmark").enable("table").render(source.read_text(encoding="utf-8"))
    body = re.sub(r"<h([1-6])>(.*?)</h\1>", _with_anchor, body)
    for name, key in _GUIDES.items():
        body = body.replace(f'href="{name}', f'href="{words[key]}.html')
    body = body.replace('href="../README.md', f'href="../{words["names.readme"]}')
    return page("guide.html", title=title, body=body, language="zh", style="guide.css").encode()


def _with_anchor(heading: re.Match[str]) -> str:
    level, inside = heading[1], heading[2]
    text = re.sub(r"<[^>]+>", "", inside).strip().lower()
    anchor = re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", text))
    return f'<h{level} id="{anchor}">{inside}</h{level}>'


def below(folder: str, files: Files) -> Files:
    """Return files one folder deeper."""
    return {posixpath.join(folder, name): data for name, data in files.items()}
