"""The physics of a push: the can slides, hits cans, boxes and rails, and stops or falls over an open edge.

The whole slide is computed at once, in steps of equal length, before any of it is shown. Importing this module loads
the physics engine: import it when the game is entered.
"""

from __future__ import annotations

import math
from typing import Literal, NamedTuple, TypeAlias

import pymunk

from game.rules.fixed_step import STEP_S
from game.rules.slide import Knock, Side, Slide, Stop
from game.rules.sliding_can import Can, bounce
from game.rules.table_plan import (
    BOX_SIDE_CM,
    CAN_RADIUS_CM,
    CLINGS_CM,
    LENGTH_CM,
    MOST_SPIN,
    WIDTH_CM,
    Push,
    TablePlan,
    legal_push,
)

REST_OVERLAP_CM = 0.03
"""Nothing that has come to rest reaches deeper than this into its neighbour."""
_SLOP_CM = 0.01
_OVERLAP_LEFT = 0.5
"""Share of an overlap that is still there one step later."""
_RAIL_CM = 10.0
"""A rail is far thicker than the way of one step, so that nothing gets to its other side."""
_QUIET_CM_S = 0.5
"""Who comes together more slowly than this is not heard."""
_CAN = math.sqrt(0.5)
_ELASTICITY = {"can": _CAN, "rail": 0.45 / _CAN, "box": 0.25 / _CAN}
"""The engine multiplies those of the two that meet: a can gives back 0.5 of the speed, a rail 0.45, a box 0.25."""
_FRICTION = {"can": 0.5, "rail": 0.6, "box": 0.8}
"""Multiplied as well, to 0.25, 0.3 and 0.4: this is how a spinning can leaves a rail askew."""


class Block(NamedTuple):
    """A firm rectangle: its four sides, cm."""

    kind: Literal["rail", "box"]
    left: float
    near: float
    right: float
    far: float


_Pair: TypeAlias = "tuple[int, int | Block]"


class _Meeting(NamedTuple):
    """A contact: its place, the gap (negative in an overlap), and the direction from the first thing to the second."""

    x: float
    y: float
    gap: float
    nx: float
    ny: float


def slide(plan: TablePlan, push: Push) -> Slide:
    """Return the slide of `push`, once it is made legal; a function of the plan and the push alone.

    The plan's obstacles must stand clear of one another, of the rails and of where a push may start: overlaps at the
    start may never part. Such a slide ends too, after `most_steps`, but with an overlap.
    """
    table = CanTable(plan, push)
    bound = most_steps(plan)
    while not table.is_over and table.steps < bound:
        table.step()
    return table.told()


def most_steps(plan: TablePlan) -> int:
    """Return an upper bound of the steps of a slide.

    Let V be sqrt of the sum of v² + (R·ω)²/2 over all cans: the root of twice the energy. A contact never raises it.
    Friction lowers it by at least 2·√2/3 of the braking a second while anything moves (least for a lone can that turns
    on the spot; see `Can.brake`). The bound is twice that time, and a second to part overlaps.
    """
    most = math.sqrt(plan.fastest**2 + (CAN_RADIUS_CM * MOST_SPIN) ** 2 / 2)
    return math.ceil((2 * most / (2 * math.sqrt(2) / 3 * plan.braking) + 1) / STEP_S)


