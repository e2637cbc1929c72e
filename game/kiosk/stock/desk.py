"""The pack that is played, the one that waits, problems of the one tried last, and the choice for the next evening."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from game.content.model import Pack
from game.content.problems import Problem
from game.content.tree.intake import open_regular
from game.content.visible import visible
from game.kiosk.contexts import ContextMaker
from game.words import Language

_LOG = logging.getLogger(__name__)
_HOME_NAME = "home-pack"
_MOST_PATH_BYTES = 20_000
"""No system knows a longer path."""


@dataclass(frozen=True)
class Stock:
    """A pack that is ready to be played.

    Visits start in the first language of `packs`; `warnings` are for the organiser.
    """

    path: Path
    packs: Mapping[Language, Pack]
    make_context: ContextMaker
    warnings: tuple[Problem, ...] = ()

    @property
    def language(self) -> Language:
        """The language in which visits start."""
        return next(iter(self.packs))


Reader = Callable[[Path, str], "Stock | tuple[Problem, ...]"]
"""Reads a pack with its sisters: what can be played, or why it cannot, in a language (`zh` or `en`). Slow; never called
by the loop."""


class PackDesk:
    """Holds the pack that is played and reads new ones. Every method may be called from any thread.

    `problems` explain why a pack other than the one asked for is played, if so.
    """

    def __init__(self, stock: Stock, read: Reader, problems: tuple[Problem, ...] = ()) -> None:
        self._read = read
        self._lock = threading.Lock()
        self._stock = stock
        self._waiting: Stock | None = None
        self._before: Stock | None = None
        self._problems = problems
        self.on_taken_back: Callable[[Stock, Stock], None] = lambda failed, before: None
        """Called with a pack that could not be shown and the one that plays instead. It must not wait for a disk."""

    @property
    def stock(self) -> Stock:
        """What is played now."""
        with self._lock:
            return self._stock

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Problems of the file as it was last read; empty when it is played, or will be after this visit."""
        with self._lock:
            return self._problems

    def refresh(self) -> None:
        """Read the pack's file again: a good one waits for the end of the visit, a bad one changes nothing."""
        self.take_in(self.stock.path)

    def take_in(self, path: Path) -> bool:
        """Read a pack to be played after the visit; return whether it can be played."""
        outcome = self.try_out(path)
        with self._lock:
            if isinstance(outcome, Stock):
                self._waiting, self._problems = outcome, outcome.warnings
                return True
            self._problems = outcome
        for problem in outcome:
            _LOG.error("%s:%s:%s %s", problem.file, problem.line, problem.column, problem.message)
        _LOG.error("%s has problems and was not put on; %s goes on", visible(path), visible(self.stock.path))
        return False

    def put_on(self, stock: Stock) -> None:
        """Play `stock` once the visit is over."""
        with self._lock:
            self._waiting, self._problems = stock, stock.warnings

    def try_out(self, path: Path) -> Stock | tuple[Problem, ...]:
        """Read a pack without playing it."""
        return self._read(path, self.stock.language)

    def next_stock(self) -> Stock | None:
        """Return the waiting pack, which is played from now on; to be called between two visits."""
        with self._lock:
            if self._waiting is None:
                return None
            self._before, self._stock, self._waiting = self._stock, self._waiting, None
            _LOG.info("playing %s", visible(self._stock.path))
            return self._stock

    def take_back(self) -> Stock | None:
        """Return the pack that played before the last one, which cannot be shown; it is played from now on."""
        with self._lock:
            if self._before is None:
                return None
            failed, before = self._stock, self._before
            self._stock, self._before = before, None
        _LOG.error("%s cannot be shown and was taken back; playing %s", visible(failed.path), visible(before.path))
        self.on_taken_back(failed, before)
        return before


class HomePack:
    """Remembers the pack that staff have chosen, for the next start: one line in a file of the state folder.

    If it cannot be read or written, there is no choice.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / _HOME_NAME

    def chosen(self) -> Path | None:
        """Return the pack that was chosen last, if it still exists."""
        try:
            with open_regular(self._file) as file:
                path = Path(os.fsdecode(file.read(_MOST_PATH_BYTES).strip()))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as fault:
            _LOG.warning("the choice of a pack cannot be read: %s", fault)
            return None
        if path.is_absolute() and os.path.isfile(path):
            return path
        _LOG.warning("the pack that was chosen is not there: %s", visible(path))
        return None

    def choose(self, path: Path) -> None:
        """Remember `path`; a power cut leaves the old choice or the new one."""
        half = self._file.with_name(f"{_HOME_NAME}.part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with half.open("wb") as file:
                file.write(os.fsencode(path.resolve()))
                file.flush()
                os.fsync(file.fileno())
            half.replace(self._file)
        except OSError as fault:
            _LOG.warning("the choice of %s is not remembered: %s", visible(path), fault)
