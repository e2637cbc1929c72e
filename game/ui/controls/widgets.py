"""Buttons and cards: their look and place. What a tap does is up to the scene."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import pygame

from game.ui.controls.look import Look
from game.ui.controls.styles import BODY, Style, StyledStack
from game.ui.draw.layout import cut, square_beside
from game.ui.draw.paint import drop, mixed, panel
from game.ui.measures import Measures
from game.ui.theme import Colour
from game.ui.type.fonts import BOLD, HEAVY

_POSTER = Style("question", "card_ink", HEAVY, after=1)
Kind = Literal["primary", "quiet", "card", "poster"]


@dataclass
class Button:
    """A control that acts when it is released inside.

    Kinds: `primary` is gold (one a screen), `quiet` a chip, `card` an answer on paper, `poster` a large invitation.
    """

    name: str  # identifies it within the screen
    rect: pygame.Rect  # drawn area in px
    label: str  # its words
    kind: Kind = "primary"
    icon: str | None = None  # drawn before the words
    body: str = ""  # a second, smaller line (posters only)
    picture: pygame.Surface | None = None  # drawn instead of the icon, square (posters only)
    badge: str | None = None  # a short mark on the upper right corner of a picked card
    is_pressed: bool = False  # a finger is on it
    is_live: bool = True  # it takes touches
    value: object = None  # passed to the scene when it is tapped
    _cache: dict[tuple[bool, str | None, bool], pygame.Surface] = field(default_factory=dict, repr=False)

    def hit_box(self, measures: Measures) -> pygame.Rect:
        """Return the area in which a press counts, a little larger than the picture."""
        return self.rect.inflate(2 * measures.slop_px, 2 * measures.slop_px)

    def slip_box(self, measures: Measures) -> pygame.Rect:
        """Return the area in which a release still counts."""
        return self.rect.inflate(2 * measures.slip_px, 2 * measures.slip_px)

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
        key = (self.is_pressed, self.badge, self.is_live)
        picture = self._cache.get(key)
        if picture is None:
            extent = self.extent(look.measures)
            picture = self._cache[key] = pygame.Surface(extent.size, pygame.SRCALPHA)
            _PAINTERS[self.kind](picture, self.rect.move(-extent.x, -extent.y), self, look)
        return picture


def _primary(surface: pygame.Surface, rect: pygame.Rect, button: Button, look: Look) -> None:
    units, theme = look.measures.units, look.theme
    depth, radius = units(1.5), units(3)
    if not button.is_live:  # flat: it cannot be pressed yet
        pale = mixed(theme.button, theme.card, 0.62)
        surface.blit(panel(rect.size, radius, pale), rect)
        _content(surface, rect, button, look, "button", HEAVY, theme.button_ink, theme.card)
        return
    drop(surface, rect, radius, units(1), alpha=110, dy=units(1))
    sunk = depth - units(0.4) if button.is_pressed else 0
    edge = pygame.Rect(rect.x, rect.y + sunk, rect.width, rect.height - sunk)
    surface.blit(panel(edge.size, radius, theme.button_edge), edge)
    face = pygame.Rect(rect.x, rect.y + sunk, rect.width, rect.height - depth)
    surface.blit(panel(face.size, radius, mixed(theme.button, (255, 255, 255), 0.35)), face)
    lower = pygame.Rect(face.x, face.y + max(2, units(0.5)), face.width, face.height - max(2, units(0.5)))
    surface.blit(panel(lower.size, radius, theme.button), lower)
    _content(surface, face, button, look, "button", HEAVY, theme.button_ink, theme.card)


def _quiet(surface: pygame.Surface, rect: pygame.Rect, button: Button, look: Look) -> None:
    units, theme = look.measures.units, look.theme
    fill = mixed(theme.chip, theme.chip_edge, 0.35 if button.is_pressed else 0.0)
    drop(surface, rect, rect.height // 2, units(0.75), alpha=80, dy=units(0.5))
    edge_px = max(2, units(0.4))
    surface.blit(panel(rect.size, rect.height // 2, fill, edge=theme.chip_edge, edge_px=edge_px), rect)
    _content(surface, rect.inflate(-units(2), 0), button, look, "small", BOLD, theme.text, theme.accent)
    if not button.is_live:
        surface.fill((255, 255, 255, 96), special_flags=pygame.BLEND_RGBA_MULT)


def _card(surface: pygame.Surface, rect: pygame.Rect, button: Button, look: Look) -> None:
    units, theme = look.measures.units, look.theme
    radius = units(3)
    is_picked = button.badge is not None
    drop(surface, rect, radius, units(1), alpha=110, dy=units(0.75))
    fill = mixed(theme.card, theme.button, 0.28 if button.is_pressed else 0.16 if is_picked else 0.0)
    edge = theme.button if is_picked else theme.card_edge
    edge_px = units(1.25) if is_picked else max(1, units(0.25))
    surface.blit(panel(rect.size, radius, fill, edge=edge, edge_px=edge_px), rect)
    _content(surface, rect.inflate(-units(4), -units(2)), button, look, "button", BOLD, theme.card_ink, theme.button)
    if button.badge is not None:
        side = units(6)
        spot = pygame.Rect(0, 0, side, side)
        spot.center = (rect.right - units(2), rect.top + units(2))
        surface.blit(panel(spot.size, side // 2, theme.button, edge=theme.button_ink, edge_px=max(2, units(0.4))), spot)
        mark = look.type.line(button.badge, round(side * 0.62), theme.button_ink, HEAVY)
        surface.blit(mark, mark.get_rect(center=spot.center))


def _poster(surface: pygame.Surface, rect: pygame.Rect, button: Button, look: Look) -> None:
    units, theme = look.measures.units, look.theme
    sunk = units(0.5) if button.is_pressed else 0
    drop(surface, rect, units(4), units(1), alpha=120, dy=units(1))
    surface.blit(panel(rect.size, units(4), theme.button_edge), rect)
    face = pygame.Rect(rect.x, rect.y + sunk, rect.width, rect.height - units(1.25))
    surface.blit(panel(face.size, units(4), mixed(theme.card, theme.button, 0.12 if button.is_pressed else 0.0)), face)
    inner = face.inflate(-units(8), -units(4))
    is_wide = inner.width > inner.height * 1.6
    icon_px = min(inner.height, round(inner.width * 0.4)) if is_wide else min(inner.width, round(inner.height * 0.66))
    words = StyledStack(look).write(button.label, _POSTER, share=1.3).write(button.body, BODY, ink="card_ink_soft")
    if is_wide:
        picture, box = square_beside(inner, icon_px, units(5))
        words.draw(surface, box, middle=True)
    else:
        _, box = cut(inner, "top", icon_px, units(2))
        height = icon_px + units(2) + words.height(box.size)
        picture = pygame.Rect(inner.centerx - icon_px // 2, inner.centery - height // 2, icon_px, icon_px)
        box.y = picture.bottom + units(2)
        words.draw(surface, box, align="centre")
    if button.picture is not None:
        surface.blit(pygame.transform.smoothscale(button.picture, picture.size), picture)
    elif button.icon:
        surface.blit(look.icons.draw(button.icon, icon_px, theme.card_ink, theme.button), picture)


_PAINTERS = {"poster": _poster, "primary": _primary, "quiet": _quiet, "card": _card}


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
    if button.kind == "card" and button.icon:
        # One or two large words.
        px = min(round(measures.text_px("question") * 1.6), max(px, round(rect.height * 0.5)))
    # A control without words is its icon.
    icon_px = min(round(px * 1.3) if button.label else rect.height // 2, rect.height) if button.icon else 0
    gap = measures.units(1.5) if button.icon and button.label else 0
    room = rect.width - icon_px - gap - measures.units(5)
    block = look.type.fit(button.label, px, measures.smallest_px(), (room, rect.height), weight)
    width = icon_px + gap + block.width
    left = rect.centerx - width // 2
    if button.icon:
        icon = look.icons.draw(button.icon, icon_px, ink, tone)
        surface.blit(icon, (left, rect.centery - icon_px // 2))
    top = rect.centery - block.height // 2
    look.type.draw(surface, block, (left + icon_px + gap + block.width // 2, top), ink, align="centre")
