"""`soak`: random touches on the real loop, far faster than real time."""

from __future__ import annotations

import logging
import random
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from game.app.backstage import Backstage
from game.app.recording import system_clock
from game.cli.night import play_night
from game.cli.options import PackOption, places_or_exit
from game.cli.setting_up import set_up
from game.kiosk.live import change_packs
from game.kiosk.settings import Settings
from game.records.journal import Journal
from game.ui.sound import Silence
from game.words import in_both
from game.workbench.rehearsal.monkey import Monkey
from game.workbench.rehearsal.organisers import Organisers
from game.workbench.rehearsal.whole import whole_kiosk

STALL_S = 1.0
"""A step that computes longer than this has stalled. Counted in CPU time: a busy machine is not our fault."""
SIZE = (640, 360)


def soak(
    context: typer.Context,
    events: Annotated[int, typer.Option(min=1, help="多少次乱点 / how many random events")] = 100_000,
    seed: Annotated[int, typer.Option(help="同一个数，同样乱点 / the same number, the same touches")] = 1,
    pack: PackOption = None,
    night: Annotated[
        bool, typer.Option("--night", help="整晚：客人、乱点和各种故障 / a whole night, with troubles")
    ] = False,
    hours: Annotated[float, typer.Option(min=0.05, max=24, help="--night 几个小时 / how long the night is")] = 12.0,
) -> None:
    """乱点很久，看会不会出错 / Random fingers, mice, resizes and time jumps; fails on the first fault or stall."""
    logging.getLogger("game").addHandler(logging.NullHandler())  # Bad saves are meant; faults are raised.
    places, settings = places_or_exit(context.obj), Settings(pack=pack, is_debug=True)
    _, played = set_up(places, settings, SIZE, seed)
    if night:
        play_night(places, played.path, hours=hours, seed=seed)
        return
    with TemporaryDirectory() as folder:
        organisers = Organisers(random.Random(seed), Path(folder), played.path)
        own = replace(settings, pack=organisers.pack)
        journal = Journal(Path(folder) / "records", system_clock())
        shell, behind = whole_kiosk(places, own, SIZE, Path(folder), organisers, seed, Silence(), journal=journal)
        try:
            _play(Monkey(random.Random(seed), shell), organisers, behind, events, journal)
        finally:
            journal.end()  # Windows removes no folder with an open file in it.


def _play(monkey: Monkey, organisers: Organisers, behind: Backstage, events: int, journal: Journal) -> None:
    started_s = time.perf_counter()
    slowest_s = 0.0
    while monkey.events_sent < events:
        organisers.step(behind)
        behind.office.wait()  # What threads do must not depend on how fast they are.
        journal.write_waiting()
        before_s = time.thread_time()
        try:
            change_packs(monkey.shell, behind.desk.next_stock)
            monkey.step()
        except Exception as fault:
            typer.echo(f"{in_both('soak_failed', events=monkey.events_sent)}: {fault!r}", err=True)
            raise
        slowest_s = max(slowest_s, time.thread_time() - before_s)
        if slowest_s > STALL_S:
            typer.echo(in_both("soak_stalled", events=monkey.events_sent, seconds=slowest_s), err=True)
            raise typer.Exit(1)
    seen = ", ".join(f"{name} {count}" for name, count in sorted(monkey.scenes_seen.items()))
    typer.echo(
        f"{monkey.events_sent} events, {monkey.hands.frames_sent} frames, {monkey.visits} visits finished, "
        f"{monkey.resizes} resizes, {organisers.saves} saves, 0 faults, slowest frame {slowest_s * 1000:.0f} ms, "
        f"{time.perf_counter() - started_s:.0f} s\nframes by screen: {seen}"
    )
