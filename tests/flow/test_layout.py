"""On every screen, in both languages and every text size, words fit and controls can be touched.

Screens are built directly, not played: what is asked of each is the same wherever a visit came from.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations, product
from typing import cast

import pygame
import pytest

from game.app import SCENES, make_contexts
from game.kiosk.settings import Settings
from game.kiosk.shell import ContextMaker, Situation
from game.rules.challenge import Card, Naming, toggle
from game.rules.score import Answer
from game.rules.table_plan import START, push_of
from game.rules.visit import Landing, Place, Visit
from game.scenes import explanation
from game.scenes.base import Scene
from game.scenes.can_push import CanPush
from game.scenes.challenge import Challenge
from game.scenes.context import SceneContext
from game.scenes.exhibit import Exhibit
from game.scenes.staff_desk import Notice, Offered, Standing, Summary, Trial
from game.scenes.wheel import Wheel
from game.ui import paint, text_stack
from game.ui.audio import Audio
from game.ui.exhibit_face import ExhibitFace, face
from game.ui.exhibit_face.setting import settings
from game.ui.text import Type
from game.ui.theme import Colour
from tests.stall import places, shipped

SIZES = ((1024, 600), (1280, 720), (1920, 1080), (1080, 1920), (768, 1366), (3840, 2160))
THOROUGH = ((1920, 1080), (1080, 1920))
"""Every exhibit and every card is looked at in these, in the smallest and the largest text; otherwise every
`SAMPLED`th, another share in each case."""
SAMPLED = 6
SCALES = (1.0, 1.2, 1.4)
LANGUAGES = ("zh", "en")
CASES = [(size, language, scale) for size in SIZES for language in LANGUAGES for scale in SCALES]
AGE_S = 30.0
"""Old enough for everything to be live, and every cue to be marked."""

Case = tuple[tuple[int, int], str, float]

cases = pytest.mark.parametrize(
    "case", CASES, ids=[f"{size[0]}x{size[1]}-{language}-{scale}" for size, language, scale in CASES]
)


class _OwnType(Type):
    """Shares no line breaks with other tests, and paints nothing."""

    def line(self, text: str, px: int, colour: Colour, weight: int = 700) -> pygame.Surface:
        return pygame.Surface((1, 1), pygame.SRCALPHA)


class _Canvas(pygame.Surface):
    """As large as the screen to those who ask, and of no size to those who paint: nobody looks at it."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__((1, 1))
        self.told = pygame.Rect((0, 0), size)

    def get_clip(self) -> pygame.Rect:
        return self.told


@contextmanager
def unpainted() -> Iterator[None]:
    """Everything is laid out as ever, at its smallest, and nothing is painted: no test here looks at a pixel.

    At its smallest, because a text that does not fit then fits at no size: the kiosk tries eighteen, and would take
    many times as long to come to the same end.
    """

    def blank(size: tuple[int, int]) -> pygame.Surface:
        return pygame.Surface(size, pygame.SRCALPHA)

    with pytest.MonkeyPatch.context() as patch:
        smallest = text_stack.SCALES[-1:]
        patch.setattr(text_stack, "SCALES", smallest)
        patch.setattr(explanation, "SCALES", smallest)
        patch.setattr(face, "settings", lambda look: list(settings(look))[-1:])
        patch.setattr(ExhibitFace, "_painted", lambda self, plan, palette: blank((1, 1)))
        patch.setattr("game.app.backdrop", lambda measures, theme: blank((1, 1)))
        patch.setattr(paint, "nine_slice", lambda tile, border, size: blank((1, 1)))
        patch.setattr(pygame.transform, "gaussian_blur", lambda surface, radius: surface)
        patch.setattr(pygame.image, "load_sized_svg", lambda file, size: blank(size))
        yield


