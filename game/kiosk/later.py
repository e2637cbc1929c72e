"""Values that are kept in a thread, so that no frame waits for a disk."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")


class Later(Generic[_T]):
    """Calls `keep` with the newest value, one call after another; values that are overtaken are left out.

    The program does not end before the last one is kept. Where the system gives no thread, the caller waits.
    """

    def __init__(self, keep: Callable[[_T], object]) -> None:
        self._keep = keep
        self._waiting: list[_T] = []  # the newest value, if it is not kept yet
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None

    def __call__(self, value: _T) -> None:
        """Have a value kept soon."""
        with self._lock:
            self._waiting = [value]
            if self._worker is not None:
                return
            self._worker = threading.Thread(target=self._work, name="keeping", daemon=False)
            try:
                self._worker.start()
            except RuntimeError:
                self._worker = None
        if self._worker is None:
            self._work()

    def wait(self) -> None:
        """Wait until everything is kept."""
        worker = self._worker
        if worker is not None:
            worker.join()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._worker = None
                    return
                value = self._waiting.pop()
            try:
                self._keep(value)
            except Exception:
                _LOG.exception("a value was not kept")
