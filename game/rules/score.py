"""Signal detection: hits and false alarms, the badge they earn, and the best thing that was done.

Counting false alarms beside hits keeps a game about scams from teaching distrust of everything (doi 10.5334/joc.324).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from game.rules.challenge import Naming

Badge = Literal["sharp_eye", "look_twice", "learner"]


@dataclass(frozen=True)
class Answer:
    """One judged exhibit.

    It is told whether it is genuine, what the player said, the index of the scam that it is about, and how long the
    player looked at it, in milliseconds.
    """

    exhibit_id: str
    is_genuine: bool
    said_genuine: bool
    scam: int | None = None
    ms: int = 0

    @property
    def is_correct(self) -> bool:
        """Whether the player judged it correctly."""
        return self.is_genuine == self.said_genuine

    @property
    def is_hit(self) -> bool:
        """Whether it is a scam that was recognised."""
        return not self.is_genuine and not self.said_genuine

    @property
    def is_miss(self) -> bool:
        """Whether it is a scam that was trusted."""
        return not self.is_genuine and self.said_genuine

    @property
    def is_false_alarm(self) -> bool:
        """Whether it is a genuine item that was distrusted."""
        return self.is_genuine and not self.said_genuine


@dataclass(frozen=True)
class Score:
    """The score of one visit."""

    hits: int  # recognised scams, each once: those of exhibits, and the one on the wheel when it was named
    named: int  # characteristics of the scam on the wheel that were named, if not all of them
    is_misnamed: bool  # whether not all that were asked for were named
    misses: int  # scam exhibits that were trusted
    false_alarms: int  # genuine exhibits that were distrusted
    trusted: int  # genuine exhibits that were trusted
    caught: int  # scam exhibits that were recognised

    @property
    def is_flawless(self) -> bool:
        """Whether there was no mistake, as far as anything was asked."""
        return not (self.misses or self.false_alarms or self.is_misnamed)

    @property
    def badge(self) -> Badge:
        """The badge; every visit earns one, and none is a reproach.

        The best one needs a real message and a scam that were both judged rightly, and no mistake: an answer that is
        always the same never earns it.
        """
        if self.is_flawless and self.caught and self.trusted:
            return "sharp_eye"
        return "look_twice" if self.hits or self.trusted or self.named else "learner"


def score_of(naming: Naming | None, scam: int | None, answers: Sequence[Answer]) -> Score:
    """Return the score of a visit from what was named of `scam` (None: nothing yet) and the exhibits judged so far."""
    is_named = naming is not None and naming.is_complete
    caught = [answer for answer in answers if answer.is_hit]
    recognised = {("scam", answer.scam) if answer.scam is not None else ("id", answer.exhibit_id) for answer in caught}
    return Score(
        hits=len(recognised | ({("scam", scam)} if is_named else set())),
        named=0 if naming is None or is_named else naming.hits,
        is_misnamed=naming is not None and not is_named,
        misses=sum(answer.is_miss for answer in answers),
        false_alarms=sum(answer.is_false_alarm for answer in answers),
        trusted=sum(answer.is_genuine and answer.said_genuine for answer in answers),
        caught=len(caught),
    )
