"""Photos of exhibits: only plain pictures beside the pack are opened, and no code in them can be scanned."""

from __future__ import annotations

import os
import random
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import qrcode  # type: ignore[import-untyped]  # it has no types
import zxingcpp
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from game.content.checks.photos import check_whole_photos
from game.content.codes import cover_codes
from game.content.photos import MOST_BYTES, SIDE, PhotoError, decode
from game.content.reading.packs import Reading, read_pack
from tests.content.sample import ICONS, TODAY, sample_yaml, write_sample


def street(size: tuple[int, int] = (1200, 900), seed: int = 1) -> Image.Image:
    """A picture with something on it everywhere."""
    rng = random.Random(seed)
    image = Image.new("RGB", size, (170, 160, 140))
    pen = ImageDraw.Draw(image)
    for _ in range(120):
        x, y = rng.randrange(size[0]), rng.randrange(size[1])
        pen.ellipse((x, y, x + rng.randrange(20, 160), y + rng.randrange(20, 160)), tuple(rng.choices(range(256), k=3)))
    return image


def saved(image: Image.Image, kind: str = "JPEG") -> bytes:
    file = BytesIO()
    image.save(file, kind)
    return file.getvalue()


def reading(folder: Path, name: str) -> Reading:
    text = sample_yaml().replace("    发件人: 社区药房\n", f'    发件人: 社区药房\n    图片: "{name}"\n')
    pack = write_sample(folder, text=text)
    return read_pack(pack, icons=ICONS, today=TODAY, audits=(check_whole_photos,))


def codes_of(found: Reading) -> list[str]:
    return [problem.code for problem in found.problems if problem.code.startswith("photo")]


@pytest.mark.parametrize("name", ["a.jpg", "图片/传单 1.PNG", "b.jpeg"])
def test_a_photo_beside_the_pack_is_sound(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(saved(street(), "PNG" if name.endswith("PNG") else "JPEG"))
    found = reading(tmp_path, name)
    assert codes_of(found) == []
    assert found.pack is not None
    photo = decode(tmp_path, name)
    assert photo.size == (SIDE, 630)
    assert len(photo.rgb) == 3 * SIDE * 630


def bomb() -> bytes:
    """A PNG of 300 bytes that says it has 2.5 thousand million pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(9999))) + chunk(b"IEND", b"")


WRONG: dict[str, tuple[str, Callable[[], bytes]]] = {
    "too many pixels": ("photo_pixels", bomb),
    "too many bytes": ("photo_large", lambda: saved(street()) + b"\0" * MOST_BYTES),
    "cut off": ("photo_damaged", lambda: saved(street())[:20_000]),
    "half a head": ("photo_format", lambda: saved(street())[:3]),
    "another kind": ("photo_format", lambda: saved(street(), "GIF")),
    "no picture": ("photo_format", lambda: b"<svg/>"),
    "an icon": ("photo_small", lambda: saved(street((600, 40)))),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_cannot_be_shown_is_told_with_its_place_and_cure(kind: str, tmp_path: Path) -> None:
    code, made = WRONG[kind]
    (tmp_path / "a.jpg").write_bytes(made())
    found = reading(tmp_path, "a.jpg")
    assert codes_of(found) == [code]
    assert found.pack is None
    (told,) = (problem for problem in found.problems if problem.code == code)
    assert "a.jpg" in told.excerpt
    assert told.hint
    with pytest.raises(PhotoError, match=code):
        decode(tmp_path, "a.jpg")


@pytest.mark.parametrize(
    "name", ["../a.jpg", "/etc/a.jpg", "C:/a.jpg", "C:a.jpg", "x\\\\a.jpg", "..", "x//a.jpg", ".a.jpg", "a/b/c/d/e.jpg"]
)
def test_nothing_outside_the_folder_is_opened(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(saved(street()))
    (tmp_path / "pack").mkdir()
    assert codes_of(reading(tmp_path / "pack", name)) == ["photo_name"]


@pytest.mark.parametrize("name", ["gone.jpg", "folder.jpg", "file.jpg/a.jpg"])
def test_what_is_not_there_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder.jpg").mkdir()
    (tmp_path / "file.jpg").write_bytes(b"")
    assert codes_of(reading(tmp_path, name)) == ["photo_missing"]


@pytest.mark.parametrize("name", ["link.jpg", "folder/a.jpg"])
def test_no_link_is_followed(name: str, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.jpg").write_bytes(saved(street()))
    try:
        os.symlink(tmp_path / "real" / "a.jpg", tmp_path / "link.jpg")
        os.symlink(tmp_path / "real", tmp_path / "folder", target_is_directory=True)
    except OSError:
        pytest.skip("this machine has no links")
    assert codes_of(reading(tmp_path, name)) == ["photo_link"]


def with_code(seed: int) -> Image.Image:
    """A street with a code on a leaflet: any size, angle and light, sometimes light on dark."""
    rng = random.Random(seed)
    dark, light = rng.choice([("black", "white"), ("#2a2350", "#f4e9c8"), ("white", "#203040")])
    maker = qrcode.QRCode(version=rng.choice([2, 4, 8]), box_size=8, border=4)
    maker.add_data("https://example.com/scam/" + "x" * rng.randrange(20))
    code = maker.make_image(fill_color=dark, back_color=light).get_image().convert("RGBA")
    side = rng.randrange(260, 620)
    code = code.resize((side, side)).rotate(rng.uniform(-60, 60), Image.Resampling.BICUBIC, expand=True)
    image = street(seed=seed)
    image.paste(code, (rng.randrange(0, 300), rng.randrange(0, 120)), code)
    return image.filter(ImageFilter.GaussianBlur(rng.uniform(0, 1.2)))


def test_no_code_can_be_scanned() -> None:
    read_before = 0
    for seed in range(40):
        image = with_code(seed)
        image.thumbnail((SIDE, SIDE))
        read_before += bool(zxingcpp.read_barcodes(image))
        cover_codes(image)
        assert zxingcpp.read_barcodes(image) == [], seed
    assert read_before > 20, "there was something to be covered"


def test_a_photo_without_codes_stays_nearly_whole() -> None:
    image = street()
    image.thumbnail((SIDE, SIDE))
    before = image.copy()
    cover_codes(image)
    changed = ImageChops.difference(before, image).convert("L").point([0] + [255] * 255).histogram()[255]
    assert changed < 0.03 * image.width * image.height
