"""Marks in the organiser's workbook, or in a copy where the workbook might lose something by them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.content.findings import Refused
from game.content.problems import Problem
from game.words import Words
from game.workbench.saving import replace_file
from game.workbench.sheets.origin import Origin

_MOST_MARKED = 1000
"""Wrong cells: of more the workbook is not worth the time of marking it, a second for every ten thousand cells."""


def mark(file: Path, book: bytes, problems: Sequence[Problem], wrong: int, said: Words) -> str:
    """Mark mistakes in a workbook, `wrong` cells in all, and return the sentence about it.

    They go into a copy beside it if it is open, cannot be written, or holds something that the library would lose.
    """
    from game.workbench.sheets.losses import loses  # noqa: PLC0415 - the library need not be installed
    from game.workbench.sheets.marks import marked  # noqa: PLC0415 - as above

    if wrong > _MOST_MARKED:
        return said("too_many", name=file.name, most=_MOST_MARKED)
    try:
        data = marked(book, problems, language=said.language)
    except Refused:
        return said("not_markable", name=file.name)
    copy = file.with_name(f"{file.stem}-{said['copy_name']}{file.suffix}")
    is_lossy = loses(book, data)
    places = [(copy, "copied_whole")] if is_lossy else [(file, "marked"), (copy, "copied")]
    for path, sentence in places:
        try:
            # The earlier copy may hold corrections by now.
            replace_file(path, data, keeps_earlier=path is copy)
        except OSError:
            continue
        return said(sentence, name=file.name, copy=copy.name)
    return said("not_marked", name=file.name)


def renew(file: Path, book: bytes, origin: Origin | None, said: Words) -> str:
    """After an import, remove earlier marks and note what the pack says now; return a sentence if marks are left.

    A workbook that would lose anything, or cannot be written, keeps its older note: what the pack has changed since is
    then told at the next import.
    """
    from game.workbench.sheets.losses import loses  # noqa: PLC0415 - as above
    from game.workbench.sheets.marks import renewed, unmarked  # noqa: PLC0415 - as above

    try:
        had_marks = unmarked(book) is not None
        data = renewed(book, origin)
        if data is not None and loses(book, data):
            return said("marks_left", name=file.name) if had_marks else ""
        if data is not None:
            replace_file(file, data)
    except Refused:
        return ""  # what cannot be marked was never marked
    except OSError:
        return said("stale_marks", name=file.name) if had_marks else ""
    return ""
