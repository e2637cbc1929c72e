"""Tables as strips of paper, one strip a row; a table that goes on over a page repeats its head."""

from __future__ import annotations

from collections.abc import Sequence

from game.workbench.review.blocks import Grid, bold
from game.workbench.review.setting import Line
from game.workbench.review.sheet import PALE, WHITE, Sheet, Strip

CELL_PT, HEAD_PT = 9.5, 8.5
_SIDE, _RISE = 1.7, 0.9
_AFTER = 2.5
_MOST_LINES = 36
"""A row with more lines is cut: it would not fit on a page."""
_LINE = 150
_FALSE = 226


def grid_strips(sheet: Sheet, grid: Grid, width: float) -> list[Strip]:
    """The strips of a table as wide as `width`."""
    total = sum(grid.shares)
    widths = [width * share / total for share in grid.shares]
    head = None
    if grid.head:
        cells = [
            sheet.lines(bold(text), HEAD_PT, wide - 2 * _SIDE) for text, wide in zip(grid.head, widths, strict=True)
        ]
        head = _row(sheet, cells, widths, HEAD_PT, fills=[PALE] * len(widths), stays=True)
    strips = [head] if head else []
    for number, row in enumerate(grid.rows):
        cells = [sheet.lines(cell, CELL_PT, wide - 2 * _SIDE) for cell, wide in zip(row, widths, strict=True)]
        # Two rows stay together at either end, so that none is left alone.
        stays = number in (0, len(grid.rows) - 2) and number < len(grid.rows) - 1
        for start in range(0, max(map(len, cells)), _MOST_LINES):
            part = [lines[start : start + _MOST_LINES] for lines in cells]
            strips.append(_row(sheet, part, widths, CELL_PT, fills=_fills(grid), stays=stays, reprise=head))
    return [*strips, Strip(_AFTER, lambda x, y: None)]


def _fills(grid: Grid) -> list[int]:
    count = len(grid.shares)
    if grid.tone == "false":
        return [_FALSE] * count
    return [WHITE if grid.head else PALE, *[WHITE] * (count - 1)]


def _row(
    sheet: Sheet,
    cells: Sequence[Sequence[Line]],
    widths: Sequence[float],
    pt: float,
    *,
    fills: Sequence[int],
    stays: bool = False,
    reprise: Strip | None = None,
) -> Strip:
    height = max(sheet.high(lines, pt) for lines in cells) + 2 * _RISE

    def draw(x: float, y: float) -> None:
        for lines, wide, fill in zip(cells, widths, fills, strict=True):
            sheet.box(x, y, wide, height, 0.15, fill=fill, grey=_LINE)
            sheet.write_lines(lines, x + _SIDE, y + _RISE, pt)
            x += wide

    return Strip(height, draw, stays, reprise)
