"""Push the can: a flick or a held button, the slide that follows from it, and where it stops."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

import pygame

from game.rules.hand import power_of_charge
from game.rules.table_plan import MOST_AIM_DEG, START, Push, push_of
from game.rules.visit import Landing, Visit, landing_of
from game.scenes.can.controls import aim_buttons
from game.scenes.can.flick import CanFlick, Hold
from game.scenes.can.foresight import after_slide
from game.scenes.can.moments import RED_S, Moments, sound_of
from game.scenes.can.words import CanWords
from game.scenes.core.base import Scene
from game.scenes.core.changes import Change, Replace
from game.scenes.core.context import SceneContext
from game.scenes.core.large_picture import draw_around
from game.scenes.core.pack import with_messages
from game.scenes.core.table_stage import (
    load_physics,
    player_can,
    slide_of,
    table_face_of,
    table_motion,
    table_plan,
    table_rect,
)
from game.scenes.core.upcoming import Stage, Upcoming
from game.scenes.core.wheel_stage import beside
from game.ui.controls.pointer import Move, Press, Touch
from game.ui.controls.widgets import Button
from game.ui.table.aim import AimLine

AIM_STEP_DEG = 4.0
UNMASK_S = 0.7
"""How long a scam on which the can has stopped keeps its disguise."""

_ROW = 100
"""Most units of the row with the held button and the aim on both sides of it."""

State = Literal["waiting", "sliding", "stopped"]


class CanPush(Scene):
    """One push of the can: waiting, sliding, stopped. The next push is a new scene."""

    name: ClassVar[str] = "can_push"

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        load_physics()
        self.motion = table_motion(context, table_face_of(context, visit))
        self.state: State = "waiting"
        self.landing: Landing | None = None
        self.aim_deg = 0.0
        self._flick: CanFlick | None = None
        self._hold = Hold()
        self._is_put_back = False
        self._stopped_s = 0.0
        self._moments = Moments(context, self.motion)

    @property
    def power(self) -> float:
        """The power (0–1) of the held button."""
        return power_of_charge(self._hold.held_s) if self._hold.name == "charge" else 0.0

    def relay(self, context: SceneContext) -> None:
        self.plan = table_plan(context).seated(self.visit.seating)
        self.face = table_face_of(context, self.visit)
        motion = table_motion(context, self.face)
        motion.resume(self.motion)
        self.motion = motion
        self._moments.relay(context, motion, self.landing)
        self._flick = None
        super().relay(context)
        self._show_aim()

    def warm(self) -> None:
        super().warm()
        self.face.draw(pygame.Surface((1, 1)))
        self.context.look.pause()
        self.motion.warm(may_fold=self.state == "waiting")

    @property
    def stage(self) -> tuple[State, Visit, bool, bool]:
        return self.state, self.visit, self.is_unmasked, self._is_put_back

    def upcoming(self) -> Iterator[Upcoming]:
        if self.state == "waiting":
            yield Stage({"state": "sliding"})
        elif self.state == "sliding" and self.motion.slide is not None:
            yield from after_slide(self.context, self.plan, self.visit, self.motion.slide)
        elif not self.is_unmasked:
            yield Stage({"_stopped_s": UNMASK_S + RED_S})
        yield from super().upcoming()

    def lay_out(self) -> None:
        measures = self.measures
        frame = self.frame
        area, control = beside(measures, table_rect(measures))
        if measures.is_portrait:
            area.height = self.face.cans_top - measures.units(1) - area.y
        if self.landing is None:  # three controls in a row
            control.width = frame.foot.width if measures.is_portrait else min(area.width, measures.units(_ROW))
            control.x = area.x
        words = CanWords(self.context, self.visit, self.plan, player_can(self.context))
        self.buttons = self.foot_buttons()
        if self.landing is not None:
            words.draw_stopped(self.plate, area, self.landing, is_unmasked=self.is_unmasked)
            change = Replace(self.visit.next_step, self.visit)
            self.buttons.append(Button("go_on", control, words.go_on, value=change))
        else:
            self._gauge = words.draw_waiting(
                self.plate, area, control, is_sliding=self.state == "sliding", is_again=self._is_put_back
            )
            self.buttons += aim_buttons(self.context, control, AIM_STEP_DEG, is_live=self.state == "waiting")
            self._charge = self.buttons[-1]

    def handle(self, touch: Touch) -> Change | None:
        if self.state == "waiting":
            self._follow(touch)
        return super().handle(touch)

    def tapped(self, button: Button) -> Change | None:
        if self.state != "waiting":
            return None
        if not isinstance(button.value, float):
            self.start(push_of(self.plan, self.motion.can_at, self.aim_deg, self.power))
        elif not self._hold.repeats:  # a control that has acted while held does not act again on release
            self._turn_aim(button.value)
        return None

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        if self._flick is not None:
            self._flick.advance(dt)
        for rect in self._moments.advance(dt):
            self.invalidate(rect)
        if self.state == "waiting":
            self._follow_hold(dt)
        elif self.state == "sliding":
            self._play(dt)
        else:
            self._unmask(dt)
        if self.state != "stopped" and self._pressed is None and self._flick is None:
            self._moments.build_one()
        return None

    def draw(self, target: pygame.Surface) -> None:
        draw_around(self, target, self.face.rect, lambda: self.face.draw(target, self.stamped))
        self._moments.draw_below(target)
        self.motion.draw(target)
        if self.state == "waiting" and target.get_clip().colliderect(self._gauge.rect):
            self._gauge.draw(target, self.power)
        self._moments.draw_above(target)

    def _follow(self, touch: Touch) -> None:
        """Let the hand move the can behind the line, and push it on release."""
        if isinstance(touch, Press):
            on_button = any(button.hit_box(self.measures).collidepoint(touch.x, touch.y) for button in self.buttons)
            if not self.is_resting and not on_button and self.face.rect.collidepoint(touch.x, touch.y):
                view, px_per_mm = self.face.view, self.measures.px_per_mm
                self._flick = CanFlick(self.plan, view, px_per_mm, self.motion.can_at, (touch.x, touch.y))
        elif self._flick is None:
            return
        elif isinstance(touch, Move):
            self._move_can(self._flick.move((touch.x, touch.y)))
            if self._flick.has_crossed:
                self._let_go(self._flick)
        elif touch.is_cancelled:
            self._put_back()
        else:
            self._let_go(self._flick)

    def _let_go(self, flick: CanFlick) -> None:
        push = flick.push()
        if push is None:
            self._put_back()
        else:
            self.start(push)

    def _put_back(self) -> None:
        was_moved = self.motion.can_at != START
        self._flick = None
        self._move_can(START)
        if was_moved and not self._is_put_back:
            self._is_put_back = True
            self.relay(self.context)

    def _move_can(self, place: tuple[float, float]) -> None:
        self._invalidate_can()
        self.motion.can_at = place
        self._invalidate_can()

    def start(self, push: Push) -> None:
        """Push the can; the slide depends on `push` alone."""
        self._flick = None
        self._invalidate_can()
        slide = slide_of(self.plan, push)
        self.motion.begin(slide)
        self._moments.foresee(slide)
        self.state = "sliding"
        self.context.audio.play("slide")
        self.relay(self.context)

    def _play(self, dt: float) -> None:
        clung = self.motion.clinging_at
        stale, knocks = self.motion.advance(dt)
        for rect in stale:
            self.invalidate(rect)
        if knocks:
            self.context.audio.play("knock")
        clings = self.motion.clinging_at
        if clings is not None and clung is None:
            self._moments.cling()
            self.context.audio.play("squeak")
        if not self.motion.is_moving:
            self._stop()

    @property
    def is_unmasked(self) -> bool:
        """Whether the words beside the table tell where the can is: the sign of a scam, or that the red zone is hit."""
        is_red = self.landing is not None and self.landing.place == "red"
        return self._stopped_s >= (RED_S if is_red else UNMASK_S)

    def _unmask(self, dt: float) -> None:
        was_masked, self._stopped_s = not self.is_unmasked, self._stopped_s + dt
        if not was_masked or not self.is_unmasked or self.landing is None or self.landing.place in ("off", "bare"):
            return
        if self.landing.scam is not None:
            self.context.audio.play("right")
        self.relay(self.context)

    def _stop(self) -> None:
        slide = self.motion.slide
        if slide is None:
            return
        self.landing = landing_of(self.plan, slide.push, slide.stop)
        self.visit = self.visit.landed(self.landing)
        if not self.visit.pushes_left:
            self.visit = with_messages(self.context, self.visit)
        self._moments.stop(self.landing)
        self.state = "stopped"
        self.context.audio.play(sound_of(self.plan, self.landing))
        self.relay(self.context)
        self.rest()

    def _follow_hold(self, dt: float) -> None:
        """Charge while a button is held, or go on turning the aim."""
        before = self.power
        held = self._pressed if self._pressed is not None and self._pressed.is_pressed else None
        turns = self._hold.advance(held.name if held is not None else "", dt)
        if held is not None and isinstance(held.value, float):
            for _ in range(turns):
                self._turn_aim(held.value)
        self._name_charge("can_push.release" if held is self._charge else "can_push.charge")
        if self.power != before:
            self._show_aim()
            self.invalidate(self._gauge.rect)

    def _name_charge(self, key: str) -> None:
        """Tell what to do next while the button is held."""
        button = self._charge
        if button.label != self.say(key):
            button.label = self.say(key)
            button.forget_pictures()
            self.invalidate(button.extent(self.measures))

    def _turn_aim(self, turn_deg: float) -> None:
        self.aim_deg = max(-MOST_AIM_DEG, min(MOST_AIM_DEG, self.aim_deg + turn_deg))
        self._show_aim()

    def _show_aim(self) -> None:
        """Show the aim line while the can waits and somebody aims or charges."""
        self._invalidate_aim()
        theme = self.theme
        self.motion.aim = (
            AimLine(self.aim_deg, self.power, theme.button, theme.button_ink) if self.state == "waiting" else None
        )
        self._invalidate_aim()

    def _invalidate_aim(self) -> None:
        if self.motion.aim is not None:
            self.invalidate(self.motion.aim.extent(self.face.view, self.motion.can_at))

    def _invalidate_can(self) -> None:
        self.invalidate(self.motion.extent())
        self._invalidate_aim()

    @property
    def stamped(self) -> frozenset[int]:
        """Indexes of the zones whose scams were unmasked in this visit."""
        landings = self.visit.landings
        told = landings if self.landing is None or self.is_unmasked else landings[:-1]
        met = {landing.scam for landing in told if landing.scam is not None}
        return frozenset(index for index, zone in enumerate(self.plan.zones) if zone.scam in met)
