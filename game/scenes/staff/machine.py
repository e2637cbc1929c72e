"""What staff set on the machine itself: the volume, low mode, and the hours without sound."""

from __future__ import annotations

import pygame

from game.rules.quiet_hours import STEP_MIN, Part, clock
from game.scenes.core.changes import Adjust
from game.scenes.core.context import SceneContext
from game.scenes.core.frame import reach_top
from game.ui.controls.paper import sheet
from game.ui.controls.styles import CARD_NAME, CARD_NOTE, StyledStack
from game.ui.controls.widgets import Button
from game.ui.draw.layout import cut, grid

PARTS: tuple[Part, Part] = ("begin", "end")
_MOST_HIGH = 24
"""Of a card with one line, units."""


def machine_buttons(context: SceneContext, area: pygame.Rect) -> list[Button]:
    """Return the three settings in `area`, each with what it is set to."""
    say, audio, measures = context.words, context.audio, context.look.measures
    hours = audio.quiet
    quiet = say("staff.quiet_on", begin=clock(hours.begin_min), end=clock(hours.end_min))
    labels = {
        "volume": say(f"staff.volume_{audio.volume}"),
        "low": say("staff.low_on" if measures.is_low else "staff.low_off"),
        "quiet": quiet if hours.is_on else say("staff.quiet_off"),
    }
    changes = {"low": Adjust(is_low=not measures.is_low)}
    across = 1 if measures.is_portrait else len(labels)
    places = grid(_within(area, context, 3 if measures.is_portrait else 1), len(labels), across, measures.gap_px)
    return [
        Button(name, rect, label, "card", value=changes.get(name))
        for (name, label), rect in zip(labels.items(), places, strict=True)
    ]


def hour_buttons(context: SceneContext, plate: pygame.Surface, area: pygame.Rect) -> list[Button]:
    """Write both times on paper and return the controls that move them."""
    look, hours = context.look, context.audio.quiet
    measures, units = look.measures, look.measures.units
    down = 2 if measures.is_portrait else 1
    buttons = []
    places = grid(_within(area, context, down), len(PARTS), len(PARTS) // down, measures.gap_px)
    for part, minute, place in zip(PARTS, (hours.begin_min, hours.end_min), places, strict=True):
        earlier, rest = cut(place, "left", measures.target_px, measures.gap_px)
        later, paper = cut(rest, "right", measures.target_px, measures.gap_px)
        sheet(plate, paper, look)
        words = StyledStack(look).write(context.words(f"staff.{part}"), CARD_NOTE).write(clock(minute), CARD_NAME)
        words.draw(plate, paper.inflate(-units(4), -units(2)), align="centre", middle=True)
        for rect, sign, step in ((earlier, "−", -STEP_MIN), (later, "+", STEP_MIN)):
            buttons.append(Button(f"{part}{sign}", rect, sign, "card", value=(part, step)))
    return buttons


def _within(area: pygame.Rect, context: SceneContext, down: int) -> pygame.Rect:
    """Return the part of `area` for so many rows: within reach, and no higher than they need."""
    measures = context.look.measures
    _, free = cut(area, "top", max(0, reach_top(measures) - area.y))
    room = down * measures.units(_MOST_HIGH) + (down - 1) * measures.gap_px
    return cut(free, "bottom" if measures.is_low else "top", min(free.height, room))[0]
