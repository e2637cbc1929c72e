"""The table for a study: one row an answer, nothing finer than the hour, and nobody who could be picked out."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence

from game.rules.evening.facts import VisitFacts
from game.rules.evening.hiding import LEAST
from game.words import LANGUAGES, load_words
from game.workbench.evening.sheets import plain_text

TABLE, CODEBOOK = "answers.csv", "codebook.txt"
_LONGEST_S = 60.0
_COLUMNS = (
    *("visit", "day", "hour", "game", "language", "text_scale", "pack", "ending", "messages"),
    *("position", "exhibit", "channel", "scam", "is_genuine", "is_twin", "said_genuine", "is_correct", "seconds"),
)
_Common = tuple[str, ...]


def table_of(visits: Sequence[VisitFacts], rng: random.Random) -> bytes:
    """Return the table as CSV in UTF-8 with a mark; visits come in random order under random numbers."""
    common = coarsened([_common(visit) for visit in visits], rng)
    order = list(range(len(visits)))
    rng.shuffle(order)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for number, index in enumerate(order, 1):
        visit = visits[index]
        for answer in visit.answers:
            seconds = min(_LONGEST_S, answer.ms / 1000)
            verdict = (answer.is_genuine, answer.is_twin, answer.said_genuine, answer.is_genuine == answer.said_genuine)
            writer.writerow(
                [
                    *(number, *common[index], plain_text(visit.pack), visit.how, len(visit.answers), answer.position),
                    *(answer.exhibit, answer.channel, answer.scam or "", *map(int, verdict), f"{seconds:.1f}"),
                ]
            )
    return ("\ufeff" + text.getvalue()).encode()


def codebook() -> bytes:
    """Return what every column means, in Chinese and in English."""
    parts = []
    for language in LANGUAGES:
        words = load_words("evening", language).part("study")
        parts += [words["heading"], "", *words["intro"].splitlines(), ""]
        parts += [f"{column}: {words[column]}" for column in _COLUMNS]
        parts.append("")
    return ("\ufeff" + "\n".join(parts)).encode()


def coarsened(rows: Sequence[_Common], rng: random.Random) -> list[_Common]:
    """Return rows of the same length, emptied from the right until at least `LEAST` are alike each.

    Where fewer than that share a value, they lose it and all that stands right of it, and so many others with them,
    drawn by lot, that they are `LEAST`. There must be at least `LEAST` rows.
    """
    told: list[_Common] = [()] * len(rows)
    _coarsen(rows, list(range(len(rows))), 0, told, rng)
    return told


def _coarsen(rows: Sequence[_Common], group: list[int], column: int, told: list[_Common], rng: random.Random) -> None:
    if column == len(rows[group[0]]):
        for index in group:
            told[index] = rows[index]
        return
    groups: dict[str, list[int]] = {}
    for index in group:
        groups.setdefault(rows[index][column], []).append(index)
    lost = [index for members in groups.values() if len(members) < LEAST for index in members]
    kept = sorted((members for members in groups.values() if len(members) >= LEAST), key=len)
    if kept and 0 < len(lost) < LEAST:
        given = rng.sample(kept[-1], LEAST - len(lost))
        rest = [index for index in kept.pop() if index not in given]
        lost += given
        if len(rest) < LEAST:
            lost += rest
        else:
            kept.append(rest)
    for members in kept:
        _coarsen(rows, members, column + 1, told, rng)
    for index in lost:
        told[index] = (*rows[index][:column], *[""] * (len(rows[index]) - column))


def _common(visit: VisitFacts) -> _Common:
    """Return what bystanders may have seen of a visit, the least telling first."""
    hour = "" if visit.hour is None else str(visit.hour)
    return visit.day or "", hour, visit.game, visit.language, f"{visit.text_scale:g}"
