"""Every command ends wrong use with 2 and plain words: unknown options, what is missing, places that are taken."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import typer

from game.cli.commands import all_commands
from game.cli.consoles import CUT_OFF, ended_quietly
from game.cli.keys import SECRET_FILE
from game.kiosk.pin_reset import ResetKey
from tests.cli.program import main
from tests.content.sample import write_sample
from tests.records.evenings import database_of
from tests.rules.simulated import visits

MISSING = {
    "run": "run --pack no.yaml",
    "demo": "demo --out o --pack no.yaml",
    "check": "check no.yaml",
    "new": "new no/x.yaml",
    "preview": "preview no.yaml --out o",
    "review": "review no.yaml --out o",
    "poster": "poster no.yaml --out o.pdf",
    "sheet export": "sheet export no.yaml o.xlsx",
    "sheet import": "sheet import no.xlsx p.yaml",
    "schema": "schema --out no/s.json",
    "doctor": "doctor --state",
    "service install": "service install --account",
    "service uninstall": "service uninstall extra",
    "pin-reset": "pin-reset no.key --out .",
    "keys new": "keys new",
    "keys trust": "keys trust no.pub",
    "update": "update p.yaml --key no.key --out .",
    "stats": "stats no.db",
    "report": "report no.db --out x.html",
    "export": "export no.db --study d",
    "prizes stock": "prizes stock --state no",
    "prizes check": "prizes check ABC --state no",
    "prizes hand": "prizes hand ABC --state no",
    "prizes keep": "prizes keep 1 --state no",
    "prizes return": "prizes return 1 --state no",
    "prizes waiting": "prizes waiting --state no",
    "prizes close": "prizes close --state no",
    "verify-draws": "verify-draws no.db",
    "bench": "bench --pack no.yaml",
    "soak": "soak --pack no.yaml",
    "deliver": "deliver windows --out o --wheels no",
}
"""Each command with something that it needs and that is not there."""

FILES = {
    "check": "check p.yaml --out {}.html",
    "check json": "check p.yaml --format json --out {}.json",
    "new": "new {}.yaml",
    "poster": "poster p.yaml --out {}.pdf",
    "sheet export": "sheet export p.yaml {}.xlsx",
    "schema": "schema --out {}.json",
    "report": "report {things} --out {}.html",
    "verify-draws": "verify-draws {things} --out {}.csv",
}
"""Commands that write one file."""

FOLDERS = {
    "demo": "demo --size 640x360 --out {}",
    "preview": "preview p.yaml --size 320x320 --out {}",
    "review": "review p.yaml --no-pictures --out {}",
    "deliver": "deliver windows --out {}",
    "keys new": "keys new --out {}",
    "export": "export {things} --study {}",
    "update": f"update p.yaml --key {{things}}/{SECRET_FILE} --out {{}}",
    "pin-reset": "pin-reset {things}/pin.key --out {}",
}
"""Commands that write into a folder."""


READERS = {
    "stats": "stats {things}",
    "check json": "check p.yaml --format json",
    "check": "check p.yaml",
    "schema": "schema",
    "doctor": "doctor",
    "help": "--help",
}
"""Commands that write no file, and say something."""


@pytest.fixture(scope="module")
def things(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder with the records of an evening, a key for updates, and the key of a kiosk."""
    folder = database_of(visits(60, random.Random(8)), tmp_path_factory.mktemp("things")).parent
    assert main("keys", "new", "--out", str(folder)) == 0
    (folder / "pin.key").write_bytes(ResetKey(folder).export()[1])
    return str(folder)


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a pack and a file of somebody else in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FANZHA_STATE", str(tmp_path / "state"))
    write_sample(tmp_path, "p.yaml")
    (tmp_path / "mine").write_bytes(b"mine")


def commands(group: Any, lead: str = "") -> Iterator[str]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{lead}{name} ")
        else:
            yield lead + name


def ended(words: str, capsys: pytest.CaptureFixture[str]) -> tuple[object, str]:
    """The exit code of a command, and what it has said of what was wrong."""
    try:
        code: object = main(*words.split())
    except SystemExit as end:
        code = end.code
    caught = capsys.readouterr()
    assert caught.out == ""
    assert "Traceback" not in caught.err
    return code, caught.err


def test_no_command_is_left_out() -> None:
    root: Any = typer.main.get_command(all_commands())
    assert set(MISSING) == set(commands(root))


@pytest.mark.parametrize("command", MISSING)
def test_an_option_that_it_does_not_have(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = ended(f"{command} --bogus", capsys)
    assert code == 2
    assert "--bogus" in told


@pytest.mark.parametrize("command", MISSING)
def test_what_it_needs_is_not_there(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = ended(MISSING[command], capsys)
    assert code == 2
    assert told.strip()
    assert "Usage" not in told
    assert {path.name for path in tmp_path.iterdir()} <= {"p.yaml", "mine", "state"}, "nothing is made"


@pytest.mark.parametrize("command", ["pin-reset {} --out .", "keys trust {}", "update p.yaml --key {} --out ."])
def test_a_key_that_is_missing_is_not_told_as_one_that_is_none(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "没有这个钥匙文件" in ended(command.format("no.key"), capsys)[1]
    assert "没有这个钥匙文件" not in ended(command.format("mine"), capsys)[1]


@pytest.mark.parametrize("where", ["no/x", "mine/x", "d"])
@pytest.mark.parametrize("command", FILES)
def test_a_file_that_cannot_be_written(
    command: str, where: str, things: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = FILES[command].format(where, things=things)
    if where == "d":  # a folder stands there
        (tmp_path / words.split()[-1]).mkdir()
    code, told = ended(words, capsys)
    assert code == 2
    assert where.partition("/")[0] in told
    assert (tmp_path / "mine").read_bytes() == b"mine"


@pytest.mark.parametrize("where", ["mine", "mine/x"])
@pytest.mark.parametrize("command", FOLDERS)
def test_a_folder_where_a_file_is(
    command: str, where: str, things: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = ended(FOLDERS[command].format(where, things=things), capsys)
    assert code == 2
    assert "mine" in told
    assert (tmp_path / "mine").read_bytes() == b"mine"


@pytest.mark.parametrize("command", sorted({*FILES, *FOLDERS, *READERS} - {"deliver"}))
def test_nobody_reads_what_it_says(
    command: str, things: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "o").mkdir()
    words = {**FILES, **FOLDERS, **READERS}[command].format("o/x" if command in FILES else "o", things=things)
    reading, writing = os.pipe()
    os.close(reading)
    stream = open(writing, "w", encoding="utf-8")  # noqa: SIM115 - closing it fails, too
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", stream)
        with pytest.raises(SystemExit) as ended, ended_quietly():
            main(*words.split())
    with suppress(BrokenPipeError):
        stream.close()
    assert (ended.value.code, capsys.readouterr().err) == (CUT_OFF, "")
