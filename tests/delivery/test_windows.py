"""The folder for Windows: what lies where, in which encoding, and that two builds are one."""

from __future__ import annotations

import ast
import posixpath
import re
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

import pytest

from game.words import LANGUAGES, Language, load_words
from game.workbench.delivery.files import Files, as_zip
from game.workbench.delivery.program import checkout
from game.workbench.delivery.wheels import Wheel, read_wheels
from game.workbench.delivery.windows import TOOLS, is_own_archive, windows_files
from tests.delivery.fake_wheels import PYTHON, write_wheel

MOST_CHARACTERS = 160
"""Windows takes 259 in a path; the rest is for the folder that it is unpacked to."""


def wheels() -> list[Wheel]:
    with TemporaryDirectory() as folder:
        for name in ("toy", "colorama"):
            write_wheel(Path(folder), name)
        return read_wheels(Path(folder))


@cache
def inside(language: Language = "zh") -> Files:
    """The files below the one folder of the archive."""
    name = load_words("delivery", language)["names.folder"]
    files = windows_files(checkout(), PYTHON, wheels(), language)
    assert {path.partition("/")[0] for path in files} == {name}
    return {path.partition("/")[2]: data for path, data in files.items()}


def starters() -> dict[str, str]:
    return {name: data.decode("ascii") for name, data in inside().items() if name.endswith(".cmd")}


def test_it_holds_all_that_runs() -> None:
    files = inside()
    expected = (
        *("main.py", "program/main.py", "program/build.txt", "program/game/cli/portable.py"),
        *("program/python/python.exe", "program/python/pythonw.exe", "program/python/python313.dll"),
        *("program/lib/toy/__init__.py", "program/lib/colorama/__init__.py", "program/assets/text/zh/screens.json"),
        *("program/quizzes/night-market.yaml", "quizzes/night-market.yaml", "quizzes/pictures/start.png"),
        *("licences/python.txt", "licences/fanzha-fair.txt", "licences/list.txt", "licences/versions.txt"),
        "licences/toy/toy-1.0.dist-info-licenses-LICENSE",
    )
    assert [name for name in expected if name not in files] == []
    assert [name for name in files if name.endswith(".pyc") or "__pycache__" in name or "/tests/" in name] == []


def test_python_sees_this_folder_and_nothing_else() -> None:
    # As getpath.py has it: relative to the file, and `import site` would let the machine's settings in.
    lines = inside()["program/python/python313._pth"].decode("ascii").split("\r\n")
    assert lines == ["python313.zip", ".", "..\\lib", "..", ""]


@pytest.mark.parametrize("name", sorted(starters()))
def test_a_starter_is_read_alike_in_every_code_page_and_starts_what_is_there(name: str) -> None:
    text = starters()[name]
    assert text.count("\n") == text.count("\r\n") >= 1
    folder = posixpath.dirname(name)
    named = [posixpath.normpath(f"{folder}/{path}").lstrip("/") for path in _named(text)]
    assert named
    files = inside()
    assert [
        path for path in named if path not in files and not any(file.startswith(f"{path}/") for file in files)
    ] == []


def _named(text: str) -> list[str]:
    """The files and folders that a starter names, from its own folder."""
    return [path.replace("\\", "/") for path in re.findall(r"%~dp0([\w.\\]+)", text)]


def test_the_kiosk_needs_no_console_and_tools_have_one() -> None:
    said = starters()
    assert "pythonw.exe" in said["开始.cmd"]
    assert said["开始.cmd"].startswith('@start "" ')
    tools = {name for name in said if name.startswith("整理题包/")}
    assert tools == {f"整理题包/{load_words('delivery', 'zh')[f'tools.{kind}']}.cmd" for kind in TOOLS}
    assert all("\\python.exe" in said[name] for name in tools)
    # Dropped files come as arguments, whatever their names.
    assert all(said[name].rstrip().endswith("%*") for name in tools | {"开始.cmd"})


@pytest.mark.parametrize("name", ["请先看我.txt", "licences/list.txt", "licences/fanzha-fair.txt"])
def test_texts_open_in_every_notepad(name: str) -> None:
    data = inside()[name]
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") > 5


def test_the_first_page_is_one_page_and_names_what_is_there() -> None:
    text = inside()["请先看我.txt"].decode("utf-8-sig")
    assert len(text.splitlines()) <= 60
    assert max(map(len, text.splitlines())) <= 50
    told = set(re.findall("“([^”]+)”", text))
    names = {Path(part).stem for path in inside() for part in path.split("/")}
    words = {"反诈游园", "反诈游园-记录", "开始", "命令窗口", "整理题包", "题包怎么改", "管机器的人", "导入"}
    assert words <= told
    assert words - {"反诈游园", "反诈游园-记录"} <= names
    assert all(word in text for word in ("licences", "kiosk.log", "program\\python\\pythonw.exe"))


def test_every_package_has_its_terms_and_version() -> None:
    files = inside()
    listed = files["licences/list.txt"].decode("utf-8-sig")
    for wheel in wheels():
        assert f"{wheel.name} {wheel.version}" in listed
        assert wheel.digest in listed
    assert files["licences/versions.txt"] == b"colorama==1.0\ntoy==1.0\n"


@pytest.mark.parametrize("name", ["题包怎么改", "管机器的人"])
def test_links_and_pictures_of_a_guide_lead_somewhere(name: str) -> None:
    page = inside()[f"quizzes/{name}.html"].decode("utf-8")
    anchors = set(re.findall(r' id="([^"]+)"', page))
    targets = [unquote(unescape(target)) for target in re.findall(r'(?:href|src)="([^"]+)"', page)]
    assert len(targets) > 5
    assert [target for target in targets if target.startswith("#") and target[1:] not in anchors] == []
    local = [target.partition("#")[0] for target in targets if not re.match(r"[a-z]+:|#", target)]
    assert [path for path in local if posixpath.normpath(f"quizzes/{path}") not in inside()] == []


@pytest.mark.parametrize("name", ["main.py", "program/main.py"])
def test_what_is_started_is_sound(name: str) -> None:
    assert [node for node in ast.walk(ast.parse(inside()[name])) if isinstance(node, ast.If)]


def test_no_path_is_too_long() -> None:
    assert max(map(len, inside())) <= MOST_CHARACTERS


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_builds_are_one(language: Language) -> None:
    first, second = (as_zip(windows_files(checkout(), PYTHON, wheels(), language)) for _ in range(2))
    assert first == second
    assert is_own_archive(first)
    assert not is_own_archive(as_zip({"program/build.txt": b"of somebody else's program"}))


def test_the_number_of_a_build_tells_its_libraries_apart() -> None:
    changed = [replace(one, digest="0" * 64) for one in wheels()]
    other = windows_files(checkout(), PYTHON, changed, "zh")
    assert other["反诈游园/program/build.txt"] != inside()["program/build.txt"]
