from __future__ import annotations

from pathlib import Path

import pytest

from game.kiosk.volume_file import load_volume, save_volume
from game.ui.sound import VOLUMES, Volume


@pytest.mark.parametrize("volume", VOLUMES)
def test_a_volume_is_kept(volume: Volume, tmp_path: Path) -> None:
    path = tmp_path / "state" / "volume"
    assert load_volume(path) == "full"
    save_volume(path, volume)
    assert load_volume(path) == volume
    assert [each.name for each in path.parent.iterdir()] == ["volume"]


@pytest.mark.parametrize("data", [b"", b"loud", b"\xff\x00" * 500, b"off" * 99])
def test_what_is_no_volume_is_full(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "volume"
    path.write_bytes(data)
    assert load_volume(path) == "full"


def test_a_folder_in_its_place_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "volume"
    path.mkdir()
    assert load_volume(path) == "full"
    save_volume(path, "off")
    assert "cannot be read" in caplog.text
    assert "was not saved" in caplog.text
