"""The slice on which the wheel stops leaves it and becomes the card beside which the next screen lays its cards."""

from __future__ import annotations

from itertools import combinations
from typing import cast

import pygame
import pytest

from game.scenes.core.wheel_stage import wheel_face
from game.scenes.wheel.asking import card_in, heading_area
from game.scenes.wheel.landed import LIFT_S
from game.scenes.wheel.wheel import Wheel
from game.ui.wheel.flight import SliceFlight
from game.words import Language
from tests.stall import SMALL, SMALL_UPRIGHT, Stall, build_stall

FRAME_S = 1 / 60
MOST_FLIGHT_S = 0.8


def landed(size: tuple[int, int] = SMALL, *, language: Language = "zh", is_calm: bool = False) -> Stall:
    """A wheel in its first frame after it has stopped."""
    stall = build_stall(size, language=language, is_calm=is_calm).go_to("wheel")
    stall.hands.tap("spin", rest_s=0)
    stall.hands.until(lambda: cast("Wheel", stall.top).has_landed, within_s=6.5, dt=0.01)
    return stall


def card_of(stall: Stall) -> pygame.Rect:
    """Where the card of the scam stands, px."""
    area = heading_area(stall.shell.context.look.measures)
    return card_in(stall.shell.context, 0, area).rect


def seen(stall: Stall, rect: pygame.Rect) -> bytes:
    return pygame.image.tobytes(stall.shell.surface.subsurface(rect), "RGB")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
def test_the_next_screen_begins_with_the_card_that_the_slice_became(size: tuple[int, int], language: Language) -> None:
    stall = landed(size, language=language)
    card = card_of(stall)
    empty = seen(stall, card)
    stall.hands.wait(LIFT_S)
    flown_s = stall.hands.until(lambda: cast("Wheel", stall.top).shows_card, within_s=1.0, dt=FRAME_S)
    assert flown_s <= MOST_FLIGHT_S
    stands = seen(stall, card)
    assert stands != empty
    stall.hands.until(lambda: stall.scene == "challenge", within_s=2.0, dt=FRAME_S)
    stall.hands.wait(1.0, FRAME_S)
    assert seen(stall, card) == stands


def test_the_name_stays_faintly_where_the_slice_was() -> None:
    stall = landed((1280, 720))
    wheel = cast("Wheel", stall.top)
    index = wheel.stage[-1]
    assert index is not None
    label = wheel.wheel.label_at(index, wheel._angle_deg)
    stall.hands.until(lambda: wheel.shows_card, within_s=2.0, dt=FRAME_S)
    for text, (x, y) in label.spots[1:]:
        place = pygame.Rect(0, 0, label.px // 2, label.px // 2)
        place.center = round(x), round(y)
        greens = seen(stall, place)[1::3]
        assert 60 < min(greens) < 175 < max(greens), f"{text}: neither in full ink nor gone"


def test_only_what_moves_is_drawn_while_the_slice_flies() -> None:
    stall = landed()
    stall.hands.wait(LIFT_S + 2 * FRAME_S, FRAME_S)
    screen = SMALL[0] * SMALL[1]
    pictures: list[bytes] = []
    shares: list[float] = []
    while not cast("Wheel", stall.top).shows_card:
        stall.presented.clear()
        stall.hands.frame([], FRAME_S)
        pictures.append(stall.picture())
        shares.append(sum(rect.width * rect.height for rect in stall.presented[-1]) / screen)
    assert max(shares[:-1]) < 1 / 2
    assert len(set(pictures)) > 20  # it moves in every frame
    assert stall.picture() == stall.redrawn()


def test_the_slice_goes_on_where_it_was_after_another_size() -> None:
    stall = landed()
    stall.hands.wait(LIFT_S + 0.2, FRAME_S)
    stall.resize(SMALL_UPRIGHT)
    assert not cast("Wheel", stall.top).shows_card
    assert stall.picture() == stall.redrawn()
    stall.hands.until(lambda: cast("Wheel", stall.top).shows_card, within_s=1.0, dt=FRAME_S)


def test_a_calm_card_stands_at_once() -> None:
    stall = landed(is_calm=True)
    assert cast("Wheel", stall.top).shows_card
    stall.hands.frame([], FRAME_S)
    before = stall.picture()
    stall.hands.wait(0.5, FRAME_S)
    assert stall.picture() == before


@pytest.mark.parametrize("size", [(1024, 600), SMALL_UPRIGHT])
def test_the_words_of_a_name_never_arrive_on_top_of_each_other(size: tuple[int, int]) -> None:
    context = build_stall(size, language="en").shell.context
    face = wheel_face(context)
    split = 0
    for index, look in enumerate(face.looks):
        card = card_in(context, index, heading_area(context.look.measures))
        angle_deg = -look.start_deg - look.sweep_deg / 2
        runs = SliceFlight(face, index, angle_deg, card.landing(), context.look.type)._runs
        split += len(runs) > 1
        boxes = [run.picture.get_bounding_rect() for run in runs]
        for box, run in zip(boxes, runs, strict=True):
            box.center = round(run.end[0]), round(run.end[1])
        assert not any(box.inflate(-4, 0).colliderect(other) for box, other in combinations(boxes, 2)), look.name
    assert split > 3
