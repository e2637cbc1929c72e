"""What an import would do to a pack: merged with later changes, told, and asked about before anything is removed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import typer

from game.words import Language, load_words
from game.workbench.merging.changes import Changes, changes_of, told_clash
from game.workbench.merging.merge import Clash, Side, appended, merge
from game.workbench.sheets.origin import Origin

_MOST_TOLD = 20


@dataclass(frozen=True)
class Wishes:
    """What was asked for beside the import itself."""

    may_remove: bool = False
    only_adds: bool = False
    is_dry: bool = False
    keep: Side | None = None


def settled(old: Any, new: Any, origin: Origin | None, number: str, wishes: Wishes, language: Language) -> Any:
    """Return what the pack, which says `old`, should say after an import of `new`; print what differs.

    `origin` is what the workbook was made from, `number` the check number of the pack as it is. Exits with code 1 if
    both sides were changed in the same place, or if something would be removed and nobody agrees; with 0 if nothing is
    to be written.
    """
    said = load_words("sheets", language)
    if wishes.only_adds:
        new = appended(old, new)
    elif origin is not None and origin.data != old:
        if origin.number != number:
            typer.echo(said("pack_changed", number=origin.number))
        merged = merge(origin.data, old, new, wishes.keep)
        if merged.clashes:
            _stop_at(merged.clashes, language)
        new = merged.data
    changes = changes_of(old, new, language)
    if origin is None and changes.is_any and not wishes.only_adds:
        typer.echo(said["origin_unknown"])
    _tell(changes, language)
    if wishes.is_dry:
        typer.echo(said["dry_run"])
        raise typer.Exit
    if changes.removed and not wishes.may_remove and not _agrees(language):
        typer.echo(said["not_asked"], err=True)
        raise typer.Exit(1)
    return new


def _stop_at(clashes: Sequence[Clash], language: Language) -> None:
    said = load_words("sheets", language)
    typer.echo(said["clash"], err=True)
    for clash in clashes[:_MOST_TOLD]:
        name, pack, book = told_clash(clash, language)
        typer.echo("  " + said("clash_line", name=name, pack=pack, book=book), err=True)
    if len(clashes) > _MOST_TOLD:
        typer.echo("  " + said("more_changes", count=len(clashes) - _MOST_TOLD), err=True)
    typer.echo(said["clash_cure"], err=True)
    raise typer.Exit(1)


def _tell(changes: Changes, language: Language) -> None:
    said = load_words("sheets", language)
    for heading, lines in (("added", changes.added), ("changed", changes.changed), ("removed", changes.removed)):
        if lines:
            typer.echo(said(heading, count=len(lines)))
        # What goes is told whole.
        most = len(lines) if heading == "removed" else _MOST_TOLD
        for line in lines[:most]:
            typer.echo(f"  {line}")
        if len(lines) > most:
            typer.echo("  " + said("more_changes", count=len(lines) - most))


def _agrees(language: Language) -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and typer.confirm(load_words("sheets", language)["ask"])
