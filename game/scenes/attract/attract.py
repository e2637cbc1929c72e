"""Attract: both games stand there to be touched, and are played by nobody in turn."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

import pygame

from game.rules.visit import Visit, can_visit
from game.scenes.attract.acts import Act, TableAct, WheelAct
from game.scenes.attract.message import give_away, has_enough
from game.scenes.attract.places import Needs, Spots, is_broad, plaque_rect, plate_high_px
from game.scenes.attract.plaque import Plaque
from game.scenes.attract.show import ACT_S, VERDICT_S, Show, phone_in
from game.scenes.attract.spots import GIVEN, chips_room_px, spots_of, words_rect
from game.scenes.attract.sprites import Sprites, changes
from game.scenes.attract.title import Title
from game.scenes.core.base import Scene
from game.scenes.core.changes import Adjust, Change, Push, Replace, Restart
from game.scenes.core.context import SceneContext
from game.scenes.core.frame import within_reach
from game.scenes.core.staff_door import StaffDoor
from game.scenes.core.table_stage import has_table, is_dealt, table_plan
from game.scenes.core.upcoming import Foreseen, Upcoming, foresee
from game.ui.controls.pointer import Press, Touch
from game.ui.controls.widgets import Button, plate_px
from game.ui.type.fonts import HEAVY

STEPS_PER_S = 30
"""Everything here is drawn at half the rate: over an evening this screen stands for hours."""
FORGOTTEN_S = 45.0
"""Who has chosen a language or a text size and then plays nothing has gone."""
_NUDGE_S = 0.3
_LEAST_GAME = 18
"""Width of the wheel in units of the grid: smaller it would be no picture of a game."""
_ICON_BELOW = 0.95
"""The way to the seal of the draw is an icon alone before others fold."""
_FOLDED = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
"""Of the width at which a chip takes two lines."""


class Attract(Scene):
    """Waits for a visitor, who touches a game, or sets language and text size first."""

    name: ClassVar[str] = "attract"
    idle_s: ClassVar[float | None] = None

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        self._door = StaffDoor()
        self._adjusted_at_s = math.inf
        self._nudged_s = 0.0
        self._skipped_s = 0.0  # of the show, by who has touched the message

    def lay_out(self) -> None:
        title, spots, chips = self._places()
        title.paint(self.plate)
        self.title = title.rect
        left = spots.chips.centerx - self._wide(chips) // 2
        for chip in chips:
            chip.rect.midleft = (left, spots.chips.centery)
            left = chip.rect.right + self.measures.gap_px
        self.plaque = Plaque(self.context, plaque_rect(self.measures))
        self.show = Show(self.context, spots)
        self.plaque.paint(self.plate)
        self.show.paint(self.plate)
        self.acts: tuple[Act, ...] = (WheelAct(self.context, spots.wheel),)
        if spots.table is not None:
            self.acts += (TableAct(self.context, spots.table),)
        self._turn = self._step = -1
        self._has_given_away = self._has_sealed = False  # not before it is seen: a screen is also built ahead
        self._bulbs: Sprites = {}
        self._plates = self._games(spots)
        self.buttons = [*self._plates, *chips]
        self._play()

    def handle(self, touch: Touch) -> Change | None:
        """Unmask a message that is touched; show where to touch when a hand comes down elsewhere."""
        if self._door.is_at(self.context, touch):
            return self._door.knock(self.context, touch, self._age_s)
        if self._adjusted_at_s < math.inf:
            self._adjusted_at_s = self._age_s
        change = super().handle(touch)
        if isinstance(touch, Press) and not self.is_resting and self._pressed is None:
            if self.show.phone.rect.collidepoint(touch.x, touch.y) and self.show.word == "question":
                self._unmask()
            else:
                self._nudge(_NUDGE_S)
        return change

    def tap(self, button: Button) -> Change | None:
        """Remember when somebody has chosen a language or a text size."""
        change = super().tap(button)
        if isinstance(change, Adjust):
            self._adjusted_at_s = self._age_s
        return change

    def tapped(self, button: Button) -> Change:
        return self._can_game(self.context)

    def _can_game(self, context: SceneContext) -> Change:
        """Begin the can game; the scams take their places for this visit."""
        return Replace("can_push", can_visit(table_plan(context), context.rng, is_dealt=is_dealt(context)))

    def upcoming(self) -> Iterator[Upcoming]:
        if has_table(self.context):
            coming = foresee(self.context)
            yield Foreseen(self._can_game(coming), coming)
        yield from super().upcoming()
        changes = (button.value for button in self.buttons)
        yield from (Foreseen(change, self.context) for change in changes if isinstance(change, Adjust))

    def warm(self) -> None:
        super().warm()
        for act in self.acts:
            self.context.look.pause()
            act.draw(pygame.Surface((1, 1)))

    def fold(self) -> None:
        super().fold()
        for act in self.acts:
            act.fold()

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        if self.context.lock is not None:  # whichever way the staff have left
            self.context.lock.close()
        if self.context.house is not None and self.context.house.pause:
            return Replace("paused")
        if not self._has_given_away:
            self._has_given_away = True
            give_away(self.context, self.show.messages)
        if not self._has_sealed and self.context.prizes is not None:
            self._has_sealed = True
            self.context.prizes.seals()
        unshown = None if self.context.prizes is None else self.context.prizes.next_unshown()
        if unshown is not None:  # the power failed before it could be read
            return Replace("draw", Visit(won=unshown))
        self._play()
        if self._nudged_s > 0:
            self._nudge(self._nudged_s - dt)
        return Restart() if self._age_s - self._adjusted_at_s > FORGOTTEN_S else None

    def draw(self, target: pygame.Surface) -> None:
        clip = target.get_clip()
        if not any(act.rect.contains(clip) for act in self.acts):
            self.still.draw(target)
        self.show.draw_behind(target)
        for act in self.acts:
            if clip.colliderect(act.extent):
                act.draw(target)
        if clip.colliderect(self.title):  # the corners of the wheel's square reach below it
            target.set_clip(clip.clip(self.title))
            self.still.draw(target)
            target.set_clip(clip)
        self.show.draw(target)
        for bulb in self._bulbs.values():
            bulb.draw(target)
        for button in self.buttons:
            button.draw(target, self.context.look)
        for act in self.acts:
            if act.hand is not None:
                act.hand.draw(target)

    @property
    def act(self) -> Act:
        """The game that moves now."""
        return self.acts[self._turn % len(self.acts)]

    def _unmask(self) -> None:
        """Tell at once what the message is."""
        self._skipped_s += VERDICT_S - (self._age_s + self._skipped_s) % ACT_S
        self.context.audio.play("paper")
        self._play()

    def _play(self) -> None:
        step = math.floor((self._age_s + self._skipped_s) * STEPS_PER_S)
        if step == self._step:
            return
        self._step, shown_s = step, step / STEPS_PER_S
        turn, age_s = divmod(shown_s, ACT_S)
        if turn != self._turn:
            self._turn = int(turn)
            self.act.begin()
            self.invalidate(self.act.extent)
        before, self._bulbs = self._bulbs, self.plaque.bulbs(shown_s)
        stale = (*self.act.show(age_s), *self.show.show(self._turn, age_s), *changes(before, self._bulbs))
        for rect in stale:
            self.invalidate(rect)

    def _nudge(self, left_s: float) -> None:
        """Let the plates of the games sink for a moment."""
        was, self._nudged_s = self._nudged_s, left_s
        if (was > 0) != (left_s > 0):
            for plate in self._plates:
                plate.is_pressed = left_s > 0
                self.invalidate(plate.extent(self.measures))

    def _places(self) -> tuple[Title, Spots, list[Button]]:
        """Return the title, the places of all, and the chips.

        Title and games give room to a phone whose messages are long, and to chips, as long as the games can be seen.
        """
        found = self._placed(GIVEN[0])
        for given in GIVEN[1:]:
            if self._is_enough(*found[1:]):
                break
            more = self._placed(given)
            if more[1].wheel.width < self.measures.units(_LEAST_GAME):
                break
            found = more
        return found

    def _placed(self, given: float) -> tuple[Title, Spots, list[Button]]:
        """Return title, places and chips where so much room is `given` (0–1)."""
        measures, has_two, plate = self.measures, has_table(self.context), self._plate_px()
        chips = self._folded_chips(chips_room_px(measures, plate, given, has_table=has_two))
        needs = Needs(self._wide(chips), plate)
        title = Title(self.context, words_rect(measures, needs, given, has_table=has_two))
        return title, spots_of(measures, title.rect, title.first, needs, given, has_table=has_two), chips

    def _is_enough(self, spots: Spots, chips: list[Button]) -> bool:
        """Return whether chips and messages have room."""
        room = chips_room_px(self.measures, self._plate_px(), spots.given, has_table=spots.table is not None)
        return self._wide(chips) <= room and has_enough(self.context, phone_in(self.context.look, spots))

    def _games(self, spots: Spots) -> list[Button]:
        games: list[tuple[str, pygame.Rect, pygame.Rect, Change | None]] = [
            ("wheel", spots.wheel_plate, spots.wheel, Replace("wheel", Visit("wheel")))
        ]
        if spots.table is not None and spots.table_plate is not None:
            games.append(("can", spots.table_plate, spots.table, None))
        call = self.say("attract.call")
        return [
            Button(
                name,
                plate,
                self.say(f"attract.{name}"),
                "plate",
                "tap",
                body=call,
                thing=within_reach(self.measures, thing),
                value=change,
            )
            for name, plate, thing, change in games
        ]

    def _plate_px(self) -> int:
        """Return how wide a plate is at least: as the longer name of a game."""
        names = (self.say("attract.wheel"), self.say("attract.can"))
        widest = max(self.type.width(name, self.measures.smallest_px(), HEAVY) for name in names)
        return plate_px(widest, plate_high_px(self.measures), self.measures)

    def _wide(self, chips: list[Button]) -> int:
        """Return how wide chips are together, px."""
        return sum(chip.rect.width for chip in chips) + (len(chips) - 1) * self.measures.gap_px

    def _folded_chips(self, most_px: int) -> list[Button]:
        """Return the chips, the longer ones folded until all together are at most `most_px` wide."""
        for share in _FOLDED:
            chips = self._chips(share)
            if self._wide(chips) <= most_px:
                break
        return chips

    def _chips(self, share: float) -> list[Button]:
        """Return the ways to help, to another text size, and to the other languages; `share` (0–1) makes them fold."""
        most, of_help = (self.measures.units(share * each) for each in (34, 46 if is_broad(self.measures) else 60))
        has_seal = self.context.prizes is not None
        is_bare = has_seal and share == _FOLDED[-1]
        helping = self.help_button(of_help)
        if is_bare:  # in English four chips have room as icons, and the words of help without one
            helping = replace(self.chip("help", helping.label, value=helping.value, most_px=of_help), kind=helping.kind)
        chips = [helping, self.text_size_button(most, is_bare=is_bare)]
        for code in self.context.languages:
            if code != self.context.words.language:
                words, icon = ("", "language") if is_bare else (self.say("attract.language"), None)
                change = Adjust(language=code)
                chips.append(self.chip(f"language_{code}", words, icon, value=change, most_px=most))
        if has_seal:
            words = self.say("attract.seal") if share > _ICON_BELOW else ""
            chips.append(self.chip("seal", words, "seal", value=Push("seal"), most_px=most))
        return chips
