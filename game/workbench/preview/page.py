"""The page beside the pictures: what was found, with its lines, and every screen by chapter. It needs nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.content.findings import MAX_PROBLEMS
from game.content.model import Pack
from game.kiosk.settings import Settings
from game.words import Language, load_words
from game.workbench.pages import page
from game.workbench.preview.chapters import Chapter, small_of
from game.workbench.preview.findings import Told
from game.workbench.preview.images import small_size
from game.workbench.preview.words import title_of


@dataclass(frozen=True)
class PageFacts:
    """What the head of the page says.

    Attributes:
        file: name of the pack's file.
        size: of the pictures, px.
        settings: theme and text size.
        sheets: files of the contact sheets, relative to the page.
    """

    file: str
    size: tuple[int, int]
    settings: Settings
    sheets: Sequence[str]


def page_of(
    pack: Pack,
    facts: PageFacts,
    chapters: Sequence[Chapter],
    told: Sequence[Told],
    language: Language,
) -> str:
    """The whole page."""
    return page(
        "preview.html",
        language=language,
        words=load_words("preview", language),
        pack=pack,
        facts=facts,
        chapters=chapters,
        told=told,
        most=MAX_PROBLEMS,
        drawn={shot.name for chapter in chapters for shot in chapter.shots if shot.file},
        small=small_size(facts.size),
        small_of=small_of,
        title_of=title_of,
    )
