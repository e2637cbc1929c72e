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
MOST_FAULTS = 2
"""So often may a pack that was put on fail before its attract screen is seen."""
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


def change_packs(shell: Shell, next_stock: Callable[[], Stock | None]) -> bool:
    """Play the waiting pack, if there is one, and return whether there was; called between two visits."""
    if shell.is_between_visits and (stock := next_stock()) is not None:
        shell.restock(stock.make_context, stock.language)
        settle()  # the pack before is garbage now
        return True
    return False


class _Trial:
    """A pack that has just been put on, until its attract screen was seen; if it fails twice, the one before plays."""

    def __init__(self, shell: Shell, take_back: Callable[[], Stock | None]) -> None:
        self._shell, self._take_back = shell, take_back
        self._before: int | None = None
        """Faults of the shell before the trial began; None without one."""
        self._stood: int | None = None
        """Faults after the last frame, if the attract screen stood then."""

    def begin(self, faults: int) -> None:
        """Try the pack that plays from now on; the shell had so many faults before."""
        self._before, self._stood = faults, None

    def look(self) -> None:
        """See what has become of it, after a frame; seen is a screen through which a whole frame has gone."""
        if self._before is None:
            return
        faults = self._shell.faults
        if faults - self._before >= MOST_FAULTS:
            self._before = None
            if (stock := self._take_back()) is not None:
                self._shell.restock(stock.make_context, stock.language)
        elif self._shell.is_between_visits and self._stood == faults:
            self._before = None
        self._stood = faults if self._shell.is_between_visits else None


def run_live(
    shell: Shell,
    pacer: Pacer,
    is_stopped: Callable[[], bool],
    next_stock: Callable[[], Stock | None] = lambda: None,
    beat: Callable[[], None] = lambda: None,
    read: Callable[[], Iterable[pygame.event.Event]] = lambda: pygame.event.get(),  # noqa: PLW0108 - tests replace it
    take_back: Callable[[], Stock | None] = lambda: None,
) -> None:
    """Run until the shell wants to quit or `is_stopped` returns True; between visits play `next_stock`.

    `read` returns what has happened since it was called last, `take_back` the pack to play instead of one that fails.
    """
    trial = _Trial(shell, take_back)

    def queue() -> Iterator[pygame.event.Event]:
        yield from read()  # Read inside the frame, so that the shell handles faults of the queue.

    while not (shell.wants_to_quit or is_stopped()):
        faults = shell.faults
        if change_packs(shell, next_stock):
            trial.begin(faults)
        has_drawn = shell.run_frame(queue(), pacer.dt())
        trial.look()
        beat()
        if has_drawn:
            pacer.wait()
        else:
            pacer.doze()
