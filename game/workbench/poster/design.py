"""What is on the poster: a question to stop for, the weasel with a mask, both games, one rule, and where to ask."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import Literal

import pygame

from game.app.wiring import Playable, make_contexts
from game.content.home_text import rules_for
from game.kiosk.contexts import Situation
from game.kiosk.places import Places
from game.kiosk.settings import Settings
from game.kiosk.tonight import tonight_of
from game.rules.lanterns import LANTERNS
from game.scenes.core.context import SceneContext
from game.scenes.core.pack import logo_of
from game.scenes.core.table_stage import has_table, motion_on, table_in
from game.scenes.core.wheel_stage import wheel_in
from game.ui.controls.craft import ribbon
from game.ui.controls.paper import sheet
from game.ui.draw.backdrop import awning_px, backdrop, sill_px
from game.ui.draw.lanterns import glow
from game.ui.draw.layout import columns, cut
from game.ui.draw.paint import drawn, drop, hex_code, panel
from game.ui.exhibit.photo import logo_place, paint_logo
from game.ui.measures import MM_PER_INCH
from game.ui.sound import Silence
from game.ui.type.fonts import BOLD
from game.words import Words, load_words
from game.workbench.poster.writing import Writing

Paper = Literal["A3", "A4"]
SIZES_MM: dict[Paper, tuple[float, float]] = {"A3": (297.0, 420.0), "A4": (210.0, 297.0)}
"""Width and height, ISO 216."""
DPI = 300
_DIAGONAL_INCH = 20.25
"""Of A3, and of every other size: a smaller poster is the same picture, smaller."""
_HELD = (282, -296)
"""In the weasel's units: where the mask is that he holds in pose `unmask`."""
_GRIP = (162, -206)
_TALL, _MASK = 620, 190
"""The weasel standing, and across the mask, in his units."""
_DISGUISE = "clerk"


def size_px(paper: Paper, dpi: int = DPI) -> tuple[int, int]:
    """Return width and height of an upright poster."""
    width, height = (round(side / MM_PER_INCH * dpi) for side in SIZES_MM[paper])
    return width, height


@dataclass(frozen=True)
class Poster:
    """A picture without its words, and the words to be written on it."""

    picture: pygame.Surface
    writing: Writing
    title: str

    @property
    def whole(self) -> pygame.Surface:
        """The picture with its words."""
        whole = self.picture.copy()
        self.writing.paint(whole)
        return whole


def poster_of(places: Places, settings: Settings, playable: Playable, size: tuple[int, int], where: str = "") -> Poster:
    """Return the upright poster of a pack, in the language where its visits start; `size` is in px.

    `where` tells where the stall is; without it there is room to write that by hand.
    """
    settings = replace(settings, diagonal_inch=_DIAGONAL_INCH)
    make = make_contexts(places, settings, playable, random.Random(0), Silence())
    context = make(Situation(size, playable.first.language, tonight=tonight_of(settings)))
    picture = backdrop(context.look.measures, context.look.theme, lit=LANTERNS)
    behind = picture.copy()  # one for all: each takes 70 MB
    return _Painter(replace(context, backdrop=lambda: behind), picture, where).poster()


