"""Where the names of the zones stand on a table, and which of them something in front of them would hide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.rules.table_plan import BOX_SIDE_CM, CAN_HEIGHT_CM, CAN_RADIUS_CM, Obstacle, TablePlan
from game.ui.table.boxes import BOX_HEIGHT_CM
from game.ui.table.labels import Label, Labels, Room, is_hidden
from game.ui.table.view import TableView
from game.ui.table.zones import card_of
from game.ui.type.text import Type

_PROP_SHARES = (1.0, 0.64, 0.5, 0.42)
"""Of the smallest type: the sizes of names on a prop."""
_NARROW_FROM = 0.5
"""A name in such small type is narrowed before it becomes smaller still."""


@dataclass(frozen=True)
class ZoneLook:
    """Text of a zone, and the name of its icon."""

    name: str
    icon: str | None
    is_red: bool


class TableNames:
    """The names of the zones of `plan`: their `rooms` on the screen and their `labels`, in the order of the zones.

    `least_px` is the smallest type; on a table that `is_prop`, names may be smaller. Nothing is painted.
    """

    def __init__(
        self,
        view: TableView,
        plan: TablePlan,
        looks: Sequence[ZoneLook],
        type_: Type,
        least_px: int,
        *,
        is_prop: bool = False,
    ) -> None:
        self._view, self._plan, self._looks = view, plan, tuple(looks)
        self.rooms = [self._room(index) for index in range(len(self._looks))]
        self._type = type_
        self.labels = self._laid_out(type_, least_px, _PROP_SHARES if is_prop else (1.0,))

    @property
    def overhangs(self) -> tuple[str, ...]:
        """Return the names that reach beyond their cards at the smallest size of type."""
        pairs = zip(self._looks, self.labels, strict=True)
        return tuple(look.name for look, label in pairs if label.overhang_px > 0)

    @property
    def red_quiet_cm(self) -> float:
        """Half the width of the red zone's name on the table, and a little air."""
        red = self._plan.red_zone
        return self.labels[red].block.width / 2 / self._view.px_per_cm(self._plan.zones[red].middle[1]) + 1.5

    def behind(self, obstacle: Obstacle) -> tuple[str, ...]:
        """Return the names that an obstacle hides from the player."""
        bodies = (body_of(self._view, obstacle),)
        pairs = zip(self._looks, self.labels, strict=True)
        return tuple(look.name for look, label in pairs if is_hidden(label, bodies, self._type))

    def _room(self, index: int) -> Room:
        look, card = self._looks[index], card_of(self._plan.zones[index], self._plan)
        bodies = [body_of(self._view, obstacle) for obstacle in self._plan.obstacles]
        return Room(self._view.quad(*card), look.name, look.icon is not None, look.is_red, bodies)

    def _laid_out(self, type_: Type, least_px: int, shares: Sequence[float]) -> list[Label]:
        found: dict[int, Label] = {}
        for y in sorted({zone.y for zone in self._plan.zones}):
            type_.pause()
            row = [index for index, zone in enumerate(self._plan.zones) if zone.y == y]
            scale = self._view.px_per_cm(y) / self._view.px_per_cm(0)
            plain = [index for index in row if not self._looks[index].is_red]
            rooms = [self.rooms[index] for index in plain]
            for share in shares:
                written = Labels(type_, round(least_px * share)).row(rooms, scale)
                if not any(label.overhang_px or (label.narrowing < 1 and share > _NARROW_FROM) for label in written):
                    break
            found.update(zip(plain, written, strict=True))
            for index in set(row) - set(plain):
                for smaller in shares[shares.index(share) :]:
                    found[index] = Labels(type_, round(least_px * smaller)).red(self.rooms[index], scale)
                    if len(found[index].block.lines) == 1:
                        break
        return [found[index] for index in range(len(self._looks))]


def body_of(view: TableView, obstacle: Obstacle) -> pygame.Rect:
    """Return the place of an obstacle on the screen, without its shadow."""
    is_box = obstacle.kind == "box"
    half, height = (BOX_SIDE_CM / 2, BOX_HEIGHT_CM) if is_box else (CAN_RADIUS_CM, CAN_HEIGHT_CM)
    x, near = obstacle.x, obstacle.y - half
    left, bottom = view.point(x - half, near)
    right, _ = view.point(x + half, near)
    _, top = view.raised(x, obstacle.y + half if is_box else obstacle.y, height)
    return pygame.Rect(round(left), round(top), round(right - left), round(bottom - top))
