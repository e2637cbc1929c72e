"""Breaks text into even lines by Chinese rules, with no single character left over; widths come from a function."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from game.ui.type.lexicon import BreakCost, Lexicon, no_cost
from game.ui.type.marks import NEVER_FIRST, NEVER_LAST, PAUSES, has_blanks, is_squeezed, squeezes
from game.ui.type.pieces import pieces

Measure = Callable[[str], float]
"""The width of a character."""


def wrap(
    text: str, measure: Measure, max_width: float, break_cost: BreakCost = no_cost, *, half: float = 0.0
) -> list[str]:
    """Return lines of at most `max_width`, as few as possible and of even length, paragraphs kept.

    `break_cost` tells what stays whole and how bad other breaks are. What stays whole but is wider than `max_width` is
    cut: names between words, words between characters. `half` is what is left out of the width where a mark is squeezed
    (0: nowhere).
    """
    return [
        line
        for paragraph in text.split("\n")
        for line in _lines(paragraph.strip(), measure, max_width, break_cost, half)
    ]


def _lines(text: str, measure: Measure, max_width: float, break_cost: BreakCost, half: float) -> list[str]:
    whole = "".join(pieces(text, break_cost.names))
    if line_width(whole, measure, half) <= max_width:  # four of five: nothing is to be weighed
        return [whole]
    return _Paragraph(text, measure, max_width, break_cost, half).lines()


def _narrow(
    text: str, measure: Measure, max_width: float, levels: Sequence[tuple[Lexicon | None, bool]], half: float
) -> Iterator[str]:
    """Yield pieces of `text` that fit a line, as whole as the first of the `levels` at which they do.

    A level is what stays whole there: words, and short quotations or not.
    """
    words, keeps_quotations = levels[0]
    for piece in pieces(text, words, keeps_quotations=keeps_quotations):
        if len(piece) == 1 or line_width(piece, measure, half) <= max_width:
            yield piece
        elif len(levels) > 1:
            yield from _narrow(piece, measure, max_width, levels[1:], half)
        else:
            yield from _cut(piece, measure, max_width)


def line_width(line: str, measure: Measure, half: float = 0.0) -> float:
    """Return the width of one line; `half` is left out wherever one of its marks is squeezed."""
    width = sum(map(measure, line))
    return width - half * len(squeezes(line)) if half else width


def _cut(piece: str, measure: Measure, max_width: float) -> Iterator[str]:
    start = 0
    for end in range(1, len(piece) + 1):
        # What a mark has taken along to the next line may be too wide for that, too.
        while end - start > 1 and sum(map(measure, piece[start:end])) > max_width:
            stop = end - 1
            while stop - start > 1 and (piece[stop] in NEVER_FIRST or piece[stop - 1] in NEVER_LAST):
                stop -= 1
            if piece[stop] in NEVER_FIRST or piece[stop - 1] in NEVER_LAST:
                stop = end - 1
            yield piece[start:stop]
            start = stop
    yield piece[start:]


class _Paragraph:
    """One paragraph: each piece is measured once, a line's width is a difference of sums."""

    def __init__(self, text: str, measure: Measure, max_width: float, break_cost: BreakCost, half: float) -> None:
        names, words, pairs = break_cost.names, break_cost.words, break_cost.pairs
        levels = ((names, True), (words, True), (words, False), (pairs, False), (None, False))
        parts = self._parts = list(_narrow(text, measure, max_width, levels, half))
        # A column without any width holds a character a line, as a narrow one does.
        self._max_width, self._break_cost, self._half = max(1.0, max_width), break_cost, half
        self._text = "".join(parts)
        # Before piece n: the number of characters, and their width if nothing were left out at the ends of a line.
        self._places, self._sums = [0], [0.0]
        before = " "
        for part in parts:
            self._places.append(self._places[-1] + len(part))
            width = sum(map(measure, part))
            if half and has_blanks(part):
                width -= half * sum(map(is_squeezed, before + part, part))
            self._sums.append(self._sums[-1] + width)
            before = part[-1]
        # Of a line that begins with piece n, of one that ends before it: the first and last piece that is no space, and
        # what its width is the difference of.
        edges = range(len(parts) + 1)
        self._begins, self._ends = [self._begin(at) for at in edges], [self._end(at) for at in edges]
        self._lefts, self._rights = [self._left(at) for at in self._begins], [self._right(at) for at in self._ends]

    def lines(self) -> list[str]:
        """Return the fewest lines with the least total cost (least squares, as Knuth and Plass minimise)."""
        count = len(self._parts)
        if not count:
            return [""]
        # best[i] = (lines, cost, previous break) of the best way to set parts[:i]
        best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
        first = 0
        for end in range(1, count + 1):
            # The earliest start whose line still fits: it never moves back as the end moves on.
            while end - first > 1 and self._width(first, end) > self._max_width:
                first += 1
            # Only starts that are reached in as few lines can be best: those from the earliest on.
            fewest = best[first][0]
            least, found = math.inf, 0
            for start in range(first, end):
                before = best[start]
                if before[0] > fewest:
                    break
                cost = before[1] + self._cost(start, end, is_last=end == count)
                if cost < least:
                    least, found = cost, start
            after = self._break_cost(self._parts[end - 1][-1], self._parts[end][0]) if end < count else 0.0
            best.append((fewest + 1, least + after, found))
        lines: list[str] = []
        end = count
        while end > 0:
            start = best[end][2]
            lines.insert(0, self._line(start, end))
            end = start
        return lines

    def _begin(self, at: int) -> int:
        while at < len(self._parts) and self._parts[at] == " ":
            at += 1
        return at

    def _end(self, at: int) -> int:
        while at > 0 and self._parts[at - 1] == " ":
            at -= 1
        return at

    def _left(self, piece: int) -> float:
        """Return what is left of a line that begins with a piece."""
        place, left = self._places[piece], self._sums[piece]
        if not self._half or piece == len(self._parts):
            return left
        # In its paragraph the first character may be squeezed against the one before, which is not in the line.
        before, first = self._text[place - 1] if place else " ", self._text[place]
        return left + self._half * (is_squeezed("", first) - is_squeezed(before, first))

    def _right(self, piece: int) -> float:
        """Return how far a line reaches that ends before a piece."""
        right = self._sums[piece]
        if not self._half or not piece:
            return right
        return right - self._half * is_squeezed(self._text[self._places[piece] - 1], "")

    def _line(self, start: int, end: int) -> str:
        return self._text[self._places[start] : self._places[end]].strip()

    def _width(self, start: int, end: int) -> float:
        return self._rights[end] - self._lefts[start] if self._begins[start] < self._ends[end] else 0.0

    def _cost(self, start: int, end: int, *, is_last: bool) -> float:
        cost = (1 - self._width(start, end) / self._max_width) ** 2
        if is_last:
            bare = sum(1 for character in self._line(start, end) if character not in NEVER_FIRST)
            return cost * 0.8 + (2.0 if bare <= 1 else 0.25 if bare == 2 else 0.0)
        last = self._text[self._places[max(start + 1, self._ends[end])] - 1]
        return cost - (0.12 if last in PAUSES else 0.0)
