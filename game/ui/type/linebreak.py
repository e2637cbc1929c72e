"""Breaks text into even lines by Chinese rules, with no single character left over; widths come from a function."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

# GB/T 15834-2011, 5.1: these marks never begin a line, and those never end one.
NEVER_FIRST = frozenset("，。！？、；：）】》〉」』”’…—·％,.!?;:)]}%~～")
NEVER_LAST = frozenset("（【《〈「『“‘([{")
_PAUSES = frozenset("，。！？；：、,.!?;:")
# A short quotation is not broken: “连单”.
_PIECES = re.compile(r"“[^“”]{1,4}”|[0-9A-Za-z][0-9A-Za-z@#&+*/_.,:%'’\-]*[0-9A-Za-z*%]|…+|—+|\*+|\s+|.", re.DOTALL)
# Least count of a pair to be learnt from; the cost per unit of mutual information; the highest cost of a break.
_LEAST_COUNT, _WEIGHT, _MOST = 2, 0.09, 0.6
_FIRST_HAN, _LAST_HAN = "\u4e00", "\u9fff"

Measure = Callable[[str], float]
BreakCost = Callable[[str, str], float]


def no_cost(first: str, second: str) -> float:
    """Return 0: any break is as good as another."""
    return 0.0


@lru_cache(maxsize=2048)
def pieces(text: str) -> tuple[str, ...]:
    """Return the smallest parts that stay whole: Han with the marks attached to it, Latin words, numbers."""
    joined: list[str] = []
    for piece in _PIECES.findall(text):
        before = joined[-1][-1] if joined else " "
        # An apostrophe after a Latin letter belongs to its word: the students' evening.
        is_apostrophe = piece == "'" and before.isascii() and before.isalnum()
        clings = joined and (piece[0] in NEVER_FIRST or before in NEVER_LAST or is_apostrophe)
        if clings:
            joined[-1] += piece
        else:
            joined.append(" " if piece.isspace() else piece)
    return tuple(joined)


def wrap(text: str, measure: Measure, max_width: float, break_cost: BreakCost = no_cost) -> list[str]:
    """Return lines of at most `max_width`, as few as possible and of even length, paragraphs kept.

    `break_cost` gets the characters on both sides of a break and returns how bad it is (0 to about 1). A single piece
    wider than `max_width` is cut between characters.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        parts = _cut_long(pieces(paragraph.strip()), measure, max_width)
        lines += _paragraph(parts, measure, max_width, break_cost)
    return lines


def _cut_long(parts: Sequence[str], measure: Measure, max_width: float) -> list[str]:
    cut: list[str] = []
    for part in parts:
        if measure(part) <= max_width or len(part) == 1:
            cut.append(part)
            continue
        start = 0
        for end in range(1, len(part) + 1):
            if end - start > 1 and measure(part[start:end]) > max_width:
                cut.append(part[start : end - 1])
                start = end - 1
        cut.append(part[start:])
    return cut


def _paragraph(parts: list[str], measure: Measure, max_width: float, break_cost: BreakCost) -> list[str]:
    """Return the fewest lines with the least total cost (least squares, as Knuth and Plass minimise)."""
    if not parts:
        return [""]
    count = len(parts)
    # best[i] = (lines, cost, previous break) of the best way to set parts[:i]
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    first = 0
    for end in range(1, count + 1):
        # The earliest start whose line still fits: it never moves back as the end moves on.
        while end - first > 1 and measure("".join(parts[first:end]).strip()) > max_width:
            first += 1
        # Only starts that are reached in as few lines can be best: those from the earliest on.
        fewest = best[first][0]
        found: tuple[int, float, int] | None = None
        for start in range(first, end):
            if best[start][0] > fewest:
                break
            line = "".join(parts[start:end]).strip()
            cost = best[start][1] + _cost(line, measure(line) / max_width, is_last=end == count)
            if end < count:
                cost += break_cost(parts[end - 1][-1], parts[end][0])
            candidate = (fewest + 1, cost, start)
            found = candidate if found is None else min(found, candidate)
        best.append(found or (count + 1, 0.0, 0))
    lines: list[str] = []
    end = count
    while end > 0:
        start = best[end][2]
        lines.insert(0, "".join(parts[start:end]).strip())
        end = start
    return lines


def _cost(line: str, fill: float, *, is_last: bool) -> float:
    cost = (1 - fill) ** 2
    if is_last:
        bare = sum(1 for character in line if character not in NEVER_FIRST)
        return cost * 0.8 + (2.0 if bare <= 1 else 0.25 if bare == 2 else 0.0)
    return cost - (0.12 if line and line[-1] in _PAUSES else 0.0)


@lru_cache(maxsize=4)
def break_cost_of(texts: tuple[str, ...]) -> BreakCost:
    """Return the cost of a break between two characters, 0 (unknown pair) to 0.6, learnt from `texts`.

    Two Han that stand side by side far more often than by chance are taken for a word ("退款", "客服"). The measure is
    pointwise mutual information (Church and Hanks, 1990), which needs no dictionary. The same texts give the same
    function object, which a `Memory` uses as a key.
    """
    pairs: Counter[str] = Counter()
    singles: Counter[str] = Counter()
    for text in texts:
        for first, second in pairwise(text):
            if _is_han(first) and _is_han(second):
                pairs[first + second] += 1
                singles[first] += 1
    total = max(1, sum(singles.values()))
    costs = {
        pair: min(_MOST, _WEIGHT * max(0.0, math.log2(count * total / (singles[pair[0]] * max(1, singles[pair[1]])))))
        for pair, count in pairs.items()
        if count >= _LEAST_COUNT
    }

    def cost(first: str, second: str) -> float:
        return costs.get(first + second, 0.0)

    return cost


def _is_han(character: str) -> bool:
    return _FIRST_HAN <= character <= _LAST_HAN
