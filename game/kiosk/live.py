"""The live loop: a window, sixty frames a second while something moves, thirty polls a second otherwise."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator

import pygame

from game.garbage import settle
from game.kiosk.shell import Shell
from game.kiosk.stock.desk import Stock

FRAME_S = 1 / 60
DOZE_S = 1 / 30
MOST_DT_S = 0.25
"""A longer gap (a suspended machine, a dragged window) counts as this much: nothing jumps."""


class Pacer:
    """Sleeps to the next multiple of a frame. `Clock.tick` rounds to milliseconds and gives 61.6 fps instead."""

    def __init__(
        self, now: Callable[[], float] = time.perf_counter, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._now = now
        self._sleep = sleep
        self._last_s = now()
        self._deadline_s = self._last_s

    def dt(self) -> float:
        """Return the seconds since the last call, at most `MOST_DT_S`."""
        now_s = self._now()
        passed_s, self._last_s = now_s - self._last_s, now_s
        return min(MOST_DT_S, max(0.0, passed_s))

    def doze(self) -> None:
        """Sleep while nothing moves: short enough for immediate response, long enough to use little CPU.

        `pygame.event.wait` would wake at once, but SDL polls the X server a thousand times a second meanwhile: 4.5 % of
        a core against 0.3 %.
        """
        self._sleep(DOZE_S)

    def wait(self) -> None:
        """Sleep until the next frame is due; missed frames are skipped."""
        now_s = self._now()
        self._deadline_s = max(self._deadline_s + FRAME_S, now_s - FRAME_S)
        if self._deadline_s > now_s:
            self._sleep(self._deadline_s - now_s)


def change_packs(shell: Shell, next_stock: Callable[[], Stock | None]) -> None:
    """Play the waiting pack, if there is one; called between two visits."""
    if shell.is_between_visits and (stock := next_stock()) is not None:
        shell.restock(stock.make_context, stock.language)
        settle()  # the pack before is garbage now


def run_live(
    shell: Shell,
    pacer: Pacer,
    is_stopped: Callable[[], bool],
    next_stock: Callable[[], Stock | None] = lambda: None,
    beat: Callable[[], None] = lambda: None,
    read: Callable[[], Iterable[pygame.event.Event]] = lambda: pygame.event.get(),  # noqa: PLW0108 - tests replace it
) -> None:
    """Run until the shell wants to quit or `is_stopped` returns True; between visits play `next_stock`.

    `read` returns what has happened since it was called last.
    """

    def queue() -> Iterator[pygame.event.Event]:
        yield from read()  # Read inside the frame, so that the shell handles faults of the queue.

    while not (shell.wants_to_quit or is_stopped()):
        change_packs(shell, next_stock)
        has_drawn = shell.run_frame(queue(), pacer.dt())
        beat()
        if has_drawn:
            pacer.wait()
        else:
            pacer.doze()
