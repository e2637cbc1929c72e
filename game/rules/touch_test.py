"""Five marks are touched, one after the other: what that tells of a touch screen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from game.rules.lights import Light

Point = tuple[float, float]
FINE_MM, ROUGH_MM = 12.0, 30.0
"""From the middle of a mark: a fingertip is 10 mm wide; beyond 30 mm it is another place that was felt."""
BOUNCE_S = 0.8
"""Who touches the next mark takes longer than that: what comes earlier and elsewhere is an echo of the same finger."""

Finding = Literal["fine", "twice", "rough", "wrong", "dead", "stuck", "double", "mouse"]
LIGHTS: dict[Finding, Light] = {
    "fine": "green",
    "twice": "green",
    "rough": "amber",
    "double": "amber",
    "mouse": "amber",
    "wrong": "red",
    "dead": "red",
    "stuck": "red",
}


@dataclass(frozen=True)
class Heard:
    """What the touch screen reported meanwhile: see `game.ui.controls.touch_log.TouchLog`."""

    fingers: int = 0
    mice: int = 0
    twins: int = 0
    others: int = 0
    lost: int = 0


class TouchTest:
    """Takes presses until all marks have been touched; places are in px."""

    def __init__(self, marks: Sequence[Point], px_per_mm: float) -> None:
        self.marks = tuple(marks)
        self.felt: list[Point] = []
        self.doubles = 0
        self._px_per_mm = px_per_mm
        self._last_s = -math.inf

    @property
    def next_mark(self) -> int | None:
        """The mark to touch now, None when all have been."""
        return len(self.felt) if len(self.felt) < len(self.marks) else None

    def press(self, at: Point, now_s: float) -> None:
        """Take a press. A bounce, away from the mark that is waited for, is counted as a double and tells nothing."""
        mark = self.next_mark
        if mark is None:
            return
        if now_s - self._last_s < BOUNCE_S and self._off_mm(at, mark) > ROUGH_MM:
            self.doubles += 1
            return
        self._last_s = now_s
        self.felt.append(at)

    @property
    def farthest_mm(self) -> float:
        """How far from its mark the worst press was felt; 0 without any."""
        return max((self._off_mm(at, mark) for mark, at in enumerate(self.felt)), default=0.0)

    def judged(self, heard: Heard) -> Finding:
        """Return what is to be told, the worst first."""
        found: dict[Finding, bool] = {
            "stuck": heard.lost > 0 or heard.others > 0,
            "dead": self.next_mark is not None,
            "wrong": self.farthest_mm > ROUGH_MM,
            "rough": self.farthest_mm > FINE_MM,
            "double": self.doubles > 0,
            "mouse": heard.fingers == 0,
            "twice": heard.twins > 0,
        }
        return next((finding for finding, is_so in found.items() if is_so), "fine")

    def _off_mm(self, at: Point, mark: int) -> float:
        return math.dist(at, self.marks[mark]) / self._px_per_mm
