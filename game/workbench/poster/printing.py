"""The poster as a file: PNG, or a PDF in which everything but the names on the games is text."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime, timezone
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PIL.PngImagePlugin import PngInfo

from game.content.model import Pack
from game.ui.measures import MM_PER_INCH
from game.ui.type.fonts import BOLD, HEAVY
from game.workbench.paper_face import close_faces, faces_for, latin_marks
from game.workbench.poster.design import DPI, SIZES_MM, Paper, Poster
from game.workbench.preview.images import as_jpeg, image_of

if TYPE_CHECKING:
    from fpdf import FPDF

_MAKER = "Fanzha Fair poster"
_QUALITY = 90
_PT_PER_INCH = 72
_ABOVE_BASELINE = 0.38
"""Middle of the letters above the baseline, in em, as on the screen (`game.ui.type.text`)."""
_FAMILY, _STYLES = "poster", {BOLD: "", HEAVY: "B"}


def as_png(poster: Poster) -> bytes:
    """Return the picture with its words; the same pixels give the same bytes."""
    made = PngInfo()
    made.add_text("Software", _MAKER)
    kept = BytesIO()
    image_of(poster.whole).save(kept, "PNG", dpi=(DPI, DPI), pnginfo=made, compress_level=6)
    return kept.getvalue()


def as_pdf(poster: Poster, pack: Pack, paper: Paper, face: Path) -> bytes:
    """Return one page of the size of `paper`, the same bytes for the same arguments; `face` is the typeface's file.

    Raises `ImportError` without fpdf2.
    """
    lines = poster.writing.lines
    pdf = _page(poster, pack, paper)
    with TemporaryDirectory(prefix="fanzha-poster-") as folder, ExitStack() as before:
        before.callback(close_faces, pdf)
        letters = "".join(latin_marks(line.text) for line in lines)
        for made, style in zip(faces_for(letters, face, Path(folder), (BOLD, HEAVY)), ("", "B"), strict=True):
            pdf.add_font(_FAMILY, style, made.path)
        mm_per_px = SIZES_MM[paper][0] / poster.picture.get_width()
        for line in lines:
            pdf.set_font(_FAMILY, _STYLES[line.weight], line.px * mm_per_px / MM_PER_INCH * _PT_PER_INCH)
            pdf.set_text_color(*line.colour)
            baseline = line.middle + _ABOVE_BASELINE * line.px
            pdf.text(line.x * mm_per_px, baseline * mm_per_px, latin_marks(line.text))
        return bytes(pdf.output())


def is_own_poster(data: bytes) -> bool:
    """Whether a file is a poster that was made here, PDF or PNG."""
    if data.startswith(b"%PDF-"):
        return f"/Creator ({_MAKER})".encode() in data
    return data.startswith(b"\x89PNG") and f"Software\0{_MAKER}".encode() in data[:1000]


def _page(poster: Poster, pack: Pack, paper: Paper) -> FPDF:
    from fpdf import FPDF  # noqa: PLC0415 - an extra, and slow to import

    pdf = FPDF(format=SIZES_MM[paper])
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    # Not today's date: the same pack gives the same bytes.
    pdf.set_creation_date(datetime(pack.reviewed.year, pack.reviewed.month, pack.reviewed.day, tzinfo=timezone.utc))
    pdf.set_title(poster.title)
    pdf.set_author(pack.organiser)
    pdf.set_creator(_MAKER)
    pdf.set_lang("zh-CN" if pack.language == "zh" else "en")
    pdf.add_page()
    pdf.image(BytesIO(as_jpeg(image_of(poster.picture), _QUALITY)), 0, 0, *SIZES_MM[paper])
    return pdf
