"""What staff set on the machine itself: each a card that tells how it is, and changes it when touched."""

from __future__ import annotations

from typing import ClassVar

from game.rules.quiet_hours import clock
from game.scenes.core.changes import Adjust, Change
from game.scenes.staff.panel import Card, Page
from game.scenes.staff.quiet import Quiet
from game.ui.controls.widgets import Button
from game.ui.sound import VOLUMES


class Settings(Page):
    """The volume, low mode, and the way to the quiet hours."""

    name: ClassVar[str] = "settings"

    def lay_out(self) -> None:
        audio = self.context.audio
        area = self.panel.sheet(self.say("staff.settings_hero"), "" if audio.has_clock else self.say("staff.no_clock"))
        self.panel.cards(area, self._cards())

    def tapped(self, button: Button) -> Change | None:
        if button.name == "low":
            is_low = not self.context.look.measures.is_low
            self.panel.note("low", "on" if is_low else "off")
            return Adjust(is_low=is_low)
        self._turn_volume()
        return None

    def _cards(self) -> list[Card]:
        audio, measures = self.context.audio, self.context.look.measures
        hours = audio.quiet
        quiet = self.say("staff.quiet_on", begin=clock(hours.begin_min), end=clock(hours.end_min))
        return [
            ("volume", self.say(f"staff.volume_{audio.volume}"), None),
            ("quiet", quiet if hours.is_on else self.say("staff.quiet_off"), Quiet),
            ("low", self.say("staff.low_on" if measures.is_low else "staff.low_off"), None),
        ]

    def _turn_volume(self) -> None:
        """Go on to the next volume, and let it be heard."""
        audio = self.context.audio
        audio.turn_to(VOLUMES[(VOLUMES.index(audio.volume) + 1) % len(VOLUMES)])
        audio.play("land")
        self.panel.note("volume", audio.volume)
        self.panel.relay(self.context)
