"""Question banks brought in: a workbook of drafts is written, and the pack is left alone until that is finished."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from pathlib import Path

from game.words import Language, Words, load_words
from game.workbench.banks.drafts import draft_of, ids_for
from game.workbench.banks.reading import Bank
from game.workbench.saving import replace_file
from game.workbench.sheets.export import grids_of
from game.workbench.sheets.guard import inspect
from game.workbench.sheets.origin import Origin


def drafted(bank: Bank, origin: Origin, icons: Iterable[str], language: Language) -> tuple[bytes, int]:
    """Return the workbook of drafts for a pack, and for how many questions it was guessed what they become.

    Raises Refused if the workbook would be larger than one that is read.
    """
    from game.workbench.banks.book import add_drafts  # noqa: PLC0415 - the library need not be installed
    from game.workbench.sheets.book import Binder, saved  # noqa: PLC0415 - as above

    scams = [scam["name"] for scam in origin.data["scams"]]
    taken = [item["id"] for item in origin.data["exhibits"]]
    ids = ids_for(len(bank.questions), taken, load_words("sheets", language)["bank.id"])
    rows = [
        (question, {**draft_of(question, answer, scams, language), "id": name})
        for (question, answer), name in zip(bank.questions, ids, strict=True)
    ]
    binder = Binder(icons, language=language)
    book = binder.bind(grids_of(origin.data, language), origin)
    add_drafts(binder, book, rows, language)
    data = saved(book)
    inspect(data)
    return data, sum("becomes" in draft for _, draft in rows)


def write_new(bank: Path, data: bytes, said: Words) -> Path:
    """Write a workbook of drafts beside its question bank, under a name that is free; drafts hold somebody's work.

    Raises OSError if it cannot be written.
    """
    names = (f"{bank.stem}-{said['bank.copy_name']}{'' if number == 1 else number}.xlsx" for number in count(1))
    path = next(each for name in names if not (each := bank.with_name(name)).exists())
    replace_file(path, data)
    return path


def quoted(*paths: Path) -> str:
    """Return paths as words of a command."""
    return " ".join(f'"{path}"' if " " in str(path) else str(path) for path in paths)
