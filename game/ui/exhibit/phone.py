"""A close-up of a phone: as narrow as its content allows, its lower end beyond the picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pygame

from game.ui.draw.paint import mixed, panel
from game.ui.exhibit.plan import Job, Painter, Plan
from game.ui.exhibit.setting import Passage
from game.ui.exhibit.slabs import lift, slab, slab_part
from game.ui.exhibit.stage import chip, chip_size, emblem, rings
from game.ui.theme import Colour

# Grid units by level of density.
_MARGIN = (2.5, 2.0, 0.8, 0.5)
_BEZEL = (1.6, 1.4, 0.9, 0.6)
# Lines shorter than this many Han are hard to read.
_LEAST_LINE = 8.0
_IN_BUBBLES = frozenset({"sms", "chat", "call"})
# With more free height than this share, the whole phone is shown.
_WHOLE = 0.2


@dataclass(frozen=True)
class Page:
    """The content of a phone, laid out from the top of its screen."""

    passages: tuple[Passage, ...]
    paint: Painter
    bottom: int


@dataclass(frozen=True)
class Spot:
    """The place of the phone's casing (down to the end of the tile), and whether the chip stands beside it."""

    casing: pygame.Rect
    has_chip: bool


PageOf = Callable[[Job, pygame.Rect, str], Page]


def in_phone(job: Job, page_of: PageOf, screen: Colour) -> Plan:
    """Lay out a page in the narrowest phone that holds it. `page_of` gets the job, the screen and the sender's line."""
    widths = _widths(job)
    # The widest phone has its chip above it, the next one beside it: if neither holds the page, no other will.
    for widest in (len(widths) - 1, len(widths) - 2):
        best = _try(job, page_of, widths[widest], screen)
        if best:
            break
    else:  # none fits: as much of the page as can be shown
        spot = _spot(job, widths[-1])
        page = page_of(job, _screen(spot.casing, _bezel(job)), job.sender(has_chip=spot.has_chip))
        return replace(_staged(job, spot, page, screen), fits=False)
    return next(filter(None, (_try(job, page_of, width, screen) for width in widths[:widest])), best)


def _margin(job: Job) -> int:
    return job.setting.look.measures.units(_MARGIN[job.setting.level])


def _bezel(job: Job) -> int:
    return job.setting.look.measures.units(_BEZEL[job.setting.level])


def _widths(job: Job) -> list[int]:
    setting, tile = job.setting, job.tile
    most = tile.width - 2 * _margin(job)
    beside_chip = tile.width - chip_size(job)[0] - 3 * _margin(job)
    frame = 2 * _bezel(job) + 4 * setting.side
    heads = setting.em(3.2) if job.exhibit.channel == "chat" and setting.level == 0 else 0
    least = max(setting.em(_LEAST_LINE) + frame + heads, round(tile.height * 0.58))
    if least > beside_chip:
        return [min(least, most), most]
    return [*(round(least + (beside_chip - least) * step / 4) for step in range(5)), most]


def _spot(job: Job, width: int) -> Spot:
    setting, tile, margin = job.setting, job.tile, _margin(job)
    chip_width, chip_height = chip_size(job)
    free = tile.width - width
    has_room = free >= chip_width + 3 * margin
    x = free // 2 if free // 2 >= chip_width + 2 * margin or not has_room else free - margin
    has_chip = has_room or setting.level == 0
    top = margin if has_room or not has_chip else chip_height + 2 * margin
    return Spot(pygame.Rect(x, top, width, tile.height - top), has_chip)


