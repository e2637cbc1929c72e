"""Pictures of figures: bars by hour, dots with their intervals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from game.rules.evening.discernment import Estimate
from game.rules.evening.hiding import Cell
from game.workbench.evening.document import Bar, Chart, Dot, Ink, Mark, Stroke, Word

WIDTH = 170.0
_ROW, _FOOT = 7.5, 8.0
_NAMES = 42.0
"""Where names end and the picture begins, from the left."""
_APART = 1.4
"""Half of what lies between the two lines of a row."""
_COUNTS = 34.0
"""Room at the right for numbers."""
_LONGEST = 12
"""Characters of a name that have room."""


@dataclass(frozen=True)
class Spot:
    """A value on its line, with its interval."""

    ink: Ink
    value: float
    interval: tuple[float, float]
    is_diamond: bool = False


def bars(rows: Sequence[tuple[str, Sequence[tuple[Ink, Cell]]]], key: Sequence[tuple[Ink, str]], told: str) -> Chart:
    """Return bars of counts, one behind the other in a row; counts that are not told are written beside them."""
    most = max((sum(cell.exact or 0 for _, cell in cells) for _, cells in rows), default=0) or 1
    scale = (WIDTH - _NAMES - _COUNTS) / most
    marks: list[Mark] = list(_key(key))
    for number, (name, cells) in enumerate(rows):
        y = _FOOT + number * _ROW
        marks.append(_name(name, y))
        x = _NAMES
        for ink, cell in cells:
            long = (cell.exact or 0) * scale
            if long:
                marks.append(Bar(x, y + 1.0, long, _ROW - 2.0, ink))
            x += long
        said = " + ".join(cell.text for _, cell in cells)
        marks.append(Word(x + 1.5, y + 5.0, said, ink="soft"))
    return Chart(WIDTH, _FOOT + len(rows) * _ROW + 2.0, tuple(marks), told)


def spots(
    rows: Sequence[tuple[str, Sequence[Spot | None]]], key: Sequence[tuple[Ink, str]], told: str, nothing: str
) -> Chart:
    """Return shares on lines from 0 to 100 %, each with its interval; `nothing` stands where none of a row is told."""
    left, right = _NAMES, WIDTH - 12.0
    bottom = _FOOT + len(rows) * _ROW
    marks: list[Mark] = list(_key(key))
    for percent in range(0, 101, 25):
        x = left + (right - left) * percent / 100
        marks.append(Stroke(x, _FOOT, x, bottom, "line"))
        marks.append(Word(x, bottom + 4.5, f"{percent}%", 3.2, "middle", "soft"))
    for number, (name, found) in enumerate(rows):
        y = _FOOT + number * _ROW
        marks.append(_name(name, y))
        for place, spot in enumerate(found):
            if spot is not None:
                marks += _spot(
                    spot, y + _ROW / 2 + _APART * (2 * place - 1), lambda value: left + (right - left) * value
                )
        if not any(found):
            marks.append(Word(left + 2.0, y + 5.0, nothing, 3.2, ink="soft"))
    return Chart(WIDTH, bottom + 6.0, tuple(marks), told)


def tens(rows: Sequence[tuple[str, Ink, float]], told: str) -> Chart:
    """Return shares as ten dots each, so many of them lit."""
    high, reach = 11.0, 3.6
    marks: list[Mark] = []
    for number, (name, ink, share) in enumerate(rows):
        y = 1.0 + (number + 0.5) * high
        marks.append(Word(_NAMES - 3.0, y + 1.3, name, align="right"))
        lit = round(10 * share)
        marks += [Dot(_NAMES + reach + each * 10.0, y, reach, ink if each < lit else "line") for each in range(10)]
        marks.append(Word(_NAMES + 104.0, y + 1.9, f"{share:.0%}", 5.0, ink="text"))
    return Chart(WIDTH, 2.0 + len(rows) * high, tuple(marks), told)


def estimates(rows: Sequence[tuple[str, Ink, Estimate]], told: str) -> Chart:
    """Return values on a line of whole numbers, each with its interval and its number."""
    low = min(0, floor(min(one.low for _, _, one in rows)))
    high = max(2, ceil(max(one.high for _, _, one in rows)))
    left, right = _NAMES, WIDTH - 12.0
    row = _ROW * 1.3
    bottom = 2.0 + len(rows) * row

    def at(value: float) -> float:
        return left + (right - left) * (value - low) / (high - low)

    marks: list[Mark] = []
    for whole in range(low, high + 1):
        marks.append(Stroke(at(whole), 2.0, at(whole), bottom, "line"))
        marks.append(Word(at(whole), bottom + 4.5, str(whole), 3.2, "middle", "soft"))
    for number, (name, ink, one) in enumerate(rows):
        y = 2.0 + number * row
        marks.append(Word(_NAMES - 3.0, y + row / 2 + 1.3, name, align="right"))
        marks += _spot(Spot(ink, one.value, (one.low, one.high)), y + row / 2 + 1.2, at)
        marks.append(Word(at(one.value), y + 3.2, f"{one.value:.1f}", 3.2, "middle"))
    return Chart(WIDTH, bottom + 6.0, tuple(marks), told)


def _spot(spot: Spot, y: float, at: Callable[[float], float]) -> Iterator[Mark]:
    yield Stroke(at(spot.interval[0]), y, at(spot.interval[1]), y, spot.ink, 0.7)
    yield Dot(at(spot.value), y, 1.3, spot.ink, spot.is_diamond)


def _key(key: Sequence[tuple[Ink, str]]) -> Iterator[Mark]:
    x = _NAMES
    for ink, name in key:
        yield Bar(x, 1.6, 3.4, 3.4, ink)
        yield Word(x + 5.0, 4.7, name, 3.4, ink="soft")
        x += 12.0 + 3.6 * _wide(name)


def _name(name: str, y: float) -> Word:
    while _wide(name) > _LONGEST - 1 and len(name) > 1:
        name = name.removesuffix("…")[:-1] + "…"
    return Word(_NAMES - 3.0, y + 5.0, name, align="right")


def _wide(text: str) -> float:
    """Return about how many em a text is wide."""
    return sum(1.0 if character > "\u2e7f" else 0.55 for character in text)
