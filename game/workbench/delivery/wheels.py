"""Wheels without what a kiosk never runs: tests, documents, sources in C, typefaces for other languages."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from hashlib import sha256
from pathlib import Path

from game.workbench.delivery.files import Files

_DATA = re.compile(r"[^/]+\.data/(?:purelib|platlib)/")
"""What a wheel installs beside its packages; scripts, headers and manual pages in `*.data` are left out."""
_NEVER_RUN = re.compile(
    r"""
    ^[^/]+\.data/
    | (?:^|/)(?:tests?|docs|examples|include|__pycache__|__pyinstaller)/
    | \.(?:pyi|pyx|pxd|c|cpp|h|hpp|lib|a|pdb|exe)$
    | ^justmytype_intl_cjk/fonts/ofl/notosans(?:tc|jp|kr)/  # only Simplified Chinese is drawn
    | /article/ARTICLE
    | ^PIL/_avif\.  # pictures in AVIF are never read
    """,
    re.VERBOSE,
)
_LICENCE = re.compile(r"(?:^|[/_.-])(?:licen[cs]es?|copying|copyright|notice|ofl|authors)(?:[/_.-]|$)", re.IGNORECASE)
_NOT_SHIPPED = frozenset({"setuptools"})
"""Named by python-escpos, which never imports it."""


@dataclass(frozen=True)
class Wheel:
    """One package as it will lie in the library folder.

    Attributes:
        files: content by path, without what is never run.
        licences: names of the files with its terms, among `files`.
        digest: SHA-256 of the wheel as it was fetched.
        is_pure: whether it is for every machine and Python.
    """

    name: str
    version: str
    licence: str
    digest: str
    files: Files
    licences: tuple[str, ...]
    is_pure: bool


def read_wheels(folder: Path) -> list[Wheel]:
    """Return all wheels of a folder that are shipped, by name."""
    wheels = (read_wheel(path) for path in sorted(folder.glob("*.whl")))
    return [wheel for wheel in wheels if wheel.name.lower() not in _NOT_SHIPPED]


def read_wheel(path: Path) -> Wheel:
    """Return the wheel in a file."""
    files: Files = {}
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            placed = _DATA.sub("", name)
            is_terms = bool(_LICENCE.search(name.rpartition("/")[2]))
            if not name.endswith("/") and (is_terms or not _NEVER_RUN.search(placed)):
                files[placed] = archive.read(name)
    about = next(name for name in files if name.endswith(".dist-info/METADATA") and name.count("/") == 1)
    told = BytesHeaderParser().parsebytes(files[about])
    return Wheel(
        str(told["Name"]),
        str(told["Version"]),
        _licence_of(told["License-Expression"], told["License"], told.get_all("Classifier", [])),
        sha256(path.read_bytes()).hexdigest(),
        files,
        tuple(name for name in files if _LICENCE.search(name.partition("/")[2])),
        path.stem.endswith("-none-any"),
    )


def _licence_of(expression: str | None, text: str | None, classifiers: Iterable[str]) -> str:
    """Return the terms in one line, as the metadata of a package tells them."""
    named = [entry.rpartition(" :: ")[2] for entry in classifiers if entry.startswith("License :: ")]
    first = (text or "").strip().partition("\n")[0]
    return expression or "; ".join(named) or first or "?"
