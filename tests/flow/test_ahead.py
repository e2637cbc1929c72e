"""What is built ahead: the same screens, only sooner; nothing of it disturbs who touches the screen."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import cast

import pygame
import pytest

from game.kiosk.ahead import LEAST_PICTURES, MOST_BYTES, PICTURE_SHARE, pictures_within
from game.kiosk.slices import Slices
from game.rules.lanterns import LANTERNS
from game.rules.visit import Game
from game.scenes.attract.acts import WheelAct
from game.scenes.attract.attract import Attract
from game.scenes.core.base import Scene
from game.scenes.core.changes import Replace
from game.scenes.exhibit.exhibit import Exhibit
from game.scenes.result.result import Result
from game.scenes.wheel.wheel import Wheel
from game.ui.draw.backdrop import lantern_extent
from game.ui.draw.kept import bytes_of
from game.ui.wheel.face import WheelFace
from game.workbench.rehearsal.self_play import SelfPlay
from tests.stall import SMALL, Stall, build_stall


class Clock:
    """Stands still until it is told to run; a running one makes every slice end at the next pause."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.step_s = 0.0

    def __call__(self) -> float:
        self.now_s += self.step_s
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def stall(clock: Clock) -> Iterator[Stall]:
    """A stall with time for everything in the first quiet frame, as long as the clock stands still."""
    stall = build_stall(SMALL, slices=Slices(clock))
    yield stall
    stall.shell.forget()


def built(stall: Stall) -> set[str]:
    """Names of the scenes that are built and not shown."""
    assert stall.shell._ahead is not None
    return {name for name, _ in stall.shell._ahead._built}


def without_lanterns(stall: Stall) -> bytes:
    """The pixels of the screen except the lanterns: one lit on a finished picture glows a little more."""
    picture, measures = stall.shell.surface.copy(), stall.top.measures
    for number in range(LANTERNS):
        picture.fill((0, 0, 0), lantern_extent(measures, number))
    return pygame.image.tobytes(picture, "RGB")


def count_layouts(patch: pytest.MonkeyPatch, of: type[Scene]) -> list[str]:
    """Note from now on every time that a scene of this class is laid out."""
    seen: list[str] = []
    lay_out = cast("Callable[[Scene], None]", of.lay_out)

    def noted(self: Scene) -> None:
        seen.append(self.name)
        lay_out(self)

    patch.setattr(of, "lay_out", noted)
    return seen


def test_a_game_that_is_touched_after_a_while_stands_there_built(stall: Stall, monkeypatch: pytest.MonkeyPatch) -> None:
    stall.hands.wait(0.5)
    assert "wheel" in built(stall)
    seen = count_layouts(monkeypatch, Wheel)
    stall.hands.press(stall.hands.button("wheel").rect.center)
    stall.hands.release(stall.hands.button("wheel").rect.center)
    assert stall.scene == "wheel"
    assert seen == []


@pytest.mark.parametrize("game", ["wheel", "can"])
def test_a_visit_is_the_same_pixel_by_pixel_with_what_was_built_ahead(game: Game, stall: Stall) -> None:
    plain = build_stall(SMALL)
    ours, theirs = (SelfPlay(each.hands, is_curious=True).play(game) for each in (stall, plain))
    for moment, same in zip(ours, theirs, strict=True):
        assert moment == same
        assert stall.top.progress == plain.top.progress, moment
        assert without_lanterns(stall) == without_lanterns(plain), moment
    assert stall.shell.context.rng.getstate() == plain.shell.context.rng.getstate()
    assert stall.shell.context.deck.deck == plain.shell.context.deck.deck


def test_nothing_is_built_while_a_finger_is_down(stall: Stall, clock: Clock) -> None:
    ahead = stall.shell._ahead
    assert ahead is not None
    clock.step_s = 1.0  # a pause ends every slice, so that most is still to be built
    stall.hands.press(stall.hands.button("help").rect.center)
    looked_at = clock.now_s
    stall.hands.wait(0.4)
    assert clock.now_s == looked_at
    stall.hands.release((1, 1))
    stall.hands.wait(0.4)
    assert clock.now_s > looked_at


