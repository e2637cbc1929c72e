"""`deliver`: the whole command, with a folder of small wheels instead of the package index."""

from __future__ import annotations

import io
import re
import tarfile
from pathlib import Path

import pytest

from game.kiosk.places import KEY_FILE
from game.workbench.delivery import program
from game.workbench.delivery.fetching import requirements
from game.workbench.delivery.program import checkout
from tests.cli.program import main
from tests.delivery.fake_wheels import write_wheel
from tests.kiosk.stock.updates import secret

NEWEST = "99.0"


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A wheel for everything that the project needs."""
    folder = tmp_path / "held"
    folder.mkdir()
    for needed in requirements(checkout() / "pyproject.toml"):
        name = re.split(r"[<>=]", needed)[0]
        write_wheel(folder, name.replace("-", "_"), NEWEST)
    return folder


def test_a_package_is_made_without_a_network_and_made_again(
    held: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("deliver", "arm64", "--out", str(tmp_path / "out"), "--wheels", str(held))
    assert main(*words) == 0
    (package,) = (tmp_path / "out").iterdir()
    assert package.suffix == ".deb"
    first, told = package.read_bytes(), capsys.readouterr().out
    assert re.search("SHA-256 [0-9a-f]{64}", told)
    assert main(*words) == 0
    assert package.read_bytes() == first
    package.write_bytes(b"somebody else's")
    assert main(*words) == 2
    assert package.read_bytes() == b"somebody else's"


def test_what_is_missing_is_told_and_nothing_is_written(
    held: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    next(held.glob("pygame*")).unlink()
    out = tmp_path / "out"
    assert main("deliver", "amd64", "--out", str(out), "--wheels", str(held)) == 2
    assert "pygame-ce" in capsys.readouterr().err
    assert main("deliver", "windows", "--out", str(out), "--wheels", str(tmp_path / "nowhere")) == 2
    assert "nowhere" in capsys.readouterr().err
    assert not out.exists()


def test_an_installed_program_says_that_it_needs_its_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        program, "__file__", str(tmp_path / "site-packages" / "game" / "workbench" / "delivery" / "x.py")
    )
    assert main("deliver", "windows", "--out", str(tmp_path / "out")) == 2
    assert "game" in capsys.readouterr().err


def test_the_key_of_updates_travels_inside_and_anything_else_is_refused(held: Path, tmp_path: Path) -> None:
    key, out = tmp_path / "public.pem", tmp_path / "out"
    words = ("deliver", "arm64", "--out", str(out), "--wheels", str(held), "--update-key", str(key))
    assert main(*words) == 2
    key.write_bytes(b"no key")
    assert main(*words) == 2
    assert not out.exists()
    key.write_bytes(secret("organiser").public)
    assert main(*words) == 0
    (package,) = out.iterdir()
    data = package.read_bytes()
    with tarfile.open(fileobj=io.BytesIO(data[data.index(b"\x1f\x8b") :])) as archive:
        inner = archive.extractfile(f"./opt/fanzha-fair/{KEY_FILE}")
        assert inner is not None
        assert inner.read() == key.read_bytes()
