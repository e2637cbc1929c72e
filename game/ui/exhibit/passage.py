"""Text that has been broken into lines and has its place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.ui.theme import Colour
from game.ui.type.text import line_px


@dataclass(frozen=True)
class Passage:
    """Text set and placed.

    Attributes:
        lines: top to bottom.
        lefts: where each line begins, px.
        widths: of each line, px.
        y: top of the first line, px.
        px: type size.
        pitch: from line to line, px.
        weight: 100–900.
        colour: of the letters.
        number: which line of the exhibit this is; -1 for a label.
        gutters: x of the two places beside the text where a numbered disc may stand.
    """

    lines: tuple[str, ...]
    lefts: tuple[int, ...]
    widths: tuple[float, ...]
    y: int
    px: int
    pitch: int
    weight: int
    colour: Colour
    number: int = -1
    gutters: tuple[int, int] = (0, 0)

    @property
    def width(self) -> int:
        """Of the widest line, px."""
        return round(max(self.widths))

    @property
    def height(self) -> int:
        """Of all lines, px."""
        return self.pitch * len(self.lines)

    @property
    def bottom(self) -> int:
        """Where the last line ends, px."""
        return self.y + self.height

    def centred_on(self, y: int) -> Passage:
        """The same text with its middle at `y`."""
        return replace(self, y=y - self.height // 2)

    def surface_top(self, number: int) -> int:
        """Where the surface of a line (1.4 px high) goes."""
        return self.y + number * self.pitch + (self.pitch - line_px(self.px)) // 2
