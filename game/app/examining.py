"""The machine that the opening check looks at, of the real things."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from game.app.recording import MADE
from game.app.wiring import read
from game.content.reading.packs import Reading
from game.kiosk.doctor.devices import code_reader, desktop_size, free_bytes, panel_inch, sound_now, sync_block
from game.kiosk.doctor.machine import Machine, Screen, Sound
from game.kiosk.places import KEY_FILE, PACKAGE, Places, state_folder
from game.kiosk.settings import RunOptions, Settings
from game.kiosk.starts import Past, note_start
from game.kiosk.stock.bundles import FOLDER as UPDATES
from game.kiosk.stock.bundles import Updates
from game.kiosk.stock.desk import HomePack
from game.kiosk.stock.programs import installed_folder, programs_of
from game.kiosk.stock.store import PackStore
from game.records.journal import Health
from game.words import Language


def machine_at_rest(folder: Path, settings: Settings, places: Places, language: Language) -> Machine:
    """Return the machine as it is while no kiosk runs; findings about the pack are told in `language`."""

    @lru_cache(maxsize=1)
    def reading() -> Reading:
        path = settings.pack or PackStore(folder / "packs").active() or HomePack(folder).chosen()
        return read(path or places.default_pack, places, _now().date(), language)

    def screen() -> Screen:
        return Screen(desktop_size(), settings.diagonal_inch, panel_inch(), settings.text_scale)

    def past() -> Past:
        return note_start(folder, other_disks(reading().path, places), _now(), time.monotonic(), is_kept=False)

    return _machine(folder, screen, sound_now, reading, past)


def machine_that_runs(
    folder: Path,
    settings: Settings,
    size: tuple[int, int],
    sound: Callable[[], Sound],
    pack: Callable[[], Reading],
    past: Past | None,
    health: Callable[[], Health],
) -> Machine:
    """Return the machine while a kiosk runs on it, with a screen of this size (px)."""

    def screen() -> Screen:
        return Screen(size, settings.diagonal_inch, panel_inch(), settings.text_scale)

    return replace(_machine(folder, screen, sound, lru_cache(maxsize=1)(pack), lambda: past), health=health)


def note_this_start(options: RunOptions, places: Places) -> Past | None:
    """Note that an evening begins, and return what is known of earlier ones; None for rehearsals and windows."""
    if options.window is not None or options.seed is not None:
        return None
    others = other_disks(options.settings.pack or places.default_pack, places)
    return note_start(state_folder(options.state), others, _now(), time.monotonic())


def updates_of(state: Path) -> Updates:
    """Return the updates of the kiosk with this state folder."""
    installed = installed_folder()
    key = None if installed is None else installed / KEY_FILE
    return Updates(state / UPDATES, programs_of(state), installed_key=key)


def other_disks(pack: Path, places: Places) -> tuple[Path, ...]:
    """Return where a start may be written down besides the state folder: beside the pack, and beside the program."""
    return (pack.parent, places.quizzes[0], PACKAGE.parent)


def _machine(
    folder: Path,
    screen: Callable[[], Screen],
    sound: Callable[[], Sound],
    pack: Callable[[], Reading],
    past: Callable[[], Past | None],
) -> Machine:
    return Machine(
        folder=folder,
        now=_now,
        seconds=time.monotonic,
        made=MADE,
        screen=screen,
        sound=sound,
        free_bytes=free_bytes,
        sync=sync_block,
        pack=pack,
        read_code=code_reader(),
        past=past,
    )


def _now() -> datetime:
    return datetime.now().astimezone()
