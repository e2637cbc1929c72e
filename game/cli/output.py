"""Output files of commands, which replace only earlier output of the same command; and faults."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from errno import ENOSPC, ENOTDIR
from pathlib import Path
from typing import NoReturn

import typer

from game.content.problems import Problem
from game.content.visible import visible
from game.words import Language, in_both
from game.workbench.report.text import as_text
from game.workbench.saving import StrangeFileError, refuse_strange


@dataclass(frozen=True)
class Output:
    """A file to write, into a folder that exists; `is_own` tells an earlier output of the same command by its bytes."""

    path: Path
    data: bytes
    is_own: Callable[[bytes], bool]


def write_outputs(*outputs: Output) -> None:
    """Write all files; exit with code 2 if one cannot be, with none written if a foreign file is in the way."""
    for output in outputs:
        need_place(output.path, output.is_own)
    for output in outputs:
        with told_faults(output.path):
            output.path.write_bytes(output.data)


def need_place(path: Path, is_own: Callable[[bytes], bool]) -> None:
    """Exit with code 2 if a file is there that `is_own` rejects, or that cannot be read."""
    with told_faults(path):
        refuse_strange(path, is_own)


def need_folder(path: Path) -> None:
    """Exit with code 2 if a file stands where a folder is, or would have to be made."""
    with told_faults(path):
        if not next(each for each in (path, *path.parents) if each.exists()).is_dir():
            raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR))


@contextmanager
def told_faults(path: Path) -> Iterator[None]:
    """Exit with code 2 and one sentence if `path`, or what lies in it, cannot be written."""
    try:
        yield
    except StrangeFileError as fault:
        stop(strange_sentence(fault))
    except OSError as fault:
        cause = in_both("disk_full") if fault.errno == ENOSPC else fault.strerror
        stop(f"{in_both('cannot_write', path=visible(path))}: {cause}")


def strange_sentence(fault: StrangeFileError) -> str:
    """Return why a command did not write, and the cure, in both languages."""
    return in_both("not_ours", path=visible(fault.path))


def is_own_page(data: bytes, command: str) -> bool:
    """Whether a web page was written by `command`, as `assets/pages/base.html` notes in it."""
    return f'<meta name="generator" content="Fanzha Fair {command}">'.encode() in data[:1000]


def json_of(data: bytes) -> object:
    """Return a file parsed as JSON, or `None`."""
    try:
        read: object = json.loads(data.decode("utf-8-sig"))
    except ValueError:
        return None
    return read


def print_problems(problems: Sequence[Problem], language: Language = "zh") -> None:
    """Print problems on the error stream, with headings in `language`."""
    sys.stderr.write(as_text(problems, language=language) + "\n")


def exit_with(problems: Sequence[Problem], language: Language = "zh") -> NoReturn:
    """Print problems, and exit with code 1."""
    print_problems(problems, language)
    raise typer.Exit(1)


def stop(sentence: str) -> NoReturn:
    """Report wrong use or a missing thing, and exit with code 2."""
    typer.echo(sentence, err=True)
    raise typer.Exit(2)
