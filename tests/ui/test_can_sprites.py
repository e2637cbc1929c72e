"""The picture of the can: it turns, leans, grows, keeps to its box, and leaves red to the red zone."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from functools import lru_cache

import pygame
import pytest

from game.ui.table.can_sprites import OTHER_CANS, PLAYER_CAN, CanColours, CanSprites
from game.ui.type.fonts import Fonts, find_face
from game.ui.type.text import Type

WIDEST = 110
FOOT = (230.0, 260.0)
GROUND = (184, 116, 46)
TILTS = (-6.0, 0.0, 0.5, 6.0, 33.0, 90.0, 180.0, 271.3)


@pytest.fixture(autouse=True)
def _display() -> Iterator[None]:
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    yield
    pygame.display.quit()


@lru_cache(maxsize=1)
def type_() -> Type:
    return Type(Fonts(find_face()))


@lru_cache(maxsize=8)
def can(colours: CanColours = PLAYER_CAN, word: str = "反诈") -> CanSprites:
    return CanSprites(WIDEST, colours, word, type_())


def table() -> pygame.Surface:
    surface = pygame.Surface((520, 520), 0, 32)
    surface.fill(GROUND)
    return surface


def drawn(width: float = WIDEST, turn: float = 0.0, tilt: float = 0.0, alpha: int = 255) -> pygame.Surface:
    surface = table()
    can().draw(surface, FOOT, width, turn, tilt, alpha)
    return surface


def painted(surface: pygame.Surface) -> pygame.mask.Mask:
    """Every px that is not exactly the table's."""
    mask = pygame.mask.from_threshold(surface, GROUND, (1, 1, 1, 255))
    mask.invert()
    return mask


def painted_box(surface: pygame.Surface) -> pygame.Rect:
    boxes = painted(surface).get_bounding_rects()
    return boxes[0].unionall(boxes[1:])


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def changed_share(first: pygame.Surface, second: pygame.Surface) -> float:
    """Of the can's px, how many differ clearly."""
    same = pygame.mask.from_threshold(first, (0, 0, 0), (24, 24, 24, 255), second)
    same.invert()
    return same.count() / painted(first).count()


@pytest.mark.parametrize("tilt", TILTS)
@pytest.mark.parametrize("width", [9, 40.4, 60, 97.5, 110])
def test_nothing_is_painted_outside_the_extent(width: float, tilt: float) -> None:
    surface = table()
    can().draw_shadow(surface, FOOT, width)
    can().draw(surface, FOOT, width, 0.7, tilt)
    assert can().extent(FOOT, width, tilt).contains(painted_box(surface))


@pytest.mark.parametrize("tilt", TILTS)
def test_the_extent_is_no_bigger_than_it_must_be(tilt: float) -> None:
    surface = table()
    can().draw_shadow(surface, FOOT, WIDEST)
    can().draw(surface, FOOT, WIDEST, 0.0, tilt)
    extent, box = can().extent(FOOT, WIDEST, tilt), painted_box(surface)
    assert extent.w - box.w < WIDEST
    assert extent.h - box.h < WIDEST


def test_a_can_is_about_one_and_three_quarters_as_high_as_wide() -> None:
    box = painted_box(drawn())
    assert box.w == pytest.approx(WIDEST, abs=2)
    assert box.h / box.w == pytest.approx(1.75, abs=0.05)
    assert box.centerx == pytest.approx(FOOT[0], abs=1.5)
    assert box.top < FOOT[1] < box.bottom


def test_width_scales_the_whole_can() -> None:
    near, far = painted_box(drawn(110)), painted_box(drawn(55))
    assert far.w == pytest.approx(near.w / 2, abs=2)
    assert far.h == pytest.approx(near.h / 2, abs=2)


def test_turning_moves_the_print_and_a_full_turn_brings_it_back() -> None:
    still = drawn(turn=0.3)
    for turn in (0.4, 1.2, math.pi, 5.0):
        assert changed_share(still, drawn(turn=0.3 + turn)) > 0.02
    for turns in (1, 3, -2):
        assert pixels(drawn(turn=0.3 + turns * math.tau)) == pixels(still)


def test_a_turn_is_seen_from_every_side() -> None:
    for quarter in range(12):
        turn = quarter * math.tau / 12
        assert changed_share(drawn(turn=turn), drawn(turn=turn + 0.35)) > 0.02, quarter


def test_a_growing_turn_moves_the_word_to_the_right() -> None:
    green_word = CanColours(label=(0, 0, 0), ink=(0, 255, 0), accent=(0, 0, 0))

    def words_middle(turn: float) -> float:
        surface = table()
        can(green_word).draw(surface, FOOT, WIDEST, turn)
        band = [(x, y) for x in range(170, 290) for y in range(175, 245)]  # below the awning, which is green too
        word = [x for x, y in band if surface.get_at((x, y)).g > surface.get_at((x, y)).r + 60]
        return sum(word) / len(word)

    assert words_middle(0.0) == pytest.approx(FOOT[0], abs=4)
    assert words_middle(-0.3) + 8 < words_middle(0.0) < words_middle(0.3) - 8


