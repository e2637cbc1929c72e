"""Small turned pictures for the lucky wheel: the pieces of a label, the pins, the pointer.

Every piece of a label is painted on the colour of its slice, so that turning it blends no fringe, and is kept in two
kinds: *fine* ones (half a degree to four degrees apart, only the latest, for a wheel that rests or turns slowly) and
*coarse* ones (eight degrees apart, run-length encoded with the slice's colour left out, all of them, for a fast wheel).
The position of a piece is exact; only its angle is rounded, which moves its corners by less than the wheel moves in a
frame.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pygame

from game.ui.draw.icons import Icons
from game.ui.draw.paint import mixed
from game.ui.type.fonts import HEAVY
from game.ui.type.text import Type
from game.ui.wheel.fill import SliceLook
from game.ui.wheel.layout import Label, Pose

COARSE_DEG = 8.0
_FINE_SPARE = 2  # turned pieces cached for a label, besides those on the screen
_DISPLAY_BITS = 32
_WHITE = (255, 255, 255)
_SEAM_DEG = 7.0
_LONG = 2.2  # a piece longer than this many times its type size is cut for the coarse sprites


@dataclass(frozen=True)
class Piece:
    """A part of a label as it stands on its slice: `source` upright, its middle `out`, `along` px from the hub."""

    key: tuple[str, int]
    source: pygame.Surface
    out: float
    along: float


@dataclass(frozen=True)
class StandingLabel:
    """A label as it stands on the screen: type and icon size in px, its turn clockwise, and the middle of each piece.

    The first piece is the icon, whose text is empty.
    """

    px: int
    icon_px: int
    turn_deg: float
    spots: tuple[tuple[str, tuple[float, float]], ...]


class LabelSprites:
    """All pictures of one label; different phases (0–1) keep the labels of a wheel from changing in the same frame.

    Of a label that `is_prop` only the latest pictures are kept, in both kinds. An icon that is not among `icons` leaves
    its place empty.
    """

    def __init__(
        self, label: Label, look: SliceLook, phase: float, type_: Type, icons: Icons, *, is_prop: bool = False
    ) -> None:
        self.phase = phase
        self._fill, self._ink, self._px, self._type = look.fill, look.ink, label.px, type_
        picture = pygame.Surface((label.icon_px, label.icon_px), pygame.SRCALPHA)
        picture.fill(look.fill)
        if look.icon in icons.names:
            tone = mixed(look.fill, _WHITE, 0.6)
            picture.blit(icons.draw(look.icon, label.icon_px, look.ink, tone), (0, 0))
        self._sources: dict[tuple[str, int], pygame.Surface] = {("", 0): picture}
        # (pose, its whole pieces, its short pieces)
        self._poses = [(pose, self._pieces(pose, cut=False), self._pieces(pose, cut=True)) for pose in label.poses]
        self._fine: OrderedDict[tuple[tuple[str, int], float], pygame.Surface] = OrderedDict()
        self._coarse: OrderedDict[tuple[tuple[str, int], int], pygame.Surface] = OrderedDict()
        self._most_coarse = len(self._poses[0][2]) + _FINE_SPARE if is_prop else None
        self._unbuilt: Iterator[tuple[Piece, int]] | None = None
        self._scratch = pygame.Surface((1, 1), 0, _DISPLAY_BITS)

    def draw(
        self,
        target: pygame.Surface,
        hub: tuple[float, float],
        middle_deg: float,
        grid_deg: float | None,
        *,
        dip: float = 0.0,
        strength: float = 1.0,
    ) -> None:
        """Draw the label of a slice whose middle points `middle_deg`, any, clockwise from 12 o'clock.

        `grid_deg` is the rounding of the fine pictures; None selects the coarse ones. `dip` (0–1) is how far the label
        fades near the angle at which it turns over, so that it never jumps; `strength` (0–1) fades the whole label.
        """
        pose, whole, short, ahead = self._pose_at(middle_deg)
        from_seam = min(ahead, pose.sweep_deg - ahead) / _SEAM_DEG
        shown = round(255 * strength * min(1.0, max(1 - dip, from_seam)))
        if shown <= 0:
            return
        lean = pose.from_deg + ahead + pose.turn_deg
        blits = []
        for piece in short if grid_deg is None else whole:
            if grid_deg is None:
                picture = self._coarse_step(piece, round(lean / COARSE_DEG + self.phase))
            else:
                picture = self._fine_at(piece, lean, grid_deg)
            x, y = _middle_of(piece, hub, middle_deg)
            blits.append((picture, (round(x - picture.get_width() / 2), round(y - picture.get_height() / 2))))
        if shown == 255:
            target.fblits(blits)
        else:
            _draw_faint(target, blits, shown)

    def standing(self, hub: tuple[float, float], middle_deg: float) -> StandingLabel:
        """Return where the label of a slice stands whose middle points `middle_deg`, any."""
        pose, whole, _, ahead = self._pose_at(middle_deg)
        turn_deg = (pose.from_deg + ahead + pose.turn_deg + 180) % 360 - 180
        spots = tuple((piece.key[0], _middle_of(piece, hub, middle_deg)) for piece in whole)
        return StandingLabel(self._px, self._sources["", 0].get_width(), turn_deg, spots)

    def build_one(self, target: pygame.Surface | None = None) -> bool:
        """Build one more coarse picture, for drawing on `target`; return False when there is none left to build."""
        if self._unbuilt is None:  # as long as it is not used up, it keeps this object alive
            self._unbuilt = self._wanted()
        wanted = next(self._unbuilt, None)
        if wanted is not None:
            self._coarse_step(*wanted, target)
        return wanted is not None

    def _pose_at(self, middle_deg: float) -> tuple[Pose, list[Piece], list[Piece], float]:
        for pose, whole, short in self._poses:
            ahead = (middle_deg - pose.from_deg) % 360
            if ahead < pose.sweep_deg:
                return pose, whole, short, ahead
        return *self._poses[0], 0.0  # between two poses because of rounding

    def _fine_at(self, piece: Piece, lean: float, grid_deg: float) -> pygame.Surface:
        shift = self.phase * grid_deg
        rounded = round(round((lean + shift) / grid_deg) * grid_deg - shift, 3)
        key = piece.key, rounded
        found = self._fine.get(key)
        if found is None:
            found = self._fine[key] = pygame.transform.rotozoom(piece.source, -rounded, 1.0)
            if len(self._fine) > len(self._poses[0][1]) + _FINE_SPARE:
                self._fine.popitem(last=False)
        else:
            self._fine.move_to_end(key)
        return found

    def _coarse_step(self, piece: Piece, step: int, target: pygame.Surface | None = None) -> pygame.Surface:
        key = piece.key, step
        found = self._coarse.get(key)
        if found is None:
            turned = pygame.transform.rotozoom(piece.source, (self.phase - step) * COARSE_DEG, 1.0)
            found = self._coarse[key] = pygame.Surface(turned.get_size(), 0, _DISPLAY_BITS)
            found.fill(self._fill)
            found.blit(turned, (0, 0))
            found.set_colorkey(self._fill, pygame.RLEACCEL)
            encode(found, target or self._scratch)
            if self._most_coarse is not None and len(self._coarse) > self._most_coarse:
                self._coarse.popitem(last=False)
        return found

    def _wanted(self) -> Iterator[tuple[Piece, int]]:
        for pose, _, short in self._poses:
            lean = pose.from_deg + pose.turn_deg
            first = round(lean / COARSE_DEG + self.phase)
            last = round((lean + pose.sweep_deg) / COARSE_DEG + self.phase)
            for piece in short:
                for step in range(first, last + 1):
                    if (piece.key, step) not in self._coarse:
                        yield piece, step

    def _pieces(self, pose: Pose, *, cut: bool) -> list[Piece]:
        pieces = []
        for spot in pose.spots:
            for run, start in self._runs(spot.text) if cut else [(spot.text, 0)]:
                along_text = self._middle(spot.text, run, start)
                turn = math.radians(pose.turn_deg)
                # The text runs along (cos turn, sin turn) in the slice's own axes (clockwise across, towards the hub).
                out = spot.out - along_text * math.sin(turn)
                along = spot.along + along_text * math.cos(turn)
                pieces.append(Piece((run, start), self._source(run, start), out, along))
        return pieces

    def _runs(self, text: str) -> list[tuple[str, int]]:
        """Return the text in runs short enough to be turned singly, each with the number of its first character."""
        runs, start = [], 0
        while start < len(text):
            end = start + 1
            while end < len(text) and self._type.width(text[start : end + 1], self._px, HEAVY) <= self._px * _LONG:
                end += 1
            runs.append((text[start:end], start))
            start = end
        return [(run, start) for run, start in runs if run.strip()] or [("", 0)]

    def _middle(self, text: str, run: str, start: int) -> float:
        if run == text:
            return 0.0
        width = self._type.width
        before = width(text[: start + len(run)], self._px, HEAVY) - width(run, self._px, HEAVY)
        return before + (width(run, self._px, HEAVY) - width(text, self._px, HEAVY)) / 2

    def _source(self, run: str, start: int) -> pygame.Surface:
        key = (run, start) if run else ("", 0)
        found = self._sources.get(key)
        if found is None:
            line = self._type.line(run, self._px, self._ink, HEAVY)
            width = self._type.width(run, self._px, HEAVY)
            ink = line.get_bounding_rect()
            # As small as the ink allows, with the middle of the box at the middle of the type.
            half_width = math.ceil(max(width / 2 - ink.left, ink.right - width / 2)) + 1
            half_height = math.ceil(max(line.get_height() / 2 - ink.top, ink.bottom - line.get_height() / 2)) + 1
            found = pygame.Surface((2 * half_width, 2 * half_height), pygame.SRCALPHA)
            found.fill(self._fill)
            found.blit(line, (half_width - round(width / 2), half_height - round(line.get_height() / 2)))
            self._sources[key] = found
        return found


def _middle_of(piece: Piece, hub: tuple[float, float], middle_deg: float) -> tuple[float, float]:
    """Return where the middle of a piece is on the screen."""
    sin, cos = math.sin(math.radians(middle_deg)), math.cos(math.radians(middle_deg))
    return hub[0] + piece.out * sin + piece.along * cos, hub[1] - piece.out * cos + piece.along * sin


def encode(picture: pygame.Surface, target: pygame.Surface) -> None:
    """Run-length encode a picture for drawing on `target`, which frees its plain pixels; the target is unchanged."""
    corner = target.get_at((0, 0))
    target.blit(picture, (0, 0), (0, 0, 1, 1))
    target.set_at((0, 0), corner)


def _draw_faint(target: pygame.Surface, blits: Sequence[tuple[pygame.Surface, tuple[int, int]]], shown: int) -> None:
    """Draw pictures at `shown` of 255: draw them, then what was below them, with low opacity.

    Changing the alpha of a run-length encoded picture would cost colour, drawing it elsewhere a new encoding.
    """
    for picture, place in blits:
        area = picture.get_rect(topleft=place).clip(target.get_rect())
        below = pygame.Surface(area.size, 0, target)
        below.blit(target, (0, 0), area)
        below.set_alpha(255 - shown)
        target.blit(picture, place)
        target.blit(below, area)
