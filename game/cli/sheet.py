"""`sheet export` and `sheet import`: a pack as a spreadsheet and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from game.cli.likely import in_pieces
from game.cli.options import PackArgument, SpokenOption, places_or_exit
from game.cli.output import exit_with
from game.cli.sheet_changes import Wishes
from game.cli.sheet_desk import Desk

_BOOKS, _COMMA_SEPARATED = frozenset({".xlsx", ".xls", ".et"}), frozenset({".csv", ".tsv", ".txt"})
_WORD = frozenset({".docx", ".doc", ".wps"})
_PACKS = frozenset({".yaml", ".yml"})

app = typer.Typer(help="题包和表格互换，在 WPS 里改 / a pack as a spreadsheet, both ways.", no_args_is_help=True)


@app.command("export")
def export_sheet(
    context: typer.Context,
    pack: PackArgument,
    file: Annotated[Path, typer.Argument(help="要写成的表格 .xlsx / the workbook to write")],
    language: SpokenOption = "zh",
) -> None:
    """题包写成表格 / Write a pack as a workbook. Exit code: 0 done, 1 the pack has mistakes, 2 wrong use."""
    desk = Desk(places_or_exit(context.obj), language)
    desk.need_library()
    if file.suffix.lower() != ".xlsx":
        desk.wrong_use("wrong_ending", name=file, ending=".xlsx")
    if not pack.is_file():
        desk.missing(pack)
    origin = desk.origin_of(pack)
    if origin is None:
        exit_with(desk.reading_of(pack, ()).problems)
    desk.export(origin, file)


@app.command("import")
def import_sheet(
    context: typer.Context,
    words: Annotated[list[Path], typer.Argument(metavar="FILE... PACK", help="表格和题包 / workbook and pack")],
    may_remove: Annotated[bool, typer.Option("--yes", help="要删的直接删，不再问 / remove without asking")] = False,
    only_adds: Annotated[bool, typer.Option("--append", help="只加新的，别的不动 / add only what is new")] = False,
    is_dry: Annotated[bool, typer.Option("--dry-run", help="只看要动哪里，不写 / show, write nothing")] = False,
    keep: Annotated[
        Literal["book", "pack"] | None,
        typer.Option(help="两边改了同一处，听 book 表格还是 pack 题包 / whom to follow"),
    ] = None,
    language: SpokenOption = "zh",
) -> None:
    """表格写回题包；有错就标在表格里 / Bring a workbook (or CSV sheets) into a pack; mistakes are marked in it."""
    wishes = Wishes(may_remove, only_adds, is_dry, keep)
    desk = Desk(places_or_exit(context.obj), language, wishes)
    *files, pack = words
    if not files:
        desk.wrong_use("too_few_words")
    if pack.suffix.lower() not in _PACKS:
        desk.wrong_use("wrong_ending", name=pack, ending=".yaml")
    if in_pieces(words) is not None and not all(file.is_file() for file in files):
        desk.missing(files[0], words)
    for file in files:
        if file.suffix.lower() not in _BOOKS | _COMMA_SEPARATED | _WORD:
            desk.wrong_use("wrong_ending", name=file, ending=".xlsx / .csv / .docx")
        if not file.is_file():
            desk.missing(file, words)
    target = desk.target(pack)
    sheets = [file for file in files if file.suffix.lower() in _COMMA_SEPARATED]
    others = [file for file in files if file not in sheets]
    if sheets and (not others or [file.suffix.lower() for file in others] == [".xlsx"]):
        desk.import_csv(sheets, pack, target, *others)
    elif len(files) > 1:
        desk.wrong_use("csv_alone")
    elif files[0].suffix.lower() in _WORD:
        desk.import_word(files[0], pack, target)
    else:
        desk.need_library()
        desk.import_book(files[0], pack, target)
