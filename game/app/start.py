"""The start of the kiosk: the window and its first picture come before all other imports."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from game import __version__
from game.content.visible import visible
from game.kiosk import heartbeat, state_lock
from game.kiosk.places import Places, state_folder
from game.kiosk.settings import RunOptions

if TYPE_CHECKING:
    from pathlib import Path

    import pygame

    from game.app.recording import Recording
    from game.app.wiring import Backstage
    from game.kiosk.pin import NoteStaff, PinLock
    from game.kiosk.printer import Printer
    from game.kiosk.shell import Shell

_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")

TITLE = "反诈游园"
CALM_LEVEL, BUILT_IN_LEVEL, MOST_LEVEL = 2, 3, 4
"""After so many failures in ten minutes: without effects and sound; with the built-in pack; a page for staff."""
TRIES = 3
PAUSE_S = 0.5
"""Between two tries: long enough for a disk or a driver to come back, too short for staff to give up."""


class Witness:
    """Observes a run: `bench` measures with a subclass, the kiosk itself uses this one, which does nothing."""

    shows_on_nothing = False
    """Whether a driver that shows nothing will do (for measuring on machines without a display)."""

    def first_frame(self) -> None:
        """Called when the first picture is shown."""

    def ready(self, shell: Shell) -> None:
        """Called when the attract screen is shown and takes touches."""

    def is_done(self) -> bool:
        """Return whether the run shall end."""
        return False


def open_and_play(options: RunOptions, places: Places, witness: Witness) -> int:
    """Open the window, show the first picture, import the rest, play.

    Failed steps are retried before they are raised, unless `is_debug`.

    Raises:
        NoDisplayError: there is no display for a window.
        UnusableDisplayError: the display cannot show a window.
        StateTakenError: another kiosk uses the same state folder.
        NoPackError: not even the built-in pack can be played.
    """
    from game.kiosk.display import NoDisplayError, open_window  # noqa: PLC0415 - pygame, and only now

    tries = 1 if options.settings.is_debug else TRIES
    heart = heartbeat.Heartbeat()
    does_show = witness.shows_on_nothing
    surface = persistently(
        lambda: open_window(options.window, TITLE, shows_on_nothing=does_show), tries, NoDisplayError
    )
    state = state_folder(options.state)
    with state_lock.held(state):
        _show_stall(surface, options, places)
        witness.first_frame()
        # What follows takes longer than the first frame, which is shown meanwhile.
        from game.kiosk.logs import crashes_logged  # noqa: PLC0415 - behind the first frame

        with crashes_logged(state):
            return _play(surface, options, places, witness, heart, tries)


def _show_stall(surface: pygame.Surface, options: RunOptions, places: Places) -> None:
    """Show the first picture. A lasting fault is reported when the scenes are built."""
    with suppress(Exception):
        from game.kiosk.display import present  # noqa: PLC0415 - pygame, and only now
        from game.ui.draw.backdrop import backdrop  # noqa: PLC0415 - pygame, but neither Pillow nor pydantic
        from game.ui.measures import Measures  # noqa: PLC0415 - beside it
        from game.ui.theme import load_theme  # noqa: PLC0415 - beside it

        theme = load_theme(places.assets / "themes" / f"{options.settings.theme}.json")
        surface.blit(backdrop(Measures(*surface.get_size()), theme), (0, 0))
        present([surface.get_rect()])


def _play(
    surface: pygame.Surface,
    options: RunOptions,
    places: Places,
    witness: Witness,
    heart: heartbeat.Heartbeat,
    tries: int,
) -> int:
    from game.kiosk.live import Pacer, StopFlag, run_live  # noqa: PLC0415 - behind the first frame

    flag = StopFlag()
    flag.install()
    if heartbeat.level() >= MOST_LEVEL and not options.settings.is_debug:
        from game.app.standby import stand_by  # noqa: PLC0415 - only after many failures

        return stand_by(surface, visible(state_folder(options.state)), heart.beat, lambda: flag.is_raised)
    shell, behind, recording = persistently(lambda: _prepare(surface, options, places), tries)
    shell.run_frame([], 0.0)
    witness.ready(shell)
    if heartbeat.level() < CALM_LEVEL:
        shell.context.audio.open_in_background()  # only now: making the effects takes as long as half of the start
    behind.watch.follow(behind.desk.stock.path)
    recording.begin()

    def is_stopped() -> bool:
        return flag.is_raised or heart.is_orphan or witness.is_done()

    try:
        run_live(shell, Pacer(), is_stopped, behind.desk.next_stock, heart.beat)
    finally:
        behind.watch.end()
        recording.end()
        _LOG.info("%s ends", TITLE)
    return 0


def persistently(step: Callable[[], _T], tries: int, hopeless: type[Exception] | None = None) -> _T:
    """Do `step`; after a fault wait a little and try again, up to `tries` times in all, but not after `hopeless`."""
    for _ in range(tries - 1):
        try:
            return step()
        except Exception as fault:
            if hopeless is not None and isinstance(fault, hopeless):
                raise
            _LOG.warning("the start is tried again: %r", fault)
            time.sleep(PAUSE_S)
    return step()


def _prepare(surface: pygame.Surface, options: RunOptions, places: Places) -> tuple[Shell, Backstage, Recording]:
    import random  # noqa: PLC0415 - behind the first frame
    import secrets  # noqa: PLC0415 - behind the first frame
    from dataclasses import replace  # noqa: PLC0415 - behind the first frame
    from datetime import date, datetime  # noqa: PLC0415 - behind the first frame

    from game.app.problem_log import log_problems  # noqa: PLC0415 - behind the first frame
    from game.app.recording import MADE, Recording, system_clock  # noqa: PLC0415 - behind the first frame
    from game.app.wiring import load_playable, open_backstage, stocked_shell  # noqa: PLC0415 - behind the first frame
    from game.kiosk.display import present, resurface  # noqa: PLC0415 - behind the first frame
    from game.kiosk.drawings import Drawings  # noqa: PLC0415 - behind the first frame
    from game.kiosk.kept import Kept, deck_of, text_of, word_of  # noqa: PLC0415 - behind the first frame
    from game.kiosk.logs import start_logging  # noqa: PLC0415 - behind the first frame
    from game.kiosk.sdl import return_large_blocks  # noqa: PLC0415 - behind the first frame
    from game.kiosk.slices import Slices  # noqa: PLC0415 - behind the first frame
    from game.kiosk.stock.desk import HomePack  # noqa: PLC0415 - behind the first frame
    from game.kiosk.stock.store import PackStore  # noqa: PLC0415 - behind the first frame
    from game.rules.quiet_hours import quiet_hours_of  # noqa: PLC0415 - behind the first frame
    from game.scenes.core.deck import DeckKeeper  # noqa: PLC0415 - behind the first frame
    from game.ui.sound import VOLUMES, Audio  # noqa: PLC0415 - behind the first frame

    return_large_blocks()
    state = state_folder(options.state)
    start_logging(state)
    _LOG.info("%s %s starts, level %d", TITLE, __version__, heartbeat.level())
    store = PackStore(state / "packs")
    choices = HomePack(state)
    low, volume, quiet, dealt = (Kept(state / name) for name in ("low", "volume", "quiet", "deck.json"))
    settings = replace(
        options.settings,
        pack=options.settings.pack or store.active() or choices.chosen(),
        is_low=options.settings.is_low or low.read() == "on",
    )
    if heartbeat.level() >= CALM_LEVEL:
        settings = replace(settings, is_calm=True)
    if heartbeat.level() >= BUILT_IN_LEVEL:
        settings = replace(settings, pack=None)

    def today() -> date:
        return datetime.now().astimezone().date()

    def minute() -> int | None:
        now = datetime.now().astimezone()
        return 60 * now.hour + now.minute if now >= MADE else None

    playable = load_playable(places, settings, today())
    log_problems(playable)
    hours = quiet_hours_of(quiet.read())
    audio = Audio(word_of(volume.read(), VOLUMES), volume.write, hours, lambda hours: quiet.write(hours.text()), minute)
    rng = random.Random(secrets.randbits(64) if options.seed is None else options.seed)
    deck = DeckKeeper()
    if options.seed is None:  # a run that shall be repeatable begins with a new deck
        deck = DeckKeeper(deck_of(dealt.read()), lambda deck: dealt.write(text_of(deck)))
    printer, slices = _printer_at(settings.printer), Slices()
    recording = Recording(state, system_clock(), is_rehearsal=options.seed is not None)
    lock = _lock_for(options, state, recording.note_staff)
    behind = open_backstage(
        places,
        settings,
        playable,
        store,
        choices,
        today,
        rng=rng,
        audio=audio,
        deck=deck,
        printer=printer,
        lock=lock,
        slices=slices,
        draw=Drawings(state / "drawings").drawn,
    )
    shell = stocked_shell(
        surface,
        present,
        behind.desk.stock,
        settings,
        desk=behind.office,
        resurface=resurface,
        can_be_closed=options.window is not None,
        observe=recording.observe,
        keep_low=lambda is_low: low.write("on" if is_low else "off"),
        slices=slices,
    )
    return shell, behind, recording


def _lock_for(options: RunOptions, state: Path, note: NoteStaff) -> PinLock | None:
    """Return the lock of the staff screen; None in rehearsals, and in a window as long as nobody has chosen a PIN."""
    import os  # noqa: PLC0415 - behind the first frame

    from game.kiosk.pin import FILE, PinLock  # noqa: PLC0415 - behind the first frame

    if options.seed is not None or (options.window is not None and not os.path.lexists(state / FILE)):
        return None
    return PinLock(state, time.monotonic, note)


def _printer_at(address: str | None) -> Printer | None:
    """Return the receipt printer, which looks for itself from now on."""
    if address is None:
        return None
    from functools import partial  # noqa: PLC0415 - behind the first frame

    from game.kiosk.printer import Printer, address_of, opened  # noqa: PLC0415 - behind the first frame

    printer = Printer(partial(opened, address_of(address)))
    printer.open_in_background()
    return printer
