"""Every screen of a pack, opened directly: by the scenes of the kiosk, each with the visit that leads to it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pygame

from game.app.wiring import Playable, make_contexts
from game.content.findings import Path
from game.kiosk.places import Places
from game.kiosk.settings import Settings
from game.kiosk.shell import Situation
from game.scenes.core.base import Scene
from game.scenes.core.context import SceneContext
from game.scenes.gallery.names import PARTS, ScreenName, names_of
from game.scenes.gallery.openers import opened
from game.ui.sound import Silence
from game.words import Language
from game.workbench.preview.names import path_of, screen_of
from game.workbench.preview.type import keen_type
from game.workbench.preview.words import title_of

__all__ = [
    "PARTS",
    "Screen",
    "ScreenName",
    "draw",
    "names_of",
    "opened",
    "path_of",
    "picture_pack",
    "preview_context",
    "screen_of",
    "screens",
    "title_of",
]


@dataclass(frozen=True)
class Screen:
    """One screen, standing still.

    Attributes:
        label: one word of ASCII letters, different for every screen.
        title: what it is called, for people.
        path: the part of the pack it is about.
        scene: lays itself out again for any context, and draws itself.
    """

    label: str
    title: str
    path: Path
    scene: Scene


def screens(
    context: SceneContext,
    names: Iterable[ScreenName] | None = None,
    language: Language = "zh",
    *,
    is_worst: bool = False,
) -> Iterator[Screen]:
    """The screens of the context's pack, one after the other: keep none, a scene may hold megabytes.

    Args:
        context: says how large they are, in which colours and type, and of which pack.
        names: which ones; all when `None`.
        language: of the titles.
        is_worst: see `opened`.
    """
    pack = context.pack
    for name in names_of(pack) if names is None else names:
        scene = opened(context, name, is_worst=is_worst)
        yield Screen(name.stem, title_of(pack, name, language), path_of(pack, name), scene)


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
