"""The composition root: builds every object once and passes it to its users."""

from __future__ import annotations

import logging
import os
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pygame

from game.app.faults import NoPackError
from game.content.checks.takeaways import check_takeaways
from game.content.model import Pack
from game.content.photos import photos_of
from game.content.problems import Problem
from game.content.reading.packs import Reading, read_pack, sister_of
from game.content.selection import off_in, selected
from game.content.texts import names_in, texts_of
from game.kiosk.contexts import ContextMaker, Situation
from game.kiosk.places import Places
from game.kiosk.settings import Settings
from game.kiosk.shell import Observer, Presenter, Resurfacer, Shell
from game.kiosk.slices import Slices
from game.kiosk.stock.desk import Stock
from game.kiosk.tonight import tonight_of
from game.rules.tonight import Tonight
from game.scenes.attract.attract import Attract
from game.scenes.can.push import CanPush
from game.scenes.core.context import SceneContext
from game.scenes.core.deck import DeckKeeper
from game.scenes.core.doctor import Doctor
from game.scenes.core.failsafe import Oops
from game.scenes.core.pack import located
from game.scenes.core.receipts import ReceiptPrinter
from game.scenes.core.stack import SceneFactory
from game.scenes.core.staff_desk import StaffDesk
from game.scenes.core.still_there import StillThere
from game.scenes.core.tally import Tally
from game.scenes.draw.draw import Draw
from game.scenes.draw.seal import Seal
from game.scenes.exhibit.exhibit import Exhibit
from game.scenes.help.help import Help
from game.scenes.result.result import Result
from game.scenes.staff.paused import Paused
from game.scenes.staff.pin import Pin
from game.scenes.staff.staff import FirstStaff, Staff
from game.scenes.wheel.challenge import Challenge
from game.scenes.wheel.feedback import Feedback
from game.scenes.wheel.wheel import Wheel
from game.ui.controls.look import Look
from game.ui.draw.grounds import Grounds
from game.ui.draw.icons import Icons
from game.ui.draw.paint import Drawer, drawn
from game.ui.measures import Measures
from game.ui.puppets.troupe import Troupe
from game.ui.sound import Audio
from game.ui.theme import load_theme
from game.ui.type.fonts import Fonts, find_face
from game.ui.type.lexicon import BreakCost, break_cost_of
from game.ui.type.text import Type
from game.words import LANGUAGES, Language, load_words, whole_words

_LOG = logging.getLogger(__name__)

TypeMaker = Callable[[Fonts, BreakCost], Type]
"""Makes the type of a kiosk; whoever looks at hundreds of screens has one that remembers more, or paints nothing."""
SCENES: Mapping[str, SceneFactory] = MappingProxyType(
    {
        scene.name: scene
        for scene in (
            Attract,
            Wheel,
            CanPush,
            Challenge,
            Feedback,
            Exhibit,
            Result,
            Draw,
            Seal,
            Help,
            StillThere,
            Pin,
            Staff,
            FirstStaff,
            Paused,
            Oops,
        )
    }
)


@dataclass(frozen=True)
class Playable:
    """A pack in the available languages."""

    path: Path  # of the pack that is played
    packs: Mapping[Language, Pack]  # visits start in the first one
    problems: tuple[Problem, ...] = ()  # also of a requested pack that cannot be read, and of sisters left out

    @property
    def first(self) -> Pack:
        """The pack where visits start."""
        return next(iter(self.packs.values()))


def read(path: Path, places: Places, today: date, language: str | None = None) -> Reading:
    """Read a pack to play it, without the slow search for missing characters, which `check` does.

    `language` is that of the problems; Chinese when it is None.
    """
    return read_pack(path, icons=places.icon_names, today=today, language=language, audits=(check_takeaways,))


def load_playable(places: Places, settings: Settings, today: date) -> Playable:
    """Return the pack asked for, or the built-in one when that cannot be read. `NoPackError`: neither can be read."""
    wanted = settings.pack or places.default_pack
    refused: list[Problem] = []
    for path in (wanted, *places.built_in_packs):
        try:
            playable = read_playable(path, places, settings, today, settings.language)
        except NoPackError as fault:
            refused += fault.problems
        else:
            return replace(playable, problems=(*refused, *playable.problems))
    raise NoPackError(tuple(refused))


def read_playable(path: Path, places: Places, settings: Settings, today: date, language: str | None = None) -> Playable:
    """Return one pack with its sisters; problems are told in `language`. Raises `NoPackError` if it cannot be read."""
    return playable_of(read(path, places, today, language), places, settings, today, language)