def test_what_is_half_built_is_finished_when_it_is_asked_for(
    stall: Stall, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.step_s = 0.0015
    ahead = stall.shell._ahead
    assert ahead is not None
    seen = count_layouts(monkeypatch, Wheel)
    stall.hands.until(lambda: seen == ["wheel"], within_s=60.0, dt=0.02)
    assert "wheel" not in built(stall), "it is only half built"
    at = stall.hands.button("wheel").rect.center
    stall.hands.press(at)
    stall.hands.release(at)
    assert stall.scene == "wheel"
    assert seen == ["wheel"], "it was laid out twice"
    stall.hands.wait(0.5)
    assert stall.picture() == stall.redrawn()


def test_a_screen_that_cannot_be_built_ahead_is_built_as_usual(
    stall: Stall, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    lay_out = Wheel.lay_out
    faults = iter([RuntimeError("not yet")])

    def fails_once(self: Wheel) -> None:
        for fault in faults:
            raise fault
        lay_out(self)

    monkeypatch.setattr(Wheel, "lay_out", fails_once)
    with caplog.at_level(logging.ERROR):
        stall.hands.wait(0.5)
    assert stall.scene == "attract"
    assert "wheel" not in built(stall)
    assert "ahead" in caplog.text
    stall.hands.tap("wheel")
    assert stall.scene == "wheel"
    assert stall.shell.faults == 0


def test_what_is_kept_is_bounded_over_many_visits(stall: Stall) -> None:
    for _ in range(2):
        for _moment in SelfPlay(stall.hands).play("wheel"):
            ahead = stall.shell._ahead
            assert ahead is not None
            assert len(ahead._built) + len(stall.top.layouts) <= pictures_within(SMALL)
        stall.hands.tap("done")
    assert len(stall.shell._contexts._kept) <= 3


@pytest.mark.parametrize("size", [(640, 360), (1920, 1080), (3840, 2160)])
def test_the_pictures_built_ahead_are_within_their_memory(size: tuple[int, int]) -> None:
    count = pictures_within(size)
    assert count >= LEAST_PICTURES
    assert count == LEAST_PICTURES or count * PICTURE_SHARE * 4 * size[0] * size[1] <= MOST_BYTES


def test_a_picture_that_is_built_ahead_takes_a_share_of_a_screen(stall: Stall) -> None:
    ahead = stall.shell._ahead
    assert ahead is not None
    taken: list[int] = []
    for _moment in SelfPlay(stall.hands, is_curious=True).play("wheel"):
        stall.hands.wait(0.5)
        taken += [one.scene.still.bytes for one in ahead._built.values()]
        taken += [layout.still.bytes for layout in stall.top.layouts._found]
    whole = 4 * SMALL[0] * SMALL[1]
    assert sum(taken) / len(taken) <= 0.5 * whole, "twice as much as on a large screen, where tiles are small"


def test_little_memory_has_room_for_the_likeliest_alone(stall: Stall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.kiosk.ahead.pictures_within", lambda size: 1)
    stall.resize((400, 640))
    stall.hands.wait(0.5)
    assert built(stall) == {"can_push"}


def test_another_size_forgets_what_was_built(stall: Stall) -> None:
    stall.hands.wait(0.5)
    assert built(stall)
    stall.resize((400, 640))
    stall.hands.wait(0.5)
    ahead = stall.shell._ahead
    assert ahead is not None
    assert {one.scene.plate.get_size() for one in ahead._built.values()} == {(400, 640)}
    stall.hands.tap("wheel")
    assert stall.top.plate.get_size() == (400, 640)


@pytest.mark.parametrize("choice", ["text_size", "language_en"])
def test_games_are_built_anew_in_another_language_or_size_of_text(
    choice: str, stall: Stall, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    stall.hands.wait(0.5)
    stall.hands.tap(choice)
    stall.hands.wait(0.5)
    clock.step_s = 1.0
    seen = count_layouts(monkeypatch, Wheel)
    at = stall.hands.button("wheel").rect.center
    stall.hands.press(at)
    stall.hands.release(at)
    assert stall.scene == "wheel"
    assert seen == []


def test_the_rule_is_there_at_once_though_the_code_was_looked_at_first(
    stall: Stall, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _moment in SelfPlay(stall.hands, is_curious=True).play("wheel"):
        stall.hands.wait(0.5)
    clock.step_s = 1.0  # from here on nothing is built ahead
    seen = count_layouts(monkeypatch, Result)
    stall.hands.tap("code")
    stall.hands.tap("close")
    assert seen == ["result"], "the way back was not there yet"
    stall.hands.tap("copy")
    assert seen == ["result"]
    plain = build_stall(SMALL)
    for _moment in SelfPlay(plain.hands, is_curious=True).play("wheel"):
        plain.hands.wait(0.5)
    plain.hands.tap("copy")
    assert without_lanterns(stall) == without_lanterns(plain)


def test_who_waits_for_a_screen_does_not_wait_for_what_only_readers_need(
    stall: Stall, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    warmed: list[str] = []
    warm = Wheel.warm

    def noted(scene: Wheel) -> None:
        for _ in range(9):  # longer than a slice
            scene.context.look.pause()
        warmed.append(stall.scene)
        warm(scene)

    monkeypatch.setattr(Wheel, "warm", noted)
    clock.step_s = 0.001
    ahead = stall.shell._ahead
    assert ahead is not None
    for _ in range(5000):
        if "wheel" in built(stall):
            break
        stall.hands.frame()
    assert ahead._running is not None, "it goes on with what is not needed at once"
    at = stall.hands.button("wheel").rect.center
    stall.hands.press(at)
    stall.hands.release(at)
    clock.step_s = 0.0
    stall.hands.wait(0.5)
    assert set(warmed) == {"wheel"}, "not before it was shown"


def test_the_first_screen_in_other_languages_is_folded_until_it_is_chosen(stall: Stall) -> None:
    stall.hands.wait(0.5)
    others = [context for context in stall.shell._contexts._kept.values() if context is not stall.shell.context]
    acts = [shared for context in others for shared in context.shared.values() if isinstance(shared, WheelFace)]
    assert len(acts) == 2
    assert not stall.shell._ahead._jobs  # type: ignore[union-attr]  # it builds ahead
    open_bytes = [layout.still.bytes for layout in stall.top.layouts._found]
    whole = bytes_of(stall.top.plate)
    assert 0 < max(open_bytes) < whole / 10
    assert all(face._overlay.bytes < 2 * face.rect.width * face.rect.height for face in acts)
    stall.hands.tap("language_en")
    wheel = cast("Attract", stall.top).acts[0]
    assert isinstance(wheel, WheelAct)
    assert wheel._picture.bytes == 4 * wheel.rect.width * wheel.rect.height, "it is seen now"


def test_the_games_of_a_visit_in_another_language_end_with_it(stall: Stall) -> None:
    stall.hands.tap("language_en")
    stall.hands.wait(0.5)
    for _moment in SelfPlay(stall.hands).play("can"):
        stall.hands.wait(0.2)
    assert "table" in stall.shell.context.shared
    stall.hands.tap("done")
    stall.hands.wait(0.5)
    others = [context for context in stall.shell._contexts._kept.values() if context is not stall.shell.context]
    assert len(others) == 2, "the first screen in English and in large text"
    assert not any("table" in context.shared for context in others)


def test_a_scene_built_for_another_visit_is_not_taken(stall: Stall) -> None:
    stall.hands.wait(0.5)
    stall.shell.context.rng.random()  # chance has gone on meanwhile
    plain = build_stall(SMALL)
    plain.hands.wait(0.5)
    plain.shell.context.rng.random()
    for each in (stall, plain):
        visit = next(button.value for button in each.top.buttons if isinstance(button.value, Replace)).visit
        each.shell.stack.apply(Replace("challenge", visit))
    assert stall.shell.context.rng.getstate() == plain.shell.context.rng.getstate()


def test_both_verdicts_are_laid_out_while_a_message_is_read(
    stall: Stall, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    stall.go_to("exhibit_1")
    stall.hands.wait(0.5)
    clock.step_s = 1.0  # no time for anything else from now on
    seen = count_layouts(monkeypatch, Exhibit)
    at = stall.hands.button("scam").rect.center
    stall.hands.press(at)
    stall.hands.release(at)
    assert cast("Exhibit", stall.top).answer is not None
    assert seen == []


def test_the_first_screen_is_built_anew_with_the_evening_s_count_while_the_result_stands(
    stall: Stall, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    stall.go_to("result")
    stall.hands.wait(0.5)
    count = stall.shell.context.tally.count
    assert count > 0
    clock.step_s = 1.0
    seen = count_layouts(monkeypatch, Attract)
    at = stall.hands.button("done").rect.center
    stall.hands.press(at)
    stall.hands.release(at)
    assert stall.scene == "attract"
    assert seen == []
    stall.hands.wait(0.5)
    assert stall.shows(str(count))
