"""What one check says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from game.kiosk.doctor.machine import Machine
from game.rules.lights import Light
from game.words import Language, load_words


@dataclass(frozen=True)
class Verdict:
    """A light, and the sentence that goes with it: its key in `assets/text/<language>/doctor.json` and its values."""

    light: Light
    key: str
    values: Mapping[str, object] = field(default_factory=dict)

    def told(self, language: Language) -> str:
        """Return the sentence: what is so, and what to do about it."""
        return load_words("doctor", language)(self.key, **self.values)


Check = Callable[[Machine], Verdict]


def green(key: str, **values: object) -> Verdict:
    """Return that all is well."""
    return Verdict("green", key, values)


def amber(key: str, **values: object) -> Verdict:
    """Return that the stall can open, but somebody should know."""
    return Verdict("amber", key, values)


def red(key: str, **values: object) -> Verdict:
    """Return that the stall should not open like this."""
    return Verdict("red", key, values)
