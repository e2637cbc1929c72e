"""All commands but `run`, gathered for typer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from game import __version__

_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "demo": "game.cli.demo",
        "check": "game.cli.check",
        "new": "game.cli.new",
        "preview": "game.cli.preview",
        "review": "game.cli.review",
        "sheet": "game.cli.sheet",
        "schema": "game.cli.schema",
        "bench": "game.cli.bench",
        "soak": "game.cli.soak",
    }
)
"""Command → the module that holds a function of its name, or an `app` of several commands."""


def app_of(names: Iterable[str]) -> typer.Typer:
    """The program with some of its commands: what is not needed is not imported."""
    app = typer.Typer(
        name="fanzha-fair",
        help="反诈游园：离线反诈游戏机 / an offline kiosk that teaches to recognise a scam in one minute.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback(invoke_without_command=True)(_root)
    app.command("run", context_settings={"ignore_unknown_options": True, "help_option_names": []})(_run)
    for name in names:
        module = import_module(_COMMANDS[name])
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, name))
    return app


def all_commands() -> typer.Typer:
    """The whole program, as `--help` lists it."""
    return app_of(_COMMANDS)


def run_command(words: list[str], home: Path | None) -> int:
    """Run one of the commands; wrong use is exit code 2 with one sentence."""
    app = app_of([words[0]]) if words[0] in _COMMANDS else all_commands()
    try:
        app(args=words, prog_name="fanzha-fair", obj=home)
    except SystemExit as end:  # how typer ends, well or not
        return end.code if isinstance(end.code, int) else 2
    return 0


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
