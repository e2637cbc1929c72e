"""Names that nobody should give, pipes for files, and state that somebody broke: told, and everything else goes on."""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
from pathlib import Path

import pytest

from game.content.reading.packs import find_packs, read_pack
from game.content.visible import visible
from game.kiosk.logs import start_logging
from game.kiosk.places import find_places, state_folder
from game.kiosk.stock.desk import HomePack, PackDesk
from game.scenes.staff.trial import Looking
from tests.booth import booth_in, titled
from tests.cli.program import run_program
from tests.content.sample import ICONS, TODAY, write_sample
from tests.kiosk.test_logs import fresh_root

needs_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names that are bytes, pipes with names")

ODD = {
    "gbk": os.fsdecode("题包.yaml".encode("gbk")),
    "escape": "a\x1b[31mb.yaml",
    "turned": "ab\u202elmay.yaml",
    "line": "a\nb.yaml",
    "long": "长" * 82 + "abcd.yaml",
}
"""File names; the last one has 255 bytes, so that its sister's name is too long for any system."""
SHOWN = {
    "gbk": r"\udccc\udce2\udcb0\udcfc.yaml",
    "escape": r"a\x1b[31mb.yaml",
    "turned": r"ab\u202elmay.yaml",
    "line": r"a\nb.yaml",
    "long": ODD["long"],
}


@pytest.mark.parametrize("name", ODD)
def test_a_name_is_shown_in_one_visible_line(name: str) -> None:
    assert visible(ODD[name]) == SHOWN[name]


# -- names --------------------------------------------------------------------------------------------------------


@needs_linux
def test_check_tells_every_pack_of_a_folder_with_odd_names(tmp_path: Path) -> None:
    for name in ODD.values():
        write_sample(tmp_path, name, text="标题：坏\n")
    for form in ("text", "json", "html"):
        ended = run_program("check", ".", "--format", form, cwd=tmp_path)
        assert (ended.code, ended.err) == (1, "")
        assert "\x1b" not in ended.out
        assert "\u202e" not in ended.out
        if form == "json":
            files = {record["file"] for record in json.loads(ended.out)}
            assert files == set(SHOWN.values())
        elif form == "text":  # The page marks what cannot be seen in its own way.
            assert [shown for shown in SHOWN.values() if shown not in ended.out] == []


@needs_linux
def test_check_of_a_good_pack_with_an_odd_name_ends_well(tmp_path: Path) -> None:
    write_sample(tmp_path, ODD["gbk"])
    ended = run_program("check", ".", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")


@needs_linux
@pytest.mark.parametrize("name", ODD)
def test_staff_put_on_a_pack_with_an_odd_name(name: str, tmp_path: Path) -> None:
    booth = booth_in(tmp_path / "machine")
    pack = write_sample(tmp_path / "machine", ODD[name], text=titled("怪名夜市"))
    booth.open_staff()
    booth.try_out(SHOWN[name])
    assert booth.stall.shows("怪名夜市")
    booth.stall.hands.tap("put_on")
    booth.pass_time()
    assert (booth.stall.scene, booth.title) == ("attract", "怪名夜市")
    assert HomePack(tmp_path / "machine" / "state").chosen() == pack
    booth.open_packs()
    booth.stall.hands.tap("roll_back")
    booth.behind.office.wait()
    booth.pass_time()
    assert booth.title == "平安夜市"
    assert booth.stall.shell.faults == 0


@needs_linux
def test_the_log_holds_nothing_that_a_terminal_obeys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with fresh_root():
        path = start_logging(tmp_path)
        for name in ("gbk", "escape", "turned"):
            logging.getLogger("game").warning("cannot play %s", ODD[name])
    assert path is not None
    for text in (path.read_text(encoding="utf-8"), capsys.readouterr().err):
        assert [name for name in ("gbk", "escape", "turned") if SHOWN[name] not in text] == []
        assert "\x1b" not in text
        assert "Logging error" not in text


# -- staff's work in threads --------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", [OSError("x"), ValueError("x"), RecursionError("x"), MemoryError("x")], ids=repr)
def test_work_that_fails_in_a_thread_is_told_to_staff(
    fault: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: PackDesk, path: Path) -> object:
        raise fault

    booth = booth_in(tmp_path / "machine")
    stick = tmp_path / "stick"
    stick.mkdir()
    write_sample(stick, "school.yaml")
    booth.plug_in(stick)
    booth.open_staff()
    monkeypatch.setattr(PackDesk, "try_out", fail)
    booth.try_out("school")
    assert isinstance(booth.staff.page, Looking)
    assert booth.stall.shows("出了意外")
    assert booth.stall.shows(type(fault).__name__)
    booth.stall.hands.tap("back")
    booth.behind.office._home_before = booth.file
    booth.behind.office.roll_back()
    booth.behind.office.wait()
    booth.leave_staff()
    booth.pass_time()
    booth.open_packs()
    assert booth.stall.shows("出了意外")
    assert booth.title == "平安夜市"


def test_a_thread_that_cannot_start_leaves_nobody_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: threading.Thread) -> None:
        message = "can't start new thread"
        raise RuntimeError(message)

    booth = booth_in(tmp_path / "machine")
    write_sample(tmp_path / "machine", "other.yaml")
    booth.open_staff()
    monkeypatch.setattr(threading.Thread, "start", fail)
    booth.try_out("other")
    assert booth.stall.shows("can't start new thread")