class CanTable:
    """The table while cans move on it, the pushed one first; fallen cans are included."""

    def __init__(self, plan: TablePlan, push: Push) -> None:
        self._plan = plan
        self.push = legal = legal_push(plan, push)
        self._braking = plan.braking * STEP_S * STEP_S
        self._space = space = pymunk.Space()
        space.collision_slop = _SLOP_CM
        space.collision_bias = _OVERLAP_LEFT
        # The usual 3 reuses the impulse of a lost contact: among many cans, energy is won.
        space.collision_persistence = 1
        space.on_collision(post_solve=self._note)
        pushed = Can(legal.x, legal.y, legal.vx * STEP_S, legal.vy * STEP_S, legal.spin * STEP_S)
        # Speeds are those of the middle of a step, so that a free slide is v²/(2·a) long and not half a step more.
        pushed.brake(self._braking / 2)
        self.cans = [pushed, *(Can(each.x, each.y) for each in plan.obstacles if each.kind == "can")]
        self._owners: dict[pymunk.Shape, int | Block] = {can.shape: number for number, can in enumerate(self.cans)}
        self._owners.update((_block_shape(space.static_body, block), block) for block in _blocks(plan))
        for shape, owner in self._owners.items():
            kind = owner.kind if isinstance(owner, Block) else "can"
            shape.elasticity, shape.friction = _ELASTICITY[kind], _FRICTION[kind]
        space.add(*(can.body for can in self.cans), *self._owners)
        self.steps = 0
        self._awake = [0]
        self._parting: set[int] = set()  # the engine undoes an overlap one step after it saw it
        self._knocks: list[Knock] = []
        self._pairs: list[_Pair] = []
        self._fresh: list[_Pair] = []

    @property
    def is_over(self) -> bool:
        """Whether everything rests without overlaps."""
        return not self._awake and all(self._meeting(*pair).gap >= -REST_OVERLAP_CM for pair in self._pairs)

    def step(self) -> None:
        """Do one step: move, bounce, brake, and drop what is past an edge."""
        parting = self._parting
        self._pairs, self._fresh = [], []
        self._space.step(1.0)
        self.steps += 1
        met = {one for pair in self._pairs for one in pair if isinstance(one, int)}
        awake = sorted({*self._awake, *parting, *met}) if parting or met else self._awake
        for number in awake:
            self.cans[number].follow(is_parting=number in parting)
        if met:
            self._knocks += [knock for pair in self._fresh if (knock := self._knock(*pair)) is not None]
            bounce([self.cans[number] for number in sorted(met)])
        self._awake, self._parting = [], met
        for number in awake:
            can = self.cans[number]
            can.brake(self._braking)
            can.record(self.steps)
            edge = self._edge_passed(can)
            if edge is not None:
                can.fall = self.steps, edge
                self._space.remove(can.body, can.shape)
                self._parting.discard(number)
                self._pairs = [pair for pair in self._pairs if number not in pair]
            elif can.is_moving:
                self._awake.append(number)

    def told(self) -> Slide:
        """Return the slide so far."""
        for can in self.cans:
            if can.fall is None:
                can.record(self.steps)
        pushed = self.cans[0]
        edge = pushed.fall[1] if pushed.fall is not None else None
        zone = self._plan.zone_at(pushed.x, pushed.y) if edge is None else None
        way_left = (pushed.vx * pushed.vx + pushed.vy * pushed.vy) / (2 * self._braking)
        return Slide(
            push=self.push,
            tracks=tuple(tuple(can.track) for can in self.cans),
            falls=tuple(can.fall for can in self.cans),
            knocks=tuple(self._knocks),
            stop=Stop(pushed.x, pushed.y, zone, edge, clings=edge is not None and way_left < CLINGS_CM),
        )

    def _edge_passed(self, can: Can) -> Side | None:
        if can.x < 0 and self._plan.left == "open":
            return "left"
        if can.x >= WIDTH_CM and self._plan.right == "open":
            return "right"
        return "far" if can.y >= LENGTH_CM and self._plan.far == "open" else None

    def _note(self, arbiter: pymunk.Arbiter, _space: pymunk.Space, _data: object) -> None:
        """Record a contact; called by the engine for any two that touch in this step."""
        one, other = (self._owners[shape] for shape in arbiter.shapes)
        if isinstance(one, Block):
            one, other = other, one
        if isinstance(one, Block):
            return  # cannot happen with two firm things, but the types allow it
        self._pairs.append((one, other))
        if arbiter.is_first_contact:
            self._fresh.append((one, other))

    def _meeting(self, number: int, other: int | Block) -> _Meeting:
        can = self.cans[number]
        if isinstance(other, int):
            met, halves = self.cans[other], 2
            x, y = (can.x + met.x) / 2, (can.y + met.y) / 2
        else:
            x, y, halves = min(other.right, max(other.left, can.x)), min(other.far, max(other.near, can.y)), 1
        dx, dy = x - can.x, y - can.y
        distance = math.sqrt(dx * dx + dy * dy)
        return _Meeting(x, y, (distance - CAN_RADIUS_CM) * halves, dx / (distance or 1), dy / (distance or 1))

    def _knock(self, number: int, other: int | Block) -> Knock | None:
        """Return the sound of a new contact; to be called while the cans still have their speeds before it."""
        at = self._meeting(number, other)
        can = self.cans[number]
        speed, back = can.vx * at.nx + can.vy * at.ny, 0.0
        if isinstance(other, int):
            back = -(self.cans[other].vx * at.nx + self.cans[other].vy * at.ny)
        together = (speed + back) / STEP_S
        if together < _QUIET_CM_S:
            return None
        strength = min(1.0, together / self._plan.fastest)
        if isinstance(other, Block):
            return Knock(self.steps, at.x, at.y, strength, number, other.kind)
        hitter, struck = (number, other) if speed >= back else (other, number)
        return Knock(self.steps, at.x, at.y, strength, hitter, struck)


def _blocks(plan: TablePlan) -> list[Block]:
    """Return everything firm: the player's lip, the rails, the boxes."""
    out = _RAIL_CM
    rails = [Block("rail", -out, -out, WIDTH_CM + out, 0.0)]
    if plan.left == "rail":
        rails.append(Block("rail", -out, -out, 0.0, LENGTH_CM + out))
    if plan.right == "rail":
        rails.append(Block("rail", WIDTH_CM, -out, WIDTH_CM + out, LENGTH_CM + out))
    if plan.far == "rail":
        rails.append(Block("rail", -out, LENGTH_CM, WIDTH_CM + out, LENGTH_CM + out))
    half = BOX_SIDE_CM / 2
    boxes = [each for each in plan.obstacles if each.kind == "box"]
    return rails + [Block("box", each.x - half, each.y - half, each.x + half, each.y + half) for each in boxes]


def _block_shape(body: pymunk.Body, block: Block) -> pymunk.Shape:
    if block.kind == "box":
        return pymunk.Poly(body, [(x, y) for x in (block.left, block.right) for y in (block.near, block.far)])
    half = _RAIL_CM / 2  # a rail is its middle line, thickened to every side
    return pymunk.Segment(body, (block.left + half, block.near + half), (block.right - half, block.far - half), half)
