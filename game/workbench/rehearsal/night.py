"""A whole night at the stall, far faster than real time: visitors, careless hands, and everything that goes wrong."""

from __future__ import annotations

import logging
import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path

import pygame

from game.app.backstage import Backstage
from game.app.recording import MADE, Recording
from game.kiosk.live import change_packs
from game.kiosk.places import Places
from game.kiosk.settings import Settings
from game.kiosk.shell import Shell
from game.kiosk.slices import Slices
from game.records.journal import Journal
from game.records.reading import read_records
from game.records.rows import VisitBegun
from game.ui.sound import Audio
from game.workbench.rehearsal.agreement import disagreements
from game.workbench.rehearsal.clocks import NightClock
from game.workbench.rehearsal.gauges import WatchedHands, open_files, slope
from game.workbench.rehearsal.monkey import Monkey
from game.workbench.rehearsal.organisers import Organisers
from game.workbench.rehearsal.prizes import disagreements_of_prizes, wait_for
from game.workbench.rehearsal.troubles import FullDisk, Schedule, troubles_of
from game.workbench.rehearsal.visitors import Visitors
from game.workbench.rehearsal.whole import whole_kiosk

DUSK = datetime(2026, 12, 1, 10, 0, tzinfo=timezone.utc)
SIZES = ((640, 360), (360, 640))
STEP_S = 0.15
BLOCK_S, FEWEST_BLOCKS = 3600.0, 4
"""The screen is turned after each block, which is mostly visitors and then careless hands."""
VISITORS_SHARE = 0.85
BETWEEN_S = 40.0
"""Between two visitors, on average."""
WARM_HOURS = 2.0
"""Until type and pictures that are kept have been seen once, memory grows; of shorter nights it says nothing."""
MOST_MB_H, MOST_GAP_S, MOST_FILES = 5.0, 1.0, 8
_SETTLES_S = 600.0


@dataclass
class NightResult:
    """What a night has shown."""

    hours: float
    took_s: float = 0.0
    counts: Counter[tuple[str, ...]] = field(default_factory=Counter)
    monkey_events: int = 0
    monkey_visits: int = 0
    saves: int = 0
    prizes: int = 0  # that visitors have won
    frames: int = 0
    troubles: list[str] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)  # (hours, MB)
    files: tuple[int, int] | None = None  # open at the beginning of the last hours and at the end
    longest_s: float = 0.0
    longest_at: str = ""
    faults: list[str] = field(default_factory=list)
    differs: list[str] = field(default_factory=list)
    lost: int = 0

    @property
    def mb_an_hour(self) -> float | None:
        """How fast memory grows once everything has been seen; None if that was not measured."""
        if self.hours < 2 * WARM_HOURS:
            return None
        return slope([sample for sample in self.memory if sample[0] >= WARM_HOURS])

    @property
    def failed(self) -> list[str]:
        """What keeps the night from being good: keys of `soak_night` in `commands.json`."""
        grows = self.mb_an_hour
        found = {
            "faults": bool(self.faults),
            "slow": self.longest_s > MOST_GAP_S,
            "grows": grows is not None and grows >= MOST_MB_H,
            "handles": self.files is not None and self.files[1] - self.files[0] > MOST_FILES,
            "lost": self.lost > 0,
            "differs": bool(self.differs),
        }
        return [name for name, is_so in found.items() if is_so]


class _Faults(logging.Handler):
    """Keeps what the kiosk survives: the last line of each traceback, and where it came from."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep an exception."""
        if record.exc_info and not record.name.startswith("game.records"):
            text = logging.Formatter().formatException(record.exc_info)
            self.found.append(" | ".join(line.strip() for line in text.splitlines()[-3:]))


