"""The report as PDF: A4, embedded typeface, searchable text."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date, datetime, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from game.ui.theme import Colour
from game.workbench.evening.document import Bar, Chart, Document, Dot, Mark, Section, Stroke, Table
from game.workbench.evening.inks import colour_of, theme
from game.workbench.paper_face import close_faces, faces_for, latin_marks
from game.workbench.review.blocks import plain
from game.workbench.review.setting import set_lines

if TYPE_CHECKING:
    from fpdf import FPDF

_MAKER = "Fanzha Fair report"
_LEFT, _WIDTH, _BOTTOM = 20.0, 170.0, 286.0
_TOP = 18.0
_LINTEL = 34.0
_MM_PER_PT = 25.4 / 72
_TEXT_PT, _TABLE_PT, _HEADING_PT = 10.5, 9.0, 15.0
_LEADING, _ROW, _WHOLE_ROWS = 5.8, 6.0, 8


def as_pdf(document: Document, day: date, face: Path) -> bytes:
    """Return the bytes of the PDF; `day` becomes its date, `face` is the typeface's file. ImportError without fpdf2."""
    from fpdf import FPDF  # noqa: PLC0415 - an extra, and slow to import

    pdf = FPDF(format="A4")
    with TemporaryDirectory(prefix="fanzha-report-") as folder, ExitStack() as before:
        before.callback(close_faces, pdf)
        letters = "".join(latin_marks(text) for text in document.texts) + "0123456789 "
        for made, style in zip(faces_for(letters, face, Path(folder)), ("", "B"), strict=True):
            pdf.add_font("report", style, made.path)
        pdf.set_auto_page_break(False)
        pdf.set_margin(0)
        pdf.set_creation_date(datetime(day.year, day.month, day.day, tzinfo=timezone.utc))
        pdf.set_title(document.title)
        pdf.set_creator(_MAKER)
        pdf.set_lang("zh-CN" if document.language == "zh" else "en")
        sheet = _Sheet(pdf)
        sheet.head(document)
        for section in document.sections:
            sheet.section(section)
        return bytes(pdf.output())


def is_own_pdf(data: bytes) -> bool:
    """Whether a file is output of `as_pdf`."""
    return data.startswith(b"%PDF-") and f"/Creator ({_MAKER})".encode() in data


