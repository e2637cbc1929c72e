"""Files that commands write: an earlier one of the same command may be replaced, nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer

from game.content.visible import visible
from game.words import in_both
from game.workbench.saving import StrangeFileError, refuse_strange


@dataclass(frozen=True)
class Output:
    """A file to write.

    Attributes:
        path: where to. Its folder must exist.
        data: what it will hold.
        is_own: whether the bytes of an earlier file are an output of the same command, so that it may be replaced.
    """

    path: Path
    data: bytes
    is_own: Callable[[bytes], bool]


def write_outputs(*outputs: Output) -> None:
    """Write all files; exit code 2 where one cannot be, and with none written where a strange file stands."""
    for output in outputs:
        need_place(output.path, output.is_own)
    for output in outputs:
        with _told_faults(output.path):
            output.path.write_bytes(output.data)


def need_place(path: Path, is_own: Callable[[bytes], bool]) -> None:
    """Exit with code 2 where a file stands that `is_own` does not know, or one that cannot be read."""
    with _told_faults(path):
        refuse_strange(path, is_own)


@contextmanager
def _told_faults(path: Path) -> Iterator[None]:
    try:
        yield
    except StrangeFileError as fault:
        typer.echo(strange_sentence(fault), err=True)
        raise typer.Exit(2) from fault
    except OSError as fault:
        typer.echo(f"{in_both('cannot_write', path=visible(path))}: {fault.strerror}", err=True)
        raise typer.Exit(2) from fault


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
