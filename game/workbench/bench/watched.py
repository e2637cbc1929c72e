"""Frames of a visit as a visitor feels them: the CPU time of each, and the change of screen that it belongs to."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pygame

from game.kiosk.live import FRAME_S
from game.kiosk.shell import Shell
from game.scenes.attract.attract import Attract
from game.scenes.can.push import CanPush
from game.scenes.core.base import Scene
from game.scenes.exhibit.exhibit import Exhibit
from game.scenes.result.result import Result
from game.scenes.wheel.challenge import Challenge
from game.scenes.wheel.wheel import Wheel
from game.workbench.rehearsal.hands import Hands

SMOOTH_MS = 1000 / 60


@dataclass(frozen=True)
class WatchedFrame:
    """One frame: its CPU time, the stage before and after it, and whether a finger came down in it."""

    cpu_ms: float
    before: str
    after: str
    is_press: bool

    @property
    def label(self) -> str:
        """`attract>wheel` for a frame in which the screen changed, otherwise the stage."""
        if self.before != self.after:
            return f"{self.before}>{self.after}"
        return f"{self.after} (pressed)" if self.is_press else self.after


@dataclass(frozen=True)
class VisitTimes:
    """All frames of one visit."""

    frames: tuple[WatchedFrame, ...]

    @property
    def slowest(self) -> list[WatchedFrame]:
        """The frames, the slowest first."""
        return sorted(self.frames, key=lambda frame: frame.cpu_ms, reverse=True)

    @property
    def changes(self) -> dict[str, float]:
        """The slowest frame of every change of stage, in ms, in the order in which they came."""
        found: dict[str, float] = {}
        for frame in self.frames:
            if frame.before != frame.after:
                found[frame.label] = max(frame.cpu_ms, found.get(frame.label, 0.0))
        return found

    def as_record(self) -> dict[str, object]:
        """Return it for JSON."""
        times = [frame.cpu_ms for frame in self.frames]
        return {
            "frames": len(times),
            "over_16_7": sum(cpu_ms > SMOOTH_MS for cpu_ms in times),
            "over_50": sum(cpu_ms > 3 * SMOOTH_MS for cpu_ms in times),
            "worst_cpu_ms": round(max(times), 1),
            "press_cpu_ms": round(max((frame.cpu_ms for frame in self.frames if frame.is_press), default=0.0), 1),
            "changes": {label: round(cpu_ms, 1) for label, cpu_ms in self.changes.items()},
            "slowest": [{"frame": frame.label, "cpu_ms": round(frame.cpu_ms, 1)} for frame in self.slowest[:8]],
        }


class WatchedHands(Hands):
    """Hands that note every frame; `clock` returns CPU seconds of the process."""

    def __init__(self, shell: Shell, clock: Callable[[], float] = time.process_time) -> None:
        super().__init__(shell)
        self._clock = clock
        self._frames: list[WatchedFrame] = []

    def frame(self, events: Iterable[pygame.event.Event] = (), dt: float = FRAME_S) -> bool:
        """Run one frame as `Hands` do, and note it."""
        touches = list(events)
        before, started_s = stage_of(self.shell.stack.top), self._clock()
        has_drawn = super().frame(touches, dt)
        cpu_ms = (self._clock() - started_s) * 1000
        is_press = any(event.type in (pygame.FINGERDOWN, pygame.MOUSEBUTTONDOWN) for event in touches)
        self._frames.append(WatchedFrame(cpu_ms, before, stage_of(self.shell.stack.top), is_press))
        return has_drawn

    def take_visit(self) -> VisitTimes:
        """Return the frames since the last call."""
        times, self._frames = VisitTimes(tuple(self._frames)), []
        return times


def stage_of(scene: Scene) -> str:
    """Return the name of a scene with the state in which everything on it is laid out anew."""
    state = ""
    if isinstance(scene, Attract):
        state = "" if scene.measures.text_scale == 1 else "large"
        language = scene.context.words.language
        state = "_".join(part for part in (state, "" if language == scene.context.languages[0] else language) if part)
    elif isinstance(scene, Wheel):
        state = "spinning" if scene.is_spinning else "landed" if scene.has_landed else ""
    elif isinstance(scene, CanPush):
        state = "" if scene.state == "waiting" else "unmasked" if scene.is_unmasked else scene.state
    elif isinstance(scene, Challenge):
        state = "" if scene.state in ("thinking", "listening") else scene.state
    elif isinstance(scene, Exhibit):
        state = "explained" if scene.is_explained else "" if scene.answer is None else "judged"
    elif isinstance(scene, Result):
        state = "" if scene.shown == "all" else scene.shown
    return f"{scene.name}_{state}" if state else scene.name
