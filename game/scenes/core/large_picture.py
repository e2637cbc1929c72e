"""A game's picture, which is too large to paint the screen below it as well."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.scenes.core.base import Scene


def draw_around(scene: Scene, target: pygame.Surface, picture: pygame.Rect, paint: Callable[[], None]) -> None:
    """Paint a screen and, with `paint`, a large opaque `picture`, which lies below its buttons."""
    clip = target.get_clip()
    if not picture.contains(clip):
        Scene.draw(scene, target)
    shared = clip.clip(picture)
    if not shared:
        return
    paint()
    target.set_clip(shared)
    for button in scene.buttons:
        button.draw(target, scene.context.look)
    target.set_clip(clip)
