"""Changes by organisers during a rehearsal: packs saved well and badly, sticks plugged in and out."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

from game.app.backstage import Backstage
from game.content.reading.packs import sister_of
from game.workbench.rehearsal.prizes import with_prizes

WORK_SHARE = 0.01
"""Of the steps of a rehearsal, those before which something is done."""
_SAVED_S = 1_700_000_000
"""When everything on a stick was saved, by its own account (s since 1970): their order must not change by chance."""


class Organisers:
    """Works in an empty folder with a copy of `pack` (then named by `pack`) that has prizes, and its English sister."""

    def __init__(self, rng: random.Random, folder: Path, pack: Path) -> None:
        self._rng = rng
        self._stick = folder / "stick"
        self._is_plugged_in = False
        self.pack = folder / "quizzes" / sister_of(pack, "zh").name
        self.saves = 0
        for target in (self.pack.parent, self._stick):
            target.mkdir()
            for path in {pack, sister_of(pack, "en")}:
                if os.path.isfile(path):
                    shutil.copy(path, target)
        self._text = with_prizes(pack.read_bytes())
        self.pack.write_bytes(self._text)
        (self._stick / "broken.yaml").write_text("标题：坏的\n", encoding="utf-8")
        (self._stick / "broken.zip").write_bytes(b"PK")
        for path in self._stick.iterdir():
            os.utime(path, (_SAVED_S, _SAVED_S))

    def sticks(self) -> tuple[Path, ...]:
        """The sticks that are plugged in."""
        return (self._stick,) if self._is_plugged_in else ()

    def step(self, behind: Backstage) -> None:
        """Sometimes save the pack well or badly, lose it, or plug a stick in or out."""
        if self._rng.random() >= WORK_SHARE:
            return
        if self._rng.random() < 0.5:  # noqa: PLR2004 - as often this as that
            self._is_plugged_in = not self._is_plugged_in
            return
        self.saves += 1
        cut = self._rng.choice((None, None, 0, self._rng.randrange(len(self._text))))
        self.pack.unlink(missing_ok=True)
        if cut is None or self._rng.random() < 0.5:  # noqa: PLR2004 - as often this as that
            self.pack.write_bytes(self._text[:cut])
        behind.desk.refresh()
