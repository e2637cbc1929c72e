"""The picture of the table of 反诈推推乐: painted once, then copied where something moved."""

from __future__ import annotations

import math
from collections.abc import Sequence
from copy import copy
from functools import lru_cache
from typing import cast

import pygame

from game.rules.table_plan import CAN_HEIGHT_CM, LENGTH_CM, TablePlan
from game.ui.controls.look import Look
from game.ui.draw.folded import Foldable, Packed
from game.ui.draw.kept import loose
from game.ui.table.boxes import TableBoxes
from game.ui.table.labels import write
from game.ui.table.names import TableNames, ZoneLook
from game.ui.table.stamp import Stamp
from game.ui.table.view import TableLight, table_view
from game.ui.table.wood import TableWood
from game.ui.table.zones import TableZones


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
        self.view = table_view(self.rect)
        light = TableLight(self.view, look.theme)
        look.pause()
        self._zones = TableZones(self.view, plan, light, look.theme)
        self._wood = TableWood(self.view, plan, light, look.theme)
        self.boxes = TableBoxes(self.view, light, look.theme)
        self._stamp_word, self._is_prop = stamp_word, is_prop
        self._lay_out_names()
        bare = pygame.Surface(self.rect.size, 0, 32)
        bare.blit(backdrop, (0, 0), self.rect)
        self._look.pause()
        table = self._vectors()
        self._look.pause()
        table.premul_alpha_ip()  # copied twice as fast
        self._look.pause()
        bare.blit(table, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        self._bare = Packed(bare, look.pause) if is_dealt else None
        self._written: Foldable | None = None
        if not is_dealt:  # otherwise it will hardly be seen before other names are written on it
            self._write_names(bare)

    def renamed(self, plan: TablePlan, looks: Sequence[ZoneLook]) -> TableFace:
        """Return this table with other names on its zones, quickly. ValueError if not `is_dealt`."""
        if self._bare is None:
            raise ValueError("the table was painted without a copy to write other names on")
        face = copy(self)
        face.plan, face.looks = plan, tuple(looks)
        face._lay_out_names()
        face._write_names(self._bare.unpacked(self._look.pause))
        return face

    def _lay_out_names(self) -> None:
        look = self._look
        least_px = look.measures.smallest_px()
        self.names = TableNames(self.view, self.plan, self.looks, look.type, least_px, is_prop=self._is_prop)
        self.label_px = tuple(label.block.px for label in self.names.labels)
        self._stamped: frozenset[int] = frozenset()
        self._below: list[tuple[pygame.Rect, pygame.Surface]] = []
        self.light = lru_cache(maxsize=1)(loose(self._light))
        look.pause()
        self._stamp = Stamp(self._stamp_word, look, self.names.labels, self.names.rooms)

    @property
    def _face(self) -> pygame.Surface:
        """The table with its names and stamps."""
        if self._written is None and self._bare is not None:
            self._write_names(self._bare.unpacked(self._look.pause))
        return cast("Foldable", self._written).picture

    def fold(self) -> None:
        """Fold the picture until it is drawn."""
        if self._written is not None:
            self._written.fold(self._look.pause)

    def _write_names(self, bare: pygame.Surface) -> None:
        self._written = Foldable(bare)
        for index in range(len(self.looks)):
            self._write(bare, index)

    @property
    def cans_top(self) -> int:
        """The y above which no can stands out, even on the far edge."""
        return math.floor(self.view.raised(0.0, LENGTH_CM, CAN_HEIGHT_CM)[1])

    def draw(self, target: pygame.Surface, stamped: frozenset[int] = frozenset(), lit: int | None = None) -> None:
        """Copy the table and its background within the clip of `target`; the zone `lit` has a warm edge."""
        self._mark(stamped)
        target.blit(self._face, self.rect)
        if lit is not None:
            target.blit(*self.light(lit))

    def _light(self, zone: int) -> tuple[pygame.Surface, pygame.Rect]:
        """Return the lit edge of a zone, cut out where letters are, and its place on the screen."""
        light, place = self._zones.lit(zone)
        for index, label in enumerate(self.names.labels):
            if label.box.colliderect(place):
                letters, (x, y) = self._stamp.letters(index)
                letters.to_surface(light, setcolor=(0, 0, 0, 0), unsetcolor=None, dest=(x - place.x, y - place.y))
        return light, place

    def card(self, zone: int) -> tuple[pygame.Surface, pygame.Rect]:
        """Return the card of a zone as it lies there now, cut out of the table, and its place on the screen."""
        shape, place = self._zones.shape(zone)
        card = shape.copy()
        card.blit(self._face, (0, 0), place.move(-self.rect.x, -self.rect.y), special_flags=pygame.BLEND_RGB_MULT)
        return card, place

    def _vectors(self) -> pygame.Surface:
        parts = [*self._wood.markup(), *self._zones.markup(self.names.red_quiet_cm), *self._wood.paint()]
        self._look.pause()
        return self._look.drawn(parts, self.rect.size, self.rect)

    def _write(self, surface: pygame.Surface, index: int) -> None:
        """Draw the name and the icon of a zone, on a surface whose upper left corner is that of `rect`."""
        look, label, theme = self.looks[index], self.names.labels[index], self._look.theme
        ink = theme.red_zone_ink if look.is_red else theme.table_ink
        right, down = -self.rect.x, -self.rect.y
        if look.is_red:
            depth = max(1, round(label.block.px * 0.06))
            write(surface, label, self._look.type, theme.red_zone_deep, (right, down + depth))
        write(surface, label, self._look.type, ink, (right, down))
        if label.icon is not None and look.icon is not None:
            icon = self._look.icons.draw(look.icon, label.icon.width, ink, theme.button)
            surface.blit(icon, label.icon.move(right, down))

    def _mark(self, stamped: frozenset[int]) -> None:
        """Update the stamps; nothing is painted while they stay the same."""
        if self._stamped == stamped:
            return
        for place, below in reversed(self._below):
            self._face.blit(below, place)
        self._below = []
        for zone in sorted(stamped):
            self._put(*self._stamp.on(zone))
        self._stamped = stamped

    def _put(self, picture: pygame.Surface, place: pygame.Rect) -> None:
        spot = place.move(-self.rect.x, -self.rect.y)
        inside = spot.clip(self._face.get_rect())
        self._below.append((inside, self._face.subsurface(inside).copy()))
        self._face.blit(picture, spot)
