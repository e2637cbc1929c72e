"""The controls below the words: the aim to the left and to the right, and between them the button that is held."""

from __future__ import annotations

import pygame

from game.scenes.core.context import SceneContext
from game.ui.controls.widgets import Button
from game.ui.draw.layout import cut


def aim_buttons(context: SceneContext, control: pygame.Rect, step_deg: float, *, is_live: bool) -> list[Button]:
    """Return the controls in `control`; those for the aim carry how far they turn it, the last one is held."""
    measures = context.look.measures
    side, gap = max(measures.target_px, round(control.height)), measures.gap_px
    left, rest = cut(control, "left", side, gap)
    right, charge = cut(rest, "right", side, gap)
    return [
        Button("aim_left", left, "", "quiet", "aim_left", is_live=is_live, value=-step_deg),
        Button("aim_right", right, "", "quiet", "aim_right", is_live=is_live, value=step_deg),
        Button("charge", charge, context.words("can_push.charge"), is_live=is_live),
    ]
