"""The sender's face: it tells nothing before the verdict, hides nothing, and after it moves for a moment."""

from __future__ import annotations

import pygame
import pytest

from game.content.model import Exhibit as ExhibitOfPack
from game.content.model import Verdict
from game.rules.visit import Visit
from game.scenes.core.context import SceneContext
from game.scenes.core.mask import PEEL_S
from game.scenes.exhibit.exhibit import LIVE_AFTER_S, Exhibit
from game.ui.puppets.senders import face_of
from tests.stall import build_stall, shipped

SCREENS = (((1920, 1080), 1.0), ((1080, 1920), 1.0), ((1080, 1920), 1.4), ((1280, 1024), 1.2), ((1024, 600), 1.4))
EXHIBITS = shipped().first.exhibits


def context_of(size: tuple[int, int] = (640, 360), scale: float = 1.0, *, is_calm: bool = False) -> SceneContext:
    return build_stall(size, text_scale=scale, is_calm=is_calm).shell.context


def scene_of(context: SceneContext, exhibit: ExhibitOfPack) -> Exhibit:
    scene = Exhibit(context, Visit(exhibits=(exhibit.id,)))
    scene.relay(context)
    return scene


def one(verdict: Verdict) -> ExhibitOfPack:
    return next(exhibit for exhibit in EXHIBITS if exhibit.verdict == verdict)


def painted(scene: Exhibit) -> bytes:
    surface = pygame.Surface(scene.measures.size)
    scene.draw(surface)
    return pygame.image.tobytes(surface, "RGB")


def waits(scene: Exhibit, seconds: float) -> None:
    for _ in range(round(seconds / 0.05)):
        scene.update(0.05)
        scene.take_stale(pygame.Rect((0, 0), scene.measures.size))


@pytest.mark.parametrize(("size", "scale"), SCREENS)
def test_a_face_hides_no_word_and_nearly_every_message_has_one(size: tuple[int, int], scale: float) -> None:
    context = context_of(size, scale)
    missing = 0
    for exhibit in EXHIBITS[::7]:
        scene = scene_of(context, exhibit)
        place = scene.unmasking.place
        missing += not place
        for passage in scene.face.passages if place else ():
            for left, width, number in zip(passage.lefts, passage.widths, range(99), strict=False):
                line = pygame.Rect(left, passage.y + number * passage.pitch, round(width), passage.pitch)
                assert not place.colliderect(line.move(scene.face.origin)), exhibit.id
    assert missing <= 1


@pytest.mark.parametrize("exhibit", EXHIBITS[::9], ids=lambda exhibit: exhibit.id)
def test_nothing_is_told_before_the_verdict(exhibit: ExhibitOfPack) -> None:
    """The same message under the other verdict looks the same, down to the last pixel."""
    context = context_of()
    scene = scene_of(context, exhibit)
    turned = scene.exhibit.model_copy(update={"verdict": "scam" if exhibit.is_genuine else "genuine"})
    other = Exhibit(context, Visit(exhibits=(exhibit.id,)))
    other.exhibit = turned
    other.relay(context)
    for each in (scene, other):
        waits(each, 1.0)
    assert painted(scene) == painted(other)


def test_a_relation_has_its_face_and_no_claimed_office_has_one() -> None:
    puppets = context_of().look.puppets
    assert [puppets.face_of(name, "sms", None) for name in ("妈妈", "邻居小周")] == ["mother", "neighbour"]
    offices = (
        "班主任赵老师",
        "民警小周",
        "快递员 137****8815",
        "00****96110",
        "Ms Zhao, class teacher",
        "市医院",
        "银行",
    )
    shown = {puppets.face_of(name, "call", f"{number}") for name in offices for number in range(30)}
    shown |= {puppets.face_of(each.sender, each.channel, each.setting) for each in EXHIBITS}
    assert not shown & {"officer", "clerk", "doctor", "teacher", "courier"}
    assert {face_of({}, f"{number}", "chat", "x") for number in range(60)} <= set(puppets.people)
    assert {puppets.face_of(e.sender, e.channel, e.setting) for e in EXHIBITS} <= set(puppets.people)


@pytest.mark.parametrize("verdict", ["scam", "genuine"])
def test_it_moves_for_less_than_two_seconds_after_the_verdict(verdict: Verdict) -> None:
    scene = scene_of(context_of(), one(verdict))
    waits(scene, 1.0)
    asked = painted(scene)
    scene.judge(said_genuine=False)
    waits(scene, PEEL_S / 2)
    assert not scene.unmasking.is_over(scene._judged_s)
    waits(scene, 1.5)
    assert scene.unmasking.is_over(scene._judged_s)
    assert painted(scene) != asked
    assert PEEL_S < 1.0 <= LIVE_AFTER_S


@pytest.mark.parametrize("verdict", ["scam", "genuine"])
def test_who_wants_calm_sees_the_end_at_once(verdict: Verdict) -> None:
    scene = scene_of(context_of(is_calm=True), one(verdict))
    scene.judge(said_genuine=False)
    scene.update(0.05)
    at_once = painted(scene)
    waits(scene, 0.9)
    assert painted(scene) == at_once


def test_the_weasel_stays_inside_his_circle() -> None:
    scene = scene_of(context_of((1920, 1080)), one("scam"))
    before = pygame.Surface((1920, 1080))
    scene.judge(said_genuine=True)
    waits(scene, PEEL_S + 0.1)
    place, seen = scene.unmasking.place, pygame.Surface((1920, 1080))
    scene.unmasking.draw(seen, scene._judged_s)
    assert pygame.Rect(0, 0, 1920, 1080).contains(place)
    radius = place.width / 2 + 1
    changed = pygame.mask.from_threshold(seen, (0, 0, 0), (1, 1, 1, 255), before)
    changed.invert()
    around = pygame.Vector2(place.center)
    assert all(around.distance_to(point) <= radius + 1 for point in changed.outline())
    assert scene.unmasking._mask._weasel.picture.get_width() > 0.75 * place.width
