"""Everything of one run of the kiosk, built behind the first picture: what the state folder kept, and what plays."""

from __future__ import annotations

import logging
import os
import random
import secrets
import time
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from game import __version__
from game.app.backstage import Backstage, open_backstage
from game.app.examining import machine_that_runs
from game.app.kiosk_doctor import KioskDoctor
from game.app.problem_log import log_problems
from game.app.recording import MADE, Recording, system_clock
from game.app.wiring import load_playable, read, stocked_shell
from game.content.model import Pack
from game.kiosk import heartbeat
from game.kiosk.display import Window
from game.kiosk.doctor.devices import sound_now
from game.kiosk.doctor.machine import Machine
from game.kiosk.drawings import Drawings
from game.kiosk.house import House, ReportMaker
from game.kiosk.kept import Kept, deck_of, text_of, word_of
from game.kiosk.later import Later
from game.kiosk.logs import start_logging
from game.kiosk.pin import FILE, NoteStaff, PinLock
from game.kiosk.pin_reset import ResetKey, requests_on
from game.kiosk.places import Places, state_folder
from game.kiosk.printer import Printer, address_of, opened
from game.kiosk.prizes import Stand, StandMaker, Unshown
from game.kiosk.sdl import return_large_blocks
from game.kiosk.settings import RunOptions, Settings
from game.kiosk.shell import Shell
from game.kiosk.slices import Slices
from game.kiosk.starts import Past
from game.kiosk.stock.bundles import PACKS, Updates
from game.kiosk.stock.desk import HomePack
from game.kiosk.stock.sticks import sticks
from game.kiosk.stock.store import PackStore
from game.kiosk.tonight import FILE as FILE_OF_TONIGHT
from game.kiosk.tonight import KeptTonight, tonight_of
from game.records.journal import Journal
from game.records.prizes.nights import Fresh
from game.records.tonight import dawn_before, seen_through_since
from game.rules.draw import Deck
from game.rules.quiet_hours import QuietHours, quiet_hours_of
from game.scenes.core.deck import DeckKeeper
from game.scenes.core.tally import Tally
from game.ui.sound import VOLUMES, Audio

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kiosk:
    """What plays, what goes on beside it, and what is written down."""

    shell: Shell
    behind: Backstage
    recording: Recording


def assemble(
    window: Window,
    options: RunOptions,
    places: Places,
    report: ReportMaker | None,
    past: Past | None,
    updates: Updates,
) -> Kiosk:
    """Build the kiosk, with what is known of earlier boots. `NoPackError`: not even the built-in pack can be played."""
    return_large_blocks()
    state = state_folder(options.state)
    start_logging(state)
    _LOG.info("fanzha-fair %s starts, level %d", __version__, heartbeat.level())
    store, choices = PackStore(state / PACKS), HomePack(state)
    if heartbeat.level() < heartbeat.BUILT_IN_LEVEL:  # then nothing that was brought in is played
        updates.begin_start(store)
    settings = _settings(options, store, choices)
    kept = KeptTonight(Kept(state / FILE_OF_TONIGHT), tonight_of(settings))
    playable = load_playable(places, settings, _today())
    log_problems(playable)
    audio, slices = _audio(state), Slices()
    recording = Recording(state, system_clock(), is_rehearsal=options.seed is not None)
    key = ResetKey(state)
    behind = open_backstage(
        places,
        settings,
        playable,
        store,
        choices,
        updates,
        _today,
        rng=random.Random(secrets.randbits(64) if options.seed is None else options.seed),
        audio=audio,
        deck=_deck(state, options),
        tally=Tally() if options.seed is not None else Tally(seen_through_since(state, dawn_before(_now()))),
        house=_house(state, options, key, recording, report),
        printer=_printer_at(settings.printer),
        lock=lock_for(options, state, recording.note_staff, key),
        slices=slices,
        draw=Drawings(state / "drawings").drawn,
        stands=None if options.seed is not None else stands_of(recording.journal),  # rehearsals leave the stock alone
    )
    shell = stocked_shell(
        window.surface,
        window.present,
        behind.desk.stock,
        settings,
        desk=behind.office,
        doctor=_doctor(state, settings, places, past, audio, behind, recording),
        resurface=window.resurface,
        can_be_closed=options.window is not None,
        observe=recording.observe,
        tonight=kept.read(),
        keep=Later(kept.write),
        slices=slices,
    )
    return Kiosk(shell, behind, recording)


