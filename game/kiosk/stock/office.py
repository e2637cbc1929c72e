"""The staff screen's desk: packs beside the program, brought in earlier, and on sticks."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from game.content.problems import Problem
from game.content.reading.packs import find_packs
from game.content.visible import visible
from game.kiosk.contexts import Situation
from game.kiosk.errand import Errand
from game.kiosk.stock.bundles import Update, Updates
from game.kiosk.stock.desk import HomePack, PackDesk, Stock
from game.kiosk.stock.faults import StoreFault, unexpected
from game.kiosk.stock.file_names import is_update_name, main_packs
from game.kiosk.stock.sticks import Offer, offers, sticks
from game.kiosk.stock.store import PackStore, Staged
from game.kiosk.stock.watch import PackWatch, contents_of
from game.rules.tonight import Tonight
from game.scenes.core.context import SceneContext
from game.scenes.core.staff_desk import Offered, Standing, Summary, Trial
from game.scenes.gallery.album import PackAlbum
from game.ui.measures import Measures
from game.words import Language

_LOG = logging.getLogger(__name__)


class StaffOffice:
    """Implements `game.scenes.core.staff_desk.StaffDesk`.

    `home` is the pack that is played without an import; `choices` remember the chosen pack beside the program.
    """

    def __init__(
        self,
        desk: PackDesk,
        store: PackStore,
        home: Path,
        choices: HomePack,
        watch: PackWatch,
        updates: Updates,
        find_sticks: Callable[[], tuple[Path, ...]] = sticks,
    ) -> None:
        self._desk = desk
        desk.on_taken_back = self._taken_back
        self._store = store
        self._home = home
        self._home_before: Path | None = None
        self._choices = choices
        self._watch = watch
        self._updates = updates
        self._find_sticks = find_sticks
        self._offers: dict[str, Offer | Path] = {}
        self._can_roll_back = self._has_before()
        self._wanted: object | None = None
        """Stands for the trial that staff wait for, or have the result of."""
        self._trial: Trial | StoreFault | None = None
        self._tried: _Tried | None = None
        self._fault = updates.fault
        self._worker: threading.Thread | None = None

    def standing(self, language: Language) -> Standing:
        """Return what is played now."""
        failed = (told(fault, language) for fault in (self._fault, self._watch.fault) if fault is not None)
        return Standing(
            summary_of(self._desk.stock),
            (*failed, *self._desk.problems),
            self._can_roll_back,
        )

    def look(self) -> Errand[tuple[Offered, ...]]:
        """Begin to look for packs on sticks, then beside the program; a sister in another language is not listed."""
        return Errand(self._look, failed=())

    def _look(self) -> tuple[Offered, ...]:
        found: dict[str, tuple[str, Offer | Path]] = {}
        for offer in offers(self._find_sticks()):
            found[f"stick {offer.path}"] = (offer.label, offer)
        beside = find_packs(self._home.parent)
        mains = main_packs(path.name for path in beside)
        for path in beside:
            if path.name in mains and path != self._desk.stock.path:
                found[f"own {path}"] = (visible(path.name), path)
        self._offers = {key: place for key, (_, place) in found.items()}
        return tuple(Offered(key, label) for key, (label, _) in found.items())

    def begin(self, key: str) -> None:
        """Bring the pack in and read it, in a thread."""
        self._trial = None
        place = self._offers.get(key)
        self._wanted = wanted = object()
        self._start(lambda: self._try(place, wanted), lambda fault: self._publish(fault, wanted))

    def trial(self, language: Language) -> Trial | None:
        """Return the result of `begin`; None while it runs."""
        found = self._trial
        return Trial(None, (told(found, language),)) if isinstance(found, StoreFault) else found

    def put_on(self) -> None:
        """Keep the pack that was tried, in a thread, and play it once the visit is over."""
        tried, self._tried = self._tried, None
        if tried is not None:
            self._start(lambda: self._put_on(tried), self._tell_fault)

    def discard(self) -> None:
        """Forget what was tried, or is being tried."""
        self._wanted = None
        tried, self._tried, self._trial = self._tried, None, None
        if tried is not None and tried.staged is not None:
            self._start(partial(self._store.discard, tried.staged), self._tell_fault)

    def roll_back(self) -> None:
        """Play the previous pack, or the program's own, after the visit; it is read in a thread."""
        self._start(self._roll_back, self._tell_fault)

    def wait(self) -> None:
        """Wait for the thread to end."""
        if self._worker is not None:
            self._worker.join()

    def _start(self, job: Callable[[], None], tell: Callable[[StoreFault], None]) -> None:
        """Run `job` in a thread; every fault is passed to `tell`."""
        before = self._worker

        def work() -> None:
            try:
                if before is not None:
                    before.join()
                job()
            except StoreFault as fault:
                _LOG.warning("staff's work with packs came to nothing: %s", fault.code)
                tell(fault)
            except Exception as fault:
                _LOG.exception("staff's work with packs has failed")
                tell(unexpected(fault))

        self._worker = threading.Thread(target=work, name="pack-work", daemon=True)
        try:
            self._worker.start()
        except RuntimeError as fault:
            self._worker = None
            tell(unexpected(fault))

    def _publish(self, found: Trial | StoreFault, wanted: object, tried: _Tried | None = None) -> None:
        """Make the result of a trial known, unless staff have not waited for it."""
        if wanted is self._wanted:
            self._tried, self._trial = tried, found
        elif tried is not None and tried.staged is not None:
            self._store.discard(tried.staged)

    def _put_on(self, tried: _Tried) -> None:
        stock, staged = tried.stock, tried.staged
        if staged is not None:
            self._store.keep(staged)
        else:
            if contents_of(stock.path) != tried.contents:  # the next start would play what nobody has looked at
                raise StoreFault("changed_since", name=stock.path.name)
            self._store.leave()
            self._move_home(stock.path)
        self._fault = None
        self._can_roll_back = self._has_before()
        self._desk.put_on(stock)
        self._watch.follow(stock.path)
        if tried.update is not None:
            _LOG.info("update %d brought %s", tried.update.number, visible(stock.path.name))
            self._updates.note_taken(tried.update, stock.path)

    def _has_before(self) -> bool:
        """Return whether there is another pack to go back to. Reads the store: never called by the loop."""
        return any(path is not None for path in (self._store.previous(), self._store.active(), self._home_before))

    def _taken_back(self, failed: Stock, before: Stock) -> None:
        """Have the store, or the choice of a pack beside the program, follow a pack that could not be shown."""

        def follow() -> None:
            if self._store.active() == failed.path:
                self._store.roll_back()
            elif self._home_before is not None and failed.path == self._home != before.path:
                self._move_home(self._home_before)
            self._watch.follow(before.path)
            self._can_roll_back = self._has_before()
            self._fault = StoreFault("pack_dropped", name=failed.path.name)

        self._start(follow, self._tell_fault)

    def _tell_fault(self, fault: StoreFault) -> None:
        self._fault = fault

    def _move_home(self, path: Path) -> None:
        self._home, self._home_before = path, self._home
        self._choices.choose(path)

    def _roll_back(self) -> None:
        if self._home_before is not None and self._store.active() is None:
            self._move_home(self._home_before)
            path = self._home
        else:
            path = self._store.roll_back() or self._home
        self._fault = None
        self._can_roll_back = self._has_before()
        if self._desk.take_in(path):
            self._watch.follow(path)

    def _bring_in(self, offer: Offer) -> tuple[Staged, Update | None]:
        """Copy a pack to the machine's own disk; an update is checked before."""
        if not is_update_name(offer.path.name):
            return self._store.bring_in(offer), None
        try:
            update = self._updates.take_in(offer.path)
            return self._store.bring_in(replace(offer, path=update.pack)), update
        finally:
            self._updates.clear()

    def _notes_of(self, update: Update) -> tuple[Problem, ...]:
        """Return what staff should know before they put an update on."""
        note = StoreFault("update_program", version=update.version)
        return (_problem(note.code, note.cause(self._desk.stock.language)),) if update.version else ()

    def _try(self, place: Offer | Path | None, wanted: object) -> None:
        if place is None:
            self._publish(Trial(None, ()), wanted)
            return
        staged: Staged | None = None
        update: Update | None = None
        if isinstance(place, Offer):
            staged, update = self._bring_in(place)
            path = staged.path
        else:
            path = place
        outcome: Stock | tuple[Problem, ...] = ()
        contents = contents_of(path)
        try:
            outcome = self._desk.try_out(path)
        finally:
            if staged is not None and not isinstance(outcome, Stock):
                self._store.discard(staged)
        if not isinstance(outcome, Stock):
            _LOG.warning("%s was not offered: it has %d problems", visible(path.name), len(outcome))
            self._publish(Trial(None, outcome), wanted)
            return
        look = partial(_album, outcome)
        notes = outcome.warnings if update is None else (*self._notes_of(update), *outcome.warnings)
        self._publish(Trial(summary_of(outcome), notes, look), wanted, _Tried(outcome, staged, update, contents))


