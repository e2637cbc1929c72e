"""`check`: every problem of the packs, with its place and its cure; and what the table of a sound pack plays like."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.app import icon_names
from game.content.packs import Reading, find_packs, read_pack
from game.content.problems import Problem
from game.content.report import as_json, as_text
from game.kiosk.pack_audits import check_glyphs, check_takeaways
from game.kiosk.places import MissingDataError, Places, find_places

if TYPE_CHECKING:
    from game.content.table_trial import TableTrials


class Format(str, Enum):
    """How problems are told."""

    TEXT = "text"
    JSON = "json"


class MessageLanguage(str, Enum):
    """Language of the messages."""

    ZH = "zh"
    EN = "en"


def check(
    context: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(help="题包或文件夹，不写就查默认的 / packs or folders")] = None,
    format_: Annotated[Format, typer.Option("--format", help="文字或 JSON / text or JSON")] = Format.TEXT,
    language: Annotated[
        MessageLanguage, typer.Option(help="提示用的语言 / language of the messages")
    ] = MessageLanguage.ZH,
) -> None:
    """检查题包：哪里错了、怎么改，桌子好不好推 / Every mistake in the packs, and how each table plays.

    Exit code: 0 none, 1 some, 2 no pack.
    """
    try:
        places = find_places(context.obj)
    except MissingDataError as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(2) from fault
    # The physics is for this command alone; the others import this module too.
    from game.content.table_trial import TableTrials  # noqa: PLC0415 - see above

    files = _files(paths or [places.quizzes[0]])
    trials = TableTrials()
    readings = [_read(file, places, language.value, trials) for file in files]
    problems = [problem for reading in readings for problem in reading.problems]
    if format_ is Format.JSON:
        typer.echo(as_json(problems))
    elif problems:
        typer.echo(as_text(problems, language=language.value))
    else:
        typer.echo(f"{len(files)} 个题包都没有问题 / {len(files)} packs, no problems")
    if format_ is Format.TEXT:
        for text in _maps(readings, trials, language):
            typer.echo(f"\n{text}")
    if any(problem.is_error for problem in problems):
        raise typer.Exit(1)


def print_problems(problems: Sequence[Problem]) -> None:
    """Tell problems on the error stream."""
    sys.stderr.write(as_text(problems) + "\n")


def _read(file: Path, places: Places, language: str, trials: TableTrials) -> Reading:
    """One pack with everything that is wrong with it."""
    today = datetime.now().astimezone().date()
    audits = (check_takeaways, check_glyphs, trials.check_table)
    return read_pack(file, icons=icon_names(places), today=today, language=language, audits=audits)


def _maps(readings: Sequence[Reading], trials: TableTrials, language: MessageLanguage) -> Iterator[str]:
    """The table of every sound pack that has one."""
    from game.content.table_map import in_ascii, table_map  # noqa: PLC0415 - as in `check`

    # The older Windows console draws lines as wide as Chinese characters, which would break the map up.
    is_old_console = sys.platform == "win32" and "WT_SESSION" not in os.environ
    for reading in readings:
        trial = None if reading.pack is None else trials.trial_of(reading.pack)
        if reading.pack is not None and trial is not None:
            text = table_map(reading.path.name, reading.pack, trial, language.value)
            yield in_ascii(text) if is_old_console else text


def _files(paths: Sequence[Path]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        found = find_packs(path) if path.is_dir() else [path]
        if not found or not path.exists():
            typer.echo(f"这里没有题包：{path}，请检查路径 / no pack here: {path}, check the path", err=True)
            raise typer.Exit(2)
        files += found
    return files
