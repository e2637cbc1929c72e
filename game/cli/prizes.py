"""`prizes`: stock, vouchers and the seed of the night, from the command line of the machine that has the records."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from game.app.recording import system_clock
from game.cli.options import SpokenOption
from game.cli.output import stop
from game.cli.records import StateOption
from game.content.visible import visible
from game.kiosk.places import state_folder
from game.records.once import transact_once
from game.records.prizes import desk, nights, stock
from game.records.reading import UnreadableError
from game.records.writer import Writer
from game.rules.prizes.ledger import Checked, Reason, Shelf
from game.rules.prizes.tickets import CONSOLATION
from game.words import Language, Words, load_words

_T = TypeVar("_T")

app = typer.Typer(help="奖品：库存、核对奖券、收摊 / prizes: stock, vouchers, closing.", no_args_is_help=True)
CodeArgument = Annotated[str, typer.Argument(metavar="CODE", help="奖券号，或扫出来的整段话 / code or scanned text")]
DrawArgument = Annotated[int, typer.Argument(metavar="DRAW", min=1, help="第几抽 / number of the draw")]
ReasonOption = Annotated[
    Reason, typer.Option(help="not_collected 没来领 · declined 不要 · damaged 坏了 · mistake 弄错了 / why")
]
BackOption = Annotated[bool, typer.Option("--back/--gone", help="东西还在，放回签筒；还是没有了 / whether it is back")]


@app.command("stock")
def stock_of(
    prize: Annotated[str | None, typer.Argument(metavar="[ID]", help="奖品的编号 / id of the prize")] = None,
    change: Annotated[int, typer.Option(metavar="N", help="加几件，减就写负数 / pieces to add, or -N")] = 0,
    state: StateOption = None,
    language: SpokenOption = "zh",
) -> None:
    """看库存，加减库存 / Tell or change the stock. Exit code: 0 done, 1 too few or no such prize, 2 no records."""
    words = load_words("prizes", language)
    if prize is not None and change:
        left = _at(state, words, lambda writer: stock.change(writer, prize, change, "staff"))
        if left is None:
            typer.echo(words("not_enough", prize=visible(prize)), err=True)
            raise typer.Exit(1)
    for shelf in _at(state, words, stock.shelves):
        if prize in (None, shelf.prize):
            typer.echo(told_shelf(shelf, words))


@app.command("check")
def check(code: CodeArgument, state: StateOption = None, language: SpokenOption = "zh") -> None:
    """核对奖券 / Check a voucher. Exit code: 0 good, 1 not, 2 no records."""
    _tell(_at(state, load_words("prizes", language), lambda writer: desk.check(writer, code)), "valid", language)


@app.command("hand")
def hand(code: CodeArgument, state: StateOption = None, language: SpokenOption = "zh") -> None:
    """发奖，一张奖券一次 / Hand out, once. Exit code: 0 hand it out, 1 do not, 2 no records."""
    checked = _at(state, load_words("prizes", language), lambda writer: desk.hand_out(writer, code))
    _tell(checked, "valid", language, done="handed_now")


@app.command("keep")
def keep(
    draw: DrawArgument,
    reason: ReasonOption,
    is_back: BackOption = True,
    state: StateOption = None,
    language: SpokenOption = "zh",
) -> None:
    """没有发出去，记下原因 / Not handed out, and why. Exit code: 0 noted, 1 it is settled already, 2 no records."""
    words = load_words("prizes", language)
    checked = _at(state, words, lambda writer: desk.keep(writer, draw, reason, is_back=is_back))
    _tell(checked, "valid", language, done="kept_now")


@app.command("return")
def take_back(
    draw: DrawArgument,
    reason: ReasonOption,
    is_back: BackOption = True,
    state: StateOption = None,
    language: SpokenOption = "zh",
) -> None:
    """发出去的又退回来 / Brought back. Exit code: 0 noted, 1 it was not handed out, 2 no records."""
    words = load_words("prizes", language)
    checked = _at(state, words, lambda writer: desk.take_back(writer, draw, reason, is_back=is_back))
    _tell(checked, "handed", language, done="returned_now")


@app.command("waiting")
def waiting(state: StateOption = None, language: SpokenOption = "zh") -> None:
    """还没有发的 / What was drawn and is neither handed out nor given up. Exit code: 0 told, 2 no records."""
    words = load_words("prizes", language)
    found = _at(state, words, desk.waiting)
    for won in found:
        typer.echo(words("draw", number=won.number, name=won.name, code=won.code))
    typer.echo(words("waiting", count=len(found)))


@app.command("close")
def close(state: StateOption = None, language: SpokenOption = "zh") -> None:
    """收摊：公布种子 / Tell the seed; nothing is drawn from it any more. Exit code: 0 told, 2 no records."""
    words = load_words("prizes", language)
    found = _at(state, words, nights.close_nights)
    for night in found:
        typer.echo(words("closed", seal=night.seal, seed=night.seed.hex()))
    if not found:
        typer.echo(words["no_night"])


def told_shelf(shelf: Shelf, words: Words) -> str:
    """Return one kind of prize in numbers, as a line."""
    values = {"name": shelf.name, "drawn": shelf.drawn, "handed": shelf.handed, "kept": shelf.kept}
    values |= {"returned": shelf.returned, "waiting": shelf.waiting}
    if shelf.prize == CONSOLATION:
        return words("consolation", **values)
    return words("shelf", prize=shelf.prize, pieces=shelf.pieces, **values)


def _tell(checked: Checked, wanted: str, language: Language, done: str = "valid") -> None:
    """Print how a code or draw stands; exit with code 1 unless it stands as it is wanted."""
    words = load_words("prizes", language)
    won, is_good = checked.won, checked.standing == wanted
    name, number = ("", 0) if won is None else (won.name, won.number)
    typer.echo(words(f"standing.{done if is_good else checked.standing}", name=name, number=number))
    if not is_good:
        raise typer.Exit(1)


def _at(state: Path | None, words: Words, work: Callable[[Writer], _T]) -> _T:
    """Run a transaction on the records; exit with code 2 and one sentence if that cannot be."""
    folder = state_folder(state)
    try:
        return transact_once(folder, system_clock(), work)
    except UnreadableError:
        stop(words("no_records", path=visible(folder)))
    except (sqlite3.Error, OSError) as fault:
        stop(words("not_written", path=visible(folder), fault=str(fault)))
