"""Random touches with all faults of real touch screens: twins, palms, lost fingers, resizes, gaps."""

from __future__ import annotations

import random
from collections import Counter

import pygame

from game.kiosk.shell import Shell
from game.scenes.core.staff_desk import TAPS, StaffCorner
from game.workbench.rehearsal.hands import At, Hands

SIZES = ((640, 360), (360, 640), (800, 480), (480, 800), (1024, 600))
# Most touches aim at a control; the rest land anywhere.
AIMED_SHARE = 0.7
RESIZE_SHARE = 0.0005
GAP_SHARE = 0.004
# Share of the gestures on the attract screen and in a pause; elsewhere the corner does nothing.
CORNER_SHARE = 0.03
TWIN_SHARE = 0.5
MARKED_SHARE = 0.5


class Monkey:
    """Sends one gesture a step through `run_frame`."""

    def __init__(self, rng: random.Random, shell: Shell, hands: Hands | None = None) -> None:
        self.rng = rng
        self.shell = shell
        self.hands = hands or Hands(shell)
        self.events_sent = 0
        self.resizes = 0
        self.visits = 0
        self.scenes_seen: Counter[str] = Counter()

    def step(self) -> None:
        """Make one gesture, then wait."""
        roll = self.rng.random()
        if roll < RESIZE_SHARE:
            self._resize()
        elif roll < RESIZE_SHARE + GAP_SHARE:
            self._frame([], self.rng.choice((0.0, 5.0, 50.0, 100.0)))
        elif roll > 1 - CORNER_SHARE and self.shell.context.desk is not None and self.shell.is_between_visits:
            self._knock()
        else:
            gesture = self.rng.choice(
                (self._tap, self._tap, self._tap, self._hold, self._drag, self._palm, self._lost, self._mouse)
            )
            gesture(self._aim())
        for _ in range(self.rng.choice((0, 0, 1, 2))):
            self._frame([], self.rng.choice((0.016, 0.05, 0.25)))

    def _aim(self) -> At:
        width, height = self.shell.surface.get_size()
        buttons = self.shell.stack.top.buttons
        if buttons and self.rng.random() < AIMED_SHARE:
            box = self.rng.choice(buttons).rect
            return self.rng.uniform(box.left, box.right), self.rng.uniform(box.top, box.bottom)
        return self.rng.uniform(0, width), self.rng.uniform(0, height)

    def _knock(self) -> None:
        """Tap the corner for staff as often as opens it."""
        corner = StaffCorner().rect(self.shell.context.look.measures)
        for _ in range(TAPS):
            self._tap(corner.center)
            self._frame([], 0.2)

    def _tap(self, at: At) -> None:
        twin = self.rng.random() < TWIN_SHARE
        self._frame([self.hands.finger(pygame.FINGERDOWN, at), *self._twin(pygame.MOUSEBUTTONDOWN, at, is_there=twin)])
        self._frame([])
        self._frame([self.hands.finger(pygame.FINGERUP, at), *self._twin(pygame.MOUSEBUTTONUP, at, is_there=twin)])

    def _hold(self, at: At) -> None:
        self._frame([self.hands.finger(pygame.FINGERDOWN, at)])
        for _ in range(self.rng.randint(1, 4)):
            self._frame([], self.rng.uniform(0.1, 0.6))
        self._frame([self.hands.finger(pygame.FINGERUP, at)])

    def _drag(self, at: At) -> None:
        self._frame([self.hands.finger(pygame.FINGERDOWN, at)])
        x, y = at
        for _ in range(self.rng.randint(1, 6)):
            x, y = x + self.rng.uniform(-90, 90), y + self.rng.uniform(-90, 90)
            self._frame([self.hands.finger(pygame.FINGERMOTION, (x, y))])
        self._frame([self.hands.finger(pygame.FINGERUP, (x, y))])

    def _palm(self, at: At) -> None:
        spots = [(at[0] + 15 * number, at[1] + 11 * number) for number in range(self.rng.randint(3, 6))]
        self._frame([self.hands.finger(pygame.FINGERDOWN, spot, number) for number, spot in enumerate(spots)])
        self._frame([self.hands.finger(pygame.FINGERUP, spot, number) for number, spot in enumerate(spots)])

    def _lost(self, at: At) -> None:
        self._frame([self.hands.finger(pygame.FINGERDOWN, at, self.rng.randint(0, 9))])

    def _mouse(self, at: At) -> None:
        self._frame([self.hands.mouse(pygame.MOUSEBUTTONDOWN, at)])
        self._frame([self.hands.mouse(pygame.MOUSEBUTTONUP, at)])

    def _resize(self) -> None:
        self.resizes += 1
        size = self.rng.choice(SIZES)
        self._frame([pygame.event.Event(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1])])

    def _twin(self, kind: int, at: At, *, is_there: bool) -> list[pygame.event.Event]:
        """Return the mouse event that a driver adds to a finger's, if any."""
        return [self.hands.mouse(kind, at, is_marked=self.rng.random() < MARKED_SHARE)] if is_there else []

    def _frame(self, events: list[pygame.event.Event], dt: float = 1 / 60) -> None:
        self.events_sent += len(events)
        before = self.shell.stack.top.name
        self.hands.frame(events, dt)
        after = self.shell.stack.top.name
        self.scenes_seen[after] += 1
        if before != "result" == after:
            self.visits += 1
