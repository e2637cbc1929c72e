"""The picture of the lucky wheel, fast without a graphics card.

A frame is a dozen flat triangles and lines, small cached pictures of labels, and one static overlay with the rim, the
hub and the corners. Turning the whole picture would cost ten times as much.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import pygame

from game.ui.draw.folded import Foldable
from game.ui.draw.icons import Icons
from game.ui.draw.paint import Drawer, drawn
from game.ui.theme import Theme
from game.ui.type.fonts import HEAVY
from game.ui.type.text import Type
from game.ui.wheel.fill import Fill, SliceLook
from game.ui.wheel.layout import Room, lay_out
from game.ui.wheel.sprites import LabelSprites, StandingLabel, encode
from game.ui.wheel.wood import Pointer, WheelShape, overlay, pin_at, pin_pictures

__all__ = ["SliceLook", "WheelFace"]

_NAMES = ((0.13, 1.0), (0.18, 0.45), (0.26, 0.45), (0.42, 0.0))
"""How much of the names is seen at which speed, turns a second; in between it changes evenly.

At 0.2 turns two or three dark names a second pass one place: in full ink each would be a flash, by the block method.
"""
_SMOOTH_BELOW_DEG_PER_S = 16.0  # lines with smooth edges
_GRIDS_DEG = (0.5, 1.0, 2.0, 4.0)  # above 60 degrees a second: the coarse pictures
_GRID_S = 4 / 60  # a fine picture serves at least four frames
_GOLDEN = 0.618034
_MEASURED_PX = 100  # widths of type grow with its size, so one opened face is enough


class WheelFace:
    """A wheel in `rect`, a square on the screen with rim, shadow and pointer inside.

    `looks` are the slices, clockwise; together they fill the turn. An unknown name among `icons` leaves its place
    empty. `hub` is a word of two or three characters. `backdrop` is the finished background of the whole screen, which
    shows in the corners. Icons give way where names would be smaller than `readable_px`. Of a wheel that
    `is_prop`, which is turned elsewhere, fewer pictures are kept.
    """

    def __init__(
        self,
        rect: pygame.Rect,
        looks: Sequence[SliceLook],
        theme: Theme,
        type_: Type,
        icons: Icons,
        hub: str,
        backdrop: pygame.Surface,
        draw: Drawer = drawn,
        readable_px: float = 0,
        *,
        is_prop: bool = False,
    ) -> None:
        self.rect = pygame.Rect(rect)
        self.looks = tuple(looks)
        shape = self.shape = WheelShape(rect.width)
        self.hub = (rect.x + shape.x, rect.y + shape.y)
        behind = pygame.Surface(rect.size, 0, 32)
        behind.blit(backdrop, (0, 0), rect)
        self._overlay = Foldable(overlay(shape, behind, hub, theme, type_, draw))
        self._pause = type_.pause
        type_.pause()
        self._pins = pin_pictures(shape, theme)
        type_.pause()
        self._pointer = Pointer(shape, (self.hub[0], rect.y), theme)
        self._encoded_for: pygame.Surface | None = None
        type_.pause()
        rooms = [Room(shape.hub * 1.1, shape.face * 0.965, look.sweep_deg, shape.side * 0.0055) for look in self.looks]

        def measured(text: str, px: float) -> float:
            type_.pause()
            return type_.width(text, _MEASURED_PX, HEAVY) * px / _MEASURED_PX

        labels = lay_out(
            [look.name for look in self.looks],
            rooms,
            measured,
            readable_px=readable_px,
        )
        self.label_px = tuple(label.px for label in labels)
        type_.pause()
        self._labels = [
            LabelSprites(label, look, number * _GOLDEN % 1, type_, icons, is_prop=is_prop)
            for number, (look, label) in enumerate(zip(self.looks, labels, strict=True))
        ]
        self._fill = Fill(shape, self.hub, self.looks, theme)

    @property
    def moving(self) -> pygame.Rect:
        """The part of `rect` that changes while the wheel turns: the face with its pins, and the pointer."""
        reach = math.ceil(self.shape.pins + self.shape.pin * 1.3) + 2
        left, bottom = math.floor(self.hub[0]) - reach, math.ceil(self.hub[1]) + reach
        return pygame.Rect(left, self.rect.y, 2 * reach + 1, bottom - self.rect.y).clip(self.rect)

    def point(self, radius: float, direction_deg: float) -> tuple[float, float]:
        """Return the place on the screen `direction_deg` clockwise from 12 o'clock and `radius` px from the hub."""
        return self._fill.point(radius, direction_deg)

    def label_at(self, index: int, angle_deg: float) -> StandingLabel:
        """Return where the label of slice `index` stands on a wheel that has turned by `angle_deg`."""
        return self._labels[index].standing(self.hub, self._middle_deg(index) + angle_deg)

    def draw(
        self,
        target: pygame.Surface,
        angle_deg: float,
        turns_per_s: float = 0.0,
        pointer_deg: float = 0.0,
        *,
        missing: int | None = None,
    ) -> None:
        """Paint the whole square; nothing below it needs to be drawn.

        `angle_deg` is how far the wheel has turned, clockwise, any size. `turns_per_s` is its speed, either sign, and
        decides how clear the names are. `pointer_deg` is how far the pointer leans, clockwise about its pivot: a wheel
        that turns clockwise pushes the tip to the right, which is negative. Through the place of the slice `missing`
        the lamp shines.
        """
        angle_deg %= 360
        speed = abs(turns_per_s)
        self._fill.slices(target, angle_deg, missing)
        strength = _strength(speed)
        if strength > 0:
            self._names(target, angle_deg, speed * 360, strength, missing)
        # Over the names: the boxes of the innermost characters reach below the lines.
        self._fill.separators(target, angle_deg, smooth=speed * 360 < _SMOOTH_BELOW_DEG_PER_S)
        places = (self._fill.point(self.shape.pins, look.start_deg + angle_deg) for look in self.looks)
        target.fblits([pin_at(self._pins, *place) for place in places])
        target.blit(self._overlay.picture, self.rect)
        self._pointer.draw(target, pointer_deg)

    def warm(self, pictures: int = 4, target: pygame.Surface | None = None) -> bool:
        """Build the next `pictures` pictures (about 1 ms each at 1080p) while nobody plays; return True after the last.

        Otherwise they are built when first needed, a few a frame. A run-length encoded picture is encoded again when it
        is drawn on another surface, so give the `target` that `draw` will get (it looks the same afterwards). The first
        step encodes the rim and takes longer (25 ms at 4K).
        """
        if target is not None and self._encoded_for is not target:
            encode(self._overlay.picture, target)
            self._encoded_for = target
        return not all(any(label.build_one(target) for label in self._labels) for _ in range(pictures))

    def fold(self) -> None:
        """Fold what is large until it is drawn; a wheel that was warmed stays as it is."""
        if self._encoded_for is None:
            self._overlay.fold(self._pause)

    def _middle_deg(self, index: int) -> float:
        return self.looks[index].start_deg + self.looks[index].sweep_deg / 2

    def _names(
        self, target: pygame.Surface, angle_deg: float, deg_per_s: float, strength: float, missing: int | None
    ) -> None:
        dip = min(1.0, deg_per_s / 30)
        for index, label in enumerate(self._labels):
            if index == missing:
                continue
            middle = self._middle_deg(index) + angle_deg
            # Labels change their kind of picture at slightly different speeds, so that no frame must turn all anew.
            wanted = deg_per_s * (0.75 + 0.5 * label.phase) * _GRID_S
            grid = next((size for size in _GRIDS_DEG if size >= wanted), None)
            label.draw(target, self.hub, middle, grid, dip=dip, strength=strength)


def _strength(turns_per_s: float) -> float:
    """Return how much of the names is seen, 0–1."""
    for (slow, more), (fast, less) in pairwise(((0.0, 1.0), *_NAMES)):
        if turns_per_s < fast:
            return more + (less - more) * (turns_per_s - slow) / (fast - slow)
    return 0.0
