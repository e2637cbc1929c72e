"""Places and orientation of icon and name of a slice on the lucky wheel; geometry only.

Positions are polar to the slice: `out` px from the hub along the middle of the slice, `along` px clockwise across it. A
label has several poses, chosen by the direction of its slice on the screen, so that none is upside down:

- Chinese names are set in columns in the upper and lower quarter of the wheel and in lines in the left and right
  quarter, so that no character leans by more than about 50°;
- other names run along the radius, in one line or two, and turn over in the left half;
- where slices are wide, any name is set across the slice and turns over in the lower half.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

# Advance width of a text at a size, px.
Width = Callable[[str, int], float]

_HAN_FIRST, _HAN_LAST = "\u3400", "\u9fff"
_ICONS = (2.0, 1.8, 1.6, 1.45)  # sides of the icon by the size of the type: as large as the name leaves it room
_SMALL_ICONS = (1.45, 1.3, 1.15, 1.0, 0.9)  # where the name would be too small to read beside these
_LETTERS = 0.37  # half the height of a line's letters, by the size of the type
_GAP = 0.25  # between icon and name, by the size of the type
_INNER_GAP = 0.12  # where the icon is near the hub: beside it are the narrow ends of lines
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

    def out_for(self, half: float) -> float:
        """Return the least distance from the hub at which a thing `2 half` wide is free on both sides."""
        return (half + self.margin_px) / math.tan(math.radians(min(self.sweep_deg, 170.0) / 2))

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


def lay_out(
    names: Sequence[str], rooms: Sequence[Room], width: Width, least_px: int = 10, readable_px: float = 0
) -> list[Label]:
    """Return one label a slice, each as large as its slice can hold, in one style for the whole wheel.

    The icons are large, at the rim, if all names are then as large as `readable_px`; otherwise they give way: they are
    smaller, or stand near the hub, inside of names in lines.
    """
    fits: tuple[Fit, ...] = (
        partial(_radial_fit, icons=_ICONS, is_inside=False),
        partial(_radial_fit, icons=_SMALL_ICONS, is_inside=False),
        partial(_radial_fit, icons=_SMALL_ICONS, is_inside=True),
    )
    sizes, fit = _best(fits, names, rooms, width, least_px, readable_px)
    across = [_largest(name, room, width, _across_fit, least_px) for name, room in zip(names, rooms, strict=True)]
    if min(across) >= _ACROSS_GAIN * min(sizes):
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


def _best(
    fits: Sequence[Fit], names: Sequence[str], rooms: Sequence[Room], width: Width, least_px: int, readable_px: float
) -> tuple[list[int], Fit]:
    """Return type sizes and style: the first in which every name is readable, or else the one of the largest type."""
    best: tuple[list[int], Fit] | None = None
    for fit in fits:
        sizes = [_largest(name, room, width, fit, least_px) for name, room in zip(names, rooms, strict=True)]
        if best is None or min(sizes) > min(best[0]):
            best = sizes, fit
        if min(sizes) >= readable_px:
            break
    assert best is not None  # noqa: S101 - there is at least one style
    return best


def _largest(name: str, room: Room, width: Width, fit: Fit, least_px: int) -> int:
    most = max(least_px, round(room.outer_px * 0.2))
    return next((px for px in range(most, least_px, -1) if fit(name, room, width, px)), least_px)


def _radial_fit(
    name: str, room: Room, width: Width, px: int, *, icons: Sequence[float], is_inside: bool
) -> Label | None:
    if is_han(name):
        labels = (_column(name, room, px, by) for by in icons)
    else:
        labels = (_spoke(name, room, width, px, by, is_inside=is_inside) for by in icons)
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


def _spoke(name: str, room: Room, width: Width, px: int, icon_by: float, *, is_inside: bool) -> Label | None:
    size = round(px * icon_by)
    if is_inside:
        start = room.top_for(px)
        bottom = max(room.inner_px, room.out_for(size / 2))
        least, middle = bottom + size + px * _INNER_GAP, bottom + size / 2
    else:
        icon = _icon(room, px, icon_by)
        if icon is None:
            return None
        size, middle, bottom = icon
        start, least = bottom - px * _GAP, room.inner_px
    for lines in splits(name):
        downs = _downs([width(line, px) for line in lines], room, start, px)
        if downs and start - max(width(line, px) for line in lines) >= least:
            return Label(px, size, _spoke_poses(lines, downs, middle, start, width, px))
    return None


def _downs(widths: Sequence[float], room: Room, start: float, px: int) -> tuple[float, ...]:
    """Return how far below the middle of the slice each of one or two lines is, px; empty if they do not fit.

    They begin at the rim, where the slice is wide, so that of two lines the longer one stands nearer to its middle.
    """
    free = [room.half_width(start - width) - px * _LETTERS for width in widths]
    if len(widths) == 1:
        return (0.0,) if free[0] >= 0 else ()
    if min(free) < 0 or sum(free) < px:
        return ()
    upper = min(max(-px / 2, -free[0]), free[1] - px)
    return (upper, upper + px)


def _spoke_poses(
    lines: Sequence[str], downs: Sequence[float], middle: float, start: float, width: Width, px: int
) -> tuple[Pose, ...]:
    """Return the poses of names along the radius, read inwards at the top, where the winning slice stops."""
    head = Spot("", middle, 0.0)
    rows = [(line, start - width(line, px) / 2, down) for line, down in zip(lines, downs, strict=True)]
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