def _try(job: Job, page_of: PageOf, width: int, screen: Colour) -> Plan | None:
    """Return the page in a phone of this width, or `None` when it does not fit."""
    tile, bezel, setting = job.tile, _bezel(job), job.setting
    spot = _spot(job, width)
    casing = spot.casing
    texts = [text for _, text in job.exhibit.lines]
    inner = width - 2 * bezel - 4 * setting.side
    least = setting.least_height(texts, inner, in_bubbles=job.exhibit.channel in _IN_BUBBLES)
    if least > tile.height - casing.y - bezel:
        return None
    page = page_of(job, _screen(casing, bezel), job.sender(has_chip=spot.has_chip))
    spare = tile.height - page.bottom
    if spare < 0:
        return None
    above = chip_size(job)[1] + _margin(job)
    if not spot.has_chip and spare >= above:
        spot = Spot(casing, has_chip=True)
    is_whole = spare > max(_WHOLE * tile.height, 2 * bezel)
    casing.y += max(spare // 2, min(above, spare - 2 * bezel)) if is_whole else spare
    if casing.y >= above + bezel:  # below the chip, not beside it
        casing.centerx = tile.centerx
    page = page_of(job, _screen(casing, bezel), job.sender(has_chip=spot.has_chip))
    floor = page.bottom + bezel if is_whole else tile.height + 4 * bezel
    casing.height = floor - casing.y
    return _staged(job, spot, page, screen)


def _staged(job: Job, spot: Spot, page: Page, screen: Colour) -> Plan:
    """Return the page in its phone, on the stage."""
    casing, tile = spot.casing, job.tile
    painters = [rings(job.palette, (casing.centerx, tile.height // 2), round(max(tile.size) * 0.56))]
    passages = list(page.passages)
    if casing.x > 0.3 * tile.width:
        painters.append(emblem(job, pygame.Rect(0, 0, casing.x, tile.height)))
    painters.append(_case(job, casing, _bezel(job), screen))
    if spot.has_chip:
        paint_chip, words = chip(job, (_margin(job), _margin(job)))
        painters.append(paint_chip)
        passages.append(words)

    def paint(surface: pygame.Surface) -> None:
        for painter in (*painters, page.paint):
            painter(surface)

    return Plan(tuple(passages), paint, page.bottom, fits=True)


def _screen(casing: pygame.Rect, bezel: int) -> pygame.Rect:
    return pygame.Rect(casing.x + bezel, casing.y + bezel, casing.width - 2 * bezel, casing.height)


def paint_head(surface: pygame.Surface, job: Job, screen: pygame.Rect, bottom: int, fill: Colour) -> None:
    """Paint the upper end of a phone's screen, round above and straight at `bottom`."""
    head, radius = pygame.Rect(screen.x, screen.y, screen.width, bottom - screen.y), _screen_radius(job)
    slab_part(surface, head.inflate(0, 2 * radius).move(0, radius), head, radius, fill)


def _screen_radius(job: Job) -> int:
    return job.setting.look.measures.units((4.4, 4.0, 2.5, 2.0)[job.setting.level])


def _case(job: Job, casing: pygame.Rect, bezel: int, screen: Colour) -> Painter:
    units = job.setting.look.measures.units
    radius = _screen_radius(job) + bezel
    body = job.palette.body

    def paint(surface: pygame.Surface) -> None:
        lift(surface, casing, radius, units(1.2), 120, units(0.8))
        key = pygame.Rect(0, casing.y + units(14), units(1.2), units(9))
        key.centerx = casing.right
        slab(surface, key, key.width // 2, body)
        edge = max(1, units(0.3))
        slab(surface, casing, radius, body, edge=mixed(body, (255, 255, 255), 0.28), edge_px=edge)
        glass = casing.inflate(-2 * bezel, -2 * bezel)
        slab(surface, glass, radius - bezel, screen)

    return paint


def top_bar(job: Job, screen: pygame.Rect, ink: Colour) -> tuple[Painter, int]:
    """Return the status bar (left out where room is short) and its lower end, px."""
    units = job.setting.look.measures.units
    if job.setting.level > 0:
        return (lambda _: None), screen.y
    bar = pygame.Rect(screen.x + units(4), screen.y + units(0.6), screen.width - 8 * units(1), units(3.4))

    def paint(surface: pygame.Surface) -> None:
        """Signal, lens and battery, without words."""
        wide = max(2, round(bar.height * 0.16))
        for step in range(4):
            tall = round(bar.height * (0.22 + 0.11 * step))
            place = (bar.x + step * round(wide * 1.7), bar.centery + round(bar.height * 0.28) - tall, wide, tall)
            surface.fill(ink, place)
        lens = panel((round(bar.height * 1.9), round(bar.height * 0.52)), round(bar.height * 0.26), ink)
        surface.blit(lens, lens.get_rect(center=bar.center))
        shell = pygame.Rect(0, 0, bar.height, round(bar.height * 0.52))
        shell.midright = (bar.right, bar.centery)
        slab(surface, shell, round(bar.height * 0.16), ink)

    return paint, bar.bottom
