"""`check`: every problem of the packs with its place and cure, and the odds of each sound table."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from game.cli.consoles import write_json
from game.cli.likely import cures
from game.cli.options import places_or_exit
from game.cli.output import Output, is_own_page, json_of, need_place, stop, write_outputs
from game.content.checks.table_trial import TableTrials
from game.content.reading.packs import OWN_LANGUAGE, Limits, Reading, find_packs, read_pack
from game.content.tree.intake import open_regular
from game.content.visible import visible
from game.garbage import put_off
from game.kiosk.places import Places
from game.words import Language, in_both, load_words
from game.workbench.audits import all_audits
from game.workbench.report.page import PackReport, as_page
from game.workbench.report.table_map import in_ascii, table_map
from game.workbench.report.text import as_json, as_text

CHECK_LIMITS = Limits(max_bytes=6_000_000, max_lines=300_000, max_nodes=320_000)
"""Ten thousand exhibits; the kiosk itself takes fewer, because a visitor waits for it."""
_TEXT_MARK = "—— fanzha-fair check"
"""Last line of a text in a file, by which it is known for one of ours."""
_RECORD = frozenset({"file", "line", "column", "level", "code", "message", "hint"})
_MAX_TRIED = 200_000
_MAX_LINES_TRIED = 5000
"""Bytes and lines of a file whose repairs are tried only to be counted: three times the longest pack of a stall."""


def check(
    context: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(help="题包或文件夹，不写就查默认的 / packs or folders")] = None,
    format_: Annotated[
        Literal["text", "json", "html"],
        typer.Option("--format", help="text 文字、json 或 html 网页 / text, json or html, a web page"),
    ] = "text",
    language: Annotated[
        Language | None, typer.Option(help="提示用的语言，zh 或 en，不写就同题包 / language of the messages")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="写到这个文件，不写就显示出来 / write to this file")] = None,
    does_fix: Annotated[
        bool, typer.Option("--fix", help="先改好能自动改的，原文件留作 .bak / first repair what needs no decision")
    ] = False,
) -> None:
    """检查题包：哪里错了、怎么改，桌子好不好推 / Every mistake in the packs, and how each table plays.

    Exit code: 0 none, 1 some, 2 no pack, or a file cannot be written.
    """
    context.with_resource(put_off())  # What it reads is kept to the end.
    places = places_or_exit(context.obj)
    files = _files(paths or [places.quizzes[0]])
    if out is not None:
        # Before anything is repaired.
        need_place(out, _is_own)
    is_text = format_ == "text"
    is_written = not does_fix or _fix(files, language, is_aside=not is_text or out is not None)
    today = datetime.now().astimezone().date()
    trials = TableTrials()
    reports = [_report(file, places, language or OWN_LANGUAGE, today, trials) for file in files]
    readings = [report.reading for report in reports]
    if format_ == "json":
        told = as_json(problem for reading in readings for problem in reading.problems)
    elif format_ == "html":
        is_english = all(reading.language == "en" for reading in readings)
        told = as_page(reports, language=language or ("en" if is_english else "zh"), checked=today)
        told = told if out is not None else _in_any_encoding(told)
    else:
        is_old = _is_old_console() and out is None
        told = "\n".join(_texts(reports, is_old_console=is_old, does_advise=not does_fix))
    if does_fix and is_text and out is None and any(reading.problems for reading in readings):
        typer.echo(load_words("repair", language or readings[0].language)["left"])
    if format_ == "json" and out is None:
        write_json(told)
    else:
        _give(told, out, is_text=is_text)
    if not is_written:
        raise typer.Exit(2)
    if any(problem.is_error for reading in readings for problem in reading.problems):
        raise typer.Exit(1)


def _report(file: Path, places: Places, language: str, today: date, trials: TableTrials) -> PackReport:
    """Return all problems of one pack, and the trial of its table."""
    audits = all_audits(trials)
    reading = read_pack(
        file, icons=places.icon_names, today=today, language=language, audits=audits, limits=CHECK_LIMITS
    )
    return PackReport(reading, None if reading.pack is None else trials.trial_of(reading.pack))


def _fix(files: Sequence[Path], language: Language | None, *, is_aside: bool) -> bool:
    """Repair what can be repaired and report it; return whether every file could be written."""
    # Here, because nothing else that `check` does needs them.
    from rich.console import Console  # noqa: PLC0415 - see above

    from game.workbench.repair.files import fix_files, tell_outcomes  # noqa: PLC0415 - see above

    outcomes = list(fix_files(files, language, CHECK_LIMITS))
    console = Console(stderr=is_aside, highlight=False, markup=False, emoji=False)
    tell_outcomes(outcomes, language or "zh", console)
    for outcome in outcomes:
        if outcome.fault:
            typer.echo(outcome.fault, err=True)
    return not any(outcome.fault for outcome in outcomes)


def _texts(reports: Sequence[PackReport], *, is_old_console: bool, does_advise: bool) -> Iterator[str]:
    """Yield the problems of every file (with what `--fix` can do, if `does_advise`), then the map of every table."""
    readings = [report.reading for report in reports]
    if not any(reading.problems for reading in readings):
        yield in_both("all_sound", count=len(readings))
    else:
        columns = 2 if is_old_console else 1
        texts = (
            (_advice(found) if does_advise else "")
            + as_text(found.problems, language=found.language, ambiguous_columns=columns)
            for found in readings
        )
        yield "\n\n".join(filter(None, texts))
    for reading, trial in ((report.reading, report.trial) for report in reports):
        if reading.pack is not None and trial is not None:
            text = table_map(visible(reading.path.name), reading.pack, trial, reading.language)
            yield f"\n{in_ascii(text) if is_old_console else text}"


def _advice(reading: Reading) -> str:
    """Return how much `--fix` would repair in a refused pack, in one line; empty if nothing."""
    from game.workbench.repair.fixing import fix_bytes  # noqa: PLC0415 - only for packs that are refused

    if not any(problem.is_error for problem in reading.problems):
        return ""
    try:
        with open_regular(reading.path) as file:
            data = file.read(_MAX_TRIED + 1)
    except (OSError, ValueError):
        # Told with the problems.
        return ""
    is_tried = len(data) <= _MAX_TRIED and data.count(b"\n") <= _MAX_LINES_TRIED
    repair = fix_bytes(data, CHECK_LIMITS) if is_tried else None
    lines = set() if repair is None else {change.line for change in repair.changes}
    return load_words("repair", reading.language)("first", count=len(lines)) + "\n" if lines else ""


def _give(told: str, out: Path | None, *, is_text: bool) -> None:
    if out is None:
        typer.echo(told)
        return
    if is_text:
        told += f"\n\n{_TEXT_MARK}"
    write_outputs(Output(out, f"{told}\n".encode(), _is_own))


def _is_own(data: bytes) -> bool:
    """Whether a file is an earlier output of this command, in any format."""
    read = json_of(data)
    is_list = isinstance(read, list) and all(isinstance(one, dict) and {*one} == _RECORD for one in read)
    return is_list or is_own_page(data, "check") or data.rstrip().endswith(_TEXT_MARK.encode())


def _in_any_encoding(page: str) -> str:
    """Return a page for standard output, in ASCII unless that takes UTF-8: valid in any encoding it declares."""
    encoding = (sys.stdout.encoding or "utf-8").lower()
    return page if encoding.replace("-", "") == "utf8" else page.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _is_old_console() -> bool:
    """Whether this is the older Windows console, whose lines and “ are as wide as Chinese characters."""
    return sys.platform == "win32" and "WT_SESSION" not in os.environ


def _files(paths: Sequence[Path]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        found = find_packs(path) if os.path.isdir(path) else [path]
        if not found or not os.path.exists(path):
            stop("\n".join([in_both("no_pack_here", path=visible(path)), *cures(path, paths)]))
        files += found
    return files
