"""The operator's log: a file of limited size, and the terminal."""

from __future__ import annotations

import faulthandler
import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from copy import copy
from logging.handlers import RotatingFileHandler
from pathlib import Path

from game.content.visible import visible

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
MOST_BYTES = 1_000_000
KEPT_FILES = 3


def start_logging(folder: Path) -> Path | None:
    """Log to `folder`/kiosk.log and to the terminal; return the file, or None when it cannot be written.

    Tracebacks only go to the file, if there is one. A second call changes nothing.
    """
    for handler in logging.getLogger().handlers:
        if isinstance(handler, RotatingFileHandler):
            return Path(handler.baseFilename)
    path = folder / "kiosk.log"
    terminal = logging.StreamHandler()
    handlers: list[logging.Handler] = [terminal]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.is_file() or not path.exists():  # A pipe would block.
            handlers.append(
                RotatingFileHandler(
                    path, maxBytes=MOST_BYTES, backupCount=KEPT_FILES, encoding="utf-8", errors="backslashreplace"
                )
            )
    except (OSError, ValueError) as fault:
        logging.getLogger(__name__).warning("no log file: %s", fault)
    for handler in handlers:
        handler.setFormatter(_Plain(FORMAT, has_tracebacks=handler is not terminal or len(handlers) == 1))
    logging.basicConfig(level=logging.INFO, handlers=handlers)
    return path if len(handlers) > 1 else None


@contextmanager
def crashes_logged(folder: Path) -> Iterator[None]:
    """Have Python write into `folder`/crash.log where every thread stands, when it crashes or is told SIGUSR1.

    The file is that of the last start; the one before is kept as `crash.old.log` if anything stands in it.
    """
    path = folder / "crash.log"
    with ExitStack() as stack:
        with suppress(OSError, ValueError):
            if path.exists() and path.stat().st_size:
                os.replace(path, path.with_suffix(".old.log"))
            file = stack.enter_context(path.open("w", encoding="utf-8"))
            faulthandler.enable(file)
            stack.callback(faulthandler.disable)
            if sys.platform != "win32":
                faulthandler.register(signal.SIGUSR1, file, all_threads=True)
                stack.callback(faulthandler.unregister, signal.SIGUSR1)
        yield


class _Plain(logging.Formatter):
    """Formats records without terminal control characters, which names of files may contain."""

    def __init__(self, form: str, *, has_tracebacks: bool) -> None:
        super().__init__(form)
        self._has_tracebacks = has_tracebacks

    def format(self, record: logging.LogRecord) -> str:
        if not self._has_tracebacks:
            record = copy(record)
            record.exc_info = record.exc_text = None
        return "\n".join(visible(line) for line in super().format(record).split("\n"))
