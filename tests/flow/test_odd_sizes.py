"""On a screen of any size from 320×320 on, however odd, every screen can be laid out and drawn."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import chain

import pygame
import pytest

from game.kiosk.contexts import Situation
from game.rules.tonight import Tonight
from game.scenes.core.base import Scene
from game.scenes.core.context import SceneContext
from game.workbench.layout.unpainted import Blank, unpainted
from tests.flow.layout_screens import (
    maker,
    plain_screens,
    screens_asked_aloud,
    screens_of_exhibit,
    screens_of_pack,
    screens_of_scam,
    screens_of_table,
)
from tests.flow.test_layout import screens_of_staff

LEAST, MOST = 320, 2600
_RNG = random.Random(11)
SIZES = [(LEAST, LEAST), (LEAST, MOST), (MOST, LEAST), (500, LEAST), (LEAST, 500), (640, 512), (512, 640), (2172, 2227)]
SIZES += [(_RNG.randint(LEAST, MOST), _RNG.randint(LEAST, MOST)) for _ in range(4)]


def screens(context: SceneContext, spoken: SceneContext) -> Iterator[tuple[str, Scene]]:
    pack = context.pack
    yield from chain(screens_of_pack(context), plain_screens(context), screens_of_table(context))
    yield from chain(screens_of_staff(context), screens_asked_aloud(spoken))
    yield from screens_of_scam(context, len(pack.scams) // 2)
    yield from chain.from_iterable(screens_of_exhibit(context, exhibit.id) for exhibit in pack.exhibits[::20])


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("language", "scale"), [("zh", 1.0), ("en", 1.4)])
@pytest.mark.parametrize("is_low", [False, True])
def test_every_screen_stands_on_any_size(size: tuple[int, int], language: str, scale: float, *, is_low: bool) -> None:
    situation = Situation(size, "en" if language == "en" else "zh", scale, Tonight(text_scale=scale, is_low=is_low))
    empty: list[str] = []
    with unpainted():
        contexts = (maker("night-market", is_spoken=is_spoken)(situation) for is_spoken in (False, True))
        for label, scene in screens(*contexts):
            scene.draw(Blank(size))
            empty += [f"{label}: {told}" for told in places_of(scene) if min(told[1][2:]) < 1]
    assert empty == []


def places_of(scene: Scene) -> Iterator[tuple[str, pygame.Rect]]:
    """The controls of a screen, and whatever else it keeps the place of."""
    yield from ((button.name, button.rect) for button in scene.buttons)
    yield from ((name, value) for name, value in vars(scene).items() if isinstance(value, pygame.Rect) and any(value))
