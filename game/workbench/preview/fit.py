"""Whether everything fits on screens that were drawn, and on others that are only laid out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import pygame

from game.app.wiring import Playable, make_contexts
from game.content.findings import Path as PackPath
from game.kiosk.contexts import Situation
from game.kiosk.places import Places
from game.kiosk.settings import Settings
from game.scenes.can.push import CanPush
from game.scenes.core.base import Scene
from game.scenes.core.context import SceneContext
from game.scenes.exhibit.exhibit import Exhibit
from game.scenes.gallery.names import ScreenName
from game.scenes.gallery.openers import opened
from game.scenes.wheel.wheel import Wheel
from game.ui.sound import Silence
from game.workbench.preview.type import BlankType

Kind = Literal["text", "exhibit", "on_table", "behind", "on_wheel", "target", "fails"]

SCALES = (1.4, 1.2, 1.0)
"""Text sizes that are tried, the largest first: what fits in it fits in smaller ones."""
_READABLE = 0.7
"""Letters on the wheel may be this share of the smallest type: where it stops the name is also written large."""


@dataclass(frozen=True)
class Shortfall:
    """Something on one screen that has no room.

    In the order of `Kind`: a text that does not fit, an exhibit that overflows, a name on the table that is too wide or
    hidden, a name on the wheel that is too small, a control too small or outside the screen, a screen that does not
    open.
    """

    kind: Kind
    screen: ScreenName
    is_upright: bool
    text_scale: float
    texts: tuple[str, ...]  # the words concerned; those that share one place together; the pack's know their path
    path: PackPath = ()  # of the part of the pack that is at fault, where it is not these words


def shortfalls_of(scene: Scene, name: ScreenName) -> list[Shortfall]:
    """Return what has no room on a drawn screen, whose type no other screen has used since."""
    measures = scene.measures
    found = [
        Shortfall(kind, name, measures.is_portrait, measures.text_scale, texts, path)
        for kind, texts, path in _found(scene)
    ]
    scene.type.misfits.clear()
    return found


def _found(scene: Scene) -> Iterator[tuple[Kind, tuple[str, ...], PackPath]]:
    for misfit in scene.type.misfits:
        yield "text", misfit.texts, ()
    if isinstance(scene, Exhibit) and scene.face.overflows:
        yield "exhibit", (), ()
    if isinstance(scene, CanPush):
        yield from (("on_table", (name,), ()) for name in scene.face.names.overhangs)
        for number, obstacle in enumerate(scene.plan.obstacles):
            if behind := scene.face.names.behind(obstacle):
                yield "behind", behind, ("table", "obstacles", number)
    if isinstance(scene, Wheel):
        least_px = _READABLE * scene.measures.smallest_px()
        smallest_px = min(scene.wheel.label_px)  # the narrowest slice makes all other names small, too
        names = zip(scene.wheel.looks, scene.wheel.label_px, strict=True)
        yield from (("on_wheel", (look.name,), ()) for look, px in names if px == smallest_px < least_px)
    screen = pygame.Rect((0, 0), scene.measures.size)
    for button in scene.buttons:
        if min(button.rect.size) < scene.measures.target_px - 1 or not screen.contains(button.rect):
            yield "target", (button.label or button.name,), ()


class FitTrial:
    """Lays screens out in large type, without painting them, at `size` (px) and turned by 90°."""

    def __init__(self, places: Places, settings: Settings, playable: Playable, size: tuple[int, int]) -> None:
        self._make = make_contexts(places, settings, playable, random.Random(0), Silence(), type_of=BlankType)
        self._language = next(iter(playable.packs))
        self._sizes = tuple(dict.fromkeys((size, size[::-1])))
        self._contexts: dict[tuple[tuple[int, int], float], SceneContext] = {}
        self._last: dict[tuple[tuple[int, int], float], Scene] = {}
        self._seen: set[tuple[object, ...]] = set()

    def shortfalls(self, name: ScreenName) -> list[Shortfall]:
        """Return what has no room on a screen, with every orientation and text size in which that is so."""
        found: list[Shortfall] = []
        for size in self._sizes:
            for text_scale in SCALES:
                more = self._look_at(name, size, text_scale)
                found += more
                if not more:
                    break
        return found

    def _look_at(self, name: ScreenName, size: tuple[int, int], text_scale: float) -> list[Shortfall]:
        context = self._context(size, text_scale)
        scene = opened(context, name, is_worst=True, after=self._last.pop((size, text_scale), None))
        self._last[size, text_scale] = scene
        look = context.look
        for button in scene.buttons:
            # Many screens have the same controls: each is painted once.
            key = (size, text_scale, button.kind, button.icon, button.label, button.body, button.rect.size)
            if key not in self._seen:
                before = len(look.type.misfits)
                button.draw(pygame.Surface(size), look)
                if len(look.type.misfits) == before:
                    self._seen.add(key)
        return shortfalls_of(scene, name)

    def _context(self, size: tuple[int, int], text_scale: float) -> SceneContext:
        found = self._contexts.get((size, text_scale))
        if found is None:
            context = self._make(Situation(size, self._language, text_scale))
            look = replace(context.look, is_trial=True)
            found = replace(context, look=look, backdrop=lambda: pygame.Surface((1, 1)))
            self._contexts[size, text_scale] = found
        return found
