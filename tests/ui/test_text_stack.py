from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.ui.theme import Colour
from game.ui.type.fonts import HEAVY, Fonts, find_face
from game.ui.type.memory import Block
from game.ui.type.text import Align, Type, line_px
from game.ui.type.text_stack import TextStack

WHITE, GOLD = (255, 255, 255), (255, 216, 77)
LEAST = 12
SENTENCE = "先停一停，自己打开官方App查，拿不准就拨96110问一问。"

texts = st.sampled_from(["转！", "一分钟\n认出骗局", SENTENCE, "Send no money, read out no code.", SENTENCE * 2])
sizes = st.sampled_from([16, 25, 50])


@lru_cache(maxsize=1)
def type_() -> Type:
    return Type(Fonts(find_face()))


def stack(*entries: tuple[str, int]) -> TextStack:
    built = TextStack(type_(), LEAST)
    for text, px in entries:
        built.add(text, px, WHITE, after_px=px // 4)
    return built


def painted(built: TextStack, rect: pygame.Rect, *, middle: bool = False, centre: bool = False) -> pygame.Rect:
    """Where ink lies on a screen much larger than `rect`."""
    surface = pygame.Surface((900, 900), pygame.SRCALPHA)
    built.draw(surface, rect, middle=middle, align="centre" if centre else "left")
    return surface.get_bounding_rect()


@given(st.lists(st.tuples(texts, sizes), min_size=1, max_size=4), st.integers(200, 600), st.integers(120, 600))
@settings(max_examples=20)
def test_what_fits_stays_inside_its_box(entries: list[tuple[str, int]], width: int, height: int) -> None:
    built = stack(*entries)
    rect = pygame.Rect(100, 100, width, height)
    if built.fits(rect.size):
        assert built.height(rect.size) <= height
        assert rect.inflate(6, 2).contains(painted(built, rect))


@given(st.lists(st.tuples(texts, sizes), min_size=1, max_size=4), st.integers(200, 600), st.integers(120, 600))
@settings(max_examples=20)
def test_what_does_not_fit_is_as_small_as_it_may_be(entries: list[tuple[str, int]], width: int, height: int) -> None:
    built = stack(*entries)
    if not built.fits((width, height)):
        # Even with every text at a third of its size, or at the least size, there would be too many lines.
        least = [type_().block(text, max(LEAST, round(px * 0.32)), width).height for text, px in entries]
        assert sum(least) + sum(round(px // 4 * 0.32) for _, px in entries[:-1]) > height


def test_text_keeps_its_size_when_there_is_room() -> None:
    built = stack(("一分钟", 40))
    assert built.height((600, 400)) == line_px(40)
    assert painted(built, pygame.Rect(0, 0, 600, 400)).height > 30


def test_texts_shrink_together() -> None:
    seen: list[Block] = []

    class Watching(Type):
        def draw(
            self, target: pygame.Surface, block: Block, at: tuple[int, int], colour: Colour, *, align: Align = "left"
        ) -> pygame.Rect:
            seen.append(block)
            return pygame.Rect(*at, 0, 0)

    built = TextStack(Watching(Fonts(find_face())), LEAST)
    built.add("火眼金睛", 60, GOLD, weight=HEAVY).add(SENTENCE, 40, WHITE)
    built.draw(pygame.Surface((10, 10)), pygame.Rect(0, 0, 300, 200))
    large, small = seen
    assert large.px < 60
    assert large.px / small.px == pytest.approx(60 / 40, rel=0.04)
    assert (large.weight, small.weight) == (HEAVY, 700)


def test_nothing_becomes_smaller_than_the_smallest_size() -> None:
    built = stack((SENTENCE, 50), (SENTENCE, 13))
    assert not built.fits((80, 80))
    assert built.height((80, 80)) >= 2 * line_px(LEAST) * len(SENTENCE) * LEAST // 80 // 2


def test_middle_and_centre_are_where_they_say() -> None:
    rect = pygame.Rect(100, 200, 500, 400)
    ink = painted(stack(("回", 60)), rect, middle=True, centre=True)
    assert abs(ink.centerx - rect.centerx) <= 3
    assert abs(ink.centery - rect.centery) <= 4
    corner = painted(stack(("回", 60)), rect)
    assert corner.left - rect.left <= 6
    assert corner.top - rect.top <= line_px(60) / 2


def test_the_texts_stand_one_below_the_other() -> None:
    surface = pygame.Surface((600, 300), pygame.SRCALPHA)
    built = TextStack(type_(), LEAST).add("上面", 40, WHITE, after_px=30).add("下面", 40, GOLD)
    covered = built.draw(surface, pygame.Rect(0, 0, 600, 300))
    rows = [row for row in range(300) if surface.subsurface((0, row, 600, 1)).get_bounding_rect().width]
    gaps = [after - before for before, after in pairwise(rows) if after - before > 20]
    assert len(gaps) == 1
    assert covered.height == 2 * line_px(40) + 30


@given(st.lists(st.tuples(texts, sizes), min_size=1, max_size=3))
@settings(max_examples=30, deadline=None)
def test_what_will_be_covered_is_known_before_it_is_drawn(entries: list[tuple[str, int]]) -> None:
    built, rect = stack(*entries), pygame.Rect(100, 60, 600, 700)
    assert built.covered(rect) == built.draw(pygame.Surface((900, 900)), rect, align="centre")


def test_an_empty_stack_takes_no_room() -> None:
    built = TextStack(type_(), LEAST)
    assert built.height((100, 100)) == 0
    assert built.fits((1, 1))
    assert painted(built, pygame.Rect(0, 0, 100, 100)).size == (0, 0)
