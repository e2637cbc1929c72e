"""No frame of the staff's work waits for a disk: every file is read and written in a thread."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.app import assembly
from game.app.start import Witness, open_and_play
from game.cli.run_options import parse_run_options
from game.kiosk.places import find_places
from game.kiosk.shell import Shell
from game.kiosk.stock import office
from game.kiosk.stock.disk import Disk
from game.kiosk.stop_flag import StopFlag
from game.rules.quiet_hours import QuietHours
from game.rules.tonight import Tonight
from game.scenes.core.changes import Arrange
from game.workbench.rehearsal.hands import Hands
from game.workbench.rehearsal.self_play import SelfPlay
from tests.booth import booth_in, join_errands, titled
from tests.content.sample import write_sample

_TOUCHES_DISK = ("open", "os.listdir", "os.scandir", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.")
_seen: list[str] | None = None


def _audit(event: str, given: tuple[object, ...]) -> None:
    if _seen is not None and event.startswith(_TOUCHES_DISK) and threading.current_thread() is threading.main_thread():
        _seen.append(f"{event} {given[:1]}")


sys.addaudithook(_audit)


@contextmanager
def watched(folder: Path) -> Iterator[list[str]]:
    """What the main thread does to files below `folder` meanwhile; other ones are those of fonts and pictures."""
    global _seen  # noqa: PLW0603 - an audit hook cannot be taken back, only told to be quiet
    found: list[str] = []
    _seen = []
    try:
        yield found
    finally:
        found += [each for each in _seen if str(folder) in each]
        _seen = None


def test_no_frame_touches_the_disk_while_staff_try_put_on_and_take_back(tmp_path: Path) -> None:
    booth = booth_in(tmp_path / "stall")
    stick = tmp_path / "stick"
    stick.mkdir()
    write_sample(stick, text=titled("U盘"))
    booth.plug_in(stick)
    stall = booth.stall
    with watched(tmp_path) as found:
        booth.open_staff()
        booth.try_out("sample.yaml（U盘")
        stall.hands.tap("put_on")
        booth.behind.office.wait()
        booth.pass_time()
        assert booth.title == "U盘"
        booth.open_staff()
        stall.hands.tap("packs")
        stall.hands.tap("roll_back")
        booth.behind.office.wait()
        booth.open_staff()
        booth.try_out("sample.yaml（U盘")
        stall.hands.tap("back")
        booth.behind.office.wait()
        booth.leave_staff()
    assert found == []
    stall.shell.forget()


def test_the_watch_for_files_would_notice(tmp_path: Path) -> None:
    with watched(tmp_path) as found:
        (tmp_path / "one").write_text("")
    assert len(found) == 1


def test_a_stick_that_takes_its_time_stops_no_frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    booth, goes_on = booth_in(tmp_path / "stall"), threading.Event()
    scan = Disk.scan

    def slowly(self: Disk, folder: Path) -> object:
        goes_on.wait(30)
        return scan(self, folder)

    monkeypatch.setattr(Disk, "scan", slowly)
    stick = tmp_path / "stick"
    stick.mkdir()
    write_sample(stick, text=titled("U盘"))
    booth.plug_in(stick)
    stall = booth.stall
    try:
        booth.open_staff()
        stall.hands.tap("packs")
        before_s = time.thread_time()
        stall.hands.tap("choose")
        stall.hands.wait(2.0, 0.1)
        assert time.thread_time() - before_s < 5.0
        assert stall.shows(stall.say("staff.looking"))
    finally:
        goes_on.set()
    join_errands()
    stall.hands.wait(0.6)
    assert "offer_0" in stall.controls
    stall.shell.forget()


def test_a_listing_that_fails_offers_nothing_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(found: object) -> object:
        raise MemoryError

    booth = booth_in(tmp_path)
    monkeypatch.setattr(office, "offers", fail)
    booth.open_staff()
    booth.stall.hands.tap("packs")
    booth.stall.hands.tap("choose")
    join_errands()
    booth.stall.hands.wait(0.6)
    assert booth.stall.shows(booth.stall.say("staff.none"))
    booth.stall.shell.forget()


def test_an_import_that_is_refused_leaves_a_line_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    booth = booth_in(tmp_path / "stall")
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "broken.yaml").write_text("标题：坏的\n", encoding="utf-8")
    (stick / "broken.zip").write_bytes(b"PK")
    booth.plug_in(stick)
    for label in ("broken.yaml", "broken.zip"):
        caplog.clear()
        booth.open_staff()
        with caplog.at_level(logging.WARNING, logger="game.kiosk.stock.office"):
            booth.try_out(label)
        assert len(caplog.records) == 1, caplog.text
        booth.leave_staff()
    booth.stall.shell.forget()


class _Tester(Witness):
    """Touches everything in the real kiosk that is kept, and looks whether a frame does anything to its files."""

    shows_on_nothing = True

    def __init__(self, state: Path) -> None:
        self.found: list[str] = []
        self._state = state

    def ready(self, shell: Shell) -> None:
        hands = Hands(shell, step_s=0.2)
        hands.wait(1.0)
        for _ in SelfPlay(hands, is_curious=True).play("wheel"):
            pass  # until drawings, made once an evening, are there
        hands.tap("done")
        context = shell.context
        assert context.house is not None
        with watched(self._state) as self.found:
            for _ in SelfPlay(hands, is_curious=True).play("wheel"):
                pass
            hands.tap("done")
            context.audio.turn_to("low")
            context.audio.hush(QuietHours(60, 120, is_on=True))
            shell._apply(Arrange(Tonight(is_calm=True)))
            context.house.set_pause("rain")
            hands.wait(1.0)
            context.house.set_pause("")
            hands.wait(1.0)

    def is_done(self) -> bool:
        return True


def test_no_frame_of_the_real_kiosk_touches_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = tmp_path / "state"
    tester = _Tester(state)
    options = parse_run_options(["--window", "640x360", "--state", str(state)])
    monkeypatch.setattr(assembly, "start_logging", lambda folder: None)  # pytest's own is on
    open_and_play(options, find_places(), tester, StopFlag())
    assert [each for each in tester.found if "drawings" not in each] == []  # those are read while screens are built
    for worker in threading.enumerate():
        if worker.name == "keeping":  # the end of the program waits for them
            worker.join(20)
    assert (state / "volume").read_text() == "low"
    assert "is_calm" in (state / "tonight.json").read_text()
    assert (state / "quiet").is_file()
    assert (state / "deck.json").is_file()


def test_what_was_shown_is_put_on_although_a_trial_before_it_ends_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    booth, goes_on = booth_in(tmp_path / "stall"), threading.Event()
    stick = tmp_path / "stick"
    stick.mkdir()
    for name in ("slow", "quick"):
        write_sample(stick, f"{name}.yaml", text=titled(name))
    booth.plug_in(stick)
    booth.open_staff()
    booth.stall.hands.tap("packs")
    booth.look_for_packs()
    desk, read = booth.behind.office, booth.behind.desk.try_out
    keys = {offer.label.split(".")[0]: offer.key for offer in desk._look()}

    def slowly(path: Path) -> object:
        if path.stem == "slow":
            assert goes_on.wait(20)
        return read(path)

    monkeypatch.setattr(booth.behind.desk, "try_out", slowly)
    desk.begin(keys["slow"])
    desk.begin(keys["quick"])
    goes_on.set()
    desk.wait()
    trial = desk.trial("zh")
    assert trial is not None
    assert trial.summary is not None
    assert trial.summary.title == "quick"
    desk.put_on()
    desk.wait()
    booth.leave_staff()
    booth.pass_time()
    assert booth.title == "quick"
    active = booth.behind.office._store.active()
    assert active is not None
    assert active.read_bytes() == (stick / "quick.yaml").read_bytes()  # and so at the next start
    booth.stall.shell.forget()


def test_what_was_shown_is_put_on_although_the_stick_was_changed_since(tmp_path: Path) -> None:
    booth = booth_in(tmp_path / "stall")
    stick = tmp_path / "stick"
    stick.mkdir()
    write_sample(stick, text=titled("审过的"))
    booth.plug_in(stick)
    booth.open_staff()
    booth.try_out("sample.yaml（U盘")
    write_sample(stick, text=titled("没审过"))
    booth.stall.hands.tap("put_on")
    booth.behind.office.wait()
    booth.pass_time()
    assert booth.title == "审过的"
    active = booth.behind.office._store.active()
    assert active is not None
    assert titled("审过的").encode() == active.read_bytes()
    booth.stall.shell.forget()


@pytest.mark.parametrize("is_changed", [True, False])
def test_a_pack_beside_the_program_is_put_on_as_it_was_shown_or_not_at_all(tmp_path: Path, *, is_changed: bool) -> None:
    booth = booth_in(tmp_path / "stall")
    other = write_sample(tmp_path / "stall", "other.yaml", text=titled("审过的"))
    before = booth.title
    booth.open_staff()
    booth.try_out("other.yaml")
    # Saved once more: the same, or something that nobody has looked at and the next start would play.
    other.write_text(titled("没审过" if is_changed else "审过的"), encoding="utf-8")
    booth.stall.hands.tap("put_on")
    booth.behind.office.wait()
    booth.pass_time()
    assert booth.title == (before if is_changed else "审过的")
    told = [problem.message for problem in booth.behind.office.standing("zh").problems]
    assert any("other.yaml" in message for message in told) is is_changed
    booth.stall.shell.forget()
