"""The light on the table: a lantern's pool at night, daylight by day."""

from __future__ import annotations

from game.rules.table_plan import LENGTH_CM, WIDTH_CM
from game.ui.draw.paint import mixed
from game.ui.draw.svg import Point, radial
from game.ui.table.view import TableView
from game.ui.theme import Colour, Theme

_DAYLIGHT = 3 * 128
_NIGHT_SHADE: Colour = (14, 8, 22)
_DAY_SHADE: Colour = (74, 48, 20)


class TableLight:
    """How bright a thing on the table is, by where it lies: brightest in the middle, fading to the corners."""

    def __init__(self, view: TableView, theme: Theme) -> None:
        self.is_night = sum(theme.sky_bottom) < _DAYLIGHT
        self.centre: Point = view.point(WIDTH_CM / 2, LENGTH_CM * 0.46)
        self.radius = view.rect.width * 0.62
        left, right = view.point(0, 0), view.point(0, LENGTH_CM)
        self.squash = max(0.55, (left[1] - right[1]) * 0.86 / self.radius)
        self._glow = theme.glow
        self._shade = _NIGHT_SHADE if self.is_night else _DAY_SHADE

    def gradient(self, name: str, colour: Colour, warmth: float, fade: float) -> str:
        """A gradient called `name` for things of `colour`.

        Args:
            name: unique in its picture.
            colour: what they look like in plain light.
            warmth: how much of the lamp's colour (0–1) they take on in the middle.
            fade: how much of their light (0–1) they lose in the farthest corners at night; by day a third of that.
        """
        fade *= 1.0 if self.is_night else 0.33
        warmth *= 1.0 if self.is_night else 0.35
        lit = mixed(colour, self._glow, warmth)
        half = mixed(mixed(colour, self._glow, warmth * 0.4), self._shade, fade * 0.28)
        stops = [(0.0, lit, 1.0), (0.3, mixed(lit, half, 0.35), 1.0), (0.62, half, 1.0)]
        stops.append((1.0, mixed(colour, self._shade, fade), 1.0))
        return radial(name, self.centre, self.radius, stops, squash=self.squash)

    def shadow(self, opacity: float) -> float:
        """The opacity of a shadow: by day they are paler."""
        return opacity if self.is_night else opacity * 0.62
