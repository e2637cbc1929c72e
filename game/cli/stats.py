"""`stats`: the figures of an evening in the terminal."""

from __future__ import annotations

import typer

from game.cli.options import PackOption, SpokenOption
from game.cli.records import DayOption, FilesArgument, StateOption, told_or_exit
from game.workbench.evening.terminal import show


def stats(
    context: typer.Context,
    files: FilesArgument = None,
    state: StateOption = None,
    day: DayOption = None,
    pack: PackOption = None,
    language: SpokenOption = "zh",
) -> None:
    """这一晚的数字 / The figures of an evening. Exit code: 0 told, 1 records damaged or empty, 2 nothing to read."""
    show(told_or_exit(context, files, state, day, pack, language))