def test_light_stays_where_the_lamp_is_while_the_can_turns() -> None:
    plum = PLAYER_CAN.label
    bare, walls = CanColours(label=plum, ink=plum, accent=plum), []
    for turn in (-0.9, 0.0, 0.9):  # the lantern behind has a light colour of its own: it must stay behind
        surface = table()
        can(bare).draw(surface, FOOT, WIDEST, turn)
        walls.append(surface.subsurface((170, 150, 120, 110)))
    for wall in walls[1:]:  # the ground of the print pales a little towards its top, the word does not
        assert max(abs(a - b) for a, b in zip(pixels(walls[0]), pixels(wall), strict=True)) <= 18
    edge, lamp, middle, night = (sum(walls[1].get_at((x, 40))[:3]) for x in (6, 33, 60, 104))
    assert lamp > middle > night
    assert lamp > edge


def test_a_leaning_can_keeps_its_foot_and_moves_its_head() -> None:
    upright, right, left = (painted_box(drawn(tilt=tilt)) for tilt in (0.0, 6.0, -6.0))
    assert right.right > upright.right + 8
    assert left.left < upright.left - 8
    assert abs(right.bottom - upright.bottom) < 6
    lying = painted_box(drawn(tilt=90.0))
    assert lying.w > lying.h
    assert lying.left > FOOT[0] - 30


def test_half_a_degree_is_seen_and_less_is_not_drawn_anew() -> None:
    assert pixels(drawn(tilt=2.0)) != pixels(drawn(tilt=2.5))
    assert pixels(drawn(tilt=2.0)) == pixels(drawn(tilt=2.1))


def test_alpha_fades_to_nothing() -> None:
    assert pixels(drawn(alpha=0)) == pixels(table())
    full, half = drawn(), drawn(alpha=128)
    for x, y in ((230, 200), (200, 180), (260, 230), (230, 90)):
        for shown, seen, ground in zip(full.get_at((x, y))[:3], half.get_at((x, y))[:3], GROUND, strict=True):
            assert seen == pytest.approx((shown + ground) / 2, abs=4)
    assert pixels(drawn()) == pixels(full), "a faded can must not fade the next one"


@pytest.mark.parametrize("colours", [PLAYER_CAN, *OTHER_CANS])
def test_red_belongs_to_the_red_zone(colours: CanColours) -> None:
    for ground in ((0, 0, 0), (11, 27, 58), (255, 255, 255)):
        surface = pygame.Surface((300, 300), 0, 32)
        surface.fill(ground)
        for turn in range(8):
            can(colours).draw(surface, (120, 260), WIDEST, turn * math.tau / 8)
            for x in range(60, 180):
                for y in range(70, 280):
                    red, green, blue, _ = surface.get_at((x, y))
                    assert red < 60 or green > 0.6 * red or blue > red, (x, y, red, green, blue)


def test_the_cans_are_told_apart_by_their_colours() -> None:
    grounds = [colours.label for colours in (PLAYER_CAN, *OTHER_CANS)]
    for number, one in enumerate(grounds):
        for other in grounds[:number]:
            assert math.dist(one, other) > 60


def test_the_word_is_on_the_can_and_without_one_there_is_a_lantern() -> None:
    pictures = []
    for word in ("反诈", "STOP", "", " "):
        surface = table()
        can(PLAYER_CAN, word).draw(surface, FOOT, WIDEST, 0.0)
        pictures.append(surface)
    assert changed_share(pictures[0], pictures[1]) > 0.02
    assert changed_share(pictures[0], pictures[2]) > 0.02
    assert pixels(pictures[2]) == pixels(pictures[3])


def test_a_long_word_stays_on_the_front() -> None:
    front, bare = table(), table()
    can(PLAYER_CAN, "ANTI-FRAUD").draw(front, FOOT, WIDEST, 0.0)
    can(PLAYER_CAN, "反诈").draw(bare, FOOT, WIDEST, 0.0)
    for left in (FOOT[0] - 54, FOOT[0] + 46):
        edge = pygame.Rect(left, FOOT[1] - 90, 8, 50)
        assert pixels(front.subsurface(edge)) == pixels(bare.subsurface(edge))


def test_the_shadow_falls_to_the_lower_right_and_only_darkens() -> None:
    surface = table()
    can().draw_shadow(surface, FOOT, WIDEST)
    box = painted_box(surface)
    assert box.right - FOOT[0] > 1.4 * (FOOT[0] - box.left)
    assert box.bottom - FOOT[1] > FOOT[1] - box.top
    for x in range(box.left, box.right, 3):
        for y in range(box.top, box.bottom, 3):
            assert all(now <= before for now, before in zip(surface.get_at((x, y))[:3], GROUND, strict=True))
    assert sum(surface.get_at((round(FOOT[0]), round(FOOT[1])))[:3]) < sum(GROUND) / 2


def test_a_can_may_hang_over_the_edge_of_the_screen() -> None:
    surface = table()
    for foot in ((-20.0, 100.0), (519.0, 519.0), (-900.0, 4000.0)):
        can().draw_shadow(surface, foot, WIDEST)
        can().draw(surface, foot, WIDEST, 0.0, 20.0, 100)
    assert surface.get_at((260, 260))[:3] == GROUND


def test_memory_stays_bounded_however_long_the_game_goes_on() -> None:
    sprites, surface = CanSprites(260, PLAYER_CAN, "反诈", type_()), table()
    most = 0
    for number in range(240):
        width, turn, tilt = 60 + number * 7 % 201, number * 0.37, number * 13.7 % 360
        sprites.draw_shadow(surface, FOOT, width)
        sprites.draw(surface, FOOT, width, turn, tilt if number % 2 else 0.0)
        most = max(most, sprites.built_bytes)
    assert most < 13_000_000
