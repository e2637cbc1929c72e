"""Options and reading of the commands about the records: `stats`, `report` and `export`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from game.cli.likely import missing_pack
from game.cli.options import places_or_exit
from game.cli.output import exit_with, stop
from game.content.model import Pack
from game.content.reading.packs import read_pack, sister_of
from game.content.visible import visible
from game.kiosk.places import state_folder
from game.records.prizes.reading import TABLES as PRIZE_TABLES
from game.records.prizes.reading import totals_of
from game.records.reading import UnreadableError, databases, read_records
from game.records.visits import TABLES, visits_of
from game.rules.evening.evening import evening_of
from game.rules.evening.facts import VisitFacts
from game.rules.prizes.ledger import PrizeTotals
from game.words import Language, load_words
from game.workbench.evening.document import Document
from game.workbench.evening.writing import Names, document_of, names_of

FilesArgument = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[FILE]...",
        help="记录：records.db、放记录的文件夹或导出的文件夹，可以好几个 / databases or folders with them",
    ),
]
StateOption = Annotated[
    Path | None, typer.Option(metavar="DIR", help="不写 FILE 时，run 用的文件夹 / the folder of run")
]
DayOption = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="只算这一晚 / only this evening")]


@dataclass(frozen=True)
class Found:
    """Visits that were read, and from how many databases."""

    visits: list[VisitFacts]
    files: int
    prizes: PrizeTotals


def found_or_exit(files: Sequence[Path] | None, state: Path | None, day: str | None, language: Language) -> Found:
    """Return the visits asked for; exit with code 1 if records are damaged or empty, 2 if there are none to read."""
    words = load_words("evening", language)
    if day is not None and not _is_day(day):
        stop(words("day_form", text=visible(day)))
    wanted = list(files or [state_folder(state)])
    try:
        records = read_records(wanted, (*TABLES, *PRIZE_TABLES))
        visits = visits_of(records)
        count = len(databases(wanted))
    except UnreadableError as fault:
        typer.echo(words(f"unreadable.{fault.why}", path=visible(fault.path)), err=True)
        raise typer.Exit(1 if fault.why == "damaged" else 2) from None
    if day is not None:
        visits = [visit for visit in visits if visit.day == day]
    if not visits:
        typer.echo(words("none") if day is None else words("none_on", day=day), err=True)
        raise typer.Exit(1)
    return Found(visits, count, totals_of(records, day))


def told_or_exit(
    context: typer.Context,
    files: Sequence[Path] | None,
    state: Path | None,
    day: str | None,
    pack: Path | None,
    language: Language,
) -> Document:
    """Return the report asked for; exit codes as of `found_or_exit`, and 1 if the pack has problems."""
    names = _names(context, pack, language)
    found = found_or_exit(files, state, day, language)
    return document_of(evening_of(found.visits), names, language, day=day, files=found.files, prizes=found.prizes)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _names(context: typer.Context, pack: Path | None, language: Language) -> Names:
    """Return the names of the pack's scams and cues; without a pack those of the shipped one, without cues."""
    places = places_or_exit(context.obj)
    path = pack or sister_of(places.default_pack, language)
    if pack is not None and not pack.is_file():
        stop(missing_pack(pack))
    today = datetime.now().astimezone().date()
    reading = read_pack(path, icons=places.icon_names, today=today, language=language)
    content: Pack | None = reading.pack
    if content is None:
        if pack is None:  # Nobody asked for it: kinds go by their ids.
            return Names()
        exit_with(reading.problems, reading.language)
    return names_of(content, has_cues=pack is not None)
