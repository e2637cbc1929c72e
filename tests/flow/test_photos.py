"""A photo of an exhibit stands beside its words, on every screen, and travels with the pack."""

from __future__ import annotations

import random
from pathlib import Path

import pygame
import pytest
from PIL import Image

from game.app.wiring import make_contexts, read_playable
from game.content.reading.packs import read_pack
from game.kiosk.contexts import Situation
from game.kiosk.settings import Settings
from game.kiosk.stock.sticks import offers
from game.kiosk.stock.store import PackStore
from game.rules.visit import Visit
from game.scenes.exhibit.exhibit import Exhibit
from game.scenes.gallery.names import ScreenName
from game.ui.sound import Silence
from game.workbench.preview.fit import FitTrial
from tests.content.sample import ICONS, TODAY, sample_yaml, write_sample
from tests.flow.layout_screens import SIZES
from tests.stall import places

RED = (200, 30, 60)
SAMPLE = sample_yaml().replace("    发件人: 社区药房\n", "    发件人: 社区药房\n    图片: 传单.jpg\n")
CHANNELS = ("短信", "聊天", "电话", "应用", "快递", "邮件", "上门", "告示", "帖子")


def _visit(exhibit: str) -> Visit:
    return Visit(exhibits=(exhibit,))


def _is_red(colour: pygame.Color) -> bool:
    return all(abs(one - other) < 12 for one, other in zip(colour[:3], RED, strict=True))


def pack_in(folder: Path, size: tuple[int, int], text: str = SAMPLE) -> Path:
    Image.new("RGB", size, RED).save(folder / "传单.jpg", quality=95)
    return write_sample(folder, text=text)


@pytest.mark.parametrize("size", [(300, 900), (900, 300)])
@pytest.mark.parametrize("screen", [(1024, 600), (1080, 1920)])
def test_the_photo_is_seen_beside_the_words(screen: tuple[int, int], size: tuple[int, int], tmp_path: Path) -> None:
    playable = read_playable(pack_in(tmp_path, size), places(), Settings(), TODAY)
    context = make_contexts(places(), Settings(), playable, random.Random(1), Silence())(Situation(screen, "zh"))
    with_photo = next(one for one in context.pack.exhibits if one.picture)
    assert with_photo.picture is not None
    scene = Exhibit(context, _visit(with_photo.id))
    scene.relay(context)
    target = context.backdrop()
    scene.draw(target)
    reds = [(x, y) for x in range(0, screen[0], 4) for y in range(0, screen[1], 4) if _is_red(target.get_at((x, y)))]
    (left, right), (top, bottom) = ((min(way), max(way)) for way in zip(*reds, strict=True))
    assert (right - left > bottom - top) == (size[0] > size[1]), "in its own shape"
    assert len(reds) * 16 > 0.02 * screen[0] * screen[1], "large enough to be seen"
    for passage in scene.face.passages:
        words_left, words_top = scene.face.origin[0] + min(passage.lefts), scene.face.origin[1] + passage.y
        beside = words_left > right or words_left + passage.width < left
        assert beside or words_top > bottom or words_top + passage.height < top, "no word lies on it"


@pytest.mark.parametrize("channel", CHANNELS)
def test_words_and_photo_fit_on_every_screen(channel: str, tmp_path: Path) -> None:
    text = SAMPLE.replace("    渠道: 电话\n", f"    渠道: {channel}\n")
    playable = read_playable(pack_in(tmp_path, (640, 480), text), places(), Settings(), TODAY)
    trial = FitTrial(places(), Settings(), playable, SIZES[0], SIZES[1:])
    name = next(one.id for one in playable.first.exhibits if one.picture)
    assert trial.shortfalls(ScreenName("exhibit", name, "explained")) == []


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_it_comes_along_from_beside_a_pack_that_lies_alone_and_no_other_does(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    pack_in(tmp_path / "stick", (300, 300)).write_bytes(SAMPLE.encode(encoding))
    for name in ("假期.jpg", "假期.mp4", ".传单.jpg"):
        (tmp_path / "stick" / name).write_bytes(b"private")
    (offer,) = offers([tmp_path / "stick"])
    staged = PackStore(tmp_path / "packs").bring_in(offer)
    assert {path.name for path in staged.path.parent.iterdir()} == {"sample.yaml", "传单.jpg"}
    assert read_pack(staged.path, icons=ICONS, today=TODAY).pack is not None


def test_it_travels_with_the_pack_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "stick" / "夜市").mkdir(parents=True)
    pack_in(tmp_path / "stick" / "夜市", (300, 300))
    (offer,) = offers([tmp_path / "stick"])
    staged = PackStore(tmp_path / "packs").bring_in(offer)
    reading = read_pack(staged.path, icons=ICONS, today=TODAY)
    assert reading.pack is not None, reading.problems
