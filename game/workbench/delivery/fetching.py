"""What is fetched to build a package: from the package registry by pip, or from a folder that holds it already."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

EXTRAS = ("organiser", "printer", "doctor", "updates")
"""Extras of pyproject.toml that are shipped, too."""


class NotFetchedError(Exception):
    """Something could not be fetched; the text is what pip said last."""


@dataclass(frozen=True)
class Machine:
    """What wheels are for: `tags` are pip's platforms, `python` is like `3.13`; more packages that only it needs."""

    tags: tuple[str, ...]
    python: str
    also: tuple[str, ...] = ()

    @property
    def abi(self) -> str:
        """The tag of this Python's own wheels, such as `cp313`."""
        return "cp" + self.python.replace(".", "")


def requirements(project: Path, with_extras: Sequence[str] = EXTRAS) -> list[str]:
    """Return what the project needs, with the extras that are shipped. `project` is its pyproject.toml."""
    if sys.version_info >= (3, 11):
        import tomllib  # noqa: PLC0415 - Python 3.10 has none

        told = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
        extras = told["optional-dependencies"]
        return [*told["dependencies"], *(one for extra in with_extras for one in extras[extra])]
    message = "Python 3.11"
    raise NotFetchedError(message)


def fetch_wheels(needed: Sequence[str], machine: Machine, into: Path, held: Path | None) -> None:
    """Fetch wheels for a machine into a folder, from `held` alone if given. Raises NotFetchedError."""
    tags = [word for tag in machine.tags for word in ("--platform", tag)]
    abis = [word for abi in (machine.abi, "abi3", "none") for word in ("--abi", abi)]
    chosen = ["--only-binary=:all:", "--implementation", "cp", "--python-version", machine.python, *tags, *abis]
    _pip([*chosen, *needed, *machine.also], into, held)


def fetch_pinned(name: str, version: str, digest: str, into: Path, held: Path | None) -> Path:
    """Fetch one source package of known SHA-256 (pip compares it before anything of it runs), and return its file."""
    file = f"{name.replace('-', '_')}-{version}.tar.gz"
    if held is not None:  # pip would look for what builds it, which nobody needs.
        if not (held / file).is_file():
            raise NotFetchedError(file)
        shutil.copy(held / file, into / file)
    else:
        pinned = into / "pinned.txt"
        pinned.write_text(f"{name}=={version} --hash=sha256:{digest}\n", encoding="utf-8")
        _pip(["--no-deps", "--require-hashes", "--requirement", str(pinned)], into, None)
    return into / file


def _pip(words: Iterable[str], into: Path, held: Path | None) -> None:
    """Run `pip download`."""
    source = [] if held is None else ["--no-index", "--find-links", str(held)]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(  # noqa: S603 - pip, with our own words
        [*command, "--dest", str(into), *source, *words], capture_output=True, text=True, check=False
    )
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        raise NotFetchedError((errors or done.stderr.splitlines() or ["pip"])[-1])
