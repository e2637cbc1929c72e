"""`demo`: a self-played visit through the real loop, without a display; one picture a screen."""

from __future__ import annotations

import random
import re
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Annotated, cast

import pygame
import typer

from game.app.wiring import TypeMaker
from game.cli.options import PackOption, SizeOption, TextScaleOption, ThemeOption, places_or_exit, size_option
from game.cli.output import stop, told_faults
from game.cli.setting_up import set_up
from game.content.model import Pack
from game.content.wording import word
from game.kiosk.places import Places
from game.kiosk.settings import Settings
from game.kiosk.shell import Shell
from game.rules.visit import Game, Visit
from game.scenes.attract.acts import make_ready
from game.scenes.result.result import Result
from game.ui.type.pack_text import longest_of
from game.words import Language, in_both
from game.workbench.layout.faults import Fault
from game.workbench.preview.findings import code_of
from game.workbench.rehearsal.hands import Hands
from game.workbench.rehearsal.reckoning import Reckoning
from game.workbench.rehearsal.self_play import SelfPlay
from game.workbench.rehearsal.visit_faults import faults_of_visit
from game.workbench.saving import OwnFolder, write

BARE_SIZE = (1920, 1080)
BARE_OUT = Path("demo")
_RECORD = "visit.json"
_PICTURE = re.compile(r"[0-9]{2}-[a-z0-9_]+\.png|qr\.png", re.ASCII)


def demo(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="图片放哪个文件夹 / folder for the pictures")],
    game: Annotated[Game, typer.Option(help="wheel 转盘或 can 推推乐 / the game, wheel or can")] = "wheel",
    seed: Annotated[int, typer.Option(help="同一个整数，同一局 / the same whole number, the same visit")] = 7,
    size: SizeOption = "1920x1080",
    pack: PackOption = None,
    language: Annotated[str | None, typer.Option(help="zh 或 en / zh or en")] = None,
    mistakes: Annotated[bool, typer.Option("--mistakes", help="每题都答错 / answer everything wrongly")] = False,
    theme: ThemeOption = "night",
    text_scale: TextScaleOption = 1.0,
) -> None:
    """不用屏幕，自己玩一局，每个画面存一张图 / A visit as pictures. Exit code: 0 all fits, 1 some does not."""
    settings = Settings(pack=pack, language=language, theme=theme, text_scale=text_scale, is_debug=True)
    places = places_or_exit(context.obj)
    pixels = size_option(size)
    for path in play_visit(places, settings, pixels, seed, out, game, makes_mistakes=mistakes):
        typer.echo(str(path))
    build = partial(_blank_shell, places, settings, pixels, seed)
    found = faults_of_visit(build, game, seed, makes_mistakes=mistakes)
    first = {(fault.kind, fault.texts): (moment, fault) for moment, fault in reversed(found)}
    for moment, fault in reversed(first.values()):
        typer.echo(_told(fault, moment, "en" if language == "en" else "zh"))
    if found:
        raise typer.Exit(1)


def _blank_shell(places: Places, settings: Settings, size: tuple[int, int], seed: int, type_of: TypeMaker) -> Shell:
    return set_up(places, settings, size, seed, type_of)[0]


def _told(fault: Fault, moment: str, language: Language) -> str:
    """Return in words what is wrong on the picture of a moment."""
    of_pack = longest_of(fault.texts)
    code = code_of(fault.kind, is_of_pack=bool(fault.path) or of_pack is not None)
    first, *others = fault.texts or (moment,)
    values = {"text": first, "other": " · ".join(others), "where": f"{moment}.png"}
    return "\n   ".join(word(code, values, language))


def play_without_display(places: Places) -> int:
    """Run what bare `python main.py` does on a machine without a display."""
    typer.echo(in_both("no_display_demo", folder=BARE_OUT))
    for path in play_visit(places, Settings(is_debug=True), BARE_SIZE, 7, BARE_OUT, "wheel"):
        typer.echo(str(path))
    return 0


