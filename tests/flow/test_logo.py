"""The organiser's own logo is seen where the stall shows itself, takes no room from words, and may be missing."""

from __future__ import annotations

import random
from pathlib import Path

import pygame
import pytest
from PIL import Image

from game.app.wiring import SCENES, Playable, make_contexts, read_playable
from game.kiosk.contexts import Situation
from game.kiosk.settings import Settings
from game.rules.visit import Visit
from game.scenes.core.context import SceneContext
from game.scenes.gallery.names import ScreenName
from game.ui.measures import SCREENS
from game.ui.sound import Silence
from game.words import Language
from game.workbench.poster.design import poster_of, size_px
from game.workbench.preview.fit import FitTrial
from tests.content.fullest import fullest_pack
from tests.content.sample import TODAY, sample_yaml, write_sample
from tests.stall import places

TEAL = (0, 150, 160)
SAMPLE = sample_yaml().replace("审核日期:", "标志: 标志.png\n审核日期:")
SHOWN = (ScreenName("stall", "", "attract"), ScreenName("end", "", "result"))


def pack_in(folder: Path, size: tuple[int, int] = (300, 200)) -> Playable:
    Image.new("RGB", size, TEAL).save(folder / "标志.png")
    return read_playable(write_sample(folder, text=SAMPLE), places(), Settings(), TODAY)


def context_of(playable: Playable) -> SceneContext:
    return make_contexts(places(), Settings(), playable, random.Random(1), Silence())(Situation((1024, 600), "zh"))


def teal_in(picture: pygame.Surface) -> int:
    return pygame.mask.from_threshold(picture, TEAL, (8, 8, 8, 255)).count()


def drawn(context: SceneContext, name: str) -> pygame.Surface:
    scene = SCENES[name](context, Visit("can", pushes=1))
    scene.relay(context)
    target = context.backdrop()
    scene.draw(target)
    return target


@pytest.mark.parametrize("name", ["attract", "result"])
def test_it_is_seen_small_and_nothing_is_missed_once_it_is_gone(name: str, tmp_path: Path) -> None:
    playable = pack_in(tmp_path)
    with_logo = teal_in(drawn(context_of(playable), name))
    (tmp_path / "标志.png").unlink()
    without = teal_in(drawn(context_of(playable), name))
    assert 300 < with_logo - without < 0.01 * 1024 * 600


def test_it_is_on_the_poster(tmp_path: Path) -> None:
    picture = poster_of(places(), Settings(), pack_in(tmp_path), size_px("A4", 50)).picture
    assert teal_in(picture) > 300


@pytest.mark.parametrize("size", [(900, 200), (200, 900)], ids=["wide", "tall"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_longest_words_have_room_beside_it_on_every_screen(
    language: Language, size: tuple[int, int], tmp_path: Path
) -> None:
    pack_in(tmp_path, size)
    pack = fullest_pack(language).model_copy(update={"logo": "标志.png"})
    short, before = (
        FitTrial(places(), Settings(), Playable(folder / "full.yaml", {language: pack}), SCREENS[0], SCREENS)
        for folder in (tmp_path, tmp_path / "without")
    )
    assert short.shortfalls(*SHOWN) == before.shortfalls(*SHOWN)
