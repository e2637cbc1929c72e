"""Findings of the checks before they are worded: code, place and values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, NamedTuple, TypeVar

Level = Literal["error", "warning"]

Path = tuple[str | int, ...]
"""Keys in English and indexes from the root of a pack, such as `("scams", 0, "features", 2, "text")`."""

MAX_PROBLEMS = 100
"""Findings told of one file at once: nobody corrects more in one sitting."""
MAX_FINDINGS = MAX_PROBLEMS + 1
"""Findings of one kind that are gathered: one more than are told, so that it can be said that there are more."""

WhereT_co = TypeVar("WhereT_co", covariant=True)


class Spot(NamedTuple):
    """A place in a text; both numbers count from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Finding(Generic[WhereT_co]):
    """Something found in a pack."""

    where: WhereT_co  # a path of keys, a line and column, or a cell of a spreadsheet
    code: str  # key of its sentence in `game.content.wording`
    level: Level = "error"
    values: Mapping[str, Any] = field(default_factory=dict)  # fill the sentence
    cure: str | None = None  # the corrected line; `None` if unknown or too long for a message
    at: Literal["value", "key"] = "value"  # whether a path points at the value there, or at its key
    within: str = ""  # a passage of the text at a path

    @property
    def is_error(self) -> bool:
        """Whether it keeps the pack from being used."""
        return self.level == "error"


class Refused(Exception):  # noqa: N818 - it carries a finding; it is not a fault of the program
    """Reading cannot go on; `finding` says why. Caught inside `game.content`."""

    def __init__(self, finding: Finding[Spot]) -> None:
        super().__init__(finding.code)
        self.finding = finding
