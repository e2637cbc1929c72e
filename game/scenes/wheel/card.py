"""The card of a kind of scam: the weasel in that disguise, and its name on the colour of its slice."""

from __future__ import annotations

import math

import pygame

from game.scenes.core.context import SceneContext
from game.scenes.core.wheel_stage import slice_colours
from game.ui.draw.kept import Kept
from game.ui.draw.paint import drawn, drop, mixed, panel
from game.ui.draw.svg import area
from game.ui.measures import Measures
from game.ui.theme import Colour
from game.ui.type.fonts import HEAVY
from game.ui.wheel.flight import Landing
from game.ui.wheel.layout import is_han

_NAME_SHARE = 1.4
"""Of the size of a question: the name is what is read from afar."""
_STRIP = 0.36
"""The most of a card's height that the name takes."""
_RADIUS, _EDGE = 3.0, 0.5  # of its corners, and of the line around it, in units
_WHITE: Colour = (255, 255, 255)
_RAYS = 24
_MOST_KEPT = 3
"""Papers of cards: that of this visit in its sizes, and not those of all scams that were ever met."""
_Paper = tuple[str, tuple[int, int]]
"""The scam's name, and the size in px."""


class ScamCard:
    """Card of scam `index` in `rect`, px, laid out at once."""

    def __init__(self, context: SceneContext, index: int, rect: pygame.Rect) -> None:
        self._context = context
        self.rect = rect
        self._scam = context.pack.scams[index]
        self._fill, self._ink = slice_colours(context, index)
        look, units = context.look, context.look.measures.units
        box = (rect.width - units(4), round(rect.height * _STRIP))
        most_px = round(look.measures.text_px("question") * _NAME_SHARE)
        if is_han(self._scam.name):  # in one line
            most_px = min(most_px, math.floor(box[0] / len(self._scam.name)))
        least_px = look.measures.smallest_px()
        self._name = look.type.fit(self._scam.name, max(least_px, most_px), least_px, box, HEAVY, leading=1.2)
        self._strip = pygame.Rect(rect.x, 0, rect.width, self._name.height + units(3))
        self._strip.bottom = rect.bottom - units(1)
        picture = pygame.Rect(rect.x, rect.y + units(1), rect.width, self._strip.top - rect.y - units(1))
        side = round(min(picture.height * 0.94, picture.width * 0.86))
        self._icon = pygame.Rect(0, 0, side, side)
        self._icon.center = picture.center

    def draw(self, plate: pygame.Surface) -> None:
        """Paint it."""
        look, units, rect = self._context.look, self._context.look.measures.units, self.rect
        drop(plate, rect, units(_RADIUS), units(1), alpha=110, dy=units(0.75))
        kept = self._context.once("scam cards", lambda _: Kept[_Paper](_MOST_KEPT * 4 * rect.width * rect.height))
        plate.blit(kept.get((self._scam.name, rect.size), self._paper), rect)
        icon = self._picture()
        plate.blit(icon, icon.get_rect(center=self._icon.center))
        top = self._strip.centery - self._name.height // 2
        look.type.draw(plate, self._name, (rect.centerx, top), self._ink, align="centre")

    def landing(self) -> Landing:
        """Return where a slice ends that becomes this card."""
        look, name = self._context.look, self._name
        step = name.px * name.leading
        first = self._strip.centery - step * (len(name.lines) - 1) / 2
        lines = {line: (float(self.rect.centerx), first + number * step) for number, line in enumerate(name.lines)}
        letters: list[tuple[float, float]] = []
        for line, (x, y) in lines.items():
            left = x - look.type.width(line, name.px, HEAVY) / 2
            for at in range(len(line)):
                letters.append((left + look.type.width(line[:at] + line[at], name.px, HEAVY) - name.px / 2, y))
        edge_px, radius = _edges(look.measures)
        return Landing(self.rect, radius, edge_px, self._picture(), self._icon.center, name.px, lines, tuple(letters))

    def _picture(self) -> pygame.Surface:
        look = self._context.look
        return look.icons.draw(self._scam.icon, self._icon.width, self._ink, look.theme.button)

    def _paper(self) -> pygame.Surface:
        """Return the card without its icon and name: rays behind the weasel, a line above the name."""
        units, size = self._context.look.measures.units, self.rect.size
        edge_px, radius = _edges(self._context.look.measures)
        paper = panel(size, radius, self._fill, edge=self._ink, edge_px=edge_px).copy()
        strip = self._strip.move(-self.rect.x, -self.rect.y)
        room = pygame.Rect(edge_px, units(1.5), size[0] - 2 * edge_px, strip.top - units(1.5))
        room.inflate_ip(-units(2), 0)
        paper.fill(mixed(self._fill, _WHITE, 0.45), room)
        middle = room.width / 2, room.height * 0.55
        far = math.hypot(*room.size)
        ray = math.tau / _RAYS
        rays = [
            area(
                [middle, *((middle[0] + far * math.cos(turn), middle[1] + far * math.sin(turn)) for turn in turns)],
                mixed(self._fill, _WHITE, 0.7),
            )
            for turns in ((ray * number, ray * (number + 1)) for number in range(0, _RAYS, 2))
        ]
        paper.blit(drawn(rays, room.size), room)
        pygame.draw.rect(paper, self._ink, room, max(1, edge_px // 2))
        return paper


def _edges(measures: Measures) -> tuple[int, int]:
    """Return the width of the line around a card and the radius of its corners, px."""
    return max(2, measures.units(_EDGE)), measures.units(_RADIUS)
