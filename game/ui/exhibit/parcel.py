"""A parcel: cardboard with tape and a shipping label, and a card on it."""

from __future__ import annotations

import pygame

from game.ui.draw.paint import drawn, hex_code, mixed
from game.ui.exhibit.paper import paint_button, sheet
from game.ui.exhibit.plan import Job, Painter, Plan, spread
from game.ui.exhibit.setting import Passage
from game.ui.exhibit.slabs import lift, slab
from game.ui.exhibit.stage import chip, chip_size
from game.ui.theme import Colour

_MARGIN = (2.0, 1.6, 0.6, 0.4)


@spread
def plan(job: Job, spare: int) -> Plan:
    """Lay out a parcel: the label at the top, the card below it, `spare` px of cardboard above and below the card."""
    setting, tile = job.setting, job.tile
    units = setting.look.measures.units
    margin = units(_MARGIN[setting.level])
    box = tile.inflate(-2 * margin, -2 * margin)
    label, label_words, label_box = _label(job, box, spare)
    between = setting.em((0.4, 0.25, 0.1, 0.05)[setting.level])
    edge = units((2.4, 1.6, 0.4, 0.3)[setting.level])
    card = pygame.Rect(box.x + edge, label_box.bottom + between + spare // 3, box.width - 2 * edge, 0)
    inset = 2 * setting.side - setting.em(0.1)
    rise = setting.em((0.45, 0.35, 0.12, 0.06)[setting.level])
    body = sheet(job, card.x + inset, card.right - inset, card.y + rise)
    card.height = body.bottom + rise - card.y
    bottom = card.bottom + edge + margin

    def paint(surface: pygame.Surface) -> None:
        _carton(surface, job, box)
        label(surface)
        _card(surface, job, card)
        paint_button(surface, job, body)

    return Plan((*label_words, *body.passages), paint, bottom, bottom <= tile.height)


def _cardboard(job: Job) -> Colour:
    return mixed(job.setting.look.theme.brass, job.setting.look.theme.lamp, 0.28)


def _carton(surface: pygame.Surface, job: Job, box: pygame.Rect) -> None:
    """The parcel from above: two flaps that meet under a strip of tape."""
    setting, theme = job.setting, job.setting.look.theme
    units = setting.look.measures.units
    board = _cardboard(job)
    for plank in range(1, 5):
        y = round(job.tile.height * plank / 5)
        surface.fill(mixed(job.palette.stage, theme.wood_dark, 0.35), (0, y, job.tile.width, max(1, units(0.3))))
    lift(surface, box, units(1.5), units(1.2), 130, units(0.6))
    slab(surface, box, units(1.5), board, edge=mixed(board, theme.wood, 0.35), edge_px=max(2, units(0.5)))
    seam = pygame.Rect(box.centerx, box.y, max(2, units(0.35)), box.height)
    surface.fill(mixed(board, theme.wood_dark, 0.5), seam)
    tape = pygame.Rect(0, box.y, units(9), box.height)
    tape.centerx = box.centerx
    strip = pygame.Surface(tape.size)
    strip.fill(mixed(theme.lamp, theme.brass, 0.25))
    strip.set_alpha(190)
    surface.blit(strip, tape)


def _label(job: Job, box: pygame.Rect, spare: int) -> tuple[Painter, tuple[Passage, ...], pygame.Rect]:
    """The shipping label: sender, channel, stripes; one line of words where room is short."""
    setting, palette = job.setting, job.palette
    inset = setting.em(0.6)
    is_roomy = setting.level < 2
    gap = setting.em((0.45, 0.3, 0.08, 0.05)[setting.level])
    chip_width, chip_height = chip_size(job) if is_roomy else (0, 0)
    code_width = round(box.width * 0.2) if setting.level == 0 else 0
    left = box.x + gap + inset + (chip_width + inset if is_roomy else 0)
    right = box.right - gap - inset - (code_width + inset if code_width else 0)
    sender = job.sender(has_chip=is_roomy)
    words = setting.set_label(sender, (left, 0), right - left, palette.ink)
    rect = pygame.Rect(box.x + gap, box.y + gap, box.width - 2 * gap, 0)
    rect.height = max(words.height, chip_height) + setting.em((0.5, 0.35, 0.08, 0.04)[setting.level])
    rect.y += min(spare // 4, setting.em(0.5))
    words = words.centred_on(rect.centery)
    paint_chip, chip_words = chip(job, (rect.x + inset // 2, rect.centery - chip_height // 2))

    def paint(surface: pygame.Surface) -> None:
        lift(surface, rect, setting.em(0.2), max(1, setting.em(0.1)), 60, setting.em(0.06))
        slab(surface, rect, setting.em(0.2), (255, 255, 255))
        if is_roomy:
            paint_chip(surface)
        if code_width:
            code = pygame.Rect(right + inset, rect.y, code_width, rect.height).inflate(0, -setting.em(0.6))
            _stripes(surface, code, palette.ink)

    return paint, (words, chip_words) if is_roomy else (words,), rect


def _stripes(surface: pygame.Surface, rect: pygame.Rect, colour: Colour) -> None:
    """Draw a meaningless barcode."""
    unit = max(1, rect.width // 46)
    x = rect.x
    for number in range(40):
        wide = unit * (1 + (number * 7 + number * number) % 3)
        if x + wide > rect.right:
            break
        surface.fill(colour, (x, rect.y, wide, rect.height))
        x += wide + unit * (1 + (number * 5) % 2)


def _card(surface: pygame.Surface, job: Job, card: pygame.Rect) -> None:
    """Draw the card: a tilted sheet below, the written side straight on top."""
    setting, theme = job.setting, job.setting.look.theme
    units = setting.look.measures.units
    radius = setting.em(0.35)
    if setting.level < 2:
        tilt = setting.em(0.3)
        under = hex_code(mixed(theme.card_edge, theme.wood, 0.15))
        size = (card.width + tilt, card.height + tilt)
        shape = f'<path d="M0 {tilt}L{size[0] - tilt} 0L{size[0]} {size[1] - tilt}L{tilt} {size[1]}Z" fill="{under}"/>'
        surface.blit(drawn(shape, size), (card.x - tilt // 2, card.y - tilt // 2))
    lift(surface, card, radius, max(1, units(0.9)), 110, units(0.5))
    slab(surface, card, radius, mixed(theme.card, (255, 255, 255), 0.4))
