"""`check`: every problem of the packs, with its place and its cure."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from game.app import icon_names
from game.content.packs import find_packs, read_pack
from game.content.problems import Problem
from game.content.report import as_json, as_text
from game.kiosk.pack_audits import check_glyphs, check_takeaways
from game.kiosk.places import MissingDataError, Places, find_places


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
    """检查题包：哪里错了、怎么改 / Every mistake in the packs. Exit code: 0 none, 1 some, 2 no pack."""
    try:
        places = find_places(context.obj)
    except MissingDataError as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(2) from fault
    files = _files(paths or [places.quizzes[0]])
    problems = [problem for file in files for problem in problems_of(file, places, language.value)]
    if format_ is Format.JSON:
        typer.echo(as_json(problems))
    elif problems:
        typer.echo(as_text(problems, language=language.value))
    else:
        typer.echo(f"{len(files)} 个题包都没有问题 / {len(files)} packs, no problems")
    if any(problem.is_error for problem in problems):
        raise typer.Exit(1)


def problems_of(file: Path, places: Places, language: str) -> tuple[Problem, ...]:
    """Everything that is wrong with one pack."""
    today = datetime.now().astimezone().date()
    audits = (check_takeaways, check_glyphs)
    return read_pack(file, icons=icon_names(places), today=today, language=language, audits=audits).problems


def print_problems(problems: Sequence[Problem]) -> None:
    """Tell problems on the error stream."""
    sys.stderr.write(as_text(problems) + "\n")


def _files(paths: Sequence[Path]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        found = find_packs(path) if path.is_dir() else [path]
        if not found or not path.exists():
            typer.echo(f"这里没有题包：{path}，请检查路径 / no pack here: {path}, check the path", err=True)
            raise typer.Exit(2)
        files += found
    return files
