"""The picture of the wheel: what is under the pointer, what is not touched, and that no label stands on its head."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from pathlib import Path

import pygame
import pytest

from game.ui.draw.icons import Icons
from game.ui.draw.paint import mixed
from game.ui.theme import Theme, load_theme
from game.ui.type.fonts import HEAVY, Fonts, find_face
from game.ui.type.text import Type
from game.ui.wheel.face import SliceLook, WheelFace
from game.ui.wheel.layout import Label, Room, lay_out, splits
from tests.ui.test_theme import luminance

ROOT = Path(__file__).resolve().parents[2]
HAN = ["刷单返利", "虚假投资", "虚假购物", "冒充客服", "虚假贷款", "虚假征信", "冒充领导", "冒充公检法"]
HAN += ["网络交友", "游戏交易", "企业年审", "快递引流"]
LATIN = ["Fake rebates", "Fake investment", "Fake shopping", "Fake service", "Fake loan", "Credit record"]
LATIN += ["Fake boss", "Fake police", "Online romance", "Game trading", "Annual review", "Parcel scratch"]
UNEVEN = [1.0, 2.0, 1.0, 1.0, 2.0, 1.0, 1.5, 1.0, 1.0, 2.0, 1.0, 1.0]
SIDE = 460
RECT = pygame.Rect(20, 12, SIDE, SIDE)
NOT_IN_ANY_THEME = (255, 0, 254)
SPEEDS = (0.0, 0.02, 0.1, 0.3, 0.44, 1.5)


@pytest.fixture(autouse=True)
def _display() -> Iterator[None]:
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    yield
    pygame.display.quit()


@lru_cache(maxsize=1)
def night() -> Theme:
    return load_theme(ROOT / "assets" / "themes" / "night.json")


@lru_cache(maxsize=1)
def type_() -> Type:
    return Type(Fonts(find_face()))


@lru_cache(maxsize=1)
def background() -> pygame.Surface:
    surface = pygame.Surface((500, 490), 0, 32)
    for y in range(490):
        surface.fill((y // 4, 30, 90), (0, y, 500, 1))
    return surface


def looks(names: Sequence[str], odds: Sequence[float] | None = None) -> list[SliceLook]:
    odds = odds or [1.0] * len(names)
    theme, start, result = night(), 0.0, []
    for number, (name, share) in enumerate(zip(names, odds, strict=True)):
        sweep = 360 * share / sum(odds)
        result.append(SliceLook(name, "none", start, sweep, theme.slices[number % 12], theme.button_ink))
        start += sweep
    return result


def wheel(slices: Sequence[SliceLook], *, is_prop: bool = False) -> WheelFace:
    icons = Icons(ROOT / "no-such-folder")
    return WheelFace(RECT, slices, night(), type_(), icons, "反诈", background(), is_prop=is_prop)


def screen() -> pygame.Surface:
    surface = pygame.Surface((500, 490), 0, 32)
    surface.fill(NOT_IN_ANY_THEME)
    return surface


def at(surface: pygame.Surface, x: float, y: float) -> tuple[int, int, int]:
    red, green, blue, _ = surface.get_at((round(x), round(y)))
    return red, green, blue


@pytest.mark.parametrize("odds", [None, UNEVEN])
@pytest.mark.parametrize("turns", [0, 3])
def test_below_the_pointer_is_the_slice_that_the_rules_name(odds: list[float] | None, turns: int) -> None:
    slices = looks(HAN, odds)
    face, target = wheel(slices), screen()
    for look in slices:
        # A little behind the start of the slice, where neither separator nor label lies.
        angle = turns * 360 - (look.start_deg + 3.5)
        face.draw(target, angle)
        assert at(target, face.hub[0], face.hub[1] - face.shape.face * 0.9) == look.fill


def test_turning_is_clockwise() -> None:
    face, target = wheel(looks(HAN)), screen()
    face.draw(target, 90 - 3.5)
    assert at(target, face.hub[0] + face.shape.face * 0.9, face.hub[1]) == face.looks[0].fill


@pytest.mark.parametrize("speed", SPEEDS)
def test_corners_show_the_background_and_nothing_outside_the_square_is_touched(speed: float) -> None:
    face, target = wheel(looks(HAN)), screen()
    face.draw(target, 77.0, speed, -12.0)
    for x, y in ((RECT.left, RECT.top), (RECT.right - 1, RECT.top), (RECT.left, RECT.bottom - 1)):
        assert at(target, x, y) == at(background(), x, y)
    for x, y in ((RECT.left - 1, RECT.centery), (RECT.right, RECT.centery), (RECT.centerx, RECT.bottom), (0, 0)):
        assert at(target, x, y) == NOT_IN_ANY_THEME


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize(
    ("names", "odds"),
    [(HAN, None), (HAN, UNEVEN), (LATIN, None), (HAN[:4], None), (LATIN[:4], None), (HAN[:2], None), (HAN[:1], None)],
)
def test_every_pixel_of_the_square_is_painted(names: list[str], odds: list[float] | None, speed: float) -> None:
    face, target = wheel(looks(names, odds)), screen()
    face.draw(target, 33.3, speed)
    inside = target.subsurface(RECT)
    left = pygame.mask.from_threshold(inside, NOT_IN_ANY_THEME, (8, 8, 8, 255)).count()
    assert left == 0


def test_the_same_arguments_give_the_same_picture_whatever_came_before() -> None:
    cold, spun, target = wheel(looks(HAN)), wheel(looks(HAN)), screen()
    while not spun.warm(100, target):
        pass
    for frame in range(40):
        spun.draw(target, frame * 9.7, 0.6 - frame * 0.015, frame / 3)
    for angle, speed in ((123.4, 0.0), (200.0, 0.05), (10.0, 0.3), (10.0, 0.45), (10.0, 2.0)):
        cold.draw(target, angle, speed)
        before = pygame.image.tobytes(target, "RGB")
        spun.draw(target, angle, speed)
        assert pygame.image.tobytes(target, "RGB") == before


def test_warming_ends_keeps_to_small_steps_and_leaves_the_target_alone() -> None:
    face, target = wheel(looks(HAN)), screen()
    before = pygame.image.tobytes(target, "RGB")
    steps = 0
    while not face.warm(1, target):
        steps += 1
        assert steps < 5000
    assert steps > 100
    assert face.warm(1, target)
    assert pygame.image.tobytes(target, "RGB") == before


def test_a_warm_wheel_that_runs_turns_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    face, target = wheel(looks(HAN)), screen()
    while not face.warm(100, target):
        pass
    face.draw(target, 0.0, 0.3)  # the pointer, too
    turned: list[object] = []
    monkeypatch.setattr(pygame.transform, "rotozoom", lambda *given: turned.append(given))
    for angle in range(0, 360, 7):
        face.draw(target, angle, 0.3)
    assert turned == []


@pytest.mark.parametrize("direction", [0, 90, 180, 270])
def test_chinese_characters_stand_upright_on_every_side(direction: int) -> None:
    face, target = wheel(looks(HAN)), screen()
    look, px = face.looks[0], face.label_px[0]
    face.draw(target, direction - 15)
    expected, overturned = upright("返", look, px)
    assert nearest(target, face, expected) < 0.65 * nearest(target, face, overturned)


@pytest.mark.parametrize("direction", [90, 270])
def test_other_names_are_not_upside_down_on_either_side(direction: int) -> None:
    face, target = wheel(looks(["Blackmail", *LATIN[1:]])), screen()
    look, px = face.looks[0], face.label_px[0]
    face.draw(target, direction - 15)
    expected, overturned = upright("Blackmail", look, px)
    assert nearest(target, face, expected) < 0.65 * nearest(target, face, overturned)


def upright(text: str, look: SliceLook, px: int) -> tuple[pygame.Surface, pygame.Surface]:
    """The ink of a text on the colour of its slice, upright and standing on its head."""
    line = type_().line(text, px, look.ink, HEAVY)
    picture = pygame.Surface(line.get_size(), 0, 32)
    picture.fill(look.fill)
    picture.blit(line, (0, 0))
    picture = picture.subsurface(line.get_bounding_rect())
    return picture, pygame.transform.rotate(picture, 180)


def nearest(target: pygame.Surface, face: WheelFace, wanted: pygame.Surface) -> float:
    """The least mean difference (0–255) of `wanted` from any place of the target along the two axes of the wheel."""
    width, height = wanted.get_size()
    x, y = (round(value) for value in face.hub)
    reach = round(face.shape.face)
    half_x, half_y = width // 2, height // 2
    columns = [(x - half_x + dx, top) for dx in range(-2, 3) for top in range(y - reach, y + reach - height)]
    rows = [(left, y - half_y + dy) for dy in range(-2, 3) for left in range(x - reach, x + reach - width)]
    best = 255.0
    for left, top in columns + rows:
        part = target.subsurface((left, top, width, height)).copy()
        part.blit(wanted, (0, 0), special_flags=pygame.BLEND_RGB_SUB)
        over = sum(pygame.transform.average_color(part)[:3])
        if over / 3 > best:
            continue
        back = wanted.copy()
        back.blit(target, (0, 0), (left, top, width, height), special_flags=pygame.BLEND_RGB_SUB)
        best = min(best, (over + sum(pygame.transform.average_color(back)[:3])) / 3)
    return best


@pytest.mark.parametrize("speed", [0.0, 0.39, 0.5, 3.0])
def test_the_face_is_sharp_at_every_speed(speed: float) -> None:
    face, target = wheel(looks(HAN)), screen()
    for look in face.looks:
        face.draw(target, -look.start_deg - 3.5, speed)
        assert at(target, face.hub[0], face.hub[1] - face.shape.face * 0.9) == look.fill


def test_names_fade_away_where_nobody_can_read_them() -> None:
    face, target = wheel(looks(HAN)), screen()
    shown = {}
    for speed in (0.0, 0.1, 0.15, 0.2, 0.25, 0.33, 0.42, 2.0):
        face.draw(target, -15.0, speed)
        x, y = round(face.hub[0]), round(face.hub[1])
        column = target.subsurface((x - 8, round(y - face.shape.face * 0.72), 16, round(face.shape.face * 0.5)))
        fill = luminance(face.looks[0].fill)
        shown[speed] = fill - luminance(pygame.transform.average_color(column)[:3])
    assert shown[0.0] == pytest.approx(shown[0.1], abs=0.02)
    assert shown[0.1] > shown[0.15] + 0.02 > shown[0.2] + 0.04
    assert shown[0.2] == pytest.approx(shown[0.25], abs=0.02)
    assert shown[0.25] > shown[0.33] + 0.01 > shown[0.42] + 0.02
    assert shown[0.42] == shown[2.0] == pytest.approx(0, abs=0.001)


def test_pins_stand_where_slices_begin() -> None:
    face, target = wheel(looks(HAN)), screen()
    face.draw(target, 45.0)
    gold = mixed(night().button, (255, 255, 255), 0.15)
    for look in face.looks:
        way = math.radians(look.start_deg + 45)
        x, y = face.hub[0] + face.shape.pins * math.sin(way), face.hub[1] - face.shape.pins * math.cos(way)
        around = [at(target, x + right, y + down) for right in (-1, 0, 1) for down in (-1, 0, 1)]
        assert gold in around, look.start_deg


def test_the_pointer_leans_without_touching_the_rest() -> None:
    face, straight, leaning = wheel(looks(HAN)), screen(), screen()
    face.draw(straight, 5.0)
    face.draw(leaning, 5.0, 0.0, -15.0)
    changed = pygame.mask.from_threshold(straight, (0, 0, 0, 0), (1, 1, 1, 255), leaning)
    changed.invert()
    boxes = changed.get_bounding_rects()
    assert boxes
    near = pygame.Rect(0, 0, SIDE * 0.2, SIDE * 0.16)
    near.midtop = RECT.midtop
    assert all(near.contains(box) for box in boxes)
    # A wheel that turns clockwise pushes the tip to the right.
    assert changed.get_at((round(face.hub[0] + SIDE * 0.025), round(RECT.top + SIDE * 0.11)))


def width(text: str, px: int) -> float:
    return type_().width(text, 100, HEAVY) * px / 100


def rooms(odds: Sequence[float]) -> list[Room]:
    return [Room(80.0, 362.0, 360 * share / sum(odds), 6.0) for share in odds]


@pytest.mark.parametrize("odds", [[1.0] * 12, UNEVEN, [1.0] * 4])
def test_names_are_as_large_as_two_metres_need(odds: list[float]) -> None:
    count = len(odds)
    # 34 px is the smallest type at 1080 px; the narrowest slices of an uneven wheel may hold a five-character name.
    assert min(label.px for label in lay_out(HAN[:count], rooms(odds), width)) >= 34
    assert min(label.px for label in lay_out(LATIN[:count], rooms(odds), width)) >= (34 if count == 4 else 20)


@pytest.mark.parametrize("names", [HAN, LATIN, [*HAN[:11], "AI 换脸"], ["一"] * 12])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 8, 12])
def test_no_label_stands_on_its_head_in_any_direction(names: list[str], count: int) -> None:
    for label in lay_out(names[:count], rooms([1.0] * count), width):
        assert sum(pose.sweep_deg for pose in label.poses) == pytest.approx(360)
        for pose in label.poses:
            for lean in (pose.from_deg + pose.turn_deg, pose.from_deg + pose.sweep_deg + pose.turn_deg):
                assert abs((lean + 180) % 360 - 180) <= 106


def test_chinese_columns_lean_by_half_a_quarter_at_most() -> None:
    for label in lay_out(HAN, rooms([1.0] * 12), width):
        for pose in label.poses:
            assert abs((pose.from_deg + pose.turn_deg + 180) % 360 - 180) <= 50


def test_a_name_too_long_for_any_size_is_still_set() -> None:
    [label, _] = lay_out(["x" * 400, "y"], rooms([1.0, 30.0]), width)
    assert label.px == 10


def test_two_lines_break_at_spaces_and_after_slashes() -> None:
    assert splits("a bc d") == [("a bc d",), ("a", "bc d"), ("a bc", "d")]
    assert splits("a/b c/") == [("a/b c/",), ("a/", "b c/"), ("a/b", "c/")]


def test_an_icon_is_as_large_as_its_name_leaves_it_room() -> None:
    short, long = lay_out(["冒充", "冒充公检法"], [Room(80.0, 362.0, 30.0, 6.0)] * 2, width)
    assert short.icon_px / short.px > 1.9
    assert long.icon_px / long.px < 1.5


def pieces_of(label: Label) -> Iterator[tuple[float, float, float, float]]:
    """The boxes of icon and lines in a slice that points to the right: from and to the hub, and across it."""
    for spot in label.poses[0].spots:
        half_long = width(spot.text, label.px) / 2 if spot.text else label.icon_px / 2
        half_high = label.px * 0.37 if spot.text else label.icon_px / 2
        yield spot.out - half_long, spot.out + half_long, spot.along - half_high, spot.along + half_high


@pytest.mark.parametrize("sweep_deg", [21.2, 30.0, 42.4])
def test_where_icons_give_way_every_piece_stays_in_its_slice_and_apart(sweep_deg: float) -> None:
    room = Room(80.0, 362.0, sweep_deg, 6.0)
    large, labels = (lay_out(LATIN, [room] * 12, width, readable_px=px) for px in (0, 99))
    assert min(label.px for label in labels) > min(label.px for label in large)
    for label in labels:
        pieces = list(pieces_of(label))
        for inner, outer, left, right in pieces:
            assert inner >= room.inner_px - 1
            assert math.hypot(outer, max(-left, right)) <= room.outer_px + 1
            assert max(-left, right) <= room.half_width(inner) + 1
        for one, other in combinations(pieces, 2):
            assert one[1] <= other[0] + 1 or other[1] <= one[0] + 1 or one[3] <= other[2] + 1 or other[3] <= one[2] + 1


def test_icons_are_large_and_at_the_rim_where_names_can_be_read() -> None:
    room = Room(80.0, 362.0, 30.0, 6.0)
    usual = lay_out(LATIN, [room] * 12, width)
    assert lay_out(LATIN, [room] * 12, width, readable_px=min(label.px for label in usual)) == usual
    assert all(label.poses[0].spots[0].out == max(spot.out for spot in label.poses[0].spots) for label in usual)


def test_a_wheel_that_is_turned_elsewhere_keeps_a_handful_of_pictures() -> None:
    slices = looks(["刷单返利", "冒充客服", "虚假征信", "杀猪盘"])
    whole, prop = wheel(slices), wheel(slices, is_prop=True)
    one, other = screen(), screen()
    for angle_deg in range(0, 720, 11):
        whole.draw(one, angle_deg, 0.3)
        prop.draw(other, angle_deg, 0.3)
        assert pygame.image.tobytes(one, "RGB") == pygame.image.tobytes(other, "RGB")
    kept, all_of_them = (sum(len(label._coarse) for label in face._labels) for face in (prop, whole))
    assert kept <= 4 * 8 < all_of_them
