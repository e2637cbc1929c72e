"""What a push is seen to end in: words over the table, a zone that blooms, a lotus, a can that clings to the edge."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import pygame

from game.rules.slide import Slide
from game.rules.table_plan import LINE_CM, WIDTH_CM, TablePlan
from game.rules.visit import Landing
from game.scenes.core.context import SceneContext
from game.ui.synth.effects import Effect
from game.ui.table.ending import Ending
from game.ui.table.falling import CLING_S
from game.ui.table.motion import TableMotion
from game.ui.table.shout import Shout, shouted

Word = Literal["can_push.red_hero", "can_push.near", "can_push.clings"]

RED_S = 0.8
"""How long the word for the red zone stands."""
_NEAR_S = 1.6
_RED_UNITS = 38.0
_LOUD = 1.7
"""Of the size of a question: the other words."""


@dataclass
class Moments:
    """The moments of one push, over the table whose cans `motion` shows."""

    context: SceneContext
    motion: TableMotion
    ending: Ending | None = None
    shout: Shout | None = None
    _next: Ending | None = None
    _words: list[Word] = field(default_factory=lambda: ["can_push.red_hero"])
    """Whose pictures are still to be painted."""
    _unbuilt: Iterator[object] = field(default_factory=lambda: iter(()))
    """Paints the other pictures. A generator of this object's own would be a circle."""

    def relay(self, context: SceneContext, motion: TableMotion, landing: Landing | None) -> None:
        """Go on over another picture of the table; words that were just being said are not said again."""
        is_other = motion.face is not self.motion.face
        self.context, self.motion = context, motion
        if is_other:
            self.shout, self._words, self._unbuilt = None, [], iter(())
        if landing is not None and landing.place != "off" and (is_other or self.ending is None):
            self.ending = self._ending(landing.stop, math.inf if self.ending is None else self.ending.age_s)
        if self.ending is not None:
            self.ending.show_in(motion)

    def foresee(self, slide: Slide) -> None:
        """Get ready for the end of a push that has just begun."""
        stop = slide.stop
        self._next = self._ending((stop.x, stop.y), 0.0) if stop.off is None else None
        is_near = self._next is not None and self._next.is_near
        told: tuple[tuple[Word, bool], ...] = (("can_push.clings", stop.clings), ("can_push.near", is_near))
        self._words = [word for word, is_said in told if is_said]
        self._unbuilt = iter(()) if self._next is None else self._next.build()

    def build_one(self) -> None:
        """Paint one more of the pictures that will be needed."""
        if self._words:
            self._picture(self._words.pop(0))
        else:
            next(self._unbuilt, None)

    def cling(self) -> None:
        """The can hangs from the edge."""
        self._say("can_push.clings", CLING_S)

    def stop(self, landing: Landing) -> None:
        """The can has stopped where it stands now."""
        self.ending = self._next
        if landing.place == "red":
            self._say("can_push.red_hero", RED_S)
        elif self.ending is not None and self.ending.is_near:
            self._say("can_push.near", _NEAR_S)

    def advance(self, dt: float) -> list[pygame.Rect]:
        """Let `dt` seconds pass and return what must be drawn again."""
        stale = [] if self.ending is None else self.ending.advance(dt, self.motion)
        return stale if self.shout is None else [*stale, *self.shout.advance(dt)]

    def draw_below(self, target: pygame.Surface) -> None:
        """Draw what the cans stand before."""
        if self.ending is not None:
            self.ending.draw(target)

    def draw_above(self, target: pygame.Surface) -> None:
        """Draw the words."""
        if self.shout is not None:
            self.shout.draw(target)

    def _ending(self, stop: tuple[float, float], age_s: float) -> Ending:
        plan, context = self.motion.plan, self.context
        zone, is_near = plan.zone_at(*stop), plan.is_near_red(*stop)
        return Ending(self.motion.face, context.look.theme, stop, zone, is_near, context.is_calm, age_s)

    def _say(self, word: Word, lasts_s: float) -> None:
        room = self._room
        self.shout = Shout(self._picture(word), room.center, room, lasts_s, self.context.is_calm)

    def _picture(self, word: Word) -> pygame.Surface:
        words, look = self.context.words(word), self.context.look
        px = round(_LOUD * look.measures.text_px("question"))
        if word == "can_push.red_hero":
            px = look.measures.units(_RED_UNITS)
        return self.context.once(("shout", word), lambda _: shouted(words, px, look, self._room.size))

    @property
    def _room(self) -> pygame.Rect:
        """The part of the table where no name is read: the bare wood from which cans are pushed, and its front."""
        face, air = self.motion.face, self.context.look.measures.units(2)
        left, top = face.view.point(0, LINE_CM)
        room = pygame.Rect(round(left), round(top), round(face.view.point(WIDTH_CM, LINE_CM)[0] - left), 0)
        room.height = face.rect.bottom - room.y
        return room.inflate(-2 * air, -2 * air)


def sound_of(plan: TablePlan, landing: Landing) -> Effect:
    """Return what a can that stops there sounds like."""
    if landing.place in ("red", "off"):
        return "fanfare" if landing.place == "red" else "fall"
    return "squeak" if plan.is_close_call(*landing.stop) else "land"