def play_visit(
    places: Places,
    settings: Settings,
    size: tuple[int, int],
    seed: int,
    out: Path,
    game: Game,
    *,
    makes_mistakes: bool = False,
) -> list[Path]:
    """Play one visit and return the files written. The same arguments and pack give the same bytes."""
    reckoning = Reckoning()
    shell, playable = set_up(places, settings, size, seed, reckoning.type_of)
    if game == "can" and playable.first.table is None:
        stop(in_both("no_table", name=playable.path.name))
    pictures: dict[str, bytes] = {}

    def keep(name: str, picture: pygame.Surface) -> None:
        file = BytesIO()
        pygame.image.save(picture, file, ".png")
        pictures[name] = file.getvalue()

    visitor = SelfPlay(Hands(shell), makes_mistakes=makes_mistakes, rng=random.Random(seed))
    for number, moment in enumerate(visitor.play(game), 1):
        keep(f"{number:02d}-{moment}.png", shell.surface)
        if number == 1:
            make_ready(shell.context)  # names on wheel and table are there before anybody reads
            reckoning.begin(shell.stack.top)
        else:
            reckoning.add(moment, shell.stack.top, shell.context.pack.language, visitor.take_wait_s())
    last = cast("Result", shell.stack.top)
    keep("qr.png", shell.surface.subsurface(last.box))
    folder = OwnFolder(out, _RECORD, "demo", _PICTURE)
    with told_faults(out):
        folder.claim(pictures)
        for name, data in pictures.items():
            write(out / name, data)
        length = length_record(reckoning, visitor.hands.touches)
        folder.finish(pictures, {**visit_record(shell, last, playable.path.name), **length})
    return [out / name for name in (*pictures, _RECORD)]


def length_record(reckoning: Reckoning, touches: int) -> dict[str, object]:
    """Return how long the visit was, from the first touch until the result stood, in all and a screen."""
    played = [screen for screen in reckoning.screens if screen.screen != "result"]
    return {
        "touches": touches,
        "characters": round(sum(screen.characters for screen in played), 1),
        "seconds_at_5": round(sum(screen.seconds for screen in played), 1),
        "screens": [
            {"screen": screen.screen, "characters": screen.characters, "seconds_at_5": round(screen.seconds, 1)}
            for screen in played
        ],
    }


def visit_record(shell: Shell, last: Result, pack_name: str) -> dict[str, object]:
    """Return the record for `visit.json`."""
    visit, pack = last.visit, shell.context.pack
    played = _pushes(visit, pack) if visit.game == "can" else _named(visit, pack)
    return {
        "game": visit.game,
        "pack": pack_name,
        "language": pack.language,
        **played,
        "items": [
            {
                "id": answer.exhibit_id,
                "genuine": answer.is_genuine,
                "answer": "genuine" if answer.said_genuine else "scam",
                "correct": answer.is_correct,
            }
            for answer in visit.answers
        ],
        "hits": visit.score.hits,
        "false_alarms": visit.score.false_alarms,
        "takeaway": last.text,
    }


def _named(visit: Visit, pack: Pack) -> dict[str, object]:
    scam = pack.scams[visit.scam or 0]
    options = []
    if visit.naming is not None:
        for card in visit.naming.cards:
            text = scam.features[card.index].text if card.is_feature else scam.decoys[card.index].text
            options.append({"text": text, "is_feature": card.is_feature})
    picked = visit.naming.picked if visit.naming is not None else ()
    return {"scam": scam.name, "options": options, "named": [options[position] for position in picked]}


def _pushes(visit: Visit, pack: Pack) -> dict[str, object]:
    """Return every push with all inputs, so that it can be played again to the same stop."""
    return {
        "pushes": [
            {
                "start_cm": [landing.push.x, landing.push.y],
                "velocity_cm_s": [landing.push.vx, landing.push.vy],
                "spin_rad_s": landing.push.spin,
                "stop_cm": list(landing.stop),
                "place": landing.place,
                "zone": None if landing.scam is None else pack.scams[landing.scam].name,
            }
            for landing in visit.landings
        ]
    }
