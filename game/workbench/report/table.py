"""The table of a sound pack as markup: the map of `table_map` with real borders instead of letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from game.content.checks.table_trial import CASUAL_PUSHES, Trial
from game.content.model import Pack
from game.content.wording import MessageLanguage, map_words
from game.workbench.report.table_words import ToldPlace, notes_of, told_places

_COLUMNS = 60
"""Columns of markup from edge to edge: rows of one to five places come out even."""


def table_markup(name: str, pack: Pack, trial: Trial, language: MessageLanguage) -> str:
    """The table of a pack, the shares of casual pushes in it, and what is said of them; empty without a table.

    `name` is that of the file; `trial` is of this pack's table.
    """
    if pack.table is None:
        return ""
    words = map_words(language)
    table = pack.table
    heading = words["heading"].format(name=name, tries=CASUAL_PUSHES)
    rows = "\n".join(_rows(told_places(pack, table, trial, words), len(table.rows)))
    edges = f"far{table.far} left{table.left} right{table.right}"
    # So old a browser as not to know fixed columns counts the cells of the first row.
    columns = f'<col style="width:{100 / _COLUMNS:.3f}%">' * _COLUMNS
    notes = "\n".join(f"<p>{escape(note)}</p>" for note in notes_of(trial, words))
    return f"""<h3>{escape(heading)}</h3>
<table class="plan {edges}"><colgroup>{columns}</colgroup>
{rows}
</table>
<p class="player">{escape(words["player"])}</p>
{notes}"""


def _rows(places: Iterable[ToldPlace], count: int) -> Iterator[str]:
    cells: list[list[str]] = [[] for _ in range(count)]
    for place in places:
        kind = f' class="{place.kind}"' if place.kind is not None else ""
        span = round((place.right - place.left) * _COLUMNS)
        broken = "<br>".join(escape(text) for text in place.texts)
        cells[place.row].append(f'<td colspan="{span}"{kind}>{broken}</td>')
    for row_cells in cells:
        yield f"<tr>{''.join(row_cells)}</tr>"
