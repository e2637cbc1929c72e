"""Pictures of the can of 反诈推推乐 that stands, turns, wobbles or falls.

A picture is composed of bare metal, the unrolled print wrapped round it column by column (a column x from the axis
shows the print asin(x / radius) round the can), and the light over both. That costs little more than scaling it, so
only the latest pictures are kept. All have premultiplied alpha: scaled edges show no fringe.
"""

from __future__ import annotations

import math

import pygame

from game.ui.draw.folded import Foldable
from game.ui.draw.kept import Kept, bytes_of
from game.ui.table import can_art
from game.ui.table.can_label import GOLD, CanColours, print_strip
from game.ui.type.text import Type

__all__ = ["OTHER_CANS", "PLAYER_CAN", "CanColours", "CanSprites"]

PLAYER_CAN = CanColours(label=(64, 46, 116), ink=(255, 248, 226), accent=GOLD)
OTHER_CANS = (
    CanColours(label=(14, 132, 124), ink=(226, 250, 246), accent=(150, 222, 210)),
    CanColours(label=(112, 176, 220), ink=(246, 250, 255), accent=(28, 78, 140)),
    CanColours(label=(46, 122, 62), ink=(244, 252, 230), accent=(190, 224, 130)),
)

_TURNS = 120  # pictures a full turn: three degrees, less than 3 px of print on a can of 110 px
_LIDS = 48  # coarser, because the tab is nearer to the axis than the print
_TILT_DEG = 0.5
_ALONG, _PHASES = 1.5, 4  # print columns a px across; heights a px at which a column may stand
_FINE = 2.0  # the print is drawn this much finer than the screen
_KEPT = 7.0  # memory for turned, scaled and tilted pictures, in full-size pictures


