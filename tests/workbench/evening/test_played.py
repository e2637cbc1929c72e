"""What is played with real touches arrives in the report."""

from __future__ import annotations

from pathlib import Path

from game.app.wiring import SCENES
from game.kiosk.diary import Diary
from game.records.reading import read_records
from game.records.visits import TABLES, visits_of
from game.rules.evening.tally import Tally
from game.words import load_words
from game.workbench.rehearsal.self_play import SelfPlay
from tests.records.clock import FakeClock
from tests.records.test_journal import journal_at
from tests.stall import SMALL, build_stall

NOT_OF_A_VISIT = {"attract", "help", "seal", "still_there", "oops"}


def test_a_visit_that_was_played_counts_with_its_answers(tmp_path: Path) -> None:
    clock, stall = FakeClock(), build_stall(SMALL)
    journal = journal_at(tmp_path, clock)
    journal.start()
    diary = Diary(journal.note, lambda: clock.monotonic_s)
    stall.shell.observe = lambda stack: diary.see(stack, stack.context)
    for _ in SelfPlay(stall.hands, makes_mistakes=True).play("wheel"):
        clock.pass_(1)
    stall.hands.tap("done")
    stall.hands.wait(1)
    stall.hands.tap("wheel")
    stall.hands.wait(1)
    diary.close()
    journal.end()

    found = {visit.how: visit for visit in visits_of(read_records([tmp_path], TABLES))}
    assert set(found) == {"finished", "left"}
    played = found["finished"]
    assert (played.game, len(played.answers), played.screen) == ("wheel", 2, "result")
    assert all(answer.is_genuine != answer.said_genuine for answer in played.answers)
    assert {answer.scam for answer in played.answers} <= {scam.id for scam in stall.pack.scams} | {None}
    tally = Tally(list(found.values()))
    assert (tally.counts["visits",], tally.counts["misses",] + tally.counts["alarms",]) == (2, 2)
    assert tally.counts["screen", "wheel"] == 1


def test_every_screen_on_which_a_visit_can_end_has_a_name() -> None:
    names = {name for name, scene in SCENES.items() if ".staff." not in getattr(scene, "__module__", "")}
    assert names - NOT_OF_A_VISIT <= set(load_words("evening", "zh").part("screens"))