# -- pipes --------------------------------------------------------------------------------------------------------


@needs_linux
@pytest.mark.parametrize(
    "words",
    [
        ["check", "pipe.yaml"],
        ["check", "pipe.yaml", "--fix"],
        ["preview", "pipe.yaml", "--out", "out"],
        ["review", "pipe.yaml", "--out", "out"],
        ["sheet", "export", "pipe.yaml", "out.xlsx"],
        ["sheet", "import", "pipe.xlsx", "new.yaml"],
        ["demo", "--pack", "pipe.yaml", "--out", "out"],
        ["run", "--pack", "pipe.yaml"],
    ],
    ids=" ".join,
)
def test_no_command_waits_for_a_pipe(words: list[str], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    os.mkfifo(tmp_path / "pipe.xlsx")
    ended = run_program(*words, cwd=tmp_path, XDG_STATE_HOME=str(tmp_path))
    assert ended.code in (1, 2)
    assert ended.is_plain


@needs_linux
def test_a_pipe_is_told_as_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    reading = read_pack(tmp_path / "pipe.yaml", icons=ICONS, today=TODAY)
    assert [problem.code for problem in reading.problems] == ["file_unreadable"]


# -- state that somebody broke ------------------------------------------------------------------------------------

CHOICES = {
    "long": b"/" + b"a" * 5000,
    "long_name": b"/tmp/" + b"a" * 300,
    "nul": b"/tmp/\0/x",
    "gbk": "/夜市.yaml".encode("gbk"),
    "relative": b"quizzes/night-market.yaml",
    "empty": b"",
    "folder": b"/",
}


@pytest.mark.parametrize("name", CHOICES)
def test_a_broken_choice_is_no_choice_and_is_told(name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "home-pack").write_bytes(CHOICES[name])
    assert HomePack(tmp_path).chosen() is None
    assert len(caplog.records) == 1


@needs_linux
def test_a_pipe_for_a_choice_or_a_log_is_none(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    os.mkfifo(tmp_path / "home-pack")
    os.mkfifo(tmp_path / "kiosk.log")
    assert HomePack(tmp_path).chosen() is None
    assert len(caplog.records) == 1
    with fresh_root():
        assert start_logging(tmp_path) is None


@needs_linux
def test_without_a_home_there_is_a_state_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def nobody() -> Path:
        message = "Could not determine home directory."
        raise RuntimeError(message)

    monkeypatch.setattr(Path, "home", nobody)
    monkeypatch.setenv("XDG_STATE_HOME", "relative/is/invalid")
    assert state_folder().is_absolute()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert state_folder() == tmp_path / "fanzha-fair"


@needs_linux
def test_a_working_folder_that_is_gone_is_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> str:
        raise FileNotFoundError(2, "No such file or directory")

    with monkeypatch.context() as patch:
        patch.setattr(os, "getcwd", gone)
        found = find_places()
    assert found.default_pack.is_file()


@needs_linux
def test_one_entry_that_cannot_be_looked_at_hides_no_other(tmp_path: Path) -> None:
    pack = write_sample(tmp_path)
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "long.yaml").symlink_to("a" * 300)
    assert find_packs(tmp_path) == [pack]
