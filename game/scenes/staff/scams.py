"""Which scams are met tonight; the pack's file stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.content.model import Pack, Scam
from game.content.selection import LEAST_SCAMS, off_exhibits_of, off_in, shortage_of
from game.rules.pin import Role
from game.scenes.core.changes import Arrange, Change
from game.scenes.staff.cards import card_places
from game.scenes.staff.panel import Control, Page, Panel
from game.ui.controls.widgets import Button

_A_LEAF = 6
"""Scams that are shown at once."""


class Scams(Page):
    """A control for every kind of scam of the pack: paper with a mark if it is met, dark if it is left out."""

    name: ClassVar[str] = "scams"
    role: ClassVar[Role] = "organiser"

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self._leaf = 0
        self._message = ""

    def lay_out(self) -> None:
        panel, scams = self.panel, self._scams
        leaves = -(-len(scams) // _A_LEAF)
        controls: list[Control] = [("back", self.say("staff.back"), "quiet")]
        if leaves > 1:
            self._leaf %= leaves
            controls.insert(0, ("more", self.say("staff.page", number=self._leaf + 1, count=leaves) + " ▶", "quiet"))
        notes = self._message or "\n".join(self._notes())
        area = panel.sheet(self.say("staff.scams_hero"), notes, controls)
        shown = list(enumerate(scams))[self._leaf * _A_LEAF :][:_A_LEAF]
        for (number, scam), rect in zip(shown, card_places(panel.measures, area, _A_LEAF), strict=False):
            is_off = scam.id in self._off
            label = scam.name if is_off else f"✓ {scam.name}"
            panel.buttons.append(Button(f"scam_{number}", rect, label, "quiet" if is_off else "card", value=scam))

    def tapped(self, button: Button) -> Change | None:
        context, scam = self.context, button.value
        self._message = ""
        if not isinstance(scam, Scam):
            self._leaf += 1
            self.panel.show()
            return None
        then = context.tonight.turned(context.pack_file, scam.id, off_in(self._pack))
        off = then.off_in(context.pack_file, off_in(self._pack))
        lacking = shortage_of(self._pack, off)
        if scam.id in off and lacking is not None:
            self._message = self.say(f"staff.lacking_{lacking}", least=LEAST_SCAMS)
            self.panel.relay(context)
            return None
        self.panel.note("scam_off" if scam.id in off else "scam_on", scam.id)
        return Arrange(then)

    def _notes(self) -> Iterator[str]:
        yield self.say("staff.scams_body")
        if off_in(self._pack):
            yield self.say("staff.scams_given")
        if count := off_exhibits_of(self._pack):
            yield self.say("staff.exhibits_given", count=count)

    @property
    def _pack(self) -> Pack:
        return self.context.whole or self.context.pack

    @property
    def _scams(self) -> tuple[Scam, ...]:
        return self._pack.scams

    @property
    def _off(self) -> frozenset[str]:
        return self.context.tonight.off_in(self.context.pack_file, off_in(self._pack))
