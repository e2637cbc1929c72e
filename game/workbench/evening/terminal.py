"""The report on a terminal: figures and tables, without pictures."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.table import Table as Shown
from rich.text import Text

from game.workbench.evening.document import Document


def show(document: Document, file: TextIO | None = None) -> None:
    """Print the report on `file`, the standard output by default; what its encoding lacks becomes a question mark."""
    console = Console(highlight=False, file=file)

    def words(said: str, style: str = "") -> Text:
        plain = said.replace("\N{MINUS SIGN}", "-").encode(console.encoding, "replace")
        return Text(plain.decode(console.encoding), style)

    console.print(words(document.title, "bold"))
    console.print(words(document.subtitle))
    console.print(words("   ".join(f"{name} {number}" for number, name in document.figures), "bold"))
    for section in document.sections:
        console.print()
        console.print(words(section.heading, "bold"))
        for sentence in section.sentences:
            console.print(words(sentence))
        if section.table is not None:
            shown = Shown()
            for number, name in enumerate(section.table.columns):
                shown.add_column(words(name), justify="right" if number else "left")
            for row in section.table.rows:
                shown.add_row(*(words(cell) for cell in row))
            console.print(shown)
