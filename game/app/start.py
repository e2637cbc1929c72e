"""The start of the kiosk: the window and its first picture come before all other imports."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from game.content.visible import visible
from game.garbage import put_off, settle
from game.kiosk import heartbeat, state_lock
from game.kiosk.places import Places, state_folder
from game.kiosk.settings import RunOptions
from game.kiosk.stop_flag import StopFlag

if TYPE_CHECKING:
    from game.app.assembly import Kiosk
    from game.kiosk.display import Window
    from game.kiosk.house import ReportMaker
    from game.kiosk.shell import Shell

_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")

TITLE = "反诈游园"
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


@put_off()
def open_and_play(
    options: RunOptions,
    places: Places,
    witness: Witness,
    flag: StopFlag | None = None,
    report: ReportMaker | None = None,
) -> int:
    """Open the window, show the first picture, import the rest, play until `flag` is raised or the shell wants to quit.

    Without `flag` signals are handled from now on. Failed steps are retried before they are raised, unless `is_debug`.
    `report` makes the page that staff take along with the records; without one they get the records alone.

    Raises:
        NoDisplayError: there is no display for a window.
        UnusableDisplayError: the display cannot show a window.
        StateTakenError: another kiosk uses the same state folder.
        NoPackError: not even the built-in pack can be played.
    """
    from game.kiosk.display import NoDisplayError, Window, open_window  # noqa: PLC0415 - pygame, and only now

    tries = _tries(options)
    heart = heartbeat.Heartbeat()
    if flag is None:
        flag = StopFlag()
        persistently(flag.install, tries)
    does_show = witness.shows_on_nothing
    surface = persistently(
        lambda: open_window(options.window, TITLE, display=options.display, shows_on_nothing=does_show),
        tries,
        NoDisplayError,
    )
    window = Window(surface)
    if options.rotate:
        from game.kiosk.rotation import TurnedWindow  # noqa: PLC0415 - most panels hang as their system knows

        window = TurnedWindow(surface, options.rotate)
    state = state_folder(options.state)
    with state_lock.held(state):
        _show_stall(window, options, places)
        witness.first_frame()
        # What follows takes longer than the first frame, which is shown meanwhile.
        from game.kiosk.logs import crashes_logged  # noqa: PLC0415 - behind the first frame

        with crashes_logged(state):
            return _play(window, options, places, witness, heart, flag, report)


def _show_stall(window: Window, options: RunOptions, places: Places) -> None:
    """Show the first picture. A lasting fault is reported when the scenes are built."""
    with suppress(Exception):
        from game.kiosk.kept import Kept  # noqa: PLC0415 - a millisecond that the window need not wait for
        from game.kiosk.tonight import FILE, KeptTonight, tonight_of  # noqa: PLC0415 - beside it
        from game.ui.draw.backdrop import backdrop  # noqa: PLC0415 - pygame, but neither Pillow nor pydantic
        from game.ui.measures import Measures  # noqa: PLC0415 - beside it
        from game.ui.theme import load_theme  # noqa: PLC0415 - beside it

        kept = KeptTonight(Kept(state_folder(options.state) / FILE), tonight_of(options.settings))
        theme = load_theme(places.assets / "themes" / f"{kept.read().theme}.json")
        surface = window.surface
        surface.blit(backdrop(Measures(*surface.get_size()), theme), (0, 0))
        window.present([surface.get_rect()])


def _play(
    window: Window,
    options: RunOptions,
    places: Places,
    witness: Witness,
    heart: heartbeat.Heartbeat,
    flag: StopFlag,
    report: ReportMaker | None,
) -> int:
    from game.kiosk.live import Pacer, run_live  # noqa: PLC0415 - behind the first frame
    from game.kiosk.supervisor import AGAIN  # noqa: PLC0415 - as above

    if heartbeat.level() >= heartbeat.STANDBY_LEVEL and not options.settings.is_debug:
        from game.app.standby import stand_by  # noqa: PLC0415 - only after many failures

        folder = visible(state_folder(options.state))
        return stand_by(window.surface, folder, heart.beat, lambda: flag.is_raised, show=window.present)

    from game.app.examining import note_this_start, updates_of  # noqa: PLC0415 - behind the first frame

    past = note_this_start(options, places)
    updates = updates_of(state_folder(options.state))

    def assembled() -> Kiosk:
        from game.app.assembly import assemble  # noqa: PLC0415 - behind the first frame

        return assemble(window, options, places, report, past, updates)

    kiosk = persistently(assembled, _tries(options))
    shell, behind, recording = kiosk.shell, kiosk.behind, kiosk.recording

    def is_told_to_restart() -> bool:
        return updates.wants_restart and heart.is_watched and shell.is_between_visits

    def is_stopped() -> bool:
        return flag.is_raised or heart.is_orphan or witness.is_done() or is_told_to_restart()

    try:
        shell.run_frame([], 0.0)
        if shell.is_between_visits:
            updates.note_seen()
        witness.ready(shell)
        if heartbeat.level() < heartbeat.CALM_LEVEL:
            shell.context.audio.open_in_background()  # only now: making the effects takes as long as half of the start
        behind.watch.follow(behind.desk.stock.path)
        recording.begin()
        settle()
        run_live(shell, Pacer(), is_stopped, behind.desk.next_stock, heart.beat, window.read, behind.desk.take_back)
    finally:
        shell.forget()
        behind.watch.end()
        recording.end()
        _LOG.info("%s ends%s", TITLE, f", told by {flag.told_by}" if flag.is_raised else "")
    if shell.wants_power_off and options.poweroff is not None:
        _switch_off(window, options.poweroff, lambda: flag.is_raised)
    return AGAIN if is_told_to_restart() and not (flag.is_raised or shell.wants_to_quit) else 0


def _switch_off(window: Window, command: Sequence[str], is_stopped: Callable[[], bool]) -> None:
    """Switch the machine off; where the system does not let us, tell staff to do it."""
    from game.app.standby import tell_staff  # noqa: PLC0415 - only at the end of an evening
    from game.kiosk.power import power_off  # noqa: PLC0415 - beside it

    if not power_off(command):
        tell_staff(window.surface, "standby.goodbye", "standby.no_power", is_stopped, show=window.present)


def _tries(options: RunOptions) -> int:
    return 1 if options.settings.is_debug else TRIES


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
