"""The picture of the lucky wheel: fast without a graphics card.

A frame is twelve flat triangles, a dozen lines, small cached pictures of labels, and one static overlay with the rim, the
hub and the corners. Nothing is ever rotated as a whole. A full redraw by rotating one picture costs eight times as much.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.ui.fonts import HEAVY
from game.ui.icons import Icons
from game.ui.paint import mixed
from game.ui.text import Type
from game.ui.theme import Colour, Theme
from game.ui.wheel_colours import smeared
from game.ui.wheel_layout import Room, lay_out
from game.ui.wheel_sprites import LabelSprites
from game.ui.wheel_wood import WheelShape, overlay, pin_at, pin_pictures, pointer_picture

# UI-SPEC: the face is sharp below 0.4 turns a second. Above 0.5, twelve slices would flash three times a second.
SHARP_TURNS_PER_S, BLURRED_TURNS_PER_S = 0.4, 0.5
_SMOOTH_BELOW_DEG_PER_S = 16.0  # lines with smooth edges
_GRIDS_DEG = (0.5, 1.0, 2.0, 4.0)  # above 60 degrees a second: the coarse pictures
_GRID_S = 4 / 60  # a fine picture serves at least four frames
_WEDGE_DEG = 7.5
_WHITE, _INK = (255, 255, 255), (20, 20, 20)
# Where the smear of the labels changes: (share of the face's radius from which, going inwards, share of ink).
_SMEAR = ((1.0, 0.0), (0.88, 0.09), (0.38, 0.03))
_GOLDEN = 0.618034
_MEASURED_PX = 100  # widths of type grow with its size: one opened face is enough


@dataclass(frozen=True)
class SliceLook:
    """A slice as it is painted. Angles in degrees, clockwise, from the wheel's own zero."""

    name: str
    icon: str
    start_deg: float
    sweep_deg: float
    fill: Colour
    ink: Colour


@dataclass(frozen=True)
class _Wedge:
    start_deg: float
    sweep_deg: float
    sharp: Colour
    zones: tuple[Colour, ...]