@dataclass
class Findings:
    """What is wrong in one case, told by kind.

    Attributes:
        misfits: texts that do not fit their place.
        outside: controls that leave the screen.
        narrow: controls too small for a finger.
        close: pairs of controls too near to each other, or over each other.
        high: controls out of reach in the upper part of an upright screen.
        helpless: screens that do not lead to help.
    """

    misfits: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    narrow: list[str] = field(default_factory=list)
    close: list[str] = field(default_factory=list)
    high: list[str] = field(default_factory=list)
    helpless: list[str] = field(default_factory=list)


# -- screens ------------------------------------------------------------------------------------------------------


@cache
def maker(*, is_spoken: bool = False) -> ContextMaker:
    playable = shipped()
    if is_spoken:
        packs = {code: pack.model_copy(update={"judging": "spoken"}) for code, pack in playable.packs.items()}
        playable = type(playable)(playable.path, packs)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.app.Type", _OwnType)
        return make_contexts(places(), Settings(), playable, random.Random(7), Audio())


def context_of(case: Case, *, is_spoken: bool = False) -> SceneContext:
    size, language, scale = case
    return maker(is_spoken=is_spoken)(Situation(size, language, scale))


def opened(context: SceneContext, name: str, visit: Visit) -> Scene:
    scene = SCENES[name](context, visit)
    scene._age_s = AGE_S
    scene.relay(context)
    return scene


def plain_screens(context: SceneContext) -> Iterator[tuple[str, Scene]]:
    """Those that are the same in every visit, and the result in every outcome."""
    for name in ("attract", "choose", "wheel", "help", "still_there", "oops"):
        yield name, opened(context, name, Visit("wheel"))
    hand = (Card(True, 0), Card(False, 0))
    for named, judged, trusted in product((True, False), repeat=3):
        naming = Naming(hand, (0,) if named else (1,), 1)
        answers = (Answer("a", is_genuine=False, said_genuine=not judged), Answer("b", True, trusted))
        yield (
            f"result {named, judged, trusted}",
            opened(context, "result", Visit("wheel", met=(0,), naming=naming, answers=answers)),
        )


class _Desk:
    """A staff desk with the longest words there are."""

    notices = tuple(
        Notice("这里用了中文冒号“：”，要用英文冒号加空格“: ”", "改成：  标题: 夜市", "a.yaml", 999, 99)
        for _ in range(9)
    )

    def standing(self) -> Standing:
        return Standing(Summary("night-market.yaml", "平安夜市", 12, 999), self.notices, can_roll_back=True)

    def offered(self) -> tuple[Offered, ...]:
        return tuple(Offered(str(number), "a-pack-with-a-long-name.zip（U盘 KINGSTON）") for number in range(9))

    def begin(self, key: str) -> None:
        self.found = Trial(None, self.notices) if key == "0" else Trial(self.standing().summary, (), lambda made: made)

    def trial(self) -> Trial | None:
        return self.found

    def put_on(self) -> None: ...
    def discard(self) -> None: ...
    def roll_back(self) -> None: ...


def screens_of_staff(context: SceneContext) -> Iterator[tuple[str, Scene]]:
    """Every page of the staff screen."""
    made = replace(context, desk=_Desk(), shared={})
    yield "staff", opened(made, "staff", Visit("wheel"))
    for number in (0, 1):
        scene = opened(made, "staff", Visit("wheel"))
        scene.tapped("choose")
        yield "staff chooses", scene
        scene.tapped(f"offer_{number}")
        yield "staff waits", scene
        scene.update(AGE_S)
        yield f"staff sees {number}", scene


