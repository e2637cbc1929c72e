"""The records of one run: the journal, and the diary that reads visits off the screens."""

from __future__ import annotations

import logging
import sysconfig
import time
import traceback
from datetime import datetime, timezone
from pathlib import Path

from game import __version__
from game.kiosk.diary import Diary
from game.kiosk.shell import Observer
from game.records.journal import Clock, Journal
from game.records.rows import Fault, RunEnded, RunStarted, StaffAction
from game.scenes.core.stack import SceneStack

_LOG = logging.getLogger(__name__)

MADE = datetime(2026, 11, 1, tzinfo=timezone.utc)
"""When this release was made: a clock that stands before it has lost its battery."""


def system_clock() -> Clock:
    """Return the machine's clocks."""
    return Clock(lambda: datetime.now(timezone.utc), time.monotonic, MADE)


class _Faults(logging.Handler):
    """Notes every exception that the kiosk logs and survives. Those of the records themselves would go in circles."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(logging.ERROR)
        self._journal = journal

    def emit(self, record: logging.LogRecord) -> None:
        fault = record.exc_info[1] if record.exc_info else None
        if fault is None or record.name.startswith("game.records"):
            return
        steps = traceback.extract_tb(fault.__traceback__)
        place = f"{Path(steps[-1].filename).stem}:{steps[-1].lineno}" if steps else ""
        self._journal.note(Fault(type(fault).__name__, place))


class Recording:
    """Writes what happens into the state folder from `begin` to `end`."""

    def __init__(self, folder: Path, clock: Clock, *, is_rehearsal: bool) -> None:
        self.journal = Journal(folder, clock)
        self._diary = Diary(self.journal.note, clock.monotonic)
        self._faults = _Faults(self.journal)
        self._is_rehearsal = is_rehearsal
        self._has_failed = False

    def begin(self) -> None:
        """Start the writer and note the start of the run."""
        self.journal.start()
        logging.getLogger("game").addHandler(self._faults)
        # Not from `platform`: on Windows that asks a service (WMI), for seconds where it sleeps.
        self.journal.note(RunStarted(__version__, sysconfig.get_platform(), self._is_rehearsal))

    @property
    def observe(self) -> Observer:
        """What the shell calls after every frame. A fault here costs rows, never a visit."""

        def see(stack: SceneStack) -> None:
            try:
                self._diary.see(stack, stack.context)
            except Exception:
                if not self._has_failed:
                    _LOG.exception("a visit cannot be recorded")
                self._has_failed = True

        return see

    def note_staff(self, role: str, action: str, detail: str) -> None:
        """Note what somebody did on the staff screen, or tried; `role` is empty as long as nobody has a PIN."""
        self.journal.note(StaffAction(role, action, detail))

    def end(self) -> None:
        """Note the end of an open visit and of the run, back up and close."""
        logging.getLogger("game").removeHandler(self._faults)
        self._diary.close()
        self.journal.note(RunEnded())
        self.journal.end()
