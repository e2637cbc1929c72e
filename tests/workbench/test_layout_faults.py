"""Whatever is wrong with a screen that is laid out is found, and nothing on a screen that is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pygame
import pytest

from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.wheel.wheel import Wheel
from game.ui.controls.styles import HERO as _LARGE
from game.workbench.layout.faults import Fault, faults_of, written_on
from game.workbench.layout.unpainted import unpainted
from tests.flow.layout_screens import Case, context_of, opened

WIDE, UPRIGHT = (1280, 800), (1080, 1920)


@pytest.fixture(autouse=True)
def _unpainted() -> Iterator[None]:
    with unpainted():
        yield


def wheel(size: tuple[int, int] = WIDE) -> Scene:
    context = context_of(Case(size, "night-market", 1.0))
    context.look.type.misfits.clear()  # other screens share the type
    return opened(context, "wheel", Visit())


def narrow(scene: Scene) -> None:
    scene.buttons[0].rect.width = scene.measures.target_px - 3


def beyond_the_edge(scene: Scene) -> None:
    scene.buttons[0].rect.left = -9


def side_by_side(scene: Scene) -> None:
    scene.buttons[0].rect.topleft = scene.buttons[1].rect.move(0, -scene.buttons[0].rect.height - 2).topleft


def out_of_reach(scene: Scene) -> None:
    scene.buttons[0].rect.top = 60


def without_help(scene: Scene) -> None:
    scene.buttons = [button for button in scene.buttons if button.name != "help"]


def too_long(scene: Scene) -> None:
    scene.type.fit("一" * 90, 30, 30, (100, 40))


def out_of_its_button(scene: Scene) -> None:
    scene.buttons[-1].rect.width = scene.measures.target_px
    scene.buttons[-1].label = "一二三四五六七八九十" * 3


def over_words(scene: Scene) -> None:
    words = next(line for line in written_on(scene) if line.text in scene.say("wheel.hero"))
    scene.buttons[-1].rect.midleft = words.letters.midleft


def twice(scene: Scene) -> None:
    words = scene.frame.content.topleft
    scene.stack().write("两句话", _LARGE).draw(scene.plate, pygame.Rect(words, (900, 300)))
    scene.stack().write("叠在一起", _LARGE).draw(scene.plate, pygame.Rect(words, (900, 300)))


def small_names(scene: Scene) -> None:
    assert isinstance(scene, Wheel)
    scene.wheel.label_px = tuple(px // 3 for px in scene.wheel.label_px)


BROKEN: dict[Callable[[Scene], None], str] = {
    narrow: "target",
    beyond_the_edge: "target",
    side_by_side: "close",
    without_help: "helpless",
    too_long: "text",
    out_of_its_button: "spills",
    over_words: "covered",
    twice: "meets",
    small_names: "on_wheel",
}


@pytest.mark.parametrize("breaking", BROKEN, ids=lambda breaking: breaking.__name__)
def test_what_is_wrong_is_found(breaking: Callable[[Scene], None]) -> None:
    scene = wheel()
    assert faults_of(scene) == []
    breaking(scene)
    for button in scene.buttons:
        button.forget_pictures()
    assert BROKEN[breaking] in [fault.kind for fault in faults_of(scene)]


def test_what_is_out_of_reach_is_found_on_an_upright_screen() -> None:
    scene = wheel(UPRIGHT)
    assert faults_of(scene) == []
    out_of_reach(scene)
    assert "high" in [fault.kind for fault in faults_of(scene)]


def test_a_fault_names_the_text_of_the_pack_with_its_place() -> None:
    context = context_of(Case(WIDE, "night-market", 1.0))
    scene = opened(replace(context), "exhibit", Visit("wheel", met=(0,), exhibits=(context.pack.exhibits[0].id,)))
    scene.buttons[-1].rect.topleft = scene.frame.content.topright
    scene.buttons[-1].rect.right = scene.frame.content.right
    found: list[Fault] = [fault for fault in faults_of(scene) if fault.kind == "covered"]
    assert found, "the setting is written there"
    assert getattr(found[0].texts[0], "path", ())[:1] == ("exhibits",)
