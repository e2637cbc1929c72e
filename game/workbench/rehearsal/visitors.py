"""Visitors of a rehearsed night, who keep their own count of what they did."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, cast

from game.records.journal import Journal
from game.rules.prizes.ledger import Won
from game.rules.visit import Game
from game.scenes.exhibit.exhibit import Exhibit
from game.workbench.rehearsal.hands import Hands
from game.workbench.rehearsal.prizes import draw_prize
from game.workbench.rehearsal.self_play import SelfPlay

LEAVE_SHARE, IDLE_SHARE = 0.15, 0.1
MISTAKES_SHARE, CURIOUS_SHARE = 0.3, 0.2
_FORGOTTEN_S = 240.0
"""Until a kiosk that nobody touches has asked whether somebody is there, and is back at its first screen."""
_STANDING = ("wheel", "challenge", "feedback", "exhibit_1", "exhibit_1_judged", "exhibit_2", "can_1", "can_2")
"""Moments at which somebody may leave: the kiosk stands still, and the way back can be touched."""


@dataclass(frozen=True)
class Remembered:
    """One visit as its visitor remembers it; seconds by the frames."""

    game: Game
    how: Literal["finished", "left", "idle"]
    seconds: float
    answers: tuple[tuple[bool, bool], ...]  # whether each message was genuine, and was said to be


class Visitors:
    """Play one visit after another through `hands`, and remember each. `now_s` is the clock that frames move.

    `journal` has the prizes.
    """

    def __init__(self, hands: Hands, rng: random.Random, now_s: Callable[[], float], journal: Journal) -> None:
        self.hands = hands
        self.remembered: list[Remembered] = []
        self.won: list[Won] = []
        self._rng = rng
        self._now_s = now_s
        self._journal = journal

    def visit(self) -> Remembered:
        """Play a visit to its end, or leave somewhere. Raises what `SelfPlay.play` does."""
        rng, hands = self._rng, self.hands
        if hands.shell.stack.top.name == "draw":  # one that nobody has seen, because somebody ran away
            hands.tap("done")
        has_table = hands.shell.context.pack.table is not None
        game: Game = "can" if has_table and rng.random() < 0.5 else "wheel"  # noqa: PLR2004 - as often this as that
        is_wrong = rng.random() < MISTAKES_SHARE
        player = SelfPlay(hands, makes_mistakes=is_wrong, is_curious=rng.random() < CURIOUS_SHARE, rng=rng)
        roll = rng.random()
        leaving = rng.choice(_STANDING) if roll < LEAVE_SHARE + IDLE_SHARE else ""
        answers: list[tuple[bool, bool]] = []
        began_s, how = self._now_s(), "finished"
        for moment in player.play(game):
            if moment.startswith("exhibit_") and moment.endswith("_judged"):
                is_genuine = cast("Exhibit", hands.shell.stack.top).exhibit.is_genuine
                answers.append((is_genuine, is_genuine != is_wrong))
            if moment == leaving:
                how = "left" if roll < LEAVE_SHARE else "idle"
                break
        self._end(how)
        visit = Remembered(game, how, self._now_s() - began_s, tuple(answers))  # type: ignore[arg-type]  # one of three
        self.remembered.append(visit)
        return visit

    def _end(self, how: str) -> None:
        """Go back to the first screen, or wait until the kiosk has."""
        hands = self.hands
        if how == "left":
            hands.tap("home")
        elif how == "finished":
            won = draw_prize(hands, self._journal)
            if won is not None:
                self.won.append(won)
        if how == "finished" and self._rng.random() < 0.5:  # noqa: PLR2004 - as often this as that
            hands.tap("done")
        top = hands.shell.stack
        hands.until(lambda: top.names == ("attract",), within_s=_FORGOTTEN_S, dt=hands.step_s)

    @property
    def counts(self) -> Counter[tuple[str, ...]]:
        """What the visits add up to, by the keys of `game.rules.evening.tally`."""
        found: Counter[tuple[str, ...]] = Counter()
        for visit in self.remembered:
            found.update([("visits",), ("game", visit.game)])
            found.update([("finished",)] if visit.how == "finished" else [("unfinished",), ("how", visit.how)])
            for is_genuine, said_genuine in visit.answers:
                whole, right, wrong = ("genuine", "trusted", "alarms") if is_genuine else ("scams", "hits", "misses")
                found.update([(whole,), (right if is_genuine == said_genuine else wrong,)])
        return found
