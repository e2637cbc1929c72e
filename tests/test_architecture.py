"""The house stands as it was drawn: layers, small files, and nothing that leaves the machine."""

from __future__ import annotations

import ast
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from game.words import Language
from tests.stall import SMALL, build_stall

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "game").rglob("*.py"))
MOST_LINES = 300
MOST_LINES_A_FUNCTION = 60
TOP_LEVEL = {
    "assets",
    "game",
    "quizzes",
    "tests",
    "main.py",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
}
NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "websockets"}


def linted(folder: Path) -> subprocess.CompletedProcess[str]:
    """What `lint-imports` says about the package in `folder`."""
    config = f"--config={ROOT / 'pyproject.toml'}"
    words = ["from importlinter.cli import lint_imports_command as run; run()", config, "--no-cache"]
    return subprocess.run(  # noqa: S603 - our own tool
        [sys.executable, "-c", *words], cwd=folder, capture_output=True, text=True, check=False
    )


def test_imports_point_down_only() -> None:
    said = linted(ROOT)
    assert said.returncode == 0, said.stdout
    assert " 0 broken." in said.stdout


def test_the_linter_would_notice(tmp_path: Path) -> None:
    for path in SOURCES:
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    with (tmp_path / "game" / "rules" / "score.py").open("a", encoding="utf-8") as file:
        file.write("\nimport game.ui.type.text\n")
    said = linted(tmp_path)
    assert said.returncode == 1, said.stdout + said.stderr
    assert "BROKEN" in said.stdout


def test_no_file_is_longer_than_can_be_read_in_one_sitting() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {str(path.relative_to(ROOT)): count for path, count in lengths.items() if count > MOST_LINES} == {}
    assert sorted(lengths.values())[len(lengths) // 2] < 100


def test_every_function_can_be_seen_at_once() -> None:
    long = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                count = (node.end_lineno or node.lineno) - node.lineno + 1
                if count > MOST_LINES_A_FUNCTION:
                    long[f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"] = count
    assert long == {}


def test_no_module_is_called_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
    assert [path for path in SOURCES if path.stem in vague] == []


def test_the_top_level_stays_as_it_is() -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    listed = subprocess.run(  # noqa: S603 - git itself
        [git, "ls-tree", "--name-only", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    assert {name for name in listed.stdout.split() if not name.startswith(".")} <= TOP_LEVEL


# -- nothing leaves the machine -----------------------------------------------------------------------------------


def test_nothing_in_the_program_knows_the_network() -> None:
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [f"{path.relative_to(ROOT)}: {name}" for name in names if name.partition(".")[0] in NETWORK]
    # systemd listens on a socket that is a file of this machine (sd_notify(3)): the address family says so.
    assert set(found) == {"game/kiosk/heartbeat.py: socket"}
    assert "AF_INET" not in (ROOT / "game/kiosk/heartbeat.py").read_text(encoding="utf-8")


class SocketOpenedError(Exception):
    """A socket was asked for."""


def refuse(*_: object, **__: object) -> None:
    raise SocketOpenedError


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_whole_visit_opens_no_socket(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    with pytest.raises(SocketOpenedError):
        socket.socket()
    stall = build_stall(SMALL, language=language)  # debug: whatever is raised inside, comes out
    assert list(stall.visit())[-1] == "attract_again"
    stall.hands.tap("help")
    assert stall.scene == "help"


WATCHED = """
import sys
opened = []
sys.addaudithook(lambda event, arguments: opened.append(event) if event.startswith("socket.") else None)
from game.cli import main
code = main(["demo", "--size", "640x360", "--out", sys.argv[1]])
print(code, sorted(set(opened)))
"""


def test_a_demo_opens_no_socket_not_even_below_python(tmp_path: Path) -> None:
    ended = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", WATCHED, str(tmp_path / "out")], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ended.stdout.splitlines()[-1] == "0 []"
