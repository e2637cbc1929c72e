"""What staff set on the machine itself: each a card that tells how it is, and changes it when touched."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, TypeVar

from game.rules.quiet_hours import clock
from game.rules.tonight import TEXT_SCALES, THEMES, Tonight
from game.scenes.core.changes import Arrange, Change
from game.scenes.staff.panel import Card, Page
from game.scenes.staff.quiet import Quiet
from game.ui.controls.widgets import Button
from game.ui.sound import VOLUMES

_Value = TypeVar("_Value")


class Settings(Page):
    """Sound and quiet hours, and what holds for every visit of the evening."""

    name: ClassVar[str] = "settings"

    def lay_out(self) -> None:
        has_clock = self.context.audio.has_clock
        area = self.panel.sheet(
            self.say("staff.settings_hero"), self.say("staff.settings_body" if has_clock else "staff.no_clock")
        )
        self.panel.cards(area, self._cards())

    def tapped(self, button: Button) -> Change | None:
        if isinstance(button.value, Tonight):
            self.panel.note(button.name, self._told(button.name, button.value))
            return Arrange(button.value)
        self._turn_volume()
        return None

    def _cards(self) -> list[Card]:
        """Return the settings, each with what it is set to, and as its value what a touch would make of them."""
        audio, now = self.context.audio, self.context.tonight
        hours, judging = audio.quiet, self.context.pack.judging
        quiet = self.say("staff.quiet_on", begin=clock(hours.begin_min), end=clock(hours.end_min))
        return [
            ("volume", self.say(f"staff.volume_{audio.volume}"), None),
            ("quiet", quiet if hours.is_on else self.say("staff.quiet_off"), Quiet),
            (
                "text",
                self.say(f"staff.text_{round(10 * now.text_scale)}"),
                replace(now, text_scale=_after(now.text_scale, TEXT_SCALES)),
            ),
            ("theme", self.say(f"staff.theme_{now.theme}"), replace(now, theme=_after(now.theme, THEMES))),
            ("calm", self._on_off("calm", is_on=now.is_calm), replace(now, is_calm=not now.is_calm)),
            ("low", self._on_off("low", is_on=now.is_low), replace(now, is_low=not now.is_low)),
            (
                "judging",
                self.say(f"staff.judging_{judging}"),
                replace(now, judging="cards" if judging == "spoken" else "spoken"),
            ),
        ]

    def _on_off(self, name: str, *, is_on: bool) -> str:
        return self.say(f"staff.{name}_{'on' if is_on else 'off'}")

    def _told(self, name: str, then: Tonight) -> str:
        """Return what the records tell of a setting."""
        texts = {"text": str(then.text_scale), "theme": then.theme, "judging": str(then.judging)}
        is_on = {"calm": then.is_calm, "low": then.is_low}.get(name, False)
        return texts.get(name, "on" if is_on else "off")

    def _turn_volume(self) -> None:
        """Go on to the next volume, and let it be heard."""
        audio = self.context.audio
        audio.turn_to(_after(audio.volume, VOLUMES))
        audio.play("land")
        self.panel.note("volume", audio.volume)
        self.panel.relay(self.context)


def _after(value: _Value, values: tuple[_Value, ...]) -> _Value:
    """Return the one that follows, cyclically."""
    return values[(values.index(value) + 1) % len(values)]
