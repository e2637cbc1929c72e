"""The staff screen: which pack is played, problems of the one saved last, and how to play another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar, Literal

import pygame

from game.rules.quiet_hours import QuietHours
from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.core.changes import Change, Restart
from game.scenes.core.context import SceneContext
from game.scenes.core.frame import reach_top
from game.scenes.core.staff_desk import Offered, Trial
from game.scenes.core.upcoming import Upcoming
from game.scenes.staff.actions import told_action
from game.scenes.staff.machine import hour_buttons, machine_buttons
from game.scenes.staff.viewer import Leaves, upright_plan, wide_plan
from game.scenes.staff.words import heading, told, write_problems
from game.ui.controls.widgets import Button
from game.ui.draw.layout import columns, cut, grid
from game.ui.sound import VOLUMES

MOST_OFFERED = 6
_HELP_SHARE = 0.3
"""Of a wide foot: as much as the help button may take in one line."""

Page = Literal["standing", "machine", "quiet", "choosing", "busy", "trial"]


class Staff(Scene):
    """Pages: the current state, the machine and its quiet hours, packs on offer, waiting, and the pack brought in.

    Closing it closes all pages.
    """

    name: ClassVar[str] = "staff"
    idle_s: ClassVar[float | None] = 90.0

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        self.page: Page = "standing"
        self.offered: tuple[Offered, ...] = ()
        self.trial: Trial | None = None
        self.leaves: Leaves | None = None

    def upcoming(self) -> Iterable[Upcoming]:
        return ()  # staff can wait, and what they change may not be done ahead

    def lay_out(self) -> None:
        self.buttons = []
        if self.page == "choosing":
            self._choosing()
        elif self.page == "machine":
            self._machine()
        elif self.page == "quiet":
            self._quiet()
        elif self.page == "busy":
            self._head(self.say("staff.busy"))
            self._foot([("back", self.say("staff.back"), "quiet")])
        elif self.page == "trial" and self.trial is not None:
            self._trial(self.trial)
        else:
            self._standing()

    def tapped(self, button: Button) -> Change | None:
        desk = self.context.desk
        if desk is None:
            return Restart()
        if button.name in ("machine", "quiet"):
            self._turn_to("machine" if button.name == "machine" else "quiet")
        elif button.name == "hush":
            hours = self.context.audio.quiet
            self._hush(replace(hours, is_on=not hours.is_on))
        elif isinstance(button.value, tuple):
            part, step = button.value
            self._hush(self.context.audio.quiet.moved(part, step))
        elif isinstance(button.value, Offered):
            desk.begin(button.value.key)
            self._turn_to("busy")
        elif isinstance(button.value, int):
            self._turn_leaf(button.value)
        elif button.name == "volume":
            self._turn_volume()
        elif button.name == "choose":
            self.offered = desk.offered()[:MOST_OFFERED]
            self._turn_to("choosing")
        elif button.name == "back":
            desk.discard()
            self._turn_to("machine" if self.page == "quiet" else "standing")
        else:
            (desk.roll_back if button.name == "roll_back" else desk.put_on)()
            return Restart()
        return None

    def tap(self, button: Button) -> Change | None:
        """Write down what is changed, after it has been."""
        change = super().tap(button)
        lock = self.context.lock
        if lock is not None:
            action, detail = told_action(self.context, button, self.trial)
            if action:
                lock.note(action, detail)
        return change

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        if not self._may("enter"):
            return Restart()
        if self.page == "busy" and self.context.desk is not None:
            self.trial = self.context.desk.trial(self.context.words.language)
            if self.trial is not None:
                look = self.trial.look
                self.leaves = None if look is None else Leaves(look, self.trial.problems)
                self._turn_to("trial")
        elif self.page == "trial" and self.leaves is not None:
            drawn = self.leaves.next_frame()
            if drawn is not None:
                self.invalidate(drawn)
        return None

    def _may(self, what: Literal["enter", "change_packs"]) -> bool:
        """Return whether the role that has opened the lock may do this; without a lock everybody may."""
        lock = self.context.lock
        return lock is None or lock.role == "organiser" or (what == "enter" and lock.role is not None)

    def _turn_volume(self) -> None:
        """Go on to the next volume, and let it be heard."""
        audio = self.context.audio
        audio.turn_to(VOLUMES[(VOLUMES.index(audio.volume) + 1) % len(VOLUMES)])
        audio.play("land")
        self.relay(self.context)

    def _hush(self, hours: QuietHours) -> None:
        self.context.audio.hush(hours)
        self.relay(self.context)

    def _turn_to(self, page: Page) -> None:
        self.page = page
        self.relay(self.context)
        self.rest()

    def _standing(self) -> None:
        desk = self.context.desk
        if desk is None:
            self._head(self.say("staff.hero"), *self._about_printer())
            self._foot([("leave", self.say("staff.leave"), "primary")])
            return
        standing = desk.standing(self.context.words.language)
        body = "\n".join((told(self.context, standing.summary), *self._about_printer()))
        area = self._head(self.say("staff.hero"), body)
        write_problems(self.plate, area, self.context, standing.problems, self.say("staff.fine"))
        controls: list[tuple[str, str, Literal["primary", "quiet"]]] = [
            ("leave", self.say("staff.leave"), "quiet"),
            ("machine", self.say("staff.machine"), "quiet"),
        ]
        if self._may("change_packs"):
            controls.append(("choose", self.say("staff.choose"), "primary"))
        if standing.can_roll_back and self._may("change_packs"):
            controls.insert(1, ("roll_back", self.say("staff.roll_back"), "quiet"))
        self._foot(controls)

    def _about_printer(self) -> list[str]:
        """Return what staff should know about the receipt printer, if anything."""
        printer = self.context.printer
        return [self.say("staff.no_printer")] if printer is not None and printer.state == "absent" else []

    def _machine(self) -> None:
        area = self._head(self.say("staff.machine_hero"), "" if self.context.audio.has_clock else self._no_clock)
        self.buttons += machine_buttons(self.context, area)
        self._foot([("back", self.say("staff.back"), "quiet")])

    def _quiet(self) -> None:
        audio = self.context.audio
        area = self._head(
            self.say("staff.quiet_hero"), self.say("staff.quiet_body") if audio.has_clock else self._no_clock
        )
        self.buttons += hour_buttons(self.context, self.plate, area)
        label = self.say("staff.hush_off" if audio.quiet.is_on else "staff.hush_on")
        self._foot([("back", self.say("staff.back"), "quiet"), ("hush", label, "primary")])

    @property
    def _no_clock(self) -> str:
        return self.say("staff.no_clock")

    def _choosing(self) -> None:
        body = self.say("staff.choose_body" if self.offered else "staff.none")
        area = self._head(self.say("staff.choose_hero"), body)
        _, area = cut(area, "top", max(0, reach_top(self.measures) - area.y))
        gap = self.measures.gap_px
        one_column_px = MOST_OFFERED * self.measures.target_px + (MOST_OFFERED - 1) * gap
        columns = 1 if self.measures.is_portrait and one_column_px <= area.height else 2
        if self.measures.is_low and not self.measures.is_portrait:
            columns = 3
        rows = -(-MOST_OFFERED // columns)
        area.height = max(area.height, rows * (self.measures.target_px + gap) - gap)
        places = grid(area, MOST_OFFERED, columns, gap)
        for number, (offer, rect) in enumerate(zip(self.offered, places, strict=False)):
            self.buttons.append(Button(f"offer_{number}", rect, offer.label, "card", value=offer))
        self._foot([("back", self.say("staff.back"), "quiet")])

    def _trial(self, trial: Trial) -> None:
        if trial.summary is None or self.leaves is None:
            area = self._head(self.say("staff.refused"), self.say("staff.refused_body"))
            write_problems(self.plate, area, self.context, trial.problems)
            self._foot([("back", self.say("staff.back"), "primary")])
            return
        hero = self.say("staff.trial")
        body = told(self.context, trial.summary, is_narrow=not self.measures.is_portrait)
        if self.measures.is_portrait:
            plan = upright_plan(self.measures, self._head(hero, body))
        else:
            plan = wide_plan(self.measures, self.frame.content)
            heading(self.context.look, hero, body, share=1.0).draw(self.plate, plan.words)
        self._foot([("back", self.say("staff.keep"), "quiet"), ("put_on", self.say("staff.put_on"), "primary")])
        self.buttons += self.leaves.lay_out(self.context, self.plate, plan)

    def _turn_leaf(self, step: int) -> None:
        if self.leaves is None:
            return
        changed = self.leaves.turn(step)
        if changed is None:
            self.relay(self.context)
        else:
            self.invalidate(changed)

    def _head(self, hero: str, body: str = "") -> pygame.Rect:
        """Write the heading and return the room between it and the controls."""
        units, frame = self.measures.units, self.frame
        stack = heading(self.context.look, hero, body)
        head = pygame.Rect(*frame.content.topleft, frame.content.width, round(frame.content.height * 0.3))
        stack.draw(self.plate, head, align="left")
        top = head.y + min(head.height, stack.height(head.size)) + units(3)
        return pygame.Rect(head.x, top, head.width, self._row().top - units(3) - top)

    @property
    def _is_stacked(self) -> bool:
        """Whether the controls stand above the help button: where there is no room for all of them beside it."""
        measures = self.measures
        return measures.is_portrait or (self.page == "standing" and measures.width < 1.5 * measures.height)

    def _help(self) -> Button:
        return self.help_button(None if self._is_stacked else round(self.frame.foot.width * _HELP_SHARE))

    def _row(self) -> pygame.Rect:
        """Return the place of the controls."""
        foot = self.frame.foot
        if self._is_stacked:
            return foot.move(0, -foot.height - self.measures.units(3))
        left = self._help().rect.right + self.measures.gap_px
        return pygame.Rect(left, foot.y, foot.right - left, foot.height)

    def _foot(self, controls: list[tuple[str, str, Literal["primary", "quiet"]]]) -> None:
        row, gap = self._row(), self.measures.gap_px
        self.buttons.append(self._help())
        count = max(1, len(controls))
        width = min(self.measures.units(50), columns(row, count, gap)[0].width)
        row, _ = cut(row, "right", count * (width + gap) - gap)
        for (name, label, kind), rect in zip(controls, columns(row, count, gap), strict=False):
            self.buttons.append(Button(name, rect, label, kind, value=Restart() if name == "leave" else None))
