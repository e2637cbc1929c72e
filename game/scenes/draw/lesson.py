"""How to see that a draw is rigged: four signs, and how anybody can count this one again."""

from __future__ import annotations

import pygame

from game.scenes.core.base import Scene
from game.ui.controls.paper import sheet
from game.ui.controls.styles import CARD_BODY, CARD_NAME, HERO
from game.ui.controls.widgets import Button
from game.ui.draw.layout import cut
from game.ui.type.text_stack import SCALES, largest_that_fits

_SIGNS = (
    ("draw.sign_1", "draw.sign_1_why"),
    ("draw.sign_2", "draw.sign_2_why"),
    ("draw.sign_3", "draw.sign_3_why"),
    ("draw.sign_4", "draw.sign_4_why"),
)
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
    stack = scene.stack()
    for sign, why in _SIGNS:
        stack.write(scene.say(sign), CARD_NAME, share=0.85, after=0.3)
        stack.write(scene.say(why), CARD_BODY, after=1)
    stack.write(scene.say("draw.recount"), CARD_BODY, after=0.5)
    if seal:
        stack.write(f"{seal[:_HALF]} {seal[_HALF:]}", CARD_BODY, share=0.8)
    scale = largest_that_fits(scene.type, SCALES, lambda scale: stack.height_at(inner.width, scale) <= inner.height)
    stack.draw(scene.plate, inner, middle=True, most_scale=scale)
    scene.buttons.append(Button("close", scene.action_rect(14, 64, 3), scene.say("draw.close")))
