"""Type size and density of an exhibit, and text that is broken into lines and placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil

from game.ui.controls.look import Look
from game.ui.theme import Colour
from game.ui.type.fonts import BOLD, REGULAR
from game.ui.type.text import Type, line_px

# Levels of density: 0 has every ornament, 1 drops decoration, 2 moves lines and edges closer, 3 is plain.
_PITCH = (1.4, 1.36, 1.28, 1.12)
_SIDE = (0.68, 0.66, 0.56, 0.53)
_RISE = (0.42, 0.36, 0.24, 0.08)
_GAP = (0.5, 0.4, 0.24, 0.1)
# Short messages are set larger than body type, to fill the picture.
_GROWTH = 1.5
# Below this share of the way from the smallest to the body size, lines and edges move closer as well.
_CLOSE = 0.35
_LAST = 3
LABEL_DOT = " · "
"""Between the channel and the sender in one label."""
_SURELY = 0.99
"""Widths of type are not quite in proportion to its size."""


class Ruler:
    """Widths and line breaks of a type."""

    def __init__(self, type_: Type) -> None:
        self._type = type_

    def width(self, text: str, px: int, weight: int) -> float:
        """Return the advance width in px."""
        return self._type.width(text, px, weight)

    def span(self, line: str, begin: int, end: int, px: int, weight: int) -> tuple[float, float]:
        """Return where the characters from `begin` to before `end` stand in a line: from and to, px from its left."""
        return self._type.span(line, begin, end, px, weight)

    def broken(self, text: str, px: int, weight: int, width: int) -> tuple[str, ...]:
        """Return `text` in lines of at most `width` px."""
        return self._type.block(text, px, width, weight).lines


@dataclass(frozen=True)
class Passage:
    """Text set and placed; all lengths in px."""

    lines: tuple[str, ...]
    lefts: tuple[int, ...]  # where each line begins
    widths: tuple[float, ...]
    y: int  # top of the first line
    px: int  # type size
    pitch: int  # from line to line
    weight: int  # 100–900
    colour: Colour
    number: int = -1  # index of the exhibit's line; -1 for a label
    gutters: tuple[int, int] = (0, 0)  # x of the two places beside the text where a numbered disc may stand

    @property
    def width(self) -> int:
        """Width of the widest line, px."""
        return round(max(self.widths))

    @property
    def height(self) -> int:
        """Height of all lines, px."""
        return self.pitch * len(self.lines)

    @property
    def bottom(self) -> int:
        """Lower end of the last line, px."""
        return self.y + self.height

    def centred_on(self, y: int) -> Passage:
        """Return the same text with its middle at `y`."""
        return replace(self, y=y - self.height // 2)

    def surface_top(self, number: int) -> int:
        """Return the top of the surface of line `number`, which is 1.4 px high."""
        return self.y + number * self.pitch + (self.pitch - line_px(self.px)) // 2


@dataclass(frozen=True)
class Setting:
    """A type size at a density, with the lengths that follow from them."""

    look: Look
    ruler: Ruler
    px: int
    level: int

    def em(self, count: float) -> int:
        """Return `count` times the type size in px."""
        return round(count * self.px)

    @property
    def is_last(self) -> bool:
        """Whether no smaller or denser setting follows."""
        return self.level == _LAST

    @property
    def small_px(self) -> int:
        """Type size of labels in px: a little smaller than the text, never below the smallest."""
        return max(self.smallest_px, self.em(0.8)) if self.level < 2 else self.smallest_px

    @property
    def smallest_px(self) -> int:
        """The smallest type size, px."""
        return self.look.measures.smallest_px()

    @property
    def side(self) -> int:
        """Distance from text to the edge of its bubble, and from there to the edge of the screen: room for a disc."""
        return self.em(_SIDE[self.level])

    @property
    def rise(self) -> int:
        """Distance from text to the upper and lower edge of its bubble."""
        return self.em(_RISE[self.level])

    @property
    def gap(self) -> int:
        """Distance between bubbles or paragraphs."""
        return self.em(_GAP[self.level])

    @property
    def rest(self) -> int:
        """Distance between a phone's header and its content, and below the content."""
        return self.em((0.5, 0.5, 0.4, 0.12)[self.level])

    @property
    def disc_px(self) -> int:
        """Diameter of a numbered disc."""
        return round(1.86 * self.side)

    def least_height(self, texts: Iterable[str], width: int, *, in_bubbles: bool = False) -> int:
        """Return a quick lower bound of the height of these texts, px, without breaking lines."""
        rows = [ceil(self.ruler.width(text, self.px, REGULAR) / max(1, width)) for text in texts]
        edges = len(rows) * 2 * self.rise + (len(rows) - 1) * self.gap if in_bubbles else 0
        return sum(rows) * round(self.px * _PITCH[self.level]) + edges

    def set_text(
        self,
        text: str,
        at: tuple[int, int],
        width: int,
        colour: Colour,
        *,
        px: int = 0,
        weight: int = REGULAR,
        number: int = -1,
        is_centred: bool = False,
    ) -> Passage:
        """Break and place a text; `at` is its top left corner, or with `is_centred` its top middle."""
        size = px or self.px
        lines = self.ruler.broken(text, size, weight, max(1, width))
        widths = tuple(self.ruler.width(line, size, weight) for line in lines)
        lefts = tuple(round(at[0] - one / 2) if is_centred else at[0] for one in widths)
        gutters = (at[0] - self.side, at[0] + width + self.side)
        pitch = round(size * _PITCH[self.level])
        return Passage(lines, lefts, widths, at[1], size, pitch, weight, colour, number, gutters)

    def set_label(
        self, text: str, at: tuple[int, int], width: int, colour: Colour, *, is_centred: bool = False
    ) -> Passage:
        """Place a label, small and bold; smaller still, or broken at its dot, so that no name is torn."""
        words, px = text, self.small_px
        for whole in (text, text.replace(LABEL_DOT, "\n", 1)):
            fitting = self.label_px(whole, width)
            if fitting is not None:
                words, px = whole, fitting
                break
        return self.set_text(words, at, width, colour, px=px, weight=BOLD, is_centred=is_centred)

    def label_px(self, text: str, width: int) -> int | None:
        """Return the largest size of a label whose lines all fit in `width`; None where none does."""
        px = self.small_px
        widest = max(self.ruler.width(line, px, BOLD) for line in text.split("\n"))
        fitting = px if widest <= width else int(px * width / widest * _SURELY)
        return fitting if fitting >= self.smallest_px else None


def settings(look: Look) -> Iterator[Setting]:
    """Yield the settings from the most generous one: ornaments go before the type shrinks."""
    ruler = Ruler(look.type)
    body, least = look.measures.text_px("body"), look.measures.smallest_px()
    size = max(least, round(body * _GROWTH))
    while size > least:
        yield Setting(look, ruler, size, 0)
        if size <= body:
            yield Setting(look, ruler, size, 1)
        if size <= least + _CLOSE * (body - least):
            yield Setting(look, ruler, size, 2)
        size = max(least, body if size > body > size * 0.94 else round(size * 0.94))
    for level in range(_LAST + 1):
        yield Setting(look, ruler, least, level)
