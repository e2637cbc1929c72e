"""Opens each screen of a pack: its scene, the visit that leads to it, and the time until it stands still."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from game.content.home_text import rules_for
from game.content.model import Scam
from game.rules.challenge import Card, Naming
from game.rules.score import Answer
from game.rules.slide import Stop
from game.rules.table_plan import START, Push, TablePlan, push_of
from game.rules.visit import Landing, Visit, landing_of
from game.rules.wheel import slices_of
from game.scenes.attract.attract import STEPS_PER_S, Attract
from game.scenes.attract.show import ACT_S
from game.scenes.can.push import CanPush
from game.scenes.core.base import Scene
from game.scenes.core.context import SceneContext
from game.scenes.core.pack import card_words
from game.scenes.core.table_stage import table_plan
from game.scenes.core.tally import Tally
from game.scenes.exhibit.exhibit import Exhibit
from game.scenes.gallery.names import ScreenName, hands_of, index_of_scam
from game.scenes.gallery.prize_screens import draw_scene, seal_scene
from game.scenes.help.help import Help
from game.scenes.result.result import Result
from game.scenes.wheel.challenge import Challenge
from game.scenes.wheel.feedback import Feedback
from game.scenes.wheel.hand import TURN_S
from game.scenes.wheel.landed import ARRIVED_S
from game.scenes.wheel.wheel import Wheel

SceneT = TypeVar("SceneT", bound=Scene)

AGE_S = 30.0
"""Old enough for every control to be live, every cue to be marked and every wheel to have stopped."""
_FRAME_S = 1 / 30
_MOST_SLIDE_S = 60.0
_TABLE_SHOWN_S = 6.0
_TRIES = 300
_SEED = 7


class _Constant(random.Random):
    """A random source that always returns the same share (0–1)."""

    def __init__(self, share: float) -> None:
        super().__init__(0)
        self._share = share

    def random(self) -> float:
        return self._share


def _laid_out(scene: SceneT) -> SceneT:
    """Lay out a scene as the kiosk's stack does."""
    scene.relay(scene.context)
    return scene


def opened(context: SceneContext, name: ScreenName, *, is_worst: bool = False, after: Scene | None = None) -> Scene:
    """Return the scene of a screen of the context's pack, standing still.

    `is_worst` asks for the state that needs most room: every card picked, a wrong answer; otherwise all answers are
    right. The scene opened before, `after`, is used up: where it leads here by a touch, it saves half of the time. The
    same arguments always give the same picture, whatever `after` is.
    """
    if isinstance(after, Exhibit) and _leads_to(after, context, name):
        return _told(after, name, is_worst=is_worst)
    # What is only looked at lights no lantern of the evening.
    return OPENERS[name.moment](replace(context, rng=random.Random(_SEED), tally=Tally(), prizes=None), name, is_worst)


def _leads_to(scene: Exhibit, context: SceneContext, name: ScreenName) -> bool:
    """Return whether `scene` shows this exhibit before that moment, on the same screen and in the same type."""
    is_before = {"judged": scene.answer is None, "explained": not scene.is_explained}.get(name.moment, False)
    return is_before and scene.exhibit.id == name.subject and scene.context.look is context.look


def _plain(context: SceneContext, name: ScreenName, is_worst: bool) -> Scene:
    return _laid_out(_PLAIN[name.moment](context, Visit()))


def _attract_table(context: SceneContext, name: ScreenName, is_worst: bool) -> Scene:
    """Open the second act, once its can has stopped."""
    scene = _laid_out(Attract(context, Visit()))
    scene.update(ACT_S)
    for _ in range(round(_TABLE_SHOWN_S * STEPS_PER_S)):
        scene.update(1 / STEPS_PER_S)
    return scene


def _landed(context: SceneContext, name: ScreenName, is_worst: bool) -> Scene:
    slices = slices_of([scam.odds for scam in context.pack.scams])
    middle_deg = slices[index_of_scam(context.pack, name.subject)].middle_deg
    lucky = replace(context, rng=_Constant(middle_deg / slices[-1].end_deg))
    wheel = _laid_out(Wheel(lucky, Visit("wheel")))
    wheel.spin()
    wheel.update(AGE_S)
    wheel.update(ARRIVED_S)
    return wheel


