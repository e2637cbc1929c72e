"""An e-mail: a window with a letter that rises from its envelope."""

from __future__ import annotations

import pygame

from game.ui.draw.paint import disc, drawn, hex_code, mixed
from game.ui.exhibit.paper import Sheet, paint_button, sheet
from game.ui.exhibit.plan import Job, Plan, spread
from game.ui.exhibit.setting import Passage
from game.ui.exhibit.slabs import lift, slab_part
from game.ui.exhibit.stage import avatar, chip, chip_size, rings

_MARGIN = (2.5, 2.0, 0.8, 0.5)
# Paper below the last words, in type sizes.
_FOOT = (0.6, 0.45, 0.2, 0.1)


@spread
def plan(job: Job, spare: int) -> Plan:
    """Lay out an e-mail with `spare` px more of the envelope shown."""
    setting, tile, palette = job.setting, job.tile, job.palette
    margin = setting.look.measures.units(_MARGIN[setting.level])
    has_chip = setting.level < 2
    window = pygame.Rect(margin, margin, tile.width - 2 * margin, 0)
    bar = _bar_px(job)
    window.y += min(spare // 3, setting.em(0.6)) if has_chip else spare // 2
    inset = 2 * setting.side
    words, face_px, top = _sender(job, window, window.y + bar, has_chip=has_chip)
    body = sheet(job, window.x + inset, window.right - inset, top)
    window.height = body.bottom + setting.em(_FOOT[setting.level]) - window.y
    least_pocket = setting.em(1.0) if setting.level == 0 else margin
    bottom = window.bottom + least_pocket
    has_pocket = setting.level < 2 and tile.height - window.bottom > setting.em(0.8)
    passages: tuple[Passage, ...] = (words, *body.passages)
    chip_at = (window.x + setting.side // 2, window.y + (bar - chip_size(job)[1]) // 2)
    paint_chip, chip_words = chip(job, chip_at)
    if has_chip:
        passages = (*passages, chip_words)

    def paint(surface: pygame.Surface) -> None:
        rings(palette, tile.center, round(max(tile.size) * 0.56))(surface)
        if has_pocket:
            _envelope_back(surface, job, window)
        _window(surface, job, window, bar, words, face_px, body)
        if has_chip:
            paint_chip(surface)
        if has_pocket:
            _envelope_front(surface, job, window.bottom)

    return Plan(passages, paint, bottom, bottom <= tile.height)


def _bar_px(job: Job) -> int:
    setting = job.setting
    return chip_size(job)[1] + setting.em(0.3) if setting.level < 2 else setting.em((0, 0, 0.3, 0.1)[setting.level])


def _sender(job: Job, window: pygame.Rect, top: int, *, has_chip: bool) -> tuple[Passage, int, int]:
    """Place the sender's line; return it, the size of the avatar before it, and where the page goes on."""
    setting, palette = job.setting, job.palette
    inset = 2 * setting.side
    face_px = round(setting.small_px * 1.4) if setting.level < 2 else 0
    left = window.x + inset + (face_px + setting.em(0.35) if face_px else 0)
    name = job.sender(has_chip=has_chip)
    words = setting.set_label(name, (left, 0), window.right - inset - left, palette.ink_soft)
    height = max(words.height, face_px) + setting.em((0.4, 0.3, 0.1, 0.05)[setting.level])
    return (
        words.centred_on(top + height // 2),
        face_px,
        top + height + setting.em((0.25, 0.15, 0.0, 0.0)[setting.level]),
    )


def _window(
    surface: pygame.Surface, job: Job, window: pygame.Rect, bar: int, words: Passage, face_px: int, body: Sheet
) -> None:
    setting, palette = job.setting, job.palette
    units = setting.look.measures.units
    radius = units((2.5, 2.5, 1.5, 1.0)[setting.level])
    lift(surface, window, radius, units(1), 110, units(0.6))
    head = pygame.Rect(window.x, window.y, window.width, bar)
    slab_part(surface, window, head, radius, palette.accent)
    slab_part(surface, window, window.move(0, bar), radius, (255, 255, 255))
    if setting.level < 2:
        side = round(bar * 0.3)
        light = mixed(palette.accent, (255, 255, 255), 0.55)
        left = window.right - setting.side - round(side * 4.2)
        for number in range(3):
            surface.blit(disc(side, light), (left + number * round(side * 1.6), window.y + bar // 2 - side // 2))
        face = avatar(face_px, palette.accent, palette.accent_ink)
        surface.blit(face, (window.x + 2 * setting.side, words.y + (words.height - face_px) // 2))
        line_y = max(words.bottom, words.y + (words.height + face_px) // 2) + setting.em(0.16)
        surface.fill(
            palette.line, (window.x + setting.side, line_y, window.width - 2 * setting.side, max(1, setting.em(0.04)))
        )
    paint_button(surface, job, body)


def _envelope_back(surface: pygame.Surface, job: Job, window: pygame.Rect) -> None:
    """Draw the inside of the envelope, behind the letter."""
    theme = job.setting.look.theme
    top = window.bottom - job.setting.em(1.2)
    surface.fill(mixed(theme.card_edge, theme.wood, 0.35), (0, top, job.tile.width, job.tile.height - top))


def _envelope_front(surface: pygame.Surface, job: Job, top: int) -> None:
    """Draw the front of the envelope at the foot: two flaps that leave a V open."""
    tile, theme = job.tile, job.setting.look.theme
    rise = job.setting.em(_FOOT[job.setting.level])  # the flaps rise beside the words, not over them
    size = (tile.width, tile.height - top + rise)
    notch = round(rise + (size[1] - rise) * 0.4)
    crease, middle = max(2, job.setting.em(0.09)), size[0] // 2
    parts = (
        f'<path d="M0 0L{middle} {notch}L{size[0]} 0V{size[1]}H0Z" fill="{hex_code(theme.lamp)}"/>'
        f'<path d="M0 {size[1]}L{middle} {notch}L{size[0]} {size[1]}" fill="none" stroke-width="{crease}" '
        f'stroke="{hex_code(mixed(theme.lamp, theme.wood, 0.3))}"/>'
    )
    surface.blit(drawn(parts, size), (0, tile.height - size[1]))
