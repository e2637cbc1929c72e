"""`update`: a pack as one signed file for a stick, which kiosks take that trust the key."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from game import __version__
from game.cli.keys import told_keys
from game.cli.options import SpokenOption, places_or_exit
from game.cli.output import Output, exit_with, print_problems, stop, told_faults, write_outputs
from game.content.reading.packs import read_pack
from game.content.visible import visible
from game.kiosk.places import Places
from game.kiosk.stock.bundles import PACK, PROGRAM, is_update, sealed
from game.kiosk.stock.disk import Disk
from game.kiosk.stock.faults import StoreFault
from game.kiosk.stock.file_names import UPDATE_ENDING, is_pack
from game.kiosk.stock.signing import Secret
from game.kiosk.stock.sources import choose, open_source
from game.words import Language, load_words
from game.workbench.audits import TEXT_AUDITS
from game.workbench.delivery.fetching import requirements
from game.workbench.delivery.files import Files, as_zip
from game.workbench.delivery.program import NoSourceError, checkout, program_files

_NUMBER = "%y%m%d%H%M"


def update(
    context: typer.Context,
    pack: Annotated[
        Path,
        typer.Argument(
            help="题包，或放一个题包和图片、录音的文件夹 / a pack, or a folder with one, its pictures and recordings"
        ),
    ],
    key: Annotated[Path, typer.Option(metavar="KEY", help="签名的钥匙，只有您有 / the secret half of the key")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="放更新的文件夹，比如 U盘 / folder for it, such as a stick")],
    number: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help="编号，要比上次的大，不写就用现在的时间 / must grow; by default the time"
        ),
    ] = None,
    has_program: Annotated[bool, typer.Option("--program", help="把这个程序也带去 / bring this program, too")] = False,
    language: SpokenOption = "zh",
) -> None:
    """更新：一个签过名的文件，拷到U盘 / An update for a stick, signed. Exit code 1: the pack has problems."""
    words = load_words("commands", language)
    with told_keys(words, key):
        secret = Secret(key.read_bytes())
    now = datetime.now().astimezone()
    files = _files(pack, language)
    title = _checked(pack if pack.is_dir() else pack.parent, files, places_or_exit(context.obj), now.date(), language)
    own = int(now.strftime(_NUMBER)) if number is None else number
    with told_faults(out):
        out.mkdir(parents=True, exist_ok=True)
    target = out / f"fanzha-{own}{UPDATE_ENDING}"
    parts = {PACK: as_zip(files)}
    about: dict[str, object] = {"number": own}
    if has_program:
        parts[PROGRAM], about = _program(language), {**about, "version": __version__, "needs": _needs()}
    write_outputs(Output(target, sealed(parts, secret, **about), is_update))
    typer.echo(words("update.made", path=visible(target), title=title))


def _checked(folder: Path, files: Files, places: Places, today: date, language: Language) -> str:
    """Return the title of the pack whose files lie in a folder; tell its problems, and exit with code 1 for errors."""
    packs = [folder / name for name in files if is_pack(name)]
    found = [
        read_pack(path, icons=places.icon_names, today=today, language=language, audits=TEXT_AUDITS) for path in packs
    ]
    problems = [problem for reading in found for problem in reading.problems]
    main = found[0].pack
    if main is None or any(problem.is_error for problem in problems):
        exit_with(problems, language)
    if problems:
        print_problems(problems, language)
    return main.title


def _program(language: Language) -> bytes:
    """Return this program, as it is unpacked on a kiosk."""
    try:
        return as_zip(program_files(checkout()))
    except NoSourceError as fault:
        stop(load_words("delivery", language)("told.no_source", name=fault))


def _needs() -> dict[str, str]:
    """Return the lowest release of every library that the program cannot do without."""
    least = (re.fullmatch(r"([\w-]+)>=([\d.]+)", needed) for needed in requirements(checkout() / "pyproject.toml", ()))
    return {found[1]: found[2] for found in least if found is not None}


def _files(pack: Path, language: Language) -> Files:
    """Return the files of the pack by the name they are brought in under, the main one first."""
    try:
        with open_source(pack, Disk()) as source:
            parts = choose(source.sizes, pack.name)
            return {part.name: b"".join(source.chunks(part.origin)) for part in parts}
    except StoreFault as fault:
        stop(fault.cause(language))
