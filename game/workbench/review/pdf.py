"""The document as PDF: A4, embedded fonts, searchable text, an outline of chapters."""

from __future__ import annotations

from contextlib import closing
from datetime import date, datetime, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from game.workbench.paper_face import Face, faces_for
from game.workbench.review.blocks import Document, Heading, bold, every_text, plain
from game.workbench.review.paper import LEFT, TOP, Images, Sheet, Strip
from game.workbench.review.strips import Painter

if TYPE_CHECKING:
    from fpdf import FPDF

_TITLE_PT, _KIND_PT = 26.0, 13.0
_FULL, _BETWEEN = 0.5, 6.0
"""How much of a page is filled when a chapter leaves the rest of it empty; and mm above a chapter that does not."""
_CREATOR = "Fanzha Fair"
_ALWAYS = "0123456789 …\"'"


def as_pdf(document: Document, images: Images, day: date, face: Path) -> bytes:
    """Return the bytes of the PDF, the same for the same arguments, without pictures that are not in `images`.

    `day` becomes its date, `face` is the file of the typeface. Raises `ImportError` without fpdf2.
    """
    with TemporaryDirectory(prefix="fanzha-review-") as folder:
        faces = faces_for("".join(every_text(document)) + _ALWAYS, face, Path(folder))
        # The contents and "page 3 of 41" are known only once everything has its place: it is all set twice.
        with closing(_Print(document, images, day, faces, {}, 0)) as draft:
            found, count = draft.found, draft.sheet.pdf.page_no()
        with closing(_Print(document, images, day, faces, found, count)) as final:
            return bytes(final.sheet.pdf.output())


def is_own_pdf(data: bytes) -> bool:
    """Whether a file is output of `as_pdf`, as its properties say, which are never compressed."""
    return data.startswith(b"%PDF-") and f"/Creator ({_CREATOR})".encode() in data


class _Print:
    """One layout of the whole document; `found` maps headings, by number, to pages."""

    def __init__(
        self, document: Document, images: Images, day: date, faces: tuple[Face, Face], pages: dict[str, int], count: int
    ) -> None:
        self.found: dict[str, int] = {}
        self.sheet = Sheet(_empty(document, day), faces, document, count)
        self.painter = Painter(self.sheet, images, pages, self._note)
        self.sheet.new_page()
        self._title(document)
        strips: list[Strip] = []
        for block in document.blocks:
            if isinstance(block, Heading) and block.begins_page:
                self.sheet.place(strips)
                strips = []
                # To save pages, a chapter begins a new one only where the rest of the page is too small.
                if self.sheet.y > TOP + _FULL * (self.sheet.floor - TOP):
                    self.sheet.new_page()
                else:
                    self.sheet.y += _BETWEEN
            strips += self.painter.strips(block)
        self.sheet.place(strips)

    def close(self) -> None:
        """Close the typeface's files."""
        self.sheet.close()

    def _title(self, document: Document) -> None:
        sheet = self.sheet
        for text, pt in ((plain(document.kind), _KIND_PT), (bold(document.title), _TITLE_PT)):
            lines = sheet.lines(text, pt, 170.0)
            sheet.write_lines(lines, LEFT, sheet.y, pt)
            sheet.y += sheet.high(lines, pt)
        sheet.y += 1.5

    def _note(self, heading: Heading, y: float) -> None:
        pdf = self.sheet.pdf
        self.found[heading.number] = pdf.page_no()
        pdf.set_xy(LEFT, max(TOP, y))
        pdf.start_section(f"{heading.number} {heading.text}", heading.number.count("."))


def _empty(document: Document, day: date) -> FPDF:
    from fpdf import FPDF, ViewerPreferences  # noqa: PLC0415 - an extra, and slow to import

    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.set_creation_date(datetime(day.year, day.month, day.day, tzinfo=timezone.utc))
    pdf.set_title(f"{document.title} · {document.kind}")
    pdf.set_subject(document.check)
    pdf.set_author(document.author)
    pdf.set_creator(_CREATOR)
    pdf.set_lang("zh-CN" if document.language == "zh" else "en")
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    return pdf
