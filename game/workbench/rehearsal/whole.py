"""A whole kiosk on a plain surface, with its staff's side and all state in one folder."""

from __future__ import annotations

import random
from datetime import datetime
from pathlib import Path

import pygame

from game.app.assembly import stands_of
from game.app.backstage import Backstage, open_backstage
from game.app.wiring import load_playable, stocked_shell
from game.kiosk.places import Places
from game.kiosk.settings import Settings
from game.kiosk.shell import Shell
from game.kiosk.slices import Slices
from game.kiosk.stock.bundles import Updates
from game.kiosk.stock.desk import HomePack
from game.kiosk.stock.programs import programs_of
from game.kiosk.stock.store import PackStore
from game.records.journal import Journal
from game.scenes.core.deck import DeckKeeper
from game.ui.sound import Audio
from game.workbench.rehearsal.organisers import Organisers


def whole_kiosk(
    places: Places,
    settings: Settings,
    size: tuple[int, int],
    folder: Path,
    organisers: Organisers,
    seed: int,
    audio: Audio,
    slices: Slices | None = None,
    *,
    journal: Journal,
) -> tuple[Shell, Backstage]:
    """Return a kiosk that plays the organisers' pack, and its staff side; with `slices` it builds ahead.

    Prizes are drawn into `journal`, by chance that `seed` decides.
    """
    today = datetime.now().astimezone().date()
    behind = open_backstage(
        places,
        settings,
        load_playable(places, settings, today),
        PackStore(folder / "store"),
        HomePack(folder / "state"),
        Updates(folder / "updates", programs_of(folder)),
        lambda: today,
        rng=random.Random(seed),
        audio=audio,
        deck=DeckKeeper(),
        find_sticks=organisers.sticks,
        slices=slices,
        stands=stands_of(journal, random.Random(seed).randbytes),
    )
    surface = pygame.Surface(size, 0, 32)
    stock = behind.desk.stock
    return stocked_shell(surface, lambda rects: None, stock, settings, desk=behind.office, slices=slices), behind
