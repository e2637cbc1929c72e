"""The services beside the games: packs that are watched, brought in and put on."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from game.app.faults import NoPackError
from game.app.wiring import Playable, make_contexts, read_playable
from game.content.prize_list import prize_list
from game.content.problems import Problem
from game.kiosk.contexts import Situation
from game.kiosk.places import Places
from game.kiosk.prizes import StandMaker
from game.kiosk.settings import Settings
from game.kiosk.slices import Slices
from game.kiosk.stock.bundles import Updates
from game.kiosk.stock.desk import HomePack, PackDesk, Stock
from game.kiosk.stock.office import StaffOffice
from game.kiosk.stock.sticks import sticks
from game.kiosk.stock.store import PackStore
from game.kiosk.stock.watch import PackWatch
from game.scenes.core.context import SceneContext
from game.scenes.core.deck import DeckKeeper
from game.scenes.core.receipts import ReceiptPrinter
from game.scenes.core.staff_house import StaffHouse
from game.scenes.core.staff_lock import StaffLock
from game.scenes.core.tally import Tally
from game.ui.draw.paint import Drawer, drawn
from game.ui.sound import Audio


@dataclass(frozen=True)
class Backstage:
    """The services beside the games: watching saved packs and bringing in new ones."""

    desk: PackDesk
    office: StaffOffice
    watch: PackWatch


def open_backstage(
    places: Places,
    settings: Settings,
    playable: Playable,
    store: PackStore,
    choices: HomePack,
    updates: Updates,
    today: Callable[[], date],
    *,
    rng: random.Random,
    audio: Audio,
    deck: DeckKeeper,
    tally: Tally | None = None,
    house: StaffHouse | None = None,
    printer: ReceiptPrinter | None = None,
    lock: StaffLock | None = None,
    find_sticks: Callable[[], tuple[Path, ...]] = sticks,
    slices: Slices | None = None,
    draw: Drawer = drawn,
    stands: StandMaker | None = None,
) -> Backstage:
    """Build the services for packs that change while the kiosk runs. Nothing is watched yet.

    Without `stands` nothing is drawn, whatever a pack says.
    """
    counter = tally or Tally()  # whatever pack is played, the evening is one

    def stock_of(found: Playable) -> Stock:
        make = make_contexts(
            places, settings, found, rng, audio, deck=deck, tally=counter, printer=printer, slices=slices, draw=draw
        )

        prizes = None if stands is None else prize_list(found.packs)
        stand = None if stands is None or prizes is None else stands(prizes)

        def make_for_staff(situation: Situation) -> SceneContext:
            return replace(make(situation), lock=lock, house=house, prizes=stand, prize_desk=stand)

        return Stock(found.path, found.packs, make_for_staff, found.problems)

    def read_stock(path: Path, language: str) -> Stock | tuple[Problem, ...]:
        try:
            return stock_of(read_playable(path, places, settings, today(), language))
        except NoPackError as fault:
            return fault.problems

    desk = PackDesk(stock_of(playable), read_stock, playable.problems)
    watch = PackWatch(desk.refresh)
    home = playable.path if store.active() is None else choices.chosen() or places.default_pack
    return Backstage(desk, StaffOffice(desk, store, home, choices, watch, updates, find_sticks), watch)
