"""The record of one push: the path of every can, knocks, and where it stopped. Needs no physics engine.

Lengths are centimetres as in `game.rules.table_plan`; angles are radians.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from game.rules.fixed_step import STEP_S
from game.rules.table_plan import Push

Side = Literal["left", "right", "far"]


class Pose(NamedTuple):
    """Place and angle of a can: centimetres, and radians counter-clockwise from above."""

    x: float
    y: float
    angle: float


@dataclass(frozen=True)
class Knock:
    """A contact that is loud enough to be heard."""

    step: int  # index of the pose in the tracks at which they touch
    x: float  # where they touch, cm
    y: float
    strength: float  # relative speed, as a share (0–1) of the fastest push's speed
    body: int  # index in the tracks of the can that knocked (of two, the faster one); 0 is the pushed one
    other: int | Literal["rail", "box"]  # what it hit: the index of a can, or the kind of firm thing


@dataclass(frozen=True)
class Stop:
    """Where the pushed can ended: the centre of its foot, cm."""

    x: float
    y: float
    zone: int | None  # index into the plan's zones; None on bare wood, behind the line, and for a can that fell
    off: Side | None  # the edge it fell over; None when it stands on the table
    clings: bool = False  # whether it was so slow at the edge that it hangs by its tab before it drops


@dataclass(frozen=True)
class Slide:
    """The result of one push until everything rests.

    `push` is as it was allowed. `tracks` are the poses of each can: first of the pushed one, then of the obstacles of
    kind "can" in the plan's order. The first pose is the one before the push, then comes one a step. All tracks end
    together, when everything rests; only that of a can that falls ends earlier, with the pose whose centre is past the
    edge. `falls` has for each can the step (that of its track's last pose) and the edge at which it fell, or None.
    `knocks` are in order of time.
    """

    push: Push
    tracks: tuple[tuple[Pose, ...], ...]
    falls: tuple[tuple[int, Side] | None, ...]
    knocks: tuple[Knock, ...]
    stop: Stop

    @property
    def duration_s(self) -> float:
        """Seconds until everything rests."""
        return (max(map(len, self.tracks)) - 1) * STEP_S

    def pose_at(self, body: int, time_s: float) -> Pose:
        """Return the pose of a can `time_s` after the push; before the start its first, after the end its last one."""
        track = self.tracks[body]
        steps = min(len(track) - 1.0, max(0.0, time_s / STEP_S))
        number = int(steps)
        share = steps - number
        if share == 0:
            return track[number]
        (x, y, angle), after = track[number], track[number + 1]
        return Pose(x + (after.x - x) * share, y + (after.y - y) * share, angle + (after.angle - angle) * share)
