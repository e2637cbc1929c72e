"""Whose work is inside a package, and on which terms."""

from __future__ import annotations

from collections.abc import Iterable

from game.words import Words
from game.workbench.delivery.files import Files
from game.workbench.delivery.wheels import Wheel


def licence_files(wheels: Iterable[Wheel], words: Words) -> Files:
    """Return a list of all packages, and their terms in a folder for each; paths are relative."""
    files: Files = {}
    lines = [words["licences.title"], ""]
    for wheel in sorted(wheels, key=lambda one: one.name.lower()):
        lines += [f"{wheel.name} {wheel.version}", f"  {wheel.licence}", f"  sha256 {wheel.digest}", ""]
        for name in wheel.licences:
            files[f"{wheel.name}/{name.replace('/', '-')}"] = wheel.files[name]
    return {"list.txt": as_windows_text("\n".join(lines)), **files}


def versions_file(wheels: Iterable[Wheel]) -> bytes:
    """Return the versions of all packages as pip reads them (`--constraint`)."""
    lines = sorted(f"{wheel.name}=={wheel.version}" for wheel in wheels)
    return ("\n".join(lines) + "\n").encode()


def as_windows_text(text: str) -> bytes:
    """Return a text as the Notepad of every Windows opens it: UTF-8 with BOM, lines that end in CR LF."""
    return "\r\n".join([*text.splitlines(), ""]).encode("utf-8-sig")
