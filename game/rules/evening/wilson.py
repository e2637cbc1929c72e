"""An honest interval of a share."""

from __future__ import annotations

from math import sqrt

Z95 = 1.959964
"""Standard deviations of a normal distribution that hold 95 % of it."""


def wilson(count: int, total: int, z: float = Z95) -> tuple[float, float]:
    """Return the 95 % score interval of the share `count` of `total` (at least 1).

    E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212; it holds what it promises for small totals and for shares near
    0 and 1, too (Brown, Cai and DasGupta, Stat. Sci. 16 (2001) 101-133).
    """
    share = count / total
    middle = share + z * z / (2 * total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)
