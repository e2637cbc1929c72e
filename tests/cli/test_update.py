"""`keys` and `update`: a key made once, a pack as a signed file, and a kiosk that takes it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from game.cli.keys import PUBLIC_FILE, SECRET_FILE
from game.kiosk.stock.bundles import FOLDER, Updates
from game.kiosk.stock.programs import programs_of
from game.kiosk.stock.store import PackStore
from tests.booth import titled
from tests.cli.program import main, run_program
from tests.content.sample import sample_yaml, write_sample
from tests.kiosk.stock.stick import offer, playing


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """A folder with a key."""
    (tmp_path / "keys").mkdir()
    assert main("keys", "new", "--out", str(tmp_path / "keys")) == 0
    return tmp_path / "keys"


def made(keys: Path, pack: Path, *words: str) -> int:
    return main("update", str(pack), "--key", str(keys / SECRET_FILE), "--out", str(keys.parent / "stick"), *words)


def test_what_the_commands_make_is_taken_by_a_kiosk(keys: Path, tmp_path: Path) -> None:
    (tmp_path / "pack" / "images").mkdir(parents=True)
    pack = write_sample(tmp_path / "pack", "school.yaml", text=titled("校园夜市"))
    (tmp_path / "pack" / "images" / "a.png").write_bytes(b"\x89PNG")
    state = tmp_path / "state"
    assert main("keys", "trust", str(keys / PUBLIC_FILE), "--state", str(state)) == 0
    assert main("keys", "trust", str(keys / PUBLIC_FILE), "--state", str(state)) == 0
    assert made(keys, pack.parent, "--number", "8") == 0
    updates, store = Updates(state / FOLDER, programs_of(state)), PackStore(state / "packs")
    path = tmp_path / "stick" / "fanzha-8.update"
    update = updates.take_in(path)
    store.keep(store.bring_in(replace(offer(path), path=update.pack)))
    assert update.number == 8
    assert playing(store) == {"school.yaml": pack.read_bytes(), "images/a.png": b"\x89PNG"}


def test_a_key_is_never_written_over_and_only_its_owner_reads_it(keys: Path) -> None:
    secret = keys / SECRET_FILE
    before = secret.read_bytes()
    assert main("keys", "new", "--out", str(keys)) == 2
    assert secret.read_bytes() == before
    if os.name != "nt":
        assert secret.stat().st_mode & 0o077 == 0


def test_a_kiosk_that_trusts_somebody_trusts_nobody_else(
    keys: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    assert main("keys", "new", "--out", str(other)) == 0
    state = ("--state", str(tmp_path / "state"))
    assert main("keys", "trust", str(keys / PUBLIC_FILE), *state) == 0
    assert main("keys", "trust", str(other / PUBLIC_FILE), *state) == 2
    assert "trusted-key.pem" in capsys.readouterr().err
    assert (tmp_path / "state" / FOLDER / "trusted-key.pem").read_bytes() == (keys / PUBLIC_FILE).read_bytes()


def test_the_wrong_half_and_what_is_no_key_are_told(keys: Path, tmp_path: Path) -> None:
    pack = write_sample(tmp_path)
    state = ("--state", str(tmp_path / "state"))
    assert main("keys", "trust", str(keys / SECRET_FILE), *state) == 2
    assert main("keys", "trust", str(pack), *state) == 2
    assert main("keys", "trust", str(tmp_path / "missing"), *state) == 2
    for key in (keys / PUBLIC_FILE, pack, tmp_path / "missing"):
        assert main("update", str(pack), "--key", str(key), "--out", str(tmp_path)) == 2
    assert not (tmp_path / "state" / FOLDER).exists()


def test_a_pack_with_problems_is_told_and_an_expired_one_warned_of(
    keys: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert made(keys, write_sample(tmp_path, text="标题：校园\n")) == 1
    assert not (tmp_path / "stick").exists()
    capsys.readouterr()
    old = sample_yaml().replace("审核日期: 2026-05-01", "审核日期: 2025-05-01").replace("2027-05-01", "2025-06-01")
    assert made(keys, write_sample(tmp_path, text=old), "--number", "9") == 0
    assert "2025-06-01" in capsys.readouterr().err
    assert made(keys, tmp_path / "nothing.yaml") == 2
    assert "现在仍用" not in capsys.readouterr().err


def test_the_same_update_may_be_made_again_and_nothing_else_is_written_over(keys: Path, tmp_path: Path) -> None:
    pack = write_sample(tmp_path)
    assert made(keys, pack, "--number", "8") == 0
    first = (tmp_path / "stick" / "fanzha-8.update").read_bytes()
    assert made(keys, pack, "--number", "8") == 0
    assert (tmp_path / "stick" / "fanzha-8.update").read_bytes() == first
    (tmp_path / "stick" / "fanzha-8.update").write_bytes(b"mine")
    assert made(keys, pack, "--number", "8") == 2


def test_without_the_library_both_commands_say_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "cryptography.py").write_text("raise ImportError\n")
    ended = run_program("keys", "new", "--out", str(tmp_path), cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert (ended.code, ended.is_plain) == (2, True)
    assert "[updates]" in ended.err
