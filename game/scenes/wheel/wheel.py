"""The lucky wheel: a flick or the button starts a spin whose result is drawn before, and the name it stops on."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

import pygame

from game.rules.visit import Visit
from game.rules.wheel import Slice, Spin, pins_passed, plan_spin, slices_of
from game.scenes.core.base import Scene
from game.scenes.core.changes import Change, Replace
from game.scenes.core.context import SceneContext
from game.scenes.core.large_picture import draw_around
from game.scenes.core.pack import with_messages
from game.scenes.core.upcoming import Foreseen, Stage, Upcoming, foresee
from game.scenes.core.wheel_stage import beside, wheel_face, wheel_rect
from game.scenes.wheel.beside import draw_beside
from game.scenes.wheel.flick import Flick
from game.scenes.wheel.landed import Landed
from game.ui.controls.pointer import Move, Press, Touch
from game.ui.controls.widgets import Button

CALM_STEP_S = 0.5
POINTER_KICK_DEG = 14.0
POINTER_REST_S = 0.12


class Wheel(Scene):
    """A spin of the wheel: waiting, spinning, landed."""

    name: ClassVar[str] = "wheel"

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        self._slices: tuple[Slice, ...] = slices_of([scam.odds for scam in context.pack.scams])
        self._spin: Spin | None = None
        self._spin_s = 0.0
        self._landed: Landed | None = None
        self._angle_deg = 0.0
        self._kick_s, self._kick_way = math.inf, 0.0
        self._flick: Flick | None = None
        self._is_weak = False

    @property
    def is_spinning(self) -> bool:
        """Whether the wheel is spinning."""
        return self._spin is not None and self._spin_s < self._spin.duration_s

    @property
    def has_landed(self) -> bool:
        """Whether the wheel has stopped on its slice."""
        return self._spin is not None and not self.is_spinning

    @property
    def shows_card(self) -> bool:
        """Whether its slice has become the card."""
        return self._landed is not None and self._landed.has_arrived

    @property
    def spin_share(self) -> float:
        """The share of the spin's time that has passed, 0–1."""
        return 0.0 if self._spin is None else min(1.0, self._spin_s / self._spin.duration_s)

    def lay_out(self) -> None:
        measures = self.measures
        self.wheel = wheel_face(self.context)
        words, control = beside(measures, wheel_rect(measures))
        self.buttons = self.foot_buttons()
        if self._spin is not None and self.has_landed:
            age_s = 0.0 if self._landed is None else self._landed.age_s
            self._landed = Landed(self.context, self._spin.slice_index, self._angle_deg, self.plate, age_s)
        else:
            is_waiting = self._spin is None
            # A hand that moved it too slowly is told so.
            sentence = self.say("wheel.harder" if is_waiting and self._is_weak else "wheel.promise")
            draw_beside(self.context, self.plate, words, control, sentence, "point" if is_waiting else "wave1")
            if is_waiting:
                self.buttons.append(Button("spin", control, self.say("wheel.spin")))

    def handle(self, touch: Touch) -> Change | None:
        self._follow(touch)
        return super().handle(touch)

    def tapped(self, button: Button) -> Change | None:
        self.spin()
        return None

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        self._kick_s += dt
        if self._flick is not None:
            self._flick.advance(dt)
        if self._landed is not None:
            self._leave(dt, self._landed)
            if self._landed.is_over:
                return Replace("challenge", with_messages(self.context, self.visit.meeting(self._landed.index)))
        if self._spin is not None and self.is_spinning:
            self._turn(dt, self._spin)
        elif self._kick_s - dt < POINTER_REST_S:
            self.invalidate(self.wheel.moving)
        return None

    def draw(self, target: pygame.Surface) -> None:
        turned = (self._shown_deg, self._turns_per_s, self._pointer_deg)
        missing = self._landed.index if self._landed is not None and self._landed.is_lifted else None
        draw_around(self, target, self.wheel.rect, lambda: self.wheel.draw(target, *turned, missing=missing))
        if self._landed is not None:
            self._landed.draw(target)

    def spin(self, flick_turns_per_s: float | None = None) -> None:
        """Start the wheel, by the button or with the speed of a hand."""
        self._spin = self._planned(self.context, flick_turns_per_s)
        self._spin_s = 0.0
        self.relay(self.context)

    @property
    def stage(self) -> tuple[bool, bool, int | None]:
        index = self._spin.slice_index if self._spin is not None and self.has_landed else None
        return self._is_weak, self.is_spinning, index

    def upcoming(self) -> Iterator[Upcoming]:
        if self._spin is None:
            yield Stage({"_spin": self._planned(foresee(self.context)), "_spin_s": 0.0})
        else:
            if not self.has_landed:
                end_s = self._spin.duration_s
                yield Stage({"_spin_s": end_s, "_angle_deg": self._spin.angle_at(end_s)})
            coming = foresee(self.context)
            visit = with_messages(coming, self.visit.meeting(self._spin.slice_index))
            yield Foreseen(Replace("challenge", visit), coming)
        yield from super().upcoming()

    def warm(self) -> None:
        super().warm()
        while not self.wheel.warm(1):
            self.context.look.pause()

    @property
    def progress(self) -> Visit:
        return self.visit.meeting(self._spin.slice_index) if self._spin is not None and self.has_landed else self.visit

    def _turn(self, dt: float, spin: Spin) -> None:
        before_deg = self._angle_deg
        self._spin_s += dt
        self._angle_deg = spin.angle_at(self._spin_s)
        self._kick(before_deg)
        self.invalidate(self.wheel.moving)
        if self.has_landed:
            self.context.audio.play("land")
            self.relay(self.context)
            self.rest()

    def _leave(self, dt: float, landed: Landed) -> None:
        was_lifted = landed.is_lifted
        for rect in landed.advance(dt, self.plate):
            self.invalidate(rect)
        if landed.is_lifted and not was_lifted:
            self.context.audio.play("paper")

    @property
    def _shown_deg(self) -> float:
        if self.context.is_calm and self._spin is not None and self.is_spinning:
            # 少动画: the wheel steps to its place.
            return self._spin.angle_at(math.floor(self._spin_s / CALM_STEP_S) * CALM_STEP_S)
        return self._angle_deg

    @property
    def _turns_per_s(self) -> float:
        if self._spin is None or not self.is_spinning or self.context.is_calm:
            return 0.0
        return self._spin.turns_per_s_at(self._spin_s)

    @property
    def _pointer_deg(self) -> float:
        if self.context.is_calm or self._kick_s >= POINTER_REST_S:
            return 0.0
        return math.copysign(POINTER_KICK_DEG * (1 - self._kick_s / POINTER_REST_S), self._kick_way)

    def _kick(self, before_deg: float) -> None:
        """Let the pins that have passed since `before_deg` tick and push the pointer."""
        if pins_passed(self._slices, before_deg, self._angle_deg):
            self._kick_s, self._kick_way = 0.0, before_deg - self._angle_deg
            self.context.audio.play("tick")

    def _follow(self, touch: Touch) -> None:
        """Let the hand turn the wheel, and spin it on release after a flick; ignore touches once it spins."""
        if self._spin is not None:
            return
        square = self.wheel.rect
        if isinstance(touch, Press):
            inside = math.dist(square.center, (touch.x, touch.y)) <= square.width / 2
            self._flick = Flick(square.center, (touch.x, touch.y)) if inside else None
        elif self._flick is None:
            return
        elif isinstance(touch, Move):
            before_deg = self._angle_deg
            self._angle_deg += self._flick.move((touch.x, touch.y))
            self._kick(before_deg)
            self.invalidate(self.wheel.moving)
        else:
            speed = None if touch.is_cancelled else self._flick.turns_per_s()
            self._flick = None
            if speed is not None:
                self.spin(speed)
            elif not touch.is_cancelled and not self._is_weak:
                self._is_weak = True
                self.relay(self.context)

    def _planned(self, context: SceneContext, flick_turns_per_s: float | None = None) -> Spin:
        """Return a spin from where the wheel stands, its slice drawn with the chance of `context`."""
        odds = [scam.odds for scam in context.pack.scams]
        return plan_spin(odds, context.rng, self._angle_deg % 360, flick_turns_per_s=flick_turns_per_s)
