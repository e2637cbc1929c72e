"""Keys, and updates that are signed with them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.kiosk.stock.bundles import KEY, PACK, PROGRAM, sealed
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


def update_of(files: Files, number: int, owner: str = "organiser", program: Files | None = None) -> bytes:
    """A signed update with the files of a pack, and perhaps those of program 9.9, which needs nothing."""
    if program is None:
        return sealed({PACK: zipped(files)}, secret(owner), number=number)
    parts = {PACK: zipped(files), PROGRAM: zipped(program)}
    return sealed(parts, secret(owner), number=number, version="9.9", needs={})
