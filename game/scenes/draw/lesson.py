"""How to see that a draw is rigged: four signs, and how anybody can count this one again."""

from __future__ import annotations

import pygame

from game.scenes.core.base import Scene
from game.ui.controls.paper import sheet
from game.ui.controls.styles import CARD_BODY, CARD_NAME, HERO
from game.ui.controls.widgets import Button
from game.ui.draw.layout import cut, split_columns
from game.ui.type.text_stack import SCALES, largest_that_fits

_SIGNS = (
    ("draw.sign_1", "draw.sign_1_why"),
    ("draw.sign_2", "draw.sign_2_why"),
    ("draw.sign_3", "draw.sign_3_why"),
    ("draw.sign_4", "draw.sign_4_why"),
)
_WIDE = 3.0
"""Times as wide as high: paper that is read in two columns."""
_HALF = 32
"""Signs of the seal in a line."""


def lay_out_lesson(scene: Scene, area: pygame.Rect, seal: str) -> None:
    """Write the lesson into `area` of a scene, with the whole seal of this night, and a way back."""
    units = scene.measures.units
    head = scene.stack().write(scene.say("draw.lesson_hero"), HERO, share=0.75)
    top, paper = cut(area, "top", min(head.height((area.width, area.height // 5)), area.height // 5), units(1))
    head.draw(scene.plate, top, middle=True, align=scene.align)
    sheet(scene.plate, paper, scene.context.look)
    inner = paper.inflate(-units(7), -units(4))
    signs = scene.stack()
    is_wide = inner.width > _WIDE * inner.height
    recount = scene.stack() if is_wide else signs
    for sign, why in _SIGNS:
        signs.write(scene.say(sign), CARD_NAME, share=0.85, after=0.3)
        signs.write(scene.say(why), CARD_BODY, after=1)
    recount.write(scene.say("draw.recount"), CARD_BODY, after=0.5)
    if seal:
        recount.write(f"{seal[:_HALF]} {seal[_HALF:]}", CARD_BODY, share=0.8)
    parts = dict(zip((signs, recount), split_columns(inner, 0.5, units(6)), strict=True)) if is_wide else {signs: inner}

    def fits(scale: float) -> bool:
        return all(stack.height_at(part.width, scale) <= part.height for stack, part in parts.items())

    scale = largest_that_fits(scene.type, SCALES, fits)
    for stack, part in parts.items():
        stack.draw(scene.plate, part, middle=True, most_scale=scale)
    scene.buttons.append(Button("close", scene.action_rect(14, 64, 3), scene.say("draw.close")))
