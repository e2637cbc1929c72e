"""Places and orientation of icon and name of a slice on the lucky wheel; geometry only.

Positions are polar to the slice: `out` px from the hub along the middle of the slice, `along` px clockwise across it. A
label has several poses, chosen by the direction of its slice on the screen, so that none is upside down:

- Chinese names are set in columns in the upper and lower quarter of the wheel and in lines in the left and right
  quarter, so that no character leans by more than about 50°;
- other names run along the radius and turn over in the left half;
- where slices are wide, any name is set across the slice and turns over in the lower half.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

# Advance width of a text at a size, px.
Width = Callable[[str, int], float]

_HAN_FIRST, _HAN_LAST = "\u3400", "\u9fff"
_ICONS = (2.0, 1.8, 1.6, 1.45)  # sides of the icon by the size of the type: as large as the name leaves it room
_ACROSS_GAIN = 1.1  # a line across the slice must be this much larger to be worth it
_EVENNESS = 1.3  # no name on a wheel is larger than this times the smallest


@dataclass(frozen=True)
class Room:
    """The part of one slice, `sweep_deg` (above 0) wide, that a label may use between two distances from the hub."""

    inner_px: float
    outer_px: float
    sweep_deg: float
    margin_px: float  # kept free along both separators

    def half_width(self, out: float) -> float:
        """Return half the free width at distance `out` from the hub, px."""
        return out * math.tan(math.radians(min(self.sweep_deg, 170.0) / 2)) - self.margin_px

    def top_for(self, half: float) -> float:
        """Return how far out a thing `2 half` wide may reach."""
        return math.sqrt(max(0.0, self.outer_px**2 - half**2))


@dataclass(frozen=True)
class Spot:
    """One piece of a label: the icon (`text` empty) or a run of text, by the middle of its box."""

    text: str
    out: float
    along: float


@dataclass(frozen=True)
class Pose:
    """The layout of a label while the middle of its slice is between two directions of the screen."""

    from_deg: float  # clockwise from 12 o'clock, where this pose begins; −180…360
    sweep_deg: float  # how far it reaches
    turn_deg: float  # the pieces' own clockwise turn relative to the slice
    spots: tuple[Spot, ...]  # icon first


@dataclass(frozen=True)
class Label:
    """Type size, icon size (px) and the poses, which together cover the whole turn."""

    px: int
    icon_px: int
    poses: tuple[Pose, ...]


def is_han(name: str) -> bool:
    """Return whether every character is Chinese."""
    return bool(name) and all(_HAN_FIRST <= char <= _HAN_LAST for char in name)


def lay_out(names: Sequence[str], rooms: Sequence[Room], width: Width, least_px: int = 10) -> list[Label]:
    """Return one label a slice, each as large as its slice can hold, in one style for the whole wheel."""
    along = [_largest(name, room, width, _radial_fit, least_px) for name, room in zip(names, rooms, strict=True)]
    across = [_largest(name, room, width, _across_fit, least_px) for name, room in zip(names, rooms, strict=True)]
    sizes, fit = along, _radial_fit
    if min(across) >= _ACROSS_GAIN * min(along):
        sizes, fit = across, _across_fit
    most = round(min(sizes) * _EVENNESS)
    labels = []
    for name, room, px in zip(names, rooms, sizes, strict=True):
        boundless = Room(-1e6, room.outer_px, 170.0, -1e6)
        label = fit(name, room, width, min(px, most)) or fit(name, boundless, width, min(px, most))
        if label is None:  # cannot happen: a boundless room holds everything
            raise ValueError(name)
        labels.append(label)
    return labels


Fit = Callable[[str, Room, Width, int], "Label | None"]


def _largest(name: str, room: Room, width: Width, fit: Fit, least_px: int) -> int:
    most = max(least_px, round(room.outer_px * 0.2))
    return next((px for px in range(most, least_px, -1) if fit(name, room, width, px)), least_px)


def _radial_fit(name: str, room: Room, width: Width, px: int) -> Label | None:
    labels = (_column(name, room, px, by) if is_han(name) else _spoke(name, room, width, px, by) for by in _ICONS)
    return next(filter(None, labels), None)


def _icon(room: Room, px: int, ratio: float) -> tuple[int, float, float] | None:
    """Return size, middle and lower edge of the icon; None if the slice is too narrow there."""
    size = round(px * ratio)
    top = room.top_for(size / 2)
    bottom = top - size
    if size / 2 > room.half_width(bottom):
        return None
    return size, top - size / 2, bottom


def _column(name: str, room: Room, px: int, icon_by: float) -> Label | None:
    icon = _icon(room, px, icon_by)
    if icon is None:
        return None
    size, middle, bottom = icon
    pitch = px * 1.02
    first = bottom - px * 0.1 - pitch / 2
    last = first - pitch * (len(name) - 1)
    if last - px * 0.5 < room.inner_px or px * 0.46 > room.half_width(last - px * 0.46):
        return None
    slots = [first - pitch * number for number in range(len(name))]
    head = Spot("", middle, 0.0)
    inward = (head, *(Spot(char, out, 0.0) for char, out in zip(name, slots, strict=True)))
    outward = (head, *(Spot(char, out, 0.0) for char, out in zip(reversed(name), slots, strict=True)))
    upper, right = Pose(-50.0, 100.0, 0.0, inward), Pose(50.0, 80.0, -90.0, outward)
    lower, left = Pose(130.0, 100.0, -180.0, outward), Pose(230.0, 80.0, -270.0, inward)
    return Label(px, size, (upper, right, lower, left))


def _spoke(name: str, room: Room, width: Width, px: int, icon_by: float) -> Label | None:
    icon = _icon(room, px, icon_by)
    if icon is None:
        return None
    size, middle, bottom = icon
    start = bottom - px * 0.25
    for lines in splits(name):
        longest = max(width(line, px) for line in lines)
        half = px * (0.37 + 0.5 * (len(lines) - 1))
        inner = start - longest
        if inner >= room.inner_px and half <= room.half_width(inner):
            return Label(px, size, _spoke_poses(lines, middle, start, width, px))
    return None


def _spoke_poses(lines: Sequence[str], middle: float, start: float, width: Width, px: int) -> tuple[Pose, ...]:
    """Return the poses of names along the radius, read inwards at the top, where the winning slice stops."""
    head = Spot("", middle, 0.0)
    rows = [
        (line, start - width(line, px) / 2, px * (number - (len(lines) - 1) / 2)) for number, line in enumerate(lines)
    ]
    rightwards = (head, *(Spot(line, out, down) for line, out, down in rows))
    leftwards = (head, *(Spot(line, out, -down) for line, out, down in rows))
    return (Pose(16.0, 180.0, -90.0, rightwards), Pose(196.0, 180.0, -270.0, leftwards))


def _across_fit(name: str, room: Room, width: Width, px: int) -> Label | None:
    return next(filter(None, (_across(name, room, width, px, by) for by in _ICONS)), None)


def _across(name: str, room: Room, width: Width, px: int, icon_by: float) -> Label | None:
    icon = _icon(room, px, icon_by)
    if icon is None:
        return None
    size, middle, bottom = icon
    for lines in splits(name):
        outs = [bottom - px * (0.65 + 1.12 * number) for number in range(len(lines))]
        halves = [width(line, px) / 2 + px * 0.2 for line in lines]
        if outs[-1] - px * 0.5 >= room.inner_px and all(
            half <= room.half_width(out - px * 0.45) and half <= room.top_for(out + px * 0.45)
            for half, out in zip(halves, outs, strict=True)
        ):
            head = Spot("", middle, 0.0)
            upright = (head, *(Spot(line, out, 0.0) for line, out in zip(lines, outs, strict=True)))
            over = (head, *(Spot(line, out, 0.0) for line, out in zip(reversed(lines), outs, strict=True)))
            return Label(px, size, (Pose(-96.0, 192.0, 0.0, upright), Pose(96.0, 168.0, -180.0, over)))
    return None


def splits(name: str) -> list[tuple[str, ...]]:
    """Return the name on one line, and on two lines broken at each space and after each slash."""
    breaks = [found.end() for found in re.finditer(r"\s+|/(?=\S)", name)]
    return [(name,), *((name[:cut].rstrip(), name[cut:]) for cut in breaks)]
