"""Visits put together from the rows of the records."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta, tzinfo

from game.records.reading import Records
from game.records.rows import Answer, Row, RunStarted, Stamp, VisitBegun, VisitEnded
from game.rules.evening.facts import Judged, VisitFacts
from game.rules.evening.tally import MORNING

TABLES: tuple[type[Row], ...] = (RunStarted, VisitBegun, VisitEnded, Answer)
"""What `visits_of` needs."""


def visits_of(records: Records, zone: tzinfo | None = None) -> list[VisitFacts]:
    """Return all visits but those of rehearsals, in no particular order.

    Days and hours are those of `zone` (None: of this machine). A night belongs to the day on which it began.
    """
    rehearsals = {stamp.run for stamp, row in records.of(RunStarted) if row.is_rehearsal}
    ends = {row.visit: row for _, row in records.of(VisitEnded)}
    answers = defaultdict(list)
    for _, row in records.of(Answer):
        verdict = (row.is_genuine, row.said_genuine, row.is_twin, row.ms)
        answers[row.visit].append(Judged(row.position, row.exhibit, row.scam, row.channel, *verdict))
    visits = []
    for stamp, begun in records.of(VisitBegun):
        if stamp.run in rehearsals:
            continue
        end = ends.get(begun.visit)
        how, screen = ("crash", None) if end is None else (end.how, end.screen)
        day, hour = time_of(stamp, zone)
        visits.append(
            VisitFacts(
                *(begun.game, day, hour, how, screen, begun.pack, begun.language, begun.text_scale),
                answers=tuple(sorted(answers[begun.visit])),
            )
        )
    return visits


def time_of(stamp: Stamp, zone: tzinfo | None = None) -> tuple[str | None, int | None]:
    """Return the day and the hour of a row, None where its clock is doubted."""
    if stamp.is_at_doubted:
        return None, None
    try:
        at = datetime.fromisoformat(stamp.at).astimezone(zone)
        return (at - timedelta(hours=MORNING)).date().isoformat(), at.hour
    except (OverflowError, OSError):  # A clock in the year 1 or 9999.
        return None, None
