"""The picture of the table of 反诈推推乐: painted once, then copied where something moved."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

import pygame

from game.rules.table_plan import BOX_SIDE_CM, CAN_HEIGHT_CM, CAN_RADIUS_CM, Obstacle, TablePlan
from game.ui.controls.look import Look
from game.ui.draw.paint import drawn
from game.ui.table.boxes import BOX_HEIGHT_CM, TableBoxes
from game.ui.table.labels import Label, Labels, Room, write
from game.ui.table.stamp import Stamp
from game.ui.table.view import TableLight, TableView
from game.ui.table.wood import TableWood
from game.ui.table.zones import TableZones

FAR_SHARE, FAR_SHARE_PORTRAIT = 0.72, 0.8
_PROP_SHARES = (1.0, 0.64, 0.5)
_HIDING = 0.3
"""Share of a character in front of which something may stand: the name is read all the same."""


@dataclass(frozen=True)
class ZoneLook:
    """Text of a zone, and the name of its icon."""

    name: str
    icon: str | None
    is_red: bool


class TableFace:
    """A table in `rect`, which holds the whole picture with rails, front and legs.

    `looks` are those of the zones of `plan`, in their order. `backdrop` is the finished background of the whole screen,
    which shows around the table. `stamp_word` is the text of a stamped card. On a table that `is_prop`, which is played
    elsewhere, names may be smaller than the smallest type. One that `is_dealt` can be `renamed`.
    """

    def __init__(
        self,
        rect: pygame.Rect,
        plan: TablePlan,
        looks: Sequence[ZoneLook],
        look: Look,
        backdrop: pygame.Surface,
        stamp_word: str,
        *,
        is_prop: bool = False,
        is_dealt: bool = False,
    ) -> None:
        self.rect = pygame.Rect(rect)
        self.plan, self.looks, self._look = plan, tuple(looks), look
        self.view = TableView(self.rect, FAR_SHARE_PORTRAIT if look.measures.is_portrait else FAR_SHARE)
        light = TableLight(self.view, look.theme)
        self._zones = TableZones(self.view, plan, light, look.theme)
        self._wood = TableWood(self.view, plan, light, look.theme)
        self.boxes = TableBoxes(self.view, light, look.theme)
        self._stamp_word, self._is_prop = stamp_word, is_prop
        self._lay_out_names()
        self._face = pygame.Surface(self.rect.size, 0, 32)
        self._face.blit(backdrop, (0, 0), self.rect)
        table = self._vectors()
        table.premul_alpha_ip()  # copied twice as fast
        self._face.blit(table, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        self._bare = self._face.copy() if is_dealt else None
        self._write_names()

    def renamed(self, plan: TablePlan, looks: Sequence[ZoneLook]) -> TableFace:
        """Return this table with other names on its zones, quickly. ValueError if not `is_dealt`."""
        if self._bare is None:
            raise ValueError("the table was painted without a copy to write other names on")
        face = copy(self)
        face.plan, face.looks, face._face = plan, tuple(looks), self._bare.copy()
        face._lay_out_names()
        face._write_names()
        return face

    def _lay_out_names(self) -> None:
        self._rooms = [self._room(index) for index in range(len(self.looks))]
        self._labels = self._laid_out()
        self.label_px = tuple(label.block.px for label in self._labels)
        self._stamp = Stamp(self._stamp_word, self._look, self._labels, self._rooms)

    def _write_names(self) -> None:
        for index in range(len(self.looks)):
            self._write(self._face, index)
        self._marks: tuple[frozenset[int], int | None] = (frozenset(), None)
        self._below: list[tuple[pygame.Rect, pygame.Surface]] = []

    @property
    def overhangs(self) -> tuple[str, ...]:
        """Return the names that reach beyond their cards at the smallest size of type."""
        pairs = zip(self.looks, self._labels, strict=True)
        return tuple(look.name for look, label in pairs if label.overhang_px > 0)

    def names_behind(self, obstacle: Obstacle) -> tuple[str, ...]:
        """Return the names that an obstacle hides from the player."""
        body = self._body(obstacle)
        return tuple(
            look.name
            for look, label in zip(self.looks, self._labels, strict=True)
            if min(body.clip(label.box).size) > _HIDING * label.block.px
        )

    def _body(self, obstacle: Obstacle) -> pygame.Rect:
        """Return the place of an obstacle on the screen, without its shadow."""
        is_box = obstacle.kind == "box"
        half, height = (BOX_SIDE_CM / 2, BOX_HEIGHT_CM) if is_box else (CAN_RADIUS_CM, CAN_HEIGHT_CM)
        x, near = obstacle.x, obstacle.y - half
        left, bottom = self.view.point(x - half, near)
        right, _ = self.view.point(x + half, near)
        _, top = self.view.raised(x, obstacle.y + half if is_box else obstacle.y, height)
        return pygame.Rect(round(left), round(top), round(right - left), round(bottom - top))

    def draw(self, target: pygame.Surface, stamped: frozenset[int] = frozenset(), lit: int | None = None) -> None:
        """Copy the table and its background within the clip of `target`; the zone `lit` has a warm edge."""
        self._mark(stamped, lit)
        target.blit(self._face, self.rect)

    def _vectors(self) -> pygame.Surface:
        parts = [*self._wood.markup(), *self._zones.markup(self._quiet_cm()), *self._wood.paint()]
        return drawn(parts, self.rect.size, self.rect)

    def _quiet_cm(self) -> float:
        """Return half the width of the red zone's name on the table, and a little air."""
        red = self.plan.red_zone
        return self._labels[red].block.width / 2 / self.view.px_per_cm(self.plan.zones[red].middle[1]) + 1.5

    def _room(self, index: int) -> Room:
        corners = self.view.quad(*self._zones.cards[index])
        return Room(corners, self.looks[index].name, self.looks[index].icon is not None, self.looks[index].is_red)

    def _laid_out(self) -> list[Label]:
        least_px = self._look.measures.smallest_px()
        found: dict[int, Label] = {}
        for y in sorted({zone.y for zone in self.plan.zones}):
            row = [index for index, zone in enumerate(self.plan.zones) if zone.y == y]
            scale = self.view.px_per_cm(y) / self.view.px_per_cm(0)
            plain = [index for index in row if not self.looks[index].is_red]
            rooms = [self._rooms[index] for index in plain]
            for share in _PROP_SHARES if self._is_prop else (1.0,):
                labels = Labels(self._look.type, round(least_px * share))
                written = labels.row(rooms, scale)
                if all(label.narrowing >= 1 and not label.overhang_px for label in written):
                    break
            found.update(zip(plain, written, strict=True))
            for index in set(row) - set(plain):
                found[index] = labels.red(self._rooms[index], scale)
        return [found[index] for index in range(len(self.looks))]

    def _write(self, surface: pygame.Surface, index: int) -> None:
        """Draw the name and the icon of a zone, on a surface whose upper left corner is that of `rect`."""
        look, label, theme = self.looks[index], self._labels[index], self._look.theme
        ink = theme.red_zone_ink if look.is_red else theme.table_ink
        right, down = -self.rect.x, -self.rect.y
        if look.is_red:
            depth = max(1, round(label.block.px * 0.06))
            write(surface, label, self._look.type, theme.red_zone_deep, (right, down + depth))
        write(surface, label, self._look.type, ink, (right, down))
        if label.icon is not None and look.icon is not None:
            icon = self._look.icons.draw(look.icon, label.icon.width, ink, theme.button)
            surface.blit(icon, label.icon.move(right, down))

    def _mark(self, stamped: frozenset[int], lit: int | None) -> None:
        """Update the stamps and the lit edge; nothing is painted while they stay the same."""
        if self._marks == (stamped, lit):
            return
        for place, below in reversed(self._below):
            self._face.blit(below, place)
        self._below = []
        if lit is not None:
            self._put(*self._light(lit))
        for zone in sorted(stamped):
            self._put(*self._stamp.on(zone))
        self._marks = (stamped, lit)

    def _light(self, zone: int) -> tuple[pygame.Surface, pygame.Rect]:
        """Return the lit edge of a zone, cut out where letters are."""
        light, place = self._zones.lit(zone)
        for index, label in enumerate(self._labels):
            if label.box.colliderect(place):
                letters, (x, y) = self._stamp.letters(index)
                letters.to_surface(light, setcolor=(0, 0, 0, 0), unsetcolor=None, dest=(x - place.x, y - place.y))
        return light, place

    def _put(self, picture: pygame.Surface, place: pygame.Rect) -> None:
        spot = place.move(-self.rect.x, -self.rect.y)
        inside = spot.clip(self._face.get_rect())
        self._below.append((inside, self._face.subsurface(inside).copy()))
        self._face.blit(picture, spot)
