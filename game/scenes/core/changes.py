"""What a scene may ask for. The stack applies it between two frames."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.rules.visit import Visit
from game.words import Language


@dataclass(frozen=True)
class Push:
    """Show `scene` over this one, which waits below."""

    scene: str


@dataclass(frozen=True)
class Pop:
    """Take this scene away; the one below goes on."""


@dataclass(frozen=True)
class Replace:
    """Go on to `scene` with what the visit holds so far; without one, nobody has chosen a game."""

    scene: str
    visit: Visit = field(default_factory=Visit)


@dataclass(frozen=True)
class Restart:
    """Forget the visit and show the attract screen."""


@dataclass(frozen=True)
class Adjust:
    """Keep the scene, but in another language or text size. Ends with the visit."""

    language: Language | None = None
    text_scale: float | None = None


Change = Push | Pop | Replace | Restart | Adjust
