"""An end for what would hang the whole suite."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

MOST_S = 20.0
"""Of the processor: ten times what is promised at most, so that no slow or busy machine fails. Benchmarks measure."""


class HangsError(Exception):
    """Something has not come to an end."""


@contextmanager
def must_end(most_s: float = MOST_S) -> Iterator[None]:
    """End what takes the processor for longer than `most_s`; where the system has no such timer, let it run."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(_signal: int, _frame: object) -> None:
        told = f"still busy after {most_s} s"
        raise HangsError(told)

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, most_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
