"""How the opening check tells that something is well: green, amber or red."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

Light = Literal["green", "amber", "red"]
LIGHTS: tuple[Light, ...] = get_args(Light)
"""Fine; works, but somebody should know; the stall should not open like this."""


def worst(lights: Iterable[Light]) -> Light:
    """Return the worst of some lights; green without any."""
    return max(lights, key=LIGHTS.index, default="green")
