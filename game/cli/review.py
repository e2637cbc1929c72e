"""`review`: the pack as a document to check and sign, as a web page and as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from game import __version__
from game.cli.likely import missing_pack
from game.cli.options import PackArgument, places_or_exit, size_option
from game.cli.output import Output, exit_with, is_own_page, stop, told_faults, write_outputs
from game.content.checks.table_trial import CASUAL_PUSHES, TableTrials
from game.content.model import Pack
from game.content.reading.packs import OWN_LANGUAGE, read_pack, sister_of
from game.content.tree.intake import open_regular
from game.kiosk.places import Places
from game.ui.type.fonts import MissingFaceError, find_face, missing_characters
from game.words import LANGUAGES, Language, in_both, load_words
from game.workbench.audits import all_audits
from game.workbench.review.cover import Facts, Sister, spelled_out
from game.workbench.review.document import document_of, interface_of
from game.workbench.review.html import as_html
from game.workbench.review.number import check_number, fingerprint
from game.workbench.review.pdf import as_pdf, is_own_pdf
from game.workbench.review.pictures import pictures_of

HTML, PDF = "review.html", "review.pdf"


def review(
    context: typer.Context,
    pack: PackArgument,
    out: Annotated[Path, typer.Option(help="文件放哪个文件夹 / folder for the files")],
    language: Annotated[
        Language | None, typer.Option(help="说明用的语言，zh 或 en，不写就同题包 / language of its own words")
    ] = None,
    has_pictures: Annotated[
        bool, typer.Option("--pictures/--no-pictures", help="附画面小图 / small pictures of the screens")
    ] = True,
    size: Annotated[str, typer.Option(help="小图照多大的屏幕画，宽x高 / screen that is pictured")] = "1280x720",
) -> None:
    """审核稿：题包里的每个字，给领导看过签字 / Every word of a pack, to check and sign: review.html, review.pdf."""
    pixels = size_option(size)
    places = places_or_exit(context.obj)
    if find_spec("fpdf") is None:
        stop(in_both("no_pdf_library"))
    try:
        face = find_face()
        open_regular(pack).close()
    except MissingFaceError as fault:
        stop(str(fault))
    except OSError:
        stop(missing_pack(pack))
    today = datetime.now().astimezone().date()
    trials = TableTrials()
    wish = language or OWN_LANGUAGE
    reading = read_pack(pack, icons=places.icon_names, today=today, language=wish, audits=all_audits(trials))
    if (content := reading.pack) is None:  # Nobody should sign mistakes.
        exit_with(reading.problems, reading.language)
    spoken = language or content.language
    texts = load_words("screens", content.language)
    trial = trials.trial_of(content)
    facts = Facts(
        file=pack.name,
        sha256=(sha256 := fingerprint(content, pack.parent)),
        check_number=(number := check_number(sha256)),
        day=today,
        problems=spelled_out(reading.problems, lambda text: missing_characters(text, face)),
        sisters=tuple(_sisters(pack, content, places, today)),
        version=__version__,
        interface=interface_of(texts, load_words("review", spoken)),
        red_share=None if trial is None else (trial.odds.zones[trial.plan.red_zone], CASUAL_PUSHES),
    )
    document = document_of(content, facts, spoken)
    images = pictures_of(content, pack, places, pixels) if has_pictures else {}
    page = Output(out / HTML, as_html(document, images).encode(), partial(is_own_page, command="review"))
    printed = Output(out / PDF, as_pdf(document, images, today, face), is_own_pdf)
    with told_faults(out):
        out.mkdir(parents=True, exist_ok=True)
    write_outputs(page, printed)
    typer.echo(f"{page.path}\n{printed.path}")
    typer.echo(in_both("check_number", number=number))


def _sisters(path: Path, pack: Pack, places: Places, today: date) -> Iterator[Sister]:
    """Yield the packs in other languages that visitors can change to."""
    for language in LANGUAGES:
        sister = sister_of(path, language)
        if language != pack.language and sister != path and sister.is_file():
            read = read_pack(sister, icons=places.icon_names, today=today).pack
            yield Sister(sister.name, "" if read is None else check_number(fingerprint(read, path.parent)))
