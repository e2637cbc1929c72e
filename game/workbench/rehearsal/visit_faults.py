"""What is wrong with the screens of a self-played visit: it is played once more, laid out without being painted."""

from __future__ import annotations

import random
from collections.abc import Callable

from game.app.wiring import TypeMaker
from game.kiosk.shell import Shell
from game.rules.visit import Game
from game.workbench.layout.faults import Fault, faults_of
from game.workbench.layout.unpainted import BlankType, unpainted
from game.workbench.rehearsal.hands import Hands
from game.workbench.rehearsal.self_play import SelfPlay


def faults_of_visit(
    build: Callable[[TypeMaker], Shell], game: Game, seed: int, *, makes_mistakes: bool = False
) -> list[tuple[str, Fault]]:
    """Return the moments of a visit with what is wrong then; `build` makes a kiosk with a type. Nothing else may draw.

    The moments are named and numbered like the pictures of `demo`: `05-challenge`.
    """
    with unpainted():
        shell = build(BlankType)
        visitor = SelfPlay(Hands(shell), makes_mistakes=makes_mistakes, rng=random.Random(seed))
        return [
            (f"{number:02d}-{moment}", fault)
            for number, moment in enumerate(visitor.play(game), 1)
            for fault in faults_of(shell.stack.top)
        ]
