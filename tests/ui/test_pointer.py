"""What drivers really send, as recorded, and exactly the touches that may come of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import pygame
import pytest

from game.ui.controls.keys import End, Enter, Typed
from game.ui.controls.pointer import Move, Pointer, Press, Release, Touch
from game.ui.measures import Measures

MEASURES = Measures(1000, 500)
Kind = Literal["down", "move", "up"]
FINGER = {"down": pygame.FINGERDOWN, "move": pygame.FINGERMOTION, "up": pygame.FINGERUP}
MOUSE = {"down": pygame.MOUSEBUTTONDOWN, "move": pygame.MOUSEMOTION, "up": pygame.MOUSEBUTTONUP}


def finger(kind: Kind, x: float, y: float, finger_id: int = 1, touch_id: int = 1) -> pygame.event.Event:
    return pygame.event.Event(
        FINGER[kind], x=x / 1000, y=y / 500, dx=0.0, dy=0.0, touch_id=touch_id, finger_id=finger_id
    )


def mouse(kind: Kind, x: int, y: int, *, is_marked: bool | None = False, button: int = 1) -> pygame.event.Event:
    """`is_marked` None: a driver that says nothing about touch at all."""
    more: dict[str, Any] = {} if is_marked is None else {"touch": is_marked}
    if kind != "move":
        more["button"] = button
    return pygame.event.Event(MOUSE[kind], pos=(x, y), **more)


Trace = Sequence[tuple[float, Sequence[pygame.event.Event]]]
"""Seconds since the row before, and what the queue held then."""


def play(trace: Trace, pointer: Pointer | None = None) -> list[Touch]:
    pointer = pointer or Pointer(MEASURES)
    touches: list[Touch] = []
    for dt, events in trace:
        touches += pointer.advance(dt)
        touches += [touch for touch in pointer.read(events) if isinstance(touch, (Press, Move, Release))]
    return [
        Release(round(touch.x, 6), round(touch.y, 6), touch.is_cancelled)
        if isinstance(touch, Release)
        else type(touch)(round(touch.x, 6), round(touch.y, 6))
        for touch in touches
    ]


ONE_TAP: list[Touch] = [Press(300, 200), Release(300, 200)]


def test_a_finger_alone_is_one_tap() -> None:
    assert play([(0, [finger("down", 300, 200)]), (0.1, [finger("up", 300, 200)])]) == ONE_TAP


def test_a_mouse_alone_is_one_tap_and_its_hovering_is_nothing() -> None:
    trace = [
        (0, [mouse("move", 290, 200)]),
        (0.1, [mouse("down", 300, 200)]),
        (0.1, [mouse("move", 310, 205)]),
        (0.1, [mouse("up", 310, 205)]),
        (0.1, [mouse("move", 400, 205)]),
    ]
    assert play(trace) == [Press(300, 200), Move(310, 205), Release(310, 205)]


@pytest.mark.parametrize("button", [2, 3, 4, 5])
def test_other_buttons_of_a_mouse_do_nothing(button: int) -> None:
    assert play([(0, [mouse("down", 300, 200, button=button)]), (0.1, [mouse("up", 300, 200, button=button)])]) == []


@pytest.mark.parametrize("is_marked", [True, False, None])
def test_a_finger_and_its_twin_are_one_tap(*, is_marked: bool | None) -> None:
    trace = [
        (0, [finger("down", 300, 200), mouse("down", 300, 200, is_marked=is_marked)]),
        (0.08, [finger("up", 300, 200), mouse("up", 300, 200, is_marked=is_marked)]),
    ]
    assert play(trace) == ONE_TAP


@pytest.mark.parametrize("is_marked", [True, False, None])
def test_a_twin_that_comes_after_the_finger_has_gone_is_nothing(*, is_marked: bool | None) -> None:
    trace = [
        (0, [finger("down", 300, 200)]),
        (0.06, [finger("up", 302, 201)]),
        (0.3, [mouse("move", 301, 200, is_marked=is_marked), mouse("down", 301, 200, is_marked=is_marked)]),
        (0.02, [mouse("up", 301, 200, is_marked=is_marked)]),
    ]
    assert play(trace) == [Press(300, 200), Release(302, 201)]


def test_a_second_mouse_down_without_the_mark_is_nothing() -> None:
    # pygame-ce issue 1514: the marked twin, then once more the same press without the mark.
    trace = [
        (0, [finger("down", 300, 200)]),
        (0.01, [mouse("down", 300, 200, is_marked=True)]),
        (0.01, [mouse("down", 300, 200)]),
        (0.08, [finger("up", 300, 200), mouse("up", 300, 200, is_marked=True), mouse("up", 300, 200)]),
    ]
    assert play(trace) == ONE_TAP


def test_a_drag_with_twins_is_one_drag() -> None:
    trace: list[tuple[float, list[pygame.event.Event]]] = [
        (0, [finger("down", 300, 200), mouse("down", 300, 200)]),
        *((0.02, [finger("move", 300 + step, 200), mouse("move", 300 + step, 200)]) for step in (20, 40, 60)),
        (0.02, [finger("up", 360, 200), mouse("up", 360, 200)]),
    ]
    assert play(trace) == [Press(300, 200), Move(320, 200), Move(340, 200), Move(360, 200), Release(360, 200)]


def test_a_twin_before_its_finger_is_one_tap() -> None:
    trace = [
        (0, [mouse("down", 300, 200), finger("down", 300, 200)]),
        (0.08, [mouse("up", 300, 200), finger("up", 300, 200)]),
    ]
    assert play(trace) == ONE_TAP


def test_a_real_mouse_works_soon_after_and_elsewhere_at_once() -> None:
    tap = [(0.0, [finger("down", 300, 200)]), (0.05, [finger("up", 300, 200)])]
    soon = [(0.75, [mouse("down", 301, 200)]), (0.05, [mouse("up", 301, 200)])]
    assert play([*tap, *soon]) == [*ONE_TAP, Press(301, 200), Release(301, 200)]
    elsewhere = [(0.1, [mouse("down", 500, 200)]), (0.05, [mouse("up", 500, 200)])]
    assert play([*tap, *elsewhere]) == [*ONE_TAP, Press(500, 200), Release(500, 200)]


@pytest.mark.parametrize(("distance", "is_twin"), [(40, True), (41, False)])
def test_a_twin_is_told_by_forty_pixels(distance: int, *, is_twin: bool) -> None:
    trace = [
        (0, [finger("down", 300, 200)]),
        (0.05, [finger("up", 300, 200)]),
        (0.05, [mouse("down", 300 + distance, 200)]),
        (0.05, [mouse("up", 300 + distance, 200)]),
    ]
    more = [] if is_twin else [Press(300 + distance, 200), Release(300 + distance, 200)]
    assert play(trace) == [*ONE_TAP, *more]


@pytest.mark.parametrize(("later_s", "is_twin"), [(0.69, True), (0.71, False)])
def test_a_twin_is_told_by_seven_tenths_of_a_second(later_s: float, *, is_twin: bool) -> None:
    trace = [
        (0, [finger("down", 300, 200), finger("up", 300, 200)]),
        (later_s, [mouse("down", 300, 200), mouse("up", 300, 200)]),
    ]
    assert play(trace) == ONE_TAP * (1 if is_twin else 2)


def test_only_the_first_finger_is_followed() -> None:
    trace = [
        (0, [finger("down", 300, 200, 1)]),
        (0.05, [finger("down", 600, 300, 2), finger("move", 610, 300, 2)]),
        (0.05, [finger("up", 610, 300, 2)]),
        (0.05, [finger("up", 300, 200, 1)]),
    ]
    assert play(trace) == ONE_TAP


def test_a_stuck_third_finger_keeps_nobody_from_tapping() -> None:
    # The third contact's lifting never comes: it was never followed, so it blocks nothing.
    trace = [
        (0, [finger("down", 300, 200, 1), finger("down", 700, 400, 2), finger("down", 800, 450, 3)]),
        (0.1, [finger("up", 300, 200, 1), finger("up", 700, 400, 2)]),
        (1.0, [finger("down", 300, 200, 1)]),
        (0.1, [finger("up", 300, 200, 1)]),
    ]
    assert play(trace) == ONE_TAP * 2


def test_the_same_finger_of_two_panels_is_two_fingers() -> None:
    trace = [
        (0, [finger("down", 300, 200, 1, touch_id=1), finger("down", 600, 200, 1, touch_id=2)]),
        (0.1, [finger("up", 600, 200, 1, touch_id=2)]),
        (0.1, [finger("up", 300, 200, 1, touch_id=1)]),
    ]
    assert play(trace) == ONE_TAP


def test_a_palm_presses_nothing() -> None:
    spots = [(300 + 15 * number, 200 + 11 * number, number) for number in range(5)]
    trace = [
        (0.0, [finger("down", *spots[0])]),
        (0.04, [finger("down", *spots[1]), finger("down", *spots[2])]),
        (0.04, [finger("down", *spots[3]), finger("down", *spots[4])]),
        (0.3, [finger("up", *spot) for spot in spots]),
    ]
    assert play(trace) == [Press(300, 200), Release(300, 200, is_cancelled=True)]


def test_after_a_palm_the_next_finger_counts() -> None:
    palm = [finger(kind, 300 + 15 * number, 200, number) for kind in ("down", "up") for number in range(4)]
    trace = [(0.0, palm), (0.2, [finger("down", 300, 200)]), (0.1, [finger("up", 300, 200)])]
    assert play(trace)[-2:] == ONE_TAP
    assert sum(isinstance(touch, Release) and not touch.is_cancelled for touch in play(trace)) == 1


def test_three_contacts_or_four_slow_ones_are_no_palm() -> None:
    three = [finger("down", 300, 200, 1), finger("down", 320, 200, 2), finger("down", 340, 200, 3)]
    assert play([(0, three), (0.1, [finger("up", 300, 200, 1)])]) == ONE_TAP
    slow = [(0.16, [finger("down", 300 + 20 * number, 200, number)]) for number in range(4)]
    assert play([*slow, (0.1, [finger("up", 300, 200, 0)])]) == ONE_TAP


def test_a_lost_finger_is_let_go_after_eight_seconds() -> None:
    pointer = Pointer(MEASURES)
    assert play([(0, [finger("down", 300, 200)]), *[(0.5, [])] * 16], pointer) == [Press(300, 200)]
    assert play([(0.1, [])], pointer) == [Release(300, 200, is_cancelled=True)]
    # Late signs of life of the lost finger press nothing; a new one does.
    assert play([(0.1, [finger("move", 310, 200), finger("up", 310, 200)])], pointer) == []
    assert play([(0.1, [finger("down", 300, 200)]), (0.1, [finger("up", 300, 200)])], pointer) == ONE_TAP


def test_a_finger_that_moves_is_not_lost() -> None:
    moves = [(5.0, [finger("move", 300 + step, 200)]) for step in (1, 2, 3)]
    touches = play([(0, [finger("down", 300, 200)]), *moves, (5.0, [finger("up", 303, 200)])])
    assert touches == [Press(300, 200), Move(301, 200), Move(302, 200), Move(303, 200), Release(303, 200)]


def test_a_press_whose_lifting_was_lost_ends_when_the_finger_comes_back() -> None:
    trace = [(0, [finger("down", 300, 200)]), (2.0, [finger("down", 500, 300)]), (0.1, [finger("up", 500, 300)])]
    assert play(trace) == [
        Press(300, 200),
        Release(300, 200, is_cancelled=True),
        Press(500, 300),
        Release(500, 300),
    ]


BAND = round(0.015 * 500)


@pytest.mark.parametrize(
    ("at", "counts"),
    [
        ((BAND - 1, 200), False),
        ((BAND + 1, 200), True),
        ((1000 - BAND + 1, 200), False),
        ((1000 - BAND - 1, 200), True),
        ((500, BAND - 1), False),
        ((500, BAND + 1), True),
        ((500, 500 - BAND + 1), False),
        ((500, 500 - BAND - 1), True),
    ],
)
@pytest.mark.parametrize("hand", [finger, mouse])
def test_hands_that_hold_the_frame_press_nothing(
    hand: Callable[[Kind, int, int], pygame.event.Event], at: tuple[int, int], *, counts: bool
) -> None:
    touches = play([(0, [hand("down", *at)]), (0.1, [hand("up", *at)])])
    assert touches == ([Press(*at), Release(*at)] if counts else [])


def test_a_drag_may_end_at_the_edge() -> None:
    trace = [(0, [finger("down", 500, 200)]), (0.1, [finger("move", 999, 200)]), (0.1, [finger("up", 999, 200)])]
    assert play(trace) == [Press(500, 200), Move(999, 200), Release(999, 200)]


def test_a_resize_under_the_finger_lets_it_go() -> None:
    pointer = Pointer(MEASURES)
    assert play([(0, [finger("down", 300, 200)])], pointer) == [Press(300, 200)]
    assert list(pointer.release_all()) == [Release(300, 200, is_cancelled=True)]
    pointer.measures = Measures(500, 1000)
    assert list(pointer.release_all()) == []
    assert play([(0.1, [finger("move", 310, 200), finger("up", 310, 200)])], pointer) == []
    # The same place on the glass is another pixel now.
    (press,) = play([(0.1, [finger("down", 300, 200)])], pointer)
    assert press == Press(150, 400)


def test_events_that_are_no_touch_are_left_alone() -> None:
    events = [
        pygame.event.Event(pygame.KEYDOWN, key=pygame.K_a),
        pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=1),
        pygame.event.Event(pygame.QUIT),
    ]
    assert play([(0, events)]) == []


def test_the_order_of_the_queue_is_kept() -> None:
    one = [finger("down", 300, 200, 1), finger("up", 300, 200, 1)]
    other = [finger("down", 600, 200, 2), finger("up", 600, 200, 2)]
    assert play([(0, [*one, *other])]) == [*ONE_TAP, Press(600, 200), Release(600, 200)]


def test_keys_come_in_the_order_of_the_queue_too() -> None:
    down = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN)
    events = [finger("down", 300, 200), down, finger("up", 300, 200)]
    assert list(Pointer(MEASURES).read(events)) == [Press(300, 200), Enter(is_down=True), Release(300, 200)]


def test_letters_are_typed_with_and_without_shift_and_never_with_another_modifier() -> None:
    def typed(mod: int, key: int = pygame.K_g) -> list[object]:
        return list(Pointer(MEASURES).read([pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod)]))

    assert typed(0) == typed(pygame.KMOD_LSHIFT) == [Typed("G")]
    assert typed(pygame.KMOD_ALT) == typed(pygame.KMOD_CTRL) == typed(pygame.KMOD_LSHIFT | pygame.KMOD_META) == []
    assert typed(pygame.KMOD_LSHIFT, pygame.K_1) == []
    assert typed(pygame.KMOD_CTRL | pygame.KMOD_ALT, pygame.K_q) == [End()]
    assert typed(0, pygame.K_q) == [Typed("Q")]
