"""The table of a sound pack as markup: the map of `game.content.table_map` with real borders instead of letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from game.content.model import Pack, Table
from game.content.seating import indexes_of, placed, runs_of, seated
from game.content.table_map import table_map
from game.content.table_trial import Trial
from game.content.wording import MessageLanguage, map_words
from game.rules.table_plan import LENGTH_CM, LINE_CM, WIDTH_CM

_COLUMNS = 60
"""Columns of markup from edge to edge: rows of one to five places come out even."""
_NOTES = 3
"""Sentences below a map: its legend, what misses every zone, how hard the red zone is."""
_RARE = 0.01


def table_markup(name: str, pack: Pack, trial: Trial, language: MessageLanguage) -> str:
    """The table of a pack, the shares of casual pushes in it, and what is said of them; empty without a table.

    `name` is that of the file; `trial` is of this pack's table.
    """
    if pack.table is None:
        return ""
    heading, *drawn = table_map(name, pack, trial, language).split("\n")
    words = map_words(language)
    table = pack.table
    rows = "\n".join(_rows(pack, table, trial, words))
    edges = f"far{table.far} left{table.left} right{table.right}"
    # So old a browser as not to know fixed columns counts the cells of the first row.
    columns = f'<col style="width:{100 / _COLUMNS:.3f}%">' * _COLUMNS
    notes = "\n".join(f"<p>{escape(note)}</p>" for note in drawn[-_NOTES:])
    return f"""<h3>{escape(heading)}</h3>
<table class="plan {edges}"><colgroup>{columns}</colgroup>
{rows}
</table>
<p class="player">{escape(words["player"])}</p>
{notes}"""


def _rows(pack: Pack, table: Table, trial: Trial, words: dict[str, str]) -> Iterator[str]:
    shares = iter(trial.odds.zones)
    cells: list[list[str]] = [[] for _ in table.rows]
    for row, column, count, cell in runs_of(seated(table.rows, indexes_of((s.name, s.id) for s in pack.scams))):
        span = _COLUMNS // len(table.rows[row])
        lines = [words[cell] if isinstance(cell, str) else pack.scams[cell or 0].name]
        if cell != "bare":
            lines.append(_share(next(shares)))
        lines += _standing(table, row, column / len(table.rows[row]), (column + count) / len(table.rows[row]), words)
        kind = f' class="{cell}"' if isinstance(cell, str) else ""
        cells[row].append(f'<td colspan="{count * span}"{kind}>{_broken(lines)}</td>')
    for row_cells in cells:
        yield f"<tr>{''.join(row_cells)}</tr>"


def _broken(lines: Sequence[str]) -> str:
    return "<br>".join(escape(line) for line in lines)


def _share(share: float) -> str:
    # No zone of a sound table is out of reach, however rarely chance finds it.
    return f"{share:.0%}" if share >= _RARE else f"<{_RARE:.0%}"


def _standing(table: Table, row: int, left: float, right: float, words: dict[str, str]) -> Iterator[str]:
    """The obstacles whose middle is in this part of a row (from `left` to `right`, shares of the width)."""
    depth = (LENGTH_CM - LINE_CM) / len(table.rows)
    for obstacle in map(placed, table.obstacles):
        is_here = min(int((LENGTH_CM - obstacle.y) / depth), len(table.rows) - 1) == row
        if is_here and left <= obstacle.x / WIDTH_CM < right:
            yield words[obstacle.kind]
