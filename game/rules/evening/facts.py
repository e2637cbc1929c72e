"""What the sums are made of: one value a visit and one an answer, without anything about a person."""

from __future__ import annotations

from typing import NamedTuple


class Judged(NamedTuple):
    """One message that was judged."""

    position: int  # 1 is the first message of the visit
    exhibit: str
    scam: str | None  # the kind that it is about, or that a genuine one looks like
    channel: str
    is_genuine: bool
    said_genuine: bool
    is_twin: bool
    ms: int


class VisitFacts(NamedTuple):
    """One visit.

    `day` (YYYY-MM-DD) and `hour` are those of the stall, None where its clock is doubted. `how` is an ending of the
    records, or "crash" for a visit that has no end there; `screen` is then None.
    """

    game: str
    day: str | None
    hour: int | None
    how: str
    screen: str | None
    pack: str = ""
    language: str = "zh"
    text_scale: float = 1.0
    answers: tuple[Judged, ...] = ()