def playable_of(
    reading: Reading, places: Places, settings: Settings, today: date, language: str | None = None
) -> Playable:
    """Return the same for a pack that has been read already."""
    if reading.pack is None:
        raise NoPackError(reading.problems)
    packs: dict[Language, Pack] = {reading.pack.language: reading.pack}
    problems = reading.problems
    for other in LANGUAGES:
        sister = sister_of(reading.path, other)
        if other in packs or not os.path.isfile(sister):
            continue
        found = read(sister, places, today, language)
        problems += found.problems
        if found.pack is not None and found.pack.language == other:
            packs[other] = found.pack
    first = next((each for each in packs if each == settings.language), reading.pack.language)
    return Playable(reading.path, MappingProxyType({first: packs[first], **packs}), problems)


def break_cost_in(packs: Iterable[Pack]) -> BreakCost:
    """Return what it costs to break lines in the words of these packs and in those of the screens."""
    packs = tuple(packs)
    texts = [text for pack in packs for _, text in texts_of(pack)]
    texts += [text for language in LANGUAGES for text in load_words("screens", language).values()]
    return break_cost_of(tuple(texts), whole_words(), tuple(name for pack in packs for name in names_in(pack)))


def make_contexts(
    places: Places,
    settings: Settings,
    playable: Playable,
    rng: random.Random,
    audio: Audio,
    *,
    type_of: TypeMaker = Type,
    deck: DeckKeeper | None = None,
    tally: Tally | None = None,
    printer: ReceiptPrinter | None = None,
    slices: Slices | None = None,
    draw: Drawer = drawn,
) -> ContextMaker:
    """Return a function that builds the scenes' context for a situation. Type and icons are opened once, here.

    Without `deck` or `tally` nothing is kept. `draw` rasterises large drawings, `slices` suspends whatever draws.
    """
    keeper, counter = deck or DeckKeeper(), tally or Tally()
    theme_of = cache(lambda name: load_theme(places.assets / "themes" / f"{name}.json"))
    icons = Icons(places.assets / "icons")
    puppets = Troupe(places.assets / "puppets")
    words = {language: load_words("screens", language) for language in LANGUAGES}
    type_ = type_of(Fonts(find_face()), break_cost_in(playable.packs.values()))
    type_.on_pause = type_.on_pause if slices is None else slices.pause
    grounds = Grounds(lambda: counter.lit, type_.pause)
    packs = {language: located(pack) for language, pack in playable.packs.items()}

    photos = photos_of(playable.path.parent, playable.packs.values())

    def make(situation: Situation) -> SceneContext:
        tonight = situation.tonight or tonight_of(settings)
        measures = Measures(*situation.size, settings.diagonal_inch, situation.text_scale, tonight.is_low)
        theme, whole = theme_of(tonight.theme), packs[situation.language]
        pack = whole
        if not situation.is_whole and situation.tonight is not None:
            pack = selected(whole, tonight.off_in(playable.path.name, off_in(whole)))
        return SceneContext(
            look=Look(measures, theme, type_, icons, puppets, drawn=draw),
            words=words[situation.language],
            pack=pack if tonight.judging is None else pack.model_copy(update={"judging": tonight.judging}),
            whole=whole,
            photos=photos,
            pack_file=playable.path.name,
            tonight=tonight,
            rng=rng,
            audio=audio,
            deck=keeper,
            backdrop=lambda: grounds.new(measures, theme),
            ground=lambda: grounds.of(measures, theme),
            tally=counter,
            is_calm=tonight.is_calm,
            languages=tuple(packs),
            printer=printer,
        )

    return make


def build_shell(
    surface: pygame.Surface,
    present: Presenter,
    places: Places,
    settings: Settings,
    playable: Playable,
    *,
    rng: random.Random,
    audio: Audio,
    type_of: TypeMaker = Type,
    can_be_closed: bool = True,
    printer: ReceiptPrinter | None = None,
    slices: Slices | None = None,
    draw: Drawer = drawn,
) -> Shell:
    """Return a shell that draws on `surface` and shows by `present`, with one pack and no staff."""
    make = make_contexts(
        places, settings, playable, rng, audio, type_of=type_of, printer=printer, slices=slices, draw=draw
    )
    stock = Stock(playable.path, playable.packs, make)
    return stocked_shell(surface, present, stock, settings, can_be_closed=can_be_closed, slices=slices)


def stocked_shell(
    surface: pygame.Surface,
    present: Presenter,
    stock: Stock,
    settings: Settings,
    *,
    desk: StaffDesk | None = None,
    doctor: Doctor | None = None,
    resurface: Resurfacer = pygame.Surface,
    can_be_closed: bool = True,
    observe: Observer | None = None,
    tonight: Tonight | None = None,
    keep: Callable[[Tonight], None] = lambda _: None,
    slices: Slices | None = None,
) -> Shell:
    """Return a shell that plays `stock` until it is given another; with `slices` it builds ahead what comes next."""
    return Shell(
        surface,
        stock.make_context,
        SCENES,
        present,
        language=stock.language,
        tonight=tonight or tonight_of(settings),
        keep=keep,
        is_debug=settings.is_debug,
        desk=desk,
        doctor=doctor,
        resurface=resurface,
        can_be_closed=can_be_closed,
        observe=observe,
        slices=slices,
    )
