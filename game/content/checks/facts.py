"""What the checks of a pack are given: as much of it as could be read."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from game.content.findings import Path
from game.content.model import Exhibit, Obstacle, Pack, Prize, Scam
from game.words import Language

_PartT = TypeVar("_PartT", bound=BaseModel)


@dataclass(frozen=True)
class Facts:
    """A pack, or those parts of it that are right by themselves."""

    data: Any = None  # plain data with English keys, maybe incomplete; `None` if only the pack is known
    pack: Pack | None = None  # `None` if the model refuses the data
    icons: frozenset[str] = frozenset()  # names of those that exist
    today: date = date.min  # the day against which the pack may have expired
    language: Language = "zh"  # of the keys
    settled: Set[Path] = frozenset()  # reported already; lists there may have been cut
    unread: Set[str] = frozenset()  # sections of which a part could not be read
    folder: FilePath | None = None  # of the pack's file; `None` where there is no file

    @cached_property
    def scams(self) -> tuple[tuple[int, Scam], ...]:
        """Indexes and values of the scams that the model accepts."""
        return tuple(enumerate(self.pack.scams)) if self.pack else _sound(self.held("scams"), Scam)

    @cached_property
    def exhibits(self) -> tuple[tuple[int, Exhibit], ...]:
        """Indexes and values of the exhibits that the model accepts."""
        return tuple(enumerate(self.pack.exhibits)) if self.pack else _sound(self.held("exhibits"), Exhibit)

    @cached_property
    def obstacles(self) -> tuple[tuple[int, Obstacle], ...]:
        """Indexes and values of the obstacles that the model accepts."""
        return _sound(self.held("table", "obstacles"), Obstacle)

    @cached_property
    def prizes(self) -> tuple[tuple[int, Prize], ...]:
        """Indexes and values of the prizes that the model accepts."""
        return _sound(self.held("prizes", "kinds"), Prize)

    @cached_property
    def scam_names(self) -> tuple[tuple[str, str], ...] | None:
        """Name and id of every scam as typed, empty if missing; `None` if not all scams are known."""
        scams = None if ("scams",) in self.settled else self.held("scams")
        return (
            tuple((text_of(scam, "name"), text_of(scam, "id")) for scam in scams) if isinstance(scams, list) else None
        )

    def held(self, *keys: str | int) -> Any:
        """Return what the data hold below these keys, or None."""
        part = self.data
        for key in keys:
            part = part.get(key) if isinstance(part, dict) else None
        return part

    def entries(self, section: str) -> list[tuple[int, dict[str, Any]]]:
        """Return the items of a section that are entries, right or not, with their indexes."""
        items = self.held(section)
        return (
            [(at, item) for at, item in enumerate(items) if isinstance(item, dict)] if isinstance(items, list) else []
        )


def text_of(part: Any, key: str) -> str:
    """Return the text of an entry as the model would see it; empty if there is none."""
    text = part.get(key) if isinstance(part, dict) else None
    return text.strip() if isinstance(text, str) else ""


def _sound(items: Any, model: type[_PartT]) -> tuple[tuple[int, _PartT], ...]:
    found = []
    for index, item in enumerate(items if isinstance(items, list) else []):
        try:
            found.append((index, model.model_validate(item)))
        except ValidationError:
            continue
    return tuple(found)
