"""`soak`: a crowd of careless hands on the real loop, far faster than any evening."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Annotated

import typer

from game.cli.setting_up import places_or_exit, set_up
from game.kiosk.settings import Settings
from game.words import in_both
from game.workbench.rehearsal.monkey import Monkey

STALL_S = 1.0
"""A step that computes longer than this has stalled. Counted in CPU time: a busy machine is not our fault."""


def soak(
    context: typer.Context,
    events: Annotated[int, typer.Option(min=1, help="多少次乱点 / how many random events")] = 100_000,
    seed: Annotated[int, typer.Option(help="同一个数，同样乱点 / the same number, the same touches")] = 1,
    pack: Annotated[Path | None, typer.Option(help="题包 / the pack")] = None,
) -> None:
    """乱点很久，看会不会出错 / Random fingers, mice, resizes and time jumps; fails on the first fault or stall."""
    bench = set_up(places_or_exit(context.obj), Settings(pack=pack, is_debug=True), (640, 360), seed)
    monkey = Monkey(random.Random(seed), bench.shell)
    started_s = time.perf_counter()
    slowest_s = 0.0
    while monkey.events_sent < events:
        before_s = time.process_time()
        try:
            monkey.step()
        except Exception as fault:
            typer.echo(f"{in_both('soak_failed', events=monkey.events_sent)}: {fault!r}", err=True)
            raise
        slowest_s = max(slowest_s, time.process_time() - before_s)
        if slowest_s > STALL_S:
            typer.echo(in_both("soak_stalled", events=monkey.events_sent, seconds=slowest_s), err=True)
            raise typer.Exit(1)
    seen = ", ".join(f"{name} {count}" for name, count in sorted(monkey.scenes_seen.items()))
    typer.echo(
        f"{monkey.events_sent} events, {monkey.hands.frames_sent} frames, {monkey.visits} visits finished, "
        f"{monkey.resizes} resizes, 0 faults, slowest frame {slowest_s * 1000:.0f} ms, "
        f"{time.perf_counter() - started_s:.0f} s\nframes by screen: {seen}"
    )
