"""Blocks of the document as strips of paper. Lengths in mm, type in pt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from game.workbench.review.blocks import (
    Beside,
    Block,
    Contents,
    Drawing,
    Grid,
    Heading,
    Home,
    Paragraph,
    Pictures,
    Signing,
    Span,
    bold,
    plain,
)
from game.workbench.review.forms import BODY_PT, SMALL_PT, contents_strips, signing_strip
from game.workbench.review.paper import FAMILY, GREY, INK, MM_PER_PT, PALE, ROOM, TOP, WHITE, Images, Sheet, Strip
from game.workbench.review.plan import HEIGHT_FOR_WIDTH, plan_svg
from game.workbench.review.setting import Line

_HEADING_PT = {1: 18.0, 2: 15.0, 3: 11.5}
_ABOVE = {1: 2.0, 2: 5.0, 3: 2.0}
_ASIDE, _GAP = 52.0, 5.0
_MOST_PICTURE = 75.0
_PLAN_WIDTH = 92.0
_LEAST_COLUMNS = 3
CELL_PT, HEAD_PT = 9.5, 8.5
_SIDE, _RISE = 1.7, 0.9
_AFTER = 2.5
_MOST_LINES = 36
"""A row with more lines is cut: it would not fit on a page."""
_LINE = 150
_FALSE = 226


class Painter:
    """Turns blocks into strips, without pictures that are not in `images`.

    `pages` maps numbers of headings to pages, as far as known; `on_heading` gets each as it is painted, with its y.
    """

    def __init__(
        self, sheet: Sheet, images: Images, pages: Mapping[str, int], on_heading: Callable[[Heading, float], None]
    ) -> None:
        self.sheet = sheet
        self.images = images
        self.pages = pages
        self.on_heading = on_heading

    def strips(self, block: Block, width: float = ROOM) -> list[Strip]:  # noqa: PLR0911 - one line a kind of block
        """Return the strips of a block in a column of `width`."""
        match block:
            case Heading():
                return [self._heading(block, width)]
            case Paragraph():
                return self._paragraph(block, width)
            case Grid():
                return _grid(self.sheet, block, width)
            case Home():
                return [self._home(block, width)]
            case Pictures():
                return self._row(block, width)
            case Drawing():
                return [self._plan(block)]
            case Contents():
                return contents_strips(self.sheet, block, self.pages)
            case Signing():
                return [signing_strip(self.sheet, block)]
            case Beside():
                return self._beside(block)

    # -- words ------------------------------------------------------------------------------------------------

    def _heading(self, heading: Heading, width: float) -> Strip:
        sheet, pt = self.sheet, _HEADING_PT[heading.level]
        icon = self.images.get(heading.icon)
        indent = 12.0 if icon else 0.0
        text = f"{heading.number}  {heading.text}"
        tag = heading.tag_text
        tag_width = sheet.width(tag, 9, is_bold=True) + 5 if tag else 0.0
        lines = sheet.lines(bold(text), pt, width - indent - tag_width)
        above = 0.0 if heading.begins_page else _ABOVE[heading.level]

        def draw(x: float, y: float) -> None:
            self.on_heading(heading, y)
            top = y + above
            sheet.write_lines(lines, x + indent, top, pt)
            middle = top + sheet.high(lines, pt) - 0.75 * pt * MM_PER_PT
            end = x + indent + sheet.width(lines[-1].text, pt, is_bold=True)
            if icon:
                sheet.picture(icon[0], x, top + sheet.high(lines, pt) / 2 - 4.8, 9.6, 9.6)
            if tag:
                is_scam = heading.tag == "scam"
                sheet.box(x + width - tag_width, middle - 2.6, tag_width, 5.2, 0.3, fill=INK if is_scam else 255)
                sheet.write(tag, x + width - tag_width + 2.5, middle, 9, is_bold=True, grey=255 if is_scam else INK)
            note_width = sheet.width(heading.note, 7.5)
            if heading.note and end + 5 + note_width < x + width - tag_width:
                sheet.write(heading.note, end + 3, middle + 0.4, 7.5, grey=GREY)
            if heading.level == 1:
                sheet.rule(x, top + sheet.high(lines, pt) + 0.6, x + width, top + sheet.high(lines, pt) + 0.6, 0.5)

        below = 3.0 if heading.level == 1 else 1.0
        return Strip(above + sheet.high(lines, pt) + below, draw, stays_with_next=True)

    def _paragraph(self, paragraph: Paragraph, width: float) -> list[Strip]:
        sheet = self.sheet
        lines = sheet.lines(paragraph.text, BODY_PT, width)
        strips = [
            Strip(
                sheet.high([line], BODY_PT),
                partial(sheet.write_lines, [line], pt=BODY_PT),
                stays_with_next=paragraph.is_lead or number == 0,
            )
            for number, line in enumerate(lines)
        ]
        strips[-1] = replace(strips[-1], height=strips[-1].height + (0.8 if paragraph.is_lead else 2.0))
        above = Strip(2.0 if paragraph.is_lead else 0.5, lambda x, y: None, stays_with_next=True)
        return [above, *strips]

    def _home(self, home: Home, width: float) -> Strip:
        sheet = self.sheet
        inner = min(width, 110.0)
        caption = sheet.lines(bold(home.caption), BODY_PT, width)
        lines = sheet.lines(plain(home.text), BODY_PT, inner - 8)
        head, body = sheet.high(caption, BODY_PT), sheet.high(lines, BODY_PT)

        def draw(x: float, y: float) -> None:
            sheet.write_lines(caption, x, y + 2, BODY_PT)
            sheet.box(x, y + 2.6 + head, inner, body + 4, 0.3)
            sheet.write_lines(lines, x + 4, y + 4.6 + head, BODY_PT)

        return Strip(head + body + 9.5, draw)

    # -- pictures ---------------------------------------------------------------------------------------------

    def _row(self, pictures: Pictures, width: float) -> list[Strip]:
        """Lay pictures side by side, each with its caption."""
        items = [(key, caption) for key, caption in pictures.items if key in self.images]
        if not items:
            return []
        columns = max(_LEAST_COLUMNS, len(items))
        each = (width - _GAP * (columns - 1)) / columns
        cells = [self._picture(key, caption, each) for key, caption in items]

        def draw(x: float, y: float) -> None:
            for number, cell in enumerate(cells):
                cell.draw(x + number * (each + _GAP), y)

        return [Strip(max(cell.height for cell in cells) + 2, draw)]

    def _picture(self, key: str, caption: str, width: float) -> Strip:
        data, (wide, high) = self.images[key]
        scale = min(width / wide, _MOST_PICTURE / high)

        def draw(x: float, y: float) -> None:
            self.sheet.picture(data, x, y, wide * scale, high * scale)
            self.sheet.box(x, y, wide * scale, high * scale, 0.15)
            for line in self.sheet.lines((Span(caption),), SMALL_PT, width)[:1]:
                self.sheet.write(line.text, x, y + high * scale + 2.6, SMALL_PT, grey=GREY)

        return Strip(high * scale + 6, draw)

    def _beside(self, beside: Beside) -> list[Strip]:
        shown = [(key, caption) for key, caption in beside.pictures.items if key in self.images]
        width = ROOM - _ASIDE - _GAP if shown else ROOM
        left = [strip for block in beside.blocks for strip in self.strips(block, width)]
        right = [self._picture(key, caption, _ASIDE) for key, caption in shown]
        height = max(sum(strip.height for strip in column) for column in (left, right))
        if height > self.sheet.floor - TOP:
            return [*left, *(strip for item in shown for strip in self._row(Pictures((item,)), ROOM))]

        def draw(x: float, y: float) -> None:
            for column, here in ((left, x), (right, x + width + _GAP)):
                below = y if column is left else y + 3
                for strip in column:
                    strip.draw(here, below)
                    below += strip.height

        return [Strip(height + 3, draw)]

    def _plan(self, drawing: Drawing) -> Strip:
        sheet, high = self.sheet, _PLAN_WIDTH * HEIGHT_FOR_WIDTH
        drawn = plan_svg(replace(drawing, names=tuple(map(sheet.drawable, drawing.names))), FAMILY)
        return Strip(high + 2, lambda x, y: sheet.picture(drawn.encode(), x, y, _PLAN_WIDTH, high))


def _grid(sheet: Sheet, grid: Grid, width: float) -> list[Strip]:
    """Return a table of `width`, one strip a row; its head is repeated on each page."""
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
