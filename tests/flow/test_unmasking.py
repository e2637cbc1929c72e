"""The sender's face: it tells nothing before the verdict, hides nothing, and after it moves for a moment."""

from __future__ import annotations

import pygame
import pytest

from game.content.model import Exhibit as ExhibitOfPack
from game.content.model import Verdict
from game.content.reading.packs import read_pack
from game.rules.visit import Visit
from game.scenes.core.context import SceneContext
from game.scenes.core.mask import PEEL_S
from game.scenes.exhibit.exhibit import LIVE_AFTER_S, Exhibit
from game.ui.puppets.senders import face_of, load_senders
from tests.content.sample import TODAY
from tests.stall import build_stall, places, shipped

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


@pytest.mark.parametrize(
    ("sender", "face"),
    [
        ("妈妈", "mother"),
        ("邻居小周", "neighbour"),
        ("班主任赵老师", "teacher"),
        ("民警小周", "officer"),
        ("快递员 137****8815", "courier"),
        ("小陈医生", "doctor"),
        ("平台客服小何", "clerk"),
        ("Ms Zhao, class teacher", "teacher"),
        ("Officer Chen", "officer"),
        ("Hotel cashier", "clerk"),
    ],
)
def test_the_face_is_that_of_whoever_the_sender_claims_to_be(sender: str, face: str) -> None:
    assert context_of().look.puppets.face_of(sender, "call", None) == face


def test_every_face_exists_and_who_claims_nothing_has_one_of_nobody() -> None:
    puppets = context_of().look.puppets
    assert set(load_senders(puppets.folder / "people")) <= set(puppets.people)
    faces = {face_of({}, f"{number}", "chat", "x") for number in range(60)}
    assert faces == {"elder", "friend", "mother", "neighbour", "vendor"}


def test_over_the_shipped_packs_no_face_tells_the_verdict() -> None:
    """Each that is seen often is seen beside scams about as often as beside real messages."""
    puppets = context_of().look.puppets
    shown: dict[str, list[bool]] = {}
    for path in sorted(places().quizzes[0].glob("*.yaml")):
        pack = read_pack(path, icons=places().icon_names, today=TODAY).pack
        assert pack is not None
        for each in pack.exhibits:
            shown.setdefault(puppets.face_of(each.sender, each.channel, each.setting), []).append(each.is_genuine)
    assert set(shown) >= {"officer", "clerk", "teacher", "courier", "doctor", "mother"}
    shares = {face: sum(seen) / len(seen) for face, seen in shown.items()}
    assert {face: share for face, share in shares.items() if not 1 / 3 <= share <= 2 / 3} == {}


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
