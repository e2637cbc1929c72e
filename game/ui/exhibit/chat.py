"""A chat: a coloured bar with a name, and avatars beside bubbles on both sides."""

from __future__ import annotations

import pygame

from game.ui.draw.paint import mixed
from game.ui.exhibit.bubbles import column, paint_column
from game.ui.exhibit.phone import Page, in_phone, paint_head, top_bar
from game.ui.exhibit.plan import Job, Painter, Plan
from game.ui.exhibit.setting import Passage


def plan(job: Job) -> Plan:
    """Lay out a chat."""
    return in_phone(job, _page, mixed(job.palette.accent, (255, 255, 255), 0.84))


def _page(job: Job, screen: pygame.Rect, sender: str) -> Page:
    setting, palette = job.setting, job.palette
    paint_bar, top = top_bar(job, screen, palette.accent_ink)
    head, words, head_bottom = name_bar(job, screen, top, sender)
    edge = setting.side if setting.level else setting.em(0.4)
    face_px = setting.em(1.25) if setting.level == 0 else 0
    stack = column(job, screen.x + edge, screen.right - edge, head_bottom + setting.rest, avatar_px=face_px)

    def paint(surface: pygame.Surface) -> None:
        head(surface)
        paint_bar(surface)
        paint_column(surface, job, stack, palette.them, palette.me, is_raised=False)

    return Page((words, *stack.passages), paint, stack.bottom + setting.rest)


def name_bar(job: Job, screen: pygame.Rect, top: int, name: str) -> tuple[Painter, Passage, int]:
    """Return a bar in the channel's colour with a back arrow and the name, and its lower end, px."""
    setting, palette = job.setting, job.palette
    back = setting.small_px if setting.level < 2 else 0
    inset = back + setting.side * 2 if back else setting.side
    words = setting.set_label(name, (screen.centerx, 0), screen.width - 2 * inset, palette.accent_ink, is_centred=True)
    height = words.height + setting.em(0.55 if setting.level < 2 else 0.2)
    words = words.centred_on(top + height // 2)

    def paint(surface: pygame.Surface) -> None:
        paint_head(surface, job, screen, top + height, palette.accent)
        x, y, reach = screen.x + setting.side + back // 2, top + height // 2, back // 4
        for end in (-1, 1) if back else ():
            tip = (x + reach // 2, y + end * reach)
            pygame.draw.aaline(surface, palette.accent_ink, (x - reach // 2, y), tip, max(2, back // 9))

    return paint, words, top + height
