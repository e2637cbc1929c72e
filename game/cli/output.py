"""What commands give: files, where an earlier one of the same command may be replaced, nothing else; and faults."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from errno import ENOSPC
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
    """A file to write, into a folder that exists.

    `is_own` tells whether the bytes of an earlier file are an output of the same command, so that it may be replaced.
    """

    path: Path
    data: bytes
    is_own: Callable[[bytes], bool]


def write_outputs(*outputs: Output) -> None:
    """Write all files; exit code 2 where one cannot be, and with none written where a strange file stands."""
    for output in outputs:
        need_place(output.path, output.is_own)
    for output in outputs:
        with told_faults(output.path):
            output.path.write_bytes(output.data)


def need_place(path: Path, is_own: Callable[[bytes], bool]) -> None:
    """Exit with code 2 where a file stands that `is_own` does not know, or one that cannot be read."""
    with told_faults(path):
        refuse_strange(path, is_own)


@contextmanager
def told_faults(path: Path) -> Iterator[None]:
    """End the command with one sentence and exit code 2 where `path`, or what lies in it, cannot be written."""
    try:
        yield
    except StrangeFileError as fault:
        stop(strange_sentence(fault))
    except OSError as fault:
        cause = in_both("disk_full") if fault.errno == ENOSPC else fault.strerror
        stop(f"{in_both('cannot_write', path=visible(path))}: {cause}")


def strange_sentence(fault: StrangeFileError) -> str:
    """What keeps a command from writing, and the cure, in both languages."""
    return in_both("not_ours", path=visible(fault.path))


def is_own_page(data: bytes, command: str) -> bool:
    """Whether a web page was written by `command`: `assets/pages/base.html` has it say so."""
    return f'<meta name="generator" content="Fanzha Fair {command}">'.encode() in data[:1000]


def json_of(data: bytes) -> object:
    """A file read as JSON; `None` when it is something else."""
    try:
        read: object = json.loads(data.decode("utf-8-sig"))
    except ValueError:
        return None
    return read


def print_problems(problems: Sequence[Problem], language: Language = "zh") -> None:
    """Tell problems on the error stream, in words of `language` around them."""
    sys.stderr.write(as_text(problems, language=language) + "\n")


def exit_with(problems: Sequence[Problem], language: Language = "zh") -> NoReturn:
    """Tell problems as `print_problems` does, and end the command with exit code 1."""
    print_problems(problems, language)
    raise typer.Exit(1)


def stop(sentence: str) -> NoReturn:
    """Tell wrong use or a missing thing, and end the command with exit code 2."""
    typer.echo(sentence, err=True)
    raise typer.Exit(2)
