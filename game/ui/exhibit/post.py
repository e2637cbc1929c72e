"""A post: a page of a phone with a face, a name, what they have written, and marks to like, answer and pass it on."""

from __future__ import annotations

import pygame

from game.ui.draw.paint import drawn, hex_code
from game.ui.exhibit.paper import paint_button, sheet
from game.ui.exhibit.phone import Page, in_phone, top_bar
from game.ui.exhibit.plan import Job, Painter, Plan
from game.ui.exhibit.setting import Passage
from game.ui.exhibit.stage import avatar

_HEART = "M50 88C20 66 10 50 10 34A20 20 0 0 1 50 27A20 20 0 0 1 90 34C90 50 80 66 50 88Z"
_BUBBLE = "M14 16H86A8 8 0 0 1 94 24V62A8 8 0 0 1 86 70H52L30 90V70H14A8 8 0 0 1 6 62V24A8 8 0 0 1 14 16Z"
_ARROW = "M54 14L94 46L54 78V59C32 59 18 68 8 86C10 56 26 35 54 33Z"


def plan(job: Job) -> Plan:
    """Lay out a post."""
    return in_phone(job, _page, (255, 255, 255))


def _page(job: Job, screen: pygame.Rect, sender: str) -> Page:
    setting, palette = job.setting, job.palette
    paint_bar, top = top_bar(job, screen, palette.ink_soft)
    head, words, head_bottom = _author(job, screen, top, sender)
    inset = 2 * setting.side
    body = sheet(job, screen.x + inset, screen.right - inset, head_bottom + setting.rest // 2)
    bottom = body.bottom + setting.rest
    marks = setting.em(1.3) if setting.level < 2 else 0

    def paint(surface: pygame.Surface) -> None:
        paint_bar(surface)
        head(surface)
        paint_button(surface, job, body)
        if marks:
            _marks(surface, job, pygame.Rect(screen.x, bottom, screen.width, marks))

    return Page((words, *body.passages), paint, bottom + marks)


def _author(job: Job, screen: pygame.Rect, top: int, sender: str) -> tuple[Painter, Passage, int]:
    """Return who has written it: a face and a name, and their lower end, px."""
    setting, palette = job.setting, job.palette
    inset = setting.side * (2 if setting.level < 2 else 1)
    face_px = round(setting.small_px * 2) if setting.level < 2 else 0
    left = screen.x + inset + (face_px + setting.em(0.4) if face_px else 0)
    words = setting.set_label(sender, (left, 0), screen.right - inset - left, palette.ink)
    height = max(face_px, words.height) + setting.em(0.7 if setting.level < 2 else 0.2)
    words = words.centred_on(top + height // 2)

    def paint(surface: pygame.Surface) -> None:
        if face_px:
            face = avatar(face_px, palette.accent, palette.accent_ink)
            surface.blit(face, (screen.x + inset, top + (height - face_px) // 2))

    return paint, words, top + height


def _marks(surface: pygame.Surface, job: Job, bar: pygame.Rect) -> None:
    """Paint a line and the three marks below a post; the heart is filled, as of one that many have liked."""
    setting, palette = job.setting, job.palette
    inset, side = 2 * setting.side, setting.em(0.7)
    surface.fill(palette.line, (bar.x + inset, bar.y, bar.width - 2 * inset, max(1, setting.em(0.05))))
    shapes = ((_HEART, palette.accent), (_BUBBLE, None), (_ARROW, None))
    for number, (shape, fill) in enumerate(shapes):
        mark = _mark(shape, side, hex_code(palette.ink_soft if fill is None else fill), is_filled=fill is not None)
        surface.blit(mark, (bar.x + inset + number * round(side * 2.2), bar.centery - side // 2))


def _mark(shape: str, side: int, colour: str, *, is_filled: bool) -> pygame.Surface:
    parts = f'<path d="{shape}" fill="{colour if is_filled else "none"}" stroke="{colour}" stroke-width="8"/>'
    return drawn(parts, (side, side), (0, 0, 100, 100))
