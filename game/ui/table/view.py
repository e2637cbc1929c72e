"""The perspective in which the table of 反诈推推乐 is seen, and its light: a lantern at night, daylight by day."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pygame

from game.rules.table_plan import LENGTH_CM, WIDTH_CM
from game.ui.draw.paint import mixed
from game.ui.draw.svg import Point, radial
from game.ui.theme import Colour, Theme

RAIL_CM = 2.4
"""Width of a rail; it lies outside the surface."""
RAIL_HEIGHT_CM = 2.0
FRONT_CM = 8.4
"""What is seen below the near edge: the lip, the front board and the legs, in cm at the near edge."""
_FAR_SHARE, _FAR_SHARE_HIGH, _HIGH = 0.72, 0.8, 1.06
_AIR = 0.014  # of the width, left and right of the table: room for its shadow
_NEAREST_TO_HORIZON = 0.02
_NIGHT_SHADE: Colour = (52, 24, 8)
_DAY_SHADE: Colour = (74, 48, 20)


def covering(points: Iterable[Point], air_px: float = 0.0) -> pygame.Rect:
    """Return the smallest whole rectangle around some points of the screen, with `air_px` more on every side."""
    xs, ys = zip(*points, strict=True)
    left, top = math.floor(min(xs) - air_px), math.floor(min(ys) - air_px)
    return pygame.Rect(left, top, math.ceil(max(xs) + air_px) - left, math.ceil(max(ys) + air_px) - top)


class TableView:
    """Converts table centimetres to screen pixels and back.

    The picture is that of a pinhole camera above the table's long axis: the scale on the screen is in proportion to one
    over the distance, and so is the height on the screen above the horizon. Straight lines stay straight.

    `rect` is the whole picture, with rails, front and legs, and `far_share` (above 0 and below 1, else `ValueError`)
    the width of the far edge as a share of the near one.
    """

    def __init__(self, rect: pygame.Rect, far_share: float) -> None:
        if not 0 < far_share < 1:
            raise ValueError(f"the far edge is narrower than the near one: 0 < far_share < 1, not {far_share}")
        self.rect = pygame.Rect(rect)
        self._near_scale = rect.width * (1 - 2 * _AIR) / (WIDTH_CM + 2 * RAIL_CM)
        front = min(FRONT_CM * self._near_scale, 0.17 * rect.height)
        behind = min((RAIL_HEIGHT_CM + RAIL_CM) * self._near_scale * far_share, 0.06 * rect.height)
        self._near_y = rect.bottom - front
        self._far_y = rect.top + behind
        self._horizon = self._near_y - (self._near_y - self._far_y) / (1 - far_share)
        self._recede = (1 / far_share - 1) / LENGTH_CM
        mean_scale = self._near_scale * (1 + far_share) / 2
        slope = (self._near_y - self._far_y) / LENGTH_CM / mean_scale
        self.rise = math.sqrt(1 - min(0.95, max(0.3, slope)) ** 2)
        """How tall things look that stand upright: screen height as a share of `px_per_cm`. 1 would be the view of
        someone whose eyes are at the table's level."""

    def point(self, x_cm: float, y_cm: float) -> Point:
        """Return the place on the screen, in px, of a point of the surface."""
        share = self._share(y_cm)
        x = self.rect.centerx + (x_cm - WIDTH_CM / 2) * self._near_scale * share
        return x, self._horizon + (self._near_y - self._horizon) * share

    def plane(self, x_px: float, y_px: float) -> Point:
        """Return the point of the surface, in cm, at a place of the screen; it may lie outside the table.

        At and above the horizon there is none; a point far behind the table is returned.
        """
        share = max(_NEAREST_TO_HORIZON, (y_px - self._horizon) / (self._near_y - self._horizon))
        x = WIDTH_CM / 2 + (x_px - self.rect.centerx) / (self._near_scale * share)
        return x, (1 / share - 1) / self._recede

    def px_per_cm(self, y_cm: float) -> float:
        """Return the length in px of a centimetre across at that distance."""
        return self._near_scale * self._share(y_cm)

    def raised(self, x_cm: float, y_cm: float, height_cm: float) -> Point:
        """Return the place on the screen of a point `height_cm` above the surface."""
        x, y = self.point(x_cm, y_cm)
        return x, y - height_cm * self.rise * self.px_per_cm(y_cm)

    def quad(self, x: float, y: float, width: float, depth: float) -> list[Point]:
        """Return a rectangle of the surface on the screen: near left, near right, far right, far left."""
        corners = ((x, y), (x + width, y), (x + width, y + depth), (x, y + depth))
        return [self.point(*corner) for corner in corners]

    def _share(self, y_cm: float) -> float:
        """Return the scale at that distance as a share of the scale at the near edge."""
        return 1 / max(_NEAREST_TO_HORIZON, 1 + self._recede * y_cm)


def table_view(rect: pygame.Rect) -> TableView:
    """Return the view of a table whose picture is `rect`: one that is about as high as it is wide narrows less."""
    return TableView(rect, _FAR_SHARE_HIGH if rect.width <= _HIGH * rect.height else _FAR_SHARE)


class TableLight:
    """Brightness of things on the table: brightest in the middle, darker in the corners."""

    def __init__(self, view: TableView, theme: Theme) -> None:
        self.is_night = theme.is_night
        self.centre: Point = view.point(WIDTH_CM / 2, LENGTH_CM * 0.46)
        self.radius = view.rect.width * 0.62
        left, right = view.point(0, 0), view.point(0, LENGTH_CM)
        self.squash = max(0.55, (left[1] - right[1]) * 0.86 / self.radius)
        self._glow = theme.glow
        self._shade = _NIGHT_SHADE if self.is_night else _DAY_SHADE

    def gradient(self, name: str, colour: Colour, warmth: float, fade: float) -> str:
        """Return a gradient for things of `colour`; `name` must be unique in its picture.

        `warmth` is how much of the lamp's colour (0–1) they take on in the middle, `fade` how much of their light (0–1)
        they lose in the farthest corners by lamplight; by day a little less than half of that.
        """
        fade *= 0.7 if self.is_night else 0.33
        warmth *= 1.0 if self.is_night else 0.35
        lit = mixed(colour, self._glow, warmth)
        half = mixed(mixed(colour, self._glow, warmth * 0.4), self._shade, fade * 0.28)
        stops = [(0.0, lit, 1.0), (0.3, mixed(lit, half, 0.35), 1.0), (0.62, half, 1.0)]
        stops.append((1.0, mixed(colour, self._shade, fade), 1.0))
        return radial(name, self.centre, self.radius, stops, squash=self.squash)

    def shadow(self, opacity: float) -> float:
        """Return the opacity of a shadow, which is lower by day."""
        return opacity if self.is_night else opacity * 0.62
