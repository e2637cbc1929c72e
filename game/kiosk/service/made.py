"""A file that `service install` writes: its first line says so, and tells whether anybody has edited it since."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

_HEAD = re.compile(r"# fanzha-fair service install, folders made: (\d+), sha256 of what follows: ([0-9a-f]{64})\n")


class StrangeUnitError(Exception):
    """A file of that name is there that `service install` did not write."""


def write_made(path: Path, text: str) -> None:
    """Write a file, and the folders above it that are missing. One of ours that was edited is kept beside it.

    Raises StrangeUnitError, OSError.
    """
    written = as_written(path, text)
    keep_edited(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    part.write_text(written, encoding="utf-8")
    os.replace(part, path)


def as_written(path: Path, text: str) -> str:
    """Return a text as it is written at `path`. Raises StrangeUnitError, OSError."""
    folders = _folders_of(path)
    if folders is None:
        folders = sum(not folder.exists() for folder in path.parents)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return f"# fanzha-fair service install, folders made: {folders}, sha256 of what follows: {digest}\n{text}"


def remove_made(path: Path) -> bool:
    """Remove a file that `write_made` wrote, and the folders that it made, if empty; return whether it was there.

    Raises StrangeUnitError, OSError.
    """
    folders = _folders_of(path)
    if folders is None:
        return False
    keep_edited(path)
    path.unlink(missing_ok=True)
    for folder in list(path.parents)[:folders]:
        try:
            folder.rmdir()
        except OSError:  # Somebody keeps something in it.
            break
    return True


def keep_edited(path: Path) -> None:
    """Move a file of ours that was edited to `<name>.old`. Raises StrangeUnitError, OSError."""
    found = _read(path)
    if found is not None and hashlib.sha256(found[1].encode()).hexdigest() != found[0][2]:
        os.replace(path, path.with_name(f"{path.name}.old"))


def _folders_of(path: Path) -> int | None:
    """Return how many folders were made for a file of ours, None if there is none."""
    found = _read(path)
    return None if found is None else int(found[0][1])


def _read(path: Path) -> tuple[re.Match[str], str] | None:
    """Return the first line of a file of ours and what follows; None without a file."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None
    head = _HEAD.match(text)
    if head is None:
        raise StrangeUnitError(str(path))
    return head, text[head.end() :]
