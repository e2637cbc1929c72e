"""The table's wood as SVG markup: planks, rails, tape along open edges, the line, front board and legs."""

from __future__ import annotations

import math
import random

from game.rules.table_plan import LENGTH_CM, LINE_CM, START, WIDTH_CM, TablePlan
from game.ui.draw.paint import mixed
from game.ui.draw.svg import Point, Stop, area, circle, line, linear, radial, rounded
from game.ui.table.view import RAIL_CM, RAIL_HEIGHT_CM, TableLight, TableView
from game.ui.theme import Theme

TAPE_CM = 1.5
"""Along an open edge this much is taken by its striped tape."""
_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)
_PLANKS = 8
# The grain is fixed: the same on every screen and in every golden image.
_GRAIN_SEED = 5
_LIP_CM = 2.2
_BULBS = 11
_LEAN_CM = 1.1  # of the stripes of the tape


class TableWood:
    """Markup of everything wooden."""

    def __init__(self, view: TableView, plan: TablePlan, light: TableLight, theme: Theme) -> None:
        self.view, self.plan, self.light, self.theme = view, plan, light, theme
        self.px = view.px_per_cm(0)
        self.left = -RAIL_CM if plan.left == "rail" else 0.0
        self.right = WIDTH_CM + RAIL_CM if plan.right == "rail" else WIDTH_CM
        self.far = LENGTH_CM + RAIL_CM if plan.far == "rail" else LENGTH_CM
        self.shine = mixed(theme.table_wood, theme.lamp, 0.55)

    def markup(self) -> list[str]:
        """Return everything from the floor up to the rails; cards and paint go on top."""
        parts = [*self._floor(), *self._legs(), *self._below(), *self._planks(), *self._grain(), *self._rail_shadows()]
        return [*parts, *self._tape(), *self._far_rail(), *self._side_rails(), *self._front()]

    def _floor(self) -> list[str]:
        rect, dark = self.view.rect, self.light.shadow(0.75)
        middle = (rect.centerx, rect.bottom - self.px * 1.5)
        stops = [(0.0, _BLACK, dark), (0.55, _BLACK, dark * 0.75), (1.0, _BLACK, 0.0)]
        wide = rect.width * 0.5
        squash = self.px * 1.45 / wide
        ring = [(middle[0] + x * wide, middle[1] + y * wide * squash) for x, y in circle(0, 0, 1, 32)]
        return [radial("floor", middle, wide, stops, squash=squash), area(ring, "floor")]

    def _below(self) -> list[str]:
        """Return the soft shadow around the table top."""
        points = self.view.quad(self.left, -2, self.right - self.left, LENGTH_CM + 3)
        points = [(x, y + self.px * 0.4) for x, y in points]
        # Strokes, not areas: what lies below the planks need not be painted.
        return [
            line(points, _BLACK, self.px * wide, 0.15 if self.light.is_night else 0.04, closed=True)
            for wide in (1.7, 1.1, 0.5)
        ]

    def _planks(self) -> list[str]:
        theme, view = self.theme, self.view
        tones = (0.0, 0.10, 0.03, 0.14, 0.06)
        parts = [
            self.light.gradient(f"plank{number}", mixed(theme.table_wood, theme.wood_dark, tone), 0.48, 0.74)
            for number, tone in enumerate(tones)
        ]
        width = WIDTH_CM / _PLANKS
        for number in range(_PLANKS):
            board = view.quad(number * width, -0.2, width, self.far + 0.2)
            parts.append(area(board, f"plank{(number * 2 + number // 3) % len(tones)}"))
        for number in range(1, _PLANKS):
            x = number * width
            parts.append(area(view.quad(x - 0.11, 0, 0.22, self.far), theme.wood_dark, 0.75))
            parts.append(area(view.quad(x + 0.11, 0, 0.12, self.far), mixed(theme.table_wood, theme.glow, 0.5), 0.28))
        return parts

    def _grain(self) -> list[str]:
        rng = random.Random(_GRAIN_SEED)
        width, parts = WIDTH_CM / _PLANKS, []
        dark = mixed(self.theme.table_wood, self.theme.wood_dark, 0.7)
        for plank in range(_PLANKS):
            for _ in range(5):
                x = plank * width + rng.uniform(0.8, width - 0.8)
                start = rng.uniform(0, LENGTH_CM * 0.7)
                end = min(LENGTH_CM, start + rng.uniform(14, 44))
                sway, turn = rng.uniform(0.1, 0.3), rng.uniform(0, math.tau)
                steps = [start + (end - start) * step / 8 for step in range(9)]
                points = [self.view.point(x + sway * math.sin(turn + y * 0.13), y) for y in steps]
                parts.append(line(points, dark, self.px * rng.uniform(0.05, 0.12), rng.uniform(0.12, 0.3)))
        for plank, y in ((1, 13.0), (5, 5.0), (6, 17.5)):
            x = (plank + 0.55) * width
            for radius, opacity in ((1.15, 0.13), (0.8, 0.16), (0.42, 0.4)):
                points = [self.view.point(x + (px - x) * 0.5, py) for px, py in circle(x, y, radius, 28)]
                parts.append(area(points, dark, opacity))
        return parts

    def paint(self) -> list[str]:
        """Return the dashed line, and the ring at the can's starting place."""
        parts, count = [], 17
        step = WIDTH_CM / (count - 0.4)
        white = mixed(_WHITE, self.theme.glow, 0.1)
        for number in range(count):
            dash = rounded(number * step, LINE_CM - 0.34, step * 0.6, 0.68, 0.3)
            parts.append(area([self.view.point(*point) for point in dash], white, 0.94))
        outer = [self.view.point(*point) for point in circle(*START, 5.2)]
        parts.append(area(outer, _BLACK, 0.10))
        parts.append(line(outer, white, self.px * 0.28, 0.55, closed=True))
        inner = [self.view.point(*point) for point in circle(*START, 4.2)]
        parts.append(line(inner, white, self.px * 0.12, 0.4, closed=True))
        return parts

    def _rail_shadows(self) -> list[str]:
        parts, view, plan = [], self.view, self.plan
        dark = self.light.shadow(0.085)
        for reach in (0.35, 0.75, 1.2, 1.7, 2.3, 3.0):
            left, right = (0, 0, reach, LENGTH_CM), (WIDTH_CM - reach, 0, reach, LENGTH_CM)
            far = (0, LENGTH_CM - reach, WIDTH_CM, reach)
            for edge, strip in ((plan.left, left), (plan.right, right), (plan.far, far)):
                if edge == "rail":
                    parts.append(area(view.quad(*strip), _BLACK, dark))
            parts.append(area(view.quad(0, 0, WIDTH_CM, reach * 0.4), _BLACK, dark * 0.8))
        return parts

    def _tape(self) -> list[str]:
        """Return striped tape along every open edge, and the bright rounded edge of the wood."""
        parts: list[str] = []
        wide = TAPE_CM - 0.4
        for edge, x, inward in ((self.plan.left, 0.0, 1), (self.plan.right, WIDTH_CM, -1)):
            if edge == "open":
                outer = x + 0.3 * inward
                parts += self._tape_along([((outer, y), (outer + wide * inward, y)) for y in _steps(LENGTH_CM)])
                parts += self._edge((x, 0), (x, LENGTH_CM), -0.35 * inward)
        if self.plan.far == "open":
            y = LENGTH_CM - 0.3
            parts += self._tape_along([((x, y), (x, y - wide)) for x in _steps(WIDTH_CM)])
            parts += self._edge((0, LENGTH_CM), (WIDTH_CM, LENGTH_CM), 0.0)
        return parts

    def _tape_along(self, rungs: list[tuple[Point, Point]]) -> list[str]:
        view, ink = self.view, self.theme.table_ink
        first, last = rungs[0], rungs[-1]
        whole = [view.point(*place) for place in (first[0], last[0], last[1], first[1])]
        parts = [area(whole, mixed(self.theme.button, self.theme.wood_dark, 0.12))]
        across, along = (_LEAN_CM, 0.0) if first[0][1] == last[0][1] else (0.0, _LEAN_CM)
        for (outer, inner), (outer_end, inner_end) in zip(rungs[1:-1:2], rungs[2::2], strict=False):
            slipped = [(x - across, y - along) for x, y in (inner_end, inner)]
            parts.append(area([view.point(*place) for place in (outer, outer_end, *slipped)], ink, 0.92))
        return parts

    def _edge(self, start: Point, end: Point, out_cm: float) -> list[str]:
        """Return the rounded edge, lit above and dark below."""
        view, theme = self.view, self.theme
        places = [view.point(*start), view.point(*end)]
        drop = [view.point(start[0] + out_cm, start[1]), view.point(end[0] + out_cm, end[1])]
        parts = [area([*places, *reversed(drop)], mixed(theme.wood_dark, _BLACK, 0.35))] if out_cm else []
        return [*parts, line(places, mixed(theme.table_wood, _WHITE, 0.55), self.px * 0.17, 0.9)]

    def _side_rails(self) -> list[str]:
        left = self._rail("left", 0.0, self.left) if self.plan.left == "rail" else []
        return left + (self._rail("right", WIDTH_CM, self.right) if self.plan.right == "rail" else [])

    def _rail(self, name: str, inner: float, outer: float) -> list[str]:
        """Return one side rail: inner face, top with a lit and a shaded side, and outer edge."""
        view, theme = self.view, self.theme
        top_in, top_out = ([view.raised(x, y, RAIL_HEIGHT_CM) for y in (0.0, self.far)] for x in (inner, outer))
        foot_in, foot_out = ([view.point(x, y) for y in (0.0, self.far)] for x in (inner, outer))
        wood = mixed(theme.wood, theme.wood_dark, 0.1)
        parts = [
            self.light.gradient(f"{name}_top", mixed(wood, _WHITE, 0.16), 0.34, 0.45),
            self.light.gradient(f"{name}_face", mixed(theme.wood, theme.wood_dark, 0.62), 0.18, 0.5),
            area([*foot_out, *reversed(top_out)], mixed(theme.wood_dark, _BLACK, 0.3)),
            area([*foot_in, *reversed(top_in)], f"{name}_face"),
            area([*top_in, *reversed(top_out)], f"{name}_top"),
            line(top_in, self.shine, self.px * 0.13, 0.75),
            line(top_out, theme.wood_dark, self.px * 0.14, 0.8),
            line(foot_in, _BLACK, self.px * 0.12, 0.45),
        ]
        end = [foot_in[0], foot_out[0], top_out[0], top_in[0]]
        return [*parts, area(end, mixed(theme.wood, theme.wood_dark, 0.3))]

    def _far_rail(self) -> list[str]:
        if self.plan.far == "open":
            return []
        view, theme, near, far = self.view, self.theme, LENGTH_CM, self.far
        face = [view.point(0, near), view.point(WIDTH_CM, near)]
        face += [view.raised(x, near, RAIL_HEIGHT_CM) for x in (WIDTH_CM, 0)]
        corners = ((self.left, near), (self.right, near), (self.right, far), (self.left, far))
        top = [view.raised(x, y, RAIL_HEIGHT_CM) for x, y in corners]
        return [
            self.light.gradient("far_top", mixed(theme.wood, _WHITE, 0.08), 0.3, 0.5),
            self.light.gradient("far_face", mixed(theme.wood, theme.wood_dark, 0.45), 0.25, 0.5),
            area(face, "far_face"),
            area(top, "far_top"),
            line(top[:2], self.shine, self.px * 0.11, 0.75),
            line(face[:2], _BLACK, self.px * 0.1, 0.45),
        ]

    def _front(self) -> list[str]:
        """Return the lip at the player's edge and the front board with its lamps."""
        view, theme, px = self.view, self.theme, self.px
        near = [view.point(self.left, 0), view.point(self.right, 0)]
        lip = [view.point(self.left, -_LIP_CM), view.point(self.right, -_LIP_CM)]
        (left, top), (right, _) = lip
        deep = (view.rect.bottom - top) * 0.56
        board = [(left, top), (right, top), (right, top + deep), (left, top + deep)]
        wood = mixed(theme.wood, theme.wood_dark, 0.12)
        shades = ((0.0, 0.28), (0.7, 0.5), (1.0, 0.85))
        face: list[Stop] = [(at, mixed(theme.wood, theme.wood_dark, dark), 1.0) for at, dark in shades]
        parts = [
            linear("board", (left, top), (left, top + deep), face),
            self.light.gradient("lip", mixed(wood, _WHITE, 0.08), 0.3, 0.42),
            area(board, "board"),
            area([*near, *reversed(lip)], "lip"),
            line(near, _BLACK, px * 0.1, 0.5),
            line([(x, y - px * 0.05) for x, y in lip], self.shine, px * 0.14, 0.8),
            area([(left, top), (right, top), (right, top + deep * 0.16), (left, top + deep * 0.16)], _BLACK, 0.28),
        ]
        return parts + self._bulbs(left, right, top + deep * 0.56, deep * 0.2)

    def _bulbs(self, left: float, right: float, y: float, radius: float) -> list[str]:
        """Return a row of lamps on the front board, like those on the wheel's rim."""
        parts, theme = [], self.theme
        bulb = [(0.0, _WHITE, 1.0), (0.45, mixed(theme.lamp, _WHITE, 0.5), 1.0), (1.0, theme.button, 1.0)]
        halo = [(0.0, theme.glow, 0.9), (0.4, theme.glow, 0.45), (1.0, theme.glow, 0.0)]
        for number in range(_BULBS):
            x = left + (right - left) * (number + 0.5) / _BULBS
            parts += [
                radial(f"halo{number}", (x, y), radius * 2.3, halo),
                radial(f"bulb{number}", (x, y), radius, bulb),
                area(circle(x, y, radius * 2.3, 24), f"halo{number}"),
                area(circle(x, y, radius * 0.8, 20), f"bulb{number}"),
            ]
        return parts

    def _legs(self) -> list[str]:
        view, theme, px = self.view, self.theme, self.px
        top, bottom = view.point(0, -_LIP_CM)[1], view.rect.bottom - px * 0.6
        stops: list[Stop] = [(0.0, mixed(theme.wood, theme.wood_dark, 0.35), 1.0)]
        stops += [(0.35, mixed(theme.wood, _WHITE, 0.05), 1.0), (1.0, mixed(theme.wood_dark, _BLACK, 0.2), 1.0)]
        parts = []
        for number, (outer, inward) in enumerate(((self.left + 0.6, 1), (self.right - 0.6, -1))):
            x, wide = view.point(outer, -_LIP_CM)[0], inward * px * 4.4
            leg = [(x, top), (x + wide, top), (x + wide * 0.86, bottom), (x + wide * 0.1, bottom)]
            left, right = sorted(leg[:2])
            parts += [linear(f"leg{number}", left, right, stops), area(leg, f"leg{number}")]
        return parts


def _steps(length: float) -> list[float]:
    """Return evenly spaced offsets from end to end, about two for each stripe and gap."""
    count = 2 * round(length / 3.4) + 1
    return [length * number / (count - 1) for number in range(count)]
