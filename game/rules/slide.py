"""What one push did, told to the end: the way of every can, what was heard, where it stopped. No engine is needed here.

Lengths are centimetres as in `game.rules.table_plan`; angles are radians.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from game.rules.fixed_step import STEP_S
from game.rules.table_plan import Push

Side = Literal["left", "right", "far"]


class Pose(NamedTuple):
    """Where a can is: centimetres, and radians counter-clockwise from above."""

    x: float
    y: float
    angle: float


@dataclass(frozen=True)
class Knock:
    """Two things met, loudly enough to be heard.

    Attributes:
        step: the pose of the tracks at which they touch, at x and y in cm.
        strength: the speed at which they came together, as a share (0–1) of the fastest push's speed.
        body: the can that did the knocking (of two, the faster one): its index in the tracks, 0 is the pushed one.
        other: what it knocked against: the index of a can, or the kind of what stands firm.
    """

    step: int
    x: float
    y: float
    strength: float
    body: int
    other: int | Literal["rail", "box"]


@dataclass(frozen=True)
class Stop:
    """Where the pushed can ended: the centre of its foot, cm.

    Attributes:
        zone: index into the plan's zones; None on bare wood, behind the line, and for a can that fell.
        off: the edge it fell over; None when it stands on the table.
    """

    x: float
    y: float
    zone: int | None
    off: Side | None


@dataclass(frozen=True)
class Slide:
    """Everything one push does, from the hand to the last movement on the table.

    Attributes:
        push: as it was allowed.
        tracks: the poses of each can: first of the pushed one, then of the obstacles of kind "can" in the plan's order.
            The first pose is the one before the push, then comes one a step. All tracks end together, when everything
            rests; only the track of a can that falls ends earlier, with the pose whose centre is past the edge.
        falls: for each can the step and the edge at which it fell, or None. The step is that of its track's last pose.
        knocks: in order of time.
        stop: of the pushed can.
    """

    push: Push
    tracks: tuple[tuple[Pose, ...], ...]
    falls: tuple[tuple[int, Side] | None, ...]
    knocks: tuple[Knock, ...]
    stop: Stop

    @property
    def duration_s(self) -> float:
        """Until everything rests."""
        return (max(map(len, self.tracks)) - 1) * STEP_S

    def pose_at(self, body: int, time_s: float) -> Pose:
        """The pose of a can `time_s` after the push; before the start its first, after the end its last one."""
        track = self.tracks[body]
        steps = min(len(track) - 1.0, max(0.0, time_s / STEP_S))
        number = int(steps)
        share = steps - number
        if share == 0:
            return track[number]
        (x, y, angle), after = track[number], track[number + 1]
        return Pose(x + (after.x - x) * share, y + (after.y - y) * share, angle + (after.angle - angle) * share)
