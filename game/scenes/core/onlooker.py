"""The zongzi beside a game, in a pose that fits what happens."""

from __future__ import annotations

import pygame

from game.ui.controls.look import Look

_TALL, _LEAST = 54, 16
"""Height of the zongzi in units: at most, and where it is left out."""
_WIDE = 1.4
"""Its width, with both arms, as a share of its height."""


def draw_onlooker(plate: pygame.Surface, look: Look, stand: pygame.Rect, pose: str) -> None:
    """Draw the zongzi, which looks to the right, on the lower edge of `stand`, as tall as there is room."""
    units = look.measures.units
    px = min(units(_TALL), stand.height, int(stand.width / _WIDE))
    if px >= units(_LEAST):
        look.pause()
        figure = look.puppets.figure("zongzi", pose, px, faces_left=True)
        plate.blit(figure.picture, figure.picture.get_rect(midbottom=stand.midbottom))
