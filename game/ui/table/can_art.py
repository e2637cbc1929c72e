"""Drawing of a 330 ml drinks can seen from above and in front: metal, lid, light and shadow; stateless.

Everything is in *hundredths of the body's width* with the centre of the foot at (0, 0), x to the right and y down. A
circle of radius r at height h above the table is an ellipse r wide and `FLATNESS r` high around (0, -RISE h). The light
comes from the upper left and does not turn with the can.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

import pygame

from game.ui.draw.paint import drawn, hex_code, mixed
from game.ui.draw.svg import Stop, disc, linear, radial
from game.ui.theme import Colour

FLATNESS, RISE = 0.36, 0.84
RADIUS = 50.0
# The picture's box; the can itself reaches from -50 to 50 across and from -162 to 14 down.
LEFT, TOP, WIDE, HIGH = -53.0, -165.0, 106.0, 182.0
LABEL_FROM, LABEL_TO = 15.0, 146.0
LABEL_HIGH = RISE * (LABEL_TO - LABEL_FROM)
AROUND = 2 * math.pi * RADIUS
SHADOW_BOX = (-60.0, -24.0, 190.0, 68.0)

LID, _FOOT_TOP = 174.0, -32.0
_RIM, _MOUTH, _PANEL, _DEPTH = 42.5, 39.0, 37.0, 3.6
LID_BOX = (-_PANEL, -RISE * LID + _DEPTH - _PANEL * FLATNESS, 2 * _PANEL, 2 * _PANEL * FLATNESS)
# Foot to rim: 48 mm stand, 66 mm body, 54 mm neck of a real can. Height, radius, and how much lighter or darker
# than the wall of the body: the shoulder faces the light, the neck and the foot are in shade.
_FOOT = (
    (0.0, 36.0, -0.86), (1.6, 37.4, -0.80), (4.0, 41.4, -0.74), (7.0, 45.8, -0.62), (9.6, 48.6, -0.48),
    (11.5, 49.6, -0.36), (14.0, 50.0, 0.0),
)  # fmt: skip
_SHOULDER = (
    (147.0, 50.0, 0.0), (148.5, 49.9, 0.0), (150.0, 49.5, 0.12), (151.5, 48.9, 0.26), (153.0, 48.0, 0.36),
    (154.5, 47.0, 0.40), (156.0, 45.9, 0.36), (157.5, 44.8, 0.26), (159.0, 43.7, 0.12), (160.5, 42.8, -0.04),
    (162.0, 42.0, -0.18), (163.5, 41.4, -0.30), (165.0, 41.0, -0.40), (166.5, 40.7, -0.50), (168.0, 40.6, -0.60),
    (169.5, 40.6, -0.66),
)  # fmt: skip


def _opaque(stops: Iterable[tuple[float, str]]) -> list[Stop]:
    return [(at, code, 1.0) for at, code in stops]


# Share across, colour: reflections in bare aluminium, light to the left, dark to the right.
_METAL = _opaque((
    (0.0, "#6A6258"), (0.03, "#E6D6B8"), (0.07, "#8E98A4"), (0.13, "#DCE2E6"), (0.19, "#B4BCC4"), (0.25, "#FFFDF4"),
    (0.31, "#F6F3E9"), (0.44, "#B9C1C9"), (0.58, "#98A2AE"), (0.68, "#D9DFE5"), (0.76, "#8B95A2"), (0.88, "#515B69"),
    (0.95, "#9AA6B8"), (1.0, "#4A5361"),
))  # fmt: skip
_RIM_METAL = _opaque(((0, "#AEB6BF"), (0.22, "#FFFDF6"), (0.5, "#DDE2E7"), (0.8, "#98A2AE"), (1, "#C3CBD6")))
_WALL_METAL = _opaque(((0, "#2F353E"), (0.35, "#59616C"), (0.72, "#C9D0D6"), (0.88, "#F2F0E8"), (1, "#6F7884")))
_TAB_METAL = _opaque(((0, "#FFFFFF"), (0.5, "#E9EDF0"), (1, "#A3ACB8")))
_PANEL_METAL = _opaque(((0, "#F6F4EC"), (0.3, "#DDE2E6"), (0.62, "#B7BFC8"), (1, "#8C96A3")))
_SHADE = (
    (0.0, 0.70), (0.04, 0.46), (0.12, 0.20), (0.22, 0.0), (0.42, 0.0), (0.60, 0.13), (0.76, 0.36), (0.90, 0.60),
    (0.95, 0.50), (1.0, 0.74),
)  # fmt: skip
_GLOSS = (
    (0.10, 0.0), (0.17, 0.10), (0.208, 0.28), (0.225, 0.66), (0.246, 0.88), (0.262, 0.84), (0.282, 0.44), (0.31, 0.22),
    (0.37, 0.10), (0.48, 0.0),
)  # fmt: skip
_EDGE = ((0.0, 0.0), (0.018, 0.30), (0.04, 0.16), (0.075, 0.0))
_SKY = ((0.83, 0.0), (0.90, 0.20), (0.945, 0.28), (0.97, 0.0))
_DARK, _WOOD_DARK, _LAMP, _SKYLIGHT, _WARM = "#080609", "#1A0E05", "#FFF8E6", "#A9BEE8", "#FFD590"


def at_scale(markup: str, box: tuple[float, float, float, float], scale: float, *, fine: int = 1) -> pygame.Surface:
    """Rasterise `box` (left, top, width, height) of some markup at `scale` px a unit, with premultiplied alpha.

    It is drawn `fine` times larger first. The byte order is the screen's: a blit from that of the SVG reader costs
    thirty times as much.
    """
    size = math.ceil(box[2] * scale), math.ceil(box[3] * scale)
    view = (round(box[0], 3), round(box[1], 3), round(size[0] / scale, 3), round(size[1] / scale, 3))
    picture = drawn(markup, (size[0] * fine, size[1] * fine), view).premul_alpha()
    if fine > 1:
        picture = pygame.transform.smoothscale(picture, size)
    return picture.convert(pygame.Surface((1, 1), pygame.SRCALPHA, 32))


def metal(label: Colour, scale: float) -> pygame.Surface:
    """Return the can without print, tab and mouth; below its print the ground is `label`."""
    ground = hex_code(mixed(label, (0, 0, 0), 0.35))
    parts = [
        _gradient("m", RADIUS, _METAL),
        _gradient("n", _RIM, _METAL),
        _band(((13.0, 49.9), (148.0, 49.9)), ground),
        *_turned(_SHOULDER),
        _ring(146.6, 147.7, 50.0, '#2A3038" fill-opacity="0.55'),
        _band(((169.5, 41.8), (171.0, _RIM), (LID, _RIM)), "url(#n)"),
        _ring(169.0, 170.2, 41.8, '#1B2028" fill-opacity="0.7'),
        *_lid(),
    ]
    row = round((_FOOT_TOP - TOP) * scale)
    ring = _gradient("m", RADIUS, _METAL) + "".join(_turned(_FOOT))
    # Thin rings would fray along their common edge, so the foot is drawn finer.
    foot = at_scale(ring, (LEFT, TOP + row / scale, WIDE, TOP + HIGH - _FOOT_TOP), scale, fine=2)
    picture = pygame.Surface((math.ceil(WIDE * scale), math.ceil(HIGH * scale)), pygame.SRCALPHA, 32)
    for part, y in ((foot, row), (at_scale("".join(parts), (LEFT, TOP, WIDE, HIGH), scale), 0)):
        picture.blit(part, (0, y), special_flags=pygame.BLEND_PREMULTIPLIED)
    return picture


def _turned(outline: Iterable[tuple[float, float, float]]) -> Iterable[str]:
    """Yield bare metal in thin rings, lowest first, so that a wider one covers what it should."""
    rings = list(outline)
    for (low, wide, tone), (high, narrow, _) in pairwise(rings):
        yield _band(((low, wide), (high, narrow)), "url(#m)")
        shade = "#FFFFFF" if tone > 0 else "#1A1008"
        yield _band(((low, wide), (high, narrow)), f'{shade}" fill-opacity="{abs(tone):.2f}')


def _lid() -> Iterable[str]:
    y, flat = -RISE * LID, FLATNESS
    yield _gradient("r", _RIM, _RIM_METAL)
    yield _gradient("w", _MOUTH, _WALL_METAL)
    yield _gradient("p", _PANEL, _PANEL_METAL, lean=0.9, middle=y + _DEPTH)
    yield f'<ellipse cx="0" cy="{y:.2f}" rx="{_RIM}" ry="{_RIM * flat:.2f}" fill="url(#r)"/>'
    yield f'<ellipse cx="0" cy="{y:.2f}" rx="{_MOUTH}" ry="{_MOUTH * flat:.2f}" fill="url(#w)"/>'
    for radius, fill in ((_PANEL, "#6E7783"), (_PANEL - 1.3, "url(#p)")):
        yield f'<path d="{_sunk(radius)}" fill="{fill}"/>'
    # Turned metal reflects in two opposite fans.
    for half in (0.55, 0.38, 0.22):
        for towards in (0.5, 0.5 + math.pi):
            fan = "L".join(
                f"{30 * math.cos(at):.2f} {y + _DEPTH + 30 * flat * math.sin(at):.2f}"
                for at in (towards + half * step / 4 for step in range(-4, 5))
            )
            yield f'<path d="M0 {y + _DEPTH:.2f}L{fan}Z" fill="#FFFFFF" fill-opacity="0.22"/>'
    # A pressed ring: dark on the side away from the light, bright on the other.
    for dy, colour, strength in ((0.35, "#FFFFFF", 0.9), (-0.35, "#4E5762", 0.6)):
        yield (
            f'<ellipse cx="0" cy="{y + _DEPTH + dy:.2f}" rx="29.5" ry="{29.5 * flat:.2f}" fill="none" '
            f'stroke="{colour}" stroke-opacity="{strength}" stroke-width="0.8"/>'
        )
    yield (
        f'<ellipse cx="0" cy="{y:.2f}" rx="{_MOUTH + 0.5}" ry="{(_MOUTH + 0.5) * flat:.2f}" fill="none" '
        'stroke="#FFFFFF" stroke-opacity="0.85" stroke-width="0.8"/>'
    )


def _sunk(radius: float) -> str:
    """Return the visible outline of a disc on the sunk panel."""
    centre, points = -RISE * LID, []
    for step in range(72):
        angle = step * math.tau / 72
        x, y = radius * math.cos(angle), _DEPTH + radius * FLATNESS * math.sin(angle)
        points.append(f"{x:.2f} {centre + min(y, FLATNESS * math.sqrt(_MOUTH**2 - x * x)):.2f}")
    return f"M{'L'.join(points)}Z"


def opener(turn: float, scale: float) -> pygame.Surface:
    """Draw tab and mouth of a lid turned by `turn` radians, for `LID_BOX`."""
    degrees = -math.degrees(turn)  # the front moves to the right, so the lid turns counter-clockwise
    # The direction of the light in the turned tab's axes.
    x, y = math.cos(turn - 2.4), math.sin(turn - 2.4)
    shine = linear("t", (26 * x, 26 * y), (-26 * x, -26 * y), _TAB_METAL)
    tab = "M-7 -9.5Q0 -15 7 -9.5L10.5 10Q11.5 25 0 25Q-11.5 25 -10.5 10Z"
    hole = "M-6.4 11Q-7 20.6 0 20.6Q7 20.6 6.4 11Q0 7.6 -6.4 11Z"
    middle = f"0 {-RISE * LID + _DEPTH:.2f}"
    flat = f'transform="translate({middle}) scale(1 {FLATNESS})"'
    lifted = f'transform="translate(0 {-RISE * LID + _DEPTH - 1.5:.2f}) scale(1 {FLATNESS})"'
    turned = f'<g transform="rotate({degrees:.2f})">'
    markup = (
        f'{shine}<g {flat}>{turned}<ellipse cx="0" cy="-16.5" rx="13.5" ry="10" fill="#848E9A" fill-opacity="0.35" '
        'stroke="#565F6B" stroke-width="1.3"/></g></g>'
        f'<g transform="translate(2.0 1.1)"><g {flat}>{turned}'
        f'<path d="{tab}" fill="#1C222B" fill-opacity="0.7"/></g></g></g>'
        f'<g {flat}>{turned}<path d="{tab}" fill="#5F6975"/></g></g>'
        f'<g {lifted}>{turned}<path d="{tab}" fill="url(#t)"/><path d="{hole}" fill="#2E353F"/>'
        '<ellipse cx="0" cy="0" rx="4.6" ry="4.6" fill="#AEB7C1" stroke="#5A6470" stroke-width="1.2"/></g></g>'
    )
    return at_scale(markup, LID_BOX, scale)


def light(accent: Colour, scale: float) -> pygame.Surface:
    """Draw what lies over the print: bands of `accent`, shade and reflection."""
    bright, deep = hex_code(mixed(accent, (255, 255, 255), 0.35)), hex_code(mixed(accent, (0, 0, 0), 0.35))
    high, low = -RISE * LABEL_TO, RADIUS * FLATNESS - RISE * LABEL_FROM
    across = (("s", _DARK, _SHADE), ("g", _LAMP, _GLOSS), ("e", _WARM, _EDGE), ("b", _SKYLIGHT, _SKY))
    parts = [_gradient(name, RADIUS, [(at, colour, alpha) for at, alpha in stops]) for name, colour, stops in across]
    down = [(at, _WOOD_DARK, alpha) for at, alpha in ((0, 0.08), (0.12, 0.0), (0.55, 0.0), (1, 0.36))]
    parts.append(linear("d", (0, high), (0, low), down))
    plain = hex_code(accent)
    for from_, to in ((LABEL_TO - 4.6, LABEL_TO + 0.6), (LABEL_FROM - 0.6, LABEL_FROM + 4.8)):
        parts.append(_ring(from_, to, RADIUS, plain))
        parts.append(_ring(to - 1.7, to - 0.5, RADIUS, bright))
        parts.append(_ring(from_, from_ + 1.0, RADIUS, deep))
    parts.append(_ring(LABEL_FROM + 6.8, LABEL_FROM + 8.2, RADIUS, plain))
    parts += [_ring(LABEL_FROM - 1.5, LABEL_TO + 1.0, RADIUS, f"url(#{name})") for name in "sdegb"]
    return at_scale("".join(parts), (LEFT, TOP, WIDE, HIGH), scale)


def cast(scale: float) -> pygame.Surface:
    """Draw the shadow of a standing can for `SHADOW_BOX`."""
    stops = ((0, 1.0), (0.45, 0.82), (0.72, 0.40), (0.88, 0.12), (1, 0.0))
    parts = []
    layers = (  # place, lean in degrees, width and depth, strength
        (44.0, 12.5, 12.0, 82.0, 22.0, 0.42),
        (10.0, 3.5, 8.0, 58.0, 20.0, 0.50),
        (2.0, 0.8, 0.0, 45.0, 16.5, 0.75),
    )
    for number, (x, y, lean, across, down, strength) in enumerate(layers):
        dark = radial(f"k{number}", (0, 0), 100, [(at, "#140B05", strength * share) for at, share in stops])
        place = f"translate({x} {y}) rotate({lean}) scale({across / 100} {down / 100})"
        parts.append(f'{dark}<g transform="{place}">{disc(0, 0, 100, f"k{number}")}</g>')
    return at_scale("".join(parts), SHADOW_BOX, scale)


def _gradient(name: str, reach: float, stops: Sequence[Stop], lean: float = 0.0, middle: float = 0.0) -> str:
    """Return a horizontal gradient, `reach` to both sides of the axis, tilted by `lean` about the height `middle`."""
    return linear(name, (-reach, middle - reach * lean), (reach, middle + reach * lean), stops)


def _band(outline: Iterable[tuple[float, float]], fill: str, *, top_shown: bool = True) -> str:
    """Return the wall between the first and the last (height, radius), lowest first; with its top or without."""
    rings = list(outline)
    (low, wide), (high, narrow) = rings[0], rings[-1]
    right = "".join(f"L{radius:.2f} {-RISE * height:.2f}" for height, radius in rings[1:])
    left = "".join(f"L{-radius:.2f} {-RISE * height:.2f}" for height, radius in reversed(rings[:-1]))
    return (
        f'<path d="M{-wide:.2f} {-RISE * low:.2f}A{wide:.2f} {wide * FLATNESS:.2f} 0 0 0 {wide:.2f} {-RISE * low:.2f}'
        f"{right}A{narrow:.2f} {narrow * FLATNESS:.2f} 0 0 {int(not top_shown)} {-narrow:.2f} {-RISE * high:.2f}"
        f'{left}Z" fill="{fill}"/>'
    )


def _ring(low: float, high: float, radius: float, fill: str) -> str:
    """Return the near half of an upright wall of one radius."""
    return _band(((low, radius), (high, radius)), fill, top_shown=False)
