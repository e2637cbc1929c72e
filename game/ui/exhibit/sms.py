"""A text message: a light phone page, grey bubbles, a number as sender."""

from __future__ import annotations

import pygame

from game.ui.draw.paint import disc, mixed
from game.ui.exhibit.bubbles import column, paint_column
from game.ui.exhibit.phone import Page, in_phone, paint_head, top_bar
from game.ui.exhibit.plan import Job, Painter, Plan
from game.ui.exhibit.setting import Passage
from game.ui.exhibit.slabs import slab
from game.ui.exhibit.stage import avatar


def plan(job: Job) -> Plan:
    """Lay out a text message."""
    return in_phone(job, _page, (255, 255, 255))


def _page(job: Job, screen: pygame.Rect, sender: str) -> Page:
    setting, palette = job.setting, job.palette
    paint_bar, top = top_bar(job, screen, palette.ink_soft)
    head, words, head_bottom = _head(job, screen, top, sender)
    stack = column(job, screen.x + setting.side, screen.right - setting.side, head_bottom + setting.rest)
    bottom = stack.bottom + setting.rest
    grey = mixed(palette.screen, palette.ink, 0.06)
    reply, end = _reply(job, screen, bottom) if setting.level == 0 else (None, bottom)

    def paint(surface: pygame.Surface) -> None:
        head(surface)
        paint_bar(surface)
        paint_column(surface, job, stack, grey, palette.me, is_raised=False)
        if reply:
            reply(surface)

    return Page((words, *stack.passages), paint, end)


def _head(job: Job, screen: pygame.Rect, top: int, sender: str) -> tuple[Painter, Passage, int]:
    setting, palette = job.setting, job.palette
    face_px = round(setting.small_px * 1.7) if setting.level < 2 else 0
    inset = setting.side * (2 if setting.level < 2 else 1)
    left = screen.x + inset + (face_px + setting.em(0.4) if face_px else 0)
    words = setting.set_label(sender, (left, 0), screen.right - inset - left, palette.ink)
    height = max(face_px, words.height) + setting.em(0.5 if setting.level < 2 else 0.2)
    words = words.centred_on(top + height // 2)

    def paint(surface: pygame.Surface) -> None:
        paint_head(surface, job, screen, top + height, palette.screen)
        surface.fill(palette.line, (screen.x, top + height, screen.width, max(1, setting.em(0.04))))
        if face_px:
            picture = avatar(face_px, palette.accent, palette.accent_ink)
            surface.blit(picture, (screen.x + inset, top + (height - face_px) // 2))

    return paint, words, top + height


def _reply(job: Job, screen: pygame.Rect, top: int) -> tuple[Painter, int]:
    setting, palette = job.setting, job.palette
    side = setting.em(1.3)
    field = pygame.Rect(screen.x + setting.side, top, screen.width - 3 * setting.side - side, side)

    def paint(surface: pygame.Surface) -> None:
        edge = max(2, setting.em(0.05))
        slab(surface, field, side // 2, (255, 255, 255), edge=palette.line, edge_px=edge)
        spot = (field.right + setting.side, top)
        surface.blit(disc(side, palette.accent), spot)
        arrow = round(side * 0.62)
        icon = setting.look.icons.draw("arrow_right", arrow, palette.accent_ink, palette.accent_ink)
        surface.blit(icon, (spot[0] + (side - arrow) // 2, spot[1] + (side - arrow) // 2))

    return paint, field.bottom + setting.em(0.45)
