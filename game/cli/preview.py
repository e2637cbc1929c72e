"""`preview`: pictures of every screen of a pack, with a page, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from game.app.wiring import Playable, playable_of, read
from game.cli.likely import missing_pack
from game.cli.options import (
    PackArgument,
    SizeOption,
    SpokenOption,
    TextScaleOption,
    ThemeOption,
    places_or_exit,
    size_option,
)
from game.cli.output import exit_with, stop, told_faults
from game.content.findings import MAX_PROBLEMS
from game.content.reading.packs import Reading
from game.kiosk.settings import Settings
from game.scenes.gallery.names import ScreenName, names_of
from game.words import Language, in_both, load_words
from game.workbench.preview.contact_sheet import ContactSheets, SheetGrid, sheet_file
from game.workbench.preview.findings import Told, told_of
from game.workbench.preview.images import MANIFEST, OURS, PAGE, PICTURES, SMALL, encoded
from game.workbench.preview.page import chapters_of, file_of, page_of, small_of
from game.workbench.preview.screens import Drawn, Job, Tried, look_at_all
from game.workbench.report.text import as_text
from game.workbench.saving import OwnFolder, write


def preview(
    context: typer.Context,
    pack: PackArgument,
    out: Annotated[Path, typer.Option(help="图片放哪个文件夹 / folder for the pictures")],
    size: SizeOption = "1920x1080",
    language: SpokenOption = "zh",
    theme: ThemeOption = "night",
    text_scale: TextScaleOption = 1.0,
) -> None:
    """把题包的每个画面画出来，看哪里放不下 / Every screen of a pack. Exit code: 0 all fits, 1 some does not."""
    pixels = size_option(size)
    places = places_or_exit(context.obj)
    settings = Settings(pack=pack, theme=theme, text_scale=text_scale)
    today = datetime.now().astimezone().date()
    if not pack.exists():
        stop(missing_pack(pack))
    reading = read(pack, places, today, language)
    if reading.pack is None:
        exit_with(reading.problems, language)
    job = Job(places, settings, pixels, out, today)
    try:
        with told_faults(out):
            every = make_preview(job, playable_of(reading, places, settings, today), reading, language)
    except BrokenExecutor:
        stop(in_both("drawing_ended"))
    told = every[:MAX_PROBLEMS]
    placed = [one.problem for one in told if one.has_line]
    if placed:
        typer.echo(as_text(placed, language=language))
    for one in told:
        if not one.has_line:
            typer.echo(f"{one.problem.message}\n   {one.problem.hint}")
    words = load_words("preview", language)
    if len(every) > MAX_PROBLEMS:
        typer.echo(words("more", count=len(every) - MAX_PROBLEMS))
    if not every:
        typer.echo(words["none"])
    typer.echo(str(out / PAGE))
    if every:
        raise typer.Exit(1)


def make_preview(job: Job, playable: Playable, reading: Reading, language: Language) -> tuple[Told, ...]:
    """Draw everything into the folder of the job; return what was found.

    Raises OSError if a file cannot be written, and StrangeFileError, with nothing written, if a foreign file is in the
    way.
    """
    pack = playable.first
    names = names_of(pack)
    folder = OwnFolder(job.out, MANIFEST, "preview", OURS)
    folder.claim([*_possible(names, job.size), PAGE])
    for pictures in (PICTURES, SMALL):
        (job.out / pictures).mkdir(exist_ok=True)
    looked = list(_with_progress(look_at_all(job, playable, names), 2 * len(names)))
    looked.sort(key=lambda one: names.index(one.name))
    found = {one.name: one.ending for one in looked if isinstance(one, Drawn)}
    endings = {name: found[name] for name in names}
    shortfalls = [shortfall for one in looked for shortfall in one.shortfalls]
    told = told_of(reading, pack, shortfalls, language)
    chapters = tuple(chapters_of(pack, endings, told, reading, language))
    words = load_words("preview", language)
    contact = ContactSheets(job.out, chapters, job.size, words("title", title=pack.title))
    written = []
    for number, page in enumerate(contact.pages(words["page"]), 1):
        data, ending = encoded(page)
        written.append(sheet_file(number, ending))
        write(job.out / written[-1], data)
    write(job.out / PAGE, page_of(pack, job, chapters, told, written, language).encode())
    shown = [(name, ending) for name, ending in endings.items() if ending is not None]
    folder.finish([*(file_of(*one) for one in shown), *(small_of(name) for name, _ in shown), *written, PAGE])
    return told


def _possible(names: Sequence[ScreenName], size: tuple[int, int]) -> Iterator[str]:
    """Yield every file that may be written: whether a picture is a PNG is known only once drawn."""
    for name in names:
        yield from (file_of(name, "png"), file_of(name, "jpg"), small_of(name))
    for number in range(1, SheetGrid.of(size).pages(len(names)) + 1):
        yield from (sheet_file(number, "png"), sheet_file(number, "jpg"))


def _with_progress(drawn: Iterator[Drawn | Tried], total: int) -> Iterator[Drawn | Tried]:
    """Yield the same, with a progress bar on a terminal."""
    # Here, because only this command shows a bar, and every command imports this module.
    from rich.console import Console  # noqa: PLC0415 - see above
    from rich.progress import Progress  # noqa: PLC0415 - see above

    console = Console(stderr=True)
    if not console.is_terminal:
        yield from drawn
        return
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(in_both("drawing"), total=total)
        for one in drawn:
            progress.advance(task)
            yield one
