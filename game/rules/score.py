"""Signal detection in kind words: hits and false alarms, and the badge they earn.

Counting false alarms beside hits is what keeps a game about scams from teaching distrust of everything
(doi 10.5334/joc.324).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Badge = Literal["sharp_eye", "fair_judge", "watchful", "learner"]


@dataclass(frozen=True)
class Answer:
    """One judged exhibit.

    Attributes:
        exhibit_id: of the pack.
        is_genuine: what it is.
        said_genuine: what the player said.
    """

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
    """Of one visit: characteristics named rightly and wrongly, scams recognised and missed, genuine items distrusted."""

    named_hits: int
    named_misses: int
    hits: int
    misses: int
    false_alarms: int

    @property
    def badge(self) -> Badge:
        """One badge for everybody; none of them is a reproach."""
        has_missed = self.misses > 0 or self.named_misses > 0
        if self.false_alarms:
            return "learner" if has_missed else "watchful"
        return "fair_judge" if has_missed else "sharp_eye"


def score_of(named: Sequence[bool], answers: Sequence[Answer]) -> Score:
    """Score a visit. `named` holds, for each named characteristic, whether it is one."""
    return Score(
        named_hits=sum(named),
        named_misses=len(named) - sum(named),
        hits=sum(answer.is_hit for answer in answers),
        misses=sum(not answer.is_genuine and answer.said_genuine for answer in answers),
        false_alarms=sum(answer.is_false_alarm for answer in answers),
    )
