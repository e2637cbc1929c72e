"""Work of staff in a thread of its own, so that no frame waits for a disk."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

_LOG = logging.getLogger(__name__)
ResultT = TypeVar("ResultT")


class Errand(Generic[ResultT]):
    """Implements `game.scenes.core.staff_house.Pending`. `failed` is the result if the job raises.

    Where the system gives no thread it is done at once.
    """

    def __init__(self, job: Callable[[], ResultT], failed: ResultT) -> None:
        self._result: ResultT | None = None

        def work() -> None:
            try:
                self._result = job()
            except Exception:
                _LOG.exception("staff's errand has failed")
                self._result = failed

        self._worker = threading.Thread(target=work, name="errand", daemon=True)
        try:
            self._worker.start()
        except RuntimeError:
            _LOG.warning("there is no thread for staff's errand: the frame waits for it")
            work()

    @property
    def result(self) -> ResultT | None:
        """Return what has come of it; None while it is being done."""
        return self._result

    def wait(self) -> None:
        """Wait for the end."""
        if self._worker.is_alive():
            self._worker.join()
