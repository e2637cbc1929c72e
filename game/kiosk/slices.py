"""Long work in short slices: a job runs until its time is over, and goes on from there in the next frame."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from greenlet import greenlet


class Slices:
    """Runs one job at a time as a coroutine that is suspended inside `pause`, however deep that is called.

    Only one of the two, job or caller, runs at a time; there is no thread. Outside a job `pause` does nothing.
    """

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self.now = now
        self._job: greenlet | None = None
        self._ends_s = 0.0
        """When the slice is over."""

    @property
    def is_busy(self) -> bool:
        """Whether a job has begun and not ended."""
        return self._job is not None

    def begin(self, job: Callable[[], None]) -> None:
        """Take on a job, of which nothing is done yet; another one must have ended or been dropped."""
        from greenlet import greenlet  # noqa: PLC0415 - not before the first picture

        self._job = greenlet(job)

    def go_on(self, seconds: float) -> None:
        """Do a slice of the job; with 0 seconds up to its next pause. Raises what ends the job."""
        job = self._job
        if job is None:
            return
        self._ends_s = self.now() + seconds
        try:
            job.switch()
        except BaseException:
            self._job = None
            raise
        if job.dead:
            self._job = None

    def drop(self) -> None:
        """Forget the job; what it was doing is unwound."""
        job, self._job = self._job, None
        if job is not None and not job.dead:
            job.throw()

    def pause(self) -> None:
        """Let the caller of `go_on` go on once the slice is over. Jobs call this every millisecond or so."""
        job = self._job
        if job is None or self.now() < self._ends_s:
            return
        from greenlet import getcurrent  # noqa: PLC0415 - a job has begun, so it is loaded

        if getcurrent() is job and job.parent is not None:
            job.parent.switch()
