"""Motion-blurred colours for a wheel that turns too fast for the eye.

Each wedge is averaged with its neighbours in linear light, and then all wedges get the same luminance: hues still move
round, but no point of the picture changes in brightness. A wheel of light and dark slices would otherwise flash several
times a second (WCAG 2.3.1: a change of relative luminance below 0.1 is no flash).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from game.ui.theme import Colour

Linear = tuple[float, float, float]

_LEAST_WINDOW_DEG, _MOST_WINDOW_DEG = 80.0, 180.0
_VIVID = 1.8  # how much further from grey than the average the smeared colours are


@lru_cache(maxsize=512)
def linear(colour: Colour) -> Linear:
    """Convert sRGB (0–255) to linear light (0–1)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in colour))
    return red, green, blue


def coded(light: Linear) -> Colour:
    """Convert linear light (0–1) to sRGB (0–255)."""
    red, green, blue = (
        round(255 * (v * 12.92 if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055))
        for v in (min(1.0, max(0.0, v)) for v in light)
    )
    return red, green, blue


def _luminance(light: Linear) -> float:
    """Return the relative luminance, 0–1 (WCAG)."""
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def smeared(fills: Sequence[Colour], widths_deg: Sequence[float]) -> list[Colour]:
    """Return the smeared colour of every wedge of a ring; `widths_deg` add up to 360, clockwise."""
    lights = [linear(fill) for fill in fills]
    middles, edge = [], 0.0
    for width in widths_deg:
        middles.append(edge + width / 2)
        edge += width
    changes = sum(fills[number] != fills[number - 1] for number in range(len(fills))) or 1
    window = min(_MOST_WINDOW_DEG, max(_LEAST_WINDOW_DEG, 2 * 360 / changes))
    level = _luminance(_average(lights, widths_deg))
    hues = []
    for middle in middles:
        shares = [
            width * max(0.0, 1 - abs((other - middle + 180) % 360 - 180) / window)
            for other, width in zip(middles, widths_deg, strict=True)
        ]
        average = _average(lights, shares)
        hues.append(tuple(channel * level / max(_luminance(average), 1e-6) - level for channel in average))
    # Every channel must stay between 0 and 1; grey of the same luminance always does. One strength for the whole ring.
    room = [(1 - level) / part if part > 0 else level / -part for hue in hues for part in hue if abs(part) > 1e-6]
    strength = min(_VIVID, *room) if room else 1.0
    return [coded((level + r * strength, level + g * strength, level + b * strength)) for r, g, b in hues]


def _average(lights: Sequence[Linear], shares: Sequence[float]) -> Linear:
    total = sum(shares)
    red, green, blue = (
        sum(light[channel] * share for light, share in zip(lights, shares, strict=True)) / total for channel in range(3)
    )
    return red, green, blue
