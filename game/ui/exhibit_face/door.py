"""A visit: a door stands open, somebody friendly in its light, words in bubbles."""

from __future__ import annotations

import pygame

from game.ui.exhibit_face.bubbles import column, paint_column
from game.ui.exhibit_face.ornaments import svg
from game.ui.exhibit_face.plan import Job, Plan
from game.ui.exhibit_face.stage import chip, chip_size
from game.ui.paint import drop, hex_code, mixed, panel

_MARGIN = (2.0, 1.6, 0.8, 0.5)
# How much of the width the door keeps for itself.
_DOOR = (0.3, 0.24, 0.12, 0.0)


def plan(job: Job) -> Plan:
    """Lay out a visit: the widest door beside which the words fit."""
    tried = _laid_out(job, 0)
    return _laid_out(job, job.tile.height - tried.bottom) if tried.fits else tried


def _laid_out(job: Job, spare: int) -> Plan:
    setting, tile, palette = job.setting, job.tile, job.palette
    margin = setting.look.measures.units(_MARGIN[setting.level])
    has_chip = setting.level < 2
    doorway = round(tile.width * _DOOR[setting.level])
    left = max(doorway, margin) + setting.side
    right = tile.width - margin - setting.side // 2
    name = job.exhibit.sender if has_chip else f"{job.exhibit.channel_name} · {job.exhibit.sender}"
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
    """Wall and floor, the frame, the open leaf and the light that falls out, the visitor in it."""
    tile, palette, theme = job.tile, job.palette, job.setting.look.theme
    floor = round(tile.height * 0.86)
    surface.fill(mixed(palette.stage, theme.wood_dark, 0.55), (0, floor, tile.width, tile.height - floor))
    if doorway <= 0:
        return
    light = pygame.Surface(tile.size, pygame.SRCALPHA)
    beam = ((doorway * 0.9, floor), (doorway * 2.4, tile.height), (doorway * 0.2, tile.height), (doorway * 0.2, floor))
    pygame.draw.polygon(light, (*theme.glow, 70), [(round(x), round(y)) for x, y in beam])
    surface.blit(light, (0, 0))
    size = (round(doorway * 1.02), floor)
    surface.blit(svg(_door_parts(job), (100, round(100 * size[1] / size[0])), size), (0, 0))


def _door_parts(job: Job) -> str:
    palette, theme = job.palette, job.setting.look.theme
    wide, high = (
        100,
        round(100 * round(job.tile.height * 0.86) / round(job.tile.width * _DOOR[job.setting.level] * 1.02)),
    )
    frame, leaf = hex_code(theme.wood_dark), hex_code(theme.wood)
    night, shirt = hex_code(mixed(theme.glow, (255, 255, 255), 0.25)), hex_code(palette.accent)
    skin = hex_code(mixed(palette.accent, theme.wood_dark, 0.35))
    top = round(high * 0.1)
    head_y = max(top + 34, high - 150)
    return (
        f'<rect x="6" y="{top}" width="88" height="{high - top}" rx="4" fill="{frame}"/>'
        f'<rect x="13" y="{top + 7}" width="74" height="{high - top - 7}" fill="{night}"/>'
        f'<circle cx="58" cy="{head_y}" r="17" fill="{skin}"/>'
        f'<path d="M32 {high}V{head_y + 46}C32 {head_y + 22} 46 {head_y + 20} 58 {head_y + 20}S86 {head_y + 22} 86 {head_y + 46}V{high}Z" fill="{shirt}"/>'
        f'<path d="M6 {top}L30 {top + 14}V{high}H6Z" fill="{leaf}"/>'
        f'<circle cx="24" cy="{round(high * 0.58)}" r="3.4" fill="{hex_code(theme.glow)}"/>'
    ).replace("\n", "") + f'<path d="M{wide} 0" />'
