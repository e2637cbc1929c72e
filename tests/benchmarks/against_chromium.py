"""The kiosk against Chromium in kiosk mode: CPU a frame, first frame, memory.

`python -m tests.benchmarks.against_chromium [WIDTHxHEIGHT]` on Linux with Xvfb and chromium; ends with 3 where one of
them is missing. Both spin a wheel of twelve slices full screen on the same virtual display without a GPU; the time of
the X server counts for whoever causes it. Chromium shows `spinning_wheel.html`: with npm the wheel of the package
`spin-wheel`, otherwise the page draws its own.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DISPLAY = ":97"
PAGE = Path(__file__).with_name("spinning_wheel.html")
MISSING = 3
"""The exit code where a program is missing."""
WATCH_S = 6.0
SETTLE_S = 5.0
TICK_S = 1 / os.sysconf("SC_CLK_TCK")


class Watch:
    """What the page has told."""

    first_s = 0.0
    frames: tuple[float, int, float] = (0.0, 0, 0.0)


class Handler(SimpleHTTPRequestHandler):
    """Serves the page and takes its reports."""

    watch = Watch()

    def do_GET(self) -> None:
        if self.path.startswith("/first"):
            self.watch.first_s = time.monotonic()
        elif self.path.startswith("/frames"):
            count, passed_ms = self.path.split("?")[1].split("&")
            self.watch.frames = (time.monotonic(), int(count), float(passed_ms))
        else:
            super().do_GET()
            return
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def main() -> None:
    """Measure both and print the ratios."""
    size = sys.argv[1] if len(sys.argv) > 1 else "1920x1080"
    missing = [name for name in ("Xvfb", "chromium") if shutil.which(name) is None]
    if missing:
        print(f"not measured: {' and '.join(missing)} cannot be found on this machine")
        raise SystemExit(MISSING)
    with x_server(size) as server:
        ours, theirs = measure_kiosk(server), measure_chromium(server, size)
    print(f"{size:22} {'kiosk':>10} {'chromium':>10} {'ratio':>8}")
    for name, mine in ours.items():
        print(f"{name:22} {mine:10.1f} {theirs[name]:10.1f} {theirs[name] / mine:7.1f}x")


@contextmanager
def x_server(size: str) -> Iterator[int]:
    """A virtual display; yields its process id."""
    server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", f"{size}x24"], stderr=subprocess.DEVNULL)
    time.sleep(2)
    try:
        yield server.pid
    finally:
        server.terminate()
        server.wait()


def measure_kiosk(server: int) -> dict[str, float]:
    """Our own wheel, driven by `bench --live`."""
    command = [sys.executable, "main.py", "bench", "--live", "--json", "--seconds", str(SETTLE_S + WATCH_S + 2)]
    kiosk = subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True)
    time.sleep(SETTLE_S)
    before_s = cpu_s(server)
    time.sleep(WATCH_S)
    server_s = cpu_s(server) - before_s
    memory = pss_mb(kiosk.pid)
    figures = json.loads(kiosk.communicate()[0].splitlines()[-1])
    start = [start_ms() for _ in range(5)]
    return {
        # The kiosk counts its own time while the wheel turns, without the taps between two spins.
        "cpu ms a frame": figures["cpu_ms_a_frame"] + server_s / (figures["fps"] * WATCH_S) * 1000,
        "frame ms (1000/fps)": 1000 / figures["fps"],
        "first frame ms": sorted(start)[2],
        "memory PSS MB": memory,
    }


def start_ms() -> float:
    """From the start of the process to the first picture, on the real display."""
    started_s = time.monotonic()
    environ = environment()
    command = [sys.executable, "-m", "game.cli.start_probe", repr(started_s)]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout.splitlines()[-1])["first_frame_ms"])


def measure_chromium(server: int, size: str) -> dict[str, float]:
    """The same wheel drawn by spin-wheel on a canvas."""
    folder = Path(tempfile.mkdtemp())
    with suppress(OSError, subprocess.CalledProcessError):  # without npm, or offline, the page draws its own wheel
        subprocess.run(["npm", "install", "--silent", "spin-wheel"], cwd=folder, check=True)
    shutil.copyfile(PAGE, folder / "index.html")
    pages = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=pages.serve_forever, daemon=True).start()
    flags = "--kiosk --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    flags += " --disable-component-update --disable-sync --disable-extensions"
    command = [
        "chromium",
        *flags.split(),
        f"--window-size={size.replace('x', ',')}",
        f"--user-data-dir={folder}/profile",
    ]
    # The profile is made beforehand: a stall does not start with an empty one every evening.
    for is_measured in (False, True):
        started_s = time.monotonic()
        browser = subprocess.Popen(
            [*command, f"http://127.0.0.1:{pages.server_port}/index.html"], env=environment(), stderr=subprocess.DEVNULL
        )
        time.sleep(SETTLE_S + 3)
        if not is_measured:
            browser.terminate()
            browser.wait()
    before_s, (_, frames, at_ms) = tree_cpu_s(browser.pid) + cpu_s(server), Handler.watch.frames
    time.sleep(WATCH_S)
    used_s, (_, more, later_ms) = tree_cpu_s(browser.pid) + cpu_s(server) - before_s, Handler.watch.frames
    memory = sum(pss_mb(pid) for pid in tree(browser.pid))
    browser.terminate()
    browser.wait()
    pages.shutdown()
    shutil.rmtree(folder, ignore_errors=True)
    return {
        "cpu ms a frame": used_s / (more - frames) * 1000,
        "frame ms (1000/fps)": (later_ms - at_ms) / (more - frames),
        "first frame ms": (Handler.watch.first_s - started_s) * 1000,
        "memory PSS MB": memory,
    }


def environment() -> dict[str, str]:
    """The environment with our virtual display."""
    drivers = {"SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy"}
    return {**os.environ, **drivers, "DISPLAY": DISPLAY, "PYTHONDONTWRITEBYTECODE": ""}


def tree(root: int) -> list[int]:
    """A process and all below it."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    found = {root}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return sorted(found)


def tree_cpu_s(root: int) -> float:
    """CPU time of a process and all below it."""
    return sum(cpu_s(pid) for pid in tree(root))


def cpu_s(pid: int) -> float:
    """CPU time of one process, user and system (proc(5): stat, fields 14 and 15)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) * TICK_S


def pss_mb(pid: int) -> float:
    """Proportional set size of one process."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


if __name__ == "__main__":
    main()
