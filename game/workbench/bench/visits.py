"""Whole visits, each pair in a process of its own, since the first visit after the start is the slowest.

Frames are not paced: a process runs them one after another as fast as it can, and their CPU time is what counts.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from game.app.wiring import Playable
from game.kiosk.shell import Shell
from game.rules.visit import Game
from game.words import Language
from game.workbench.bench.watched import VisitTimes, WatchedHands
from game.workbench.rehearsal.hands import Hands
from game.workbench.rehearsal.reckoning import Reckoning
from game.workbench.rehearsal.self_play import SelfPlay

VISITS = 2
BEFORE_FIRST_S, BEFORE_NEXT_S, HURRIED_S = 20.0, 6.0, 0.5
"""How long the attract screen stands before the first touch of the process, before that of a later visit, and before
that of somebody in a hurry."""
MOST_READING_S = 25.0
_PASSING = ("spinning", "landed", "thinking", "picked", "charging", "sliding")
"""Ends of the names of moments that go on by themselves."""

VisitRecord = dict[str, Any]
"""A visit as JSON holds it: `VisitTimes.as_record` with the memory afterwards."""
Pace = Mapping[str, float]
"""How long a screen is read, in s, by the name of its moment; a screen that is missing is left at once."""


@dataclass(frozen=True)
class VisitPlan:
    """What one process plays; language and text size are chosen by touch, as visitors do."""

    game: Game
    size: tuple[int, int]
    pack: str | None = None
    language: Language | None = None
    is_large: bool = False
    pace: Pace = field(default_factory=dict)
    seed: int = 7

    @property
    def is_plain(self) -> bool:
        """Whether the visitor reads, and changes neither language nor text size."""
        return bool(self.pace) and self.language is None and not self.is_large

    @property
    def name(self) -> str:
        """A short name for tables."""
        choices = (self.language, "large text" if self.is_large else None, None if self.pace else "in a hurry")
        return ", ".join([self.game, *(choice for choice in choices if choice is not None)])


@dataclass(frozen=True)
class Variant:
    """A kind of visitor: who chooses the other language, or large text, or does not read."""

    is_foreign: bool = False
    is_large: bool = False
    is_hurried: bool = False


VARIANTS = (
    Variant(),
    Variant(is_hurried=True),
    Variant(is_large=True),
    Variant(is_foreign=True),
    Variant(is_foreign=True, is_large=True),
)


def plans_of(
    playable: Playable, size: tuple[int, int], pack: Path | None, pace_of: Callable[[Game], Pace]
) -> list[VisitPlan]:
    """Return the visits that a pack allows; `pace_of` returns how long the screens of a game are read."""
    games: tuple[Game, ...] = ("wheel",) if playable.first.table is None else ("wheel", "can")
    others = list(playable.packs)[1:]
    found = []
    for game in games:
        pace = pace_of(game)
        for variant in VARIANTS:
            if variant.is_foreign and not others:
                continue
            found.append(
                VisitPlan(
                    game,
                    size,
                    None if pack is None else str(pack),
                    others[0] if variant.is_foreign else None,
                    variant.is_large,
                    {} if variant.is_hurried else pace,
                )
            )
    return found


def reading_pace(shell: Shell, reckoning: Reckoning, game: Game) -> dict[str, float]:
    """Return how long a reader of five characters a second reads each screen of a visit; plays it once.

    `reckoning` must have made the type of `shell`.
    """
    visitor = SelfPlay(Hands(shell, step_s=0.1), is_curious=True, rng=random.Random(7))
    for moment in visitor.play(game):
        if moment == "attract":
            reckoning.begin(shell.stack.top)
        else:
            reckoning.add(moment, shell.stack.top, shell.context.pack.language, visitor.take_wait_s())
    read = ((screen.screen, screen.seconds - screen.waits_s) for screen in reckoning.screens)
    return {moment: round(min(MOST_READING_S, seconds), 1) for moment, seconds in read if not moment.endswith(_PASSING)}


def play_visits(plan: VisitPlan, hands: WatchedHands, rng: random.Random) -> Iterator[VisitTimes]:
    """Play the visits of a plan on a shell that has just started, and yield the times of each."""
    visitor = SelfPlay(hands, is_curious=True, rng=rng)
    for number in range(VISITS):
        before_s = BEFORE_NEXT_S if number else BEFORE_FIRST_S
        hands.wait(before_s if plan.pace else HURRIED_S)
        if plan.language is not None:
            hands.tap(f"language_{plan.language}")
            hands.wait(plan.pace.get("attract", 0.0))
        if plan.is_large:
            hands.tap("text_size")
        for moment in visitor.play(plan.game):
            hands.wait(plan.pace.get(moment, 0.0))
        for name in ("code", "close", "copy", "close", "done"):
            hands.tap(name)
        yield hands.take_visit()


def measure_visits(plan: VisitPlan, drawings: Path) -> list[VisitRecord]:
    """Play a plan in a new process and return the record of each visit, the first one first.

    `drawings` is the folder of kept drawings; an empty one stands for the first start on a machine.
    """
    environ = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    root = Path(__file__).resolve().parents[3]
    command = [sys.executable, "-m", "game.cli.visit_probe", json.dumps({**asdict(plan), "drawings": str(drawings)})]
    done = subprocess.run(command, env=environ, cwd=root, capture_output=True, text=True, check=True)  # noqa: S603 - our own module
    found: list[VisitRecord] = json.loads(done.stdout.splitlines()[-1])
    return found
