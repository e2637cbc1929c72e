"""The live loop: a window, sixty frames while something moves, thirty looks a second while nothing does."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from types import FrameType

import pygame

from game.kiosk.pacing import Pacer
from game.kiosk.shell import Shell
from game.kiosk.stock.desk import Stock


class StopFlag:
    """Raised by SIGTERM and SIGINT, which do nothing else: the loop ends between two frames."""

    def __init__(self) -> None:
        self.is_raised = False

    def install(self) -> None:
        """Answer both signals from now on."""
        signal.signal(signal.SIGTERM, self._raise)
        signal.signal(signal.SIGINT, self._raise)

    def _raise(self, number: int, frame: FrameType | None) -> None:
        self.is_raised = True


def change_packs(shell: Shell, next_stock: Callable[[], Stock | None]) -> None:
    """Between two visits: play the pack that waits, if there is one."""
    if shell.is_between_visits and (stock := next_stock()) is not None:
        shell.restock(stock.make_context, stock.language)


def run_live(
    shell: Shell, pacer: Pacer, is_stopped: Callable[[], bool], next_stock: Callable[[], Stock | None] = lambda: None
) -> None:
    """Run until the window is closed, Esc is pressed or `is_stopped` says so.

    Between two visits `next_stock` is asked for another pack to play.
    """

    def queue() -> Iterator[pygame.event.Event]:
        yield from pygame.event.get()  # Read inside the frame, so that the shell stands up to a queue that fails.

    while not (shell.wants_to_quit or is_stopped()):
        change_packs(shell, next_stock)
        has_drawn = shell.run_frame(queue(), pacer.dt())
        if has_drawn:
            pacer.wait()
        else:
            pacer.doze()
