"""The sender's face: it tells nothing before the verdict, hides nothing, and after it moves for a moment."""

from __future__ import annotations

import pygame
import pytest

from game.content.model import Exhibit as ExhibitOfPack
from game.content.model import Verdict
from game.content.reading.packs import read_pack
from game.rules.visit import Visit
from game.scenes.core.context import SceneContext
from game.scenes.core.mask import ESCAPE_S
from game.scenes.exhibit.exhibit import LIVE_AFTER_S, Exhibit
from game.ui.exhibit import ExhibitFace
from game.ui.puppets.senders import face_of, load_senders
from game.words import Language
from tests.content.sample import TODAY
from tests.stall import build_stall, places, shipped

SCREENS = (((1920, 1080), 1.0), ((1080, 1920), 1.0), ((1080, 1920), 1.4), ((1280, 1024), 1.2), ((1024, 600), 1.4))
EXHIBITS = shipped().first.exhibits
FUR = (0xE9, 0x98, 0x2F)


def context_of(
    size: tuple[int, int] = (640, 360), scale: float = 1.0, *, is_calm: bool = False, language: Language = "zh"
) -> SceneContext:
    return build_stall(size, text_scale=scale, is_calm=is_calm, language=language).shell.context


def scene_of(context: SceneContext, exhibit: ExhibitOfPack) -> Exhibit:
    scene = Exhibit(context, Visit(exhibits=(exhibit.id,)))
    scene.relay(context)
    return scene


def one(verdict: Verdict) -> ExhibitOfPack:
    return next(exhibit for exhibit in EXHIBITS if exhibit.verdict == verdict)


def lines_of(face: ExhibitFace) -> list[pygame.Rect]:
    """Return where each line of a message stands in its picture."""
    return [
        pygame.Rect(left, passage.y + number * passage.pitch, round(width), passage.pitch)
        for passage in face.passages
        for number, (left, width) in enumerate(zip(passage.lefts, passage.widths, strict=False))
    ]


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
        for line in lines_of(scene.face) if place else ():
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
    waits(scene, ESCAPE_S / 2)
    assert not scene.unmasking.is_over(scene._judged_s)
    waits(scene, 1.5)
    assert scene.unmasking.is_over(scene._judged_s)
    assert painted(scene) != asked
    assert ESCAPE_S < 1.0 <= LIVE_AFTER_S


@pytest.mark.parametrize("verdict", ["scam", "genuine"])
def test_who_wants_calm_sees_the_end_at_once(verdict: Verdict) -> None:
    scene = scene_of(context_of(is_calm=True), one(verdict))
    scene.judge(said_genuine=False)
    scene.update(0.05)
    at_once = painted(scene)
    waits(scene, 0.9)
    assert painted(scene) == at_once


@pytest.mark.parametrize("age_s", [0.02, 0.08, 0.3, 0.55, 0.7, 0.9, ESCAPE_S])
def test_the_weasel_and_his_mask_stay_inside_their_circle(age_s: float) -> None:
    scene = scene_of(context_of((1920, 1080)), one("scam"))
    before = pygame.Surface((1920, 1080))
    scene.judge(said_genuine=True)
    place, seen = scene.unmasking.place, pygame.Surface((1920, 1080))
    scene.unmasking.draw(seen, age_s)
    assert pygame.Rect(0, 0, 1920, 1080).contains(place)
    radius = place.width / 2 + 1
    changed = pygame.mask.from_threshold(seen, (0, 0, 0), (1, 1, 1, 255), before)
    changed.invert()
    around = pygame.Vector2(place.center)
    assert all(around.distance_to(point) <= radius + 1 for point in changed.outline())
    assert scene.unmasking._mask._weasel.picture.get_width() > 0.75 * place.width


def pixels(surface: pygame.Surface, rect: pygame.Rect) -> bytes:
    return pygame.image.tobytes(surface.subsurface(rect), "RGB")


@pytest.mark.parametrize("verdict", ["scam", "genuine"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(640, 360), (360, 640), (512, 300), (640, 512)])
def test_nothing_crosses_the_words_of_the_verdict_or_of_the_message(
    size: tuple[int, int], language: Language, verdict: Verdict
) -> None:
    """On whichever side of the face they stand, and wherever he looks."""
    context = context_of(size, language=language)
    for exhibit in [each for each in EXHIBITS if each.verdict == verdict][::9]:
        scene = scene_of(context, exhibit)
        scene.judge(said_genuine=verdict == "scam")
        title = scene._explanation._title
        plain, seen = pygame.Surface(size), pygame.Surface(size)
        plain.blit(scene.plate, (0, 0))
        scene.face.draw(plain, 0.0)
        words = [title, *(line.move(scene.face.origin) for line in lines_of(scene.face))]
        for number in range(21):
            seen.blit(plain, (0, 0))
            scene.unmasking.draw(seen, number * 0.05)
            for rect in words:
                assert pixels(seen, rect) == pixels(plain, rect), (exhibit.id, number)


def test_the_weasel_gets_away_and_his_mask_hangs_still() -> None:
    """He is seen first, then gone; the same mask hangs there whoever looks, and not his head."""
    scene = scene_of(context_of((1920, 1080)), one("scam"))
    mask, seen = scene.unmasking._mask, pygame.Surface((1920, 1080))

    def fur(age_s: float) -> int:
        seen.fill("white")
        scene.unmasking.draw(seen, age_s)
        inside = seen.subsurface(mask.place.inflate(*2 * (-mask.place.width // 5,)))
        return pygame.mask.from_threshold(inside, FUR, (6, 6, 6, 255)).count()

    assert fur(0.3) > 0.05 * (0.6 * mask.place.width) ** 2
    assert fur(0.8) < 0.002 * (0.6 * mask.place.width) ** 2
    frames = []
    for age_s in (0.8, ESCAPE_S, 9.0):
        seen.fill("white")
        scene.unmasking.draw(seen, age_s)
        frames.append(pixels(seen, mask.place))
    assert frames[0] != frames[1] == frames[2]