def screens_of_table(context: SceneContext) -> Iterator[tuple[str, Scene]]:
    """The can that waits, that was put back, that slides, and every place where it can stop."""
    assert context.pack.table is not None
    visit = Visit("can", pushes=context.pack.table.pushes)
    waiting = cast("CanPush", opened(context, "can_push", visit))
    yield "can waits", waiting
    waiting._is_put_back = True
    waiting.relay(context)
    yield "can put back", waiting
    push = push_of(waiting.plan, START, 0.0, 0.5)
    waiting.start(push)
    yield "can slides", waiting
    spots = [(zone.middle, zone.scam, "red" if zone.is_red else "scam") for zone in waiting.plan.zones]
    for spot, scam, place in [*spots, ((1.0, 1.0), None, "bare"), ((1.0, 999.0), None, "off")]:
        stopped = cast("CanPush", opened(context, "can_push", visit))
        stopped.start(push)
        stopped.landing = Landing(push, spot, cast("Place", place), scam)
        stopped.visit = visit.landed(stopped.landing).ruled(0)
        stopped.state = "stopped"
        stopped.relay(context)
        yield f"can stopped: {place} {scam}", stopped
    answers = (Answer("a", is_genuine=False, said_genuine=False), Answer("b", True, False))
    red = Landing(push, (1.0, 1.0), "red")
    table = Visit("can", met=(0,), answers=answers, pushes=3, landings=(red, red, red))
    yield "result of the table", opened(context, "result", table)
    everything = Visit("can", met=tuple(range(len(context.pack.scams))), pushes=5)
    yield "takeaway of the table", opened(context, "takeaway", everything)
    yield "takeaway of no scam", opened(context, "takeaway", Visit("can", pushes=1, rule=0))


def screens_of_scam(context: SceneContext, index: int) -> Iterator[tuple[str, Scene]]:
    """Landed, the cards (none and as many as can be picked), every card explained, and what goes home."""
    scam = context.pack.scams[index]
    wheel = cast("Wheel", opened(context, "wheel", Visit("wheel")))
    wheel.tapped("spin")
    assert wheel._spin is not None
    object.__setattr__(wheel._spin, "slice_index", index)
    wheel.update(AGE_S)
    yield f"landed {scam.id}", wheel
    for number, hand in enumerate(hands(len(scam.features), len(scam.decoys))):
        challenge = cast("Challenge", opened(context, "challenge", Visit("wheel", met=(index,))))
        challenge.cards = hand
        challenge.relay(context)
        yield f"challenge {scam.id} {number}", challenge
        picked: tuple[int, ...] = ()
        for position in range(challenge.wanted):
            challenge.tapped(f"card_{position}")
            picked = toggle(picked, position, challenge.wanted)
        yield f"picked {scam.id} {number}", challenge
        # Each card as if it had been picked: that is when the word in its corner is longest.
        naming = Naming(hand, tuple(range(len(hand))), context.pack.name_count)
        yield f"feedback {scam.id} {number}", opened(context, "feedback", Visit("wheel", met=(index,), naming=naming))
    yield f"takeaway {scam.id}", opened(context, "takeaway", Visit("wheel", met=(index,)))


def hands(features: int, decoys: int) -> list[tuple[Card, ...]]:
    """Hands of six in which every card comes up."""
    return [
        tuple(
            [Card(True, (start + step) % features) for step in range(3)]
            + [Card(False, (start + step) % decoys) for step in range(3)]
        )
        for start in range(0, max(features, decoys), 3)
    ]


def screens_of_exhibit(context: SceneContext, exhibit_id: str) -> Iterator[tuple[str, Scene]]:
    """Asked, and explained after the wrong answer, whose verdict is the longer one."""
    scene = cast("Exhibit", opened(context, "exhibit", Visit("wheel", met=(0,), exhibits=(exhibit_id, "other"))))
    yield f"exhibit {exhibit_id} asked", scene
    scene.tapped("scam" if scene.exhibit.is_genuine else "genuine")
    scene.update(AGE_S)
    yield f"exhibit {exhibit_id} explained", scene


