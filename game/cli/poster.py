"""`poster`: a poster of the stall to print, as PNG or PDF."""

from __future__ import annotations

from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from game.app.wiring import playable_of, read
from game.cli.likely import missing_pack
from game.cli.options import ThemeOption, places_or_exit
from game.cli.output import Output, exit_with, need_place, stop, write_outputs
from game.content.visible import visible
from game.kiosk.settings import Settings
from game.ui.type.fonts import MissingFaceError, find_face
from game.words import Language, in_both
from game.workbench.poster.design import Paper, poster_of, size_px
from game.workbench.poster.printing import as_pdf, as_png, is_own_poster

_ENDINGS = (".pdf", ".png")


def poster(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="写到哪个 .pdf 或 .png 文件 / file for it, .pdf or .png")],
    pack: Annotated[Path | None, typer.Argument(help="题包，不写就用自带的 / the pack")] = None,
    theme: ThemeOption = "night",
    language: Annotated[Language | None, typer.Option(help="zh 或 en，不写就同题包 / zh or en")] = None,
    size: Annotated[Paper, typer.Option(help="纸张，A3 或 A4 / paper, A3 or A4")] = "A3",
    where: Annotated[str, typer.Option(help="摊位在哪里，不写就留空手写 / where the stall is")] = "",
) -> None:
    """海报：打印出来，贴在摊位和路口 / A poster of the stall to print. Exit code 1: the pack has problems."""
    places = places_or_exit(context.obj)
    if out.suffix.lower() not in _ENDINGS:
        stop(in_both("poster_name", path=visible(out)))
    is_pdf = out.suffix.lower() == ".pdf"
    if is_pdf and find_spec("fpdf") is None:
        stop(in_both("no_pdf_library"))
    path = pack or places.default_pack
    if not path.is_file():
        stop(missing_pack(path))
    need_place(out, is_own_poster)
    try:
        face = find_face()
    except MissingFaceError as fault:
        stop(str(fault))
    settings = Settings(pack=path, theme=theme, language=language)
    today = datetime.now().astimezone().date()
    reading = read(path, places, today, language)
    if reading.pack is None:
        exit_with(reading.problems, reading.language)
    playable = playable_of(reading, places, settings, today, language)
    if language is not None and language != playable.first.language:
        stop(in_both("no_sister", name=visible(path.name), language=language))
    drawn = poster_of(places, settings, playable, size_px(size), where)
    data = as_pdf(drawn, playable.first, size, face) if is_pdf else as_png(drawn)
    write_outputs(Output(out, data, is_own_poster))
    typer.echo(str(out))
