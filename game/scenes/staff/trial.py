"""A pack that is brought in: waiting for it, then looking through it, or what is wrong with it."""

from __future__ import annotations

from typing import ClassVar

from game.rules.pin import Role
from game.scenes.core.changes import Change, Restart
from game.scenes.core.staff_desk import Trial
from game.scenes.staff.panel import Control, Page, Panel
from game.scenes.staff.viewer import Leaves, upright_plan, wide_plan
from game.scenes.staff.words import heading, told, write_problems
from game.ui.controls.widgets import Button


class Waiting(Page):
    """Stands while a pack is copied and read."""

    name: ClassVar[str] = "waiting"
    role: ClassVar[Role] = "organiser"

    def lay_out(self) -> None:
        self.panel.sheet(self.say("staff.busy"))

    def update(self, dt: float) -> None:
        desk = self.context.desk
        found = None if desk is None else desk.trial(self.context.words.language)
        if found is not None:
            self.panel.open(Looking(self.panel, found), instead=True)

    def close(self) -> None:
        if self.context.desk is not None:
            self.context.desk.discard()


class Looking(Page):
    """Every screen of the pack that was brought in, or why it cannot be played."""

    name: ClassVar[str] = "looking"
    role: ClassVar[Role] = "organiser"

    def __init__(self, panel: Panel, trial: Trial) -> None:
        super().__init__(panel)
        self.trial = trial
        self.leaves = None if trial.look is None else Leaves(trial.look, trial.problems)

    def lay_out(self) -> None:
        panel, trial = self.panel, self.trial
        if trial.summary is None or self.leaves is None:
            back: Control = ("back", self.say("staff.back"), "primary")
            area = panel.sheet(self.say("staff.refused"), self.say("staff.refused_body"), [back])
            write_problems(panel.plate, area, self.context, trial.problems)
            return
        measures, hero = panel.measures, self.say("staff.trial")
        body = told(self.context, trial.summary, is_narrow=not measures.is_portrait)
        keep: Control = ("back", self.say("staff.keep"), "quiet")
        put_on: Control = ("put_on", self.say("staff.put_on"), "primary")
        if measures.is_portrait:
            plan = upright_plan(measures, panel.sheet(hero, body, [keep, put_on]))
        else:
            plan = wide_plan(measures, panel.frame.content)
            heading(self.context.look, hero, body, share=1.0).draw(panel.plate, plan.words)
            panel.foot([keep, put_on])
        panel.buttons += self.leaves.lay_out(self.context, panel.plate, plan)

    def tapped(self, button: Button) -> Change | None:
        desk, summary = self.context.desk, self.trial.summary
        if isinstance(button.value, int):
            self._turn(button.value)
            return None
        if desk is None or summary is None:
            return None
        desk.put_on()
        self.panel.note("pack_put_on", summary.file)
        return Restart()

    def update(self, dt: float) -> None:
        drawn = None if self.leaves is None else self.leaves.next_frame()
        if drawn is not None:
            self.panel.invalidate(drawn)

    def close(self) -> None:
        if self.context.desk is not None:
            self.context.desk.discard()

    def _turn(self, step: int) -> None:
        changed = None if self.leaves is None else self.leaves.turn(step)
        if changed is None:
            self.panel.relay(self.context)
        else:
            self.panel.invalidate(changed)
