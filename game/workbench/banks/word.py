"""The paragraphs and tables of a Word file (.docx), in their order.

A docx is a zip of XML. Its text is read off the XML as it streams by, without a tree and without a library: those for
Word pass over content controls, inserted changes and text boxes, and a question there would be lost.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from xml.parsers import expat

from game.content.findings import Refused
from game.workbench.sheets.guard import MAX_COLUMNS, OLD, ZIP, check_parts, read_file, refused

_MAX_DEPTH = 200
_MAX_ELEMENTS = 300_000
_MAX_TEXT = 1_000_000
_CHUNK = 1 << 16
_MAIN, _NUMBERING, _STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
_MARKS = {"upperLetter": "A", "lowerLetter": "A"}
_NUMBERS = frozenset({"decimal", "decimalZero", "decimalFullWidth", "chineseCounting", "chineseCountingThousand"})


@dataclass
class Text:
    """A paragraph, and what an automatic list writes before it: `1`, `A`, or nothing."""

    text: str = ""
    mark: str = ""


@dataclass
class Table:
    """A table: the texts of its cells by rows."""

    rows: list[list[str]] = field(default_factory=list)


Block = Text | Table


def word_bytes(path: Path) -> bytes:
    """Return the bytes of a Word file; `Refused` if unreadable or too large."""
    try:
        return read_file(path)
    except Refused as fault:
        raise _of_word(fault) from None


def read_word(data: bytes) -> list[Block]:
    """Return what a Word file holds. Raises Refused if it is none, too large when unpacked, or harmful."""
    if data.startswith(OLD):
        raise refused("word_old")
    if not data.startswith(ZIP):
        raise refused("word_unknown")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check(archive.infolist())
            names = archive.namelist()
            if _MAIN not in names:
                raise refused("word_unknown")
            marks = _Marks()
            for name, start in ((_NUMBERING, marks.in_numbering), (_STYLES, marks.in_styles)):
                if name in names:
                    _stream(archive, name, start)
            body = _Body(marks)
            _stream(archive, _MAIN, body.start, body.end, body.text)
            return body.blocks
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, expat.ExpatError):
        raise refused("word_damaged") from None


def _check(parts: list[zipfile.ZipInfo]) -> None:
    """Hold a file to the limits of workbooks, and name it as what it is."""
    try:
        check_parts(parts)
    except Refused as fault:
        raise _of_word(fault) from None


def _of_word(fault: Refused) -> Refused:
    """Return why a workbook would be refused in the words for Word files; one that is open is open."""
    code = fault.finding.code
    return fault if code == "book_locked" else refused(code.replace("book_", "word_"), **fault.finding.values)


def _stream(
    archive: zipfile.ZipFile,
    name: str,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None] = lambda _: None,
    text: Callable[[str], None] = lambda _: None,
) -> None:
    """Read one part of a file; names come without their namespaces."""
    size = [0, 0, 0]  # elements, depth, characters

    def on_start(tag: str, attributes: dict[str, str]) -> None:
        size[0] += 1
        size[1] += 1
        if size[0] > _MAX_ELEMENTS or size[1] > _MAX_DEPTH:
            raise refused("word_too_large", what="XML")
        start(_local(tag), {_local(key): value for key, value in attributes.items()})

    def on_end(tag: str) -> None:
        size[1] -= 1
        end(_local(tag))

    def on_text(said: str) -> None:
        size[2] += len(said)
        if size[2] > _MAX_TEXT:
            raise refused("word_too_large", what="XML")
        text(said)

    def on_doctype(*_: object) -> None:
        raise refused("word_unsafe", what="DOCTYPE")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = on_start, on_end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = on_text, on_doctype
    with archive.open(name) as file:
        while chunk := file.read(_CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


class _Marks:
    """Which lists count with numbers, and which with letters."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[str, str], str] = {}  # of abstract lists, by id and level
        self._lists: dict[str, str] = {}  # abstract lists by id of a list
        self._styles: dict[str, tuple[str, str]] = {}  # list and level by style
        self._at = self._level = self._style = ""

    def in_numbering(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note how each level of a list counts."""
        value = attributes.get("val", "")
        if tag == "abstractNum":
            self._at = attributes.get("abstractNumId", "")
        elif tag == "lvl":
            self._level = attributes.get("ilvl", "0")
        elif tag == "numFmt":
            self._kinds.setdefault((self._at, self._level), _MARKS.get(value, "1" if value in _NUMBERS else ""))
        elif tag == "num":
            self._style = attributes.get("numId", "")
        elif tag == "abstractNumId":
            self._lists[self._style] = value

    def in_styles(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note which styles are lists."""
        if tag == "style":
            self._style = attributes.get("styleId", "")
        elif tag in {"numId", "ilvl"}:
            number, level = self._styles.get(self._style, ("", "0"))
            value = attributes.get("val", "")
            self._styles[self._style] = (value, level) if tag == "numId" else (number, value)

    def of(self, style: str, number: str, level: str) -> str:
        """Return the mark of a paragraph."""
        if not number:
            number, level = self._styles.get(style, ("", "0"))
        return self._kinds.get((self._lists.get(number, ""), level), "")


class _Body:
    """Takes paragraphs and tables off the stream; what stands in a table within a cell belongs to the cell."""

    def __init__(self, marks: _Marks) -> None:
        self.blocks: list[Block] = []
        self._marks = marks
        self._tables = 0
        self._aside = 0  # within what is shown otherwise, and so said twice
        self._cell = 0  # of the last row of a table
        self._is_text = False
        self._said: list[str] = []
        self._style = self._number = ""
        self._level = "0"

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note the start of an element."""
        if tag == "Fallback" or self._aside:
            self._aside += 1
            return
        if tag == "tbl":
            self._tables += 1
            if self._tables == 1:
                self.blocks.append(Table())
        elif tag == "tr" and self._tables == 1:
            self._table().append([])
        elif tag == "tc" and self._tables == 1 and self._table():
            self._cell = len(self._table()[-1])
            self._table()[-1].append("")
        elif tag == "p" and self._said:
            self._finish()
        elif tag == "t":
            self._is_text = True
        elif tag in {"br", "cr"}:
            self._said.append("\n")
        elif tag == "tab" and "val" not in attributes:
            self._said.append("\t")
        else:
            self._property(tag, attributes.get("val", ""))

    def end(self, tag: str) -> None:
        """Note the end of an element."""
        if self._aside:
            self._aside -= 1
        elif tag == "t":
            self._is_text = False
        elif tag == "p":
            self._finish()
        elif tag == "tbl":
            self._tables -= 1

    def text(self, said: str) -> None:
        """Note characters."""
        if self._is_text and not self._aside:
            self._said.append(said)

    def _property(self, tag: str, value: str) -> None:
        if tag == "pStyle":
            self._style = value
        elif tag == "numId":
            self._number = value
        elif tag == "ilvl":
            self._level = value
        elif self._tables == 1 and self._table() and self._table()[-1]:
            self._merged(self._table(), tag, value)

    def _merged(self, rows: list[list[str]], tag: str, value: str) -> None:
        """Fill what a merged cell covers: columns to the right stay empty, rows below say what stands there."""
        if tag == "gridSpan" and value.isdecimal():
            rows[-1] += [""] * (min(int(value), MAX_COLUMNS) - 1)
        elif tag == "vMerge" and value != "restart" and len(rows) > 1 and self._cell < len(rows[-2]):
            rows[-1][self._cell] = rows[-2][self._cell]

    def _table(self) -> list[list[str]]:
        table = self.blocks[-1]
        return table.rows if isinstance(table, Table) else []

    def _finish(self) -> None:
        said = "".join(self._said)
        if self._tables:
            row = self._table()[-1] if self._table() else []
            if said.strip() and row:
                row[self._cell] = f"{row[self._cell]}\n{said}" if row[self._cell] else said
        else:
            mark = self._marks.of(self._style, self._number, self._level)
            self.blocks += [Text(line, "" if at else mark) for at, line in enumerate(said.split("\n"))]
        self._said.clear()
        self._style, self._number, self._level = "", "", "0"
