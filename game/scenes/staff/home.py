"""The first page of the staff: what they should know, and the way to every other page."""

from __future__ import annotations

from typing import ClassVar

from game.scenes.core.changes import Change, Restart
from game.scenes.staff.menu import MENU
from game.scenes.staff.panel import Control, Page
from game.scenes.staff.words import saving_notes
from game.ui.controls.widgets import Button

_MOST_NOTES = 2


class Home(Page):
    """Leads everywhere by large words; shows only what whoever has opened the lock may do."""

    name: ClassVar[str] = "home"

    def lay_out(self) -> None:
        panel = self.panel
        pages = [page for page in MENU if panel.may(page.role) and page.is_there(self.context)]
        area = panel.sheet(self.say("staff.hero"), "\n".join(self._notes()), self._ways_out())
        panel.cards(area, [(page.name, self.say(f"staff.menu_{page.name}"), page) for page in pages], is_large=True)

    def tapped(self, button: Button) -> Change | None:
        if self.context.house is not None:
            self.context.house.set_pause("")
            self.panel.note("resumed")
        return Restart()

    def _ways_out(self) -> list[Control]:
        if self.context.house is None or not self.context.house.pause:
            return [("leave", self.say("staff.leave"), "primary")]
        return [("leave", self.say("staff.stay_paused"), "quiet"), ("resume", self.say("staff.resume"), "primary")]

    def _notes(self) -> list[str]:
        """Return what staff should know, the most urgent first, as many as have room."""
        printer, desk, house = self.context.printer, self.context.desk, self.context.house
        notes = saving_notes(self.context)
        if printer is not None and printer.state == "absent":
            notes.append(self.say("staff.no_printer"))
        if desk is not None and desk.standing(self.context.words.language).problems:
            notes.append(self.say("staff.pack_noted"))
        empty_h = None if self.context.doctor is None else self.context.doctor.empty_hours()
        if empty_h is not None:
            notes.append(self.say("checkup.empty", hours=f"{empty_h:.1f}"))
        is_locked = self.context.lock is not None and self.panel.may("organiser")
        if is_locked and house is not None and not house.has_key:
            notes.append(self.say("staff.no_key"))
        return notes[:_MOST_NOTES]
