"""The hours without sound."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

import pygame

from game.rules.quiet_hours import STEP_MIN, Part, QuietHours, clock
from game.scenes.staff.cards import card_places
from game.scenes.staff.panel import Page
from game.ui.controls.paper import sheet
from game.ui.controls.styles import CARD_NAME, CARD_NOTE, StyledStack
from game.ui.controls.widgets import Button
from game.ui.draw.layout import cut

PARTS: tuple[Part, Part] = ("begin", "end")


class Quiet(Page):
    """Sets both times by half hours, and whether they count."""

    name: ClassVar[str] = "quiet"

    def lay_out(self) -> None:
        audio, panel = self.context.audio, self.panel
        label = self.say("staff.hush_off" if audio.quiet.is_on else "staff.hush_on")
        area = panel.sheet(
            self.say("staff.quiet_hero"),
            self.say("staff.quiet_body" if audio.has_clock else "staff.no_clock"),
            [("back", self.say("staff.back"), "quiet"), ("hush", label, "primary")],
        )
        minutes = (audio.quiet.begin_min, audio.quiet.end_min)
        for part, minute, place in zip(PARTS, minutes, card_places(panel.measures, area, len(PARTS)), strict=True):
            self._time(part, minute, place)

    def tapped(self, button: Button) -> None:
        hours = self.context.audio.quiet
        if isinstance(button.value, tuple):
            part, step = button.value
            self._hush(hours.moved(part, step))
        else:
            self._hush(replace(hours, is_on=not hours.is_on))

    def _hush(self, hours: QuietHours) -> None:
        self.context.audio.hush(hours)
        self.panel.note("quiet_hours", hours.text())
        self.panel.relay(self.context)

    def _time(self, part: Part, minute: int, place: pygame.Rect) -> None:
        """Write a time on paper, between the controls that move it."""
        look, panel = self.context.look, self.panel
        measures, units = look.measures, look.measures.units
        earlier, rest = cut(place, "left", measures.target_px, measures.gap_px)
        later, paper = cut(rest, "right", measures.target_px, measures.gap_px)
        sheet(panel.plate, paper, look)
        words = StyledStack(look).write(self.say(f"staff.{part}"), CARD_NOTE).write(clock(minute), CARD_NAME)
        words.draw(panel.plate, paper.inflate(-units(4), -units(2)), align="centre", middle=True)
        for rect, sign, step in ((earlier, "−", -STEP_MIN), (later, "+", STEP_MIN)):
            panel.buttons.append(Button(f"{part}{sign}", rect, sign, "card", value=(part, step)))
