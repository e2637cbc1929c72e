"""`pin-reset`: a file for a stick, with which a machine whose PIN is forgotten takes a new one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game.cli.options import SpokenOption
from game.cli.output import Output, stop, write_outputs
from game.content.visible import visible
from game.kiosk.pin_reset import REQUEST_FILE, NoKeyError, request_for
from game.words import load_words

_HEAD = b'{\n "kind": "fanzha pin reset"'


def pin_reset(
    key: Annotated[Path, typer.Argument(metavar="KEY", help="从那台机器存出来的钥匙 / the key that the machine gave")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="U盘的最上层 / the stick itself, no folder on it")],
    language: SpokenOption = "zh",
) -> None:
    """忘了PIN：做一个重置文件 / A file that takes a forgotten PIN back, once. Exit code: 0 written, 2 wrong use."""
    words = load_words("commands", language)
    try:
        data = request_for(key.read_bytes())
    except FileNotFoundError:
        stop(words("keys.missing", path=visible(key)))
    except (OSError, NoKeyError):
        stop(words("pin_reset.no_key", path=visible(key)))
    if not out.is_dir():
        stop(words("pin_reset.no_stick", path=visible(out)))
    target = out / REQUEST_FILE
    write_outputs(Output(target, data, lambda held: held.startswith(_HEAD)))
    typer.echo(words("pin_reset.written", path=visible(target)))
