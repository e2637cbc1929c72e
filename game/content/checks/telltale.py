"""How well exhibits are sorted into genuine and scam without being understood: by single words, or by one plain sign.

Everything is leave-one-out: what judges an exhibit was learnt from others, so that nothing is told that only holds for
the exhibits at hand. Both verdicts weigh the same, as in the draw of the game: guessing is right in one half.
"""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, pairwise

_SMOOTHING = 0.5
"""Added to every count (Jeffreys' prior for a share)."""
_MOST_WORDS = 3
_LEAST_NEW = 2
"""A word is named where it is in so many exhibits that the words before are not in."""


@dataclass(frozen=True)
class Telling:
    """Words of one verdict, and in how many exhibits of both there is one of them."""

    words: tuple[str, ...]
    is_genuine: bool  # whether it is the genuine exhibits that have them
    genuine: int
    scam: int


def spread(genuine: Sequence[bool]) -> float:
    """Return the standard deviation of `balanced` for a rule that guesses."""
    true = sum(genuine)
    return math.sqrt(1 / true + 1 / (len(genuine) - true)) / 4


def balanced(said: Sequence[bool], genuine: Sequence[bool]) -> float:
    """Return the mean of two shares: the genuine exhibits that were said to be so, and the scams that were not."""
    right = Counter(verdict for answer, verdict in zip(said, genuine, strict=True) if answer is verdict)
    return sum(right[verdict] / genuine.count(verdict) for verdict in (False, True)) / 2


def by_words(texts: Sequence[Set[str]], genuine: Sequence[bool]) -> tuple[bool, ...]:
    """Return what naive Bayes says of each exhibit, from the words that are in it, whatever their number.

    It learns from all others but two, of each verdict the one that is most like the exhibit. Packs are written in pairs
    of a real message and a scam with the same words: either would always be taken for what the other one is, and that
    would hide whatever all pairs have in common. A word that is in none of them says nothing. Both verdicts are equally
    likely beforehand.
    """
    counts = {verdict: Counter[str]() for verdict in (False, True)}
    for words, verdict in zip(texts, genuine, strict=True):
        counts[verdict].update(words)
    totals = Counter(genuine)
    said = []
    for words, own, likest in zip(texts, genuine, _likest(texts, genuine), strict=True):
        left_out = {verdict: [texts[other] for other in likest if genuine[other] is verdict] for verdict in counts}
        left_out[own].append(words)
        shares = {verdict: totals[verdict] - len(left_out[verdict]) + 2 * _SMOOTHING for verdict in counts}
        less = {verdict: Counter(chain.from_iterable(words & text for text in left_out[verdict])) for verdict in counts}
        odds = []
        for word in words:
            true, false = counts[True][word] - less[True].get(word, 0), counts[False][word] - less[False].get(word, 0)
            if true or false:
                odds.append(math.log((true + _SMOOTHING) / shares[True] * shares[False] / (false + _SMOOTHING)))
        # The sum of a set in any order is the same.
        said.append(math.fsum(odds) > 0)
    return tuple(said)


def _likest(texts: Sequence[Set[str]], genuine: Sequence[bool]) -> Iterator[list[int]]:
    """Yield for each text the indexes of two others: of each verdict the one that shares most of both their words."""
    bits: dict[str, int] = {}
    held = [sum(1 << bits.setdefault(word, len(bits)) for word in words) for words in texts]
    sizes = [len(words) for words in texts]
    of_verdict = [[at for at, own in enumerate(genuine) if own is verdict] for verdict in (False, True)]
    for at, mine in enumerate(held):
        shared = [(mine & other).bit_count() for other in held]
        likeness = [both / max(1, sizes[at] + size - both) for both, size in zip(shared, sizes, strict=True)]
        likeness[at] = -1
        likest = [max(others, key=likeness.__getitem__) for others in of_verdict]
        yield [other for other in likest if other != at]


