"""The staff screen: which pack is played, what is wrong with the one that was saved last, and how to put on another."""

from __future__ import annotations

from typing import ClassVar, Literal

import pygame

from game.rules.visit import Visit
from game.scenes.base import Scene
from game.scenes.changes import Change, Restart
from game.scenes.context import SceneContext
from game.scenes.frame import frame_of, help_button, reach_top
from game.scenes.staff_desk import Notice, Offered, Summary, Trial
from game.scenes.stage import wheel_picture
from game.scenes.table_stage import has_table, table_picture
from game.ui.fonts import HEAVY
from game.ui.paper import sheet
from game.ui.text_stack import TextStack
from game.ui.widgets import Button

MOST_NOTICES, MOST_OFFERED = 3, 6

Page = Literal["standing", "choosing", "busy", "trial"]


class Staff(Scene):
    """Pages: what stands, what could be put on, waiting, what was brought in. Leaving it is the end of all of them."""

    name: ClassVar[str] = "staff"
    idle_s: ClassVar[float | None] = 90.0

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        self.page: Page = "standing"
        self.offered: tuple[Offered, ...] = ()
        self.trial: Trial | None = None

    def lay_out(self) -> None:
        self.buttons = []
        if self.page == "choosing":
            self._choosing()
        elif self.page == "busy":
            self._head(self.say("staff.busy"))
            self._foot([])
        elif self.page == "trial" and self.trial is not None:
            self._trial(self.trial)
        else:
            self._standing()

    def tapped(self, name: str) -> Change | None:
        desk = self.context.desk
        if desk is None or name == "leave":
            return Restart()
        if name == "choose":
            self.offered = desk.offered()[:MOST_OFFERED]
            self._turn_to("choosing")
        elif name.startswith("offer_"):
            desk.begin(self.offered[int(name.removeprefix("offer_"))].key)
            self._turn_to("busy")
        elif name == "roll_back":
            desk.roll_back()
            return Restart()
        elif name == "put_on":
            desk.put_on()
            return Restart()
        elif name == "back":
            desk.discard()
            self._turn_to("standing")
        return None

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        if self.page == "busy" and self.context.desk is not None:
            self.trial = self.context.desk.trial()
            if self.trial is not None:
                self._turn_to("trial")
        return None

    def _turn_to(self, page: Page) -> None:
        self.page = page
        self.relay(self.context)
        self.rest()

    # -- pages ------------------------------------------------------------------------------------------------

    def _standing(self) -> None:
        desk = self.context.desk
        if desk is None:
            self._head(self.say("staff.hero"))
            self._foot([("leave", self.say("staff.leave"), "primary")])
            return
        standing = desk.standing()
        area = self._head(self.say("staff.hero"), self._told(standing.summary))
        self._notices(area, standing.notices, self.say("staff.fine"))
        controls: list[tuple[str, str, Literal["primary", "quiet"]]] = [
            ("leave", self.say("staff.leave"), "quiet"),
            ("choose", self.say("staff.choose"), "primary"),
        ]
        if standing.can_roll_back:
            controls.insert(1, ("roll_back", self.say("staff.roll_back"), "quiet"))
        self._foot(controls)

    def _choosing(self) -> None:
        body = self.say("staff.choose_body" if self.offered else "staff.none")
        area = self._head(self.say("staff.choose_hero"), body)
        if self.measures.is_portrait:
            top = max(area.y, reach_top(self.measures))
            area = pygame.Rect(area.x, top, area.width, area.bottom - top)
        gap = self.measures.gap_px
        columns = 1 if self.measures.is_portrait else 2
        rows = -(-MOST_OFFERED // columns)
        width = (area.width - gap * (columns - 1)) // columns
        height = max(self.measures.target_px, (area.height - gap * (rows - 1)) // rows)
        for number, offer in enumerate(self.offered):
            row, column = divmod(number, columns)
            rect = pygame.Rect(area.x + column * (width + gap), area.y + row * (height + gap), width, height)
            self.buttons.append(Button(f"offer_{number}", rect, offer.label, "card"))
        self._foot([("back", self.say("staff.back"), "quiet")])

    def _trial(self, trial: Trial) -> None:
        if trial.summary is None or trial.look is None:
            area = self._head(self.say("staff.refused"), self.say("staff.refused_body"))
            self._notices(area, trial.notices, "")
            self._foot([("back", self.say("staff.back"), "primary")])
            return
        area = self._head(self.say("staff.trial"), self._told(trial.summary))
        pictures = pygame.Rect(area.x, area.y, area.width, area.height)
        if trial.notices:
            pictures.height = round(area.height * 0.5)
            below = pygame.Rect(area.x, pictures.bottom + self.measures.units(2), area.width, 0)
            below.height = area.bottom - below.y
            self._notices(below, trial.notices, "")
        self._pictures(pictures, trial.look(self.context))
        self._foot([("back", self.say("staff.keep"), "quiet"), ("put_on", self.say("staff.put_on"), "primary")])

    # -- parts ------------------------------------------------------------------------------------------------

    def _told(self, summary: Summary) -> str:
        return self.say(
            "staff.summary",
            file=summary.file,
            title=summary.title,
            scams=summary.scams,
            exhibits=summary.exhibits,
        )

    def _head(self, hero: str, body: str = "") -> pygame.Rect:
        """Write the heading; returns the room between it and the controls."""
        measures, units = self.measures, self.measures.units
        frame = frame_of(measures)
        stack = TextStack(self.type, measures.smallest_px())
        stack.add(hero, round(measures.text_px("question") * 1.3), self.theme.text, weight=HEAVY, after_px=units(1))
        if body:
            stack.add(body, measures.text_px("body"), self.theme.text_soft)
        head = pygame.Rect(*frame.content.topleft, frame.content.width, round(frame.content.height * 0.3))
        stack.draw(self.plate, head, align="left")
        top = head.y + min(head.height, stack.height(head.size)) + units(3)
        return pygame.Rect(head.x, top, head.width, self._row().top - units(3) - top)

    def _notices(self, area: pygame.Rect, notices: tuple[Notice, ...], fine: str) -> None:
        measures, units, theme = self.measures, self.measures.units, self.theme
        stack = TextStack(self.type, measures.smallest_px())
        for notice in notices[:MOST_NOTICES]:
            if notice.file:
                place = self.say("staff.place", file=notice.file, line=notice.line, column=notice.column)
                stack.add(place, measures.text_px("small"), theme.card_ink_soft)
            stack.add(notice.message, measures.text_px("body"), theme.card_ink, weight=HEAVY)
            if notice.hint:
                stack.add(notice.hint, measures.text_px("small"), theme.card_ink_soft, after_px=units(1.5))
        if len(notices) > MOST_NOTICES:
            more = self.say("staff.more", count=len(notices) - MOST_NOTICES)
            stack.add(more, measures.text_px("small"), theme.card_ink_soft)
        if not notices:
            if not fine:
                return
            stack.add(fine, measures.text_px("body"), theme.card_ink, weight=HEAVY)
        inner = (area.width - units(6), area.height - units(4))
        paper = pygame.Rect(area.x, area.y, area.width, min(area.height, stack.height(inner) + units(5)))
        sheet(self.plate, paper, self.context.look)
        stack.draw(self.plate, paper.inflate(-units(6), -units(4)))

    def _pictures(self, area: pygame.Rect, context: SceneContext) -> None:
        """The wheel and the table of the pack that was brought in, as visitors would see them."""
        pictures = [wheel_picture(context)]
        if has_table(context):
            pictures.append(table_picture(context))
        room = area.width // len(pictures)
        for number, picture in enumerate(pictures):
            side = min(room - self.measures.units(2), area.height)
            rect = pygame.Rect(0, 0, side, side)
            rect.center = (area.x + room * number + room // 2, area.centery)
            self.plate.blit(pygame.transform.smoothscale(picture, rect.size), rect)

    def _row(self) -> pygame.Rect:
        """Where the controls are: beside the way to help, or above it on an upright screen."""
        foot = frame_of(self.measures).foot
        if self.measures.is_portrait:
            return foot.move(0, -foot.height - self.measures.units(3))
        left = help_button(self.context.look, self.say("help.chip"), foot).rect.right + self.measures.gap_px
        return pygame.Rect(left, foot.y, foot.right - left, foot.height)

    def _foot(self, controls: list[tuple[str, str, Literal["primary", "quiet"]]]) -> None:
        row, gap = self._row(), self.measures.gap_px
        self.buttons.append(help_button(self.context.look, self.say("help.chip"), frame_of(self.measures).foot))
        count = max(1, len(controls))
        width = min(self.measures.units(50), (row.width - gap * (count - 1)) // count)
        left = row.right - width * count - gap * (count - 1)
        for number, (name, label, kind) in enumerate(controls):
            rect = pygame.Rect(left + number * (width + gap), row.y, width, row.height)
            self.buttons.append(Button(name, rect, label, kind))
