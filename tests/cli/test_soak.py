"""`soak`: the short way round; the long one is run by hand."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest

from game.scenes.help.help import Help
from tests.cli.program import main, run_program


def test_careless_hands_are_counted(tmp_path: Path) -> None:
    # In a process of its own: a pack that changes collects garbage, of all other tests, too, which would be a stall.
    ended = run_program("soak", "--events", "5000", "--seed", "1", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    told = ended.out
    sent = re.match(r"(\d+) events, (\d+) frames, ", told)
    assert sent is not None
    assert int(sent[1]) >= 5000
    assert ", 0 faults, " in told
    assert "frames by screen: " in told
    assert {"attract", "wheel", "can_push"} <= set(re.findall(r"([a-z_]+) \d+", told.splitlines()[-1]))


def test_staff_sticks_and_saves_are_part_of_it(tmp_path: Path) -> None:
    told = run_program("soak", "--events", "5000", "--seed", "3", cwd=tmp_path)
    assert (told.code, told.err) == (0, "")
    saves = re.search(r"(\d+) saves", told.out)
    assert saves is not None
    assert int(saves[1]) > 0
    assert " staff " in told.out


def test_the_same_seed_sends_the_same_hands(capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for seed in ("5", "5", "6"):
        assert main("soak", "--events", "120", "--seed", seed) == 0
        told.append(re.sub(r"slowest frame \d+ ms, \d+ s", "", capsys.readouterr().out))
    assert told[0] == told[1] != told[2]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux tells which files are open")
def test_no_file_of_it_stays_open(capsys: pytest.CaptureFixture[str]) -> None:
    before = open_files()
    assert main("soak", "--events", "120", "--seed", "5") == 0
    assert [name for name in open_files() - before if "records" in name] == []


def open_files() -> set[str]:
    found = set()
    for number in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            found.add(str(number.readlink()))
    return found


def test_the_first_fault_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def lay_out(self: Help) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Help, "lay_out", lay_out)
    with pytest.raises(ZeroDivisionError):
        main("soak", "--events", "400", "--seed", "1")
    assert "failed after" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "named"),
    [("--events 0", "--events"), ("--events many", "--events"), ("--pack nowhere.yaml", "nowhere.yaml")],
)
def test_wrong_use_is_told(words: str, named: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("soak", *words.split()) == 2
    caught = capsys.readouterr()
    assert caught.out == ""
    assert named in caught.err
