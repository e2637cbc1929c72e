"""A stall with prizes whose records are written when the test says so."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import cast

from game.app.assembly import stands_of
from game.records.database import FILE
from game.records.journal import Journal
from game.records.rows import RunStarted
from game.scenes.draw.draw import Draw
from game.workbench.rehearsal.self_play import SelfPlay
from tests.booth import Booth, booth_in
from tests.content.sample import sample_yaml
from tests.records.clock import FakeClock

PRIZES = """\
奖品:
  安慰奖: 反诈贴纸
  安慰签: 1
  奖项:
    - {编号: bag, 名称: 帆布袋, 数量: 2}
    - {编号: cup, 名称: 搪瓷杯, 数量: 99}
"""
WITH_PRIZES = sample_yaml().replace("经验:\n", f"{PRIZES}经验:\n")


class Evening:
    """A booth with records that are written when the test says so."""

    def __init__(self, folder: Path, text: str = WITH_PRIZES) -> None:
        self.folder = folder
        self.clock = FakeClock()
        self.journal = Journal(folder / "state", self.clock.clock)
        self.journal.note(RunStarted("1", "x", is_rehearsal=False))
        self.booth: Booth = booth_in(folder, text=text, stands=stands_of(self.journal))

    def write(self, seconds: float = 0.6) -> bool:
        """Let the writer's thread have its turn, then the screen."""
        written = self.journal.write_waiting()
        self.booth.stall.hands.wait(seconds)
        return written

    def play(self) -> None:
        """A visit as far as its result."""
        for _ in SelfPlay(self.booth.stall.hands, rng=random.Random(1)).play("wheel"):
            pass
        self.booth.stall.hands.wait(0.6)

    @property
    def controls(self) -> set[str]:
        return set(self.booth.stall.controls)

    @property
    def draw(self) -> Draw:
        assert self.booth.stall.scene == "draw"
        return cast("Draw", self.booth.stall.top)

    @property
    def moment(self) -> str:
        """The moment of the draw, which every frame may change."""
        return self.draw.moment

    def open_draw(self) -> Draw:
        self.play()
        assert self.write()
        self.booth.stall.hands.tap("draw")
        self.booth.stall.hands.wait(0.6)
        return self.draw

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.folder / "state" / FILE)) as connection:
            return connection.execute(query).fetchall()
