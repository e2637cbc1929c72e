"""The water town of the shadow play: houses, a pagoda, a bridge, boats and willows as SVG outlines.

Everything stands on the horizon at y = 0 of its own plane, 1,000 wide; below it is water.
"""

from __future__ import annotations

from game.ui.draw.paint import hex_code
from game.ui.theme import Colour

TOWN_HIGH = 250
"""Height of the town above the horizon."""
WILLOW = (130, 170)
"""Width and height of the branches of a willow."""
# Left edge, width and height of the houses along the bank.
_HOUSES = (
    (-20, 120, 88),
    (205, 125, 92),
    (320, 108, 76),
    (590, 118, 86),
    (700, 134, 102),
    (815, 112, 80),
    (905, 128, 96),
)
_BOATS = ((300, 34, 108), (800, 24, 88))
_WAVES = 14


def town(far: Colour, near: Colour, water: Colour, depth: float) -> str:
    """Return the town along the bank and the water before it, which is `depth` deep."""
    parts = [_pagoda(130, 78, 6)]
    parts += [_house(*house) for house in _HOUSES]
    back = f'<path d="{"".join(parts)}" fill="{hex_code(far)}"/>'
    waves = "".join(
        f"M{number * 377 % 1000} {8 + number * 23 % max(12.0, depth - 8):.1f}q14-5 28 0t28 0"
        for number in range(_WAVES)
    )
    tone = hex_code(near)
    return (
        f'{back}<rect x="0" y="0" width="1000" height="{depth}" fill="{hex_code(water)}"/>'
        f'<path d="{waves}" fill="none" stroke="{tone}" stroke-width="2"/>'
        f'<path d="{_bridge(400, 240)}{"".join(_boat(*boat) for boat in _BOATS)}" fill="{tone}"/>'
    )


def willows(colour: Colour) -> str:
    """Return the branches of a willow that hang from (0, 0) to the right."""
    stems, leaves = [], []
    for number in range(6):
        x, length = 22.0 * number, 170 * (1 - 0.11 * abs(number - 2))
        stems.append(f"M{x * 0.5:.1f} 0C{x:.1f} 12 {x + 11:.1f} {length / 2:.1f} {x + 4:.1f} {length:.1f}")
        for step in range(3, int(length / 13)):
            y = 13 * step
            at = x + 6 - abs(y - length / 2) / length * 4
            leaves += [_leaf(at - 1, y, -10), _leaf(at + 1, y + 6, 10)]
    code = hex_code(colour)
    return (
        f'<path d="{"".join(stems)}" fill="none" stroke="{code}" stroke-width="3"/>'
        f'<path d="{"".join(leaves)}" fill="{code}"/>'
    )


def _leaf(x: float, y: float, lean: float) -> str:
    return f"M{x:.1f} {y}Q{x + lean:.1f} {y + 2} {x + lean:.1f} {y + 15}Q{x:.1f} {y + 12} {x:.1f} {y}Z"


def _house(x: float, wide: float, high: float) -> str:
    """A house of the lower Yangtze: its gable rises in steps like a horse's head."""
    a, b, c, d = (x + wide * share for share in (0.10, 0.22, 0.40, 0.52))
    steps = f"M{x} 0V{-high * 0.62}H{a}V{-high * 0.8}H{b}V{-high * 0.97}L{b - wide * 0.03} {-high}H{c + wide * 0.03}"
    rest = f"L{c} {-high * 0.97}V{-high * 0.8}H{d}V{-high * 0.62}H{x + wide * 0.95}L{x + wide} {-high * 0.56}"
    return f"{steps}{rest}H{x + wide * 0.97}V0Z"


def _pagoda(x: float, wide: float, storeys: int) -> str:
    parts, high = [], wide * 0.46
    for number in range(storeys):
        w, y = wide * (1 - number * 0.13), -number * high
        parts.append(f"M{x - w * 0.32} {y}V{y - high * 0.62}H{x + w * 0.32}V{y}Z")
        eaves = f"C{x - w * 0.42} {y - high * 0.62} {x - w * 0.34} {y - high * 0.8} {x - w * 0.28} {y - high}"
        back = f"C{x + w * 0.34} {y - high * 0.8} {x + w * 0.42} {y - high * 0.62} {x + w * 0.62} {y - high * 0.5}"
        under = f"C{x + w * 0.3} {y - high * 0.56} {x - w * 0.3} {y - high * 0.56} {x - w * 0.62} {y - high * 0.5}Z"
        parts.append(f"M{x - w * 0.62} {y - high * 0.5}{eaves}H{x + w * 0.28}{back}{under}")
    top = -storeys * high
    return "".join(parts) + f"M{x - 3} {top}L{x} {top - wide * 0.55}L{x + 3} {top}Z"


def _bridge(x: float, wide: float) -> str:
    high = wide * 0.3
    over = f"C{x + wide * 0.22} {-high * 0.25} {x + wide * 0.34} {-high} {x + wide / 2} {-high}"
    down = f"C{x + wide * 0.66} {-high} {x + wide * 0.78} {-high * 0.25} {x + wide} 4"
    arch = f"C{x + wide * 0.7} {-high * 0.8} {x + wide * 0.3} {-high * 0.8} {x + wide * 0.3} 4Z"
    return f"M{x} 4{over}{down}H{x + wide * 0.7}{arch}"


def _boat(x: float, y: float, wide: float) -> str:
    hull = f"M{x} {y - wide * 0.08}C{x + wide * 0.2} {y + wide * 0.05} {x + wide * 0.8} {y + wide * 0.05}"
    stern = f"{x + wide} {y - wide * 0.12}L{x + wide * 0.9} {y + wide * 0.08}H{x + wide * 0.12}Z"
    roof = f"M{x + wide * 0.3} {y}C{x + wide * 0.3} {y - wide * 0.22} {x + wide * 0.68} {y - wide * 0.22}"
    return f"{hull} {stern}{roof} {x + wide * 0.68} {y}Z"
