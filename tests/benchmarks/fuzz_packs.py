"""A million hostile files: packs and sheets broken by chance, read as the kiosk and its commands read them.

`python -m tests.benchmarks.fuzz_packs [--inputs N] [--first N] [--seed S] [--processes P] [--minutes M] [--out DIR]`

Input `n` depends on the seed and `n` alone, so `--only n` makes and reads it again. Most are small, a few as large as
what is read at all (`fuzz_inputs.py`). A process that dies or hangs is replaced, and what it was reading is kept.
What raises, breaks a promise (`fuzz_reading.py`) or kills its process is made smaller and written to DIR, each kind of
it once. The gates: nothing raises or crashes, no input takes more than 2 s of a processor, no process more than 256 MB.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import multiprocessing
import os
import resource
import signal
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import Any

from tests.benchmarks.fuzz_inputs import Maker
from tests.benchmarks.fuzz_reading import KNOWN_CODES, Reader, TooLongError, cause_of, smaller

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

SLOW_S, GIVE_UP_S, STUCK_S = 2.0, 12.0, 180.0
MOST_KB = 256 * 1024
MOST_VIRTUAL_BYTES = 4_000_000_000
TELL_EVERY_S = 20.0


@dataclass(frozen=True)
class Find:
    """A defect: `cause` is equal for all inputs that show the same one."""

    number: int
    kind: str
    cause: str
    told: str
    data: bytes


@dataclass
class Tally:
    """What is counted; processes send theirs and begin anew."""

    inputs: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    causes: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, int, str, int]] = field(default_factory=list)
    peak_kb: tuple[int, int] = (0, 0)
    first_kb: int = 0
    finds: list[Find] = field(default_factory=list)

    def add(self, other: Tally) -> list[Find]:
        """Add another; the finds that are new."""
        for mine, more in ((self.inputs, other.inputs), (self.codes, other.codes), (self.causes, other.causes)):
            mine.update(more)
        self.slowest = sorted([*self.slowest, *other.slowest], reverse=True)[:5]
        self.peak_kb, self.first_kb = max(self.peak_kb, other.peak_kb), max(self.first_kb, other.first_kb)
        new = [find for find in other.finds if find.cause not in {known.cause for known in self.finds}]
        self.finds += new
        return new


# -- a process that reads --------------------------------------------------------------------------------------------


class Worker:
    """Reads every `step`th input, tells what came of it, and stops where it can no longer measure memory."""

    def __init__(self, seed: int, at: Any, pipe: Connection, path: Path) -> None:
        self.maker, self.reader = Maker(seed), Reader(path)
        self.at, self.pipe, self.known = at, pipe, set[str]()
        self.tally, self.told_s, self.slow_in = Tally(first_kb=peak_kb()), time.monotonic(), ""
        signal.signal(signal.SIGPROF, self.alarm)

    def run(self, end: int, step: int) -> None:
        while self.at.value < end and peak_kb() <= MOST_KB:
            number = self.at.value
            self.one(number)
            self.tally.peak_kb = max(self.tally.peak_kb, (peak_kb(), number))
            if peak_kb() > MOST_KB:
                self.find(number, "too much memory", f"{peak_kb() / 1024:.0f} MB")
            self.at.value = number + step
            if time.monotonic() - self.told_s > 0.5:
                self.tell()
        self.tell()

    def one(self, number: int) -> None:
        kind, data = self.maker.make(number)
        begun, self.slow_in = time.process_time(), ""
        fault = self.fault(kind, data, self.tally.codes)
        took_s = time.process_time() - begun
        self.tally.inputs[kind] += 1
        self.tally.slowest = sorted([*self.tally.slowest, (took_s, number, kind, len(data))], reverse=True)[:5]
        if took_s > SLOW_S or isinstance(fault, TooLongError):
            self.find(number, f"slow in {self.slow_in}", f"{took_s:.1f} s for {len(data)} bytes, {fault!r}")
        elif fault is not None:
            cause = cause_of(fault)
            if cause not in self.known:
                data = smaller(data, lambda less: self.cause(kind, less) == cause)
                fault = self.fault(kind, data, Counter()) or fault
            self.find(number, cause, "".join(traceback.format_exception(fault)), data)

    def cause(self, kind: str, data: bytes) -> str:
        fault = self.fault(kind, data, Counter())
        return "" if fault is None else cause_of(fault)

    def fault(self, kind: str, data: bytes, codes: Counter[str]) -> BaseException | None:
        signal.setitimer(signal.ITIMER_PROF, SLOW_S, GIVE_UP_S - SLOW_S)
        try:
            codes.update(self.reader.read(kind, data))
        except (Exception, TooLongError) as fault:
            return fault
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        return None

    def alarm(self, _: int, frame: FrameType | None) -> None:
        if self.slow_in:
            raise TooLongError
        while frame is not None and "/game/" not in frame.f_code.co_filename:
            frame = frame.f_back
        self.slow_in = "-" if frame is None else f"{Path(frame.f_code.co_filename).name}:{frame.f_code.co_name}"

    def find(self, number: int, cause: str, what: str, data: bytes | None = None) -> None:
        self.tally.causes[cause] += 1
        if cause not in self.known:
            self.known.add(cause)
            kind, made = self.maker.make(number)
            self.tally.finds.append(Find(number, kind, cause, what, made if data is None else data))

    def tell(self) -> None:
        self.pipe.send(self.tally)
        self.tally, self.told_s = Tally(), time.monotonic()


def peak_kb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def work(options: argparse.Namespace, at: Any, pipe: Connection, path: Path) -> None:
    with path.with_suffix(".trace").open("w") as trace:
        faulthandler.enable(trace)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_VIRTUAL_BYTES, MOST_VIRTUAL_BYTES))
        Worker(options.seed, at, pipe, path).run(options.first + options.inputs, options.processes)


# -- the process that watches ----------------------------------------------------------------------------------------


class Watched:
    """One of the processes that read, and those that take its place."""

    def __init__(self, options: argparse.Namespace, first: int, folder: Path) -> None:
        self.options, self.path = options, folder / f"input-{first}.yaml"
        self.context = multiprocessing.get_context("spawn")
        self.known, self.is_over = set[str](), False
        self.at: Any = self.context.Value("q", first, lock=False)
        self.start()

    def start(self) -> None:
        self.pipe, theirs = self.context.Pipe(duplex=False)
        self.seen, self.moved_s = -1, time.monotonic()
        self.process = self.context.Process(target=work, args=(self.options, self.at, theirs, self.path), daemon=True)
        self.process.start()
        theirs.close()

    def look(self) -> Iterator[Tally]:
        """What it told since; a find if it died or hangs, in whose place another goes on."""
        has_ended = not self.process.is_alive()
        try:
            while self.pipe.poll():
                yield self.pipe.recv()
        except EOFError:
            has_ended = True
            self.process.join()
        if self.at.value != self.seen:
            self.seen, self.moved_s = self.at.value, time.monotonic()
        # Whoever ends a process politely is no input.
        if has_ended and self.process.exitcode not in {0, -signal.SIGTERM}:
            yield self.lost(f"dies with exit code {self.process.exitcode}")
        elif not has_ended and time.monotonic() - self.moved_s > STUCK_S:
            self.process.kill()
            self.process.join()
            has_ended = True
            yield self.lost("hangs")
        # Only what has been read to its end is over: the last tally may still be on its way.
        self.is_over = has_ended and self.at.value >= self.options.first + self.options.inputs
        if has_ended and not self.is_over:
            self.start()

    def lost(self, cause: str) -> Tally:
        number = self.at.value
        self.at.value = number + self.options.processes
        kind, data = Maker(self.options.seed).make(number)
        trace = self.path.with_suffix(".trace").read_text(encoding="utf-8", errors="replace")
        place = next((line.split("/game/")[1] for line in trace.split("\n") if "/game/" in line), "-")
        cause = f"{cause} in {place}"
        if cause not in self.known and "hangs" not in cause:
            data = smaller(data, lambda less: self.dies(kind, less))
        self.known.add(cause)
        return Tally(causes=Counter({cause: 1}), finds=[Find(number, kind, cause, trace, data)])

    def dies(self, kind: str, data: bytes) -> bool:
        # Not spawned: nothing is to be imported again for each of hundreds of tries.
        alone = multiprocessing.get_context("fork").Process(target=read_alone, args=(self.path, kind, data))
        alone.start()
        alone.join()
        return bool(alone.exitcode)


def read_alone(path: Path, kind: str, data: bytes) -> None:
    with contextlib.suppress(Exception):
        Reader(path).read(kind, data)


def watch(options: argparse.Namespace, folder: Path) -> Tally:
    total, begun, told_s = Tally(), time.monotonic(), time.monotonic()
    watched = [Watched(options, options.first + at, folder) for at in range(options.processes)]
    while not all(one.is_over for one in watched) and time.monotonic() - begun < options.minutes * 60:
        time.sleep(0.2)
        for one in watched:
            for tally in one.look():
                for find in total.add(tally):
                    keep(find, options.out)
        if time.monotonic() - told_s > TELL_EVERY_S:
            told_s = time.monotonic()
            count = total.inputs.total()
            print(f"{count} inputs, {count / (told_s - begun):.0f}/s, {len(total.finds)} finds", flush=True)
    for one in watched:
        one.process.terminate()
    print(f"{total.inputs.total()} inputs in {time.monotonic() - begun:.0f} s: {dict(total.inputs)}")
    return total


def keep(find: Find, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{find.number}.{find.kind}").write_bytes(find.data)
    (out / f"{find.number}.txt").write_text(f"{find.cause}\n\n{find.told}", encoding="utf-8")
    told = (find.told.strip() or "-").splitlines()[-1][:200]
    print(f"FIND {find.cause}: {out / str(find.number)}.{find.kind}\n    {told}\n    {find.data[:300]!r}", flush=True)


def tell(total: Tally) -> None:
    never = sorted(KNOWN_CODES - set(total.codes))
    print("inputs a code:", ", ".join(f"{code} {count}" for code, count in total.codes.most_common()))
    print(f"{len(KNOWN_CODES) - len(never)} of {len(KNOWN_CODES)} codes reached; never:", ", ".join(never) or "none")
    for took_s, number, kind, size in total.slowest:
        print(f"slow: {took_s:.2f} s of a processor for input {number} ({kind}, {size} bytes)")
    kb, number = total.peak_kb
    print(f"memory: {total.first_kb / 1024:.0f} MB before the first input, {kb / 1024:.0f} MB at most (input {number})")
    for cause, count in total.causes.most_common():
        print(f"DEFECT {cause}: {count} inputs")
    print("every promise was kept" if not total.causes else f"{len(total.causes)} kinds of defect")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=1e6, help="stop after so many")
    parser.add_argument("--only", type=int, metavar="NUMBER", help="make this input, write it to DIR and read it")
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir(), "fuzz_packs"))
    options = parser.parse_args()
    if options.only is not None:
        kind, data = Maker(options.seed).make(options.only)
        options.out.mkdir(parents=True, exist_ok=True)
        faulthandler.enable()
        print(kind, len(data), sorted(Reader(options.out / f"{options.only}.{kind}").read(kind, data)))
        return
    with tempfile.TemporaryDirectory() as folder:
        total = watch(options, Path(folder))
    tell(total)
    if total.finds:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
