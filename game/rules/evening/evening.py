"""What is told of an evening: counts as they are published, shares and ranks that follow from them, d′ in tenths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass

from game.rules.evening.discernment import Estimate, Outcomes, bias, discernment, gain
from game.rules.evening.facts import VisitFacts
from game.rules.evening.hiding import LEAST, Cell, Key, published
from game.rules.evening.tally import OTHER, Tally
from game.rules.evening.wilson import wilson

FEWEST = 10
"""Messages of a kind from which on a share is told."""
FEWEST_ENDS = 25
"""Scams and real messages, first and last, from which on d′ is told, if neither verdict was rarer than five times."""
FEWEST_VISITS = 20
"""Visits from which on more than their number is told: of fewer, too much could be worked out."""
_WEAKEST = 3
_MOST_CUES = 5


@dataclass(frozen=True)
class Share:
    """How often something was done (None: not told), of how many messages, and the 95 % interval."""

    count: Cell
    total: Cell
    interval: tuple[float, float] | None

    @property
    def value(self) -> float | None:
        """The share, None where it is not told."""
        return None if self.interval is None else self.count.low / self.total.low


@dataclass(frozen=True)
class Kind:
    """A kind of scam: how often it was recognised, and how often messages that look like it were distrusted."""

    id: str
    hits: Share
    alarms: Share


@dataclass(frozen=True)
class Discernment:
    """d′ and c of the first or the last messages of visits."""

    told_apart: Estimate
    leaning: Estimate


@dataclass(frozen=True)
class Evening:
    """The figures of an evening."""

    cells: Mapping[Key, Cell]
    hours: tuple[str, ...]
    games: tuple[str, ...]
    screens: tuple[str, ...]
    kinds: tuple[Kind, ...]  # best recognised last; messages about no kind are not among them
    all: Kind | None
    first: Discernment | None  # None: too few answers
    last: Discernment | None
    gain: Estimate | None
    weakest: tuple[Kind, ...]  # the three least recognised, the worst first
    missed: Mapping[str, int]  # scam exhibits by id, and how often they were trusted: not to be printed as it is


def evening_of(visits: Sequence[VisitFacts]) -> Evening:
    """Return the figures of visits: of fewer than `FEWEST_VISITS` only their number."""
    if len(visits) < FEWEST_VISITS:
        cells = published({("visits",): len(visits)}, ())
        return Evening(cells, (), (), (), (), None, None, None, None, (), {})
    tally = Tally(visits)
    cells = published(tally.counts, tally.sums)
    kinds = sorted((_kind(cells, id_, (id_,)) for id_ in tally.kinds if id_ != OTHER), key=_rank)
    has_enough = all(_has_enough(outcomes) for outcomes in (tally.first, tally.last))
    return Evening(
        cells=cells,
        hours=tally.hours,
        games=tally.games,
        screens=tally.screens,
        kinds=tuple(kinds),
        all=_kind(cells, "", ()),
        first=_discernment(tally.first) if has_enough else None,
        last=_discernment(tally.last) if has_enough else None,
        gain=_rounded(gain(tally.first, tally.last)) if has_enough else None,
        weakest=tuple(kind for kind in kinds if _most(kind.hits) is not None)[:_WEAKEST],
        missed=tally.missed,
    )


def cues_missed(evening: Evening, cues: Mapping[str, Sequence[str]]) -> list[tuple[str, int]]:
    """Return the cues whose messages were trusted most, with the least number of times, a multiple of five.

    `cues` are the names of the cues of each exhibit. Which of its cues was overlooked is not known: each counts. The
    exact number would give away others of the same kind by subtraction.
    """
    counts: Counter[str] = Counter()
    for exhibit, missed in evening.missed.items():
        counts.update(dict.fromkeys(set(cues.get(exhibit, ())), missed))
    ranked = sorted(((cue, count // LEAST * LEAST) for cue, count in counts.items()), key=lambda each: (-each[1], each))
    return [(cue, least) for cue, least in ranked if least >= LEAST][:_MOST_CUES]


def _kind(cells: Mapping[Key, Cell], id_: str, of: Key) -> Kind:
    return Kind(id_, _share(cells, ("hits", *of), ("scams", *of)), _share(cells, ("alarms", *of), ("genuine", *of)))


def _share(cells: Mapping[Key, Cell], count: Key, total: Key) -> Share:
    told, whole = cells[count], cells[total]
    is_told = told.exact is not None and (whole.exact or 0) >= FEWEST
    return Share(told, whole, wilson(told.low, whole.low) if is_told else None)


def _most(share: Share) -> float | None:
    """Return the largest share that is possible for who reads the figures, None if they tell too little."""
    if share.count.high is None or (share.total.exact or 0) < FEWEST:
        return None
    return share.count.high / share.total.low


def _rank(kind: Kind) -> tuple[float, str]:
    most = _most(kind.hits)
    return 1.0 + (kind.hits.total.low == 0) if most is None else most, kind.id


def _has_enough(outcomes: Outcomes) -> bool:
    told = min(outcomes.hits + outcomes.misses, outcomes.alarms + outcomes.trusted)
    return told >= FEWEST_ENDS and min(astuple(outcomes)) >= LEAST


def _discernment(outcomes: Outcomes) -> Discernment:
    return Discernment(_rounded(discernment(outcomes)), _rounded(bias(outcomes)))


def _rounded(estimate: Estimate) -> Estimate:
    """Return an estimate from which the counts behind it cannot be worked out: several give the same tenths."""
    return Estimate(*(round(value, 1) for value in astuple(estimate)))
