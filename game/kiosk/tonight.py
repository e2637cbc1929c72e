"""What staff have set for the evening, kept in the state folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, TypeGuard

from game.kiosk.kept import Kept
from game.kiosk.settings import Settings
from game.rules.tonight import TEXT_SCALES, THEMES, Tonight

FILE = "tonight.json"
_ALLOWED: Mapping[str, tuple[object, ...]] = {
    "text_scale": TEXT_SCALES,
    "theme": THEMES,
    "is_calm": (True, False),
    "is_low": (True, False),
    "judging": (None, "cards", "spoken"),
}
_SCAMS = ("off", "on")


def tonight_of(settings: Settings) -> Tonight:
    """Return what the kiosk was started with."""
    return Tonight(settings.text_scale, settings.theme, settings.is_calm, settings.is_low)


class KeptTonight:
    """Keeps each setting beside what the kiosk was started with: who starts it otherwise has that, not the old one.

    A file that is damaged, or holds anything that cannot be set, counts as far as it can be read.
    """

    def __init__(self, kept: Kept, given: Tonight) -> None:
        self._kept = kept
        self._given = given

    def read(self) -> Tonight:
        """Return what was kept over what the kiosk was started with."""
        found, tonight = self._found(), self._given
        for name, (given, chosen) in found.items():
            if name not in _SCAMS and given == getattr(self._given, name) and chosen in _ALLOWED[name]:
                tonight = replace(tonight, **{name: chosen})
        off, on = (_scams(found.get(name, ([], []))[1]) for name in _SCAMS)
        return replace(tonight, off=off, on=on)

    def write(self, tonight: Tonight) -> None:
        """Keep what staff have set."""
        kept = self._found()
        for name in _ALLOWED:
            given, chosen = getattr(self._given, name), getattr(tonight, name)
            if chosen != given:
                kept[name] = (given, chosen)
            elif name in kept and kept[name][0] == given:
                del kept[name]
        kept |= {name: ([], sorted(getattr(tonight, name))) for name in _SCAMS}
        self._kept.write(json.dumps(kept))

    def _found(self) -> dict[str, tuple[Any, Any]]:
        """Return what the file holds by the name of the setting: what was given, what was chosen."""
        try:
            found = json.loads(self._kept.read())
        except (ValueError, RecursionError):
            return {}
        names = {field.name for field in fields(Tonight)}
        pairs = found.items() if isinstance(found, dict) else ()
        return {name: (pair[0], pair[1]) for name, pair in pairs if name in names and _is_pair(pair)}


def _scams(held: object) -> frozenset[tuple[str, str]]:
    pairs = [pair for pair in held if _is_pair(pair)] if isinstance(held, list) else []
    return frozenset((str(pack), str(scam)) for pack, scam in pairs)


def _is_pair(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list) and len(value) == len(("given", "chosen"))
