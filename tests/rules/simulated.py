"""Visitors who tell scams from real messages as well as they are told to."""

from __future__ import annotations

import random

from game.rules.evening.facts import Judged, VisitFacts

HOURS = (18, 19, 20, 21, 22, 23, 0, None)
SCREENS = ("can_push", "exhibit", "wheel")


def visits(
    count: int, rng: random.Random, *, first: float = 1.0, last: float = 1.6, leaning: float = 0.2, kinds: int = 6
) -> list[VisitFacts]:
    """Return visits whose first and last messages are judged with d′ `first` and `last`, and with c `leaning`."""
    return [visit(rng, (first, last), leaning, kinds, rng.choice((2, 2, 2, 2, 2, 3, 1, 0))) for _ in range(count)]


def visit(rng: random.Random, told_apart: tuple[float, float], leaning: float, kinds: int, messages: int) -> VisitFacts:
    answers = []
    for position in range(1, messages + 1):
        apart = told_apart[position == messages]
        is_genuine = rng.random() < 0.5
        looks_bad = rng.gauss(0.0 if is_genuine else apart, 1.0) > apart / 2 + leaning
        kind = rng.randrange(kinds + 1)
        scam = f"kind{kind}" if kind else None
        is_twin = is_genuine and scam is not None
        exhibit = f"e{kind}_{rng.randrange(4)}_{is_genuine}"
        answers.append(Judged(position, exhibit, scam, "sms", is_genuine, not looks_bad, is_twin, 2000))
    how = rng.choice(("finished", "finished", "finished", "left", "idle", "crash"))
    screen = {"finished": "result", "crash": None}.get(how, rng.choice(SCREENS))
    hour = rng.choice(HOURS)
    day = None if hour is None else "2026-12-01"
    return VisitFacts(rng.choice(("wheel", "can")), day, hour, how, screen, answers=tuple(answers))
