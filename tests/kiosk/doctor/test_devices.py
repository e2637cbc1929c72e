"""What is asked of SDL and the system."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.kiosk.doctor import devices
from game.kiosk.doctor.devices import desktop_size, free_bytes, panel_inch, sound_now, sync_block
from game.kiosk.doctor.machine import Sound

MAGIC = b"\x00\xff\xff\xff\xff\xff\xff\x00"


@pytest.fixture(autouse=True)
def _mixer_is_closed() -> None:
    """What is open stays open: a test before may have left it so."""
    pygame.mixer.quit()


def plug_in(displays: Path, name: str, *, status: str = "connected", centimetres: tuple[int, int] = (48, 27)) -> None:
    folder = displays / name
    folder.mkdir(parents=True)
    (folder / "status").write_text(f"{status}\n", encoding="ascii")
    (folder / "edid").write_bytes(MAGIC + b"\1" * 13 + bytes(centimetres) + b"\0" * 105)


def test_the_panel_tells_its_diagonal(tmp_path: Path) -> None:
    assert panel_inch(tmp_path) is None
    plug_in(tmp_path, "card0-HDMI-A-1")
    plug_in(tmp_path, "card0-HDMI-A-2", status="disconnected", centimetres=(100, 60))
    assert panel_inch(tmp_path) == 21.7
    plug_in(tmp_path, "card0-DP-1", centimetres=(100, 60))
    assert panel_inch(tmp_path) is None  # which of them the stall has, nobody tells


@pytest.mark.parametrize("edid", [b"", b"x" * 128, MAGIC, MAGIC + b"\0" * 120])
def test_a_panel_that_tells_nonsense_tells_nothing(tmp_path: Path, edid: bytes) -> None:
    plug_in(tmp_path, "card0-HDMI-A-1")
    (tmp_path / "card0-HDMI-A-1" / "edid").write_bytes(edid)
    assert panel_inch(tmp_path) is None


def test_a_driver_that_shows_or_plays_nothing_is_no_device() -> None:
    was_open = pygame.display.get_init()
    assert desktop_size() is None
    assert pygame.display.get_init() == was_open
    assert sound_now() == Sound((), is_open=False)
    assert pygame.mixer.get_init() is None


def test_a_mixer_that_refuses_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: object) -> None:
        raise pygame.error("device busy")

    monkeypatch.setattr(pygame.mixer, "init", refuse)
    monkeypatch.setattr(devices, "_device_names", lambda: ("USB",))
    assert sound_now() == Sound(("USB",), is_open=False)
    monkeypatch.setattr(pygame.mixer, "init", lambda *given: None)
    monkeypatch.setattr(pygame.mixer, "get_driver", lambda: "pulseaudio")
    assert sound_now(is_off=True) == Sound(("USB",), is_open=True, is_off=True)


def test_the_block_that_is_written_is_gone_afterwards(tmp_path: Path) -> None:
    sync_block(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert free_bytes(tmp_path) > 0
    with pytest.raises(OSError, match="No such file"):
        sync_block(tmp_path / "gone")
