"""A paper lantern, lit or dark, and the glow of a light."""

from __future__ import annotations

import pygame

from game.ui.draw.paint import drawn, hex_code, mixed
from game.ui.draw.svg import disc, radial
from game.ui.theme import Colour, Theme

LANTERN_GLOW = 1.6
"""Width of a lantern's glow over its height."""


def lantern(height: int, theme: Theme, *, is_lit: bool = True, glow_share: float = LANTERN_GLOW) -> pygame.Surface:
    """Draw a paper lantern, `height` px from cord to tassel; the surface is `glow_share` as wide, room for its glow."""
    side = round(height * glow_share)
    surface = glow(side, theme.glow, 150) if is_lit else pygame.Surface((side, side), pygame.SRCALPHA)
    body = _lantern_markup(theme, is_lit=is_lit)
    surface.blit(drawn(body, (height, height), (0, 0, 114, 114)), ((side - height) // 2, (side - height) // 2))
    return surface


def glow(diameter: int, colour: Colour, alpha: int) -> pygame.Surface:
    """Return a radial glow: `alpha` (0–255) in the middle, nothing at the rim."""
    stops = [(at, colour, alpha / 255 * share) for at, share in ((0, 1.0), (0.35, 0.55), (0.7, 0.15), (1, 0.0))]
    light = radial("g", (50, 50), 50, stops) + disc(50, 50, 50, "g")
    return drawn(light, (diameter, diameter), (0, 0, 100, 100))


def _lantern_markup(theme: Theme, *, is_lit: bool) -> str:
    """Return a lantern in a box 114 wide: bamboo ribs show through paper that no light fills."""
    unlit = mixed(theme.tassel, theme.text, 0.34)
    paper, core = (theme.glow, theme.lamp) if is_lit else (unlit, mixed(unlit, theme.card, 0.18))
    cord, rib = (theme.tassel, theme.tassel) if is_lit else (unlit, mixed(unlit, theme.text, 0.55))
    ink, wood = hex_code(theme.text), hex_code(theme.frame_light)
    body = "M37 20H77C103 32 103 68 77 80H37C11 68 11 32 37 20Z"
    return (
        f'<path d="M57 0V16" stroke="{ink}" stroke-width="4"/>'
        f'<path d="{body}" fill="{hex_code(paper)}" stroke="{ink}" stroke-width="4"/>'
        f'<path d="M48 20C37 36 37 64 48 80H66C77 64 77 36 66 20Z" fill="{hex_code(core)}"/>'
        f'<path d="M37 22C21 36 21 64 37 78M77 22C93 36 93 64 77 78" fill="none" stroke="{hex_code(rib)}" '
        'stroke-width="4"/>'
        f'<path d="M49 90V108M57 90V114M65 90V108" fill="none" stroke="{hex_code(cord)}" stroke-width="4"/>'
        f'<path d="M39 12H75V22H39ZM39 78H75V88H39Z" fill="{wood}" stroke="{ink}" stroke-width="3" '
        'stroke-linejoin="round"/>'
    )
