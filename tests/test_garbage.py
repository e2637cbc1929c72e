"""Memory that is given back: at once by what holds large pictures, and between visits by the collector."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.garbage import put_off, settle
from game.kiosk.slices import Slices
from game.rules.table_plan import CAN_RADIUS_CM
from game.rules.visit import Game
from game.scenes.core.base import Scene
from game.scenes.core.table_stage import table_in, table_rect
from game.ui.draw.kept import loose
from game.ui.table.petals import Petals
from game.workbench.rehearsal.self_play import SelfPlay
from tests.booth import booth_in, titled
from tests.stall import SMALL, build_stall


@pytest.fixture
def by_hand() -> Iterator[None]:
    """The collector runs only when it is called."""
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


@pytest.mark.usefixtures("by_hand")
def test_a_table_that_nobody_needs_any_more_is_gone_at_once() -> None:
    stall = build_stall(SMALL)
    face = table_in(stall.shell.context, table_rect(stall.top.measures))
    face.draw(pygame.Surface(SMALL), frozenset({1}), lit=1)
    face.boxes.at(20.0, 20.0)
    seen = weakref.ref(face)
    del face
    assert seen() is None


@pytest.mark.usefixtures("by_hand")
def test_petals_that_have_opened_are_gone_at_once() -> None:
    stall = build_stall(SMALL)
    petals = Petals((100.0, 100.0), 4 * CAN_RADIUS_CM, stall.top.theme)
    petals.draw(pygame.Surface(SMALL), 10.0)
    seen = weakref.ref(petals)
    del petals
    assert seen() is None


@pytest.mark.usefixtures("by_hand")
@pytest.mark.parametrize("game", ["wheel", "can"])
def test_no_screen_of_a_visit_outlives_it(game: Game) -> None:
    stall = build_stall(SMALL, slices=Slices())
    seen: dict[str, weakref.ref[Scene]] = {}
    for moment in SelfPlay(stall.hands, is_curious=True).play(game):
        stall.hands.wait(0.3)
        seen[moment] = weakref.ref(stall.top)
    stall.hands.tap("done")
    stall.hands.wait(0.3)
    stall.shell.forget()
    assert [moment for moment, scene in seen.items() if scene() is not None and scene() is not stall.top] == []


def test_the_method_of_an_object_that_is_gone_cannot_be_called() -> None:
    call = loose(_Thing().name)
    with pytest.raises(ReferenceError):
        call()


class _Thing:
    def name(self) -> str:
        return "thing"


@pytest.mark.usefixtures("by_hand")
def test_what_is_there_is_left_out_until_all_is_settled_again() -> None:
    settle()
    left_out = gc.get_freeze_count()
    assert left_out > 0
    circle: list[object] = []
    circle.append(circle)
    thing = _Thing()
    circle.append(thing)
    seen = weakref.ref(thing)
    del circle, thing
    gc.collect()
    assert seen() is None, "what came later is still collected"


@pytest.mark.usefixtures("by_hand")
def test_the_pictures_of_a_pack_end_with_it(tmp_path: Path) -> None:
    booth = booth_in(tmp_path)
    seen = weakref.ref(booth.stall.shell.context)
    settle()
    booth.save(titled("新的夜市"))
    booth.pass_time()
    assert booth.title == "新的夜市"
    assert seen() is None


def test_collections_are_put_off_until_all_is_settled_or_the_start_has_failed() -> None:
    assert gc.isenabled()
    with put_off():
        assert not gc.isenabled()
        settle()
        assert gc.isenabled()
    gc.unfreeze()
    with pytest.raises(OSError, match="no start"), put_off():
        raise OSError("no start")
    assert gc.isenabled()
