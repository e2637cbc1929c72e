"""Sizes of everything on the screen, from its size in pixels and inches.

Every size is the larger of a share of the screen's short side, which keeps the proportions, and a length in
millimetres, which keeps a small panel readable and touchable. Reading distances: hero 1.5 m, question 0.8 m, button
0.75 m, body 0.65 m, smallest 0.6 m.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Role = Literal["hero", "question", "button", "body", "small"]

_TEXT: dict[Role, tuple[float, float]] = {
    "hero": (0.100, 20.0),
    "question": (0.056, 11.0),
    "button": (0.048, 10.0),
    "body": (0.040, 9.0),
    "small": (0.032, 8.0),
}
SCREENS = (
    (1024, 600),
    (1024, 768),
    (1280, 800),
    (1280, 1024),
    (1920, 1080),
    (2560, 1080),
    (3840, 2160),
    (1080, 1920),
    (600, 1024),
)
"""Width and height in px of the screens that stalls have: on each of them everything fits, in every text size."""
LINE_HEIGHT = 1.4
_TALL = 1.5
MM_PER_INCH = 25.4


@dataclass(frozen=True)
class Measures:
    """Converts units and roles to px; width and height are in px."""

    width: int
    height: int
    diagonal_inch: float = 21.5  # of the panel; gives mm per px
    text_scale: float = 1.0  # 1.0, 1.2 or 1.4 (大字)
    is_low: bool = False  # 低位模式: every control lies in the lower 45 % of the screen

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in px."""
        return self.width, self.height

    @cached_property
    def short_px(self) -> int:
        """The short side, `S` in every proportion."""
        return min(self.width, self.height)

    @property
    def is_portrait(self) -> bool:
        """Whether the screen is higher than wide."""
        return self.height > self.width

    @property
    def is_tall(self) -> bool:
        """Whether the screen is so much higher than wide that what belongs together stands one below the other."""
        return self.height >= _TALL * self.width

    @cached_property
    def px_per_mm(self) -> float:
        """Pixels in a millimetre of the panel."""
        return math.hypot(self.width, self.height) / (self.diagonal_inch * MM_PER_INCH)

    def units(self, count: float) -> int:
        """Return `count` grid units in px: eight px each on a screen 1080 px short."""
        return round(count * self.short_px / 135)

    def text_px(self, role: Role) -> int:
        """Return the type size of a role in px, with the chosen text scale."""
        share, millimetres = _TEXT[role]
        return round(self.text_scale * self._at_least(share, millimetres))

    def smallest_px(self) -> int:
        """The smallest type size, px."""
        return round(self._at_least(*_TEXT["small"]))

    @property
    def target_px(self) -> int:
        """Least width and height of a touch target."""
        return round(max(0.11 * self.short_px, 20 * self.px_per_mm))

    @property
    def gap_px(self) -> int:
        """Least distance between two targets."""
        return round(0.022 * self.short_px)

    @property
    def slop_px(self) -> int:
        """How far a hit box reaches beyond the picture of its control."""
        return round(0.01 * self.short_px)

    @property
    def slip_px(self) -> int:
        """How far a finger may slide off a control before its release no longer counts."""
        return round(10 * self.px_per_mm)

    @property
    def dead_band_px(self) -> int:
        """Width of the margin in which touches are ignored, because hands hold the frame there."""
        return round(0.015 * self.short_px)

    def _at_least(self, share: float, millimetres: float) -> float:
        # On a very small panel millimetres would fill the screen; a third more than the share is the limit.
        return min(max(share * self.short_px, millimetres * self.px_per_mm), share * self.short_px * 4 / 3)
