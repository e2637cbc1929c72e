"""`report`: the figures of an evening as a page, PDF, spreadsheet or CSV."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from game.cli.options import PackOption, SpokenOption
from game.cli.output import Output, is_own_page, need_place, stop, write_outputs
from game.cli.records import DayOption, FilesArgument, StateOption, told_or_exit
from game.content.visible import visible
from game.ui.type.fonts import MissingFaceError, find_face
from game.words import in_both, load_words
from game.workbench.evening import sheets
from game.workbench.evening.page import as_page
from game.workbench.evening.printing import as_pdf, is_own_pdf

_OWN: dict[str, Callable[[bytes], bool]] = {
    ".html": partial(is_own_page, command="report"),
    ".pdf": is_own_pdf,
    ".xlsx": sheets.is_own_book,
    ".csv": sheets.is_own_csv,
}
_NEEDED = {".pdf": ("fpdf", "no_pdf_library"), ".xlsx": ("openpyxl", "no_book_library")}


def report(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="写到 .html、.pdf、.xlsx 或 .csv / file for it, by its ending")],
    files: FilesArgument = None,
    state: StateOption = None,
    day: DayOption = None,
    pack: PackOption = None,
    language: SpokenOption = "zh",
) -> None:
    """这一晚的报告 / The report of an evening. Exit code: 0 written, 1 records damaged or empty, 2 wrong use."""
    ending = out.suffix.lower()
    if ending not in _OWN:
        stop(load_words("evening", language)("name", path=visible(out)))
    module, missing = _NEEDED.get(ending, ("", ""))
    if module and find_spec(module) is None:
        stop(in_both(missing))
    need_place(out, _OWN[ending])
    document = told_or_exit(context, files, state, day, pack, language)
    if ending == ".html":
        data = as_page(document).encode()
    elif ending == ".pdf":
        try:
            data = as_pdf(document, datetime.now().astimezone().date(), find_face())
        except MissingFaceError as fault:
            stop(str(fault))
    else:
        data = sheets.as_book(document) if ending == ".xlsx" else sheets.as_csv(document)
    write_outputs(Output(out, data, _OWN[ending]))
    typer.echo(load_words("evening", language)("written", path=visible(out)))