def _question(context: SceneContext, name: ScreenName, is_worst: bool) -> Scene:
    index = index_of_scam(context.pack, name.subject)
    scene = _laid_out(Challenge(context, Visit("wheel", met=(index,))))
    if name.moment in ("asked_aloud", "thinking"):
        return scene
    if name.moment != "ticked":
        scene.cards = hands_of(context.pack, scene.scam)[name.number]
    if name.moment == "turned":
        scene.picked = _picks(context, scene.scam, scene.cards, is_worst=is_worst)
    scene.turn_to("turned" if name.moment == "turned" else "picking")
    scene.update(TURN_S if name.moment != "turned" else AGE_S)
    return scene


def _picks(context: SceneContext, scam: Scam, hand: tuple[Card, ...], *, is_worst: bool) -> tuple[int, ...]:
    """Return what is picked of a hand: the right cards, or those with most words."""
    pack = context.pack
    picked = [position for position, card in enumerate(hand) if card.is_feature]
    if is_worst:  # a picked card's corner mark is then longest, and its reason is always shown
        letters = [sum(map(len, card_words(scam, card))) for card in hand]
        picked = sorted(range(len(hand)), key=letters.__getitem__, reverse=True)
    return tuple(picked[: pack.name_count] if pack.judging == "cards" else picked)


def _feedback(context: SceneContext, name: ScreenName, is_worst: bool) -> Scene:
    pack = context.pack
    index = index_of_scam(pack, name.subject)
    scam = pack.scams[index]
    hand = hands_of(pack, scam)[name.number]
    naming = Naming(hand, _picks(context, scam, hand, is_worst=is_worst), pack.name_count)
    scene = _laid_out(Feedback(context, Visit("wheel", met=(index,), naming=naming)))
    scene.update(AGE_S)
    return scene


def _exhibit(context: SceneContext, name: ScreenName, is_worst: bool) -> Scene:
    visit = Visit("wheel", met=(0,), exhibits=(name.subject, name.subject))
    return _told(_laid_out(Exhibit(context, visit)), name, is_worst=is_worst)


def _told(scene: Exhibit, name: ScreenName, *, is_worst: bool) -> Exhibit:
    """Bring an exhibit to the moment of a screen."""
    if name.moment != "asked" and scene.answer is None:
        scene.judge(said_genuine=scene.exhibit.is_genuine != is_worst)
        scene.update(AGE_S)
    if name.moment == "explained":
        scene.explain()
    return scene


def _waiting(context: SceneContext, name: ScreenName, is_worst: bool) -> Scene:
    return _laid_out(CanPush(context, _first_push(context)))


def _first_push(context: SceneContext) -> Visit:
    return Visit("can", pushes=table_plan(context).pushes)


def _stopped(context: SceneContext, name: ScreenName, is_worst: bool) -> Scene:
    """Open the state after a push that ends there; where no such push is found, place the can there."""
    scene = _laid_out(CanPush(context, _first_push(context)))
    plan = scene.plan
    zone = {"zone": name.number, "red": plan.red_zone}.get(name.moment)
    is_off = name.moment == "off"
    push = _push_to(plan, zone, is_off=is_off)
    if push is None:
        _put(scene, zone, is_off=is_off)
    else:
        scene.start(push)
        for _ in range(round(_MOST_SLIDE_S / _FRAME_S)):
            if scene.state == "stopped":
                break
            scene.update(_FRAME_S)
    scene.update(AGE_S)  # until nothing moves any more
    return scene


