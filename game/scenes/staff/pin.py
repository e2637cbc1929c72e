"""The PIN before the staff screen, and how the first one is chosen."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar, Literal

import pygame

from game.rules.pin import LEAST, MOST, is_simple
from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.core.changes import Change, Replace, Restart
from game.scenes.core.context import SceneContext
from game.scenes.core.frame import reach_top
from game.scenes.staff.words import heading
from game.ui.controls.widgets import Button, Kind
from game.ui.draw.layout import cut, grid, split_columns
from game.ui.draw.paint import disc

KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "erase", "0", "ok")
_WORDS = 0.44
"""Of a wide screen, beside the keys."""

_KINDS: Mapping[str, Kind] = MappingProxyType({"ok": "primary"})
Step = Literal["enter", "organiser", "organiser_again", "operator", "operator_again"]


class Pin(Scene):
    """Takes a PIN, digit by digit, and opens the staff screen. On a new machine two are chosen, each typed twice."""

    name: ClassVar[str] = "pin"

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        lock = context.lock
        self._step: Step = "organiser" if lock is not None and lock.state == "new" else "enter"
        self._typed = ""
        self._first = self._organiser = ""
        self._message = ""
        self._asked: Literal["", "pin", "reset"] = ""
        """What the lock was given and has not answered."""
        self._shown = self._closed()
        self._dots = pygame.Rect(0, 0, 0, 0)

    def lay_out(self) -> None:
        self._shown = self._closed()
        area, foot = self.frame.content, self._foot()
        self._dots = pygame.Rect(0, 0, 0, 0)
        if self._shown is not None:
            reason, minutes = self._shown
            hero, body = self.say(f"pin.hero_{reason}"), self.say(f"pin.body_{reason}", minutes=minutes)
            if self._message == "pin.no_reset":
                body = self.say(self._message)
            heading(self.context.look, hero, body).draw(self.plate, area, align="left")
            self.buttons = foot
            return
        words, pad = self._parts(area)
        self._dots, room = cut(words, "bottom", self.measures.units(5), self.measures.units(2))
        hero, body = self.say(f"pin.hero_{self._step}"), self.say(self._message or f"pin.body_{self._step}")
        stack = heading(self.context.look, hero, body, share=1.0)
        stack.draw(self.plate, room, align="left")
        if not self.measures.is_portrait:  # near the words; on an upright screen near the keys
            self._dots.y = min(self._dots.y, room.y + stack.height(room.size) + self.measures.units(3))
        self.buttons = [*self._keys(pad), *foot]

    def tapped(self, button: Button) -> Change | None:
        self.let_repeat(button)
        lock = self.context.lock
        if lock is None or lock.state == "checking":
            return None
        if button.name == "forgot":
            self._asked = "reset"
            lock.look_for_reset()
        elif button.name == "later":
            self._keep(None)
        elif button.name == "ok":
            self._confirm()
        else:
            self._typed = self._typed[:-1] if button.name == "erase" else (self._typed + button.name)[:MOST]
            self.invalidate(self._dots)
        return None

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        lock = self.context.lock
        if lock is None:
            return Restart()
        if lock.state == "checking":
            return None
        if lock.role is not None:
            house = self.context.house
            is_unsaved = self._organiser and house is not None and not house.has_key
            return Replace("staff_first" if is_unsaved else "staff")
        asked, self._asked = self._asked, ""
        if asked == "reset":
            is_found = lock.state == "new"
            self._turn_to("organiser" if is_found else "enter", "" if is_found else "pin.no_reset")
        elif asked:
            self._turn_to("enter" if self._step == "enter" else "organiser", "pin.wrong")
        elif self._closed() != self._shown:
            self._turn_to(self._step)
        return None

    def draw(self, target: pygame.Surface) -> None:
        super().draw(target)
        if not target.get_clip().colliderect(self._dots):
            return
        count, theme = max(LEAST, len(self._typed)), self.theme
        step = min(self._dots.width // count, round(1.5 * self._dots.height))
        side = min(self._dots.height, step - 2)
        left = self._dots.x if self.align == "left" else self._dots.centerx - count * step // 2
        for number in range(count):
            fill = theme.text if number < len(self._typed) else theme.card
            dot = disc(side, fill, edge=theme.text, edge_px=max(2, self.measures.units(0.3)))
            target.blit(dot, (left + number * step, self._dots.centery - side // 2))

    def _closed(self) -> tuple[str, int] | None:
        """Return why no PIN is taken now, and for how many minutes; None if one is."""
        lock = self.context.lock
        if lock is None or lock.state not in ("waiting", "damaged"):
            return None
        return lock.state, math.ceil(lock.wait_s / 60)

    def _confirm(self) -> None:
        lock, pin = self.context.lock, self._typed
        if lock is None:
            return
        if len(pin) < LEAST:
            self._turn_to(self._step, "pin.short")
        elif self._step == "enter":
            self._asked = "pin"
            lock.try_pin(pin)
        elif self._step in ("organiser_again", "operator_again"):
            self._compare(pin)
        elif is_simple(pin):
            self._turn_to(self._step, "pin.simple")
        elif pin == self._organiser:
            self._turn_to(self._step, "pin.same")
        else:
            self._first = pin
            self._turn_to("organiser_again" if self._step == "organiser" else "operator_again")

    def _compare(self, pin: str) -> None:
        """Go on with a PIN that was typed the second time."""
        is_organiser = self._step == "organiser_again"
        if pin != self._first:
            self._turn_to("organiser" if is_organiser else "operator", "pin.differs")
        elif is_organiser:
            self._organiser = pin
            self._turn_to("operator")
        else:
            self._keep(pin)

    def _keep(self, operator: str | None) -> None:
        lock = self.context.lock
        if lock is not None:
            self._asked = "pin"
            lock.choose(self._organiser, operator)

    def _turn_to(self, step: Step, message: str = "") -> None:
        """Ask for the next PIN, or for the same again because of `message`."""
        if step == "organiser":
            self._organiser = ""
        self._step, self._message, self._typed = step, message, ""
        self.relay(self.context)
        self.rest()

    def _foot(self) -> list[Button]:
        """Return the foot with the way around a second PIN, or around a forgotten one; others make room for it."""
        lock = self.context.lock
        if self._step == "operator":
            return self._foot_with("later", self.say("pin.later"))
        if self._step == "enter" and lock is not None and lock.can_be_reset:
            return self._foot_with("forgot", self.say("pin.forgot"))
        return self.foot_buttons(has_text_size=False)

    def _foot_with(self, name: str, words: str) -> list[Button]:
        foot, gap = self.frame.foot, self.measures.gap_px
        more, rest = cut(foot, "right", foot.width // 3, gap)
        home = self.chip("home", "", "home", value=Restart())
        help_chip = self.help_button(rest.width - gap - home.rect.width)
        home.rect.left = help_chip.rect.right + gap
        return [help_chip, home, Button(name, more, words, "quiet")]

    def _parts(self, area: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
        """Return the places of the words and of the keys, which are within reach."""
        measures, gap = self.measures, self.measures.units(3)
        if measures.is_low or measures.is_portrait:
            return cut(area, "top", max(0, reach_top(measures) - gap - area.y), gap)
        return split_columns(area, _WORDS, gap)

    def _keys(self, pad: pygame.Rect) -> list[Button]:
        """Return the keys in as few columns as leave each of them large enough for a finger."""
        measures = self.measures
        gap, target = measures.gap_px, measures.target_px
        across = next(
            (each for each in (3, 4) if len(KEYS) // each * (target + gap) - gap <= pad.height), len(KEYS) // 2
        )
        return [
            Button(key, rect, key if key.isdecimal() else self.say(f"pin.{key}"), _KINDS.get(key, "card"))
            for key, rect in zip(KEYS, grid(pad, len(KEYS), across, gap), strict=True)
        ]
