"""Forms for filling in by hand: chapters with boxes to tick, and the box to sign in. Lengths in mm."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from game.workbench.review.blocks import Contents, Heading, Signing, bold, plain
from game.workbench.review.paper import GREY, LEFT, ROOM, Sheet, Strip

BODY_PT, SMALL_PT = 10.0, 8.5
_PALE_LINE = 198
_ENTRY = 6.4
_TOGETHER = 3


def contents_strips(sheet: Sheet, contents: Contents, pages: Mapping[str, int]) -> list[Strip]:
    """Return the list of chapters and sections with a box for each; `pages` as far as known."""
    page_x, seen_x = LEFT + ROOM - 32, LEFT + ROOM - 13

    def head(x: float, y: float) -> None:
        sheet.write(contents.title, x, y + 5, 15, is_bold=True)
        for text, right in ((contents.page, page_x + 6), (contents.seen, seen_x + 8)):
            sheet.write(text, right - sheet.width(text, SMALL_PT), y + 6, SMALL_PT, grey=GREY)
        sheet.rule(x, y + 10, x + ROOM, y + 10, 0.3)

    def entry(heading: Heading, x: float, y: float) -> None:
        is_chapter = heading.level == 1
        indent = 0.0 if is_chapter else 7.0
        text = f"{heading.number}  {heading.text}"
        room = page_x - 8 - x - indent
        for line in sheet.lines(bold(text) if is_chapter else plain(text), BODY_PT, room)[:1]:
            sheet.write(line.text, x + indent, y + 3.1, BODY_PT, is_bold=is_chapter)
        page = str(pages.get(heading.number, ""))
        sheet.write(page, page_x + 6 - sheet.width(page, BODY_PT), y + 3.1, BODY_PT)
        sheet.box(seen_x + 3.6, y + 1.0, 4.2, 4.2, 0.3)
        sheet.rule(x + indent, y + _ENTRY - 0.1, x + ROOM, y + _ENTRY - 0.1, 0.1, grey=_PALE_LINE)

    rows = [heading for heading in sheet.document.headings() if heading.level < 3]  # noqa: PLR2004 - as in `Heading`
    # At either end three lines stay together, so that none is left alone on a page.
    stays = [number < _TOGETHER or len(rows) - _TOGETHER <= number < len(rows) - 1 for number in range(len(rows))]
    strips = [Strip(_ENTRY, partial(entry, row), stays) for row, stays in zip(rows, stays, strict=True)]
    return [Strip(12.0, head, stays_with_next=True), *strips]


def signing_strip(sheet: Sheet, signing: Signing) -> Strip:
    """Return the box for the opinion, the seal, and the names of who decides and who prepared the pack."""
    height = 58.0

    def draw(x: float, y: float) -> None:
        top = y + 3
        sheet.box(x, top, ROOM, height - 3, 0.5)
        sheet.write(signing.opinion, x + 4, top + 6, 11, is_bold=True)
        here = x + 32.0
        for choice in signing.choices:
            sheet.box(here, top + 4, 4.2, 4.2, 0.3)
            here = sheet.write(choice, here + 6, top + 6.1, BODY_PT) + 9
        sheet.write(signing.seal, x + ROOM - 40, top + 18, BODY_PT, grey=GREY)
        third = ROOM / 3
        sheet.rule(x, top + height - 18, x + ROOM, top + height - 18, 0.2)
        for labels, low in ((signing.signer, top + height - 25), (signing.maker, top + height - 10)):
            for number, label in enumerate(labels):
                left = x + 4 + number * third
                end = sheet.write(label, left, low, BODY_PT)
                sheet.rule(end + 2, low + 3, x + (number + 1) * third - 4, low + 3, 0.2)

    return Strip(height + 2, draw)
