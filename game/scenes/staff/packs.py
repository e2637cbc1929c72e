"""Which pack is played, the problems of the one saved last, and how to play another."""

from __future__ import annotations

from typing import ClassVar

from game.rules.pin import Role
from game.scenes.core.changes import Change, Restart
from game.scenes.core.context import SceneContext
from game.scenes.core.staff_desk import Offered
from game.scenes.staff.panel import Control, Page, Panel
from game.scenes.staff.scams import Scams
from game.scenes.staff.trial import Waiting
from game.scenes.staff.words import told, write_problems
from game.ui.controls.widgets import Button
from game.ui.draw.layout import grid

MOST_OFFERED = 6


class Packs(Page):
    """The pack that plays; an organiser can change it."""

    name: ClassVar[str] = "packs"

    @classmethod
    def is_there(cls, context: SceneContext) -> bool:
        return context.desk is not None

    def lay_out(self) -> None:
        desk, panel = self.context.desk, self.panel
        if desk is None:
            return
        standing = desk.standing(self.context.words.language)
        controls: list[Control] = [("back", self.say("staff.back"), "quiet")]
        if panel.may("organiser"):
            controls.append(("choose", self.say("staff.choose"), "primary"))
            if standing.can_roll_back:
                controls.insert(1, ("roll_back", self.say("staff.roll_back"), "quiet"))
            controls.insert(1, ("scams", self.say("staff.scams"), "quiet"))
        area = panel.sheet(self.say("staff.packs_hero"), told(self.context, standing.summary), controls)
        write_problems(panel.plate, area, self.context, standing.problems, self.say("staff.fine"))

    def tapped(self, button: Button) -> Change | None:
        desk = self.context.desk
        if desk is None or not self.panel.may("organiser"):
            return None
        if button.name == "roll_back":
            desk.roll_back()
            self.panel.note("pack_rolled_back")
            return Restart()
        self.panel.open((Scams if button.name == "scams" else Choosing)(self.panel))
        return None


class Choosing(Page):
    """Packs on sticks and beside the program."""

    name: ClassVar[str] = "choosing"
    role: ClassVar[Role] = "organiser"

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        desk = self.context.desk
        self._pending = None if desk is None else desk.look()
        self.offered: tuple[Offered, ...] | None = None

    def lay_out(self) -> None:
        panel, measures, gap = self.panel, self.panel.measures, self.panel.measures.gap_px
        if self.offered is None:
            panel.sheet(self.say("staff.choose_hero"), self.say("staff.looking"))
            return
        body = self.say("staff.choose_body" if self.offered else "staff.none")
        area = panel.reachable(panel.sheet(self.say("staff.choose_hero"), body))
        one_column_px = MOST_OFFERED * measures.target_px + (MOST_OFFERED - 1) * gap
        across = 1 if measures.is_portrait and one_column_px <= area.height else 2
        if measures.is_low and not measures.is_portrait:
            across = 3
        rows = -(-MOST_OFFERED // across)
        area.height = max(area.height, rows * (measures.target_px + gap) - gap)
        for number, (offer, rect) in enumerate(zip(self.offered, grid(area, MOST_OFFERED, across, gap), strict=False)):
            panel.buttons.append(Button(f"offer_{number}", rect, offer.label, "card", value=offer))

    def update(self, dt: float) -> None:
        found = None if self._pending is None else self._pending.result
        if self.offered is None and found is not None:
            self.offered = found[:MOST_OFFERED]
            self.panel.show()

    def tapped(self, button: Button) -> None:
        desk = self.context.desk
        if desk is not None and isinstance(button.value, Offered):
            desk.begin(button.value.key)
            self.panel.open(Waiting(self.panel), instead=True)
