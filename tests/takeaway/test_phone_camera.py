"""The simulated camera must really make pictures worse, or the tests that use it prove nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageStat

from game.takeaway.qr import encode

from .phone_camera import STILL, Conditions, photograph
from .picture import picture, read
from .samples import CHINESE

GREY = Image.new("L", (400, 400), 128)


def middle(image: Image.Image) -> Image.Image:
    width, height = image.size
    return image.crop((width // 4, height // 4, width * 3 // 4, height * 3 // 4))


def taken(image: Image.Image, conditions: Conditions, seed: int = 1) -> Image.Image:
    return photograph(image, source_px_per_module=4, px_per_module=3.5, seed=seed, conditions=conditions)


def test_the_seed_decides_on_the_photograph() -> None:
    first = taken(GREY, Conditions(), 1)
    assert first.tobytes() == taken(GREY, Conditions(), 1).tobytes()
    assert first.tobytes() != taken(GREY, Conditions(), 2).tobytes()


def test_a_still_photograph_only_changes_the_size() -> None:
    black = Image.new("L", (400, 400), 0)
    photo = taken(black, STILL)
    left, top, right, bottom = photo.point([255 if level < 45 else 0 for level in range(256)]).getbbox() or (0, 0, 0, 0)
    assert right - left == pytest.approx(400 * 3.5 / 4, abs=1)
    assert bottom - top == pytest.approx(400 * 3.5 / 4, abs=1)


def test_noise_has_the_strength_asked_for() -> None:
    seeds = range(8)
    spread = [ImageStat.Stat(middle(taken(GREY, replace(STILL, noise=12.0), seed))).stddev[0] for seed in seeds]
    assert all(12 * 0.6 * 0.95 <= sigma <= 12 * 1.05 for sigma in spread)
    assert max(spread) - min(spread) > 1


def test_light_falls_off_and_contrast_shrinks() -> None:
    white = Image.new("L", (400, 400), 255)
    low, high = middle(taken(white, replace(STILL, darkest=0.4))).getextrema()
    assert isinstance(low, int)
    assert isinstance(high, int)
    assert high - low > 25
    half = middle(taken(white, replace(STILL, contrast=0.5))).getextrema()
    assert half[0] == half[1]
    assert 255 * 0.74 <= half[0] <= 255 * 0.86


@pytest.mark.parametrize("fault", [{"tilt": 0.15}, {"turn_degrees": 15.0}, {"blur_px": 0.7}])
def test_tilt_turn_and_blur_each_change_the_picture(fault: dict[str, float]) -> None:
    code = picture(encode(CHINESE), 4)
    assert taken(code, replace(STILL, **fault)).tobytes() != taken(code, STILL).tobytes()


def test_tilt_makes_one_edge_look_shorter() -> None:
    """An upright white square fills its own bounding box; a tilted one leaves two wedges, at most a sixth for 0.3."""
    shares = []
    for seed in range(6):
        photo = taken(Image.new("L", (400, 400), 255), replace(STILL, tilt=0.3), seed)
        white = photo.point([255 if level > 170 else 0 for level in range(256)])
        left, top, right, bottom = white.getbbox() or (0, 0, 0, 0)
        shares.append(white.histogram()[255] / ((right - left) * (bottom - top)))
    assert 0.8 < min(shares) < 0.95


def test_the_camera_can_lose_a_code() -> None:
    screen = picture(encode(CHINESE), 9)
    photos = [photograph(screen, source_px_per_module=9, px_per_module=1.2, seed=seed) for seed in range(10)]
    assert sum(bool(read(photo)) for photo in photos) < 5
