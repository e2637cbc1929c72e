"""What staff set for the evening: how screens look, how answers are given, and which scams are left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

ThemeName = Literal["night", "day"]
THEMES: tuple[ThemeName, ...] = get_args(ThemeName)
Judging = Literal["cards", "spoken"]
TEXT_SCALES = (1.0, 1.2, 1.4)


@dataclass(frozen=True)
class Tonight:
    """Settings that hold for every visit until staff change them.

    `off` are scams that are left out, each by the file of its pack and its id. `judging` None: as the pack says.
    """

    text_scale: float = 1.0  # one of TEXT_SCALES
    theme: ThemeName = "night"
    is_calm: bool = False  # 少动画
    is_low: bool = False  # 低位模式
    judging: Judging | None = None
    off: frozenset[tuple[str, str]] = frozenset()

    def off_in(self, pack: str) -> frozenset[str]:
        """Return the ids of the scams that are left out of the pack with this file name."""
        return frozenset(scam for file, scam in self.off if file == pack)

    def turned(self, pack: str, scam: str) -> Tonight:
        """Return the settings with this scam left out, or no longer."""
        return replace(self, off=self.off ^ {(pack, scam)})
