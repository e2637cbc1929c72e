"""Parts that several channels share: the tile with its rings of light, the channel's chip, an avatar."""

from __future__ import annotations

import pygame

from game.ui.draw.paint import drawn, hex_code, mixed
from game.ui.exhibit.palette import Palette
from game.ui.exhibit.plan import Job, Painter
from game.ui.exhibit.setting import Passage
from game.ui.exhibit.slabs import slab
from game.ui.theme import Colour
from game.ui.type.fonts import BOLD


def rings(palette: Palette, centre: tuple[int, int], radius: int) -> Painter:
    """Return three rings of light that widen around `centre`, the largest of `radius` px."""

    def paint(surface: pygame.Surface) -> None:
        for step, share in enumerate((1.0, 0.74, 0.5), 1):
            colour = mixed(palette.stage, palette.halo, step / 3)
            pygame.draw.aacircle(surface, colour, centre, round(radius * share))

    return paint


def emblem(job: Job, area: pygame.Rect) -> Painter:
    """Return a painter of the channel's icon, large and faint, in the middle of `area`."""
    palette, theme = job.palette, job.setting.look.theme
    side = round(min(area.width * 0.62, area.height * 0.45))

    def paint(surface: pygame.Surface) -> None:
        ink, tone = mixed(palette.stage, theme.card, 0.42), mixed(palette.stage, theme.glow, 0.5)
        icon = job.setting.look.icons.draw(f"channel_{job.exhibit.channel}", side, ink, tone)
        surface.blit(icon, icon.get_rect(center=area.center))

    return paint


def chip_size(job: Job) -> tuple[int, int]:
    """Width and height of the chip with the channel's name."""
    setting = job.setting
    px = setting.smallest_px
    width = setting.ruler.width(job.exhibit.channel_name, px, BOLD)
    return round(width + px * 2.85), round(px * 1.75)


def chip(job: Job, at: tuple[int, int]) -> tuple[Painter, Passage]:
    """Return the chip with its upper left corner at `at`."""
    px = job.setting.smallest_px
    size = chip_size(job)
    theme = job.setting.look.theme
    words = job.setting.set_text(
        job.exhibit.channel_name, (at[0] + round(px * 2.1), 0), size[0], theme.card_ink, px=px, weight=BOLD
    ).centred_on(at[1] + size[1] // 2)
    icon_px = round(px * 1.3)

    def paint(surface: pygame.Surface) -> None:
        slab(surface, pygame.Rect(at, size), size[1] // 2, theme.card)
        icon = job.setting.look.icons.draw(f"channel_{job.exhibit.channel}", icon_px, theme.card_ink, theme.button)
        surface.blit(icon, (at[0] + round(px * 0.55), at[1] + (size[1] - icon_px) // 2))

    return paint, words


def avatar(side: int, ground: Colour, figure: Colour) -> pygame.Surface:
    """Return an avatar: head and shoulders in a circle."""
    parts = (
        f'<circle cx="50" cy="50" r="50" fill="{hex_code(ground)}"/>'
        f'<g fill="{hex_code(figure)}"><circle cx="50" cy="40" r="18"/><path d="M22 90C22 66 34 62 50 62S78 66 78 90'
        f'C70 97 60 100 50 100S30 97 22 90Z"/></g>'
    )
    return drawn(parts, (side, side), (0, 0, 100, 100))
