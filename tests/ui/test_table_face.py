"""The picture of the table: names to be read, stamps beside them, one red, edges that tell where a can falls."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import get_args

import pygame
import pytest

from game.rules.table_plan import BOX_SIDE_CM, LENGTH_CM, START, WIDTH_CM, Cell, Edge, TablePlan, zones_of
from game.rules.tonight import ThemeName
from game.ui.controls.look import Look
from game.ui.draw.icons import Icons
from game.ui.measures import Measures
from game.ui.puppets.troupe import Troupe
from game.ui.table.boxes import BOX_HEIGHT_CM
from game.ui.table.face import TableFace
from game.ui.table.names import ZoneLook
from game.ui.table.view import covering
from game.ui.theme import load_theme
from game.ui.type.fonts import Fonts, find_face
from game.ui.type.text import Type
from tests.ui.test_theme import luminance

ROOT = Path(__file__).resolve().parents[2]
ICONS = ["brushing_rebate", "fake_investment", "fake_shopping_service", "fake_customer_service", "fake_loan"]
ICONS += ["fake_credit_record", "boss_acquaintance", "fake_police", "romance_pigbutchering", "game_trade"]
ICONS += ["annual_inspection", "parcel_scratchcard"]
HAN = ["刷单返利", "虚假投资", "虚假购物", "冒充客服", "虚假贷款", "虚假征信"]
HAN += ["冒充熟人", "冒充公检法", "交友骗局", "游戏骗局", "企业年审", "快递引流"]
LATIN = ["Paid-task scam", "Fake investment", "Fake shopping", "Fake support", "Fake loan", "Fake credit fix"]
LATIN += ["Fake friend", "Fake police", "Romance scam", "Game-item scam", "Fake inspection", "Parcel scam"]
LONG = ["虚假网络投资", "机票退改签骗", "AI换脸冒充", "共享屏幕骗局", "冒充公检法", "百万保障", "网络交友诈骗", "养老"]
LONG += ["注销校园贷款", "收款码", "快递引流", "Wi-Fi 陷阱"]
ROWS: list[list[Cell]] = [[0, 1, 2, 3], [4, "red", "red", 5], [6, 7, 8], [9, 10, 11]]
CROWDED: list[list[Cell]] = [
    [0, 1, 2, 3, 4],
    [5, 6, 7, 8, 9],
    [10, 11, "red", 0, 1],
    [2, 3, "bare", 4, 5],
    [6, 7, 8, 9, 10],
]
SIZES = [(960, 540), (540, 960), (1024, 600)]
THEMES = get_args(ThemeName)
Pixel = tuple[int, int, int]


@pytest.fixture(autouse=True)
def _display() -> Iterator[None]:
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    yield
    pygame.display.quit()


@lru_cache(maxsize=1)
def type_() -> Type:
    return Type(Fonts(find_face()))


def look_for(size: tuple[int, int], theme: str = "night") -> Look:
    colours = load_theme(ROOT / "assets" / "themes" / f"{theme}.json")
    assets = ROOT / "assets"
    return Look(Measures(*size), colours, type_(), Icons(assets / "icons"), Troupe(assets / "puppets"))


def table_rect(size: tuple[int, int]) -> pygame.Rect:
    width, height = size
    if width > height:
        return pygame.Rect(width * 0.4, height * 0.13, width * 0.588, height * 0.833)
    return pygame.Rect(width * 0.02, height * 0.17, width * 0.963, width * 0.98)


def backdrop(size: tuple[int, int]) -> pygame.Surface:
    surface = pygame.Surface(size, 0, 32)
    surface.fill((12, 40, 90))
    return surface


def table(
    size: tuple[int, int] = (960, 540),
    names: Sequence[str] = HAN,
    rows: Sequence[Sequence[Cell]] = ROWS,
    *,
    theme: str = "night",
    edges: tuple[Edge, Edge, Edge] = ("rail", "rail", "open"),
    word: str = "已识破",
    is_dealt: bool = False,
) -> TableFace:
    zones = zones_of(rows)
    red = "红区" if names is not LATIN else "Red zone"
    looks = [
        ZoneLook(red, None, True) if zone.scam is None else ZoneLook(names[zone.scam], ICONS[zone.scam], False)
        for zone in zones
    ]
    plan = TablePlan(zones, *edges, (), 60.0, 3)
    return TableFace(table_rect(size), plan, looks, look_for(size, theme), backdrop(size), word, is_dealt=is_dealt)


def drawn(face: TableFace, stamped: frozenset[int] = frozenset(), lit: int | None = None) -> pygame.Surface:
    screen = backdrop((face.rect.right + 20, face.rect.bottom + 20))
    face.draw(screen, stamped, lit)
    return screen


def contrast(one: Pixel, other: Pixel) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pixel(surface: pygame.Surface, x: float, y: float) -> Pixel:
    red, green, blue, _ = surface.get_at((round(x), round(y)))
    return red, green, blue


def is_red(colour: Pixel) -> bool:
    red, green, blue = colour
    return red > 110 and red > 2.6 * green and red > 2.2 * blue


def reds(surface: pygame.Surface) -> list[tuple[int, int]]:
    """Where the red of the red zone is."""
    width, height = surface.get_size()
    return [(x, y) for y in range(0, height, 2) for x in range(0, width, 2) if is_red(pixel(surface, x, y))]


def changed(before: pygame.Surface, after: pygame.Surface) -> pygame.Mask:
    mask = pygame.mask.from_threshold(before, (0, 0, 0, 0), (1, 1, 1, 255), after)
    mask.invert()
    return mask


def ink_of_names(face_of_names: TableFace, nameless: TableFace) -> pygame.Mask:
    """Where the letters are: what differs from the same table without names."""
    return changed(drawn(face_of_names), drawn(nameless))


# -- names --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [*SIZES, (1920, 1080)])
@pytest.mark.parametrize("rows", [ROWS, CROWDED, [[0, "red", 1]], [["red"], [0, 1, 2, 3, 4]]])
@pytest.mark.parametrize("names", [HAN, LATIN, LONG])
def test_no_name_is_smaller_than_the_smallest_type(
    size: tuple[int, int], rows: list[list[Cell]], names: list[str]
) -> None:
    face = table(size, names, rows)
    assert len(face.label_px) == len(face.plan.zones)
    assert min(face.label_px) >= look_for(size).measures.smallest_px()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("names", [HAN, LATIN])
def test_names_of_the_usual_table_find_room_on_their_cards(size: tuple[int, int], names: list[str]) -> None:
    assert table(size, names).names.overhangs == ()


@pytest.mark.parametrize("names", [HAN, LONG])
def test_chinese_names_find_room_even_on_the_fullest_table(names: list[str]) -> None:
    assert table((960, 540), names, CROWDED).names.overhangs == ()


def test_a_name_too_long_for_its_card_is_told() -> None:
    names = ["Incomprehensibilities", *LATIN[1:]]
    assert names[0] in table((960, 540), names, CROWDED).names.overhangs


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("names", [HAN, LATIN])
def test_names_stand_out_from_their_cards(theme: str, names: list[str]) -> None:
    face = table((960, 540), names, theme=theme)
    screen = drawn(face)
    for zone, look in zip(face.plan.zones, face.looks, strict=True):
        middle_x, middle_y = zone.middle
        colours = []
        for share_x in range(-44, 45):
            for share_y in range(-40, 41, 2):
                place = middle_x + zone.width * share_x / 100, middle_y + zone.depth * share_y / 100
                colours.append(pixel(screen, *face.view.point(*place)))
        by_light = sorted(colours, key=luminance)
        dark, light = by_light[len(by_light) // 50], by_light[-len(by_light) // 50]
        assert contrast(dark, light) >= 4.5, look.name
        # The dullest ground of a card, not only its brightest spot.
        if not look.is_red:
            assert contrast(by_light[0], by_light[round(len(by_light) * 0.75)]) >= 4.5, look.name


@pytest.mark.parametrize("theme", THEMES)
def test_white_on_both_reds(theme: str) -> None:
    colours = look_for((960, 540), theme).theme
    for ground in (colours.red_zone, colours.red_zone_deep):
        assert contrast(colours.red_zone_ink, ground) >= 4.5


# -- stamps and light ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("rows", [ROWS, CROWDED])
@pytest.mark.parametrize(("names", "word"), [(HAN, "已识破"), (LATIN, "Spotted"), (LONG, "已识破")])
def test_no_stamp_touches_a_letter_of_any_name(
    size: tuple[int, int], rows: list[list[Cell]], names: list[str], word: str
) -> None:
    face = table(size, names, rows, word=word)
    nameless = table(size, [" "] * 12, rows, word=word)
    ink = ink_of_names(face, nameless)
    scams = [index for index, look in enumerate(face.looks) if not look.is_red]
    plain = drawn(face)
    for index in scams:
        stamp = changed(plain, drawn(face, frozenset({index})))
        assert stamp.count() > 40
        # Icons are no letters: a stamp may stand on them; they lie on both tables, where they did not move.
        letters = ink.copy()
        letters.erase(moved_icons(face, nameless), (0, 0))
        assert not letters.overlap(stamp, (0, 0)), face.looks[index].name


def moved_icons(face: TableFace, nameless: TableFace) -> pygame.Mask:
    """Where icons stand on either table."""
    mask = pygame.mask.Mask((face.rect.right + 20, face.rect.bottom + 20))
    for one in (face, nameless):
        for label in one.names.labels:
            if label.icon is not None:
                mask.draw(pygame.mask.Mask(label.icon.size, fill=True), label.icon.topleft)
    return mask


def test_the_stamp_is_green_and_on_its_card() -> None:
    face = table()
    green = look_for((960, 540)).theme.right
    for index in (0, 7, 10):
        screen = drawn(face, frozenset({index}))
        stamp = changed(drawn(face), screen)
        box = stamp.get_bounding_rects()[0].unionall(stamp.get_bounding_rects())
        where = face.plan.zone_at(*face.view.plane(*box.center))
        assert where == index
        inside = screen.subsurface(box)
        assert pygame.mask.from_threshold(inside, green, (12, 12, 12, 255)).count() > 30


def test_stamps_and_light_can_be_taken_back() -> None:
    face = table()
    fresh = pygame.image.tobytes(drawn(face), "RGB")
    marked = pygame.image.tobytes(drawn(face, frozenset({0, 4, 5}), 4), "RGB")
    assert marked != fresh
    assert pygame.image.tobytes(drawn(face, frozenset({4, 5, 0}), 4), "RGB") == marked
    assert pygame.image.tobytes(drawn(face), "RGB") == fresh


@pytest.mark.parametrize("theme", THEMES)
def test_the_lit_zone_has_a_light_edge_and_nothing_else_changes(theme: str) -> None:
    face = table(theme=theme)
    for index in range(len(face.looks)):
        light = changed(drawn(face), drawn(face, lit=index))
        assert light.count() > 200
        boxes = light.get_bounding_rects()
        zone = face.plan.zones[index]
        near = covering(face.view.quad(zone.x, zone.y, zone.width, zone.depth), 2 * face.view.px_per_cm(0))
        assert near.contains(boxes[0].unionall(boxes))


@pytest.mark.parametrize("stamped", [frozenset[int](), frozenset({3})])
def test_a_card_is_cut_out_as_it_lies_there_stamped_or_not(stamped: frozenset[int]) -> None:
    face = table()
    lying = drawn(face, stamped)
    picture, place = face.card(3)
    again = lying.copy()
    again.blit(picture, place)
    assert pygame.image.tobytes(again, "RGB") == pygame.image.tobytes(lying, "RGB")
    assert picture.get_at((0, 0)).a == 0, "its corners are round"
    assert pygame.mask.from_surface(picture).count() > 0.8 * place.width * place.height


def test_only_the_clip_is_painted() -> None:
    face = table()
    screen = backdrop((960, 540))
    clip = pygame.Rect(face.rect.centerx, face.rect.centery, 60, 40)
    screen.set_clip(clip)
    face.draw(screen, frozenset({0, 1}), 2)
    screen.set_clip(None)
    boxes = changed(backdrop((960, 540)), screen).get_bounding_rects()
    assert boxes[0].unionall(boxes) == clip


# -- colours and edges --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("rows", [ROWS, CROWDED])
def test_red_is_in_the_red_zone_and_nowhere_else(theme: str, rows: list[list[Cell]]) -> None:
    face = table(rows=rows, theme=theme, edges=("open", "rail", "open"))
    screen = drawn(face, frozenset({0, 1, 2}), 3)
    found = reds(screen)
    zone = face.plan.zones[face.plan.red_zone]
    assert len(found) > 100
    for place in found:
        assert face.plan.zone_at(*face.view.plane(*place)) == face.plan.red_zone, place
    xs = [face.view.plane(*place)[0] for place in found]
    assert max(xs) - min(xs) > 0.8 * zone.width


@pytest.mark.parametrize("rows", [ROWS, CROWDED])
def test_the_red_zone_has_a_pattern_too(rows: list[list[Cell]]) -> None:
    face = table(rows=rows)
    theme = look_for((960, 540)).theme
    screen = drawn(face)
    for shade in (theme.red_zone, theme.red_zone_deep):
        assert pygame.mask.from_threshold(screen, shade, (6, 6, 6, 255)).count() > 80


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("side", ["left", "right", "far"])
def test_an_open_edge_looks_different_and_nothing_stands_behind_it(theme: str, side: str) -> None:
    place = ("left", "right", "far").index(side)
    closed: list[Edge] = ["rail", "rail", "rail"]
    edges = closed.copy()
    edges[place] = "open"
    rail = table(theme=theme, edges=(closed[0], closed[1], closed[2]))
    gap = table(theme=theme, edges=(edges[0], edges[1], edges[2]))
    view = rail.view
    beyond = {"left": (-1.6, 30.0), "right": (WIDTH_CM + 1.6, 30.0), "far": (WIDTH_CM / 2, LENGTH_CM + 4.5)}[side]
    at = view.point(*beyond)
    bare = pixel(backdrop((960, 540)), 0, 0)
    assert contrast(pixel(drawn(rail), *at), pixel(drawn(gap), *at)) > 1.3
    assert contrast(pixel(drawn(gap), *at), bare) < 1.3
    assert golds(gap, side) > 40
    assert golds(rail, side) == 0


def golds(face: TableFace, side: str) -> int:
    """How many of 200 points along an edge of the surface are gold tape."""
    screen, count = drawn(face), 0
    for step in range(200):
        share = 0.05 + 0.9 * step / 200
        edges = {"left": (0.7, LENGTH_CM * share), "right": (WIDTH_CM - 0.7, LENGTH_CM * share)}
        place = edges.get(side, (WIDTH_CM * share, LENGTH_CM - 0.8))
        red, green, blue = pixel(screen, *face.view.point(*place))
        count += red > 170 and green > 0.6 * red and blue < 0.4 * red
    return count


def test_the_line_and_the_waiting_place_are_painted() -> None:
    face = table()
    screen = drawn(face)
    white = [luminance(pixel(screen, *face.view.point(x / 4, 22))) for x in range(4, 252)]
    assert max(white) > 0.7
    assert min(white) < 0.3
    ring = luminance(pixel(screen, *face.view.point(START[0] + 5.2, START[1])))
    assert ring > 1.5 * luminance(pixel(screen, *face.view.point(START[0] + 8, START[1])))


# -- boxes and the cut-out ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", [(32.0, 55.0), (5.0, 30.0), (59.0, 90.0)])
def test_a_box_stands_where_the_rules_say(size: tuple[int, int], place: tuple[float, float]) -> None:
    face = table(size)
    plain, boxed = backdrop(size), backdrop(size)
    boxed.blit(*face.boxes.at(*place))
    boxes = changed(plain, boxed).get_bounding_rects()
    seen = boxes[0].unionall(boxes)
    # It is as high as it should be, too.
    x, y = place
    left, right = face.view.point(x - BOX_SIDE_CM / 2, y)[0], face.view.point(x + BOX_SIDE_CM / 2, y)[0]
    assert seen.left <= left + 2
    assert seen.right >= right - 2
    assert seen.top <= face.view.raised(x, y, BOX_HEIGHT_CM)[1]


def test_a_table_with_other_names_looks_as_if_painted_anew() -> None:
    turned = [*HAN[1:], HAN[0]]
    wanted = table(names=turned)
    face = table(is_dealt=True)
    face.draw(backdrop((960, 540)), frozenset({1}), lit=2)  # whatever was marked is not taken along
    looks = [ZoneLook(new.name, old.icon, new.is_red) for new, old in zip(wanted.looks, face.looks, strict=True)]
    renamed = face.renamed(face.plan, looks)
    assert renamed.looks == wanted.looks
    assert pygame.image.tobytes(drawn(renamed), "RGB") == pygame.image.tobytes(drawn(wanted), "RGB")
    assert pygame.image.tobytes(drawn(face), "RGB") == pygame.image.tobytes(drawn(table()), "RGB")


def test_a_table_that_will_be_renamed_has_one_picture_until_it_is_seen() -> None:
    face = table(is_dealt=True)
    assert face._written is None
    renamed = face.renamed(face.plan, face.looks)
    drawn(renamed)
    assert face._written is None


def test_only_a_table_that_is_dealt_can_be_renamed() -> None:
    face = table()
    with pytest.raises(ValueError, match="copy"):
        face.renamed(face.plan, face.looks)


@pytest.mark.parametrize("edge", ["rail", "open"])
def test_the_picture_fades_into_the_background_before_its_border(edge: Edge) -> None:
    face = table(theme="day", edges=(edge, edge, edge))
    screen, bare = drawn(face), pixel(backdrop((960, 540)), 0, 0)
    rect = face.rect
    border = [(x, y) for x in range(rect.left, rect.right, 5) for y in (rect.top, rect.bottom - 1)]
    border += [(x, y) for y in range(rect.top, rect.bottom, 5) for x in (rect.left, rect.right - 1)]
    assert max(contrast(pixel(screen, *place), bare) for place in border) < 1.12
