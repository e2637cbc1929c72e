"""All marks of speed and memory in one table: before, mark, now. Takes some eight minutes on a quiet machine.

`python -m tests.benchmarks.marks [--visits N] [--quick] [--no-chromium]` on Linux. Milliseconds are of the processor,
the slowest of each kind. `--quick` leaves out 4K and all visitors but the one who reads.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from game.cli.setting_up import set_up
from game.kiosk import sdl
from game.kiosk.places import find_places
from game.kiosk.settings import Settings
from game.kiosk.slices import Slices
from game.rules.visit import Game
from game.workbench.bench.frames import measure_scenes
from game.workbench.bench.start import measure_start
from game.workbench.bench.visits import Pace, VisitPlan, VisitRecord, measure_visits, plans_of, reading_pace
from game.workbench.rehearsal.hands import Hands
from game.workbench.rehearsal.reckoning import Reckoning

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"1080p": (1920, 1080), "4K": (3840, 2160)}
MOST_MS = {"1080p": 16.7, "4K": 33.0}
ATTRACT_S = 32.0
"""Four acts of the attract screen."""

Row = tuple[str, str, str, str]
"""What is measured, before (2026-11), the mark, and now."""


def visits_at(size: tuple[int, int], *, is_quick: bool) -> list[tuple[VisitPlan, list[VisitRecord]]]:
    """Play the visits of a size: of the larger size, or if `is_quick`, only those of who reads."""
    places, settings = find_places(), Settings(is_debug=True)
    reckoning = Reckoning()
    _, playable = set_up(places, settings, (640, 360), 7, reckoning.type_of)

    def pace_of(game: Game) -> Pace:
        shell, _ = set_up(places, settings, (640, 360), 7, reckoning.type_of)
        return reading_pace(shell, reckoning, game)

    plans = plans_of(playable, size, None, pace_of)
    with TemporaryDirectory() as folder:
        wanted = [plan for plan in plans if plan.is_plain or not (is_quick or size == SIZES["4K"])]
        measure_visits(wanted[0], Path(folder))  # the first start on a machine rasterises
        return [(plan, measure_visits(plan, Path(folder))) for plan in wanted]


def visit_rows(name: str, *, is_quick: bool) -> Iterator[Row]:
    """Yield the rows of whole visits."""
    visits = visits_at(SIZES[name], is_quick=is_quick)
    records = [record for _, found in visits for record in found]
    changes: dict[str, float] = {}
    for record in records:
        for label, cpu_ms in record["changes"].items():
            changes[label] = max(cpu_ms, changes.get(label, 0.0))
    switches = {label: ms for label, ms in changes.items() if label.startswith("attract") and ">attract" in label}
    others = {label: ms for label, ms in changes.items() if label not in switches}
    press = max(record["press_cpu_ms"] for record in records)
    before = {"1080p": ("350–550", "13–18"), "4K": ("1,340", "113–119")}[name]
    yield f"press → pressed, {name}", "", "≤ 4 ms", f"{press:.1f} ms"
    worst = sorted(others.items(), key=lambda pair: -pair[1])[:3]
    told = ", ".join(f"{label} {ms:.1f}" for label, ms in worst)
    yield f"a change of screen, {name}", f"{before[0]} ms", f"≤ {MOST_MS[name]} ms", told
    if switches:
        yield f"text size or language, {name}", "800–2,100 ms", "≤ 50 ms", f"{max(switches.values()):.1f} ms"
    over = max(record["over_16_7"] for record in records)
    yield f"frames > 16.7 ms a visit, {name}", before[1], "0" if name == "1080p" else "≤ 2", str(over)
    slowest = max((frame["cpu_ms"], frame["frame"]) for record in records for frame in record["slowest"])
    yield f"the slowest frame of all, {name}", "", "", f"{slowest[1]} {slowest[0]:.1f} ms"


def scene_rows(name: str) -> Iterator[Row]:
    """Yield the rows of steady frames."""
    scenes = measure_scenes(set_up(find_places(), Settings(is_debug=True), SIZES[name], 7)[0])
    spin, slide = scenes["wheel_spin"], scenes["can_slide"]
    yield f"wheel, rotozoom / frame, {name}", "", "≥ 8 ×", f"{spin.rotozoom_ratio or 0:.1f} ×"
    most = "≤ 10 ×" if name == "1080p" else "≤ 4 ×"
    yield f"wheel, frame / copying, {name}", "", most, f"{spin.times_floor:.1f} × ({spin.median_ms:.2f} ms)"
    yield f"table slide p99, {name}", "", "≤ 8 ms" if name == "1080p" else "≤ 16 ms", f"{slide.p99_ms:.1f} ms"


def attract_row() -> Row:
    """Return the share of a core that the attract screen takes, without the display server."""
    shell, _ = set_up(find_places(), Settings(is_debug=True), SIZES["1080p"], 7, slices=Slices())
    hands = Hands(shell)
    hands.wait(20)
    begun_s = time.process_time()
    hands.wait(ATTRACT_S)
    share = (time.process_time() - begun_s) / ATTRACT_S
    shell.forget()
    return "attract with its show, 1080p", "", "≤ 8 % of a core", f"{share:.1%}"


def start_rows() -> Iterator[Row]:
    """Yield the rows of the start."""
    start = measure_start(SIZES["1080p"])
    yield "first frame, of the process", "358 ms", "≤ 100 ms", f"{start.first_frame_cpu_ms:.0f} ms"
    yield "ready, of the process", "", "≤ 600 ms", f"{start.ready_cpu_ms:.0f} ms"


def memory_rows(name: str, visits: int) -> Iterator[Row]:
    """Yield the rows of memory."""
    width, height = SIZES[name]
    held = json.loads(run("tests.benchmarks.memory", f"{width}x{height}", str(visits)).splitlines()[-1])
    mark, before = ("≤ 75 MB", "98 MB") if name == "1080p" else ("≤ 150 MB", "193 MB")
    told = f"{held['each_game']} MB (imports {held['imports']}, attract {held['attract']})"
    yield f"memory after each game, {name}", before, mark, told
    found = held["visits"]
    told = " → ".join(f"{found[number]}" for number in sorted({0, len(found) // 2, len(found) - 1}))
    yield f"memory over {visits} visits, {name}", "", "constant", f"{told} MB"


def chromium_rows(name: str) -> Iterator[Row]:
    """Yield the rows beside Chromium, or one that says why there are none."""
    if shutil.which("chromium") is None or shutil.which("Xvfb") is None:
        yield f"beside Chromium, {name}", "", "", "not measured: chromium or Xvfb is missing"
        return
    width, height = SIZES[name]
    lines = run("tests.benchmarks.against_chromium", f"{width}x{height}").splitlines()
    marks = {"cpu ms a frame": "≥ 5 ×", "first frame ms": "≥ 4 ×", "memory PSS MB": "≥ 6 ×"}
    before = {"cpu ms a frame": "3.3–3.8 ×", "first frame ms": "3.1–3.3 ×", "memory PSS MB": "2.4–4.5 ×"}
    for line in lines:
        label = next((each for each in marks if line.startswith(each)), None)
        if label is not None:
            ours, theirs, ratio = line[len(label) :].split()
            yield f"Chromium: {label}, {name}", before[label], marks[label], f"{ratio} ({ours} : {theirs})"


def check_row() -> Row:
    """Return the row of checking ten thousand exhibits."""
    line = run("tests.benchmarks.check_10000", "--times", "2", may_fail=True).splitlines()[-1]
    return "check of 10,000 exhibits", "", "≤ 2 s", line.partition("MB: ")[2].partition(",")[0]


def run(module: str, *words: str, may_fail: bool = False) -> str:
    """Return what a module prints that runs in a process of its own."""
    environ = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True, check=not may_fail)
    return done.stdout


def rows(given: argparse.Namespace) -> Iterator[Row]:
    """Yield all rows, each as soon as it is measured."""
    names = ["1080p"] if given.quick else list(SIZES)
    yield from start_rows()
    for name in names:
        yield from visit_rows(name, is_quick=given.quick)
        yield from memory_rows(name, given.visits)
        yield from scene_rows(name)
    yield attract_row()
    yield check_row()
    if not given.no_chromium:
        for name in names:
            yield from chromium_rows(name)


def show(found: Iterable[Row]) -> None:
    """Print the table line by line."""
    print(f"{'':38} {'before':>14} {'mark':>15}   now")
    for what, before, mark, now in found:
        print(f"{what:38} {before:>14} {mark:>15}   {now}", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=10)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--no-chromium", action="store_true")
    given = parser.parse_args()
    begun_s = time.monotonic()
    show(rows(given))
    print(f"{time.monotonic() - begun_s:.0f} s in all; a code is read by a simulated camera in tests/takeaway")


if __name__ == "__main__":
    sdl.prepare()
    main()