class _Painter:
    """Draws one poster. Places are in units, of which 135 are its width."""

    def __init__(self, context: SceneContext, picture: pygame.Surface, where: str) -> None:
        self.context, self.look, self.where = context, context.look, where
        self.theme, self.units = context.look.theme, context.look.measures.units
        self.words: Words = load_words("poster", context.pack.language)
        self.picture, self.writing = picture, Writing(context.look)

    def poster(self) -> Poster:
        """Draw from the top to the foot."""
        measures = self.look.measures
        area = pygame.Rect(self.units(5), awning_px(measures) + self.units(5), self.units(125), 0)
        area.height = measures.height - sill_px(measures) - area.y
        top, rest = cut(area, "top", self.units(60), self.units(1))
        call, rest = cut(rest, "top", self.units(10.5), self.units(2.5))
        low, games = cut(rest, "bottom", self.units(21), self.units(2))
        plates = self._games(games)  # first: their pictures hold what is behind them
        self._call(call)
        self._question(top)
        for plate, name in zip(plates, ("wheel", "table"), strict=False):
            self._plate(plate, self.words[name])
        self._rule(low)
        self._foot()
        pack = self.context.pack
        return Poster(self.picture, self.writing, f"{self.words['question']} · {pack.title}".replace("\n", ""))

    # -- above --------------------------------------------------------------------------------------------------

    def _question(self, area: pygame.Rect) -> None:
        units, pack = self.units, self.context.pack
        name, question = cut(area, "top", units(9))
        self._weasel(pygame.Rect(area.right - units(50), area.y + units(1), units(50), area.height + units(1.5)))
        name.width = units(63)
        self.writing.write(pack.title, name, 7.5, self.theme.accent, align="left")
        question.width = units(float(self.words["question_wide"]))
        self.writing.write(self.words["question"], question, 40, self.theme.text, align="left", leading=1.08)

    def _weasel(self, area: pygame.Rect) -> None:
        """Draw him as high as `area`, facing left, with a mask that he has just taken off."""
        px = area.height
        light = glow(round(px * 1.5), self.theme.screen[0], 230)
        self.picture.blit(light, light.get_rect(center=area.center))
        figure = self.look.puppets.figure("weasel", "unmask", px, faces_left=True)
        rect = figure.picture.get_rect(bottomright=area.bottomright)
        root = rect.x + figure.root[0], rect.y + figure.root[1]
        figure.draw(self.picture, root)
        scale = px / _TALL
        grip, mask = ((root[0] - x * scale, root[1] + y * scale) for x, y in (_GRIP, _HELD))
        self._stick(grip, mask, scale)
        face = self.look.puppets.figure("people", "stand", round(_MASK * scale), who=_DISGUISE)
        face.draw(self.picture, mask)

    def _stick(self, grip: tuple[float, float], mask: tuple[float, float], scale: float) -> None:
        stick = f"M{grip[0] + 8 * scale} {grip[1] + 18 * scale}L{mask[0]} {mask[1]}"
        lines = ((15, self.theme.text), (7, self.theme.brass))
        parts = [
            f'<path d="{stick}" stroke="{hex_code(colour)}" stroke-width="{wide * scale}" stroke-linecap="round"/>'
            for wide, colour in lines
        ]
        x, y = round(min(grip[0], mask[0]) - 30 * scale), round(min(grip[1], mask[1]) - 30 * scale)
        place = pygame.Rect(x, y, round(200 * scale), round(180 * scale))
        self.picture.blit(drawn(parts, place.size, place), place)

    def _call(self, area: pygame.Rect) -> None:
        drop(self.picture, area, self.units(1), self.units(1), alpha=90, dy=self.units(0.75))
        self.picture.blit(ribbon(area.size, self.theme, self.theme.accent), area)
        self.writing.write(self.words["call"], area.inflate(-self.units(10), 0), 7.5, self.theme.card)

    # -- the games ----------------------------------------------------------------------------------------------

    def _games(self, area: pygame.Rect) -> list[pygame.Rect]:
        """Draw the wheel, and the table beside it if the pack has one; return the places of their names."""
        places = columns(area, 2, self.units(2)) if has_table(self.context) else [area]
        plates = [pygame.Rect(0, 0, self.units(48), self.units(10.5)) for _ in places]
        for place, plate in zip(places, plates, strict=True):
            plate.midbottom = place.midbottom
        side = min(places[0].width, places[0].height - self.units(7))
        wheel = pygame.Rect(0, 0, side, side)
        wheel.midbottom = places[0].centerx, plates[0].top + self.units(1.5)
        face = wheel_in(self.context, wheel)
        first = face.looks[0]
        face.draw(self.picture, -first.start_deg - first.sweep_deg / 2)
        if len(places) > 1:
            table = pygame.Rect(places[1].x, 0, places[1].width, side - self.units(6))
            table.midbottom = places[1].centerx, plates[1].top + self.units(2)
            board = table_in(self.context, table, is_prop=True)
            board.draw(self.picture)
            motion_on(self.context, board).draw(self.picture)
        return plates

    def _plate(self, rect: pygame.Rect, name: str) -> None:
        units, theme = self.units, self.theme
        drop(self.picture, rect, units(3), units(1), alpha=100, dy=units(1))
        self.picture.blit(panel(rect.size, units(3), theme.button_edge, edge=theme.text, edge_px=units(0.5)), rect)
        face = pygame.Rect(rect.x, rect.y, rect.width, rect.height - units(1.5))
        self.picture.blit(panel(face.size, units(3), theme.button, edge=theme.text, edge_px=units(0.5)), face)
        self.writing.write(name, face.inflate(-units(5), -units(1)), 6.5, theme.button_ink)

    # -- below --------------------------------------------------------------------------------------------------

    def _rule(self, area: pygame.Rect) -> None:
        """Write one rule on paper beside the zongzi, and the two numbers to call."""
        units, theme, pack = self.units, self.theme, self.context.pack
        zongzi, rest = cut(area, "left", units(24))
        calls, paper = cut(rest, "right", units(42), units(3))
        sheet(self.picture, paper, self.look)
        figure = self.look.puppets.figure("zongzi", "point", round(area.height * 1.1), faces_left=True)
        rect = figure.picture.get_rect(midbottom=(zongzi.centerx + units(1), area.bottom + units(1)))
        figure.draw(self.picture, (rect.x + figure.root[0], rect.y + figure.root[1]))
        rule = pack.rules_of_thumb[rules_for(pack, None)[0]].text
        _, room = cut(paper.inflate(-units(4), -units(3)), "left", units(5))  # his hand reaches so far
        self.writing.write(rule, room, 9, theme.card_ink, leading=1.22, is_whole=False)
        for row, name in zip((calls.copy(), calls.copy()), ("ask", "alarm"), strict=True):
            row.height = (area.height - units(1)) // 2
            row.bottom = calls.bottom if name == "alarm" else row.bottom
            self._number(row, name)

    def _number(self, row: pygame.Rect, name: str) -> None:
        drop(self.picture, row, self.units(3), self.units(1), alpha=90, dy=self.units(0.75))
        self.picture.blit(panel(row.size, self.units(3), self.theme.chip), row)
        words, number = cut(row.inflate(-self.units(4), 0), "left", self.units(17), self.units(1))
        self.writing.write(self.words[name], words, 5, self.theme.lamp, weight=BOLD, align="left")
        self.writing.write(self.words[f"{name}_number"], number, 9, self.theme.button)

    def _foot(self) -> None:
        """Write on the sill: that it costs nothing, how to begin, where it is, and who stands behind it."""
        measures, units, theme = self.look.measures, self.units, self.theme
        sill = pygame.Rect(units(5), measures.height - sill_px(measures) + units(2), units(125), sill_px(measures))
        sill.height -= units(3)
        left, right = cut(sill, "left", units(62), units(3))
        free, begin = cut(left, "top", units(8.5))
        self.writing.write(self.words["free"], free, 7.5, theme.button, align="left")
        self.writing.write(self.words["begin"], begin, 5, theme.lamp, weight=BOLD, align="left")
        if (logo := logo_of(self.context)) is not None:
            mark, right = logo_place(right, "right", units(2), logo)
            paint_logo(self.picture, mark, logo, self.look)
        strip, organiser = cut(right, "top", units(9))
        self.picture.blit(panel(strip.size, units(1.5), theme.card, edge=theme.brass, edge_px=units(0.4)), strip)
        inner = strip.inflate(-units(3), 0)
        said = self.words("where", where=self.where) if self.where else self.words["where_blank"]
        self.writing.write(said, inner, 4.5, theme.card_ink, align="left")
        self.writing.write(self.context.pack.organiser, organiser, 4, theme.lamp, weight=BOLD)
