"""Pictures of the paper boxes that stand on the table."""

from __future__ import annotations

from functools import lru_cache

import pygame

from game.rules.table_plan import BOX_SIDE_CM, WIDTH_CM
from game.ui.draw.kept import loose
from game.ui.draw.paint import drawn, mixed
from game.ui.draw.svg import Point, area, line, rounded
from game.ui.table.view import TableLight, TableView, covering
from game.ui.theme import Theme

BOX_HEIGHT_CM = 7.0
_KRAFT, _WHITE, _BLACK = (203, 158, 100), (255, 255, 255), (0, 0, 0)


class TableBoxes:
    """Pictures of boxes, each drawn once for its place."""

    def __init__(self, view: TableView, light: TableLight, theme: Theme) -> None:
        self.view, self.light, self.theme = view, light, theme
        self.at = lru_cache(maxsize=None)(loose(self._at))

    def _at(self, x_cm: float, y_cm: float) -> tuple[pygame.Surface, pygame.Rect]:
        """Return the picture of a box with its middle there, its shadow included, and its place on the screen."""
        place = self._bounds(x_cm, y_cm)
        return drawn(self._markup(x_cm, y_cm), place.size, place), place

    def _bounds(self, x: float, y: float) -> pygame.Rect:
        half = BOX_SIDE_CM / 2
        air = self.view.px_per_cm(y) * 1.6
        xs = [corner[0] for corner in self.view.quad(x - half, y - half, BOX_SIDE_CM, BOX_SIDE_CM)]
        top, bottom = self.view.raised(x, y + half, BOX_HEIGHT_CM)[1] - 3, self.view.point(x, y - half)[1] + air
        return covering(((min(xs) - air, top), (max(xs) + air, bottom)))

    def _markup(self, x: float, y: float) -> list[str]:
        half = BOX_SIDE_CM / 2
        near, far, left, right = y - half, y + half, x - half, x + half
        view, px = self.view, self.view.px_per_cm(near)

        def top(px_cm: float, py_cm: float) -> Point:
            return view.raised(px_cm, py_cm, BOX_HEIGHT_CM)

        kraft = mixed(_KRAFT, self.theme.glow, 0.10 if self.light.is_night else 0.0)
        lid, front = mixed(kraft, _WHITE, 0.16), mixed(kraft, self.theme.wood_dark, 0.16)
        side, seam = mixed(kraft, self.theme.wood_dark, 0.42), mixed(kraft, self.theme.wood_dark, 0.6)
        parts = []
        for grow in (1.1, 0.8, 0.5, 0.25):
            side_cm = BOX_SIDE_CM + 2 * grow
            outline = rounded(left - grow, near - grow * 1.2, side_cm, side_cm, 0.4 + grow)
            points = [view.point(*place) for place in outline]
            parts.append(area(points, _BLACK, self.light.shadow(0.14)))
        face_x = left if x > WIDTH_CM / 2 else right  # the side towards the middle is visible
        flank = [view.point(face_x, near), view.point(face_x, far), top(face_x, far), top(face_x, near)]
        # Tape over the lid, with its end on the front.
        tape, end = 0.9, BOX_HEIGHT_CM * 0.68
        pale = mixed(self.theme.table_card, kraft, 0.25)
        taped = [top(x - tape, near), top(x + tape, near)]
        parts += [
            area(flank, side),
            area([view.point(left, near), view.point(right, near), top(right, near), top(left, near)], front),
            area([top(left, near), top(right, near), top(right, far), top(left, far)], lid),
            area([*taped, top(x + tape, far), top(x - tape, far)], pale),
            area(
                [*taped, view.raised(x + tape, near, end), view.raised(x - tape, near, end)],
                mixed(pale, self.theme.wood_dark, 0.14),
            ),
            line([top(x, near), top(x, far)], seam, px * 0.09, 0.7),
            line([top(left, near), top(right, near)], mixed(lid, _WHITE, 0.45), px * 0.12, 0.8),
        ]
        for sign in (-1, 1):  # "this way up" arrows
            parts += self._arrow(x + sign * 2.9, near, seam, px)
        return parts

    def _arrow(self, x: float, near: float, ink: tuple[int, int, int], px: float) -> list[str]:
        def at(dx: float, height: float) -> Point:
            return self.view.raised(x + dx, near, height)

        return [
            line([at(0, 1.2), at(0, 3.6)], ink, px * 0.28, 0.85),
            line([at(-0.75, 2.8), at(0, 3.7), at(0.75, 2.8)], ink, px * 0.28, 0.85),
        ]
