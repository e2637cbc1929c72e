"""`bench`: frame times relative to copying memory, start-up and memory, measured in one run."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from game.cli.options import PackOption, SizeOption, places_or_exit, size_option
from game.cli.output import stop
from game.cli.setting_up import set_up
from game.kiosk.display import NoDisplayError
from game.kiosk.places import Places
from game.kiosk.settings import Settings
from game.words import in_both
from game.workbench.bench.frames import SceneTimes, measure_scenes
from game.workbench.bench.live import measure_live
from game.workbench.bench.start import StartTimes, measure_start


def bench(
    context: typer.Context,
    size: SizeOption = "1920x1080",
    pack: PackOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="给程序读 / for programs")] = False,
    live: Annotated[bool, typer.Option("--live", help="开真窗口，转转盘 / spin in a real window")] = False,
    seconds: Annotated[float, typer.Option(min=1.0, help="--live 转多少秒 / seconds to spin")] = 6.0,
    window: Annotated[bool, typer.Option("--window", help="--live 不用全屏 / not full screen")] = False,
) -> None:
    """量一量每帧多久、开机多快、占多少内存 / Frame times, start-up and memory."""
    places = places_or_exit(context.obj)
    pixels = size_option(size)
    if live:
        _live(places, pixels if window else None, seconds, as_json=as_json)
        return
    shell, _ = set_up(places, Settings(pack=pack, is_debug=True), pixels, seed=7)
    scenes = measure_scenes(shell)
    start = measure_start(pixels)
    if as_json:
        record = {"scenes": {name: times.as_record() for name, times in scenes.items()}, **asdict(start)}
        typer.echo(json.dumps(record, indent=2))
    else:
        typer.echo(_as_table(scenes, start, size))


def _live(places: Places, window: tuple[int, int] | None, seconds: float, *, as_json: bool) -> None:
    try:
        figures = measure_live(places, window, seconds)
    except NoDisplayError:
        stop(in_both("no_display_live"))
    if as_json:
        typer.echo(json.dumps(figures))
    else:
        typer.echo("\n".join(f"{name:24} {value:10.2f}" for name, value in figures.items()))


def _as_table(scenes: dict[str, SceneTimes], start: StartTimes, size: str) -> str:
    rows = [f"{size:20} {'median ms':>10} {'p99 ms':>10} {'x floor':>10} {'rotozoom /':>11}"]
    for name, times in scenes.items():
        ratio = f"{times.rotozoom_ratio:10.1f}x" if times.rotozoom_ratio is not None else ""
        rows.append(f"{name:20} {times.median_ms:10.2f} {times.p99_ms:10.2f} {times.times_floor:10.1f} {ratio:>11}")
    memory = "unknown" if start.pss_mb is None else f"{start.pss_mb:.1f} MB"
    rows.append(f"first frame {start.first_frame_ms:.0f} ms, ready {start.ready_ms:.0f} ms, memory (PSS) {memory}")
    return "\n".join(rows)
