"""Contrast by the formula of WCAG 2.2 (relative luminance of sRGB), for every pair of colours that meets."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import get_args

import pygame
import pytest

from game.kiosk.settings import ThemeName
from game.scenes.core.wheel_stage import slice_colours
from game.ui.draw.paint import mixed
from game.ui.theme import Colour, Theme, load_theme
from game.ui.type.memory import Block
from game.ui.type.text import Align, Type
from tests.stall import SMALL, SMALL_UPRIGHT, Stall, build_stall, places, shipped

NAMES = get_args(ThemeName)
THEMES: dict[str, Theme] = {name: load_theme(places().assets / "themes" / f"{name}.json") for name in NAMES}
TEXT, LABEL, EDGE = 7.0, 4.5, 3.0
LABEL_ON_WHEEL = 5.5


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

ON_SKY = ("text", "text_soft", "accent")
ON_CARD = ("card_ink", "card_ink_soft")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ground", ["sky_top", "sky_bottom"])
@pytest.mark.parametrize("ink", ON_SKY)
def test_text_on_the_sky(name: str, ground: str, ink: str) -> None:
    theme = THEMES[name]
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= TEXT


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
        ("text", "chip"),
        ("card_ink", "marker"),
        ("card_ink", "button"),
    ],
)
def test_labels(name: str, ink: str, ground: str) -> None:
    theme = THEMES[name]
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= LABEL


@pytest.mark.parametrize("name", NAMES)
def test_the_label_of_a_button_that_waits_still_tells_what_is_missing(name: str) -> None:
    theme = THEMES[name]
    ground = mixed(theme.button, (255, 255, 255), 0.45)
    assert contrast(mixed(theme.button_ink, ground, 0.35), ground) >= LABEL


@pytest.mark.parametrize("name", NAMES)
def test_the_label_of_a_pressed_chip(name: str) -> None:
    theme = THEMES[name]
    assert contrast(theme.text, mixed(theme.chip, theme.chip_edge, 0.35)) >= LABEL


@pytest.mark.parametrize("name", NAMES)
def test_the_word_on_a_card_that_is_no_feature(name: str) -> None:
    assert contrast((255, 255, 255), THEMES[name].card_ink_soft) >= LABEL


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ground", ["sky_top", "sky_bottom", "chip"])
def test_the_edge_of_a_chip_is_seen(name: str, ground: str) -> None:
    theme = THEMES[name]
    assert contrast(theme.chip_edge, getattr(theme, ground)) >= EDGE


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ground", ["sky_top", "sky_bottom"])
def test_the_gold_button_stands_out_by_its_face_or_its_edge(name: str, ground: str) -> None:
    theme = THEMES[name]
    sky = getattr(theme, ground)
    assert max(contrast(theme.button, sky), contrast(theme.button_edge, sky)) >= EDGE


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_on_paper_stands_out_by_its_face_or_its_edge(name: str) -> None:
    theme = THEMES[name]
    for sky in (theme.sky_top, theme.sky_bottom):
        assert max(contrast(theme.card, sky), contrast(theme.card_edge, sky)) >= EDGE


@pytest.mark.parametrize("name", NAMES)
def test_a_picked_card_is_told_from_one_that_is_not_by_its_edge(name: str) -> None:
    # The number on the card says the same; both edges lie beside the card's paper.
    theme = THEMES[name]
    assert contrast(theme.button_ink, theme.button) >= LABEL
    assert theme.button != theme.card_edge


# -- the wheel ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", range(4, 13))
def test_neighbours_on_a_wheel_of_any_size_that_a_pack_may_have(count: int) -> None:
    pack = shipped().packs["zh"]
    stall = build_stall(SMALL, pack=pack.model_copy(update={"scams": pack.scams[:count], "table": None}))
    for name in NAMES:
        context = replace(stall.shell.context, look=replace(stall.shell.context.look, theme=THEMES[name]))
        ring = [slice_colours(context, index)[0] for index in range(count)]
        assert [(one, other) for one, other in pairwise([*ring, ring[0]]) if contrast(one, other) < EDGE] == []


@pytest.mark.parametrize("name", NAMES)
def test_labels_on_the_wheel(name: str) -> None:
    theme = THEMES[name]
    for fill, ink in zip(theme.slices, theme.slice_inks, strict=True):
        assert contrast(ink, fill) >= LABEL_ON_WHEEL


@pytest.mark.parametrize("name", NAMES)
def test_red_means_the_red_zone_and_nothing_else(name: str) -> None:
    theme = THEMES[name]
    signals = {
        field: getattr(theme, field)
        for field in ("accent", "button", "right", "wrong", "marker", "awning_a", "awning_b", "glow")
    }
    red = [field for field, (r, g, b) in signals.items() if r > 150 and g < 80 and b < 80]
    assert red == []
