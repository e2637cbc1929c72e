"""A sliding can: friction with the table, and a bounce that is the same on every machine.

C compilers may fuse a multiplication with an addition (they do on aarch64, not on plain x86-64), which changes the last
bit of a sum and everything after it. So that the same push gives the same slide everywhere, bit for bit:

- The engine's unit of time is one step. A can that touches nothing moves by `position + velocity * 1`: one exactly
  rounded addition, fused or not. Friction with the table is computed here, in Python, which fuses nothing.
- What the engine computed in a contact is snapped to a grid so coarse that last bits do not survive it; speeds
  towards zero, so that no energy is won.
- The only function of the mathematics library is `sqrt`; IEEE 754 fixes its last bit, unlike that of sine or power.

Firm things are parallel to the axes and turning things are round, so that no angle ever affects a place.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import pymunk

from game.rules.slide import Pose, Side
from game.rules.table_plan import CAN_RADIUS_CM

_GRID = 2.0**20
"""Of places in cm, and of speeds in cm or radians a step."""


class Can:
    """A can on the table in the engine's units: lengths in cm, times in steps."""

    __slots__ = ("angle", "body", "fall", "shape", "spin", "track", "vx", "vy", "x", "y")

    def __init__(self, x: float, y: float, vx: float = 0.0, vy: float = 0.0, spin: float = 0.0) -> None:
        self.body = pymunk.Body(1.0, CAN_RADIUS_CM * CAN_RADIUS_CM / 2)
        self.shape: pymunk.Shape = pymunk.Circle(self.body, CAN_RADIUS_CM)
        self.x, self.y, self.angle = _snapped(x), _snapped(y), 0.0
        self.vx, self.vy, self.spin = _snapped_down(vx), _snapped_down(vy), _snapped_down(spin)
        self.body.position = self.x, self.y
        self.track = [Pose(self.x, self.y, self.angle)]
        self.fall: tuple[int, Side] | None = None

    @property
    def is_moving(self) -> bool:
        """Whether it slides or turns."""
        return self.vx != 0 or self.vy != 0 or self.spin != 0

    @property
    def energy(self) -> float:
        """The energy of sliding and turning, for a mass of 1: v²/2 + R²·ω²/4."""
        rim = CAN_RADIUS_CM * self.spin
        return (self.vx * self.vx + self.vy * self.vy) / 2 + rim * rim / 4

    def follow(self, *, is_parting: bool) -> None:
        """Read the can's new state from the engine; snap it if it was also moved out of an overlap."""
        self.x, self.y = self.body.position
        if self.spin != 0 or is_parting:
            self.angle = self.body.angle
        if is_parting:
            self.x, self.y, self.angle = _snapped(self.x), _snapped(self.y), _snapped(self.angle)
            self.body.position = self.x, self.y
            self.body.angle = self.angle

    def record(self, step: int) -> None:
        """Record the pose after this step, and the same pose as before for steps skipped since the last record."""
        track = self.track
        if len(track) < step:
            track.extend([track[-1]] * (step - len(track)))
        if len(track) == step:
            track.append(Pose(self.x, self.y, self.angle))

    def brake(self, braking: float) -> None:
        """Reduce the speed by one step of friction with the table; end at exactly zero.

        The speed falls evenly. The spin of a disc of radius R that presses evenly and slides at v falls by
        (4/3)·(a/R)·u / sqrt(u² + (8·v/3)²), where u = R·ω. That is the integral over the foot at both ends, (4/3)·a/R
        for a disc that turns on the spot and a·ω/(2·v) for one that hardly turns, and up to 29 % less between them. As
        in reality, sliding preserves spin, and both end nearly together (Farkas, Bartels, Unger and Wolf, Phys. Rev.
        Lett. 90, 248302, 2003). Spin does not ease sliding here, so that a push goes as far as its strength says.
        """
        speed = math.sqrt(self.vx * self.vx + self.vy * self.vy)
        if self.spin != 0:
            rim, across = CAN_RADIUS_CM * self.spin, 8 / 3 * speed
            loss = 4 / 3 * braking / CAN_RADIUS_CM * abs(rim) / math.sqrt(rim * rim + across * across)
            self.spin = 0.0 if abs(self.spin) <= loss else self.spin - math.copysign(loss, self.spin)
            self.body.angular_velocity = self.spin
        kept = 1 - braking / speed if speed > braking else 0.0
        self.vx *= kept
        self.vy *= kept
        self.body.velocity = self.vx, self.vy


def bounce(cans: Sequence[Can]) -> None:
    """Read the speeds after a bounce. The solver only approximates several contacts at once: no energy may be won."""
    before = sum(can.energy for can in cans)
    for can in cans:
        can.vx, can.vy = can.body.velocity
        can.spin = can.body.angular_velocity
    after = sum(can.energy for can in cans)
    kept = math.sqrt(before / after) if after > before else 1.0
    for can in cans:
        can.vx, can.vy, can.spin = (_snapped_down(part * kept) for part in (can.vx, can.vy, can.spin))
        can.body.velocity = can.vx, can.vy
        can.body.angular_velocity = can.spin


def _snapped(value: float) -> float:
    return math.floor(value * _GRID + 0.5) / _GRID


def _snapped_down(value: float) -> float:
    """Return the value snapped towards zero."""
    return int(value * _GRID) / _GRID
