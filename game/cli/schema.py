"""`schema`: the JSON Schema of a pack, for editors that complete and explain keys."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from game.cli.consoles import write_json
from game.cli.options import places_or_exit
from game.cli.output import Output, json_of, stop, write_outputs
from game.content.fields.schema import TITLE, pack_schema
from game.kiosk.places import Places
from game.words import in_both


def schema(
    context: typer.Context,
    out: Annotated[Path | None, typer.Option(help="写到哪个 .json 文件，不写就显示 / file for it")] = None,
) -> None:
    """题包格式说明（JSON Schema），给编辑器用 / What a pack may hold, for editors. Exit code 2: cannot be written."""
    text = schema_text(places_or_exit(context.obj))
    if out is None:
        write_json(text)
        return
    if out.suffix.lower() != ".json":
        stop(in_both("schema_name", path=out))
    write_outputs(Output(out, text.encode(), is_own_schema))
    typer.echo(str(out))


def schema_text(places: Places) -> str:
    """Return the text of the schema file, with the icons that exist here."""
    return json.dumps(pack_schema(places.icon_names), ensure_ascii=False, indent=2) + "\n"


def is_own_schema(data: bytes) -> bool:
    """Whether a file is a schema of a pack, of this or an earlier version."""
    read = json_of(data)
    return isinstance(read, dict) and read.get("title") == TITLE
