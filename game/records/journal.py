"""The one writer of the records: a thread that adds rows, so that no frame waits for a disk."""

from __future__ import annotations

import logging
import sqlite3
import threading
import uuid
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, TypeVar

from game.records.database import NewerDatabaseError, back_up, open_records
from game.records.rows import Row, Stamp
from game.records.writer import Moment, Writer

_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")

MOST_WAITING = 20_000
"""Rows kept in memory while the disk takes none: more than an evening has. Beyond, new ones are lost, and counted."""
RETRY_S = 5.0
BACKUP_S = 3600.0
FAR = timedelta(days=3653)
"""After the earliest moment: beyond, the clock shows garbage, and nothing later may be doubted because of it."""


@dataclass(frozen=True)
class Clock:
    """The wall clock (aware), the monotonic one (seconds), and the earliest moment that the wall clock may tell."""

    wall: Callable[[], datetime]
    monotonic: Callable[[], float]
    earliest: datetime


@dataclass(frozen=True)
class Health:
    """How the records are: whether the last write came through, how many rows wait, how many were lost."""

    is_writing: bool
    waiting: int
    lost: int
    is_clock_doubted: bool


@dataclass(frozen=True)
class _Task:
    work: Callable[[Writer], Any]
    done: Future[Any]
    is_lasting: bool  # It waits until the disk takes it; others fail at once.
    moment: Moment


class Journal:
    """Writes into the database of one state folder, in its own thread, one transaction a task.

    While nothing can be written, rows wait, and the writing is tried again every `RETRY_S`.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        self.run = str(uuid.uuid4())
        self._began_s = clock.monotonic()
        self._backed_up_s = self._began_s
        self._newest = clock.earliest
        self._tasks: deque[_Task] = deque()
        self._wake = threading.Condition()
        self._writer: Writer | None = None
        self._is_writing = True
        self._is_doubted = False
        self._is_ending = False
        self._lost = 0
        self._thread = threading.Thread(target=self._work, name="records", daemon=True)

    @property
    def health(self) -> Health:
        """How the records are now."""
        return Health(self._is_writing, len(self._tasks), self._lost, self._is_doubted)

    def start(self) -> None:
        """Begin to write. A system that gives no thread costs the records, not the evening."""
        try:
            self._thread.start()
        except RuntimeError as fault:
            self._is_writing = False
            _LOG.error("the records cannot be written: %r", fault)

    def note(self, row: Row) -> Future[Stamp]:
        """Add a row as soon as the disk takes it. The future is done when it is durable."""
        return self._put(lambda writer: writer.add(row), is_lasting=True)

    def transact(self, work: Callable[[Writer], _T]) -> Future[_T]:
        """Run `work` in a transaction of its own; its exception, or the disk's, is the future's."""
        return self._put(work, is_lasting=False)

    def end(self, patience_s: float = 5.0) -> None:
        """Write what waits, back up and close. What the disk has not taken after `patience_s` is lost."""
        with self._wake:
            self._is_ending = True
            self._wake.notify()
        if self._thread.is_alive():
            self._thread.join(patience_s)
        else:  # whoever has called `write_waiting` instead of starting it
            self._close()

    def _put(self, work: Callable[[Writer], _T], *, is_lasting: bool) -> Future[_T]:
        done: Future[_T] = Future()
        with self._wake:
            if self._is_ending or len(self._tasks) >= MOST_WAITING:
                self._lost += is_lasting
                done.cancel()
            else:
                self._tasks.append(_Task(work, done, is_lasting, self._moment()))
                self._wake.notify()
        return done

    def _moment(self) -> Moment:
        """Return now. The wall clock is doubted when it has gone back, by more than NTP would set it, or far ahead."""
        wall = self._clock.wall().astimezone(timezone.utc)
        is_far = wall - self._clock.earliest > FAR
        self._is_doubted = is_far or (self._newest - wall).total_seconds() > 1.0
        if not is_far:
            self._newest = max(self._newest, wall)
        mono_ms = max(0, round((self._clock.monotonic() - self._began_s) * 1000))
        return Moment(self.run, wall.isoformat(timespec="milliseconds"), self._is_doubted, mono_ms)

    # -- in the thread --------------------------------------------------------------------------------------------

    def _work(self) -> None:
        while not self._is_ending:
            with self._wake:
                if self._is_writing:
                    self._wake.wait_for(lambda: self._is_ending or bool(self._tasks), BACKUP_S / 60)
                else:
                    self._wake.wait_for(lambda: self._is_ending, RETRY_S)
            self.write_waiting()
            if self._clock.monotonic() - self._backed_up_s >= BACKUP_S:
                self._back_up()
        if self.write_waiting():
            self._back_up()
        self._lost += len(self._tasks)
        self._close()

    def write_waiting(self) -> bool:
        """Write every task that waits; return whether the disk took them. The thread calls it, and tests do."""
        while self._tasks:
            task = self._tasks[0]
            try:
                result = self._transaction(task)
            except Exception as fault:
                if not _is_of_disk(fault):
                    _LOG.exception("a row was refused")
                    self._lost += task.is_lasting
                    self._tasks.popleft().done.set_exception(fault)
                    continue
                self._give_way(fault)
                return False
            if not self._is_writing:
                _LOG.warning("the records are written again")
            self._is_writing = True
            self._tasks.popleft().done.set_result(result)
        return True

    def _give_way(self, fault: Exception) -> None:
        """Close, so that the next try opens the file anew, and refuse what cannot wait."""
        if self._is_writing:
            _LOG.error("the records cannot be written: %r", fault)
        self._is_writing = False
        self._close()
        with self._wake:
            refused = [task for task in self._tasks if not task.is_lasting]
            self._tasks = deque(task for task in self._tasks if task.is_lasting)
        for task in refused:
            task.done.set_exception(fault)

    def _transaction(self, task: _Task) -> object:
        if self._writer is None:
            self._writer = self._open(task.moment)
        writer, connection = self._writer, self._writer.connection
        writer.begin(task.moment)
        try:
            result = task.work(writer)
            writer.commit()
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise
        return result

    def _open(self, moment: Moment) -> Writer:
        writer = Writer(open_records(self._folder, _file_stamp(moment.at)))
        newest = writer.newest()
        if newest is not None and newest - self._clock.earliest <= FAR:
            with self._wake:
                self._newest = max(self._newest, newest)
        return writer

    def _back_up(self) -> None:
        self._backed_up_s = self._clock.monotonic()
        if self._writer is None:
            return
        try:
            back_up(self._writer.connection, self._folder, _file_stamp(self._moment().at))
        except (OSError, sqlite3.Error) as fault:
            _LOG.warning("no backup of the records: %s", fault)

    def _close(self) -> None:
        writer, self._writer = self._writer, None
        if writer is not None:
            with suppress(sqlite3.Error):
                writer.connection.close()


def _is_of_disk(fault: Exception) -> bool:
    """Return whether a fault is the disk's or the file's, so that the same row may be taken later."""
    if isinstance(fault, (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.DataError, sqlite3.InterfaceError)):
        return False
    return isinstance(fault, (sqlite3.Error, OSError, NewerDatabaseError))


def _file_stamp(at: str) -> str:
    """Return a moment as part of a file's name on every system."""
    return at[:19].replace(":", "").replace("-", "")
