"""The real kiosk in a process of its own: it plays visits and says what is durable, until it is killed.

`python -m tests.records.acknowledging_kiosk FOLDER`; its lines are those of `tests.records.acknowledging`.
"""

from __future__ import annotations

import random
import sys
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from game.app.start import Witness, open_and_play
from game.cli.run_options import parse_run_options
from game.kiosk.places import find_places
from game.records.journal import Journal
from game.records.rows import Row, Stamp
from tests.records.acknowledging import tell

if TYPE_CHECKING:
    from game.kiosk.shell import Shell


class _Visitors(Witness):
    """Visits without end."""

    shows_on_nothing = True

    def __init__(self) -> None:
        self._rng = random.Random(1)
        self._shell: Shell | None = None

    def ready(self, shell: Shell) -> None:
        self._shell = shell

    def is_done(self) -> bool:
        from game.workbench.rehearsal.hands import Hands  # noqa: PLC0415 - as the kiosk: nothing before the window
        from game.workbench.rehearsal.self_play import SelfPlay  # noqa: PLC0415 - the same

        assert self._shell is not None
        hands = Hands(self._shell, step_s=0.2)
        hands.wait(1.0)
        for _ in SelfPlay(hands, rng=self._rng).play(self._rng.choice(("wheel", "can"))):
            pass
        hands.tap("done")
        return False


def play_visits(folder: Path) -> None:
    note = Journal.note

    def told(self: Journal, row: Row) -> Future[Stamp]:
        done = note(self, row)
        done.add_done_callback(lambda future: tell(row.table, future))
        return done

    Journal.note = told  # type: ignore[method-assign]  # the pipe of this test; the rest is the kiosk as it is
    options = parse_run_options(["--window", "640x360", "--state", str(folder)])
    open_and_play(options, find_places(), _Visitors())


if __name__ == "__main__":
    play_visits(Path(sys.argv[1]))