class _Sheet:
    """Writes from top to bottom, page after page."""

    def __init__(self, pdf: FPDF) -> None:
        self.pdf = pdf
        self.day = theme()
        self.y = _TOP
        self._page()

    def head(self, document: Document) -> None:
        """Write title and large numbers on a band of dark wood."""
        pdf, day = self.pdf, self.day
        self._fill(day.frame)
        pdf.rect(0, 0, 210, _LINTEL, "F")
        self._fill(day.brass)
        pdf.rect(0, _LINTEL, 210, 1.2, "F")
        self._line(document.title, 16.0, 24.0, day.button, "center", is_bold=True)
        self._line(document.subtitle, 26.0, 11.0, day.lamp, "center")
        self.y = _LINTEL + 10.0
        wide = _WIDTH / len(document.figures)
        for number, (figure, name) in enumerate(document.figures):
            middle = _LEFT + wide * (number + 0.5)
            self._line(figure, self.y + 8.0, 30.0, day.right, "center", x=middle, is_bold=True)
            self._line(name, self.y + 15.0, 10.0, day.text_soft, "center", x=middle)
        self.y += 20.0

    def section(self, section: Section) -> None:
        """Write a section; its heading stays with its first sentence and its picture."""
        chart = section.chart
        lines = [line for text in section.sentences for line in self._lines(text)]
        table = section.table_beside
        rows = 0 if table is None else len(table.rows) + 1
        # A short table stays with its heading; a long one may go on over the page.
        high = 14.0 + len(lines) * _LEADING + min(rows, _WHOLE_ROWS) * _ROW + (0.0 if chart is None else chart.height)
        self._need(min(high, _BOTTOM - _TOP))
        self._line(section.heading, self.y + 7.0, _HEADING_PT, self.day.accent, "left", is_bold=True)
        self._fill(self.day.brass)
        self.pdf.rect(_LEFT, self.y + 9.0, _WIDTH, 0.5, "F")
        self.y += 12.0
        for line in lines:
            self._need(_LEADING)
            self._line(line, self.y + 4.2, _TEXT_PT, self.day.text, "left")
            self.y += _LEADING
        if chart is not None:
            self._chart(chart)
        if table is not None:
            self._table(table)
        self.y += 4.0

    def _page(self) -> None:
        self.pdf.add_page()
        self._fill(self.day.screen[1])
        self.pdf.rect(0, 0, 210, 297, "F")
        self.y = _TOP

    def _need(self, high: float) -> None:
        if self.y + high > _BOTTOM:
            self._page()

    def _fill(self, colour: Colour) -> None:
        self.pdf.set_fill_color(*colour)

    def _set(self, pt: float, colour: Colour, *, is_bold: bool = False) -> None:
        self.pdf.set_font("report", "B" if is_bold else "", pt)
        self.pdf.set_text_color(*colour)

    def _line(
        self,
        text: str,
        y: float,
        pt: float,
        colour: Colour,
        align: Literal["left", "center", "right"],
        *,
        x: float | None = None,
        is_bold: bool = False,
    ) -> None:
        """Write a line on the baseline `y`; `x` is its left end, middle or right end."""
        self._set(pt, colour, is_bold=is_bold)
        said = latin_marks(text)
        wide = self.pdf.get_string_width(said)
        at = (105.0 if align == "center" else _LEFT) if x is None else x
        self.pdf.text(at - {"left": 0.0, "center": wide / 2, "right": wide}[align], y, said)

    def _lines(self, text: str) -> list[str]:
        self._set(_TEXT_PT, self.day.text)

        def width_of(part: str, is_bold: bool) -> float:
            return self.pdf.get_string_width(latin_marks(part))

        return [line.text for line in set_lines(plain(text), width_of, _WIDTH)]

    def _chart(self, chart: Chart) -> None:
        self._need(chart.height)
        for mark in chart.marks:
            self._mark(mark)
        self.y += chart.height + 1.0

    def _mark(self, mark: Mark) -> None:
        pdf, colour = self.pdf, colour_of(mark.ink)
        self._fill(colour)
        if isinstance(mark, Bar):
            pdf.rect(_LEFT + mark.x, self.y + mark.y, mark.width, mark.height, "F")
        elif isinstance(mark, Stroke):
            pdf.set_draw_color(*colour)
            pdf.set_line_width(mark.width)
            pdf.line(_LEFT + mark.x1, self.y + mark.y1, _LEFT + mark.x2, self.y + mark.y2)
        elif isinstance(mark, Dot):
            x, y, reach = _LEFT + mark.x, self.y + mark.y, mark.radius * 1.2
            if mark.is_diamond:
                pdf.polygon([(x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach)], style="F")
            else:
                pdf.circle(x, y, mark.radius, "F")
        else:
            align: Literal["left", "center", "right"] = "center" if mark.align == "middle" else mark.align
            self._line(mark.text, self.y + mark.y, mark.size / _MM_PER_PT, colour, align, x=_LEFT + mark.x)

    def _table(self, table: Table) -> None:
        first = _WIDTH * (0.45 if len(table.columns) < 4 else 0.22)  # noqa: PLR2004 - few columns leave room for names
        wide = (_WIDTH - first) / (len(table.columns) - 1)
        for number, row in enumerate((table.columns, *table.rows)):
            self._need(_ROW)
            ink = self.day.text if number else self.day.text_soft
            for column, text in enumerate(row):
                self._set(_TABLE_PT, ink, is_bold=not number)
                room = (wide if column else first) - 1.0
                pt = _TABLE_PT * room / max(room, self.pdf.get_string_width(latin_marks(text)))
                x = _LEFT + first + wide * column if column else _LEFT
                align: Literal["left", "right"] = "right" if column else "left"
                self._line(text, self.y + 4.2, pt, ink, align, x=x, is_bold=not number)
            self._fill(self.day.card_line)
            self.pdf.rect(_LEFT, self.y + 5.6, _WIDTH, 0.15 if number else 0.4, "F")
            self.y += _ROW
