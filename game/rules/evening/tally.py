"""Counting visits and answers: every count with its key, and how the counts add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from game.rules.evening.discernment import Outcomes
from game.rules.evening.facts import Judged, VisitFacts
from game.rules.evening.hiding import Key, Sum

UNKNOWN = "unknown"
"""The hour of a visit whose clock is doubted; the last screen of one that has no end."""
OTHER = "other"
"""Messages about no kind."""
MORNING = 5
"""The hour at which a night is over: visits after midnight belong to the evening before."""
_PAIRS = {True: ("alarms", "trusted", "genuine"), False: ("hits", "misses", "scams")}


class Tally:
    """All counts of an evening, and all relations between them.

    `first` and `last` are how the first and the last messages of all visits of at least two messages were judged.
    """

    def __init__(self, visits: Sequence[VisitFacts]) -> None:
        self.counts: Counter[Key] = Counter()
        self.missed: Counter[str] = Counter()  # exhibits that were trusted although they are scams
        kinds: dict[str, None] = {}
        for visit in visits:
            self.counts.update(_keys_of(visit))
            for answer in visit.answers:
                kinds[answer.scam or OTHER] = None
                self.counts.update(_keys_of_answer(answer))
                self.missed[answer.exhibit] += not answer.is_genuine and answer.said_genuine
        of_several = [visit.answers for visit in visits if len(visit.answers) > 1]
        self.first = _outcomes([answers[0] for answers in of_several])
        self.last = _outcomes([answers[-1] for answers in of_several])
        self.kinds = tuple(sorted(kinds))
        self.hours = self._hours()
        self.screens = self._last_parts("screen")
        self.games = self._last_parts("game")
        self.sums = tuple(self._sums())
        for one in self.sums:
            for key in (one.whole, *one.parts):
                self.counts.setdefault(key, 0)

    def _last_parts(self, name: str) -> tuple[str, ...]:
        return tuple(sorted({key[1] for key in self.counts if key[0] == name}))

    def _hours(self) -> tuple[str, ...]:
        """Return the hours from the first to the last with a visit, by the clock of a night, then the unknown one."""
        found = {key[2] for key in self.counts if key[0] == "hour"}
        since = sorted((int(hour) - MORNING) % 24 for hour in found - {UNKNOWN})
        span = range(since[0], since[-1] + 1) if since else range(0)
        return (*(str((hour + MORNING) % 24) for hour in span), *sorted(found & {UNKNOWN}))

    def _sums(self) -> Iterator[Sum]:
        visits, unfinished = ("visits",), ("unfinished",)
        yield Sum(visits, (("finished",), unfinished))
        yield Sum(unfinished, tuple(("how", how) for how in ("left", "idle", "fault", "crash")))
        yield Sum(unfinished, tuple(("screen", screen) for screen in self.screens))
        yield Sum(visits, tuple(("game", game) for game in self.games))
        for game in self.games:
            yield Sum(("game", game), tuple(("hour", game, hour) for hour in self.hours))
        for names in _PAIRS.values():
            yield Sum((names[2],), ((names[0],), (names[1],)))
            for name in names:
                yield Sum((name,), tuple((name, kind) for kind in self.kinds))
            for kind in self.kinds:
                yield Sum((names[2], kind), ((names[0], kind), (names[1], kind)))


def _keys_of(visit: VisitFacts) -> Iterable[Key]:
    yield ("visits",)
    yield ("game", visit.game)
    yield ("hour", visit.game, UNKNOWN if visit.hour is None else str(visit.hour))
    if visit.how == "finished":
        yield ("finished",)
    else:
        yield ("unfinished",)
        yield ("how", visit.how)
        yield ("screen", visit.screen or UNKNOWN)


def _keys_of_answer(answer: Judged) -> Iterable[Key]:
    right, wrong, whole = _PAIRS[answer.is_genuine]
    name = wrong if answer.said_genuine else right
    for each in (name, whole):
        yield (each,)
        yield each, answer.scam or OTHER


def _outcomes(answers: Sequence[Judged]) -> Outcomes:
    """Return how messages were judged."""
    found = Counter((answer.is_genuine, answer.said_genuine) for answer in answers)
    return Outcomes(found[False, False], found[False, True], found[True, False], found[True, True])
