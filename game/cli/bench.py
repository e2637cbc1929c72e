"""`bench`: frame times relative to copying memory, whole visits, start-up and memory, measured in one run."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from game.cli.consoles import write_json
from game.cli.options import PackOption, SizeOption, places_or_exit, size_option
from game.cli.output import stop
from game.cli.setting_up import set_up
from game.kiosk.display import NoDisplayError
from game.kiosk.places import Places
from game.kiosk.settings import Settings
from game.rules.visit import Game
from game.words import in_both
from game.workbench.bench.frames import SceneTimes, measure_scenes
from game.workbench.bench.live import measure_live
from game.workbench.bench.start import StartTimes, measure_start
from game.workbench.bench.visits import Pace, VisitPlan, VisitRecord, measure_visits, plans_of, reading_pace
from game.workbench.rehearsal.reckoning import Reckoning

_READ_AT = (640, 360)
"""How long a visit is to read does not depend on the size of the screen, px; a small one is painted quickly."""


def bench(
    context: typer.Context,
    size: SizeOption = "1920x1080",
    pack: PackOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="给程序读 / for programs")] = False,
    live: Annotated[bool, typer.Option("--live", help="开真窗口，转转盘 / spin in a real window")] = False,
    seconds: Annotated[float, typer.Option(min=1.0, help="--live 转多少秒 / seconds to spin")] = 6.0,
    window: Annotated[bool, typer.Option("--window", help="--live 不用全屏 / not full screen")] = False,
) -> None:
    """量一量每帧多久、整局里最慢的几帧、开机多快、占多少内存 / Frames, whole visits, start-up and memory."""
    places = places_or_exit(context.obj)
    pixels = size_option(size)
    if live:
        _live(places, pixels if window else None, seconds, as_json=as_json)
        return
    shell, _ = set_up(places, Settings(pack=pack, is_debug=True), pixels, seed=7)
    scenes = measure_scenes(shell)
    start = measure_start(pixels)
    with TemporaryDirectory() as drawings:  # empty for the first of the visits only
        visits = [(plan, measure_visits(plan, Path(drawings))) for plan in _plans(places, pack, pixels)]
    if as_json:
        record = {"scenes": {name: times.as_record() for name, times in scenes.items()}, **asdict(start)}
        write_json(json.dumps({**record, **_visits_record(visits)}, indent=2))
    else:
        typer.echo(_as_table(scenes, start, size))
        typer.echo("\n".join(line for plan, records in visits for line in _visit_lines(plan, records)))


def _plans(places: Places, pack: Path | None, size: tuple[int, int]) -> list[VisitPlan]:
    """Return the visits to measure; each game is played once before, to know how long its screens are read."""
    settings = Settings(pack=pack, is_debug=True)

    def pace_of(game: Game) -> Pace:
        reckoning = Reckoning()
        shell, _ = set_up(places, settings, _READ_AT, 7, reckoning.type_of)
        return reading_pace(shell, reckoning, game)

    _, playable = set_up(places, settings, _READ_AT, 7)
    return plans_of(playable, size, pack, pace_of)


def _visits_record(visits: list[tuple[VisitPlan, list[VisitRecord]]]) -> dict[str, object]:
    """Return the first and the second visit of each game as it stands there, and all others below `more_visits`."""
    plain = {plan.game: records for plan, records in reversed(visits) if plan.is_plain}
    more = [{"plan": plan.name, "visits": records} for plan, records in visits if not plan.is_plain]
    return {
        "visits": {game: records[0] for game, records in plain.items()},
        "second_visits": {game: records[1] for game, records in plain.items()},
        "more_visits": more,
    }


def _visit_lines(plan: VisitPlan, records: list[VisitRecord]) -> list[str]:
    lines = []
    for number, record in enumerate(records, 1):
        figures = f"{record['frames']} frames, over 16.7 ms {record['over_16_7']}, worst {record['worst_cpu_ms']} ms"
        memory = "" if record["pss_mb"] is None else f", memory (PSS) {record['pss_mb']} MB"
        lines.append(f"visit {number} ({plan.name}): {figures}, a press {record['press_cpu_ms']} ms{memory}")
        lines += [f"    {frame['cpu_ms']:8.1f}  {frame['frame']}" for frame in record["slowest"]]
    return lines


def _live(places: Places, window: tuple[int, int] | None, seconds: float, *, as_json: bool) -> None:
    try:
        figures = measure_live(places, window, seconds)
    except NoDisplayError:
        stop(in_both("no_display_live"))
    if as_json:
        write_json(json.dumps(figures))
    else:
        typer.echo("\n".join(f"{name:24} {value:10.2f}" for name, value in figures.items()))


def _as_table(scenes: dict[str, SceneTimes], start: StartTimes, size: str) -> str:
    rows = [f"{size:20} {'median ms':>10} {'p99 ms':>10} {'x floor':>10} {'rotozoom /':>11}"]
    for name, times in scenes.items():
        ratio = f"{times.rotozoom_ratio:10.1f}x" if times.rotozoom_ratio is not None else ""
        rows.append(f"{name:20} {times.median_ms:10.2f} {times.p99_ms:10.2f} {times.times_floor:10.1f} {ratio:>11}")
    memory = "unknown" if start.pss_mb is None else f"{start.pss_mb:.1f} MB"
    cpu = f"CPU time {start.first_frame_cpu_ms:.0f} and {start.ready_cpu_ms:.0f} ms"
    rows.append(
        f"first frame {start.first_frame_ms:.0f} ms, ready {start.ready_ms:.0f} ms ({cpu}), memory (PSS) {memory}"
    )
    return "\n".join(rows)
