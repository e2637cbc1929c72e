"""One finger made of synthetic touches, and time: what a visitor without a body needs to play through the real loop."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.kiosk.pacing import FRAME_S
from game.kiosk.shell import Shell
from game.ui.controls.widgets import Button

TOUCH_ID, FINGER_ID = 1, 1
TAP_FRAMES = 5

Place = tuple[float, float]


class Fingers:
    """Touches `shell`, frame by frame."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        for _ in range(round(seconds / FRAME_S)):
            self.shell.run_frame([], FRAME_S)

    def tap(self, name: str) -> None:
        """Tap a live control of the screen on top.

        Raises:
            RuntimeError: there is no such control.
        """
        self.press(name)
        for _ in range(TAP_FRAMES):
            self.shell.run_frame([], FRAME_S)
        self.release(name)

    def press(self, name: str) -> None:
        """Put the finger on a live control."""
        self._send(pygame.FINGERDOWN, self.button(name).rect.center)

    def release(self, name: str) -> None:
        """Lift it from there."""
        self._send(pygame.FINGERUP, self.button(name).rect.center)

    def drag(self, places: Sequence[Place]) -> None:
        """Down at the first place (px), through the others one a frame, and up at the last."""
        self._send(pygame.FINGERDOWN, places[0])
        for place in places[1:]:
            self._send(pygame.FINGERMOTION, place)
        self._send(pygame.FINGERUP, places[-1])

    def button(self, name: str) -> Button:
        """The live control called `name`."""
        top = self.shell.stack.top
        for button in top.buttons:
            if button.name == name and button.is_live:
                return button
        message = f"the screen {top.name!r} has no live control {name!r}"
        raise RuntimeError(message)

    def _send(self, kind: int, place: Place) -> None:
        width, height = self.shell.surface.get_size()
        at = {"x": place[0] / width, "y": place[1] / height}
        finger = {"touch_id": TOUCH_ID, "finger_id": FINGER_ID, "dx": 0.0, "dy": 0.0, **at}
        self.shell.run_frame([pygame.event.Event(kind, finger)], FRAME_S)
