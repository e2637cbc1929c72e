"""A stall with prizes and fake clocks, whose program may be killed at any statement and started again."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest

from game.records import database
from game.records import journal as journals
from game.records.database import open_records
from game.records.journal import Journal
from game.records.prizes import draws
from game.records.rows import Row, RunStarted
from game.records.writer import Writer
from game.rules.prizes.ledger import Listed, Offer, PrizeList, Won
from game.rules.prizes.tickets import Terms
from game.rules.score import Badge
from tests.records.clock import FakeClock

_T = TypeVar("_T")
PRIZES = PrizeList(
    (
        Listed(Terms("bag"), 6, "帆布袋"),
        Listed(Terms("cup", per_hour=2), 9, "搪瓷杯"),
        Listed(Terms("umbrella", needs="sharp_eye"), 2, "晴雨伞"),
    ),
    "反诈贴纸",
    3,
    {"en": {"bag": "Cloth bag"}},
)


_connect = database.connect


def _quick(path: Path) -> sqlite3.Connection:
    """Connect without waiting for the disk: a killed process loses nothing that the system has taken."""
    connection = _connect(path)
    connection.execute("PRAGMA synchronous = OFF")
    return connection


class Killed(BaseException):
    """The program was killed."""


class Mortal:
    """A connection under which the program is killed at a chosen statement: before it, or when it is done."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.left: int | None = None
        self.is_done_first = False
        self.made = 0

    def execute(self, *given: Any) -> sqlite3.Cursor:
        self.made += 1
        if self.left is None:
            return self._connection.execute(*given)
        self.left -= 1
        if self.left >= 0:
            return self._connection.execute(*given)
        if self.left == -1 and self.is_done_first:
            self._connection.execute(*given)
        raise Killed

    def close(self) -> None:
        self._connection.close()


class Stand:
    """One state folder. What is killed loses its connection, as a process does."""

    def __init__(self, folder: Path, prizes: PrizeList = PRIZES, seed: int = 1) -> None:
        self.folder = folder
        self.prizes = prizes
        self.clock = FakeClock()
        self.rng = random.Random(seed)
        self._patch = pytest.MonkeyPatch()
        self._patch.setattr(journals, "open_records", self._open)
        self._patch.setattr(database, "connect", _quick)
        self.mortal: Mortal | None = None
        self.journal = self._start()

    def _open(self, folder: Path, stamp: str) -> Any:
        self.mortal = Mortal(open_records(folder, stamp))
        return self.mortal

    def _start(self) -> Journal:
        journal = Journal(self.folder, self.clock.clock)
        journal.note(RunStarted("1", "x", is_rehearsal=False))
        assert journal.write_waiting()
        return journal

    def restart(self) -> None:
        """Start the program anew."""
        self.end()
        self.journal = self._start()

    def end(self) -> None:
        if self.mortal is not None:
            self.mortal.close()

    def close(self) -> None:
        self.end()
        self._patch.undo()

    def run(self, work: Callable[[Writer], _T]) -> _T:
        """Run a transaction."""
        done = self.journal.transact(work)
        self.journal.write_waiting()
        return done.result(0)

    def note(self, row: Row) -> None:
        self.journal.note(row)
        assert self.journal.write_waiting()

    def killed_in(self, work: Callable[[Writer], object], after: int, *, is_done_first: bool) -> bool:
        """Run a transaction in which the program is killed at a statement; return whether it was, and start anew."""
        assert self.mortal is not None
        self.mortal.left, self.mortal.is_done_first = after, is_done_first
        self.journal.transact(work)
        try:
            self.journal.write_waiting()
        except Killed:
            self.restart()
            return True
        self.mortal.left = None
        return False

    def offer(self, badge: Badge = "sharp_eye") -> Offer:
        return self.run(partial(draws.offer, prizes=self.prizes, badge=badge, fresh=self.rng.randbytes))

    def draw(self, offered: Offer | None = None, badge: Badge = "sharp_eye") -> Won | Offer:
        return self.run(self.drawing(offered or self.offer(badge), badge))

    def drawing(self, offered: Offer, badge: Badge = "sharp_eye") -> Callable[[Writer], Won | Offer]:
        return partial(draws.draw, prizes=self.prizes, badge=badge, offered=offered, fresh=self.rng.randbytes)

    def win(self, badge: Badge = "sharp_eye") -> Won:
        won = self.draw(badge=badge)
        assert isinstance(won, Won)
        return won

    def all(self, query: str) -> list[Any]:
        return self.run(lambda writer: writer.connection.execute(query).fetchall())