def screens(case: Case) -> Iterator[tuple[str, Scene]]:
    """All (or a share) of the screens of a case, one after the other: keep none."""
    context = context_of(case)
    is_thorough = case[0] in THOROUGH and case[2] != 1.2
    share, turn = (1, 0) if is_thorough else (SAMPLED, CASES.index(case))
    yield from plain_screens(context)
    yield from screens_of_table(context)
    yield from screens_of_staff(context)
    for index in range(len(context.pack.scams)):
        if (index + turn) % share == 0:
            yield from screens_of_scam(context, index)
    for index, exhibit in enumerate(context.pack.exhibits):
        if (index + turn) % share == 0:
            yield from screens_of_exhibit(context, exhibit.id)
    spoken = context_of(case, is_spoken=True)
    most = max(range(len(spoken.pack.scams)), key=lambda index: len(spoken.pack.scams[index].features))
    challenge = cast("Challenge", opened(spoken, "challenge", Visit("wheel", met=(most,))))
    yield "asked aloud", challenge
    challenge.tapped("confirm")
    yield "ticked", challenge


# -- looking at them ----------------------------------------------------------------------------------------------


@cache
def findings(case: Case) -> Findings:
    """Lay out every screen of a case and note what is wrong."""
    found = Findings()
    canvas = _Canvas(case[0])
    with unpainted():
        for label, scene in screens(case):
            look_at(label, scene, canvas, found)
    return found


def look_at(label: str, scene: Scene, canvas: pygame.Surface, found: Findings) -> None:
    scene.draw(canvas)
    misfits = scene.type.misfits
    found.misfits += [f"{label}: {text}" for text in misfits]
    misfits.clear()
    if isinstance(scene, Exhibit) and scene.face.overflows:
        found.misfits.append(f"{label}: the exhibit itself")
    if scene.name not in ("help", "oops") and "help" not in [button.name for button in scene.buttons]:
        found.helpless.append(label)
    measures = scene.measures
    short = min(measures.size)
    least = max(0.11 * short, 20 * measures.px_per_mm)
    screen = pygame.Rect((0, 0), measures.size)
    for button in scene.buttons:
        told = f"{label}: {button.name} {tuple(button.rect)}"
        if not screen.contains(button.rect):
            found.outside.append(told)
        if min(button.rect.size) < least - 0.5:
            found.narrow.append(f"{told}, least {least:.1f}")
        if measures.is_portrait and button.rect.top < 0.4 * measures.height:
            found.high.append(f"{told}, not above {0.4 * measures.height:.0f}")
    for one, other in combinations(scene.buttons, 2):
        gap = max(
            one.rect.left - other.rect.right,
            other.rect.left - one.rect.right,
            one.rect.top - other.rect.bottom,
            other.rect.top - one.rect.bottom,
        )
        if gap < 0.02 * short - 0.5:
            found.close.append(f"{label}: {one.name} and {other.name} {gap} px apart, least {0.02 * short:.1f}")


@cases
def test_every_text_fits_its_place(case: Case) -> None:
    assert findings(case).misfits == []


@cases
def test_every_control_is_on_the_screen_and_large_enough(case: Case) -> None:
    found = findings(case)
    assert found.outside == []
    assert found.narrow == []


@cases
def test_controls_keep_their_distance(case: Case) -> None:
    assert findings(case).close == []


@cases
def test_help_is_one_touch_away(case: Case) -> None:
    assert findings(case).helpless == []


@pytest.mark.parametrize("size", [size for size in SIZES if size[1] > size[0]], ids=str)
@pytest.mark.parametrize("scene", sorted(set(SCENES) - {"oops"}))
def test_controls_of_an_upright_screen_are_within_reach(size: tuple[int, int], scene: str) -> None:
    high = [told for case in CASES if case[0] == size for told in findings(case).high]
    assert [told for told in high if told.split(" ", 1)[0].rstrip(":") in SHOWN_AS[scene]] == []


SHOWN_AS = {scene: {scene} for scene in SCENES} | {
    "wheel": {"wheel", "landed"},
    "challenge": {"challenge", "picked", "asked", "ticked"},
}
"""Scene → first words of the labels of its screens."""
