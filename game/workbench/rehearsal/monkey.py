"""Random touches with everything that real touch screens do wrong: twins, palms, lost fingers, resizes, gaps."""

from __future__ import annotations

import random
from collections import Counter

import pygame

from game.kiosk.shell import Shell

SIZES = ((640, 360), (360, 640), (800, 480), (480, 800), (1024, 600))
# Most hands aim at a control; the rest lands anywhere.
AIMED_SHARE = 0.7
RESIZE_SHARE = 0.0005
GAP_SHARE = 0.004
TWIN_SHARE = 0.5
MARKED_SHARE = 0.5


class Monkey:
    """Sends one gesture a step through `run_frame`."""

    def __init__(self, rng: random.Random, shell: Shell) -> None:
        self.rng = rng
        self.shell = shell
        self.events_sent = 0
        self.frames = 0
        self.resizes = 0
        self.visits = 0
        self.scenes_seen: Counter[str] = Counter()

    def step(self) -> None:
        """One gesture, then some time."""
        roll = self.rng.random()
        if roll < RESIZE_SHARE:
            self._resize()
        elif roll < RESIZE_SHARE + GAP_SHARE:
            self._frame([], self.rng.choice((0.0, 5.0, 50.0, 100.0)))
        else:
            gesture = self.rng.choice(
                (self._tap, self._tap, self._tap, self._hold, self._drag, self._palm, self._lost, self._mouse)
            )
            gesture(self._aim())
        for _ in range(self.rng.choice((0, 0, 1, 2))):
            self._frame([], self.rng.choice((0.016, 0.05, 0.25)))

    def _aim(self) -> tuple[float, float]:
        width, height = self.shell.surface.get_size()
        buttons = self.shell.stack.top.buttons
        if buttons and self.rng.random() < AIMED_SHARE:
            box = self.rng.choice(buttons).rect
            return self.rng.uniform(box.left, box.right), self.rng.uniform(box.top, box.bottom)
        return self.rng.uniform(0, width), self.rng.uniform(0, height)

    def _tap(self, at: tuple[float, float]) -> None:
        twin = self.rng.random() < TWIN_SHARE
        self._frame([self._finger(pygame.FINGERDOWN, at), *self._twin(pygame.MOUSEBUTTONDOWN, at, twin=twin)])
        self._frame([])
        self._frame([self._finger(pygame.FINGERUP, at), *self._twin(pygame.MOUSEBUTTONUP, at, twin=twin)])

    def _hold(self, at: tuple[float, float]) -> None:
        self._frame([self._finger(pygame.FINGERDOWN, at)])
        for _ in range(self.rng.randint(1, 4)):
            self._frame([], self.rng.uniform(0.1, 0.6))
        self._frame([self._finger(pygame.FINGERUP, at)])

    def _drag(self, at: tuple[float, float]) -> None:
        self._frame([self._finger(pygame.FINGERDOWN, at)])
        x, y = at
        for _ in range(self.rng.randint(1, 6)):
            x, y = x + self.rng.uniform(-90, 90), y + self.rng.uniform(-90, 90)
            self._frame([self._finger(pygame.FINGERMOTION, (x, y))])
        self._frame([self._finger(pygame.FINGERUP, (x, y))])

    def _palm(self, at: tuple[float, float]) -> None:
        spots = [(at[0] + 15 * number, at[1] + 11 * number) for number in range(self.rng.randint(3, 6))]
        self._frame([self._finger(pygame.FINGERDOWN, spot, number) for number, spot in enumerate(spots)])
        self._frame([self._finger(pygame.FINGERUP, spot, number) for number, spot in enumerate(spots)])

    def _lost(self, at: tuple[float, float]) -> None:
        self._frame([self._finger(pygame.FINGERDOWN, at, self.rng.randint(0, 9))])

    def _mouse(self, at: tuple[float, float]) -> None:
        self._frame(self._twin(pygame.MOUSEBUTTONDOWN, at, twin=True, is_touch=False))
        self._frame(self._twin(pygame.MOUSEBUTTONUP, at, twin=True, is_touch=False))

    def _resize(self) -> None:
        self.resizes += 1
        size = self.rng.choice(SIZES)
        self._frame([pygame.event.Event(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1])])

    def _finger(self, kind: int, at: tuple[float, float], finger: int = 0) -> pygame.event.Event:
        width, height = self.shell.surface.get_size()
        place: dict[str, float] = {"x": at[0] / width, "y": at[1] / height, "dx": 0.0, "dy": 0.0}
        return pygame.event.Event(kind, {"touch_id": 1, "finger_id": finger, **place})

    def _twin(
        self, kind: int, at: tuple[float, float], *, twin: bool, is_touch: bool | None = None
    ) -> list[pygame.event.Event]:
        if not twin:
            return []
        marked = self.rng.random() < MARKED_SHARE if is_touch is None else is_touch
        pos = (round(at[0]), round(at[1]))
        return [pygame.event.Event(kind, pos=pos, button=pygame.BUTTON_LEFT, touch=marked)]

    def _frame(self, events: list[pygame.event.Event], dt: float = 1 / 60) -> None:
        self.events_sent += len(events)
        self.frames += 1
        before = self.shell.stack.top.name
        self.shell.run_frame(events, dt)
        after = self.shell.stack.top.name
        self.scenes_seen[after] += 1
        if before != "takeaway" == after:
            self.visits += 1
