"""Keys: arrows and Enter reach everything, the ring is seen while they are used, Esc goes back, the chord ends."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import get_args

import pygame
import pytest

from game.rules.tonight import ThemeName
from game.ui.controls.ring import draw_ring
from game.ui.draw.paint import mixed
from tests.stall import MOMENTS, MOVING, SMALL, SMALL_UPRIGHT, Stall, build_stall
from tests.ui.test_theme import EDGE, contrast

RIGHT, DOWN, ENTER, SPACE, ESC = pygame.K_RIGHT, pygame.K_DOWN, pygame.K_RETURN, pygame.K_SPACE, pygame.K_ESCAPE


def go_to(stall: Stall, name: str) -> None:
    """Move the focus over the screen until it is on this control, as somebody does who tries all arrows."""
    seen: set[str] = set()
    ways, rng = (pygame.K_DOWN, pygame.K_RIGHT, pygame.K_UP, pygame.K_LEFT), random.Random(1)
    for turn in range(400):
        if turn and stall.top.focused == name:
            return
        seen.add(stall.top.focused)
        stall.key(rng.choice(ways))
    pytest.fail(f"the focus never came to {name!r}, only to {sorted(seen)}")


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
def test_a_visit_to_the_wheel_by_keys_alone(size: tuple[int, int]) -> None:
    stall = build_stall(size, is_calm=True)
    go_to(stall, "wheel")
    stall.key(ENTER)
    assert stall.scene == "wheel"
    stall.key(ENTER)
    stall.hands.until(lambda: stall.scene == "challenge", within_s=10)
    stall.hands.until(lambda: "card_0" in stall.controls, within_s=6)
    stall.hands.wait(0.6)
    stall.key(SPACE)
    for name in ("card_1", "card_2", "card_3"):
        if "confirm" not in stall.controls:
            go_to(stall, name)
            stall.key(SPACE)
    stall.hands.until(lambda: "why" in stall.controls, within_s=4)
    stall.hands.wait(1.5)
    stall.key(ENTER)
    assert stall.scene == "exhibit"
    for _ in stall.top.visit.exhibits:
        stall.key(ENTER)
        stall.hands.wait(1.5)
        go_to(stall, "next")
        stall.key(ENTER)
    assert stall.scene == "result"
    go_to(stall, "done")
    stall.key(ENTER)
    assert stall.scene == "attract"


def test_the_can_is_charged_as_long_as_enter_is_held() -> None:
    powers = []
    for hold_s in (0.2, 0.7):
        stall = build_stall(SMALL, is_calm=True)
        table = stall.go_to_table()
        go_to(stall, "charge")
        stall.hands.frame([pygame.event.Event(pygame.KEYDOWN, key=ENTER)])
        stall.hands.wait(hold_s)
        powers.append(table.power)
        stall.hands.frame([pygame.event.Event(pygame.KEYUP, key=ENTER)])
        assert table.state == "sliding"
    assert 0 < powers[0] < powers[1]


def test_aiming_by_keys() -> None:
    stall = build_stall(SMALL, is_calm=True)
    table = stall.go_to_table()
    go_to(stall, "aim_right")
    stall.key(ENTER)
    assert table.aim_deg > 0


# -- the ring -----------------------------------------------------------------------------------------------------


def test_the_ring_comes_with_the_first_key_and_goes_with_the_next_touch() -> None:
    stall = build_stall(SMALL, is_calm=True).go_to("challenge")
    plain = stall.picture()
    stall.key(ENTER)  # the first key only shows where the focus is
    assert stall.scene == "challenge"
    assert stall.picture() != plain
    stall.hands.tap_at((320, 30))
    assert stall.picture() == plain


def test_the_ring_goes_along_to_the_next_screen_and_leaves_nothing_behind() -> None:
    stall = build_stall(SMALL, is_calm=True).go_to("exhibit_1")
    pictures = []
    for key in (RIGHT, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_LEFT):
        stall.key(key)
        pictures.append(stall.picture())
    assert pictures[1] == pictures[3]
    assert all(one != other for one, other in pairwise(pictures))
    stall.key(ENTER)
    stall.hands.wait(2)
    without = stall.redrawn()
    assert stall.picture() != without
    stall.hands.tap_at((320, 30))
    assert stall.picture() == without


@pytest.mark.parametrize("name", get_args(ThemeName))
def test_the_ring_stands_out_from_whatever_lies_on_both_sides(name: ThemeName) -> None:
    look = build_stall(SMALL, theme=name).shell.context.look
    theme = look.theme
    wood = mixed(theme.frame, theme.frame_light, 0.5)
    grounds = (*theme.screen, *theme.town, theme.frame, wood, theme.table_wood, *theme.slices, theme.red_zone)
    for ground in (*grounds, theme.button, theme.chip, theme.card, (127, 127, 127)):
        surface = pygame.Surface((300, 200))
        surface.fill(ground)
        rect = pygame.Rect(80, 60, 140, 80)
        draw_ring(surface, rect, look)
        points = [surface.get_at((x, rect.centery)) for x in range(rect.left)]
        strong = [point for point in points if contrast((point.r, point.g, point.b), ground) >= EDGE]
        assert len(strong) >= max(2, look.measures.units(0.7))
        assert contrast(theme.card, theme.accent) >= EDGE


# -- back, and the end --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("moment", [moment for moment in MOMENTS[1:] if moment not in MOVING])
def test_esc_goes_back_to_the_start(moment: str) -> None:
    stall = build_stall(SMALL, is_calm=True).go_to(moment)
    stall.hands.wait(0.6)
    stall.key(ESC)
    assert stall.scene == "attract"
    assert not stall.shell.wants_to_quit


def test_esc_closes_what_lies_on_top_first() -> None:
    stall = build_stall(SMALL, is_calm=True).go_to("result")
    stall.hands.tap("copy")
    stall.key(ESC)
    assert "copy" in stall.controls
    stall.hands.tap("help")
    stall.key(ESC)
    assert stall.scene == "result"
    stall.hands.until(lambda: stall.scene == "still_there", within_s=95)
    stall.hands.wait(0.6)
    stall.key(ESC)
    assert stall.scene == "result"


def test_a_key_says_that_somebody_is_there() -> None:
    stall = build_stall(SMALL, is_calm=True).go_to("wheel")
    for _ in range(3):
        stall.hands.wait(40, 0.25)
        stall.key(RIGHT)
    assert stall.scene == "wheel"


CHORD = pygame.KMOD_LCTRL | pygame.KMOD_LALT
NO_END = [
    pygame.event.Event(pygame.QUIT),
    pygame.event.Event(pygame.KEYDOWN, key=ESC, mod=0),
    *(pygame.event.Event(pygame.KEYDOWN, key=ESC, mod=mod) for mod in (pygame.KMOD_CTRL, pygame.KMOD_SHIFT, CHORD)),
    pygame.event.Event(pygame.KEYDOWN, key=pygame.K_F4, mod=pygame.KMOD_LALT),
    pygame.event.Event(pygame.KEYDOWN, key=pygame.K_q, mod=pygame.KMOD_LCTRL),
    pygame.event.Event(pygame.KEYDOWN, key=pygame.K_q, mod=0),
]


def test_in_full_screen_nothing_ends_the_program_but_the_chord() -> None:
    stall = build_stall(SMALL, can_be_closed=False)
    for event in NO_END:
        stall.hands.frame([event])
        assert not stall.shell.wants_to_quit, event
    stall.hands.frame([pygame.event.Event(pygame.KEYDOWN, key=pygame.K_q, mod=CHORD)])
    assert stall.shell.wants_to_quit


@pytest.mark.parametrize("event", NO_END[:2])
def test_a_window_is_closed_by_its_cross_and_by_esc_on_the_first_screen(event: pygame.event.Event) -> None:
    stall = build_stall(SMALL)
    stall.hands.wait(0.6)
    stall.hands.frame([event])
    assert stall.shell.wants_to_quit
