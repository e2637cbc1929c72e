"""The volume that staff have chosen, as one word in a file of the state folder."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from game.content.tree.intake import open_regular
from game.ui.sound import VOLUMES, Volume

_LOG = logging.getLogger(__name__)
_MOST_BYTES = 100


def load_volume(path: Path) -> Volume:
    """Return the volume in the file; `full` if there is none or it cannot be read."""
    try:
        with open_regular(path) as file:
            word = file.read(_MOST_BYTES).decode("utf-8", "replace").strip()
    except FileNotFoundError:
        return "full"
    except (OSError, ValueError) as fault:
        _LOG.warning("the volume cannot be read: %s", fault)
        return "full"
    return next((volume for volume in VOLUMES if volume == word), "full")


def save_volume(path: Path, volume: Volume) -> None:
    """Write the volume in one step. A disk that takes nothing is no reason to stop: it is logged."""
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(volume, encoding="utf-8")
        os.replace(part, path)
    except OSError as fault:
        _LOG.warning("the volume was not saved: %s", fault)
