"""The hand of cards as it is drawn: face down, turning over, and with reasons."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pygame

from game.content.model import Scam
from game.rules.challenge import Naming
from game.scenes.core.context import SceneContext
from game.scenes.core.pack import card_words
from game.ui.controls.look import Look
from game.ui.controls.paper import sheet, tag, tag_rect
from game.ui.controls.styles import CARD_NAME, Style, StyledStack
from game.ui.controls.widgets import Button
from game.ui.draw.layout import cut
from game.ui.draw.paint import drawn, drop, hex_code, mixed, panel
from game.ui.draw.svg import disc, ring
from game.ui.theme import Colour
from game.ui.type.fonts import BOLD

_WHY = Style("body", "card_ink", BOLD)
TURN_S = 0.4
_PETALS = 8
_LEAST = 0.6
"""Of its full size: words on a card are rather alone than smaller, beside their reason."""


class TurningHand:
    """Draws cards that lie face down and then turn over, all at once; `buttons` are their faces."""

    def __init__(self, look: Look, buttons: Sequence[Button]) -> None:
        self._look = look
        self._buttons = buttons
        self._backs: dict[tuple[int, int], pygame.Surface] = {}

    def extent(self) -> pygame.Rect:
        """Return everything that is drawn, px."""
        measures = self._look.measures
        return self._buttons[0].extent(measures).unionall([each.extent(measures) for each in self._buttons])

    def paint_ahead(self, count: int) -> None:
        """Paint the backs of the cards, and their faces with the badges of `count` picks."""
        for button in self._buttons:
            self._look.pause()
            self._back(button)
            for badge in (None, *(str(number + 1) for number in range(count))):
                replace(button, badge=badge).picture_of(self._look)

    def draw(self, target: pygame.Surface, turned: float) -> None:
        """Draw the cards at `turned` (0: face down, 1: face up)."""
        for button in self._buttons:
            extent = button.extent(self._look.measures)
            if not target.get_clip().colliderect(extent):
                continue
            picture = self._back(button) if turned < 1 / 2 else button.picture_of(self._look)
            width = round(extent.width * abs(math.cos(turned * math.pi)))
            if width == extent.width:
                target.blit(picture, extent)
            elif width:
                thin = pygame.transform.scale(picture, (width, extent.height))
                target.blit(thin, thin.get_rect(center=extent.center))

    def _back(self, button: Button) -> pygame.Surface:
        """Return the back of a card: plum, with a flower that does not tell what the card says."""
        picture = self._backs.get(button.rect.size)
        if picture is None:
            look, units = self._look, self._look.measures.units
            extent = button.extent(look.measures)
            rect = button.rect.move(-extent.x, -extent.y)
            ink, lamp = look.theme.card_ink, look.theme.lamp
            picture = pygame.Surface(extent.size, pygame.SRCALPHA)
            drop(picture, rect, units(3), units(1), alpha=110, dy=units(0.75))
            picture.blit(panel(rect.size, units(3), look.theme.accent, edge=ink, edge_px=max(2, units(0.5))), rect)
            inner = rect.inflate(-units(3), -units(3))
            line = mixed(look.theme.accent, lamp, 0.45)
            picture.blit(panel(inner.size, units(2), look.theme.accent, edge=line, edge_px=max(1, units(0.25))), inner)
            side = round(min(inner.size) * 0.72)
            flower = drawn(_flower(lamp, look.theme.accent), (side, side), (-50, -50, 100, 100))
            picture.blit(flower, flower.get_rect(center=inner.center))
            self._backs[button.rect.size] = picture
        return picture


def _flower(lamp: Colour, plum: Colour) -> str:
    """Return a flower of eight petals in a ring, 96 across about (0, 0)."""
    petals = "".join(
        f'<ellipse cx="0" cy="-24" rx="7.5" ry="13" fill="{hex_code(lamp)}" transform="rotate({45 * number})"/>'
        for number in range(_PETALS)
    )
    return ring(0, 0, 45, 3, lamp) + petals + disc(0, 0, 11, lamp) + disc(0, 0, 6, plum)


def draw_turned(
    target: pygame.Surface, context: SceneContext, scam: Scam, naming: Naming, places: Mapping[int, pygame.Rect]
) -> None:
    """Draw the cards of a hand with a tag on the edge that tells whether they are true; picked ones with their reason.

    Where all have no room for that, what the cards say stays large and the reasons are left to 为什么？.
    """
    look, theme = context.look, context.look.theme
    boxes = {position: _below_tag(look, rect) for position, rect in places.items()}
    for has_reason in (True, False):
        told = naming.picked if has_reason else ()
        stacks = {position: _words(context, scam, naming, position, told) for position in places}
        scale = min(stack.scale(boxes[position].size) for position, stack in stacks.items())
        if scale >= _LEAST and all(stack.fits(boxes[position].size) for position, stack in stacks.items()):
            break
    for position, stack in stacks.items():
        is_feature, is_picked = naming.cards[position].is_feature, position in naming.picked
        edge = theme.button if is_feature else theme.card_ink_soft
        fill = theme.card if is_feature or is_picked else theme.card_muted
        sheet(target, places[position], look, fill=fill, edge=edge if is_picked else None)
        stack.draw(target, boxes[position], align="centre", middle=True, most_scale=scale)
        word = context.words("feedback.yes" if is_feature else "feedback.no")
        icon = "check" if is_feature else "rethink" if is_picked else "close"
        ink = (theme.wrong, theme.wrong_ink) if is_picked else (theme.card_ink_soft, theme.card)
        colours = (theme.right, theme.right_ink) if is_feature else ink
        tag(target, _tag_rect(look, word, icon, places[position]), look, word, *colours, icon)


def _words(context: SceneContext, scam: Scam, naming: Naming, position: int, told: Sequence[int]) -> StyledStack:
    text, why = card_words(scam, naming.cards[position])
    stack = StyledStack(context.look).write(text, CARD_NAME, after=0.5)
    return stack.write(why, _WHY) if position in told else stack


def _below_tag(look: Look, card: pygame.Rect) -> pygame.Rect:
    """Return the room for words of a card below its tag."""
    units = look.measures.units
    box = card.inflate(-units(5), -units(2.5))
    return cut(box, "top", _tag_rect(look, "", "", card).bottom - box.y, 0)[1]


def _tag_rect(look: Look, word: str, icon: str, card: pygame.Rect) -> pygame.Rect:
    """Return where a tag hangs on the upper edge of a card."""
    place = tag_rect(look, word, icon)
    place.midtop = card.centerx, card.y - look.measures.units(1)
    return place
