"""Changes of scene, which the stack applies between two frames."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.rules.tonight import Tonight
from game.rules.visit import Visit
from game.words import Language


@dataclass(frozen=True)
class Push:
    """Show `scene` over this one, which is kept below."""

    scene: str


@dataclass(frozen=True)
class Pop:
    """Close this scene and return to the one below."""


@dataclass(frozen=True)
class Replace:
    """Replace this scene by `scene`, and keep the visit so far; without a visit no game is chosen."""

    scene: str
    visit: Visit = field(default_factory=Visit)


@dataclass(frozen=True)
class Restart:
    """Forget the visit and show the attract screen."""


@dataclass(frozen=True)
class Adjust:
    """Keep the scene but change language or text size until the visit ends."""

    language: Language | None = None
    text_scale: float | None = None


@dataclass(frozen=True)
class Arrange:
    """Keep the scene but change what staff set for the evening."""

    tonight: Tonight


@dataclass(frozen=True)
class Quit:
    """End the program, and with `power_off` switch the machine off after it."""

    power_off: bool = False


Change = Push | Pop | Replace | Restart | Adjust | Arrange | Quit
