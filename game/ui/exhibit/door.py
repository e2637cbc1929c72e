"""A visit: an open door with a visitor in its light, and words in bubbles."""

from __future__ import annotations

import pygame

from game.ui.draw.paint import drawn, hex_code, mixed
from game.ui.exhibit.bubbles import column, paint_column
from game.ui.exhibit.plan import Job, Plan, spread
from game.ui.exhibit.slabs import lift, slab
from game.ui.exhibit.stage import chip, chip_size

_MARGIN = (2.0, 1.6, 0.8, 0.5)
# Shares of the width that the door may take.
_DOOR = (0.3, 0.24, 0.12, 0.0)


@spread
def plan(job: Job, spare: int) -> Plan:
    """Lay out a visit: the widest door beside which the words fit."""
    setting, tile, palette = job.setting, job.tile, job.palette
    margin = setting.look.measures.units(_MARGIN[setting.level])
    has_chip = setting.level < 2
    doorway = round(tile.width * _DOOR[setting.level])
    left = max(doorway, margin) + setting.side
    right = tile.width - margin - setting.side // 2
    name = job.sender(has_chip=has_chip)
    chip_width, chip_height = chip_size(job) if has_chip else (0, 0)
    beside = chip_width + setting.em(0.4) if has_chip else 0
    top = margin + min(spare // 3, setting.em(1.2))
    words = setting.set_label(name, (left + beside, top), right - left - beside, setting.look.theme.card_ink)
    plate = pygame.Rect(
        left - setting.em(0.3), top, 0, max(words.height, chip_height) + setting.em((0.3, 0.2, 0.05, 0)[setting.level])
    )
    words = words.centred_on(plate.centery)
    plate.width = beside + words.width + setting.em(0.9)
    paint_chip, chip_words = chip(job, (left, plate.centery - chip_height // 2))
    stack = column(job, left, right, plate.bottom + setting.em((0.5, 0.4, 0.15, 0.1)[setting.level]) + spare // 5)
    bottom = stack.bottom + margin

    def paint(surface: pygame.Surface) -> None:
        _wall(surface, job, doorway)
        lift(surface, plate, plate.height // 2, max(1, setting.em(0.1)), 60, setting.em(0.06))
        slab(surface, plate, min(plate.height // 2, setting.em(0.9)), setting.look.theme.card)
        if has_chip:
            paint_chip(surface)
        paint_column(surface, job, stack, palette.them, palette.me, is_raised=True)

    labels = (words, chip_words) if has_chip else (words,)
    return Plan((*labels, *stack.passages), paint, bottom, bottom <= tile.height)


def _wall(surface: pygame.Surface, job: Job, doorway: int) -> None:
    """Draw wall, floor, door frame, door leaf, the light and the visitor."""
    tile, palette, theme = job.tile, job.palette, job.setting.look.theme
    floor = round(tile.height * 0.86)
    surface.fill(mixed(palette.stage, theme.wood_dark, 0.55), (0, floor, tile.width, tile.height - floor))
    if doorway <= 0:
        return
    light = pygame.Surface(tile.size, pygame.SRCALPHA)
    beam = ((doorway * 0.9, floor), (doorway * 2.4, tile.height), (doorway * 0.2, tile.height), (doorway * 0.2, floor))
    pygame.draw.polygon(light, (*theme.glow, 70), [(round(x), round(y)) for x, y in beam])
    surface.blit(light, (0, 0))
    high = round(100 * floor / doorway)
    surface.blit(drawn(_door_parts(job, 100, high), (doorway, floor), (0, 0, 100, high)), (0, 0))


def _door_parts(job: Job, wide: int, high: int) -> str:
    """Frame, light, visitor and leaf in a box `wide` × `high`."""
    theme = job.setting.look.theme
    frame, leaf = hex_code(theme.wood_dark), hex_code(theme.wood)
    night = hex_code(mixed(theme.glow, (255, 255, 255), 0.3))
    top = round(high * 0.1)
    scale = 1.0 if job.setting.level < 2 else 1.3
    head_y = max(top + 44, high - round(150 * scale))
    return (
        f'<rect x="5" y="{top}" width="{wide - 10}" height="{high - top}" rx="4" fill="{frame}"/>'
        f'<rect x="12" y="{top + 7}" width="{wide - 24}" height="{high - top - 7}" fill="{night}"/>'
        f'<g transform="translate({52 - round(5 * scale)} {head_y}) scale({scale})">{_visitor(job, high)}</g>'
        f'<path d="M5 {top}L26 {top + 16}V{high}H5Z" fill="{leaf}"/>'
        f'<circle cx="21" cy="{round(high * 0.6)}" r="3" fill="{hex_code(theme.glow)}"/>'
    )


def _visitor(job: Job, high: int) -> str:
    """Return a pictogram of a visitor: head, shoulders and a waving hand; 0, 0 is the head. No skin colour is used."""
    blue = job.setting.look.theme.slices[10]
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    tone, sleeve = hex_code(blue), hex_code(mixed(blue, (255, 255, 255), 0.2))
    return (
        f'<circle cx="0" cy="0" r="17" fill="{tone}"/>'
        f'<path d="M-25 {high}V48C-25 26 -12 21 0 21S25 26 25 48V{high}Z" fill="{tone}"/>'
        f'<path d="M17 56L32 47V16" fill="none" stroke="{sleeve}" stroke-width="11" {ends}/>'
        f'<circle cx="32" cy="3" r="7.5" fill="{sleeve}"/>'
    )
