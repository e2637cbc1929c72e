"""All commands but `run`, gathered for typer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game import __version__
from game.cli import bench, check, demo, new, schema, sheet, soak
from game.cli.preview import command as preview
from game.cli.review import command as review

app = typer.Typer(
    name="fanzha-fair",
    help="反诈游园：离线反诈游戏机 / an offline kiosk that teaches to recognise a scam in one minute.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command("run", context_settings={"ignore_unknown_options": True, "help_option_names": []})
def _run(words: Annotated[list[str] | None, typer.Argument(hidden=True)] = None) -> None:
    """打开游戏机（默认全屏）/ Open the kiosk, full screen unless --window."""
    # Listed for `--help` only: `game.cli.main` takes this command before typer is imported.
    raise typer.Exit(2)


app.command("demo")(demo.demo)
app.command("check")(check.check)
app.command("new")(new.new)
app.command("preview")(preview.preview)
app.command("review")(review.review)
app.add_typer(sheet.app, name="sheet")
app.command("schema")(schema.schema)
app.command("bench")(bench.bench)
app.command("soak")(soak.soak)


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context, version: Annotated[bool, typer.Option("--version", help="版本 / version")] = False
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit


def run_command(words: list[str], home: Path | None) -> int:
    """Run one of the commands; wrong use is exit code 2 with one sentence."""
    try:
        app(args=words, prog_name="fanzha-fair", obj=home)
    except SystemExit as end:  # how typer ends, well or not
        return end.code if isinstance(end.code, int) else 2
    return 0
