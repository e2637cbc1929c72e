from __future__ import annotations

import io
import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.kiosk import logs
from game.kiosk.logs import KEPT_FILES, MOST_BYTES, start_logging
from game.kiosk.places import state_folder


@contextmanager
def fresh_root() -> Iterator[logging.Logger]:
    """The root logger as empty as in a fresh process (`pytest` listens on it), tidied up afterwards."""
    root = logging.getLogger()
    before, level = root.handlers, root.level
    root.handlers = []
    try:
        yield root
    finally:
        for thread in threading.enumerate():
            if thread.name == "audio":  # What it logs later would open the closed file again.
                thread.join()
        for handler in root.handlers:
            handler.close()
        root.handlers = before
        root.setLevel(level)


@pytest.mark.skipif(sys.platform == "win32", reason="XDG folders")
def test_the_state_lies_where_the_system_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert state_folder() == tmp_path / "fanzha-fair"
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert state_folder() == tmp_path / "home" / ".local" / "state" / "fanzha-fair"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert state_folder() == tmp_path / "local" / "fanzha-fair"


def test_a_fault_is_written_with_its_traceback(tmp_path: Path) -> None:
    with fresh_root():
        path = start_logging(tmp_path / "new" / "folder")
        try:
            "彩票".index("奖")
        except ValueError:
            logging.getLogger("game").exception("a scene failed")
    assert path == tmp_path / "new" / "folder" / "kiosk.log"
    text = path.read_text(encoding="utf-8")
    assert "ERROR game: a scene failed" in text
    assert "Traceback" in text
    assert '"彩票".index' in text


def test_a_night_of_faults_cannot_fill_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MOST_BYTES", 2000)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with fresh_root():
        start_logging(tmp_path)
        for number in range(200):
            logging.getLogger("game").error("fault %s %s", number, "x" * 60)
    files = sorted(tmp_path.iterdir())
    assert len(files) == 1 + KEPT_FILES
    assert sum(file.stat().st_size for file in files) <= 2000 * (1 + KEPT_FILES)
    assert "fault 199" in (tmp_path / "kiosk.log").read_text(encoding="utf-8")
    assert MOST_BYTES * (1 + KEPT_FILES) <= 10_000_000


def test_without_a_file_the_terminal_still_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(sys, "stderr", terminal)
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with fresh_root():
        assert start_logging(blocked / "logs") is None
        logging.getLogger("game").error("a scene failed")
    assert "a scene failed" in terminal.getvalue()


class Full(io.StringIO):
    """A file on a full disk."""

    def write(self, text: str) -> int:
        raise OSError(28, "No space left on device")


def test_a_disk_that_fills_up_later_is_not_fatal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(sys, "stderr", terminal)
    with fresh_root() as root:
        start_logging(tmp_path)
        (handler,) = (handler for handler in root.handlers if isinstance(handler, logging.FileHandler))
        handler.close()
        handler.stream = Full()  # type: ignore[assignment]  # a stream as far as a handler needs one
        logging.getLogger("game").error("a scene failed")
    assert "a scene failed" in terminal.getvalue()


def test_no_terminal_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # pythonw and some services run without a standard error.
    monkeypatch.setattr(sys, "stderr", None)
    with fresh_root():
        path = start_logging(tmp_path)
        logging.getLogger("game").error("a scene failed")
    assert path is not None
    assert "a scene failed" in path.read_text(encoding="utf-8")
