"""What staff set for the evening: how screens look, how answers are given, and which scams are left out."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from typing import Literal, get_args

ThemeName = Literal["night", "day"]
THEMES: tuple[ThemeName, ...] = get_args(ThemeName)
Judging = Literal["cards", "spoken"]
TEXT_SCALES = (1.0, 1.2, 1.4)


@dataclass(frozen=True)
class Tonight:
    """Settings that hold for every visit until staff change them.

    `off` and `on` are scams that staff leave out, or bring back though their pack leaves them out, each by the file of
    its pack and its id. `judging` None: as the pack says.
    """

    text_scale: float = 1.0  # one of TEXT_SCALES
    theme: ThemeName = "night"
    is_calm: bool = False  # 少动画
    is_low: bool = False  # 低位模式
    judging: Judging | None = None
    off: frozenset[tuple[str, str]] = frozenset()
    on: frozenset[tuple[str, str]] = frozenset()

    def off_in(self, pack: str, given: Set[str] = frozenset()) -> frozenset[str]:
        """Return the ids of the scams that are left out of the pack with this file name; `given` it leaves out itself.

        What staff have chosen goes before what the pack says.
        """
        return (frozenset(given) | _in(self.off, pack)) - _in(self.on, pack)

    def turned(self, pack: str, scam: str, given: Set[str] = frozenset()) -> Tonight:
        """Return the settings with this scam left out, or no longer; `given` as above."""
        both = frozenset({(pack, scam)})
        off, on = self.off - both, self.on - both
        if scam in self.off_in(pack, given):
            return replace(self, off=off, on=on | both if scam in given else on)
        return replace(self, off=off if scam in given else off | both, on=on)


def _in(chosen: frozenset[tuple[str, str]], pack: str) -> frozenset[str]:
    return frozenset(scam for file, scam in chosen if file == pack)
