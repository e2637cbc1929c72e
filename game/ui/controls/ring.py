"""The ring round the control that keys act on."""

from __future__ import annotations

import pygame

from game.ui.controls.look import Look

_AIR, _EDGE, _BAND = 0.5, 0.4, 1.0
"""Between the control and the ring; of the pale lines; of the dark band between them: units."""


def draw_ring(target: pygame.Surface, rect: pygame.Rect, look: Look) -> None:
    """Draw a dark band between two pale lines round `rect`: one of both stands out whatever lies beside it."""
    units, theme = look.measures.units, look.theme
    edge, band = max(2, units(_EDGE)), max(3, units(_BAND))
    ring = rect.inflate(2 * (units(_AIR) + 2 * edge + band), 2 * (units(_AIR) + 2 * edge + band))
    radius = units(4)
    pygame.draw.rect(target, theme.card, ring, 2 * edge + band, radius)
    pygame.draw.rect(target, theme.accent, ring.inflate(-2 * edge, -2 * edge), band, radius - edge)
