"""A notice: a sheet of paper taped to a board, with its heading in the middle and signed at the foot."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.ui.draw.paint import drawn, hex_code, mixed
from game.ui.exhibit.paper import paint_button, sheet
from game.ui.exhibit.plan import Job, Plan, spread
from game.ui.exhibit.setting import Passage
from game.ui.exhibit.slabs import lift, slab
from game.ui.exhibit.stage import chip, chip_size

# Grid units by level of density: from the edge of the picture to the paper.
_MARGIN = (3.2, 2.4, 0.8, 0.4)
_TAPE_EM = (1.5, 0.5)


@spread
def plan(job: Job, spare: int) -> Plan:
    """Lay out a notice with `spare` px more of the board shown above and below the paper."""
    setting, tile, palette = job.setting, job.tile, job.palette
    margin = setting.look.measures.units(_MARGIN[setting.level])
    has_chip = setting.level < 2
    above = chip_size(job)[1] + margin // 2 + spare // 3 if has_chip else spare // 2
    top = margin + above
    paper = pygame.Rect(margin, top, tile.width - 2 * margin, 0)
    rise = setting.em((0.7, 0.45, 0.12, 0.06)[setting.level])
    inset = 2 * setting.side
    body = sheet(job, paper.x + inset, paper.right - inset, paper.y + rise, is_centred=True)
    signed = _signed(job, paper, body.bottom, has_chip=has_chip)
    paper.height = signed.bottom + rise - paper.y
    bottom = paper.bottom + margin
    paint_chip, chip_words = chip(job, (margin, margin))

    def paint(surface: pygame.Surface) -> None:
        _board(surface, job)
        _paper(surface, job, paper)
        paint_button(surface, job, body)
        if has_chip:
            paint_chip(surface)
        if setting.level < 2:
            surface.fill(
                palette.line, (paper.x + inset, body.bottom, paper.width - 2 * inset, max(1, setting.em(0.04)))
            )

    labels = (signed, chip_words) if has_chip else (signed,)
    return Plan((*body.passages, *labels), paint, bottom, bottom <= tile.height)


def _signed(job: Job, paper: pygame.Rect, top: int, *, has_chip: bool) -> Passage:
    """Return the sender's name as notices are signed, on the right below the words."""
    setting = job.setting
    inset = 2 * setting.side
    width = paper.width - 2 * inset
    top += setting.em((0.3, 0.2, 0.0, 0.0)[setting.level])
    words = setting.set_label(job.sender(has_chip=has_chip), (paper.x + inset, top), width, job.palette.ink_soft)
    lefts = tuple(paper.right - inset - round(wide) for wide in words.widths)
    return replace(words, lefts=lefts)


def _board(surface: pygame.Surface, job: Job) -> None:
    """Paint the felt of the board and its wooden frame, which the picture's edge cuts."""
    tile, palette, theme = job.tile, job.palette, job.setting.look.theme
    units = job.setting.look.measures.units
    surface.fill(mixed(palette.accent, theme.screen[1], 0.35))
    dot, step = max(1, units(0.3)), max(4, units(3))
    shade = mixed(palette.accent, theme.screen[1], 0.25)
    for row, y in enumerate(range(step // 2, tile.height, step)):
        for x in range(step // 2 + row % 2 * step // 2, tile.width, step):
            surface.fill(shade, (x, y, dot, dot))
    edge = units((1.4, 1.0, 0.3, 0.0)[job.setting.level])
    if edge > 0:
        pygame.draw.rect(surface, theme.wood, ((0, 0), tile.size), edge)


def _paper(surface: pygame.Surface, job: Job, paper: pygame.Rect) -> None:
    setting, theme = job.setting, job.setting.look.theme
    units = setting.look.measures.units
    lift(surface, paper, units(0.4), max(1, units(1)), 120, units(0.6))
    slab(surface, paper, max(1, units(0.4)), mixed(theme.card, (255, 255, 255), 0.55))
    if setting.level > 1:
        return
    size = (setting.em(_TAPE_EM[0]), setting.em(_TAPE_EM[0]))
    for at, turn in ((paper.topleft, -45), (paper.topright, 45)):
        tape = _tape(size, mixed(theme.lamp, theme.brass, 0.3), turn)
        surface.blit(tape, tape.get_rect(center=at))


def _tape(size: tuple[int, int], colour: tuple[int, int, int], turn: int) -> pygame.Surface:
    """Return a strip of tape across a corner."""
    half_wide, half_high = 50, round(50 * _TAPE_EM[1] / _TAPE_EM[0])
    shape = (
        f'<rect x="{-half_wide}" y="{-half_high}" width="{2 * half_wide}" height="{2 * half_high}" '
        f'transform="translate(50 50) rotate({turn})" fill="{hex_code(colour)}" fill-opacity="0.82"/>'
    )
    return drawn(shape, size, (0, 0, 100, 100))
