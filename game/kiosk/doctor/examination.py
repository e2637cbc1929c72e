"""One run of the checks: each in a thread of its own, so that a disk that stands still holds up no other."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from functools import partial

from game.kiosk.doctor.machine import Machine
from game.kiosk.doctor.registry import CHECKS
from game.kiosk.doctor.verdict import Check, Verdict, red

_LOG = logging.getLogger(__name__)

WITHIN_S = 15.0
"""Who has not answered by then is told as red: with its touches the whole opening check takes 20 s."""


class Examination:
    """Runs checks from `begin` until all have answered, or `WITHIN_S` are over. No check can end or hold it up."""

    def __init__(
        self,
        machine: Machine,
        checks: Mapping[str, Check] = CHECKS,
        *,
        now_s: Callable[[], float] = time.monotonic,
        within_s: float = WITHIN_S,
    ) -> None:
        self._machine = machine
        self._checks = checks
        self._now_s = now_s
        self._within_s = within_s
        self._until_s = now_s() + within_s
        self._found: dict[str, Verdict] = {}
        self._threads: list[threading.Thread] = []

    def begin(self) -> None:
        """Start every check."""
        self._until_s = self._now_s() + self._within_s
        for name, check in self._checks.items():
            thread = threading.Thread(target=partial(self._ask, name, check), name=f"check-{name}", daemon=True)
            try:
                thread.start()
            except RuntimeError as fault:
                self._found[name] = red("failed", reason=str(fault))
            else:
                self._threads.append(thread)

    @property
    def verdicts(self) -> dict[str, Verdict | None]:
        """What each check has said; None while it may still answer."""
        late = red("late") if self._now_s() >= self._until_s else None
        return {name: self._found.get(name, late) for name in self._checks}

    @property
    def is_over(self) -> bool:
        """Whether no answer is waited for any more."""
        return None not in self.verdicts.values()

    def wait(self) -> None:
        """Wait until it is over."""
        for thread in self._threads:
            thread.join(max(0.0, self._until_s - self._now_s()))

    def _ask(self, name: str, check: Check) -> None:
        try:
            self._found[name] = check(self._machine)
        except Exception as fault:
            _LOG.exception("the check of %s has failed", name)
            self._found[name] = red("failed", reason=type(fault).__name__)
