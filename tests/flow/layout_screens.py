"""The cases in which screens are looked at, and the screens of each, built directly, not played.

What is asked of a screen is the same wherever a visit came from.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import cast

from game.app.wiring import SCENES, Playable, make_contexts, read_playable
from game.kiosk.contexts import ContextMaker, Situation
from game.kiosk.settings import Settings
from game.rules.challenge import Card, Naming, toggle
from game.rules.score import Answer
from game.rules.table_plan import START, push_of
from game.rules.tonight import TEXT_SCALES, Tonight
from game.rules.visit import Landing, Visit
from game.scenes.can.push import CanPush
from game.scenes.core.base import Scene
from game.scenes.core.context import SceneContext
from game.scenes.gallery import openers
from game.scenes.gallery.names import ScreenName, hands_of
from game.scenes.result.result import Result
from game.scenes.wheel.challenge import Challenge
from game.scenes.wheel.hand import TURN_S
from game.scenes.wheel.wheel import Wheel
from game.ui.measures import SCREENS
from game.ui.sound import Audio
from game.words import Language
from game.workbench.layout.unpainted import BlankType
from tests.content.sample import TODAY
from tests.stall import places, shipped, tapped

SIZES = (*SCREENS, (768, 1024))
FIRST: dict[str, Language] = {"night-market": "zh", "night-market.en": "en"}
"""The pack that runs when none is named, in its languages: all screens are looked at with these."""
FURTHER = ("families", "students", "shopkeepers", "visitors.en")
"""With these only the screens that say something of the pack, on each size in one text size."""
THOROUGH = ((1920, 1080), (1080, 1920))
"""Every exhibit and every card of the first pack is looked at in these, in the smallest and the largest text; otherwise
every `SAMPLED`th, another share in each case."""
SAMPLED = 1 if os.environ.get("FANZHA_EVERY_SCREEN") else 6
QUOTED = 25
"""Han that an opening may have to be quoted beside the cards of a squarish screen."""
AGE_S = 30.0
"""Old enough for everything to be live, and every cue to be marked."""


@dataclass(frozen=True)
class Case:
    """A pack on a screen of some size in px, in one text size."""

    size: tuple[int, int]
    pack: str
    scale: float

    def __str__(self) -> str:
        return f"{self.size[0]}x{self.size[1]}-{self.pack}-{self.scale}"

    @property
    def language(self) -> Language:
        return "en" if self.pack.endswith(".en") else "zh"

    @property
    def is_first(self) -> bool:
        return self.pack in FIRST

    def takes(self, index: int) -> bool:
        """Whether it looks at scam or exhibit number `index`: in every text size at least one of the sizes does."""
        if self.is_first and self.size in THOROUGH and self.scale != 1.2:
            return True
        turn = SIZES.index(self.size) + 2 * TEXT_SCALES.index(self.scale)
        return (index + turn) % SAMPLED == 0


def has_room(pack: str, size: tuple[int, int]) -> bool:
    """In English not everything has room on a squarish upright screen, which no stall is known to have."""
    return size in SCREENS or not pack.endswith(".en")


CASES = [Case(size, pack, scale) for size in SIZES for pack in FIRST for scale in TEXT_SCALES if has_room(pack, size)]
CASES += [
    Case(size, pack, TEXT_SCALES[(number + row) % len(TEXT_SCALES)])
    for number, size in enumerate(SIZES)
    for row, pack in enumerate(FURTHER)
    if has_room(pack, size)
]


@cache
def playable_of(pack: str) -> Playable:
    if pack in FIRST:
        return shipped()
    return read_playable(places().quizzes[0] / f"{pack}.yaml", places(), Settings(), TODAY)


@cache
def maker(pack: str, *, is_spoken: bool = False) -> ContextMaker:
    playable = playable_of(pack)
    if is_spoken:
        packs = {code: found.model_copy(update={"judging": "spoken"}) for code, found in playable.packs.items()}
        playable = Playable(playable.path, packs)
    return make_contexts(places(), Settings(), playable, random.Random(7), Audio(), type_of=BlankType)


def context_of(case: Case, *, is_spoken: bool = False, is_low: bool = False) -> SceneContext:
    # One maker serves both languages of a pack: they share the type.
    pack = next(iter(FIRST)) if case.is_first else case.pack
    return maker(pack, is_spoken=is_spoken)(Situation(case.size, case.language, case.scale, Tonight(is_low=is_low)))


def opened(context: SceneContext, name: str, visit: Visit) -> Scene:
    scene = SCENES[name](context, visit)
    scene._age_s = AGE_S
    scene.relay(context)
    return scene


def screens(case: Case, *, is_low: bool = False) -> Iterator[tuple[str, Scene]]:
    """All (or a share) of the screens of a case but those of the staff, one after the other: keep none."""
    context = context_of(case, is_low=is_low)
    yield from screens_of_pack(context)
    if case.is_first:
        yield from plain_screens(context)
    yield from screens_of_table(context)
    for index in range(len(context.pack.scams)):
        if case.takes(index):
            yield from screens_of_scam(context, index)
    for index, exhibit in enumerate(context.pack.exhibits):
        if case.takes(index):
            yield from screens_of_exhibit(context, exhibit.id)
    yield from screens_asked_aloud(context_of(case, is_spoken=True, is_low=is_low))


def screens_of_pack(context: SceneContext) -> Iterator[tuple[str, Scene]]:
    """Those that are the same in every visit but say something of the pack, and every rule of thumb."""
    for name in ("attract", "wheel"):
        yield name, opened(context, name, Visit())
    weak = cast("Wheel", opened(context, "wheel", Visit()))
    weak._is_weak = True
    weak.relay(context)
    yield "wheel, hardly moved", weak
    answers = (Answer("a", is_genuine=False, said_genuine=True), Answer("b", True, False))
    for number in range(len(context.pack.rules_of_thumb)):
        visit = Visit("wheel", met=(0,), answers=answers, rule=number)
        yield f"result rule {number}", opened(context, "result", visit)


def plain_screens(context: SceneContext) -> Iterator[tuple[str, Scene]]:
    """Those that are the same whatever the pack, and the result in every outcome."""
    for name in ("help", "still_there", "oops"):
        yield name, opened(context, name, Visit())
    hand = (Card(True, 0), Card(False, 0))
    for named, judged, trusted in product((True, False), repeat=3):
        naming = Naming(hand, (0,) if named else (1,), 1)
        answers = (Answer("a", is_genuine=False, said_genuine=not judged), Answer("b", True, trusted))
        yield (
            f"result {named, judged, trusted}",
            opened(context, "result", Visit("wheel", met=(0,), naming=naming, answers=answers)),
        )


def screens_of_table(context: SceneContext) -> Iterator[tuple[str, Scene]]:
    """The can that waits, that was put back, that slides, and every place where it can stop."""
    assert context.pack.table is not None
    visit = Visit("can", pushes=context.pack.table.pushes)
    waiting = cast("CanPush", opened(context, "can_push", visit))
    yield "can waits", waiting
    waiting._is_put_back = True
    waiting.relay(context)
    yield "can put back", waiting
    waiting._pressed = waiting._charge
    waiting._charge.is_pressed = True
    waiting.update(1.0)
    yield "can held", waiting
    push = push_of(waiting.plan, START, 0.0, 0.5)
    waiting.start(push)
    yield "can slides", waiting
    for made in range(1, visit.pushes):
        visit_then = replace(visit, landings=(Landing(push, (1.0, 1.0), "bare"),) * made)
        yield f"can waits, {made} pushed", opened(context, "can_push", visit_then)
    spots = [Landing(push, zone.middle, "scam", zone.scam) for zone in waiting.plan.zones if not zone.is_red]
    for landing in (*spots, Landing(push, (1.0, 1.0), "bare"), Landing(push, (1.0, 999.0), "off")):
        yield f"can stopped: {landing.place} {landing.scam}", stopped(context, visit, landing, 0)
    red = Landing(push, waiting.plan.zones[waiting.plan.red_zone].middle, "red")
    for rule in range(len(context.pack.rules_of_thumb)):
        yield f"can stopped: red {rule}", stopped(context, visit, red, rule)
        yield f"result of rule {rule} alone", opened(context, "result", Visit("can", pushes=1, rule=rule))
    answers = (Answer("a", is_genuine=False, said_genuine=False), Answer("b", True, False))
    table = Visit("can", met=(0,), answers=answers, pushes=3, landings=(red, red, red))
    yield "result of the table", opened(context, "result", table)


def stopped(context: SceneContext, visit: Visit, landing: Landing, rule: int) -> Scene:
    """The table after a landing."""
    scene = cast("CanPush", opened(context, "can_push", visit))
    scene.start(landing.push)
    scene.landing = landing
    scene.visit = visit.landed(landing).ruled(rule)
    scene.state = "stopped"
    scene._stopped_s = AGE_S
    scene.relay(context)
    return scene


def screens_of_scam(context: SceneContext, index: int) -> Iterator[tuple[str, Scene]]:
    """Landed, the cards (none and as many as can be picked), every card explained, and what goes home."""
    scam = context.pack.scams[index]
    yield f"landed {scam.id}", openers.opened(context, ScreenName("scam", scam.id, "landed"))
    for number, hand in enumerate(hands_of(context.pack, scam)):
        challenge = cast("Challenge", opened(context, "challenge", Visit("wheel", met=(index,))))
        challenge.cards = hand
        challenge.relay(context)
        if number == 0:
            yield f"thinking {scam.id}", challenge
        challenge.turn_to("picking")
        challenge.update(TURN_S)
        yield f"challenge {scam.id} {number}", challenge
        picked: tuple[int, ...] = ()
        for position in range(challenge.wanted):
            tapped(challenge, f"card_{position}")
            picked = toggle(picked, position, challenge.wanted)
        yield f"picked {scam.id} {number}", challenge
        for turned in range(0, len(hand), challenge.wanted):
            challenge.picked = tuple(range(turned, min(turned + challenge.wanted, len(hand))))
            challenge.turn_to("turned")
            yield f"turned {scam.id} {number} {turned}", challenge
        # Each card as if it had been picked: that is when the word in its corner is longest.
        naming = Naming(hand, tuple(range(len(hand))), context.pack.name_count)
        yield f"feedback {scam.id} {number}", opened(context, "feedback", Visit("wheel", met=(index,), naming=naming))
    home = cast("Result", opened(context, "result", half_named(context, index)))
    yield f"result {scam.id}", home
    for shown in ("code", "copy"):
        tapped(home, shown)
        yield f"result {scam.id}, {shown}", home
        tapped(home, "close")


def half_named(context: SceneContext, index: int) -> Visit:
    """A visit that knew one of two signs and nothing else: its hero is the longest."""
    naming = Naming((Card(True, 0), Card(False, 0)), (0, 1), 2)
    answers = (Answer("a", is_genuine=False, said_genuine=True, scam=index), Answer("b", True, False))
    return Visit("wheel", met=(index,), naming=naming, answers=answers)


def screens_of_exhibit(context: SceneContext, exhibit_id: str) -> Iterator[tuple[str, Scene]]:
    """Asked, and then judged wrongly and explained: that verdict is the longer one."""
    asked = openers.opened(context, ScreenName("exhibit", exhibit_id, "asked"))
    yield f"exhibit {exhibit_id} asked", asked
    scene = asked
    for moment in ("judged", "explained"):
        scene = openers.opened(context, ScreenName("exhibit", exhibit_id, moment), is_worst=True, after=scene)
        yield f"exhibit {exhibit_id} {moment}", scene


def screens_asked_aloud(context: SceneContext) -> Iterator[tuple[str, Scene]]:
    """The scam with most features, when staff tick what was said."""
    scams = context.pack.scams
    most = max(range(len(scams)), key=lambda index: len(scams[index].features))
    challenge = cast("Challenge", opened(context, "challenge", Visit("wheel", met=(most,))))
    yield "asked aloud", challenge
    measures, is_english = context.look.measures, context.pack.language == "en"
    is_long = is_english or len(scams[most].openings[0]) > QUOTED
    if is_long and max(measures.size) < 1.5 * measures.short_px:
        return  # no room on a squarish screen; no shipped pack is judged aloud, and `preview` tells who changes that
    challenge.turn_to("picking")
    yield "ticked", challenge
    if is_english:
        return  # the reasons of seven features have no room in English; no shipped English pack is judged aloud
    naming = Naming(challenge.cards, tuple(range(len(challenge.cards))), context.pack.name_count)
    yield "feedback aloud", opened(context, "feedback", Visit("wheel", met=(most,), naming=naming))
