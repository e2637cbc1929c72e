"""A stall that plays a pack from a file, with the staff's side of it, and a stick to plug in."""

from __future__ import annotations

import random
import re
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pygame

from game.app.backstage import Backstage, open_backstage
from game.app.wiring import load_playable, stocked_shell
from game.kiosk.live import Pacer, run_live
from game.kiosk.prizes import StandMaker
from game.kiosk.settings import Settings
from game.kiosk.stock.bundles import Updates
from game.kiosk.stock.desk import HomePack
from game.kiosk.stock.programs import programs_of
from game.kiosk.stock.store import PackStore
from game.scenes.core.deck import DeckKeeper
from game.scenes.core.staff_desk import TAPS
from game.scenes.core.staff_lock import StaffLock
from game.scenes.staff.packs import Choosing
from game.scenes.staff.staff import Staff
from game.workbench.rehearsal.hands import Hands
from tests.content.sample import TODAY, sample_yaml, write_sample
from tests.stall import SMALL, STEP_S, Notebook, Stall, places


@dataclass
class Booth:
    """A stall that plays a file, and everything behind it."""

    stall: Stall
    behind: Backstage
    file: Path

    def save(self, text: str) -> None:
        """What the organiser's editor does, and what the watch would tell."""
        self.file.write_text(text, encoding="utf-8")
        self.behind.desk.refresh()

    def pass_time(self, seconds: float = 1.0) -> None:
        """The live loop, with time that is told instead of slept, once threads have done what they were told."""
        self.behind.office.wait()
        frames = iter(range(round(seconds * 20)))
        pacer = Pacer(now=lambda: 0.0, sleep=lambda seconds: None)
        shell = self.stall.shell
        events = pygame.event.get
        try:
            pygame.event.get = list  # type: ignore[assignment]  # no window stands behind this loop
            desk = self.behind.desk
            run_live(shell, pacer, lambda: next(frames, None) is None, desk.next_stock, take_back=desk.take_back)
        finally:
            pygame.event.get = events
        self.stall.hands.wait(0.6, 0.1)

    @property
    def title(self) -> str:
        return self.stall.pack.title

    @property
    def staff(self) -> Staff:
        """The staff screen, which is the one that is seen."""
        assert self.stall.scene == "staff"
        return cast("Staff", self.stall.top)

    def knock(self) -> None:
        """Tap the corner for staff as often as opens it."""
        width, height = self.stall.shell.surface.get_size()
        inset = round(0.05 * min(width, height))
        for _ in range(TAPS):
            self.stall.hands.tap_at((width - inset, inset), rest_s=0.2)
        self.stall.hands.wait(0.6)

    def open_staff(self) -> Staff:
        self.knock()
        return self.staff

    def open_packs(self) -> Staff:
        staff = self.open_staff()
        self.stall.hands.tap("packs")
        return staff

    def leave_staff(self) -> None:
        """Go back page by page, and out."""
        while "leave" not in self.stall.controls:
            self.stall.hands.tap("back")
        self.stall.hands.tap("leave")

    def look_for_packs(self) -> None:
        """On the page of packs: ask for others, and wait until they were looked for."""
        self.stall.hands.tap("choose", rest_s=0.0)
        join_errands()
        self.stall.hands.wait(0.6)

    def plug_in(self, stick: Path) -> None:
        """From now on this folder is the only stick."""
        self.behind.office._find_sticks = lambda: (stick,)

    def try_out(self, label: str) -> Staff:
        """Choose the pack whose label holds `label`, from the first page or that of packs, and wait for its trial."""
        staff = self.staff
        if "packs" in self.stall.controls:
            self.stall.hands.tap("packs")
        self.look_for_packs()
        assert isinstance(staff.page, Choosing)
        offered = staff.page.offered or ()
        position = next(number for number, offer in enumerate(offered) if label in offer.label)
        self.stall.hands.tap(f"offer_{position}", rest_s=0.0)
        self.behind.office.wait()
        self.stall.hands.wait(0.6)
        return staff


def join_errands() -> None:
    """Wait for all that staff have begun in the background."""
    for worker in threading.enumerate():
        if worker.name == "errand":
            worker.join(20)


def booth_in(
    folder: Path,
    size: tuple[int, int] = SMALL,
    *,
    language: str | None = None,
    text: str | None = None,
    lock: StaffLock | None = None,
    stands: StandMaker | None = None,
) -> Booth:
    """A booth that keeps everything in `folder` and plays `text`, or the small valid pack."""
    folder.mkdir(exist_ok=True)
    file = write_sample(folder, text=text)
    settings = Settings(pack=file, language=language, is_debug=True)
    playable = load_playable(places(), settings, TODAY)
    audio = Notebook()
    store = PackStore(folder / "store")
    choices = HomePack(folder / "state")
    behind = open_backstage(
        places(),
        settings,
        playable,
        store,
        choices,
        Updates(folder / "updates", programs_of(folder)),
        lambda: TODAY,
        rng=random.Random(7),
        audio=audio,
        deck=DeckKeeper(),
        lock=lock,
        stands=stands,
    )
    shell = stocked_shell(
        pygame.Surface(size, 0, 32), lambda rects: None, behind.desk.stock, settings, desk=behind.office
    )
    stall = Stall(shell, audio, Hands(shell, step_s=STEP_S), playable)
    stall.hands.wait(0.6)
    return Booth(stall, behind, file)


def titled(title: str) -> str:
    """The small valid pack under another title."""
    return re.sub("标题: .*", f"标题: {title}", sample_yaml(), count=1)
