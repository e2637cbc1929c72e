"""Keys, and updates that are signed with them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.kiosk.stock.bundles import KEY, PACK, sealed
from game.kiosk.stock.signing import Secret, new_key
from tests.kiosk.stock.stick import Files, zipped


@cache
def secret(owner: str) -> Secret:
    """The key of somebody, the same for the whole run."""
    return Secret(new_key())


def trusting(folder: Path, owner: str = "organiser") -> Path:
    """A folder of updates on a kiosk that trusts somebody's key."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / KEY).write_bytes(secret(owner).public)
    return folder


def update_of(files: Files, number: int, owner: str = "organiser") -> bytes:
    """A signed update with the files of a pack."""
    return sealed({PACK: zipped(files)}, secret(owner), number=number)