class CanSprites:
    """All pictures of one can with a short word on its front, or a lantern where the word is empty.

    `widest_px` is the width of its body where it stands nearest to the player.
    """

    def __init__(self, widest_px: int, colours: CanColours, word: str, type_: Type) -> None:
        self._widest_px = max(8, widest_px)
        self._scale = scale = self._widest_px / 100
        self._pause = type_.pause
        type_.pause()
        self._metal = can_art.metal(colours.label, scale)
        type_.pause()
        self._light = can_art.light(colours.accent, scale)
        self._shadow = can_art.cast(scale)
        type_.pause()
        strip = print_strip(colours, word, type_, scale * _FINE)
        type_.pause()
        self._prints = [Foldable(each) for each in _phases(strip, scale)]
        type_.pause()
        self._columns = _columns(scale, self._metal.get_width())
        least = self._metal.get_width() * self._metal.get_height() * 4
        self._turned = Kept[int](least * _KEPT * 0.4)
        self._posed = Kept[tuple[int, int, float]](least * _KEPT * 0.6)
        self._lids = Kept[int](least * 2)
        self._shadows = Kept[int](least)

    def draw(
        self,
        target: pygame.Surface,
        foot: tuple[float, float],
        width_px: float,
        turn: float,
        tilt_deg: float = 0.0,
        alpha: int = 255,
    ) -> None:
        """Draw the can without its shadow, the middle of its foot at `foot` px, with opacity `alpha` (0–255).

        `width_px` is the width of its body here, at least 1 and at most about `widest_px`. `turn` is in radians about
        its axis, any; 0 shows the word, growing ones move the front to the right. `tilt_deg` leans it to the right
        about the middle of its foot, any; at 180 it is upside down.
        """
        if alpha <= 0:
            return
        width, tilt = _whole(width_px), _tilt(tilt_deg)
        step = round(turn / math.tau * _TURNS) % _TURNS
        picture = self._posed.get((step, width, tilt), lambda: self._pose(step, width, tilt))
        if alpha < 255:
            picture = picture.copy()
            picture.fill((alpha, alpha, alpha, alpha), special_flags=pygame.BLEND_RGBA_MULT)
        target.blit(
            picture, self._place(foot, width, tilt, picture.get_size()), special_flags=pygame.BLEND_PREMULTIPLIED
        )

    def draw_shadow(self, target: pygame.Surface, foot: tuple[float, float], width_px: float) -> None:
        """Draw the shadow of a standing can. Draw all shadows before the first can."""
        width = _whole(width_px)
        picture = self._shadows.get(width, lambda: self._fitted(self._shadow, width))
        target.blit(picture, _corner(foot, can_art.SHADOW_BOX, width), special_flags=pygame.BLEND_PREMULTIPLIED)

    def extent(self, foot: tuple[float, float], width_px: float, tilt_deg: float = 0.0) -> pygame.Rect:
        """Return everything that `draw` and `draw_shadow` may paint, in px of the target."""
        width, tilt = _whole(width_px), _tilt(tilt_deg)
        size = self._size(self._metal, width)
        if tilt:
            # `rotozoom` rounds its box to even numbers and leaves a px free at its edges.
            sin, cos = abs(math.sin(math.radians(tilt))), abs(math.cos(math.radians(tilt)))
            size = math.ceil(size[0] * cos + size[1] * sin) + 4, math.ceil(size[0] * sin + size[1] * cos) + 4
        can = pygame.Rect(self._place(foot, width, tilt, size), size).inflate(4, 4)
        return can.union(_corner(foot, can_art.SHADOW_BOX, width), self._size(self._shadow, width))

    @property
    def built_bytes(self) -> int:
        """Return the memory of all cached pictures."""
        fixed = (self._metal, self._light, self._shadow)
        kept = self._turned.bytes + self._posed.bytes + self._lids.bytes + self._shadows.bytes
        return kept + sum(map(bytes_of, fixed)) + sum(each.bytes for each in self._prints)

    def fold(self) -> None:
        """Fold what is needed when the can turns, until it does."""
        for each in self._prints:
            each.fold(self._pause)

    def _pose(self, step: int, width: int, tilt: float) -> pygame.Surface:
        whole = self._turned.get(step, lambda: self._turn(step))
        fitted = self._fitted(whole, width)
        return pygame.transform.rotozoom(fitted, -tilt, 1.0) if tilt else fitted

    def _turn(self, step: int) -> pygame.Surface:
        """Return the can at full size, its front `step` of `_TURNS` to the right."""
        picture = self._metal.copy()
        prints = [each.picture for each in self._prints]
        around, high = prints[0].get_size()
        shift = (0.5 - step / _TURNS) * around
        picture.blits(
            [
                (prints[phase], (x, y), (math.floor(ahead + shift) % around, 0, 1, high))
                for x, y, ahead, phase in self._columns
            ],
            doreturn=False,
        )
        lid_step = round(step / _TURNS * _LIDS) % _LIDS
        lid = self._lids.get(lid_step, lambda: can_art.opener(lid_step / _LIDS * math.tau, self._scale))
        box = can_art.LID_BOX
        corner = round((box[0] - can_art.LEFT) * self._scale), round((box[1] - can_art.TOP) * self._scale)
        picture.blit(lid, corner, special_flags=pygame.BLEND_PREMULTIPLIED)
        picture.blit(self._light, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        return picture

    def _fitted(self, picture: pygame.Surface, width: int) -> pygame.Surface:
        if width == self._widest_px:
            return picture
        return pygame.transform.smoothscale(picture, self._size(picture, width))

    def _size(self, picture: pygame.Surface, width: int) -> tuple[int, int]:
        share = width / self._widest_px
        return max(1, round(picture.get_width() * share)), max(1, round(picture.get_height() * share))

    def _place(self, foot: tuple[float, float], width: int, tilt: float, size: tuple[int, int]) -> tuple[int, int]:
        """Return the upper left corner of a tilted picture of `size` whose foot stays in place."""
        across, down = self._size(self._metal, width)
        x = -can_art.LEFT * width / 100 - across / 2
        y = -can_art.TOP * width / 100 - down / 2
        sin, cos = math.sin(math.radians(tilt)), math.cos(math.radians(tilt))
        return (
            round(foot[0] - (x * cos - y * sin) - size[0] / 2),
            round(foot[1] - (x * sin + y * cos) - size[1] / 2),
        )


def _columns(scale: float, wide_px: int) -> list[tuple[int, int, float, int]]:
    """Return the print columns: x, y, print columns ahead of the middle, phase; one for each px across the body."""
    columns = []
    for x in range(wide_px):
        across = ((x + 0.5) / scale + can_art.LEFT) / can_art.RADIUS
        if abs(across) >= 1:
            continue
        edge = can_art.RADIUS * can_art.FLATNESS * math.sqrt(1 - across**2) - can_art.RISE * can_art.LABEL_TO
        part = round((edge - can_art.TOP) * scale * _PHASES)
        ahead = math.asin(across) * can_art.RADIUS * scale * _ALONG
        columns.append((x, part // _PHASES, ahead, part % _PHASES))
    return columns


def _phases(fine: pygame.Surface, scale: float) -> list[pygame.Surface]:
    """Return copies of the print at screen height, each shifted down by a further part of a px."""
    size = round(can_art.AROUND * scale * _ALONG), round(can_art.LABEL_HIGH * scale)
    down, spare = size[1] * _PHASES, _PHASES - 1
    narrow = pygame.Surface((size[0], down + spare), 0, 32)
    scaled = pygame.transform.smoothscale(fine, (size[0], down))
    narrow.blit(scaled, (0, 0))
    narrow.blit(scaled, (0, spare))
    lowered = (narrow.subsurface((0, spare - phase, size[0], down)) for phase in range(_PHASES))
    return [pygame.transform.smoothscale(print_, size) for print_ in lowered]


def _corner(foot: tuple[float, float], box: tuple[float, float, float, float], width: int) -> tuple[int, int]:
    return round(foot[0] + box[0] * width / 100), round(foot[1] + box[1] * width / 100)


def _whole(width_px: float) -> int:
    return max(1, round(width_px))


def _tilt(tilt_deg: float) -> float:
    return round(tilt_deg / _TILT_DEG) * _TILT_DEG % 360
