"""A page of an app: title bar, a card with headline and paragraphs, and a wide button that takes no touch."""

from __future__ import annotations

import pygame

from game.ui.draw.paint import disc, mixed, panel
from game.ui.exhibit.chat import name_bar
from game.ui.exhibit.paper import paint_button, sheet
from game.ui.exhibit.phone import Page, in_phone, top_bar
from game.ui.exhibit.plan import Job, Plan
from game.ui.exhibit.slabs import slab


def plan(job: Job) -> Plan:
    """Lay out an app's page."""
    return in_phone(job, _page, mixed(job.palette.accent, (255, 255, 255), 0.86))


def _page(job: Job, screen: pygame.Rect, sender: str) -> Page:
    setting, palette = job.setting, job.palette
    paint_bar, top = top_bar(job, screen, palette.accent_ink)
    head, title, head_bottom = name_bar(job, screen, top, sender)
    edge = setting.side if setting.level == 0 else setting.side // 2
    inner = setting.side + setting.side // 2 if setting.level else setting.side
    margin = setting.em((0.5, 0.35, 0.15, 0.1)[setting.level])
    left, right = screen.x + edge + inner, screen.right - edge - inner
    body = sheet(job, left, right, head_bottom + 2 * margin)
    card = pygame.Rect(screen.x + edge, head_bottom + margin, screen.width - 2 * edge, 0)
    card.height = body.bottom + margin - card.y
    bottom, tabs = card.bottom + margin, setting.em(1.3) if setting.level == 0 else 0

    def paint(surface: pygame.Surface) -> None:
        head(surface)
        paint_bar(surface)
        slab(surface, card, setting.em(0.5), (255, 255, 255))
        paint_button(surface, job, body)
        if tabs:
            _tabs(surface, job, pygame.Rect(screen.x, bottom, screen.width, tabs))

    return Page((title, *body.passages), paint, bottom + tabs)


def _tabs(surface: pygame.Surface, job: Job, bar: pygame.Rect) -> None:
    """Draw the tab bar at the foot of an app: four marks, the first one chosen."""
    setting, palette = job.setting, job.palette
    side = setting.em(0.62)
    for step in range(4):
        fill = palette.accent if step == 0 else palette.line
        mark = disc(side, fill) if step % 2 else panel((side, side), side // 4, fill)
        surface.blit(mark, mark.get_rect(center=(bar.x + round(bar.width * (step + 0.5) / 4), bar.centery)))
