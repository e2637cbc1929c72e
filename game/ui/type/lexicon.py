"""What is not torn: names, everyday words, and pairs of characters that are often seen side by side."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

# Least count of a pair to be learnt from; the cost per unit of mutual information; the highest cost of a break.
_LEAST_COUNT, _WEIGHT, _MOST = 2, 0.09, 0.6
_HAN = re.compile(r"[\u4e00-\u9fff]+")
MOST_OF_A_NAME = 10
"""Characters of a name that is kept in one line; a longer one is kept by its words."""


class Lexicon:
    """Words, found anywhere in a text."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        found: dict[str, set[str]] = {}
        for word in words:
            if len(word) > 1:
                found.setdefault(word[0], set()).add(word)
        # The longest word at a place covers the others there.
        self._by_first = {first: sorted(each, key=len, reverse=True) for first, each in found.items()}

    def inside(self, text: str) -> frozenset[int]:
        """Return the places of `text` (n is before character n) that lie inside a word, also where words overlap."""
        places: set[int] = set()
        for start, character in enumerate(text):
            for word in self._by_first.get(character, ()):
                if text.startswith(word, start):
                    places.update(range(start + 1, start + len(word)))
                    break
        return frozenset(places)


class BreakCost:
    """Where a text may be broken, and at what cost."""

    def __init__(self, costs: Mapping[str, float], words: Iterable[str] = (), names: Iterable[str] = ()) -> None:
        self._costs = costs
        self.words = Lexicon(words)
        self.pairs = Lexicon(word for word in words if len(word) == 2)  # where a column is narrower than a longer word
        self.names = Lexicon([*words, *names])

    def __call__(self, first: str, second: str) -> float:
        """Return the cost of a break between two characters, 0 (unknown pair) to 0.6."""
        return self._costs.get(first + second, 0.0)


no_cost = BreakCost({})
"""Any break is as good as another."""


@lru_cache(maxsize=4)
def break_cost_of(texts: tuple[str, ...], words: tuple[str, ...] = (), names: tuple[str, ...] = ()) -> BreakCost:
    """Return where texts like `texts` may be broken: not inside `words` and the Han of `names`, or at a cost.

    Two Han that stand side by side far more often than by chance are taken for a word ("退款", "客服"). The measure is
    pointwise mutual information (Church and Hanks, 1990), which needs no dictionary. The same arguments give the same
    object, which a `Memory` uses as a key.
    """
    pairs: Counter[str] = Counter()
    singles: Counter[str] = Counter()
    for text in texts:
        for run in _HAN.findall(text):
            for first, second in pairwise(run):
                pairs[first + second] += 1
                singles[first] += 1
    total = max(1, sum(singles.values()))
    costs = {
        pair: min(_MOST, _WEIGHT * max(0.0, math.log2(count * total / (singles[pair[0]] * max(1, singles[pair[1]])))))
        for pair, count in pairs.items()
        if count >= _LEAST_COUNT
    }
    han = (run for name in names for run in _HAN.findall(name))
    return BreakCost(costs, words, [run for run in han if len(run) <= MOST_OF_A_NAME])
