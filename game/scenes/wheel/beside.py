"""What stands beside the wheel before it has stopped: what will happen, and the zongzi, which looks on."""

from __future__ import annotations

import pygame

from game.scenes.core.context import SceneContext
from game.scenes.core.onlooker import draw_onlooker
from game.ui.controls.styles import HERO, Style, StyledStack
from game.ui.draw.backdrop import sill_px
from game.ui.draw.layout import cut

_PROMISE = Style("question", "text")


def draw_beside(
    context: SceneContext, plate: pygame.Surface, area: pygame.Rect, control: pygame.Rect, sentence: str, pose: str
) -> None:
    """Write `sentence` below what the wheel waits for, and draw the zongzi in a pose.

    On an upright screen it stands beside the words, on a wide one below them, on the button as long as that is there.
    """
    look, say = context.look, context.words
    measures, units = look.measures, look.measures.units
    hero = "wheel.hero" if pose == "point" else "wheel.spinning"
    stack = StyledStack(look).write(say(hero), HERO, share=1.2, after=1.5, is_unbroken=True).write(sentence, _PROMISE)
    if measures.is_portrait:
        stand, words = cut(area, "left", round(area.width * 0.3), units(2))
        stack.draw(plate, words, middle=True)
    else:
        stack.draw(plate, area)
        top = area.y + stack.height(area.size) + units(2)
        floor = control.top if pose == "point" else measures.height - sill_px(measures)
        stand = pygame.Rect(control.x, top, control.width, floor - top)
    draw_onlooker(plate, look, stand, pose)
