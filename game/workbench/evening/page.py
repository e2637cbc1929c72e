"""The report as one web page: its pictures are drawn inside, nothing is fetched."""

from __future__ import annotations

from game.words import assets_folder
from game.workbench.evening.document import Document, Ink
from game.workbench.evening.inks import colour_of, hex_of, theme
from game.workbench.pages import page


def as_page(document: Document) -> str:
    """Return the page."""
    lantern = (assets_folder() / "icons" / "lantern.svg").read_text(encoding="utf-8")

    def ink(name: Ink) -> str:
        return hex_of(colour_of(name))

    def colour(name: str) -> str:
        found = getattr(theme(), name)
        return hex_of(found if isinstance(found[0], int) else found[0])

    return page(
        "report.html",
        language=document.language,
        document=document,
        kind_of=lambda mark: type(mark).__name__,
        ink=ink,
        colour=colour,
        lantern=lantern,
    )
