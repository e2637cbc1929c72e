"""What the checks hand to each other before it is put into words: codes and values, no sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from game.content.problems import MAX_PROBLEMS, Level

Path = tuple[str | int, ...]

MAX_FINDINGS = MAX_PROBLEMS + 1
"""Findings of one kind that are gathered: one more than are told, so that it can be said that there are more."""


@dataclass(frozen=True)
class Spot:
    """A place in a text; both numbers count from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Finding:
    """Something found at a known place. `values` fill the sentence of `code` in `game.content.wording`."""

    spot: Spot
    code: str
    level: Level = "error"
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Remark:
    """Something found at a path of English keys and indexes, such as `("scams", 0, "features", 2, "text")`.

    A path that the file does not hold is reported at its nearest part that it does hold. `at="key"` points
    at the name of the entry instead of its value, `within` at this passage of the text there.
    """

    path: Path
    code: str
    level: Level = "error"
    values: Mapping[str, Any] = field(default_factory=dict)
    at: Literal["value", "key"] = "value"
    within: str = ""


class Refused(Exception):  # noqa: N818 - it carries a finding; it is not a fault of the program
    """Reading cannot go on; `finding` says why. Never leaves this room."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding
