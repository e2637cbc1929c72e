"""`doctor`: the opening check of this machine."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Annotated

import typer

from game.app.examining import machine_at_rest
from game.cli.options import PackOption, SpokenOption, places_or_exit
from game.kiosk.doctor.examination import Examination
from game.kiosk.doctor.verdict import Verdict
from game.kiosk.places import state_folder
from game.kiosk.settings import Settings
from game.rules.lights import LIGHTS, Light, worst
from game.words import Language, load_words

_COLOURS = dict(zip(LIGHTS, ("green", "yellow", "red"), strict=True))


def doctor(
    context: typer.Context,
    state: Annotated[Path | None, typer.Option(metavar="DIR", help="run 用的文件夹 / the folder of run")] = None,
    pack: PackOption = None,
    diagonal_inch: Annotated[float, typer.Option(min=3, max=150, help="屏幕英寸 / the panel's diagonal")] = 21.5,
    is_json: Annotated[bool, typer.Option("--json", help="给程序看 / for programs")] = False,
    language: SpokenOption = "zh",
) -> int:
    """开摊自检，不到 20 秒 / The opening check, in less than 20 s. Exit code: 0 can open, 1 something is to mend."""
    settings = Settings(pack=pack, diagonal_inch=diagonal_inch)
    machine = machine_at_rest(state_folder(state), settings, places_or_exit(context.obj), language)
    examination, began_s = Examination(machine), time.monotonic()
    examination.begin()
    examination.wait()
    verdicts = {name: verdict for name, verdict in examination.verdicts.items() if verdict is not None}
    light, seconds = worst(verdict.light for verdict in verdicts.values()), time.monotonic() - began_s
    typer.echo((_as_json if is_json else _as_text)(verdicts, light, seconds, language))
    return int(light == "red")


def _as_json(verdicts: dict[str, Verdict], light: Light, seconds: float, language: Language) -> str:
    checks = [
        {"check": name, "light": verdict.light, "code": verdict.key, "message": verdict.told(language)}
        for name, verdict in verdicts.items()
    ]
    told = {"light": light, "seconds": round(seconds, 1), "checks": checks}
    return json.dumps(told, ensure_ascii=False, indent=2)


def _as_text(verdicts: dict[str, Verdict], light: Light, seconds: float, language: Language) -> str:
    say = load_words("doctor", language)
    lines = [typer.style(say("title"), bold=True)]
    for name, verdict in verdicts.items():
        sign = typer.style(f"[{say(f'lights.{verdict.light}')}]", fg=_COLOURS[verdict.light], bold=True)
        lines.append(f"{sign} {say(f'names.{name}')}: {verdict.told(language)}")
    return "\n".join([*lines, say(f"all.{light}", seconds=f"{seconds:.1f}")])
