"""What the checks of a pack are given: as much of it as could be read."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from game.content.findings import Path
from game.content.model import Exhibit, Obstacle, Pack, Scam
from game.words import Language

_PartT = TypeVar("_PartT", bound=BaseModel)


@dataclass(frozen=True)
class Facts:
    """A pack, or those parts of it that are right by themselves.

    Attributes:
        data: plain data with English keys, however incomplete; `None` where only the pack is known.
        pack: `None` where the model refuses the data.
        icons: names of the icons that exist.
        today: the day against which the pack may have expired.
        language: of the keys.
        settled: paths that have been told about; lists there may have been cut.
        unread: names of the sections of which a part could not be read: what is not there may stand in it.
    """

    data: Any = None
    pack: Pack | None = None
    icons: frozenset[str] = frozenset()
    today: date = date.min
    language: Language = "zh"
    settled: Set[Path] = frozenset()
    unread: Set[str] = frozenset()

    @cached_property
    def scams(self) -> tuple[tuple[int, Scam], ...]:
        """The scams that the model accepts, with their indexes in the file."""
        return tuple(enumerate(self.pack.scams)) if self.pack else _sound(self.held("scams"), Scam)

    @cached_property
    def exhibits(self) -> tuple[tuple[int, Exhibit], ...]:
        """The exhibits that the model accepts, with their indexes in the file."""
        return tuple(enumerate(self.pack.exhibits)) if self.pack else _sound(self.held("exhibits"), Exhibit)

    @cached_property
    def obstacles(self) -> tuple[tuple[int, Obstacle], ...]:
        """The obstacles of the table that the model accepts, with their indexes in the file."""
        return _sound(self.held("table", "obstacles"), Obstacle)

    @cached_property
    def scam_names(self) -> tuple[tuple[str, str], ...] | None:
        """Name and id of every scam as typed, empty where there is none; `None` when not all scams are known."""
        scams = None if ("scams",) in self.settled else self.held("scams")
        return (
            tuple((text_of(scam, "name"), text_of(scam, "id")) for scam in scams) if isinstance(scams, list) else None
        )

    def held(self, *keys: str | int) -> Any:
        """Return what the data hold below these keys, if they do."""
        part = self.data
        for key in keys:
            part = part.get(key) if isinstance(part, dict) else None
        return part

    def entries(self, section: str) -> list[tuple[int, dict[str, Any]]]:
        """The items of a section that are entries, right or not, with their indexes in the file."""
        items = self.held(section)
        return (
            [(at, item) for at, item in enumerate(items) if isinstance(item, dict)] if isinstance(items, list) else []
        )


def text_of(part: Any, key: str) -> str:
    """The text of an entry as the model would see it; empty where there is none."""
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
