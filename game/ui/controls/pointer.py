"""Turns events of fingers, mouse and keys into one stream of press, move and release, and of what keys mean.

A touch screen reports every tap twice, as a finger and as a mouse, and some drivers do not mark the second (pygame-ce
issue 1514). Only the first contact is followed; palms are ignored; a finger whose release was never reported is dropped
after eight seconds.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pygame

from game.ui.controls.keys import Key, keys_in
from game.ui.controls.touch_log import TouchLog
from game.ui.measures import Measures

TWIN_S = 0.7
TWIN_PX = 40
LOST_S = 8.0
PALM_CONTACTS = 4
PALM_S = 0.15
MOUSE = -1


@dataclass(frozen=True)
class Press:
    """A finger or the left button went down at `x`, `y` px."""

    x: float
    y: float


@dataclass(frozen=True)
class Move:
    """The pressed pointer is now at `x`, `y` px."""

    x: float
    y: float


@dataclass(frozen=True)
class Release:
    """The pointer was lifted at `x`, `y` px. A cancelled one (palm, lost finger) presses nothing."""

    x: float
    y: float
    is_cancelled: bool = False


Touch = Press | Move | Release


class Pointer:
    """Follows one contact at a time; time is passed in through `advance`. What it leaves out is counted in `log`."""

    def __init__(self, measures: Measures, log: TouchLog | None = None) -> None:
        self.measures = measures
        self.log = TouchLog() if log is None else log
        self._now_s = 0.0
        self._active: tuple[int, int] | None = None
        self._active_age_s = 0.0
        self._last_at = (0.0, 0.0)
        self._finger_downs: list[float] = []
        self._finger_at: tuple[float, float] | None = None
        self._finger_s = -math.inf

    @property
    def is_down(self) -> bool:
        """Whether a finger or the mouse's button is down."""
        return self._active is not None

    def advance(self, dt: float) -> Iterator[Touch]:
        """Let `dt` seconds pass; drop a finger that has reported nothing for too long."""
        self._now_s += dt
        if self._active is not None:
            self._active_age_s += dt
            if self._active_age_s > LOST_S:
                self.log.lost += 1
                yield self._cancel()

    def read(self, events: Iterable[pygame.event.Event]) -> Iterator[Touch | Key]:
        """Yield the touches and keys in `events`, in order; other events are left to the shell."""
        for event in events:
            if event.type in (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP):
                yield from self._finger(event)
            elif event.type in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEMOTION):
                yield from self._mouse(event)
            elif event.type in (pygame.KEYDOWN, pygame.KEYUP):
                yield from keys_in(event)

    def release_all(self) -> Iterator[Touch]:
        """Forget the contact, for instance when the window was resized."""
        if self._active is not None:
            yield self._cancel()

    def _finger(self, event: pygame.event.Event) -> Iterator[Touch]:
        at = (event.x * self.measures.width, event.y * self.measures.height)
        contact = (event.touch_id, event.finger_id)
        self._finger_at, self._finger_s = at, self._now_s
        if event.type == pygame.FINGERDOWN:
            self.log.fingers += 1
            self.log.others += self._active not in (None, contact)
            self._finger_downs = [when for when in self._finger_downs if self._now_s - when < PALM_S]
            self._finger_downs.append(self._now_s)
            if len(self._finger_downs) >= PALM_CONTACTS:
                yield from self.release_all()
                return
            yield from self._down(contact, at)
        elif event.type == pygame.FINGERMOTION:
            yield from self._moved(contact, at)
        else:
            yield from self._up(contact, at)

    def _mouse(self, event: pygame.event.Event) -> Iterator[Touch]:
        at = (float(event.pos[0]), float(event.pos[1]))
        contact = (MOUSE, MOUSE)
        is_press = event.type == pygame.MOUSEBUTTONDOWN
        if self._is_twin(event, at):
            self.log.twins += is_press
            return
        self.log.mice += is_press
        if event.type == pygame.MOUSEMOTION:
            yield from self._moved(contact, at)
        elif event.button == pygame.BUTTON_LEFT:
            down = event.type == pygame.MOUSEBUTTONDOWN
            yield from self._down(contact, at) if down else self._up(contact, at)

    def _is_twin(self, event: pygame.event.Event, at: tuple[float, float]) -> bool:
        if getattr(event, "touch", False):
            return True
        near = self._finger_at is not None and math.dist(self._finger_at, at) <= TWIN_PX
        return near and self._now_s - self._finger_s <= TWIN_S and self._active != (MOUSE, MOUSE)

    def _down(self, contact: tuple[int, int], at: tuple[float, float]) -> Iterator[Touch]:
        if self._active == contact:  # its release was lost: a new press ends the old one
            yield self._cancel()
        if self._active is None and not self._in_dead_band(at):
            self._active, self._active_age_s, self._last_at = contact, 0.0, at
            yield Press(*at)

    def _moved(self, contact: tuple[int, int], at: tuple[float, float]) -> Iterator[Touch]:
        if contact == self._active:
            self._active_age_s, self._last_at = 0.0, at
            yield Move(*at)

    def _up(self, contact: tuple[int, int], at: tuple[float, float]) -> Iterator[Touch]:
        if contact == self._active:
            self._active, self._last_at = None, at
            yield Release(*at)

    def _cancel(self) -> Release:
        self._active = None
        return Release(*self._last_at, is_cancelled=True)

    def _in_dead_band(self, at: tuple[float, float]) -> bool:
        band = self.measures.dead_band_px
        x, y = at
        return not (band <= x <= self.measures.width - band and band <= y <= self.measures.height - band)
