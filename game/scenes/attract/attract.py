"""Attract: both games stand there to be touched, and are played by nobody in turn."""

from __future__ import annotations

import math
from typing import ClassVar

import pygame

from game.rules.visit import Visit, can_visit
from game.scenes.attract.acts import ACT_S, STEPS_PER_S, Act, TableAct, WheelAct
from game.scenes.attract.bystanders import Bystanders
from game.scenes.attract.spots import Spots, nooks_of, spots_of
from game.scenes.core.base import Scene
from game.scenes.core.changes import Adjust, Change, Replace, Restart
from game.scenes.core.context import SceneContext
from game.scenes.core.staff_desk import StaffCorner
from game.scenes.core.table_stage import has_table, is_dealt, table_plan
from game.ui.controls.pointer import Press, Touch
from game.ui.controls.styles import BODY, HERO, KICKER
from game.ui.controls.widgets import Button
from game.ui.type.fonts import HEAVY

LARGE_TEXT = 1.4
FORGOTTEN_S = 45.0
"""Who has chosen a language or a text size and then plays nothing has gone."""
_NUDGE_S = 0.3


class Attract(Scene):
    """Waits for a visitor, who touches a game, or sets language and text size first."""

    name: ClassVar[str] = "attract"
    idle_s: ClassVar[float | None] = None

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        self._corner = StaffCorner()
        self._adjusted_at_s = math.inf
        self._nudged_s = 0.0

    def lay_out(self) -> None:
        spots = spots_of(self.measures, has_table=has_table(self.context))
        self.acts: tuple[Act, ...] = (WheelAct(self.context, spots.wheel),)
        if spots.table is not None:
            self.acts += (TableAct(self.context, spots.table),)
        self._turn = -1
        written = self._write(spots)
        self._plates, chips = self._games(spots), self._chips(spots)
        self.buttons = [*self._plates, *chips]
        nooks = nooks_of(self.measures, spots, written, chips[0].rect)
        self.bystanders = Bystanders(self.context.look, nooks, is_calm=self.context.is_calm)
        self._play()

    def handle(self, touch: Touch) -> Change | None:
        """Show where to touch when a hand comes down elsewhere."""
        if self.context.desk is not None and self._corner.rect(self.measures).collidepoint(touch.x, touch.y):
            is_asked = isinstance(touch, Press) and self._corner.tap(self._age_s)
            return Replace("staff") if is_asked else None
        if self._adjusted_at_s < math.inf:
            self._adjusted_at_s = self._age_s
        change = super().handle(touch)
        if isinstance(touch, Press) and not self.is_resting and self._pressed is None:
            self._nudge(_NUDGE_S)
        return change

    def tap(self, button: Button) -> Change | None:
        """Remember when somebody has chosen a language or a text size."""
        change = super().tap(button)
        if isinstance(change, Adjust):
            self._adjusted_at_s = self._age_s
        return change

    def tapped(self, button: Button) -> Change:
        """Begin the can game; the scams take their places for this visit."""
        visit = can_visit(table_plan(self.context), self.context.rng, is_dealt=is_dealt(self.context))
        return Replace("can_push", visit)

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        self._play()
        if self._nudged_s > 0:
            self._nudge(self._nudged_s - dt)
        return Restart() if self._age_s - self._adjusted_at_s > FORGOTTEN_S else None

    def draw(self, target: pygame.Surface) -> None:
        clip = target.get_clip()
        if not any(act.rect.contains(clip) for act in self.acts):
            target.blit(self.plate, (0, 0))
        for act in self.acts:
            if clip.colliderect(act.extent):
                act.draw(target)
        self.bystanders.draw(target)
        for button in self.buttons:
            button.draw(target, self.context.look)

    @property
    def act(self) -> Act:
        """The game that moves now."""
        return self.acts[self._turn % len(self.acts)]

    def _play(self) -> None:
        turn, shown_s = divmod(math.floor(self._age_s * STEPS_PER_S) / STEPS_PER_S, ACT_S)
        if turn != self._turn:
            self._turn = int(turn)
            self.act.begin()
            self.invalidate(self.act.extent)
        for rect in (*self.act.show(shown_s), *self.bystanders.show(self._age_s)):
            self.invalidate(rect)

    def _nudge(self, left_s: float) -> None:
        """Let the plates of the games sink for a moment."""
        was, self._nudged_s = self._nudged_s, left_s
        if (was > 0) != (left_s > 0):
            for plate in self._plates:
                plate.is_pressed = left_s > 0
                self.invalidate(plate.extent(self.measures))

    def _games(self, spots: Spots) -> list[Button]:
        games: list[tuple[str, pygame.Rect, pygame.Rect, Change | None]] = [
            ("wheel", spots.wheel_plate, spots.wheel, Replace("wheel", Visit("wheel")))
        ]
        if spots.table is not None and spots.table_plate is not None:
            games.append(("can", spots.table_plate, spots.table, None))
        call = self.say("attract.call")
        return [
            Button(name, plate, self.say(f"attract.{name}"), "plate", "tap", body=call, thing=thing, value=change)
            for name, plate, thing, change in games
        ]

    def _chips(self, spots: Spots) -> list[Button]:
        """Return the ways to help, to another text size, and to the other languages."""
        is_large = self.measures.text_scale > 1.0
        size_key, scale = ("attract.text_size_off", 1.0) if is_large else ("attract.text_size", LARGE_TEXT)
        specs: list[tuple[str, str, Change]] = [("text_size", self.say(size_key), Adjust(text_scale=scale))]
        others = [code for code in self.context.languages if code != self.context.words.language]
        specs += [(f"language_{code}", self.say("attract.language"), Adjust(language=code)) for code in others]
        gap = self.measures.gap_px
        chips = [self.chip(name, label, value=change, most_px=self.measures.units(34)) for name, label, change in specs]
        wide = sum(chip.rect.width + gap for chip in chips)
        help_chip = self.help_button(spots.chips.width - (0 if spots.is_broad else wide))
        left, y = spots.chips.right - wide + gap, spots.chips.centery
        if spots.is_broad:
            left, y = spots.chips.centerx - (wide - gap) // 2, spots.chips.bottom - help_chip.rect.height // 2
            help_chip.rect.midtop = spots.chips.midtop
        for chip in chips:
            chip.rect.midleft = (left, y)
            left = chip.rect.right + gap
        return [help_chip, *chips]

    def _write(self, spots: Spots) -> pygame.Rect:
        """Write the invitation and return what it covers."""
        is_wide = spots.is_broad or (spots.table is None and not self.measures.is_portrait)
        hero = self.say("attract.hero_line")
        px = round(0.8 * self.measures.text_px("hero"))  # it may become somewhat smaller
        if is_wide or (self.measures.is_portrait and self.type.width(hero, px, HEAVY) > spots.words.width):
            hero = self.say("attract.hero")
        stack = self.stack().write(self.say("attract.kicker", title=self.context.pack.title), KICKER)
        stack.write(hero, HERO, share=1.4 if spots.table is None else 1.1, after=2, is_unbroken=True)
        if is_wide or self.measures.is_portrait:
            stack.write(self.say("attract.body"), BODY)
        return stack.draw(
            self.plate, spots.words, align="left" if spots.table is None and is_wide else "centre", middle=True
        )
