"""One transaction by a command, beside a kiosk that may be running: no thread, no backup, no repair."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import timezone
from pathlib import Path
from typing import TypeVar

from game.records.database import FILE, connect, is_sound, migrate
from game.records.journal import Clock
from game.records.reading import UnreadableError
from game.records.writer import Moment, Writer

_T = TypeVar("_T")


def transact_once(folder: Path, clock: Clock, work: Callable[[Writer], _T]) -> _T:
    """Run `work` in a transaction on the records of a state folder, which must be there.

    Raises UnreadableError if there are none or they are damaged, and `sqlite3.Error` or OSError if they cannot be
    written, or another program writes for three seconds on end.
    """
    path = folder / FILE
    if not path.is_file():
        raise UnreadableError("none", folder)
    with closing(connect(path)) as connection:
        if not is_sound(connection):
            raise UnreadableError("damaged", path)
        migrate(connection)
        writer = Writer(connection)
        now, newest = clock.wall().astimezone(timezone.utc), writer.newest()
        is_doubted = now < max(newest or clock.earliest, clock.earliest)
        writer.begin(Moment(str(uuid.uuid4()), now.isoformat(timespec="milliseconds"), is_doubted, 0))
        try:
            result = work(writer)
            writer.commit()
        except BaseException:
            with suppress(Exception):
                connection.execute("ROLLBACK")
            raise
        return result
