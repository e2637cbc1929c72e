"""Questions in a table: one a row, below headings that say which column is what."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.workbench.banks.headings import is_bank, part_called
from game.workbench.banks.questions import LETTERS, Question, options_in
from game.workbench.sheets.columns import SEARCHED_ROWS


def heading_row(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the index of the row with the headings of a question bank; `None` if there is none."""
    tops = enumerate(rows[:SEARCHED_ROWS])
    return next((at for at, row in tops if is_bank([part_called(text) for text in row])), None)


def questions_in(rows: Sequence[Sequence[str]], head: int, where: Callable[[int], str]) -> list[Question]:
    """Return a question for each row below the headings at index `head`; `where` names a row, counted from 1."""
    headings = [text.strip() for text in rows[head]]
    parts = [part_called(text) for text in headings]
    return [
        _question(where(number), headings, parts, row)
        for number, row in enumerate(rows[head + 1 :], head + 2)
        # Long tables repeat their headings on every page.
        if any(text.strip() for text in row) and [text.strip() for text in row] != headings
    ]


def _question(where: str, headings: Sequence[str], parts: Sequence[str], row: Sequence[str]) -> Question:
    held: dict[str, str] = {}
    options: dict[str, str] = {}
    lines = []
    for at, text in enumerate(each.strip() for each in row):
        if not text:
            continue
        heading, part = (headings[at], parts[at]) if at < len(headings) else ("", "")
        lines.append(f"{heading}：{text}" if heading else text)
        if part in LETTERS and part:
            options[part] = _without_letter(text, part)
        elif part == "options":
            options |= options_in(text)[1]
        elif part:
            held[part] = f"{held[part]}\n{text}" if part in held else text
    stem = held.get("stem", "")
    if not options and stem:
        # Some banks have the options below the question, in the same cell.
        lead, below = options_in(stem)
        if len(below) > 1:
            held["stem"], options = lead, below
    return Question(where, "\n".join(lines), options=options, **held)


def _without_letter(text: str, letter: str) -> str:
    """Return an option without the letter that its column says already."""
    lead, options = options_in(text)
    return options[letter] if not lead and list(options) == [letter] else text
