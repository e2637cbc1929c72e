"""The prizes reconciled, as a part of the report: pieces are no people, but why somebody took none may point to one."""

from __future__ import annotations

from game.rules.evening.hiding import LEAST
from game.rules.prizes.ledger import PrizeTotals, Shelf
from game.rules.prizes.tickets import CONSOLATION
from game.words import Language, load_words
from game.workbench.evening.document import Section, Table

_COLUMNS = ("prize", "drawn", "handed", "kept", "returned", "waiting", "left")


def prizes_section(totals: PrizeTotals, language: Language) -> Section | None:
    """Return what became of every piece; None where nothing was ever drawn."""
    words = load_words("prizes", language)
    if not any(shelf.drawn for shelf in totals.shelves):
        return None

    def row(shelf: Shelf) -> tuple[str, ...]:
        left = words["report.any"] if shelf.prize == CONSOLATION else str(shelf.pieces)
        counts = (shelf.drawn, shelf.handed, shelf.kept, shelf.returned, shelf.waiting)
        return shelf.name, *map(str, counts), left

    said = [words["report.body"]]
    for (how, reason), count in sorted(totals.reasons.items()):
        key = "report.reason_kept" if how == "kept" else "report.reason_returned"
        told = words(key, reason=words[f"report.{reason}"])
        said.append(f"{told} {count if count >= LEAST else f'<{LEAST}'}")
    columns = tuple(words[f"report.{name}"] for name in _COLUMNS)
    return Section(words["report.title"], tuple(said), None, Table(columns, tuple(map(row, totals.shelves))))
