"""The screens of prizes, not yet laid out: the draw, its lesson, the voucher, the seal of a night."""

from __future__ import annotations

from game.rules.prizes.ledger import Offer, Seals, Won
from game.rules.prizes.tickets import SEED_BYTES, drum_of, sealed
from game.rules.prizes.vouchers import code_of
from game.rules.score import Answer
from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.core.context import SceneContext
from game.scenes.core.winnings import names_in
from game.scenes.draw.draw import Draw
from game.scenes.draw.seal import Seal
from game.scenes.result.result import Result


def draw_scene(context: SceneContext, moment: str) -> Scene:
    """Return the draw of a sharp eye: before, after the longest name was drawn, its lesson, or the voucher.

    The last kind is gone where there are several.
    """
    prizes = names_in(context)
    assert prizes is not None  # noqa: S101 - only packs with prizes have these screens
    terms = [kind.terms for kind in prizes.kinds]
    left = {kind.terms.id: kind.stock for kind in prizes.kinds}
    if len(terms) > 1:
        left[terms[-1].id] = 0
    drum = drum_of(terms, left, (), "sharp_eye", prizes.consolation_tickets)
    offer = Offer("", sealed(b""), 1, drum)
    answers = (Answer("a", is_genuine=False, said_genuine=False, scam=0), Answer("b", True, True))
    visit = Visit("wheel", (0,), answers=answers).offered(offer)
    prize = max((share.prize for share in drum.shares if share.tickets), key=lambda each: len(prizes.name_of(each)))
    won = Won("", 1, prize, prizes.name_of(prize), drum, 0, code_of(bytes(32), "", 1))
    if moment in ("drawn", "voucher"):
        visit = visit.winning(won)
    if moment == "voucher":
        return Result(context, visit)
    scene = Draw(context, visit)
    scene.is_lesson = moment == "rigged"
    return scene


def seal_scene(context: SceneContext) -> Scene:
    """Return the seal of a night after another one, whose seed is told."""
    scene = Seal(context, Visit())
    scene.seals = Seals(sealed(b""), (sealed(b"1"), b"1".hex() * SEED_BYTES))
    return scene
