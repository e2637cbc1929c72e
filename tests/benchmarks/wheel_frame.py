"""Frame times of the wheel through one whole spin, beside two yardsticks measured in the same run.

`python -m tests.benchmarks.wheel_frame [--json]`; no display is needed. The floor is a copy of the wheel's square from
one opaque surface to another; the rival is `pygame.transform.rotozoom` of one finished picture of the wheel, blitted.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
ROOT = Path(__file__).resolve().parents[2]

# The driver must be set before these (E402).
import pygame  # noqa: E402 - after the driver is set

from game.ui.draw.backdrop import backdrop  # noqa: E402 - after the driver is set
from game.ui.draw.icons import Icons  # noqa: E402 - after the driver is set
from game.ui.measures import Measures  # noqa: E402 - after the driver is set
from game.ui.theme import load_theme  # noqa: E402 - after the driver is set
from game.ui.type.fonts import Fonts, find_face  # noqa: E402 - after the driver is set
from game.ui.type.text import Type  # noqa: E402 - after the driver is set
from game.ui.wheel.face import SliceLook, WheelFace  # noqa: E402 - after the driver is set

NAMES = ["刷单返利", "虚假投资", "虚假购物", "冒充客服", "虚假贷款", "虚假征信", "冒充领导", "冒充公检法"]
NAMES += ["网络交友", "游戏交易", "企业年审", "快递引流"]
SIZES = ((1920, 1080), (3840, 2160))
FPS, RAMP_S, FALL_S, TOP_TURNS_PER_S = 60, 0.3, 5.2, 1.8


def spin() -> list[tuple[float, float, float]]:
    """Angle, turns a second and pointer of every frame: a short push, then a long ease-out, then rest."""
    frames = []
    angle = 0.0
    for number in range(round((RAMP_S + FALL_S + 0.5) * FPS)):
        now = number / FPS
        left = max(0.0, 1 - max(0.0, now - RAMP_S) / FALL_S)
        speed = TOP_TURNS_PER_S * min(1.0, now / RAMP_S) * left**2
        angle += speed * 360 / FPS
        frames.append((angle, speed, -min(18.0, 20 * (angle % 30) / 30) if speed else 0.0))
    return frames


def pss_mb() -> float:
    """Memory of this process, MB; 0 where the system does not say."""
    try:
        text = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(text.split("\nPss:")[1].split()[0]) / 1024


def milliseconds(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "median_ms": round(statistics.median(ordered) * 1e3, 3),
        "p99_ms": round(ordered[int(len(ordered) * 0.99)] * 1e3, 3),
        "max_ms": round(ordered[-1] * 1e3, 3),
    }


def phase(turns_per_s: float) -> str:
    if turns_per_s == 0:
        return "rest"
    phases = (("fast", 0.42), ("fading", 0.22), ("running", 24 / 360))
    return next((name for name, least in phases if turns_per_s > least), "creeping")


def measure(size: tuple[int, int], names: list[str]) -> dict[str, object]:
    screen = pygame.display.set_mode(size)
    theme = load_theme(ROOT / "assets" / "themes" / "night.json")
    icons = Icons(ROOT / "assets" / "icons")
    pictures = sorted(icons.names) or [""]
    behind = backdrop(Measures(*size), theme)
    side = round(size[1] * 0.85)
    rect = pygame.Rect(size[0] // 16, (size[1] - side) // 2, side, side)
    sweep = 360 / len(names)
    looks = [
        SliceLook(name, pictures[n % len(pictures)], n * sweep, sweep, theme.slices[n % 12], theme.button_ink)
        for n, name in enumerate(names)
    ]
    type_ = Type(Fonts(find_face()))
    started = time.perf_counter()
    face = WheelFace(rect, looks, theme, type_, icons, "反诈", behind)
    built_ms = (time.perf_counter() - started) * 1e3
    memory = pss_mb()
    started = time.perf_counter()
    longest = 0.0
    while True:
        step = time.perf_counter()
        ready = face.warm(target=screen)
        longest = max(longest, time.perf_counter() - step)
        if ready:
            break
    warm_s = time.perf_counter() - started
    memory = pss_mb() - memory
    run(screen, face)
    phases: dict[str, list[float]] = {}
    hot: list[float] = []
    busy: list[float] = []
    floor: list[float] = []
    rival: list[float] = []
    picture = pygame.Surface(rect.size, pygame.SRCALPHA)
    picture.blit(screen, (0, 0), rect)
    source = pygame.Surface(rect.size, 0, screen)
    for _ in range(3):
        by_phase, times, own = run(screen, face, floor, rival, source, picture)
        hot += times
        busy += own
        for name, some in by_phase.items():
            phases.setdefault(name, []).extend(some)
    floor_ms, rival_ms = statistics.median(floor) * 1e3, statistics.median(rival) * 1e3
    cold = run(screen, WheelFace(rect, looks, theme, type_, icons, "反诈", behind))[2]
    result: dict[str, object] = {"size": f"{size[0]}x{size[1]}", "side": side, **milliseconds(hot)}
    median_ms = statistics.median(hot) * 1e3
    result |= {
        "floor_ms": round(floor_ms, 3),
        "times_floor": round(median_ms / floor_ms, 2),
        "rotozoom_ms": round(rival_ms, 1),
        "rotozoom_ratio": round(rival_ms / median_ms, 1),
        "phases_ms": {
            name: [round(statistics.median(some) * 1e3, 2), round(max(some) * 1e3, 2)] for name, some in phases.items()
        },
        "cpu": milliseconds(busy),
        "cold_cpu": milliseconds(cold),
        "build_ms": round(built_ms),
        "warm_s": round(warm_s, 2),
        "longest_warm_step_ms": round(longest * 1e3, 1),
        "warm_pss_mb": round(memory, 1),
    }
    return result


def run(
    screen: pygame.Surface,
    face: WheelFace,
    floor: list[float] | None = None,
    rival: list[float] | None = None,
    source: pygame.Surface | None = None,
    picture: pygame.Surface | None = None,
) -> tuple[dict[str, list[float]], list[float], list[float]]:
    """One spin; between its frames, now and then, the yardsticks. Gives wall times by phase and in order, CPU times."""
    clock = time.perf_counter
    phases: dict[str, list[float]] = {}
    times, busy = [], []
    for number, (angle, speed, pointer) in enumerate(spin()):
        if floor is not None and source is not None and number % 6 == 0:
            begun = clock()
            screen.blit(source, face.rect)
            floor.append(clock() - begun)
        if rival is not None and picture is not None and number % 36 == 0:
            begun = clock()
            turned = pygame.transform.rotozoom(picture, -angle, 1.0)
            screen.blit(turned, turned.get_rect(center=face.rect.center))
            rival.append(clock() - begun)
            face.draw(screen, angle, speed, pointer)  # the yardstick emptied the processor's cache: not a hot frame
        begun, own = clock(), time.thread_time()
        face.draw(screen, angle, speed, pointer)
        times.append(clock() - begun)
        busy.append(time.thread_time() - own)
        phases.setdefault(phase(speed), []).append(times[-1])
    return phases, times, busy


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    pygame.display.init()
    results = [measure(size, NAMES) for size in SIZES]
    if parser.parse_args().json:
        sys.stdout.write(json.dumps(results, ensure_ascii=False, indent=1) + "\n")
        return
    for result in results:
        sys.stdout.write("".join(f"{name:>22}  {value}\n" for name, value in result.items()) + "\n")


if __name__ == "__main__":
    main()