class WheelFace:
    """A wheel in its square.

    Args:
        rect: the square on the screen, with rim, shadow and pointer inside.
        looks: the slices, clockwise; together they fill the turn.
        theme: colours of rim, hub and pointer.
        type_: draws the names.
        icons: pictures of the slices; an unknown name leaves its place empty.
        hub: a word of two or three characters.
        backdrop: the finished background of the whole screen, which shows in the corners.
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
    ) -> None:
        self.rect = pygame.Rect(rect)
        self.looks = tuple(looks)
        shape = self.shape = WheelShape.within(rect.width)
        self.hub = (rect.x + shape.x, rect.y + shape.y)
        behind = pygame.Surface(rect.size, 0, 32)
        behind.blit(backdrop, (0, 0), rect)
        self._overlay = overlay(shape, behind, hub, theme, type_)
        self._pins = pin_pictures(shape, theme)
        self._pointer, self._pivot = pointer_picture(shape, theme)
        self._leaning: dict[int, pygame.Surface] = {}
        rooms = [Room(shape.hub * 1.1, shape.face * 0.945, look.sweep_deg, shape.side * 0.007) for look in self.looks]
        labels = lay_out(
            [look.name for look in self.looks],
            rooms,
            lambda text, px: type_.width(text, _MEASURED_PX, HEAVY) * px / _MEASURED_PX,
        )
        self.label_px = tuple(label.px for label in labels)
        self._labels = [
            LabelSprites(
                label,
                look.icon,
                look.fill,
                look.ink,
                mixed(look.fill, look.ink, 0.45),
                number * _GOLDEN % 1,
                type_,
                icons,
            )
            for number, (look, label) in enumerate(zip(self.looks, labels, strict=True))
        ]
        self._wedges = self._cut()

    @property
    def slice_pins(self) -> tuple[float, ...]:
        """Where the pins stand: degrees clockwise from the wheel's own zero, one at the start of every slice."""
        return tuple(look.start_deg % 360 for look in self.looks)

    def slice_at_pointer(self, angle_deg: float) -> int:
        """Number of the slice below the pointer when the wheel is turned by `angle_deg`."""
        own = -angle_deg % 360
        for number, look in enumerate(self.looks):
            if (own - look.start_deg) % 360 < look.sweep_deg:
                return number
        return 0

    def draw(
        self, target: pygame.Surface, angle_deg: float, turns_per_s: float = 0.0, pointer_deg: float = 0.0
    ) -> None:
        """Paint the whole square; nothing below it needs to be drawn.

        Args:
            target: the screen.
            angle_deg: how far the wheel has turned, clockwise, any size.
            turns_per_s: its speed, either sign; decides how sharp the face is.
            pointer_deg: how far the pointer leans, clockwise about its pivot: a wheel that turns clockwise pushes the tip
                to the right, which is negative.
        """
        angle_deg %= 360
        speed = abs(turns_per_s)
        blur = min(1.0, max(0.0, (speed - SHARP_TURNS_PER_S) / (BLURRED_TURNS_PER_S - SHARP_TURNS_PER_S)))
        if blur > 0:
            self._fill_blurred(target, angle_deg, blur)
        else:
            self._fill_sharp(target, angle_deg)
        if blur < 1:
            self._names(target, angle_deg, speed * 360, blur)
            # Over the names: the boxes of the innermost characters reach below the lines.
            self._separators(target, angle_deg, blur, smooth=speed * 360 < _SMOOTH_BELOW_DEG_PER_S)
            self._draw_pins(target, angle_deg, blur)
        target.blit(self._overlay, self.rect)
        self._draw_pointer(target, pointer_deg)

    def warm(self, budget_s: float = 0.004) -> bool:
        """Build pictures for about `budget_s` seconds, while nobody plays; True when all are there.

        Without it they are built when first needed, a few a frame.
        """
        end = time.perf_counter() + budget_s
        for label in self._labels:
            while label.build_one():
                if time.perf_counter() >= end:
                    return False
        return True

    @property
    def sprites(self) -> int:
        """How many coarse pictures of label pieces are kept."""
        return sum(label.built for label in self._labels)

    @property
    def sprite_bytes(self) -> int:
        """Their size, about: run-length encoded, only the ink counts."""
        return sum(label.built_bytes for label in self._labels)

    def _point(self, radius: float, direction_deg: float) -> tuple[float, float]:
        radians = math.radians(direction_deg)
        return self.hub[0] + radius * math.sin(radians), self.hub[1] - radius * math.cos(radians)

    def _cut(self) -> list[_Wedge]:
        """The slices in narrow wedges, with their colours at full speed, from the rim inwards."""
        pieces = [
            (look, look.start_deg + number * look.sweep_deg / count, look.sweep_deg / count)
            for look in self.looks
            for count in (max(1, math.ceil(look.sweep_deg / _WEDGE_DEG)),)
            for number in range(count)
        ]
        widths = [sweep for _, _, sweep in pieces]
        calm = smeared([look.fill for look, _, _ in pieces], widths)
        return [
            _Wedge(start, sweep, look.fill, tuple(mixed(colour, _INK, share) for _, share in _SMEAR))
            for (look, start, sweep), colour in zip(pieces, calm, strict=True)
        ]

    def _fill_sharp(self, target: pygame.Surface, angle_deg: float) -> None:
        """Flat triangles, which reach below the wood; wide slices take several."""
        most = (self.shape.face + self.shape.rim) / 2
        step = 2 * math.degrees(math.acos(min(1.0, (self.shape.face + 2) / most)))
        for look in self.looks:
            count = math.ceil(look.sweep_deg / step)
            radius = (self.shape.face + 2) / math.cos(math.radians(look.sweep_deg / count / 2))
            points = [
                self._point(radius, look.start_deg + angle_deg + look.sweep_deg * number / count)
                for number in range(count + 1)
            ]
            for first, second in zip(points, points[1:], strict=False):
                pygame.draw.polygon(target, look.fill, (self.hub, first, second))

    def _fill_blurred(self, target: pygame.Surface, angle_deg: float, blur: float) -> None:
        edges = [math.radians(wedge.start_deg + angle_deg) for wedge in self._wedges]
        ways = [(math.sin(edge), -math.cos(edge)) for edge in edges]
        x, y = self.hub
        for zone, (reach, _) in enumerate(_SMEAR):
            radius = reach * self.shape.face + (2 if zone == 0 else 0)
            corners = [(x + radius * right, y + radius * down) for right, down in ways]
            first = corners[-1]
            for number, second in enumerate(corners):
                wedge = self._wedges[number - 1]
                colour = wedge.zones[zone] if blur >= 1 else mixed(wedge.sharp, wedge.zones[zone], blur)
                pygame.draw.polygon(target, colour, (self.hub, first, second))
                first = second

    def _separators(self, target: pygame.Surface, angle_deg: float, blur: float, *, smooth: bool) -> None:
        white, ink = max(1.0, self.shape.side * 0.0042), max(2.0, self.shape.side * 0.0086)
        line = pygame.draw.aaline if smooth else pygame.draw.line
        for number, look in enumerate(self.looks):
            end = self._point(self.shape.face + 2, look.start_deg + angle_deg)
            between = mixed(self.looks[number - 1].fill, look.fill, 0.5)
            # Lines of pygame are as thick as asked along one axis, so thinner across when they lie askew.
            askew = self.shape.face / max(abs(end[0] - self.hub[0]), abs(end[1] - self.hub[1]))
            line(target, mixed(_INK, between, blur), self.hub, end, round(ink * askew))
            line(target, mixed(_WHITE, between, blur), self.hub, end, round(white * askew))

    def _names(self, target: pygame.Surface, angle_deg: float, deg_per_s: float, blur: float) -> None:
        dip = min(1.0, deg_per_s / 30)
        for look, label in zip(self.looks, self._labels, strict=True):
            middle = look.start_deg + look.sweep_deg / 2 + angle_deg
            # Labels change their kind of picture at speeds a little apart, so that no frame must turn all of them anew.
            grid = _grid(deg_per_s * (0.75 + 0.5 * label.phase))
            label.draw(target, self.hub, middle, grid, dip=dip, strength=1 - blur)

    def _draw_pins(self, target: pygame.Surface, angle_deg: float, blur: float) -> None:
        if blur > 0.5:
            return
        target.fblits(
            [pin_at(self._pins, *self._point(self.shape.pins, look.start_deg + angle_deg)) for look in self.looks]
        )

    def _draw_pointer(self, target: pygame.Surface, pointer_deg: float) -> None:
        lean = round(pointer_deg)
        picture = self._leaning.get(lean)
        if picture is None:
            picture = self._leaning[lean] = (
                pygame.transform.rotozoom(self._pointer, -lean, 1.0) if lean else self._pointer
            )
            picture.set_alpha(255, pygame.RLEACCEL)
        # The middle of the picture turns about the pivot.
        width, height = self._pointer.get_size()
        right, down = width / 2 - self._pivot[0], height / 2 - self._pivot[1]
        sin, cos = math.sin(math.radians(lean)), math.cos(math.radians(lean))
        x = self.hub[0] + right * cos - down * sin
        y = self.rect.y + self._pivot[1] + 2 + right * sin + down * cos
        target.blit(picture, (round(x - picture.get_width() / 2), round(y - picture.get_height() / 2)))


def _grid(deg_per_s: float) -> float | None:
    """How finely labels are turned at this speed, in degrees; None for the coarse pictures."""
    wanted = deg_per_s * _GRID_S
    return next((size for size in _GRIDS_DEG if size >= wanted), None)
