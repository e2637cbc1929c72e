"""Buttons and cards: their look and place. What a tap does is up to the scene."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import Literal

import pygame

from game.ui.controls.craft import card, coin, dashed, quiet_ink
from game.ui.controls.look import Look
from game.ui.controls.styles import HERO_LEADING, Style, StyledStack
from game.ui.draw.folded import Foldable
from game.ui.draw.layout import cut
from game.ui.draw.paint import drop, mixed, panel
from game.ui.measures import LINE_HEIGHT, Measures
from game.ui.theme import Colour
from game.ui.type.fonts import BOLD, HEAVY
from game.ui.type.memory import Block

_ONE_LINE = 0.75
"""Of the size in several lines: words are rather in one line of this size."""
_CHIP_HIGH = 0.86
"""Of a chip's height: its words."""
_NAME = Style("button", "button_ink", HEAVY, HERO_LEADING)
_CALL = Style("small", "button_ink", BOLD, HERO_LEADING)
Kind = Literal["primary", "quiet", "help", "card", "plate", "picture"]


@dataclass
class Button:
    """A control that acts when it is released inside.

    Kinds: `primary` is gold (one a screen), `quiet` a dark chip, `help` a bright one, `card` an answer on paper;
    `plate` is the gold name of a thing that is touched itself; `picture` paints nothing, because the scene has drawn
    what is touched.
    """

    name: str  # identifies it within the screen
    rect: pygame.Rect  # drawn area in px
    label: str  # its words
    kind: Kind = "primary"
    icon: str | None = None  # drawn before the words
    body: str = ""  # a second, smaller line (plates only)
    thing: pygame.Rect | None = None  # what stands by the plate and is touched like it, px
    badge: str | None = None  # a short mark on the upper right corner of a picked card
    is_large: bool = False  # its words are large (cards only; those with an icon always are)
    is_pressed: bool = False  # a finger is on it
    is_live: bool = True  # it takes touches
    value: object = None  # passed to the scene when it is tapped
    _cache: dict[tuple[bool, str | None, bool], Foldable] = field(default_factory=dict, repr=False)

    def hit_box(self, measures: Measures) -> pygame.Rect:
        """Return the area in which a press counts, a little larger than the picture."""
        return self._touched.inflate(2 * measures.slop_px, 2 * measures.slop_px)

    def slip_box(self, measures: Measures) -> pygame.Rect:
        """Return the area in which a release still counts."""
        return self._touched.inflate(2 * measures.slip_px, 2 * measures.slip_px)

    @property
    def _touched(self) -> pygame.Rect:
        return self.rect if self.thing is None else self.rect.union(self.thing)

    def extent(self, measures: Measures) -> pygame.Rect:
        """Return everything this widget may paint, its shadow and badge included."""
        return self.rect.inflate(measures.units(8), measures.units(8))

    def forget_pictures(self) -> None:
        """Drop cached pictures after a change of label."""
        self._cache.clear()

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw the widget onto `target`."""
        extent = self.extent(look.measures)
        if target.get_clip().colliderect(extent):
            target.blit(self.picture_of(look), extent)

    def picture_of(self, look: Look) -> pygame.Surface:
        """Return the widget as it looks now, as large as its extent. Do not draw on it: it is kept."""
        return self._kept(look).picture

    def _kept(self, look: Look) -> Foldable:
        key = (self.is_pressed, self.badge, self.is_live)
        kept = self._cache.get(key)
        if kept is None:
            look.pause()
            extent = self.extent(look.measures)
            picture = pygame.Surface(extent.size, pygame.SRCALPHA)
            _PAINTERS[self.kind](picture, self.rect.move(-extent.x, -extent.y), self, look)
            kept = self._cache[key] = Foldable(picture)
        return kept

    def paint_ahead(self, look: Look) -> None:
        """Paint the widget as it looks now, once it takes touches, and with a finger on it."""
        now = self._kept(look)
        for is_pressed in (False, True):
            kept = replace(self, is_pressed=is_pressed, is_live=True)._kept(look)
            if kept is not now:
                kept.fold(look.pause)

    def fold(self, look: Look) -> None:
        """Fold all its pictures until it is shown."""
        for kept in self._cache.values():
            kept.fold(look.pause)


def _primary(surface: pygame.Surface, rect: pygame.Rect, button: Button, look: Look) -> None:
    units, theme = look.measures.units, look.theme
    depth, radius, line = units(1.5), units(3), max(2, units(0.35))
    if not button.is_live:
        _waiting(surface, rect, button, look, "button", HEAVY, radius)
        return
    drop(surface, rect, radius, units(1), alpha=90, dy=units(1))
    sunk = depth - units(0.4) if button.is_pressed else 0
    edge = pygame.Rect(rect.x, rect.y + sunk, rect.width, rect.height - sunk)
    surface.blit(panel(edge.size, radius, theme.button_edge, edge=theme.button_line, edge_px=line), edge)
    face = pygame.Rect(rect.x, rect.y + sunk, rect.width, rect.height - depth)
    surface.blit(panel(face.size, radius, theme.button, edge=theme.button_line, edge_px=line), face)
    shine = face.inflate(-2 * units(0.9), -2 * units(0.9))
    pale = mixed(theme.button, (255, 255, 255), 0.5)
    surface.blit(panel(shine.size, radius - units(0.9), theme.button, edge=pale, edge_px=max(1, units(0.3))), shine)
    if button.kind == "plate":
        _invite(surface, face.inflate(-units(3), -units(2)), button, look)
    else:
        _content(surface, face, button, look, "button", HEAVY, theme.button_ink, theme.card)


def _waiting(
    surface: pygame.Surface,
    rect: pygame.Rect,
    button: Button,
    look: Look,
    role: Literal["button", "small"],
    weight: int,
    radius: int,
) -> None:
    """Draw a control that takes no touch yet: words in a dashed outline, without a face."""
    ink = quiet_ink(button.rect, look.measures, look.theme)
    surface.blit(dashed(rect.size, radius, ink, max(2, look.measures.units(0.35))), rect)
    _content(surface, rect, button, look, role, weight, ink, look.theme.brass)


def plate_px(label_px: float, high: int, measures: Measures) -> int:
    """Return the width of a plate, `high` px, in which a name `label_px` wide stands in one line beside the icon."""
    units = measures.units
    room = round(label_px) + 1 + units(1)
    side = high - units(1.5) - units(2)  # of the icon, or a quarter of the width
    return min(room + side, math.ceil(room * 4 / 3)) + units(3)


def _invite(surface: pygame.Surface, rect: pygame.Rect, button: Button, look: Look) -> None:
    """Write a name and the call below it, beside the icon: above them where the plate is upright."""
    units, theme = look.measures.units, look.theme
    words = StyledStack(look).write(button.label, _NAME, share=1.15).write(button.body, _CALL)
    is_upright = rect.width < 2 * rect.height
    gap = units(1)
    side = min(rect.width, rect.height // 2) if is_upright else min(rect.height, rect.width // 4)
    if is_upright:
        part, room = cut(rect, "top", side, gap)
        spare = (room.height - words.height(room.size)) // 2
    else:
        part, room = cut(rect, "left", side, gap)
        spare = (room.width - words.width(room.size)) // 2
    words.draw(surface, room.move(0, spare) if is_upright else room, align="centre", middle=not is_upright)
    if button.icon:
        icon = look.icons.draw(button.icon, side, theme.button_ink, theme.card)
        shift = (0, spare) if is_upright else (spare, 0)
        surface.blit(icon, icon.get_rect(center=part.move(shift).center))


def _quiet(surface: pygame.Surface, rect: pygame.Rect, button: Button, look: Look) -> None:
    units, theme = look.measures.units, look.theme
    radius = rect.height // 2
    if not button.is_live:
        _waiting(surface, rect, button, look, "small", BOLD, radius)
        return
    face, ink, tone = theme.chip, theme.chip_ink, theme.brass
    if button.kind == "help":  # who is in need finds it at once, on every screen
        face, ink, tone = theme.card, theme.card_ink, theme.tassel
    fill = mixed(face, theme.chip_edge, 0.35 if button.is_pressed else 0.0)
    drop(surface, rect, radius, units(0.75), alpha=80, dy=units(0.5))
    surface.blit(panel(rect.size, radius, fill, edge=theme.chip_edge, edge_px=max(2, units(0.4))), rect)
    _content(surface, rect.inflate(-units(2), 0), button, look, "small", BOLD, ink, tone)


def _card(surface: pygame.Surface, rect: pygame.Rect, button: Button, look: Look) -> None:
    units, theme = look.measures.units, look.theme
    is_picked = button.badge is not None
    drop(surface, rect, units(3), units(1), alpha=90, dy=units(0.75))
    fill = mixed(theme.card, theme.button, 0.28 if button.is_pressed else 0.12 if is_picked else 0.0)
    band = theme.button if is_picked else None
    surface.blit(card(rect.size, look.measures, theme, fill, picked=band, has_scrolls=True), rect)
    _content(surface, rect.inflate(-units(4), -units(2)), button, look, "button", BOLD, theme.card_ink, theme.button)
    if button.badge is not None:
        side = units(6.5)
        spot = pygame.Rect(0, 0, side, side)
        spot.center = (rect.right - units(2), rect.top + units(2))
        surface.blit(coin(side, theme), spot)
        mark = look.type.line(button.badge, round(side * 0.6), theme.button_ink, HEAVY)
        surface.blit(mark, mark.get_rect(center=spot.center))


def _picture(surface: pygame.Surface, rect: pygame.Rect, button: Button, look: Look) -> None:
    """Paint nothing."""


_PAINTERS = {
    "primary": _primary,
    "plate": _primary,
    "quiet": _quiet,
    "help": _quiet,
    "card": _card,
    "picture": _picture,
}


def _fitted(label: str, px: int, box: tuple[int, int], weight: int, leading: float, look: Look) -> Block:
    """Return the words of a control in one line, unless that makes them much smaller than in several."""
    type_, least_px = look.type, look.measures.smallest_px()
    block = type_.fit(label, px, least_px, box, weight, leading=leading)
    one_line_px = int(px * box[0] / max(1.0, type_.width(label, px, weight)))
    if len(block.lines) > 1 and "\n" not in label and one_line_px >= max(least_px, _ONE_LINE * block.px):
        single = type_.block(label, one_line_px, box[0], weight, leading=leading)
        return single if len(single.lines) == 1 else block
    return block


def _content(
    surface: pygame.Surface,
    rect: pygame.Rect,
    button: Button,
    look: Look,
    role: Literal["button", "small"],
    weight: int,
    ink: Colour,
    tone: Colour,
) -> None:
    measures = look.measures
    px = measures.text_px(role)
    if button.kind == "card" and (button.icon or button.is_large):
        # One or two large words.
        px = min(round(measures.text_px("question") * 1.6), max(px, round(rect.height * 0.5)))
    # A control without words is its icon.
    icon_px = min(round(px * 1.3) if button.label else rect.height // 2, rect.height) if button.icon else 0
    gap = measures.units(1.5) if button.icon and button.label else 0
    room = rect.width - icon_px - gap - measures.units(5 if button.icon else 3)
    box, leading = (room, rect.height), LINE_HEIGHT if button.kind == "card" else HERO_LEADING
    if button.kind == "primary":  # within its pale line
        box = (room, rect.height - 2 * measures.units(0.9))
    elif button.kind in ("quiet", "help"):  # two lines within the half circles of its ends
        box = (room, round(rect.height * _CHIP_HIGH))
    block = _fitted(button.label, px, box, weight, leading, look)
    width = icon_px + gap + block.width
    left = rect.centerx - width // 2
    if button.icon:
        icon = look.icons.draw(button.icon, icon_px, ink, tone)
        surface.blit(icon, (left, rect.centery - icon_px // 2))
    top = rect.centery - block.height // 2
    look.type.draw(surface, block, (left + icon_px + gap + block.width // 2, top), ink, align="centre")
