"""What staff can have done with the machine: see `game.scenes.core.staff_house`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from game.content.model import Pack
from game.kiosk.errand import Errand
from game.kiosk.kept import Kept
from game.kiosk.later import Later
from game.kiosk.pin_reset import ResetKey
from game.kiosk.settings import MOST_WIDE
from game.kiosk.taking_along import take_along, take_file
from game.records.journal import Health
from game.records.reading import UnreadableError
from game.records.tonight import counts_of, dawn_before
from game.scenes.core.staff_house import Figures, Saving, Told
from game.words import Language

PAUSE_FILE = "pause"

ReportMaker = Callable[[Path, Pack, str, Language], bytes]
"""Makes a report of the records in a file, for an evening (YYYY-MM-DD), with the names of a pack."""


class House:
    """Implements `game.scenes.core.staff_house.StaffHouse` for one state folder.

    `now` is the wall clock (aware), `health` tells how the records are, `report` makes the page that goes along.
    """

    def __init__(
        self,
        state: Path,
        *,
        now: Callable[[], datetime],
        health: Callable[[], Health],
        find_sticks: Callable[[], tuple[Path, ...]],
        report: ReportMaker | None,
        key: ResetKey | None = None,
        own_pauses: tuple[str, ...] = (),
        can_power_off: bool = False,
        is_restarted: bool = False,
    ) -> None:
        self._state = state
        self._now, self._health, self._find_sticks, self._report = now, health, find_sticks, report
        kept = Kept(state / PAUSE_FILE)
        self._pause = kept.read()[:MOST_WIDE]
        self._keep_pause = Later[str](partial(kept.write, is_synced=True))
        self.own_pauses = own_pauses
        self.can_power_off = can_power_off
        self.is_restarted = is_restarted
        self._key = key or ResetKey(state)

    @property
    def pause(self) -> str:
        """Return why the stall pauses; empty while it plays."""
        return self._pause

    def set_pause(self, why: str) -> None:
        """Pause or play."""
        self._pause = why
        self._keep_pause(why)

    @property
    def saving(self) -> Saving:
        """Return how the records are."""
        health = self._health()
        return Saving(health.is_writing, health.lost, health.is_clock_doubted)

    def count(self) -> Errand[Figures | Told]:
        """Begin to count the evening."""
        failed: Figures | Told = Told("staff.no_figures")
        return Errand(self._count, failed)

    def take_along(self, pack: Pack, language: Language) -> Errand[Told]:
        """Begin to write the records and a report to a stick."""
        now = self._now()
        name = f"fanzha-{now:%Y-%m-%d-%H%M%S}"

        make, day = self._report, dawn_before(now).date().isoformat()
        page = None if make is None else lambda path: make(path, pack, day, language)
        return Errand(
            lambda: take_along(self._state, self._find_sticks(), name, page),
            Told("staff.take_failed", {"stick": "", "folder": name}),
        )

    @property
    def has_key(self) -> bool:
        """Return whether the key of the PIN was ever exported."""
        return self._key.is_there

    def take_key(self) -> Errand[Told]:
        """Begin to write the key of the PIN to a stick."""

        def job() -> Told:
            name, data = self._key.export()
            return take_file(self._find_sticks(), name, data, "staff.take_key_done")

        return Errand(job, Told("staff.take_failed", {"stick": "", "folder": ""}))

    def wait(self) -> None:
        """Wait until a pause is kept."""
        self._keep_pause.wait()

    def _count(self) -> Figures | Told:
        now = self._now()
        try:
            found = counts_of(self._state, now, is_clock_doubted=self._health().is_clock_doubted)
        except UnreadableError:
            return Told("staff.no_figures")
        started = "" if found.started is None else f"{found.started.astimezone(now.tzinfo):%H:%M}"
        return Figures(found.finished, found.left, found.by_game, found.starts, started)
