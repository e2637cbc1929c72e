"""The control that keys act on: seen by a ring from the first key until the next touch."""

from __future__ import annotations

import pygame

from game.scenes.core.base import Scene
from game.scenes.core.changes import Change
from game.ui.controls.keys import Back, Enter, Key, Step, Typed
from game.ui.controls.ring import draw_ring
from game.ui.controls.widgets import Button, Kind

_FIRST: tuple[Kind, ...] = ("primary", "plate", "card", "picture", "quiet", "help")
"""Where the focus begins on a screen: on what most people want."""
_ASIDE = 4
"""How much farther a control counts that does not lie straight ahead."""


class Focus:
    """Moves over the controls of whatever scene is on top; each scene remembers its own."""

    def __init__(self) -> None:
        self._is_shown = False
        self._drawn: tuple[Scene, pygame.Rect] | None = None

    def hide(self) -> None:
        """Take the ring away: somebody touches the screen."""
        self._is_shown = False

    def take(self, key: Key, scene: Scene) -> Change | None:
        """Do on `scene` what a key asks for. The first only shows where the focus is, unless it types or leads back."""
        if isinstance(key, (Typed, Enter)) and scene.type_in(key):
            self._is_shown = False
            return None
        if isinstance(key, Typed):
            return self._type(key, scene)
        was_shown, self._is_shown = self._is_shown, True
        if isinstance(key, Back):
            return scene.go_back()
        if isinstance(key, Enter) and not key.is_down:
            return scene.let_go()
        button = self._button(scene)
        if not was_shown or button is None:
            return None
        if isinstance(key, Step):
            scene.focused = _beyond(scene, button, key).name
        elif isinstance(key, Enter):
            scene.focused = button.name
            scene.hold(button)
        return None

    def follow(self, scene: Scene) -> None:
        """Have the ring drawn again where it has come or gone since the last frame."""
        button = self._button(scene)
        now = None if button is None else (scene, button.extent(scene.measures))
        if now == self._drawn:
            return
        for drawn in (self._drawn, now):
            if drawn is not None and drawn[0] is scene:
                scene.invalidate(drawn[1])
        self._drawn = now

    def draw(self, target: pygame.Surface, scene: Scene) -> None:
        """Draw the ring over the scene."""
        button = self._button(scene)
        if button is not None and target.get_clip().colliderect(button.extent(scene.measures)):
            draw_ring(target, button.rect, scene.context.look)

    def _type(self, key: Typed, scene: Scene) -> Change | None:
        """Do what the control of that name does, if there is one; Enter then means the gold button."""
        button = next((button for button in scene.buttons if button.name == key.key), None)
        if button is None or not scene.hold(button):
            return None
        self._is_shown, scene.focused = True, ""
        return scene.let_go()

    def _button(self, scene: Scene) -> Button | None:
        """Return the control with the focus; None while no ring is shown or nothing takes touches."""
        live = [button for button in scene.buttons if button.is_live]
        if not self._is_shown or not live:
            return None
        chosen = next((button for button in live if button.name == scene.focused), None)
        return chosen or min(live, key=lambda button: _FIRST.index(button.kind))


def _beyond(scene: Scene, button: Button, step: Step) -> Button:
    """Return the nearest control in that direction, `button` itself if there is none."""

    def far(other: Button) -> float:
        """Return how far away the other control is in px; 0 or less if it does not lie in this direction."""
        one, two = button.rect, other.rect
        along = (two.centerx - one.centerx) * step.dx + (two.centery - one.centery) * step.dy
        aside = (
            max(two.top - one.bottom, one.top - two.bottom) if step.dx else max(two.x - one.right, one.x - two.right)
        )
        return along + _ASIDE * max(0, aside) if along > 0 else 0

    there = [other for other in scene.buttons if other.is_live and far(other) > 0]
    return min(there, key=far, default=button)
