"""Synthetic touches, as SDL reports them, sent through the real loop, and time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import pygame

from game.kiosk.live import FRAME_S
from game.kiosk.shell import Shell
from game.ui.controls.widgets import Button

TAP_S = 5 * FRAME_S
REST_S = 0.6
"""After a tap, until the screen that it led to takes touches."""

At = tuple[float, float]
By = Literal["finger", "mouse", "finger_and_marked_twin", "finger_and_unmarked_twin"]
"""How a touch reaches the event queue. Twins are the mouse events that drivers add to those of a finger."""

_FINGER = {"down": pygame.FINGERDOWN, "move": pygame.FINGERMOTION, "up": pygame.FINGERUP}
_MOUSE = {"down": pygame.MOUSEBUTTONDOWN, "move": pygame.MOUSEMOTION, "up": pygame.MOUSEBUTTONUP}
_ROUNDING = 1e-9
"""Of a sum of frames; s."""


class Hands:
    """Touches `shell`, frame by frame; `step_s` is the length of frames without a touch.

    `frames_sent` counts all frames, `touches` all presses, `quiet_s` is the time since the last event.
    """

    def __init__(self, shell: Shell, *, step_s: float = FRAME_S) -> None:
        self.shell = shell
        self.step_s = step_s
        self.by: By = "finger"
        self.frames_sent = 0
        self.quiet_s = 0.0
        self.touches = 0

    # -- time -------------------------------------------------------------------------------------------------

    def frame(self, events: Iterable[pygame.event.Event] = (), dt: float = FRAME_S) -> bool:
        """Run one frame; return whether anything was drawn."""
        touches = list(events)
        self.frames_sent += 1
        self.quiet_s = 0.0 if touches else self.quiet_s + dt
        return self.shell.run_frame(touches, dt)

    def frames(self, count: int, dt: float = FRAME_S) -> None:
        """Run `count` frames without a touch."""
        for _ in range(count):
            self.frame([], dt)

    def wait(self, seconds: float, dt: float = FRAME_S) -> None:
        """Let exactly `seconds` pass, in frames of at most `dt`."""
        whole = int(seconds / dt + _ROUNDING)
        self.frames(whole, dt)
        if seconds - whole * dt > _ROUNDING:
            self.frame([], seconds - whole * dt)

    def until(self, is_reached: Callable[[], bool], *, within_s: float, dt: float = 0.2) -> float:
        """Let time pass until `is_reached`; return the seconds taken. Raises TimeoutError after `within_s`."""
        passed_s = 0.0
        while not is_reached():
            if passed_s >= within_s:
                message = f"not within {within_s} s; the screen is {self.shell.stack.top.name!r}"
                raise TimeoutError(message)
            self.frame([], dt)
            passed_s += dt
        return passed_s

    # -- one contact ------------------------------------------------------------------------------------------

    def finger(self, kind: int, at: At, finger: int = 0) -> pygame.event.Event:
        """Return SDL's event of a finger at this place (px)."""
        width, height = self.shell.surface.get_size()
        place = {"x": at[0] / width, "y": at[1] / height, "dx": 0.0, "dy": 0.0}
        return pygame.event.Event(kind, {"touch_id": 1, "finger_id": finger, **place})

    def mouse(self, kind: int, at: At, *, is_marked: bool = False) -> pygame.event.Event:
        """Return SDL's event of a mouse; `is_marked` if it says that a finger caused it."""
        pos = (round(at[0]), round(at[1]))
        more = {"rel": (0, 0), "buttons": (1, 0, 0)} if kind == pygame.MOUSEMOTION else {"button": pygame.BUTTON_LEFT}
        return pygame.event.Event(kind, {"pos": pos, "touch": is_marked, **more})

    def press(self, at: At) -> None:
        """Press down."""
        self.touches += 1
        self._send("down", at)

    def move(self, at: At, dt: float = FRAME_S) -> None:
        """Move to another place."""
        self._send("move", at, dt)

    def release(self, at: At) -> None:
        """Release."""
        self._send("up", at)

    def _send(self, step: str, at: At, dt: float = FRAME_S) -> None:
        events = [] if self.by == "mouse" else [self.finger(_FINGER[step], at)]
        if self.by != "finger":
            events.append(self.mouse(_MOUSE[step], at, is_marked=self.by == "finger_and_marked_twin"))
        self.frame(events, dt)

    # -- gestures ---------------------------------------------------------------------------------------------

    def tap_at(self, at: At, *, rest_s: float = REST_S) -> None:
        """Press and release; then rest until the screen has settled."""
        self.press(at)
        self.wait(TAP_S, min(self.step_s, 0.05))
        self.release(at)
        self.wait(rest_s, self.step_s)

    def tap(self, name: str, *, rest_s: float = REST_S) -> None:
        """Tap the middle of the live control `name`. Raises `LookupError` if there is none."""
        self.tap_at(self.button(name).rect.center, rest_s=rest_s)

    def drag(self, points: Sequence[At], *, step_s: float = FRAME_S) -> None:
        """Press at the first point, move on one point a frame, release at the last."""
        self.press(points[0])
        for point in points[1:]:
            self.move(point, step_s)
        self.release(points[-1])

    def button(self, name: str) -> Button:
        """Return the live control called `name` of the top screen. Raises `LookupError` if there is none."""
        top = self.shell.stack.top
        for button in top.buttons:
            if button.name == name and button.is_live:
                return button
        there = [button.name for button in top.buttons if button.is_live]
        message = f"nothing to touch is called {name!r} on {top.name!r}; there are {there}"
        raise LookupError(message)
