"""The operator's log: a file that cannot fill the disk, and the terminal."""

from __future__ import annotations

import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
MOST_BYTES = 1_000_000
KEPT_FILES = 3


def state_folder() -> Path:
    """Where this user's programs keep logs (XDG base directories; on Windows the local application data)."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    else:
        base = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(base) / "fanzha-fair"


def start_logging(folder: Path) -> Path | None:
    """Log to `folder`/kiosk.log and to the terminal; returns the file, or None when it cannot be written."""
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    path: Path | None = folder / "kiosk.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handlers.append(
            RotatingFileHandler(folder / "kiosk.log", maxBytes=MOST_BYTES, backupCount=KEPT_FILES, encoding="utf-8")
        )
    except OSError as fault:
        path = None
        logging.getLogger(__name__).warning("no log file: %s", fault)
    logging.basicConfig(level=logging.INFO, format=FORMAT, handlers=handlers)
    return path
