"""`verify-draws`: proves every draw of the ledger from the seeds that were told."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from game.cli.options import SpokenOption
from game.cli.output import Output, write_outputs
from game.cli.records import FilesArgument, StateOption
from game.content.visible import visible
from game.kiosk.places import state_folder
from game.records.prizes.reading import TABLES, draw_facts
from game.records.reading import UnreadableError, read_records
from game.rules.prizes.proof import DrawFacts, proofs_of
from game.words import load_words

COLUMNS = ("night", "seal", "seed", "draw", "drum", "ticket", "prize")
_HEAD = ("\ufeff" + ",".join(COLUMNS)).encode()


def verify_draws(
    files: FilesArgument = None,
    state: StateOption = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="写成表，谁都能再算一遍 / the draws, to be recounted")
    ] = None,
    language: SpokenOption = "zh",
) -> None:
    """一抽一抽再算一遍 / Prove every draw from the told seeds. Exit code: 0 all agree, 1 not, 2 nothing to read."""
    words = load_words("prizes", language)
    try:
        facts = draw_facts(read_records(list(files or [state_folder(state)]), TABLES))
    except UnreadableError as fault:
        evening = load_words("evening", language)
        typer.echo(evening(f"unreadable.{fault.why}", path=visible(fault.path)), err=True)
        raise typer.Exit(1 if fault.why == "damaged" else 2) from None
    if out is not None:
        write_outputs(Output(out, csv_of(facts), lambda data: data.startswith(_HEAD)))
    proofs = proofs_of(facts)
    wrong = [proof for proof in proofs if proof.flaw is not None]
    for proof in wrong:
        typer.echo(words(f"flaw.{proof.flaw}", number=proof.facts.number, seal=proof.facts.seal[:16]), err=True)
    typer.echo(words("proved", count=len(proofs) - len(wrong), wrong=len(wrong), sealed=len(facts) - len(proofs)))
    raise typer.Exit(1 if wrong else 0)


def csv_of(draws: Sequence[DrawFacts]) -> bytes:
    """Return draws as a table that WPS opens and anybody's program reads."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for facts in sorted(draws, key=lambda facts: (facts.night, facts.number)):
        each = (facts.night, facts.seal, facts.seed or "", facts.number, facts.drum, facts.ticket, facts.prize)
        table.writerow(each)
    return text.getvalue().encode("utf-8-sig")
