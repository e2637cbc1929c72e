"""Which neighbouring Han belong together, learned from the texts themselves: no dictionary, no megabytes.

Two characters that stand side by side far more often than chance would have it are a word ("退款", "客服"), and a line
is better broken elsewhere. The measure is pointwise mutual information (Church and Hanks, 1990).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from game.ui.type.linebreak import BreakCost

LEAST_COUNT = 2
WEIGHT, MOST = 0.09, 0.6
_FIRST_HAN, _LAST_HAN = "\u4e00", "\u9fff"


class Cohesion:
    """What it costs to break a line between two characters.

    Args of the constructor:
        texts: everything that will be set, or something like it.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        pairs: Counter[str] = Counter()
        singles: Counter[str] = Counter()
        for text in texts:
            for first, second in pairwise(text):
                if _is_han(first) and _is_han(second):
                    pairs[first + second] += 1
                    singles[first] += 1
        total = max(1, sum(singles.values()))
        self._costs = {
            pair: min(MOST, WEIGHT * max(0.0, math.log2(count * total / (singles[pair[0]] * max(1, singles[pair[1]])))))
            for pair, count in pairs.items()
            if count >= LEAST_COUNT
        }

    def cost(self, first: str, second: str) -> float:
        """Cost of a break between two neighbouring characters, 0 (none known) to 0.6, in the unit of `linebreak`."""
        return self._costs.get(first + second, 0.0)


@lru_cache(maxsize=4)
def break_cost_of(texts: tuple[str, ...]) -> BreakCost:
    """Return the cost of a break as `texts` teach it: one function for the same texts, so that a `Memory` knows it."""
    return Cohesion(texts).cost


def _is_han(character: str) -> bool:
    return _FIRST_HAN <= character <= _LAST_HAN
