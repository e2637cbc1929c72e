"""What staff are offered beside the program."""

from __future__ import annotations

import threading
from pathlib import Path

from tests.booth import booth_in, join_errands
from tests.content.sample import write_sample


def test_an_english_pack_that_is_nobodys_sister_is_offered(tmp_path: Path) -> None:
    booth = booth_in(tmp_path / "stall")
    folder = booth.file.parent
    for name in ("fair.yaml", "fair.en.yaml", "guests.en.yaml"):
        write_sample(folder, name)
    looking = booth.behind.office.look()
    looking.wait()
    assert {offer.label for offer in looking.result or ()} == {"fair.yaml", "guests.en.yaml"}


def test_no_frame_waits_while_a_slow_stick_is_looked_through(tmp_path: Path) -> None:
    booth, may_go_on = booth_in(tmp_path / "stall"), threading.Event()

    def slow() -> tuple[Path, ...]:
        may_go_on.wait(10)
        return ()

    booth.behind.office._find_sticks = slow
    booth.open_packs()
    booth.stall.hands.tap("choose")
    assert booth.stall.shows(booth.stall.say("staff.looking"))
    may_go_on.set()
    join_errands()
    booth.stall.hands.wait(0.6)
    assert booth.stall.shows(booth.stall.say("staff.none"))
