"""The badge of a visit, on a shining plate."""

from __future__ import annotations

import pygame

from game.ui.controls.look import Look
from game.ui.draw.lanterns import glow
from game.ui.draw.paint import disc, drop


def draw_medal(target: pygame.Surface, rect: pygame.Rect, look: Look, icon: str) -> None:
    """Draw the badge as a round plate in the square `rect`."""
    theme, units = look.theme, look.measures.units
    light = glow(round(rect.width * 1.35), theme.glow, 110)
    target.blit(light, light.get_rect(center=rect.center))
    drop(target, rect, rect.width // 2, units(0.75), alpha=110, dy=units(0.75))
    target.blit(disc(rect.width, theme.card, edge=theme.button, edge_px=max(2, rect.width // 22)), rect)
    picture = look.icons.draw(icon, round(rect.width * 0.76), theme.card_ink, theme.button)
    target.blit(picture, picture.get_rect(center=rect.center))
