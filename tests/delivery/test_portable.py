"""The program in a folder of its own: where it keeps things, and how faults are told without a console."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from game import __version__
from game.cli import portable
from game.cli.portable import BESIDE, CACHE, main, settle
from game.kiosk.places import INSTALLED_VARIABLE, PROGRAM_VARIABLE, STATE_VARIABLE
from game.workbench.delivery.program import main_file
from tests.cli.program import ROOT, script
from tests.cli.test_no_heavy_imports import HEAVY


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A delivered folder, with the number 1."""
    home = tmp_path / "夜 市" / "反诈游园"
    (home / "program").mkdir(parents=True)
    (home / "program" / "build.txt").write_text("1\n", encoding="utf-8")
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setenv(STATE_VARIABLE, "")  # so that what the program sets is taken back
    monkeypatch.delenv(STATE_VARIABLE)
    for name in (INSTALLED_VARIABLE, PROGRAM_VARIABLE):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "own"))
    return home


def settled(home: Path) -> str | None:
    settle(home, home / "program", is_movable=True)
    return os.environ.get(STATE_VARIABLE)


def test_state_lies_beside_the_folder(folder: Path) -> None:
    assert settled(folder) == str(folder.parent / BESIDE)
    assert sys.pycache_prefix == str(folder.parent / BESIDE / CACHE / "1")
    assert not sys.dont_write_bytecode


def test_on_a_stick_that_takes_no_files_it_is_the_users_own(folder: Path) -> None:
    (folder.parent / BESIDE).write_text("in the way, as a locked stick is", encoding="utf-8")
    assert settled(folder) is None
    assert sys.pycache_prefix == str(folder.parents[1] / "own" / "fanzha-fair" / CACHE / "1")


def test_what_the_operator_says_wins(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATE_VARIABLE, str(folder / "mine"))
    assert settled(folder) == str(folder / "mine")
    assert not (folder.parent / BESIDE).exists()


def test_an_installed_program_keeps_nothing_beside_it(folder: Path) -> None:
    settle(folder, folder / "program", is_movable=False)
    assert STATE_VARIABLE not in os.environ
    assert not (folder.parent / BESIDE).exists()


def test_what_was_compiled_for_another_build_is_removed(folder: Path) -> None:
    cache = folder.parent / BESIDE / CACHE
    for number in ("0", "1"):
        (cache / number).mkdir(parents=True)
    settled(folder)
    assert [path.name for path in cache.iterdir()] == ["1"]


def test_a_delivered_folder_reads_nothing_heavy_before_it_knows_where_compiled_code_is_kept(tmp_path: Path) -> None:
    for module in ("game.cli.portable", "game.kiosk.stock.programs"):  # the latter: before the kiosk is started
        loaded = script(f"import json, sys, {module}\nprint(json.dumps(sorted(sys.modules)))", cwd=tmp_path)
        assert set(loaded) & {*HEAVY, "zipfile"} == set()


def test_where_the_installed_program_lies_is_told_to_what_updates_it(folder: Path) -> None:
    settled(folder)
    assert os.environ[INSTALLED_VARIABLE] == str(folder / "program")


def test_a_program_of_an_update_keeps_what_it_compiles_in_its_own_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = folder.parent / BESIDE / CACHE / "1"
    kept.mkdir(parents=True)
    monkeypatch.setenv(INSTALLED_VARIABLE, "the installed one's")
    monkeypatch.setenv(PROGRAM_VARIABLE, str(folder / "newer"))
    settled(folder)
    assert sys.pycache_prefix == str(folder / "newer" / CACHE)
    assert os.environ[INSTALLED_VARIABLE] == "the installed one's"
    assert kept.exists()


@pytest.mark.parametrize(("words", "code", "told"), [(["no_such"], 2, "no_such"), (["--version"], 0, "")])
def test_without_a_console_faults_are_told_in_a_window(
    words: list[str], code: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(portable, "show", shown.append)
    monkeypatch.setattr(sys, "argv", ["main.py", *words])
    # As pythonw.exe starts a program.
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(ROOT) == code
    assert [told in text for text in shown] == ([True] if code else [])


def test_the_folder_runs_from_anywhere_and_is_left_as_it_was(folder: Path, tmp_path: Path) -> None:
    """With the machine's own Python instead of the embeddable one: what is started, packs, state, compiled code."""
    program = folder / "program"
    for part in ("game", "assets"):
        shutil.copytree(ROOT / part, program / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "quizzes", folder / "quizzes")
    paths = f"sys.path.insert(0, {str(program)!r})\n"
    (folder / "main.py").write_bytes(main_file(program='HOME / "program"', paths=paths, is_movable=True))
    before = sorted(folder.rglob("*"))
    given = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", STATE_VARIABLE)}
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, str(folder / "main.py"), "check", "quizzes/families.yaml", "--out", str(tmp_path / "out.txt")],
        cwd=folder,
        env=given,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert sorted(folder.rglob("*")) == before
    newer = tmp_path / "newer"
    shutil.copytree(program / "game", newer / "game")
    shutil.copytree(program / "assets", newer / "assets")
    (newer / "game" / "__init__.py").write_text('__version__ = "99.0"\n', encoding="utf-8")
    for chosen, version in (({}, __version__), ({PROGRAM_VARIABLE: str(newer)}, "99.0")):
        told = subprocess.run(  # noqa: S603 - as above
            [sys.executable, str(folder / "main.py"), "--version"],
            env=given | chosen,
            capture_output=True,
            text=True,
            check=True,
        )
        assert version in told.stdout
    assert list((folder.parent / BESIDE / CACHE / "1").rglob("portable*.pyc")) == []  # read before it was known where
    assert list((folder.parent / BESIDE / CACHE / "1").rglob("check*.pyc"))
