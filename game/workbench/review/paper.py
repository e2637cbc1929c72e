"""A4 pages filled from top to bottom: head, foot and page breaks. Lengths in mm."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from game.workbench.paper_face import Face, close_faces, latin_marks
from game.workbench.review.blocks import Document, Rich, Span
from game.workbench.review.setting import Line, set_lines

if TYPE_CHECKING:
    from fpdf import FPDF

WIDTH, HEIGHT = 210.0, 297.0
LEFT, RIGHT, TOP, BOTTOM = 20.0, 15.0, 23.0, 20.0
"""Margins; the left one is wide enough for punched holes."""
ROOM = WIDTH - LEFT - RIGHT
MM_PER_PT = 25.4 / 72
LEADING, CUED_LEADING = 1.5, 1.85
"""Lines with a cue need room for its number above them."""
FAMILY = "review"
_INITIALS = (26.0, 8.0)
_BASELINE = 0.38
"""The middle of Han lies this many em above the baseline (see `game.ui.type.text`)."""
INK, GREY, PALE, WHITE = 0, 95, 238, 255


@dataclass(frozen=True)
class Strip:
    """A block as wide as its column that is never cut."""

    height: float
    draw: Callable[[float, float], None]  # paints it with its top left at (x, y)
    stays_with_next: bool = False  # never the last thing on a page
    reprise: Strip | None = None  # painted first where this strip begins a page: the head of its table


class Sheet:
    """The pages; `pages` is their number, as far as known."""

    floor = HEIGHT - BOTTOM
    """Where the room for content ends."""

    def __init__(self, pdf: FPDF, faces: tuple[Face, Face], document: Document, pages: int) -> None:
        self.pdf = pdf
        self.document = document
        self.pages = pages
        self._faces = faces
        self._look: tuple[bool, float, int] | None = None
        self._lines: dict[tuple[Rich, float, float], list[Line]] = {}
        self.y = 0.0
        for style, face in zip(("", "B"), faces, strict=True):
            pdf.add_font(FAMILY, style, face.path)

    def close(self) -> None:
        """Close the files of the faces."""
        close_faces(self.pdf)

    # -- type -------------------------------------------------------------------------------------------------

    def lines(self, rich: Rich, pt: float, width: float) -> list[Line]:
        """Return `rich` broken into lines of at most `width`."""
        key = (rich, pt, width)
        if key not in self._lines:
            room = width / (pt * MM_PER_PT)
            whole = "".join(span.text for span in rich)
            if latin_marks(whole) == whole:
                self._lines[key] = set_lines(rich, self._width_in_em, room)
            else:
                # Lines are broken with the marks that tell begin from end, and printed with those that fit.
                lines = set_lines(rich, lambda text, is_bold: self._width_in_em(latin_marks(text), is_bold), room)
                self._lines[key] = [line.translated(latin_marks) for line in lines]
        return self._lines[key]

    def drawable(self, text: str) -> str:
        """Return `text` with a white square for what the face cannot draw."""
        return self._faces[0].drawable(text)

    def width(self, text: str, pt: float, *, is_bold: bool = False) -> float:
        """Return the width of one line, mm."""
        return self._width_in_em(text, is_bold) * pt * MM_PER_PT

    def _width_in_em(self, text: str, is_bold: bool) -> float:
        return self._faces[is_bold].width(text)

    def write(self, text: str, x: float, middle: float, pt: float, *, is_bold: bool = False, grey: int = INK) -> float:
        """Print a line with letters centred on `middle`; return its end."""
        shown = self._faces[is_bold].drawable(text)
        if shown.strip():
            look = (is_bold, pt, grey)
            if look != self._look:
                self.pdf.set_font(FAMILY, "B" if is_bold else "", pt)
                self.pdf.set_text_color(grey)
                self._look = look
            self.pdf.text(x, middle + _BASELINE * pt * MM_PER_PT, shown)
        return x + self.width(text, pt, is_bold=is_bold)

    def write_lines(self, lines: Sequence[Line], x: float, y: float, pt: float, *, grey: int = INK) -> None:
        """Print lines below each other, their quotes underlined and numbered."""
        em = pt * MM_PER_PT
        # Numbers come after all letters, so that a passage with a quote is found by searching for it.
        numbers: list[tuple[str, float, float]] = []
        for line in lines:
            high = self.high([line], pt)
            middle, here = y + high - LEADING / 2 * em, x
            y += high
            for span, begins in zip(line.spans, line.begins, strict=True):
                end = self.write(span.text, here, middle, pt, is_bold=span.is_bold, grey=grey)
                if span.cue:
                    right = here + self.width(span.text.rstrip(), pt, is_bold=span.is_bold)
                    self.rule(here, middle + 0.58 * em, right, middle + 0.58 * em, 0.25)
                if begins:
                    numbers.append((str(span.cue), here, middle))
                here = end
        for number, left, middle in numbers:
            self.write(number, left, middle - 0.76 * em, pt * 0.6, is_bold=True)

    def high(self, lines: Sequence[Line], pt: float) -> float:
        """Return the height of lines, mm."""
        leadings = (CUED_LEADING if any(line.begins) else LEADING for line in lines)
        return sum(leadings) * pt * MM_PER_PT

    # -- shapes -----------------------------------------------------------------------------------------------

    def rule(self, x1: float, y1: float, x2: float, y2: float, thick: float = 0.2, *, grey: int = INK) -> None:
        """Draw a line."""
        self.pdf.set_line_width(thick)
        self.pdf.set_draw_color(grey)
        self.pdf.line(x1, y1, x2, y2)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        thick: float = 0.2,
        *,
        fill: int | None = None,
        grey: int = INK,
    ) -> None:
        """Draw a rectangle with an outline in `grey`."""
        self.pdf.set_line_width(thick)
        self.pdf.set_draw_color(grey)
        if fill is not None:
            self.pdf.set_fill_color(fill)
        self.pdf.rect(x, y, width, height, style="D" if fill is None else "DF")

    def picture(self, image: bytes, x: float, y: float, width: float, height: float) -> None:
        """Print a picture or a drawing stretched to a rectangle."""
        self.pdf.image(BytesIO(image), x, y, width, height)

    # -- pages ------------------------------------------------------------------------------------------------

    def new_page(self) -> None:
        """Begin a page with its head and foot."""
        self.pdf.add_page()
        self._look = None
        said, middle = self.document, 15.0
        code_x = WIDTH - RIGHT - self.width(said.check, 10, is_bold=True)
        title = f"{said.kind} · {said.title}"
        for line in self.lines((Span(title),), 9, code_x - LEFT - 6)[:1]:
            self.write(line.text, LEFT, middle, 9)
        self.write(said.check, code_x, middle, 10, is_bold=True)
        self.rule(LEFT, 18.5, WIDTH - RIGHT, 18.5, 0.3)
        self._foot()
        self.y = TOP

    def _foot(self) -> None:
        said, top = self.document, HEIGHT - 17.0
        self.rule(LEFT, top, WIDTH - RIGHT, top, 0.3)
        width, height = _INITIALS
        left = WIDTH - RIGHT - width
        self.box(left, top + 1.8, width, height)
        self.write(said.initials, left + 1.0, top + 3.6, 6.5, grey=GREY)
        for line in self.lines((Span(said.foot),), 8, left - LEFT - 50)[:1]:
            self.write(line.text, LEFT, top + 5.5, 8, grey=GREY)
        page = said.page.format(page=self.pdf.page_no(), pages=self.pages)
        self.write(page, left - 6 - self.width(page, 9), top + 5.5, 9)

    def place(self, strips: Sequence[Strip], x: float = LEFT) -> None:
        """Print strips below each other, on the next page if they do not fit."""
        index = 0
        while index < len(strips):
            last = index
            while strips[last].stays_with_next and last + 1 < len(strips):
                last += 1
            needed = sum(strip.height for strip in strips[index : last + 1])
            if self.y + needed > self.floor and self.y > TOP:
                self.new_page()
                reprise = strips[index].reprise
                if reprise is not None:
                    self._put(reprise, x)
            for strip in strips[index : last + 1]:
                self._put(strip, x)
            index = last + 1

    def _put(self, strip: Strip, x: float) -> None:
        strip.draw(x, self.y)
        self.y += strip.height


Images = Mapping[str, tuple[bytes, tuple[int, int]]]
"""Pictures by key: the bytes of a JPEG or PNG, and its width and height in px."""
