"""One lantern lights for every scam seen through; at ten the frame glows and the gong sounds, then they begin anew."""

from __future__ import annotations

from typing import cast

import pygame
import pytest

from game.rules.lanterns import LANTERNS, lit_of, seen_through
from game.rules.score import Answer
from game.rules.visit import Visit
from game.scenes.attract.attract import Attract
from game.scenes.core.lamplight import FLIGHT_S
from game.scenes.core.table_stage import table_rect
from game.scenes.core.wheel_stage import wheel_rect
from game.ui.draw.backdrop import awning_px, lantern_extent, lantern_places, post_px, sill_px
from game.ui.measures import Measures
from tests.stall import SMALL, SMALL_UPRIGHT, Stall, build_stall


def shining(stall: Stall) -> list[bool]:
    """Which lanterns are bright: a dark one is plum."""
    places = lantern_places(stall.shell.context.look.measures)
    return [
        sum(stall.shell.surface.get_at((place.centerx, place.centery - place.height // 14))[:2]) > 380
        for place in places
    ]


@pytest.mark.parametrize(("count", "lit"), [(0, 0), (1, 1), (9, 9), (10, 10), (11, 1), (20, 10), (137, 7)])
def test_lanterns_are_lit_one_by_one_and_begin_anew_after_ten(count: int, lit: int) -> None:
    assert lit_of(count) == lit


def test_only_a_scam_that_was_recognised_counts() -> None:
    before = Visit("wheel")
    for is_genuine in (False, True):
        for said_genuine in (False, True):
            after = before.answered(Answer("any", is_genuine, said_genuine))
            is_seen_through = not is_genuine and not said_genuine
            assert seen_through(before, after) == is_seen_through
            assert seen_through(after, after.answered(Answer("twice", is_genuine, said_genuine))) == is_seen_through


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
def test_a_lantern_lights_when_the_light_arrives_and_stays_lit_on_every_screen(size: tuple[int, int]) -> None:
    stall = build_stall(size, seed=10)
    assert not any(shining(stall))
    stall.go_to("exhibit_1")
    tally, count = stall.shell.context.tally, stall.shell.context.tally.count
    assert shining(stall) == [number < count for number in range(LANTERNS)]
    facts = {exhibit.id: exhibit.is_genuine for exhibit in stall.pack.exhibits}
    assert not facts[stall.top.visit.exhibits[0]], "another seed shows a scam first"
    stall.hands.tap("scam", rest_s=0)
    expected = count + 1
    assert tally.count == expected
    assert sum(shining(stall)) == count, "the light is on its way"
    for _ in range(12):
        stall.hands.wait(FLIGHT_S / 10, FLIGHT_S / 10)
        assert stall.picture() == stall.redrawn()
    assert sum(shining(stall)) == expected
    stall.hands.tap("home")
    stall.hands.wait(1.0)
    assert stall.scene == "attract"
    assert sum(shining(stall)) == expected >= 1


def test_the_tenth_lantern_gilds_the_frame_and_sounds_the_gong_once() -> None:
    stall = build_stall(SMALL)
    stall.shell.context.tally.count = 2 * LANTERNS - 1
    heard = []
    for _ in range(2):  # two visits: one of them at least has a scam to see through
        stall.go_to("result")
        heard.append(stall.audio.played.count("fanfare"))
        stall.hands.tap("done")
    assert stall.shell.context.tally.count >= 2 * LANTERNS
    assert heard[-1] == 1
    assert sum(shining(stall)) == lit_of(stall.shell.context.tally.count)


@pytest.mark.parametrize("size", [(1024, 600), (1024, 768), (1280, 800), (1920, 1080), (1080, 1920), (2560, 1080)])
def test_no_picture_that_is_painted_once_lies_behind_a_lantern(size: tuple[int, int]) -> None:
    measures = Measures(*size)
    glows = [lantern_extent(measures, number) for number in range(LANTERNS)]
    assert wheel_rect(measures).collidelist(glows) < 0
    assert table_rect(measures).collidelist(glows) < 0
    assert pygame.Rect((0, 0), size).contains(glows[0].unionall(glows))


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
def test_the_glow_of_the_frame_is_whole_beside_games_that_were_painted_before(size: tuple[int, int]) -> None:
    stall = build_stall(size, is_calm=True)
    stall.hands.wait(0.2)
    before = stall.shell.surface.copy()
    stall.shell.context.tally.count = LANTERNS
    stall.top.relay(stall.shell.context)
    stall.hands.frame()
    measures = stall.shell.context.look.measures
    changed = [
        y
        for y in range(measures.units(6), size[1] - sill_px(measures))
        if stall.shell.surface.get_at((1, y)) != before.get_at((1, y))
    ]
    assert changed == list(range(measures.units(6), size[1] - sill_px(measures)))
    inner = pygame.Rect((0, 0), size).inflate(-2 * (post_px(measures) + 1), -2 * awning_px(measures))
    inner.height = size[1] - sill_px(measures) - inner.y - 2
    seen = cast("Attract", stall.top).acts[-1].rect.clip(inner)
    assert [
        at
        for at in ((x, y) for x in range(seen.x, seen.right, 3) for y in range(seen.y, seen.bottom, 3))
        if stall.shell.surface.get_at(at) != before.get_at(at)
    ] == []