@lru_cache(maxsize=64)
def _push_to(plan: TablePlan, zone: int | None, *, is_off: bool) -> Push | None:
    """Return a push that ends in a zone, over an edge, or on bare wood."""
    # Only these screens need the physics engine.
    from game.rules.can_table import slide  # noqa: PLC0415 - see above
    from game.rules.table_odds import naive_push, push_to  # noqa: PLC0415 - see above

    rng = random.Random(_SEED)
    if zone is not None:
        return push_to(plan, zone, rng, _TRIES)
    for _ in range(_TRIES):
        push = naive_push(plan, rng)
        stop = slide(plan, push).stop
        if (stop.off is not None) if is_off else (stop.off is None and stop.zone is None):
            return push
    return None


def _put(scene: CanPush, zone: int | None, *, is_off: bool) -> None:
    spot = START if zone is None else scene.plan.zones[zone].middle
    stop = Stop(*spot, zone, "far" if is_off else None)
    scene.landing = landing_of(scene.plan, push_of(scene.plan, START, 0.0, 0.5), stop)
    scene.visit = scene.visit.landed(scene.landing)
    scene.motion.can_at = spot
    scene.state = "stopped"
    scene.relay(scene.context)


def _result(context: SceneContext, name: ScreenName, is_worst: bool) -> Scene:
    """Open the result after one kind of scam, after a table with all kinds, or with a rule of thumb and no kind.

    Right answers have the shortest words; half of the features and wrong answers have the longest.
    """
    pack = context.pack
    index = index_of_scam(pack, name.subject) if name.subject else None
    answers = (Answer("a", is_genuine=False, said_genuine=is_worst, scam=index), Answer("b", True, not is_worst))
    if name.part == "table":
        plan, visit = table_plan(context), _first_push(context)
        red = Landing(push_of(plan, START, 0.0, 0.5), plan.zones[plan.red_zone].middle, "red")
        met = tuple(range(len(pack.scams)))
        return _laid_out(Result(context, replace(visit, met=met, landings=(red,) * plan.pushes, answers=answers)))
    if index is None:
        return _laid_out(Result(context, Visit("wheel", answers=answers, rule=name.number)))
    hand = hands_of(pack, pack.scams[index])[0]
    features = [position for position, card in enumerate(hand) if card.is_feature][: pack.name_count]
    naming = Naming(hand, tuple(features[:-1] if is_worst else features), pack.name_count)
    rules = rules_for(pack, index)
    longest = max(rules, key=lambda rule: len(pack.rules_of_thumb[rule].text))
    rule = longest if is_worst else None
    return _laid_out(Result(context, Visit("wheel", (index,), naming, answers=answers, rule=rule)))


def _taken(context: SceneContext, name: ScreenName, is_worst: bool) -> Scene:
    """Open the result once its code or its rule has been touched."""
    scene = _result(context, name, is_worst)
    assert isinstance(scene, Result)  # noqa: S101 - the type of what `_result` opens
    scene.enlarge("code" if name.moment == "code" else "rule")
    return scene


def _draw(context: SceneContext, name: ScreenName, is_worst: bool) -> Scene:
    return _laid_out(draw_scene(context, name.moment))


def _sealed(context: SceneContext, name: ScreenName, is_worst: bool) -> Scene:
    return _laid_out(seal_scene(context))


Opener = Callable[[SceneContext, ScreenName, bool], Scene]

_PLAIN: Mapping[str, Callable[[SceneContext, Visit], Scene]] = MappingProxyType(
    {"attract": Attract, "wheel": Wheel, "help": Help}
)

OPENERS: Mapping[str, Opener] = MappingProxyType(
    {
        **dict.fromkeys(_PLAIN, _plain),
        "attract_table": _attract_table,
        "landed": _landed,
        **dict.fromkeys(("thinking", "question", "turned", "asked_aloud", "ticked"), _question),
        "feedback": _feedback,
        **dict.fromkeys(("asked", "judged", "explained"), _exhibit),
        "waiting": _waiting,
        **dict.fromkeys(("zone", "red", "bare", "off"), _stopped),
        **dict.fromkeys(("result", "home", "table_result"), _result),
        **dict.fromkeys(("code", "copied"), _taken),
        **dict.fromkeys(("draw", "drawn", "rigged", "voucher"), _draw),
        "sealed": _sealed,
    }
)
"""Moment → how its scene is opened."""
