"""Options of several commands, and their values."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from game.cli.output import stop
from game.cli.run_options import parse_size
from game.kiosk.places import MissingDataError, Places, find_places
from game.words import Language

PackArgument = Annotated[Path, typer.Argument(help="题包 / the pack")]
PackOption = Annotated[Path | None, typer.Option(help="题包 / the pack")]
SizeOption = Annotated[str, typer.Option(help="屏幕大小，宽x高 / size of the screen")]
SpokenOption = Annotated[Language, typer.Option(help="提示用的语言，zh 或 en / language of the messages, zh or en")]
ThemeOption = Annotated[Literal["night", "day"], typer.Option(help="夜晚 night 或白天 day / night or day colours")]
TextScaleOption = Annotated[float, typer.Option(min=1.0, max=1.4, help="字号 1.0–1.4 / text size, 1.0–1.4")]


def size_option(text: str) -> tuple[int, int]:
    """Return a `--size` as width and height; exit with code 2 if it is wrong."""
    try:
        return parse_size(text)
    except ValueError as fault:
        stop(f"--size: {fault}")


def places_or_exit(home: Path | None) -> Places:
    """Return all places; exit with code 2 if missing."""
    try:
        return find_places(home)
    except MissingDataError as fault:
        stop(str(fault))
