"""The attract screen shows both games by itself, in turn."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import cast

import pygame
import pytest

from game.scenes.attract.acts import ACT_S, TableAct, WheelAct
from game.scenes.attract.attract import FORGOTTEN_S, Attract
from game.scenes.attract.bystanders import CYCLE_S
from tests.stall import SMALL, SMALL_UPRIGHT, Stall, build_stall, shipped


def act_of(stall: Stall) -> object:
    return cast("Attract", stall.top).act


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
def test_both_games_play_by_themselves_in_turn(size: tuple[int, int]) -> None:
    stall = build_stall(size)
    seen = []
    for _ in range(4):
        stall.hands.wait(ACT_S / 2, 0.05)
        seen.append(type(act_of(stall)))
        stall.hands.wait(ACT_S / 2, 0.05)
    assert seen == [WheelAct, TableAct, WheelAct, TableAct]


def test_the_can_is_pushed_slides_and_stops_on_a_lit_place() -> None:
    stall = build_stall(SMALL)
    stall.hands.wait(ACT_S + 0.5, 0.05)
    act = act_of(stall)
    assert isinstance(act, TableAct)
    waiting = act.motion.extent()
    moved = []
    for _ in range(60):
        stall.hands.wait(0.1, 0.05)
        moved.append(act.motion.extent())
    assert moved[0] == waiting
    assert len({tuple(rect) for rect in moved}) > 5
    assert not act.motion.is_moving
    assert act.motion.slide is not None
    assert moved[-1].center != waiting.center


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
def test_every_frame_looks_as_if_drawn_anew(size: tuple[int, int]) -> None:
    stall = build_stall(size)
    for _ in range(2 * 16):
        stall.hands.wait(0.5, 0.05)
        assert stall.picture() == stall.redrawn()


def test_while_a_can_rests_next_to_nothing_is_drawn() -> None:
    stall = build_stall(SMALL)
    stall.hands.wait(ACT_S + 5.5, 0.05)
    drawn = [stall.hands.frame() for _ in range(30)]
    assert sum(map(bool, drawn)) <= 2, "the zongzi sways"
    calm = build_stall(SMALL, is_calm=True)
    calm.hands.wait(ACT_S + 5.5, 0.05)
    assert not any(calm.hands.frame() for _ in range(30))


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (2560, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.4])
def test_the_weasel_peeps_and_hides_and_covers_no_control(size: tuple[int, int], scale: float) -> None:
    scene = cast("Attract", build_stall(size, text_scale=scale).top)
    scene.take_stale(pygame.Rect((0, 0), size))
    places = []
    for step in range(round(2 * CYCLE_S / 0.1)):
        places.append(scene.bystanders.show(step * 0.1))
    moments = [number * 0.1 for number, stale in enumerate(places) if stale]
    assert max(after - before for before, after in pairwise(moments)) < 2.0, "attract stands still"
    games = [act.rect for act in scene.acts if isinstance(act, TableAct)]
    for place in chain.from_iterable(places):
        assert pygame.Rect((0, 0), size).contains(place)
        assert place.collidelist(games) < 0
        reached = [button.rect.inflate(0, -size[1] // 40) for button in scene.buttons]
        assert place.collidelist(reached) < 0


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT, (640, 512)])
@pytest.mark.parametrize(("game", "scene", "number"), [("wheel", "wheel", 0), ("can", "can_push", 1)])
def test_a_game_begins_where_it_is_touched(size: tuple[int, int], game: str, scene: str, number: int) -> None:
    for where in ("middle", "corner", "plate"):
        stall = build_stall(size)
        stall.hands.wait(ACT_S + 2.2, 0.05)  # whatever is shown
        thing = cast("Attract", stall.top).acts[number].rect.inflate(-8, -8)
        places = {"middle": thing.center, "corner": thing.bottomleft, "plate": stall.hands.button(game).rect.center}
        stall.hands.tap_at(places[where])
        assert (stall.scene, stall.top.visit.game) == (scene, game)


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
def test_both_games_are_large_and_their_plates_within_reach(size: tuple[int, int]) -> None:
    stall = build_stall(size)
    attract = cast("Attract", stall.top)
    for act in attract.acts:
        assert min(act.rect.size) >= 0.5 * min(size)
    assert not attract.acts[0].rect.colliderect(attract.acts[1].rect)
    if size == SMALL_UPRIGHT:
        assert min(stall.hands.button(name).rect.top for name in ("wheel", "can")) >= 0.4 * size[1]


def test_a_touch_elsewhere_points_at_the_games_and_does_nothing() -> None:
    stall = build_stall(SMALL, is_calm=True)
    stall.hands.wait(1.0, 0.1)
    before = stall.picture()
    at = (SMALL[0] / 2, 60)
    stall.hands.tap_at(at, rest_s=0.05)
    assert stall.picture() != before  # the plates sink
    assert stall.picture() == stall.redrawn()
    stall.hands.wait(0.5, 0.05)
    assert stall.scene == "attract"
    assert stall.picture() == before


def test_a_pack_without_a_table_shows_the_wheel_alone_and_larger() -> None:
    pack = shipped().packs["zh"].model_copy(update={"table": None})
    alone, both = build_stall(SMALL, pack=pack), build_stall(SMALL)
    assert "can" not in alone.controls
    assert cast("Attract", alone.top).acts[0].rect.width > cast("Attract", both.top).acts[0].rect.width
    alone.hands.wait(2 * ACT_S, 0.05)
    alone.hands.tap("wheel")
    assert alone.scene == "wheel"


def test_what_somebody_set_and_left_is_forgotten() -> None:
    stall = build_stall(SMALL)
    stall.hands.wait(1.0, 0.1)
    stall.hands.tap("language_en")
    stall.hands.wait(FORGOTTEN_S - 5, 0.25)
    assert stall.pack.language == "en"
    stall.hands.tap("text_size")
    stall.hands.wait(FORGOTTEN_S - 5, 0.25)
    assert stall.pack.language == "en"
    stall.hands.wait(6, 0.25)
    assert (stall.pack.language, stall.shell.context.look.measures.text_scale) == ("zh", 1.0)
