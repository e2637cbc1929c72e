"""How a can goes over an edge: it tips and drops, or first hangs by its tab and tries to climb up again."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from game.rules.slide import Side
from game.rules.wheel import ease_in_out
from game.ui.table import can_art

FALL_S = 0.7
CLING_S = 1.6
_HIGH = can_art.RISE * can_art.LID / 100
"""From foot to tab on the screen, in widths of the can."""
_TIPS_S, _PULLS_S, _UP_S, _SLIPS_S = 0.25, 0.6, 1.0, 1.2
"""When it has tipped over, begins to pull itself up, is as high as it gets, and has slipped back."""
_HANGS, _PULLED = {"far": 0.7, "left": 1.0, "right": 1.0}, 0.28
"""How deep it hangs, and how far up it gets, in its own height; at the far edge its tab peeps out above the table."""
_SWAY_DEG, _SWAY_HZ = 9.0, 1.3
_TIP_DEG = 110.0
_OUT = 0.6
"""How far beside a side edge it hangs, in widths."""


class Fallen(NamedTuple):
    """Where the foot is, px from where the can left the table, its lean in degrees, and its opacity (0–255)."""

    across: float
    down: float
    tilt_deg: float
    alpha: int


@dataclass(frozen=True)
class Fall:
    """A fall over an edge of a table whose picture is `table_px` = width, height."""

    side: Side
    clings: bool
    table_px: tuple[int, int]
    is_calm: bool = False

    @property
    def ends_s(self) -> float:
        """Seconds from the edge until it is out of sight."""
        return FALL_S + self._hangs_s

    def is_hanging(self, age_s: float) -> bool:
        """Whether it hangs by its tab `age_s` after it passed the edge."""
        return 0 <= age_s < self._hangs_s

    def at(self, age_s: float, width_px: float) -> Fallen:
        """Return where a can of this width is, `age_s` (0 or more) after it passed the edge."""
        if self.is_hanging(age_s):
            return self._hanging(age_s, width_px)
        share = min(1.0, (age_s - self._hangs_s) / FALL_S)
        start = self._hanging(self._hangs_s, width_px) if self.clings else Fallen(0.0, 0.0, 0.0, 255)
        width, height = self.table_px
        return Fallen(
            start.across + self._sign * width * 0.08 * share,
            start.down + height * 0.9 * share**2,
            start.tilt_deg + (self._sign or 0.3) * _TIP_DEG * share,
            0 if self.is_calm else round(255 * (1 - share**3)),
        )

    @property
    def _hangs_s(self) -> float:
        return CLING_S if self.clings else 0.0

    @property
    def _sign(self) -> float:
        return {"left": -1.0, "right": 1.0}.get(self.side, 0.0)

    def _hanging(self, age_s: float, width_px: float) -> Fallen:
        deep, swing = _HANGS[self.side], math.sin(math.tau * _SWAY_HZ * age_s)
        tilt_deg = 0.0 if self.is_calm else _SWAY_DEG * swing * min(1.0, age_s / _TIPS_S)
        if not self.is_calm:
            deep *= ease_in_out(age_s / _TIPS_S)
            deep -= _PULLED * _between(age_s, _PULLS_S, _UP_S) * (1 - _between(age_s, _UP_S, _SLIPS_S))
        # It swings about its tab, and a picture leans about its foot.
        lean, high = math.radians(tilt_deg), _HIGH * width_px
        across = self._sign * _OUT * width_px * min(1.0, age_s / _TIPS_S)
        return Fallen(across - high * math.sin(lean), high * (deep - 1 + math.cos(lean)), tilt_deg, 255)


def _between(age_s: float, start_s: float, end_s: float) -> float:
    return ease_in_out((age_s - start_s) / (end_s - start_s))
