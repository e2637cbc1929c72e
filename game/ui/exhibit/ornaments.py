"""Small things that belong to several pictures: a head, a signal, a voice, stripes. Drawn by us, none a brand's."""

from __future__ import annotations

import math

import pygame

from game.ui.draw.paint import disc, drawn, hex_code, panel
from game.ui.exhibit.slabs import slab
from game.ui.theme import Colour


def avatar(side: int, ground: Colour, figure: Colour) -> pygame.Surface:
    """A head and shoulders in a circle: anybody."""
    parts = (
        f'<circle cx="50" cy="50" r="50" fill="{hex_code(ground)}"/>'
        f'<g fill="{hex_code(figure)}"><circle cx="50" cy="40" r="18"/><path d="M22 90C22 66 34 62 50 62S78 66 78 90'
        f'C70 97 60 100 50 100S30 97 22 90Z"/></g>'
    )
    return drawn(parts, (side, side), (0, 0, 100, 100))


def tail(side: int, fill: Colour, *, is_mine: bool) -> pygame.Surface:
    """The point of a speech bubble; its inner upper corner belongs onto the bubble's lower corner."""
    right = "M0 0V70C20 96 60 100 100 100C60 88 48 60 48 0Z"
    left = "M100 0V70C80 96 40 100 0 100C40 88 52 60 52 0Z"
    shape = f'<path d="{right if is_mine else left}" fill="{hex_code(fill)}"/>'
    return drawn(shape, (side, side), (0, 0, 100, 100))


def status_bar(surface: pygame.Surface, rect: pygame.Rect, ink: Colour) -> None:
    """Signal, lens and battery of a phone, without words."""
    height = rect.height
    bar = max(2, round(height * 0.16))
    for step in range(4):
        tall = round(height * (0.22 + 0.11 * step))
        surface.fill(ink, (rect.x + step * round(bar * 1.7), rect.centery + round(height * 0.28) - tall, bar, tall))
    lens = panel((round(height * 1.9), round(height * 0.52)), round(height * 0.26), ink)
    surface.blit(lens, lens.get_rect(center=rect.center))
    shell = pygame.Rect(0, 0, round(height * 1.0), round(height * 0.52))
    shell.midright = (rect.right, rect.centery)
    slab(surface, shell, round(height * 0.16), ink)


def waveform(surface: pygame.Surface, rect: pygame.Rect, colour: Colour) -> None:
    """A voice: upright bars whose heights swell and fall."""
    bar = max(2, rect.height // 9)
    count = max(1, rect.width // (2 * bar))
    for number in range(count):
        phase = number / max(1, count - 1)
        swell = abs(math.sin(number * 1.9) * 0.55 + math.sin(number * 0.73 + 1) * 0.45)
        tall = max(bar, round(rect.height * (0.16 + 0.84 * swell * math.sin(math.pi * min(1.0, phase + 0.08)))))
        piece = panel((bar, tall), bar // 2, colour)
        surface.blit(piece, (rect.x + number * 2 * bar, rect.centery - tall // 2))


def stripes(surface: pygame.Surface, rect: pygame.Rect, colour: Colour) -> None:
    """Upright lines like those a scanner reads; they mean nothing."""
    unit = max(1, rect.width // 46)
    x = rect.x
    for number in range(40):
        wide = unit * (1 + (number * 7 + number * number) % 3)
        if x + wide > rect.right:
            break
        surface.fill(colour, (x, rect.y, wide, rect.height))
        x += wide + unit * (1 + (number * 5) % 2)


def dot_row(surface: pygame.Surface, at: tuple[int, int], side: int, colours: tuple[Colour, ...]) -> None:
    """Round marks in a row, `at` the left middle of the first."""
    for number, colour in enumerate(colours):
        surface.blit(disc(side, colour), (at[0] + number * round(side * 1.6), at[1] - side // 2))
