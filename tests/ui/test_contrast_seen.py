"""Contrast of controls and of the red zone, measured from rendered screens, also as colour-blind eyes see them."""

from __future__ import annotations

from functools import cache
from typing import get_args

import pygame
import pytest

from game.rules.tonight import ThemeName
from game.ui.controls.widgets import Button
from game.ui.theme import Colour
from tests.stall import SMALL, SMALL_UPRIGHT, Stall, build_stall
from tests.ui.test_theme import EDGE, LABEL, NAMES, THEMES, contrast

SCREENS = ("attract", "challenge", "exhibit_1", "exhibit_1_judged", "result")

# Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG
# 15(6), 2009, severity 1.0; applied to linear RGB.
BLIND = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def seen_by(kind: str, colour: Colour) -> Colour:
    """What these eyes see instead of a colour."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (v / 255 for v in colour)
    ]
    seen = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in BLIND[kind]]
    red, green, blue = (
        round(255 * (part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055))
        for part in (min(1.0, max(0.0, part)) for part in seen)
    )
    return red, green, blue


@cache
def stall_at(moment: str, theme: ThemeName, size: tuple[int, int]) -> Stall:
    stall = build_stall(size, theme=theme, is_calm=True).go_to(moment)
    stall.hands.wait(1.5)
    return stall


def at(surface: pygame.Surface, x: int, y: int) -> Colour:
    point = surface.get_at((x, y))
    return point.r, point.g, point.b


def border_contrast(stall: Stall, button: Button) -> float:
    """The strongest step of brightness across the left edge of a control, halfway down, as it is on the screen."""
    surface, units, rect = stall.shell.surface, stall.top.measures.units, button.rect
    ground = at(surface, max(0, rect.left - units(2)), rect.centery)
    edge = [at(surface, x, rect.centery) for x in range(rect.left, rect.left + units(2))]
    return max(contrast(colour, ground) for colour in edge)


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
@pytest.mark.parametrize("theme", get_args(ThemeName))
@pytest.mark.parametrize("moment", SCREENS)
def test_borders_of_controls_on_the_screen(moment: str, theme: ThemeName, size: tuple[int, int]) -> None:
    stall = stall_at(moment, theme, size)
    live = [button for button in stall.top.buttons if button.is_live and button.kind != "picture"]
    assert live
    weak = {button.name: round(ratio, 1) for button in live if (ratio := border_contrast(stall, button)) < EDGE}
    assert weak == {}


@pytest.mark.parametrize("theme", get_args(ThemeName))
def test_a_control_that_waits_is_dashed_and_has_no_face_on_the_screen(theme: ThemeName) -> None:
    stall = stall_at("challenge", theme, SMALL)
    surface, units = stall.shell.surface, stall.top.measures.units
    waiting = next(button for button in stall.top.buttons if button.name == "confirm")
    assert not waiting.is_live
    rect = waiting.rect
    ground = at(surface, rect.centerx, rect.bottom + units(1))
    along = [
        max(contrast(at(surface, x, rect.bottom - 1 - deep), ground) for deep in range(units(1)))
        for x in range(rect.left + units(6), rect.right - units(6))
    ]
    assert max(along) >= LABEL
    assert min(along) < EDGE  # the gaps between two dashes
    assert contrast(at(surface, rect.left + units(3), rect.centery), ground) < EDGE


@pytest.mark.parametrize("theme", get_args(ThemeName))
@pytest.mark.parametrize("kind", [None, *BLIND])
def test_the_red_zone_is_an_island_to_every_eye(theme: ThemeName, kind: str | None) -> None:
    def seen(colour: Colour) -> Colour:
        return colour if kind is None else seen_by(kind, colour)

    colours = THEMES[theme]
    word = LABEL if kind is None else EDGE  # very large
    assert contrast(seen(colours.red_zone_ink), seen(colours.red_zone)) >= word
    for card in (colours.table_card, colours.table_card_b):
        reds = (colours.red_zone, colours.red_zone_deep)
        assert max(contrast(seen(red), seen(card)) for red in reds) >= EDGE
    stall = build_stall((960, 540), theme=theme, is_calm=True)
    table = stall.go_to_table()
    face, zone = table.face, table.plan.zones[table.plan.red_zone]
    x, y = zone.middle
    row = round(face.view.point(x, y + 0.3 * zone.depth)[1])
    left = round(face.view.point(x - 0.5 * zone.width, y + 0.3 * zone.depth)[0])
    units = table.measures.units
    ground = seen(at(stall.shell.surface, left - units(3), row))
    inside = [seen(at(stall.shell.surface, column, row)) for column in range(left, left + units(8))]
    # A pale ring and a red field, one within the other: more than one edge, and none that needs hue.
    assert max(contrast(colour, ground) for colour in inside) >= EDGE
    assert max(contrast(one, other) for one in inside for other in inside) >= EDGE


@pytest.mark.parametrize("theme", NAMES)
@pytest.mark.parametrize("kind", BLIND)
def test_slices_are_told_apart_by_lines_for_eyes_that_mix_up_their_colours(theme: str, kind: str) -> None:
    from game.ui.wheel import fill  # noqa: PLC0415 - its inks are private to the wheel

    assert contrast(seen_by(kind, fill._INK), seen_by(kind, fill._CREAM)) >= LABEL
    for colour in THEMES[theme].slices:
        assert contrast(seen_by(kind, fill._INK), seen_by(kind, colour)) >= EDGE


def test_the_simulation_leaves_grey_grey() -> None:
    for kind in BLIND:
        assert all(abs(part - 128) <= 1 for part in seen_by(kind, (128, 128, 128)))
