"""A Word file for tests, written as Word writes it: runs within paragraphs, lists that count by themselves, tables.

No library: those for Word bring lxml, with which openpyxl writes other workbooks than on the machines of organisers.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NUMBERING = f"""<w:numbering {_W}>
<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="upperLetter"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>
</w:numbering>"""
_STYLES = f"""<w:styles {_W}><w:style w:type="paragraph" w:styleId="ListNumber"><w:pPr><w:numPr><w:numId w:val="1"/>
</w:numPr></w:pPr></w:style></w:styles>"""
STYLE_OF_NUMBERS = '<w:pStyle w:val="ListNumber"/>'
LIST_OF_LETTERS = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'


def run(text: str) -> str:
    """A run; Word divides words where it likes."""
    half = len(text) // 2
    return "".join(f"<w:r><w:t>{escape(part)}</w:t></w:r>" for part in (text[:half], text[half:]))


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph; `properties` are those of a list."""
    return f"<w:p><w:pPr>{properties}<w:rPr><w:b/></w:rPr></w:pPr>{run(text)}</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table."""
    cells = ("".join(f"<w:tc><w:tcPr/>{paragraph(text)}</w:tc>" for text in row) for row in rows)
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def word_file(*blocks: str) -> bytes:
    """The file of paragraphs and tables."""
    document = f"<w:document {_W}><w:body>{''.join(blocks)}</w:body></w:document>"
    return zipped({"document": document.encode(), "numbering": _NUMBERING.encode(), "styles": _STYLES.encode()})


def zipped(parts: dict[str, bytes]) -> bytes:
    """A file with these parts, whatever they hold."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, data in parts.items():
            archive.writestr(f"word/{name}.xml", data)
    return file.getvalue()
