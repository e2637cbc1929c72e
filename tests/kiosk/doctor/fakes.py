"""A machine on which everything is as it should be, and which tests spoil."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from typing import Any

from game.content.reading.packs import Reading, read_pack
from game.kiosk.doctor.machine import Machine, Screen, Sound
from game.kiosk.starts import Past
from game.records.journal import Journal
from game.records.rows import VisitBegun
from tests.content.sample import ICONS, TODAY
from tests.records.clock import FakeClock
from tests.stall import places

NOW = datetime(2026, 12, 1, 19, 0, tzinfo=timezone.utc)
MADE = datetime(2026, 11, 1, tzinfo=timezone.utc)


@lru_cache(maxsize=1)
def shipped_reading() -> Reading:
    return read_pack(places().default_pack, icons=places().icon_names, today=NOW.date())


def read_text(folder: Path, text: str) -> Reading:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return read_pack(path, icons=ICONS, today=TODAY)


@dataclass
class Disk:
    """A disk whose every write takes a while, by a clock that only writes move."""

    takes_s: float = 0.01
    free: int = 20_000_000_000
    fault: OSError | None = None
    now_s: float = 0.0
    synced: list[Path] = field(default_factory=list)

    def sync(self, folder: Path) -> None:
        if self.fault is not None:
            raise self.fault
        self.now_s += self.takes_s
        self.synced.append(folder)


def machine(folder: Path, disk: Disk | None = None, **changes: Any) -> Machine:
    """A good machine in December with `changes`."""
    drive = disk or Disk()
    good = Machine(
        folder=folder,
        now=lambda: NOW,
        seconds=lambda: drive.now_s,
        made=MADE,
        screen=lambda: Screen((1920, 1080), 21.5, 21.5),
        sound=lambda: Sound(("USB Audio",), is_open=True),
        free_bytes=lambda _: drive.free,
        sync=drive.sync,
        pack=shipped_reading,
        read_code=None,
        past=lambda: Past(0, True, NOW),
    )
    return replace(good, **changes)


def always(value: Any) -> Callable[..., Any]:
    """A function that always returns the same."""
    return lambda *_: value


def write_records(folder: Path, *, at: datetime = NOW, has_backup: bool = True) -> None:
    """Records of one visit, with the backup that a closed kiosk leaves."""
    clock = FakeClock(wall=at)
    journal = Journal(folder, clock.clock)
    journal.start()
    journal.note(VisitBegun(str(uuid.uuid4()), "wheel", "night-market", "zh", 1.0)).result(10)
    journal.end()
    for path in (folder / "backups").iterdir():
        os.utime(path, (at.timestamp(),) * 2)
        if not has_backup:
            path.unlink()


HOUR = timedelta(hours=1)
