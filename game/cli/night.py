"""What `soak --night` prints, and its exit code."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from game.kiosk.places import Places
from game.words import in_both
from game.workbench.rehearsal.night import MOST_GAP_S, MOST_MB_H, Night, NightResult

_TOLD = 5
"""Of faults and of differences, so many are printed."""


def play_night(places: Places, pack: Path, *, hours: float, seed: int) -> None:
    """Play a night and print what it has shown; exit with code 1 if it was not good."""
    os.environ["SDL_AUDIODRIVER"] = "dummy"  # fifty times as fast it would be a noise
    with TemporaryDirectory() as folder:
        result = Night(places, pack, Path(folder), hours=hours, seed=seed).play()
    typer.echo("\n".join(_lines(result)))
    for name in result.failed:
        typer.echo(in_both(f"soak_night.{name}"), err=True)
    if result.failed:
        raise typer.Exit(1)


def _lines(result: NightResult) -> list[str]:
    grows = "not measured" if result.mb_an_hour is None else f"{result.mb_an_hour:.2f} MB/h (gate {MOST_MB_H:g})"
    counts = ", ".join(f"{' '.join(key)} {count}" for key, count in sorted(result.counts.items()))
    lines = [
        f"{result.hours:g} h of kiosk time in {result.took_s:.0f} s ({result.hours * 3600 / result.took_s:.0f}x), "
        f"{result.frames} frames",
        f"visitors: {counts}",
        f"careless hands: {result.monkey_events} events, {result.monkey_visits} visits begun, {result.saves} saves",
        f"prizes won by visitors: {result.prizes}",
        f"troubles: {', '.join(result.troubles)}",
        f"memory: {grows}",
    ]
    lines += [f"  {hours:5.1f} h {memory_mb:7.1f} MB" for hours, memory_mb in _hourly(result.memory)]
    if result.files is not None:
        lines.append(f"open files: {result.files[0]} after the first hour, {result.files[1]} at the end")
    lines += [
        f"longest computation of a frame: {result.longest_s:.3f} s ({result.longest_at}; gate {MOST_GAP_S:g} s)",
        f"rows lost: {result.lost}; records and report differ from what visitors remember: {len(result.differs)}",
        *(f"  {line}" for line in result.differs[:_TOLD]),
        f"faults: {len(result.faults)}",
        *(f"  {line}" for line in result.faults[:_TOLD]),
    ]
    return lines


def _hourly(memory: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the first sample of every hour, and the last one."""
    first = {int(hours): (hours, memory_mb) for hours, memory_mb in reversed(memory)}
    return [*(first[hour] for hour in sorted(first)), *memory[-1:]]
