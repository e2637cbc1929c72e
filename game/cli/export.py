"""`export`: the records as a table that can be analysed, without anybody who could be recognised."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Annotated

import typer

from game.cli.options import SpokenOption
from game.cli.output import stop, strange_sentence, told_faults
from game.cli.records import DayOption, FilesArgument, StateOption, found_or_exit
from game.content.visible import visible
from game.rules.evening.evening import FEWEST_VISITS
from game.words import load_words
from game.workbench.evening.study import CODEBOOK, TABLE, codebook, table_of
from game.workbench.saving import OwnFolder, StrangeFileError, write

_MANIFEST = "study.json"


def export(
    study: Annotated[Path, typer.Option(metavar="FOLDER", help="研究用的表放哪个文件夹 / folder for the table")],
    files: FilesArgument = None,
    state: StateOption = None,
    day: DayOption = None,
    language: SpokenOption = "zh",
) -> None:
    """导出研究用的表 / A table for a study, one row an answer. Exit code: 0 written, 1 too few, 2 wrong use."""
    words = load_words("evening", language)
    visits = found_or_exit(files, state, day, language).visits
    if len(visits) < FEWEST_VISITS:
        typer.echo(words("study_few", least=FEWEST_VISITS), err=True)
        raise typer.Exit(1)
    contents = {TABLE: table_of(visits, random.SystemRandom()), CODEBOOK: codebook()}
    folder = OwnFolder(study, _MANIFEST, "export", re.compile("|".join(map(re.escape, contents))))
    with told_faults(study):
        try:
            folder.claim(contents)
        except StrangeFileError as fault:
            stop(strange_sentence(fault))
        for name, data in contents.items():
            write(study / name, data)
        folder.finish(contents)
    answers = sum(len(visit.answers) for visit in visits)
    typer.echo(words("study_written", count=answers, path=visible(study)))
