"""Every screen of a pack, opened directly: by the scenes of the kiosk, each with the visit that leads to it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pygame

from game.app.wiring import Playable, make_contexts
from game.kiosk.places import Places
from game.kiosk.settings import Settings
from game.kiosk.shell import Situation
from game.scenes.core.base import Scene
from game.scenes.core.context import SceneContext
from game.scenes.gallery.names import ScreenName
from game.scenes.gallery.openers import opened
from game.ui.sound import Silence
from game.workbench.preview.type import keen_type


def draw(scene: Scene, surface: pygame.Surface) -> None:
    """Paint all of a scene that stands still onto `surface`, which is as large as the screen."""
    surface.set_clip(None)
    scene.draw(surface)


def preview_context(places: Places, settings: Settings, playable: Playable, size: tuple[int, int]) -> SceneContext:
    """What the kiosk gives its scenes on a screen of `size`, in the language where visits start.

    It is faster for many screens and takes more memory: the background is painted once and then copied, and the type
    remembers what it has measured. The pixels are the same.
    """
    language = next(iter(playable.packs))
    make = make_contexts(places, settings, playable, random.Random(0), Silence(), type_of=keen_type)
    context = make(Situation(size, language, settings.text_scale))
    return replace(context, backdrop=context.backdrop().copy)


def picture_pack(
    places: Places, settings: Settings, playable: Playable, size: tuple[int, int], names: Iterable[ScreenName]
) -> Iterator[tuple[ScreenName, pygame.Surface]]:
    """Pictures of screens, as the kiosk draws them.

    The same surface is yielded every time, with the next picture on it: save or copy what is to be kept. About 60 ms
    a picture at 1920×1080.
    """
    context = preview_context(places, settings, playable, size)
    surface = pygame.Surface(size, 0, 32)
    last: Scene | None = None
    for name in names:
        last = opened(context, name, after=last)
        draw(last, surface)
        yield name, surface
