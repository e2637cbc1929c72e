"""Remembers which pack beside the program staff have chosen, for the next start."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from game.content.tree.intake import open_regular
from game.content.visible import visible

_LOG = logging.getLogger(__name__)
_NAME = "home-pack"
_MOST_BYTES = 20_000
"""No system knows a longer path."""


class HomePack:
    """One line in a file of the state folder. If it cannot be read or written, there is no choice."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / _NAME

    def chosen(self) -> Path | None:
        """Return the pack that was chosen last, if it still exists."""
        try:
            with open_regular(self._file) as file:
                path = Path(os.fsdecode(file.read(_MOST_BYTES).strip()))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as fault:
            _LOG.warning("the choice of a pack cannot be read: %s", fault)
            return None
        if path.is_absolute() and os.path.isfile(path):
            return path
        _LOG.warning("the pack that was chosen is not there: %s", visible(path))
        return None

    def choose(self, path: Path) -> None:
        """Remember `path`; a power cut leaves the old choice or the new one."""
        half = self._file.with_name(f"{_NAME}.part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with half.open("wb") as file:
                file.write(os.fsencode(path.resolve()))
                file.flush()
                os.fsync(file.fileno())
            half.replace(self._file)
        except OSError as fault:
            _LOG.warning("the choice of %s is not remembered: %s", visible(path), fault)