@dataclass(frozen=True)
class _Tried:
    """A pack that was read: where it was copied to, unless it lies beside the program; the update that brought it.

    `contents` are digests of the file and its sisters, from before they were read.
    """

    stock: Stock
    staged: Staged | None
    update: Update | None
    contents: tuple[bytes, ...]


def _album(stock: Stock, measures: Measures, language: Language, tonight: Tonight) -> PackAlbum:
    return PackAlbum(context_for(stock, measures, language, tonight))


def summary_of(stock: Stock) -> Summary:
    """Summarise a pack in numbers."""
    pack = stock.packs[stock.language]
    return Summary(visible(stock.path.name), pack.title, len(pack.scams), len(pack.exhibits))


def told(fault: StoreFault, language: Language) -> Problem:
    """Return the problem of a pack that could not be brought in, kept or taken back, for staff; it names no file."""
    return _problem(fault.code, fault.message(language))


def _problem(code: str, sentence: str) -> Problem:
    return Problem("", 1, 1, "error", code, sentence, "")


def context_for(stock: Stock, measures: Measures, language: Language, tonight: Tonight) -> SceneContext:
    """Return a context of the whole pack for a screen, in `language` if the pack has it."""
    spoken = language if language in stock.packs else stock.language
    return stock.make_context(Situation(measures.size, spoken, measures.text_scale, tonight, is_whole=True))
