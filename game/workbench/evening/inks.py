"""The colours of a report: those of the kiosk by day."""

from __future__ import annotations

from functools import cache

from game.ui.theme import Colour, Theme, load_theme
from game.words import assets_folder
from game.workbench.evening.document import Ink


@cache
def theme() -> Theme:
    """Return the colours of the day."""
    return load_theme(assets_folder() / "themes" / "day.json")


def colour_of(ink: Ink) -> Colour:
    """Return the colour for what a mark is drawn for. Vermilion is the red zone's alone and not among them."""
    day = theme()
    return {
        "text": day.text,
        "soft": day.text_soft,
        "line": day.card_line,
        "wheel": day.brass,
        "can": day.wood_dark,
        "right": day.right,
        "wrong": day.wrong,
        "accent": day.accent,
    }[ink]


def hex_of(colour: Colour) -> str:
    """Return a colour as a web page writes it."""
    red, green, blue = colour
    return f"#{red:02X}{green:02X}{blue:02X}"
