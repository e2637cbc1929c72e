"""Signal detection: hits and false alarms, and the badge they earn.

Counting false alarms beside hits keeps a game about scams from teaching distrust of everything (doi 10.5334/joc.324).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from game.rules.challenge import Naming

Badge = Literal["sharp_eye", "fair_judge", "watchful", "learner"]


@dataclass(frozen=True)
class Answer:
    """One judged exhibit: whether it is genuine, and what the player said."""

    exhibit_id: str
    is_genuine: bool
    said_genuine: bool

    @property
    def is_correct(self) -> bool:
        """Whether the player judged it correctly."""
        return self.is_genuine == self.said_genuine

    @property
    def is_hit(self) -> bool:
        """Whether it is a scam that was recognised."""
        return not self.is_genuine and not self.said_genuine

    @property
    def is_false_alarm(self) -> bool:
        """Whether it is a genuine item that was distrusted."""
        return self.is_genuine and not self.said_genuine


@dataclass(frozen=True)
class Score:
    """The score of one visit."""

    hits: int  # recognised scams: exhibits, and the one on the wheel when its characteristics were named
    misses: int  # scams not recognised
    false_alarms: int  # genuine exhibits that were distrusted
    trusted: int  # genuine exhibits that were trusted

    @property
    def badge(self) -> Badge:
        """The badge; every visit earns one, and none is a reproach."""
        if self.false_alarms:
            return "learner" if self.misses else "watchful"
        return "fair_judge" if self.misses else "sharp_eye"


def score_of(naming: Naming | None, answers: Sequence[Answer]) -> Score:
    """Return the score of a visit from what was named (None: nothing yet) and the exhibits judged so far."""
    is_named = naming is not None and naming.is_complete
    is_misnamed = naming is not None and not naming.is_complete
    return Score(
        hits=is_named + sum(answer.is_hit for answer in answers),
        misses=is_misnamed + sum(not answer.is_genuine and answer.said_genuine for answer in answers),
        false_alarms=sum(answer.is_false_alarm for answer in answers),
        trusted=sum(answer.is_genuine and answer.said_genuine for answer in answers),
    )
