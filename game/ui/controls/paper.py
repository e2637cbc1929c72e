"""Cards, banners and chips that are read and take no touch."""

from __future__ import annotations

import pygame

from game.ui.controls.craft import lay_card, ribbon
from game.ui.controls.look import Look
from game.ui.draw.paint import drop, panel
from game.ui.measures import Measures
from game.ui.theme import Colour
from game.ui.type.fonts import HEAVY
from game.ui.type.text_stack import TextStack

FLAT = 2.0
"""As many times as wide as high is a place in which things stand side by side."""
_MARKS = 3  # on a gauge
_SIGN = 1.2
"""Of the type size: the width that a sign takes in a tag."""


def sheet(
    target: pygame.Surface, rect: pygame.Rect, look: Look, *, fill: Colour | None = None, edge: Colour | None = None
) -> None:
    """Draw a sheet of paper with its shadow, and with `edge` a bold border that marks it as picked."""
    units = look.measures.units
    if not target.get_clip().colliderect(rect.inflate(units(8), units(8))):
        return  # too small to be visible
    look.pause()
    lay_card(target, rect, look.measures, look.theme, fill or look.theme.card, picked=edge)


def written_sheet(
    target: pygame.Surface,
    area: pygame.Rect,
    look: Look,
    words: TextStack,
    air: tuple[float, float] = (6, 4),
    *,
    is_centred: bool = False,
    middle: bool = True,
) -> None:
    """Draw a sheet as high as its words, at the top of `area` or halfway down; `air` around them in units."""
    units = look.measures.units
    height = words.height((area.width - units(air[0]), area.height - units(4))) + units(5)
    paper = pygame.Rect(area.x, area.y, area.width, min(area.height, height))
    if is_centred:
        paper.y += (area.height - paper.height) // 2
    sheet(target, paper, look)
    words.draw(target, paper.inflate(-units(air[0]), -units(air[1])), middle=middle)


def banner_px(measures: Measures) -> int:
    """Return the height of a banner in px: room for one heavy line, even in large text."""
    return min(round(measures.text_px("button") * 1.65), measures.units(11))


def banner(
    target: pygame.Surface, rect: pygame.Rect, look: Look, text: str, icon: str, fill: Colour, ink: Colour
) -> None:
    """Draw a coloured strip with an icon and a heavy line that says whether the answer was right."""
    units = look.measures.units
    drop(target, rect, units(1), units(1), alpha=90, dy=units(0.75))
    target.blit(ribbon(rect.size, look.theme, fill), rect)
    icon_px = round(rect.height * 0.62)
    target.blit(look.icons.draw(icon, icon_px, ink, ink), (rect.x + units(3), rect.centery - icon_px // 2))
    left = rect.x + units(4) + icon_px
    room = (rect.right - units(3) - left, rect.height)
    block = look.type.fit(text, look.measures.text_px("button"), look.measures.smallest_px(), room, HEAVY)
    look.type.draw(target, block, (left, rect.centery - block.height // 2), ink)


def tag_rect(look: Look, text: str, icon: str = "") -> pygame.Rect:
    """Return the rectangle that a tag takes, px, for the caller to move to its place."""
    px = look.measures.smallest_px()
    wide = round(look.type.width(text, px, HEAVY)) + round(px * 0.96) + (round(px * _SIGN) if icon else 0)
    return pygame.Rect(0, 0, wide, round(px * 1.35))


def tag(
    target: pygame.Surface, rect: pygame.Rect, look: Look, text: str, fill: Colour, ink: Colour, icon: str = ""
) -> None:
    """Draw a small chip with a word or two, behind a sign if one is named, in `rect`, which is a moved `tag_rect`."""
    px = look.measures.smallest_px()
    line = look.type.line(text, px, ink, HEAVY)
    target.blit(panel(rect.size, rect.height // 2, fill), rect)
    place = line.get_rect(center=rect.center)
    if icon:
        place.x += round(px * _SIGN / 2)
        sign = look.icons.draw(icon, px, ink, ink)
        target.blit(sign, sign.get_rect(midright=(place.x - round(px * (_SIGN - 1)), rect.centery)))
    target.blit(line, place)


def icon_tile(target: pygame.Surface, rect: pygame.Rect, look: Look, icon: str, fill: Colour, ink: Colour) -> None:
    """Draw an icon on a coloured tile, as on the wheel."""
    units = look.measures.units
    drop(target, rect, round(rect.width * 0.22), units(1), alpha=100, dy=units(0.5))
    edge_px = max(2, round(rect.width * 0.035))
    target.blit(panel(rect.size, round(rect.width * 0.22), fill, edge=look.theme.card_ink, edge_px=edge_px), rect)
    picture = look.icons.draw(icon, round(rect.width * 0.72), ink, look.theme.button)
    target.blit(picture, picture.get_rect(center=rect.center))


class Gauge:
    """The power of a held button: a bar at `rect` that fills from left to right."""

    def __init__(self, rect: pygame.Rect, look: Look) -> None:
        self.rect = rect
        theme, units = look.theme, look.measures.units
        radius = rect.height // 2
        edge_px = max(2, units(0.3))
        self._empty = panel(rect.size, radius, theme.chip, edge=theme.chip_edge, edge_px=edge_px)
        self._full = panel(rect.size, radius, theme.button, edge=theme.chip_edge, edge_px=edge_px)
        self._ink = theme.chip_ink

    def draw(self, target: pygame.Surface, power: float) -> None:
        """Draw the bar, filled to `power` (0–1)."""
        target.blit(self._empty, self.rect)
        width = round(self.rect.width * power)
        if width:
            target.blit(self._full, self.rect, (0, 0, width, self.rect.height))
        for mark in range(1, _MARKS + 1):
            x, wide = self.rect.x + self.rect.width * mark // (_MARKS + 1), max(1, self.rect.height // 14)
            inset = self.rect.height // 3
            target.fill(self._ink, (x, self.rect.y + inset, wide, self.rect.height - 2 * inset))
