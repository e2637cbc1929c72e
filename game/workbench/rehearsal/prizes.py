"""The prizes of a rehearsal: written into its pack, drawn by its visitors, and counted again from the records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as LateError
from contextlib import suppress
from pathlib import Path
from typing import cast

from game.records.journal import Journal
from game.records.prizes.reading import TABLES, draw_facts, totals_of
from game.records.reading import read_records
from game.records.rows import PrizeDrawn
from game.rules.prizes.ledger import Won
from game.rules.prizes.proof import proofs_of
from game.scenes.draw.draw import Draw
from game.scenes.draw.drum import RISEN_S
from game.workbench.rehearsal.hands import Hands

_ADDED = """

prizes:
  consolation: Sticker
  consolation_tickets: 30
  kinds:
    - {id: bag, name: Bag, stock: 40}
    - {id: cup, name: Cup, stock: 60, per_hour: 6}
    - {id: lamp, name: Lamp, stock: 9, needs: sharp_eye}
"""
_TRIES = 3
_ANSWERS_S = 5.0
"""Within which a disk that works has written what waits."""


def with_prizes(pack: bytes) -> bytes:
    """Return the text of a pack with prizes, unless it has some."""
    return pack if b"\nprizes:" in pack or "\n奖品:".encode() in pack else pack + _ADDED.encode()


def wait_for(journal: Journal) -> None:
    """Wait until the records have answered what was asked; not while the disk takes nothing."""
    if journal.health.is_writing:
        with suppress(LateError, CancelledError, OSError):
            journal.transact(lambda writer: None).exception(_ANSWERS_S)


def draw_prize(hands: Hands, journal: Journal) -> Won | None:
    """On the result: draw where that is offered, read what was won and go back; None if nothing could be drawn."""
    hands.wait(hands.step_s)
    wait_for(journal)
    hands.wait(2 * hands.step_s)
    top = hands.shell.stack.top
    if not any(button.name == "draw" for button in top.buttons):
        return None
    hands.tap("draw")
    scene = cast("Draw", hands.shell.stack.top)
    for _ in range(_TRIES):
        if scene.moment == "offered":  # first, and when there is something else in the drum by now
            hands.tap("draw", rest_s=0.0)
            wait_for(journal)
            hands.wait(RISEN_S + 1, hands.step_s)
    hands.tap("done")
    return scene.visit.won


def disagreements_of_prizes(folder: Path, won: Sequence[Won]) -> Iterator[str]:
    """Tell where the ledger in `folder`, whose nights are closed, is not what visitors have won, one line each."""
    records = read_records([folder], TABLES)
    drawn = [(row.number, row.prize, row.code) for _, row in records.of(PrizeDrawn)]
    if len({number for number, _, _ in drawn}) != len(drawn):
        yield "draws: a number was given twice"
    for one in won:
        if (one.number, one.prize, one.code) not in drawn:
            yield f"draw {one.number}: {one.prize} won, not in the ledger"
    proofs = proofs_of(draw_facts(records))
    if len(proofs) != len(drawn):
        yield f"draws: {len(drawn)} in the ledger, {len(proofs)} can be proved"
    yield from (f"draw {proof.facts.number}: {proof.flaw}" for proof in proofs if proof.flaw is not None)
    yield from (f"stock: {shelf.pieces} of {shelf.prize}" for shelf in totals_of(records).shelves if shelf.pieces < 0)
