"""Frame times of every scene, driven through the real loop without a display."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import cast

import pygame

from game.kiosk.live import FRAME_S
from game.kiosk.shell import Shell
from game.rules.visit import Visit
from game.scenes.can.push import CanPush
from game.scenes.core.changes import Replace
from game.scenes.core.wheel_stage import wheel_face
from game.scenes.wheel.wheel import Wheel
from game.workbench.rehearsal.hands import Hands
from game.workbench.rehearsal.self_play import SETTLE_S, SelfPlay

SPIN_FRAMES, SLIDE_FRAMES = 240, 360
ROTOZOOM_FRAMES = 40
REDRAWS = 24


@dataclass(frozen=True)
class SceneTimes:
    """Frame times of one scene."""

    median_ms: float
    p99_ms: float
    times_floor: float  # median over that of copying the same pixels
    rotozoom_ratio: float | None = None  # that of rotating a picture over it (wheel only)

    def as_record(self) -> dict[str, float | None]:
        """Return it for JSON."""
        return {
            "median_ms": round(self.median_ms, 3),
            "p99_ms": round(self.p99_ms, 3),
            "times_floor": round(self.times_floor, 2),
            "rotozoom_ratio": None if self.rotozoom_ratio is None else round(self.rotozoom_ratio, 2),
        }


def measure_scenes(shell: Shell) -> dict[str, SceneTimes]:
    """Play one visit; measure the spin as it happens, and every other screen by drawing it all again."""
    found: dict[str, SceneTimes] = {}
    screen = shell.surface.get_rect()

    for moment in SelfPlay(Hands(shell)).play("wheel"):
        if moment not in {"spinning", "challenge_picked"}:
            floor_ms = _copy_ms(shell.surface, screen)
            found[moment] = _summary([_ms(lambda: _redraw_all(shell)) for _ in range(REDRAWS)], floor_ms)
    found["wheel_spin"] = _measure_spin(shell)
    if shell.context.pack.table is not None:
        found["can_slide"] = _measure_slide(shell)
    return found


def _measure_spin(shell: Shell) -> SceneTimes:
    shell.stack.only("attract")
    face = wheel_face(shell.context)
    while not face.warm(target=shell.surface):
        pass
    SelfPlay(Hands(shell)).start_spin()
    wheel = cast("Wheel", shell.stack.top)
    times: list[float] = []
    floor: list[float] = []
    while len(times) < SPIN_FRAMES and wheel.is_spinning:
        times.append(_ms(lambda: shell.run_frame([], FRAME_S)))
        floor.append(_copy_ms(shell.surface, face.moving, repeats=1))
    rotozoom_ms = _rotozoom_ms(shell.surface, face.rect)
    summary = _summary(times, statistics.median(floor))
    ratio = rotozoom_ms / summary.median_ms
    return SceneTimes(summary.median_ms, summary.p99_ms, summary.times_floor, ratio)


def _measure_slide(shell: Shell) -> SceneTimes:
    """Measure frames of a sliding can, with the first one, which computes the whole way."""
    shell.stack.only("attract")
    visitor = SelfPlay(Hands(shell))
    visitor.go_to("can_1", "can")
    times: list[float] = []
    floor: list[float] = []
    while len(times) < SLIDE_FRAMES:
        visitor.hands.wait(SETTLE_S)
        can = cast("CanPush", shell.stack.top)
        for _ in visitor.push():
            pass
        while can.state == "sliding":
            around = can.motion.extent()
            times.append(_ms(lambda: shell.run_frame([], FRAME_S)))
            floor.append(_copy_ms(shell.surface, around.union(can.motion.extent()), repeats=1))
        shell.stack.apply(Replace("can_push", Visit(game="can", pushes=1)))
    return _summary(times, statistics.median(floor))


def _redraw_all(shell: Shell) -> None:
    shell.stack.top.invalidate()
    shell.run_frame([], 0.0)


def _rotozoom_ms(surface: pygame.Surface, square: pygame.Rect) -> float:
    """Return the time of a frame that rotates a finished picture of the wheel and draws it."""
    picture = pygame.Surface(square.size, pygame.SRCALPHA)
    picture.blit(surface, (0, 0), square)
    target = surface.subsurface(square).copy()

    def frame(angle: float) -> None:
        turned = pygame.transform.rotozoom(picture, angle, 1.0)
        target.blit(turned, turned.get_rect(center=target.get_rect().center))

    return statistics.median(_ms(partial(frame, step * 7.3)) for step in range(ROTOZOOM_FRAMES))


def _copy_ms(surface: pygame.Surface, area: pygame.Rect, repeats: int = 9) -> float:
    """Return the time of copying a finished picture of `area` onto the surface."""
    finished = surface.subsurface(area).copy()
    return statistics.median(_ms(lambda: surface.blit(finished, area)) for _ in range(repeats))


def _summary(times_ms: list[float], floor_ms: float) -> SceneTimes:
    ordered = sorted(times_ms)
    median_ms = statistics.median(ordered)
    return SceneTimes(median_ms, ordered[min(len(ordered) - 1, round(len(ordered) * 0.99))], median_ms / floor_ms)


def _ms(work: Callable[[], object]) -> float:
    started_s = time.perf_counter()
    work()
    return (time.perf_counter() - started_s) * 1000
