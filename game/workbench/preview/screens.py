"""Every screen of a pack, opened directly with the visit that leads to it, drawn and tried on all cores."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import pygame

from game.app.wiring import Playable, load_playable, make_contexts
from game.kiosk.contexts import Situation
from game.kiosk.places import Places
from game.kiosk.settings import Settings
from game.scenes.core.base import Scene
from game.scenes.core.context import SceneContext
from game.scenes.gallery.names import ScreenName
from game.scenes.gallery.openers import opened
from game.ui.measures import SCREENS
from game.ui.sound import Silence
from game.workbench.preview.fit import FitTrial, Shortfall
from game.workbench.preview.images import PICTURES, SMALL, Ending, encoded, small
from game.workbench.preview.type import keen_type
from game.workbench.saving import write


def preview_context(places: Places, settings: Settings, playable: Playable, size: tuple[int, int]) -> SceneContext:
    """Return the context of the kiosk's scenes on a screen of `size`, in the language where visits start.

    It is faster for many screens and takes more memory, because the type keeps its measurements. The pixels are the
    same.
    """
    language = next(iter(playable.packs))
    make = make_contexts(places, settings, playable, random.Random(0), Silence(), type_of=keen_type)
    return make(Situation(size, language, settings.text_scale))


def picture_pack(
    places: Places, settings: Settings, playable: Playable, size: tuple[int, int], names: Iterable[ScreenName]
) -> Iterator[tuple[ScreenName, pygame.Surface]]:
    """Yield pictures of screens, as the kiosk draws them; about 60 ms each at 1920×1080.

    The same surface is yielded every time, with the next picture on it: save or copy what is to be kept.
    """
    context = preview_context(places, settings, playable, size)
    surface = pygame.Surface(size, 0, 32)
    last: Scene | None = None
    for name in names:
        last = opened(context, name, after=last)
        surface.set_clip(None)
        last.draw(surface)
        yield name, surface


BATCH = 8
"""Screens handed to a process at a time."""
WORTH_A_PROCESS = 48
"""Below so many screens a second process takes longer to start than it saves."""
MOST_PROCESSES = 8


@dataclass(frozen=True)
class Job:
    """What a process needs to draw into the folder `out`; `settings` name the pack, `size` is in px."""

    places: Places
    settings: Settings
    size: tuple[int, int]
    out: Path
    today: date


@dataclass(frozen=True)
class Drawn:
    """One finished picture; `ending` is that of its file, or `None` if the screen could not be opened."""

    name: ScreenName
    ending: Ending | None
    shortfalls: tuple[Shortfall, ...] = ()


@dataclass(frozen=True)
class Tried:
    """What is wrong with a screen on all sizes of screens, in all text sizes."""

    name: ScreenName
    shortfalls: tuple[Shortfall, ...]


class Studio:
    """Draws screens into files, one by one, and tries whether they fit elsewhere."""

    def __init__(self, job: Job, playable: Playable) -> None:
        self._out = job.out
        self._context = preview_context(job.places, job.settings, playable, job.size)
        self._surface = pygame.Surface(job.size, 0, 32)
        self._last: Scene | None = None
        self._trial = FitTrial(job.places, job.settings, playable, job.size, SCREENS)

    def draw(self, name: ScreenName) -> Drawn:
        """Draw and save one screen. Raises OSError if the picture cannot be written."""
        try:
            self._last = opened(self._context, name, after=self._last)
            self._surface.set_clip(None)
            self._last.draw(self._surface)
        except OSError:
            raise
        except Exception as fault:  # whatever a pack does to a scene is reported to its organiser
            measures = self._context.look.measures
            told = f"{type(fault).__name__}: {fault}"
            return Drawn(name, None, (Shortfall("fails", name, measures.size, measures.text_scale, (told,)),))
        data, ending = encoded(self._surface)
        write(self._out / PICTURES / f"{name.stem}.{ending}", data)
        write(self._out / SMALL / f"{name.stem}.jpg", small(self._surface))
        return Drawn(name, ending)

    def try_all(self, names: Sequence[ScreenName]) -> list[Tried]:
        """Lay screens out on all sizes of screens, without painting them."""
        found: dict[ScreenName, list[Shortfall]] = {name: [] for name in names}
        for shortfall in self._trial.shortfalls(*names):
            found[shortfall.screen].append(shortfall)
        return [Tried(name, tuple(shortfalls)) for name, shortfalls in found.items()]


def look_at_all(job: Job, playable: Playable, names: Sequence[ScreenName]) -> Iterator[Drawn | Tried]:
    """Yield every screen twice, drawn and tried, as they are done; OSError if one is not written, or a process ended.

    All are drawn first, because what is kept for painting is forgotten where nothing is painted.
    """
    count = min(MOST_PROCESSES, os.cpu_count() or 1)
    batches = [names[start : start + BATCH] for start in range(0, len(names), BATCH)]
    if count == 1 or len(names) < WORTH_A_PROCESS:
        studio = Studio(job, playable)
        yield from map(studio.draw, names)
        for batch in batches:
            yield from studio.try_all(batch)
        return
    # Ctrl-C is for the process that was started by hand; it ends the others.
    ignored = (signal.SIGINT, signal.SIG_IGN)
    # Only spawned processes start alike on every system; SDL must not be forked.
    spawn = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(count, spawn, initializer=signal.signal, initargs=ignored)
    try:
        jobs = [executor.submit(work, job, batch) for work in (_draw_batch, _try_batch) for batch in batches]
        for done in as_completed(jobs):
            yield from done.result()
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _draw_batch(job: Job, names: Sequence[ScreenName]) -> Sequence[Drawn | Tried]:
    return [_studio(job).draw(name) for name in names]


def _try_batch(job: Job, names: Sequence[ScreenName]) -> Sequence[Drawn | Tried]:
    return _studio(job).try_all(names)


@lru_cache(maxsize=1)
def _studio(job: Job) -> Studio:
    """Return this process's studio: its measurements serve all batches."""
    return Studio(job, load_playable(job.places, job.settings, job.today))
