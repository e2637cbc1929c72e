"""All commands but `run`, gathered for typer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from game import __version__
from game.cli.likely import in_pieces
from game.cli.usage import PROGRAM, usage_lines
from game.content.visible import visible

_COMMANDS = (
    "demo",
    "check",
    "new",
    "preview",
    "review",
    "poster",
    "sheet",
    "schema",
    "doctor",
    "service",
    "pin-reset",
    "keys",
    "update",
    "stats",
    "report",
    "export",
    "prizes",
    "verify-draws",
    "bench",
    "soak",
    "deliver",
)
"""Each is a module here (with `_` for `-`) that holds a function of its name, or an `app` of several commands."""
_USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]
"""What all wrong use is raised as; typer exports only this subclass."""


def app_of(names: Iterable[str]) -> typer.Typer:
    """Return the program with some of its commands; others are not imported."""
    app = typer.Typer(
        name=PROGRAM,
        help="反诈游园：离线反诈游戏机 / an offline kiosk that teaches to recognise a scam in one minute.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback(invoke_without_command=True)(_root)
    app.command("run", context_settings={"ignore_unknown_options": True, "help_option_names": []})(_run)
    for name in names:
        function = name.replace("-", "_")
        module = import_module(f"game.cli.{function}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, function))
    return app


def all_commands() -> typer.Typer:
    """Return the whole program, as `--help` lists it."""
    return app_of(_COMMANDS)


def run_command(words: Sequence[str], home: Path | None) -> int:
    """Run one command and return its exit code; wrong use is reported, and 2."""
    app = app_of([words[0]]) if words[0] in _COMMANDS else all_commands()
    try:
        code = app(args=words, prog_name=PROGRAM, obj=home, standalone_mode=False)
    except typer.Abort:
        return 1
    except _USAGE_ERROR as fault:
        if told := _told(fault, words):
            typer.echo(told, err=True)
        return 2
    return code if isinstance(code, int) else 0


def _told(fault: Any, words: Sequence[str]) -> str:
    """Return what is wrong with `words`, read off a fault: typer's sentences are English and vary by release."""
    context = fault.ctx
    command = context.command_path if context else " ".join([PROGRAM, *words[:1]])
    parameter = getattr(fault, "param", None)
    if parameter is not None:
        kind = "value" if fault.message else "missing"
        return usage_lines(kind, command, parameter.help, name=parameter.opts[0])
    if hasattr(fault, "possibilities"):
        near = ", ".join(sorted(fault.possibilities or ()))
        return usage_lines("no_option_near" if near else "no_option", command, name=fault.option_name, what=near)
    if hasattr(fault, "option_name"):
        return usage_lines("value", command, name=fault.option_name)
    if not fault.message:  # Typer has shown the help of a command with commands of its own.
        return ""
    if hasattr(context.command, "commands"):
        # In the path of a command the name of the program stands before the words.
        name, known = words[len(command.split()) - 1], ", ".join(context.command.commands)
        return usage_lines("no_command", command, name=name, what=known)
    whole = in_pieces(words)
    return usage_lines("extra", command) if whole is None else usage_lines("blank", command, path=visible(whole))


def _run(words: Annotated[list[str] | None, typer.Argument(hidden=True)] = None) -> None:
    """打开游戏机（默认全屏）/ Open the kiosk, full screen unless --window."""
    # Listed for `--help` only: `game.cli.main` takes this command before typer is imported.
    raise typer.Exit(2)


def _root(
    context: typer.Context, version: Annotated[bool, typer.Option("--version", help="版本 / version")] = False
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit
