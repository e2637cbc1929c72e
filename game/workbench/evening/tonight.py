"""The report of one evening as a page, made on the kiosk itself."""

from __future__ import annotations

from pathlib import Path

from game.content.model import Pack
from game.records.reading import read_records
from game.records.visits import TABLES, visits_of
from game.rules.evening.evening import evening_of
from game.words import Language
from game.workbench.evening.page import as_page
from game.workbench.evening.writing import document_of, names_of


def page_of(database: Path, pack: Pack, day: str, language: Language) -> bytes:
    """Return the report of the visits of a day (YYYY-MM-DD) in a database, with the names of `pack`.

    Raises UnreadableError.
    """
    visits = [visit for visit in visits_of(read_records([database], TABLES)) if visit.day == day]
    return as_page(document_of(evening_of(visits), names_of(pack), language, day=day, files=1)).encode()