def stands_of(journal: Journal, fresh: Fresh = secrets.token_bytes) -> StandMaker:
    """Return what makes the stand of a pack; all of them know the same draws that nobody has seen.

    `fresh` makes the secrets: only a rehearsal takes another than the default.
    """
    unshown = Unshown(journal)
    return lambda prizes: Stand(journal, prizes, unshown, fresh)


def _house(state: Path, options: RunOptions, key: ResetKey, recording: Recording, report: ReportMaker | None) -> House:
    return House(
        state,
        key=key,
        now=_now,
        health=lambda: recording.journal.health,
        find_sticks=sticks,
        report=report,
        own_pauses=options.pauses,
        can_power_off=options.poweroff is not None,
        is_restarted=heartbeat.is_restarted(),
    )


def _doctor(
    state: Path,
    settings: Settings,
    places: Places,
    past: Past | None,
    audio: Audio,
    behind: Backstage,
    recording: Recording,
) -> KioskDoctor:
    def machine_for(size: tuple[int, int]) -> Machine:
        return machine_that_runs(
            state,
            settings,
            size,
            lambda: sound_now(is_off=audio.volume == "off"),
            lambda: read(behind.desk.stock.path, places, _today(), settings.language),
            past,
            lambda: recording.journal.health,
        )

    def pack() -> Pack:
        stock = behind.desk.stock
        return stock.packs[stock.language]

    return KioskDoctor(machine_for, pack, state, past, lambda: datetime.now().astimezone())


def _settings(options: RunOptions, store: PackStore, choices: HomePack) -> Settings:
    """Return what was asked for and what staff chose earlier, with less of it after failures."""
    level, given = heartbeat.level(), options.settings
    return replace(
        given,
        pack=None if level >= heartbeat.BUILT_IN_LEVEL else given.pack or store.active() or choices.chosen(),
        is_calm=given.is_calm or level >= heartbeat.CALM_LEVEL,
    )


def _audio(state: Path) -> Audio:
    volume, quiet = Kept(state / "volume"), Kept(state / "quiet")
    hours = quiet_hours_of(quiet.read())
    kept = word_of(volume.read(), VOLUMES)
    keep_quiet = Later[QuietHours](lambda hours: quiet.write(hours.text()))
    return Audio(kept, Later(volume.write), hours, keep_quiet, _minute)


def _deck(state: Path, options: RunOptions) -> DeckKeeper:
    """Return the deck that was kept; a run that shall be repeatable begins with a new one."""
    if options.seed is not None:
        return DeckKeeper()
    dealt = Kept(state / "deck.json")
    return DeckKeeper(deck_of(dealt.read()), Later[Deck](lambda deck: dealt.write(text_of(deck))))


def lock_for(options: RunOptions, state: Path, note: NoteStaff, key: ResetKey) -> PinLock | None:
    """Return the lock of the staff screen; None in rehearsals, and in a window as long as nobody has chosen a PIN."""
    if options.seed is not None or (options.window is not None and not os.path.lexists(state / FILE)):
        return None
    return PinLock(state, time.monotonic, note, key=key, find_requests=lambda: requests_on(sticks))


def _printer_at(address: str | None) -> Printer | None:
    """Return the receipt printer, which looks for itself from now on."""
    if address is None:
        return None
    printer = Printer(partial(opened, address_of(address)))
    printer.open_in_background()
    return printer


def _now() -> datetime:
    return datetime.now().astimezone()


def _today() -> date:
    return _now().date()


def _minute() -> int | None:
    """Return the minute of the day, None where the clock has lost its battery."""
    now = _now()
    return 60 * now.hour + now.minute if now >= MADE else None
