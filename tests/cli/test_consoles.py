"""Every command on every console: what it cannot show becomes `?`, JSON stays UTF-8, nothing ends in a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from tests.cli.program import ROOT
from tests.content.sample import sample_yaml, write_sample

ENCODINGS = ("utf-8", "gbk", "cp1252", "ascii")
COMMANDS = (
    ("check", "夜市😀.yaml"),
    ("check", "--fix", "夜市😀.yaml"),
    ("check", "--format", "html", "夜市😀.yaml"),
    ("new", "小摊¥.yaml"),
    ("sheet", "export", "夜市😀.yaml", "表格¥😀.xlsx"),
    ("schema", "--out", "s¥.json"),
    ("poster", "--out", "海报¥.pdf"),
    ("review", "夜市😀.yaml", "--out", "审核¥😀"),
    ("--help",),
    ("check", "--help"),
)


def run(
    words: tuple[str, ...], folder: Path, stdout: int | IO[bytes] = subprocess.PIPE, **environ: str
) -> tuple[int, bytes]:
    """Return the exit code and standard output of the program; no traceback, whatever the console."""
    given = {name: value for name, value in os.environ.items() if name not in {"PYTHONIOENCODING", "DISPLAY"}}
    given |= {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYTHONUTF8": "0"}
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, str(ROOT / "main.py"), *words],
        cwd=folder,
        env=given | environ,
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr
    assert b"Exception ignored" not in done.stderr, done.stderr
    return done.returncode, done.stdout or b""


def with_emoji(folder: Path) -> Path:
    return write_sample(folder, "夜市😀.yaml", text=sample_yaml().replace("主办: ", "主办: 😀", 1))


@pytest.mark.parametrize("encoding", ["gbk", "cp1252"])
def test_no_command_dies_of_a_character(encoding: str, tmp_path: Path) -> None:
    with_emoji(tmp_path)
    for words in COMMANDS:
        code, out = run(words, tmp_path, PYTHONIOENCODING=encoding)
        assert code == 0, (words, out)
        out.decode(encoding)
    code, out = run(("sheet", "import", "表格¥😀.xlsx", "夜市😀.yaml"), tmp_path, PYTHONIOENCODING=encoding)
    assert code == 0
    assert b"?.yaml" in out


@pytest.mark.parametrize("command", [("check", "--format", "json", "夜市😀.yaml"), ("schema",)])
def test_json_has_the_same_bytes_on_every_console(command: tuple[str, ...], tmp_path: Path) -> None:
    with_emoji(tmp_path)
    outs = {run(command, tmp_path, PYTHONIOENCODING=encoding)[1] for encoding in ENCODINGS}
    assert len(outs) == 1
    (out,) = outs
    json.loads(out.decode("utf-8"))
    assert b"\r" not in out
    assert out.endswith(b"\n")


def test_the_c_locale_is_no_obstacle(tmp_path: Path) -> None:
    with_emoji(tmp_path)
    code, _ = run(("check", "夜市😀.yaml"), tmp_path, LC_ALL="C", LANG="C", PYTHONCOERCECLOCALE="0")
    assert code == 0


@pytest.mark.parametrize("command", [("check", "夜市😀.yaml"), ("schema",), ("--help",)])
def test_a_pipe_that_nobody_reads_ends_quietly(command: tuple[str, ...], tmp_path: Path) -> None:
    with_emoji(tmp_path)
    reading, writing = os.pipe()
    os.close(reading)
    try:
        code, _ = run(command, tmp_path, stdout=writing)
    finally:
        os.close(writing)
    assert code == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with_emoji(tmp_path)
    with Path("/dev/full").open("wb") as full:
        code, _ = run(("check", "夜市😀.yaml"), tmp_path, stdout=full)
    assert code == 1
