"""Which of the packs beside the program staff have chosen, so that the next evening begins with it."""

from __future__ import annotations

import logging
import os
from pathlib import Path

_LOG = logging.getLogger(__name__)
_NAME = "home-pack"


class HomePack:
    """One line in a file of the state folder. What cannot be read or written is the same as no choice."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / _NAME

    def chosen(self) -> Path | None:
        """The pack that was chosen last and still lies there."""
        try:
            path = Path(self._file.read_text(encoding="utf-8").strip())
        except (OSError, ValueError):
            return None
        return path if path.is_absolute() and path.is_file() else None

    def choose(self, path: Path) -> None:
        """Remember `path`; a power cut leaves the old choice or the new one."""
        half = self._file.with_name(f"{_NAME}.part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with half.open("w", encoding="utf-8") as file:
                file.write(str(path.resolve()))
                file.flush()
                os.fsync(file.fileno())
            half.replace(self._file)
        except OSError as fault:
            _LOG.warning("the choice of %s is not remembered: %s", path, fault)
