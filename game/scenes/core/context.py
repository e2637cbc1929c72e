"""What scenes depend on: one frozen value, built in `game.app.wiring`."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

import pygame

from game.content.model import Pack
from game.content.photos import Photo
from game.rules.tonight import Tonight
from game.scenes.core.deck import DeckKeeper
from game.scenes.core.doctor import Doctor
from game.scenes.core.prizes import PrizeDesk, PrizeStand
from game.scenes.core.receipts import ReceiptPrinter
from game.scenes.core.staff_desk import StaffDesk
from game.scenes.core.staff_house import StaffHouse
from game.scenes.core.staff_lock import StaffLock
from game.scenes.core.tally import Tally
from game.ui.controls.look import Look
from game.ui.controls.touch_log import TouchLog
from game.ui.sound import Audio
from game.words import Language, Words

Shared = TypeVar("Shared")


@dataclass(frozen=True)
class SceneContext:
    """Everything a scene may use besides the surface it is given."""

    look: Look
    words: Words  # interface words in the visitor's language, like the pack
    pack: Pack
    rng: random.Random  # the only source of randomness
    audio: Audio
    deck: DeckKeeper  # which messages were shown, across visits
    backdrop: Callable[[], pygame.Surface]  # a new screen without anything on it, for the caller to paint on
    ground: Callable[[], pygame.Surface]  # the same, shared by all: not to be painted on
    whole: Pack | None = None  # the pack with the scams that staff leave out tonight; None: as `pack`
    photos: Mapping[str, Photo] = field(default_factory=dict)  # of the pack's exhibits, by their name in the pack
    pack_file: str = ""  # name of the pack's file
    tonight: Tonight = field(default_factory=Tonight)
    tally: Tally = field(default_factory=Tally)  # scams seen through, across visits
    is_calm: bool = False  # fewer and smaller movements (少动画)
    languages: tuple[Language, ...] = ("zh",)  # that the visitor can choose between
    printer: ReceiptPrinter | None = None  # None where none was named at the start
    prizes: PrizeStand | None = None  # None where nothing is drawn: no prizes in the pack, or nothing is recorded
    prize_desk: PrizeDesk | None = None
    desk: StaffDesk | None = None  # None where there is no machine (demo, tests)
    doctor: Doctor | None = None  # the opening check; None as for the desk
    touches: TouchLog | None = None  # what the touch screen has reported, for that check
    lock: StaffLock | None = None  # before the staff screen; None where everybody may open it
    house: StaffHouse | None = None  # what staff can have done with the machine; None where there is none
    shared: dict[object, object] = field(default_factory=dict, repr=False)  # built once; cleared with the look

    def once(self, key: object, build: Callable[[SceneContext], Shared]) -> Shared:
        """Return what is shared under `key`, built on first use."""
        if key not in self.shared:
            self.shared[key] = build(self)
        return cast("Shared", self.shared[key])