def by_number(values: Sequence[float], genuine: Sequence[bool]) -> tuple[bool, ...]:
    """Return what a threshold says of each exhibit: the better one of "more is genuine" and "more is scam"."""
    more = tuple(_over(values, genuine, True))
    less = tuple(_over(values, genuine, False))
    return max(more, less, key=lambda said: balanced(said, genuine))


def _over(values: Sequence[float], genuine: Sequence[bool], more_is_genuine: bool) -> Iterator[bool]:
    """Yield for each exhibit whether it is on the genuine side of the threshold that sorts the others best."""
    cuts = [(low + high) / 2 for low, high in pairwise(sorted(set(values)))]
    own = [verdict is more_is_genuine for verdict in genuine]
    above = [Counter(verdict for value, verdict in zip(values, own, strict=True) if value > cut) for cut in cuts]
    totals = Counter(own)
    for value, verdict in zip(values, own, strict=True):
        right, wrong = (1 / max(1, totals[each] - (each is verdict)) for each in (True, False))
        gains = [
            (count[True] - (verdict and value > cut)) * right - (count[False] - (not verdict and value > cut)) * wrong
            for cut, count in zip(cuts, above, strict=True)
        ]
        best = max(gains, default=0)
        # Without the exhibit, thresholds on both sides of it are equally good.
        cut = (
            statistics.median(cut for cut, gain in zip(cuts, gains, strict=True) if gain == best) if best > 0 else None
        )
        yield (cut is None or value > cut) is more_is_genuine


def by_kind(kinds: Sequence[Hashable], genuine: Sequence[bool]) -> tuple[bool, ...]:
    """Return what most of the others of the same kind are; the wrong answer where they are even."""
    totals, counts = Counter(genuine), Counter(zip(kinds, genuine, strict=True))
    said = []
    for kind, own in zip(kinds, genuine, strict=True):
        true, false = (
            (counts[kind, verdict] - (verdict is own)) / max(1, totals[verdict] - (verdict is own))
            for verdict in (True, False)
        )
        said.append(true > false if true != false else not own)
    return tuple(said)


def by_sign(has: Sequence[bool], genuine: Sequence[bool]) -> tuple[bool, ...]:
    """Return what the presence of a sign says: the better one of "it is genuine" and "it is a scam"."""
    return max(tuple(has), tuple(not each for each in has), key=lambda said: balanced(said, genuine))


def telling(texts: Sequence[Set[str]], genuine: Sequence[bool]) -> Telling:
    """Return up to three words that are in many exhibits of one verdict and in few of the other.

    They are chosen one after the other, each the one that parts the verdicts most beside those before.
    """
    holders: dict[str, int] = {}
    for number, words in enumerate(texts):
        for word in words:
            holders[word] = holders.get(word, 0) | 1 << number
    true = sum(1 << number for number, verdict in enumerate(genuine) if verdict)
    false = (1 << len(genuine)) - 1 - true
    own, other = _chosen(holders, true, false), _chosen(holders, false, true)
    is_genuine = _parted(own[1], true, false) >= _parted(other[1], false, true)
    chosen, held = own if is_genuine else other
    return Telling(chosen, is_genuine, (held & true).bit_count(), (held & false).bit_count())


def _parted(held: int, mine: int, others: int) -> float:
    """Return how much more of `mine` is among the exhibits `held` than of `others`, all of them sets of bits."""
    return (held & mine).bit_count() / mine.bit_count() - (held & others).bit_count() / others.bit_count()


def _chosen(holders: Mapping[str, int], mine: int, others: int) -> tuple[tuple[str, ...], int]:
    """Return the words, and the exhibits (a bit each) that have one of them."""
    left = {word: held for word, held in holders.items() if (held & mine).bit_count() > _LEAST_NEW}
    words: list[str] = []
    covered = 0
    while left and len(words) < _MOST_WORDS:
        word = max(left, key=lambda word: (_parted(covered | left[word], mine, others), len(word), word))
        held = covered | left.pop(word)
        is_more = _parted(held, mine, others) > _parted(covered, mine, others)
        if not is_more or (held & ~covered & mine).bit_count() < _LEAST_NEW:
            break
        words.append(word)
        covered = held
    return tuple(words), covered