class Night:
    """Plays one night. The visitors' records lie in `folder`/visitors, those of careless hands in `folder`/careless."""

    def __init__(self, places: Places, pack: Path, folder: Path, *, hours: float, seed: int) -> None:
        self.folder = folder
        self.clock = NightClock(DUSK, MADE)
        self.audio = Audio()
        self._recordings = {
            name: Recording(folder / name, self.clock.clock, is_rehearsal=False) for name in ("visitors", "careless")
        }
        self._journal = self._recordings["visitors"].journal  # and of all prizes: there is one drum
        self.disk = FullDisk()
        self.organisers = Organisers(random.Random(seed), folder, pack)
        self.shell, self.behind = _kiosk(places, folder, self.organisers, seed, self.audio, self._journal)
        self.hands = WatchedHands(self.shell, self.clock.pass_, step_s=STEP_S)
        self.visitors = Visitors(self.hands, random.Random(seed + 1), lambda: self.clock.now_s, self._journal)
        self.monkey = Monkey(random.Random(seed + 2), self.shell, self.hands)
        self.schedule = Schedule(troubles_of(self.clock, self.disk, self.audio))
        self._rng = random.Random(seed + 3)
        self._hours = hours

    def play(self) -> NightResult:
        """Play it and return what it has shown. What visitors cannot do ends it, and is a fault."""
        result, began_s, faults = NightResult(self._hours), time.perf_counter(), _Faults()
        self.audio.open_in_background().join()
        with _listening(faults):
            for recording in self._recordings.values():
                recording.begin()
            try:
                self._blocks(result)
            except Exception as fault:  # told with the rest
                faults.found.append(f"{type(fault).__name__}: {fault}")
            finally:
                self.disk.free()
                self._close_draws()
                for recording in self._recordings.values():
                    recording.end()
                self.shell.forget()
                pygame.mixer.quit()
        self._tell(result, faults)
        result.took_s = time.perf_counter() - began_s
        return result

    def _blocks(self, result: NightResult) -> None:
        end_s, number = self._hours * 3600, 0
        block_s = min(BLOCK_S, end_s / FEWEST_BLOCKS)
        warm_files: int | None = None
        while self.clock.now_s < end_s - 1:
            began_s = self.clock.now_s
            self._turn(SIZES[number % len(SIZES)])
            self._visits(min(end_s, began_s + VISITORS_SHARE * block_s))
            self._careless(self.clock.now_s + (1 - VISITORS_SHARE) * block_s)
            if warm_files is None:
                warm_files = open_files()
            number += 1
        self.schedule.reach(1.0)
        last = open_files()
        result.files = None if warm_files is None or last is None else (warm_files, last)

    def _visits(self, until_s: float) -> None:
        self.shell.observe = self._recordings["visitors"].observe
        self.audio.turn_to("full")
        while self.clock.now_s < until_s:
            change_packs(self.shell, self.behind.desk.next_stock)
            self.visitors.visit()
            self.hands.wait(self._rng.expovariate(1 / BETWEEN_S), STEP_S)
            self.schedule.reach(self.clock.now_s / (self._hours * 3600))

    def _careless(self, until_s: float) -> None:
        self.shell.observe = self._recordings["careless"].observe
        while self.clock.now_s < until_s:
            if not self.disk.is_full:
                self.organisers.step(self.behind)
            self.behind.office.wait()  # What threads do must not depend on how fast they are.
            wait_for(self._journal)
            change_packs(self.shell, self.behind.desk.next_stock)
            self.monkey.step()

    def _close_draws(self) -> None:
        """Have the seeds told, as staff do at the end."""
        desk = self.shell.context.prize_desk
        if desk is not None:
            desk.close_nights()
            wait_for(self._journal)

    def _turn(self, size: tuple[int, int]) -> None:
        """Have the screen in this size, and nobody before it."""
        self.hands.frame([pygame.event.Event(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1])], 0.0)
        self.hands.until(lambda: self.shell.is_between_visits, within_s=_SETTLES_S)
        self.hands.wait(1.0, STEP_S)

    def _tell(self, result: NightResult, faults: _Faults) -> None:
        result.faults = faults.found
        result.counts = self.visitors.counts
        result.monkey_events, result.frames = self.monkey.events_sent, self.hands.frames_sent
        result.saves, result.troubles = self.organisers.saves, self.schedule.happened
        result.memory = self.hands.memory
        result.longest_s, result.longest_at = self.hands.longest_s, self.hands.longest_at
        result.lost = sum(recording.journal.health.lost for recording in self._recordings.values())
        result.differs = disagreements(self.folder / "visitors", self.visitors)
        result.differs += disagreements_of_prizes(self.folder / "visitors", self.visitors.won)
        result.prizes = len(self.visitors.won)
        careless = read_records([self.folder / "careless"], (VisitBegun,))
        result.monkey_visits = sum(1 for _ in careless.of(VisitBegun))


def _kiosk(
    places: Places, folder: Path, organisers: Organisers, seed: int, audio: Audio, journal: Journal
) -> tuple[Shell, Backstage]:
    settings = Settings(pack=organisers.pack)
    return whole_kiosk(places, settings, SIZES[0], folder, organisers, seed, audio, Slices(), journal=journal)


@contextmanager
def _listening(handler: logging.Handler) -> Iterator[None]:
    """Hear what the kiosk logs, and keep it off the terminal: what goes wrong is meant to."""
    log = logging.getLogger("game")
    was = log.propagate
    log.propagate = False
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.propagate = was
