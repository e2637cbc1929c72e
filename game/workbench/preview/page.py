"""The page with the pictures: findings with their lines, and every screen by chapter; self-contained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from game.content.findings import MAX_PROBLEMS
from game.content.model import Pack
from game.content.reading.packs import Reading
from game.scenes.gallery.names import ScreenName
from game.words import Language, load_words
from game.workbench.pages import page
from game.workbench.preview.findings import Told
from game.workbench.preview.images import PICTURES, SMALL, Ending, small_size
from game.workbench.preview.names import path_of, title_of
from game.workbench.preview.screens import Job


@dataclass(frozen=True)
class Shot:
    """One picture; its files are relative to the folder."""

    name: ScreenName
    title: str  # within its chapter
    file: str | None  # `None` if it could not be opened
    small: str  # its small copy
    findings: tuple[int, ...]  # numbers (from 1) of the problems visible on it


@dataclass(frozen=True)
class Chapter:
    """Pictures that belong together; `line` is where their part of the pack begins, if any."""

    anchor: str
    heading: str
    line: int | None
    shots: tuple[Shot, ...]


def file_of(name: ScreenName, ending: Ending) -> str:
    """Return the file of a screen's picture, relative to the folder."""
    return f"{PICTURES}/{name.stem}.{ending}"


def small_of(name: ScreenName) -> str:
    """Return the file of its small copy."""
    return f"{SMALL}/{name.stem}.jpg"


def chapters_of(
    pack: Pack, endings: Mapping[ScreenName, Ending | None], told: Iterable[Told], reading: Reading, language: Language
) -> Iterator[Chapter]:
    """Yield the screens in `endings` by chapter, in order."""
    numbers: dict[ScreenName, list[int]] = {}
    for number, one in enumerate(told, 1):
        numbers.setdefault(one.screen, []).append(number)
    for (part, subject), names in groupby(endings, key=lambda name: (name.part, name.subject)):
        shots = tuple(
            Shot(
                name,
                title_of(pack, name, language),
                None if (ending := endings[name]) is None else file_of(name, ending),
                small_of(name),
                tuple(numbers.get(name, ())),
            )
            for name in names
        )
        path = path_of(pack, shots[0].name) if subject or part == "table" else ()
        line = reading.locate(path, at="key" if part == "table" else "value").line if path else None
        yield Chapter("-".join(filter(None, (part, subject))), _heading(pack, part, subject, language), line, shots)


def _heading(pack: Pack, part: str, subject: str, language: Language) -> str:
    words = load_words("preview", language)
    if part == "scam":
        return words["scam"].format(name=next(scam.name for scam in pack.scams if scam.id == subject))
    if part == "exhibit":
        exhibit = next(exhibit for exhibit in pack.exhibits if exhibit.id == subject)
        verdict = words[f"{exhibit.verdict}_verdict"]
        return words["exhibit"].format(name=f"{subject} · {exhibit.sender} · {verdict}")
    return words[part]


def page_of(
    pack: Pack, job: Job, chapters: Sequence[Chapter], told: Sequence[Told], sheets: Sequence[str], language: Language
) -> str:
    """Return the whole page; `sheets` are the files of the contact sheets, relative to it."""
    return page(
        "preview.html",
        language=language,
        words=load_words("preview", language),
        pack=pack,
        job=job,
        sheets=sheets,
        chapters=chapters,
        told=told,
        most=MAX_PROBLEMS,
        drawn={shot.name for chapter in chapters for shot in chapter.shots if shot.file},
        small=small_size(job.size),
        small_of=small_of,
        title_of=title_of,
    )
