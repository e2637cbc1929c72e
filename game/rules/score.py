"""Signal detection in kind words: hits and false alarms, and the badge they earn.

Counting false alarms beside hits is what keeps a game about scams from teaching distrust of everything
(doi 10.5334/joc.324).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from game.rules.challenge import Naming

Badge = Literal["sharp_eye", "fair_judge", "watchful", "learner"]


@dataclass(frozen=True)
class Answer:
    """One judged exhibit: what it is, and what the player said."""

    exhibit_id: str
    is_genuine: bool
    said_genuine: bool

    @property
    def is_correct(self) -> bool:
        """Whether the player saw it as it is."""
        return self.is_genuine == self.said_genuine

    @property
    def is_hit(self) -> bool:
        """A scam that was recognised."""
        return not self.is_genuine and not self.said_genuine

    @property
    def is_false_alarm(self) -> bool:
        """A genuine item that was distrusted."""
        return self.is_genuine and not self.said_genuine


@dataclass(frozen=True)
class Score:
    """Of one visit.

    Attributes:
        hits: scams recognised: the one on the wheel when its characteristics were named, and each scam exhibit.
        misses: scams not recognised.
        false_alarms: genuine exhibits that were distrusted.
        trusted: genuine exhibits that were trusted.
    """

    hits: int
    misses: int
    false_alarms: int
    trusted: int

    @property
    def badge(self) -> Badge:
        """One badge for everybody; none of them is a reproach."""
        if self.false_alarms:
            return "learner" if self.misses else "watchful"
        return "fair_judge" if self.misses else "sharp_eye"


def score_of(naming: Naming | None, answers: Sequence[Answer]) -> Score:
    """Score a visit from what was named (if anything yet) and the exhibits judged so far."""
    is_named = naming is not None and naming.is_complete
    is_misnamed = naming is not None and not naming.is_complete
    return Score(
        hits=is_named + sum(answer.is_hit for answer in answers),
        misses=is_misnamed + sum(not answer.is_genuine and answer.said_genuine for answer in answers),
        false_alarms=sum(answer.is_false_alarm for answer in answers),
        trusted=sum(answer.is_genuine and answer.said_genuine for answer in answers),
    )
