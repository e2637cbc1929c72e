"""Contrast by the formula of WCAG 2.2 (relative luminance of sRGB), for every pair of colours that meets."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import get_args

import pygame
import pytest

from game.rules.tonight import ThemeName
from game.ui.controls.widgets import Button
from game.ui.draw.paint import mixed
from game.ui.theme import Colour, Theme, load_theme
from game.ui.type.memory import Block
from game.ui.type.text import Align, Type
from tests.stall import SMALL, SMALL_UPRIGHT, Stall, build_stall, places

NAMES = get_args(ThemeName)
THEMES: dict[str, Theme] = {name: load_theme(places().assets / "themes" / f"{name}.json") for name in NAMES}
TEXT, LABEL, EDGE = 7.0, 4.5, 3.0
MOST_APART, LEAST_HUE = 0.005, 0.08


def luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_gives_the_known_values() -> None:
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.005)


# -- text on flat grounds -----------------------------------------------------------------------------------------

ON_SCREEN = ("text", "text_soft", "accent")
ON_CARD = ("card_ink", "card_ink_soft")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ink", ON_SCREEN)
def test_text_on_the_screen_and_its_town(name: str, ink: str) -> None:
    theme = THEMES[name]
    assert [ground for ground in (*theme.screen, *theme.town) if contrast(getattr(theme, ink), ground) < TEXT] == []


@pytest.mark.parametrize("name", NAMES)
def test_text_on_the_wood_of_the_sill(name: str) -> None:
    theme = THEMES[name]
    assert contrast(theme.lamp, mixed(theme.frame, theme.frame_light, 0.5)) >= TEXT


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
def test_every_text_on_every_screen_where_it_really_stands(name: ThemeName, size: tuple[int, int]) -> None:
    stall = build_stall(size, theme=name)
    weak: dict[str, float] = {}
    for moment in stall.visit(is_wrong=name == "day"):
        for text, ratio in weakest_texts(stall):
            weak.setdefault(f"{moment}: {text}", round(ratio, 1))
    assert weak == {}


def weakest_texts(stall: Stall) -> list[tuple[str, float]]:
    """Lines of type on the screen that have too little contrast with what lies below more than a tenth of them."""
    found: list[tuple[str, float]] = []
    draw = Type.draw
    theme = stall.shell.context.look.theme

    def watched(
        self: Type, target: pygame.Surface, block: Block, at: tuple[int, int], colour: Colour, *, align: Align = "left"
    ) -> pygame.Rect:
        grounds = grounds_below(target, block, at, align)
        covered = draw(self, target, block, at, colour, align=align)
        if grounds:
            is_label = target.get_size() != stall.shell.surface.get_size() or colour in (
                theme.right_ink,
                theme.wrong_ink,
            )
            ratios = sorted(contrast(colour, ground) for ground in grounds)
            ratio = ratios[len(ratios) // 10]
            if ratio < (LABEL if is_label else TEXT):
                found.append((" ".join(block.lines), ratio))
        return covered

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Type, "draw", watched)
        stall.top.relay(stall.shell.context)
        stall.top.draw(pygame.Surface(stall.shell.surface.get_size(), 0, 32))
    return found


def grounds_below(target: pygame.Surface, block: Block, at: tuple[int, int], align: Align) -> list[Colour]:
    """Colours where the block will stand, from a grid of points; nothing where the target is still empty."""
    left = at[0] if align == "left" else at[0] - block.width // 2
    box = pygame.Rect(left, at[1], block.width, block.height).clip(target.get_rect())
    points = [
        target.get_at((x, y))
        for x in range(box.left, box.right, max(1, box.width // 24))
        for y in range(box.top + box.height // 6, box.bottom - box.height // 6, max(1, box.height // 6))
    ]
    return [(point.r, point.g, point.b) for point in points if point.a == 255]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ink", ON_CARD)
def test_text_on_cards(name: str, ink: str) -> None:
    theme = THEMES[name]
    assert contrast(getattr(theme, ink), theme.card) >= TEXT


@pytest.mark.parametrize("name", NAMES)
def test_text_on_cards_while_they_are_pressed_or_picked(name: str) -> None:
    theme = THEMES[name]
    for share in (0.16, 0.28):
        assert contrast(theme.card_ink, mixed(theme.card, theme.button, share)) >= TEXT


@pytest.mark.parametrize("name", NAMES)
def test_text_on_cards_that_are_no_feature(name: str) -> None:
    theme = THEMES[name]
    ground = theme.card_muted
    assert contrast(theme.card_ink, ground) >= TEXT
    assert contrast(theme.card_ink_soft, ground) >= TEXT


# -- labels and edges ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("button_ink", "button"),
        ("right_ink", "right"),
        ("wrong_ink", "wrong"),
        ("chip_ink", "chip"),
        ("card_ink", "marker"),
        ("card_ink", "button"),
    ],
)
def test_labels(name: str, ink: str, ground: str) -> None:
    theme = THEMES[name]
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= LABEL


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
def test_a_control_that_waits_has_no_face_and_an_edge_that_is_seen(name: ThemeName, size: tuple[int, int]) -> None:
    look = build_stall(size, theme=name).shell.context.look
    for y in (size[1] // 2, size[1] - 40):
        button = Button("go", pygame.Rect(40, y - 20, 200, 60), "好", is_live=False)
        picture = button.picture_of(look)
        middle = picture.get_height() // 2
        edge = [picture.get_at((x, middle - 30)) for x in range(60, 180)]
        assert {point.a for point in edge} >= {0, 255}
        assert picture.get_at((60, middle)).a == 0
        ink = next(point for point in edge if point.a == 255)
        theme = look.theme
        ground = mixed(theme.frame, theme.frame_light, 0.5) if y > size[1] // 2 else theme.screen[-1]
        assert contrast((ink.r, ink.g, ink.b), ground) >= LABEL


@pytest.mark.parametrize("name", NAMES)
def test_the_label_of_a_pressed_chip(name: str) -> None:
    theme = THEMES[name]
    assert contrast(theme.chip_ink, mixed(theme.chip, theme.chip_edge, 0.35)) >= LABEL


@pytest.mark.parametrize("name", NAMES)
def test_the_word_on_a_card_that_is_no_feature(name: str) -> None:
    assert contrast((255, 255, 255), THEMES[name].card_ink_soft) >= LABEL


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "parts", [("chip", "chip_edge"), ("button", "button_line"), ("card", "card_edge")], ids=lambda parts: parts[0]
)
def test_a_control_stands_out_by_its_face_or_its_edge(name: str, parts: tuple[str, str]) -> None:
    theme = THEMES[name]
    wood = mixed(theme.frame, theme.frame_light, 0.5)
    faces = [getattr(theme, part) for part in parts]
    for ground in (*theme.screen, *theme.town, theme.frame, wood):
        assert max(contrast(face, ground) for face in faces) >= EDGE


@pytest.mark.parametrize("name", NAMES)
def test_a_picked_card_is_told_from_one_that_is_not_by_its_edge(name: str) -> None:
    # The number on the card says the same; both edges lie beside the card's paper.
    theme = THEMES[name]
    assert contrast(theme.button_ink, theme.button) >= LABEL
    assert theme.button != theme.card_edge


# -- the wheel ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_all_slices_of_the_wheel_are_equally_bright(name: str) -> None:
    levels = [luminance(fill) for fill in THEMES[name].slices]
    assert max(levels) - min(levels) < MOST_APART


@pytest.mark.parametrize("count", range(4, 13))
def test_neighbours_on_a_wheel_of_any_size_that_a_pack_may_have(count: int) -> None:
    for theme in THEMES.values():
        ring = [fill for fill, _ in theme.slices_for(count)]
        assert len(set(ring)) == count
        near = min(math.dist(hue(one), hue(other)) for one, other in pairwise([*ring, ring[0]]))
        assert near >= LEAST_HUE


def hue(colour: Colour) -> tuple[float, float]:
    """Red against green and yellow against blue, in Oklab."""
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (v / 255 for v in colour))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
    )


@pytest.mark.parametrize("name", NAMES)
def test_labels_on_the_wheel(name: str) -> None:
    for count in range(4, 13):
        assert [fill for fill, ink in THEMES[name].slices_for(count) if contrast(ink, fill) < TEXT] == []


@pytest.mark.parametrize("name", NAMES)
def test_red_means_the_red_zone_and_nothing_else(name: str) -> None:
    theme = THEMES[name]
    signals = {
        field: getattr(theme, field)
        for field in ("accent", "button", "right", "wrong", "marker", "brass", "tassel", "glow", "chip")
    }
    red = [field for field, (r, g, b) in signals.items() if r > 150 and g < 80 and b < 80]
    assert red == []
