"""A phone call: a dark screen, the caller's head, name, running time and voice, captions of what is said."""

from __future__ import annotations

import math

import pygame

from game.ui.draw.paint import disc, mixed, panel
from game.ui.exhibit.bubbles import column, paint_column
from game.ui.exhibit.phone import Page, in_phone, top_bar
from game.ui.exhibit.plan import Job, Painter, Plan
from game.ui.exhibit.setting import Passage
from game.ui.exhibit.stage import avatar
from game.ui.theme import Colour
from game.ui.type.fonts import BOLD

_TIMER = "02:47"


def plan(job: Job) -> Plan:
    """Lay out a call."""
    return in_phone(job, _page, _dark(job))


def _dark(job: Job) -> Colour:
    return mixed(job.palette.accent, (8, 10, 24), 0.55)


def _page(job: Job, screen: pygame.Rect, sender: str) -> Page:
    setting, palette = job.setting, job.palette
    white = palette.accent_ink
    paint_bar, top = top_bar(job, screen, mixed(white, _dark(job), 0.3))
    head, words, head_bottom = _caller(job, screen, top, sender)
    stack = column(job, screen.x + setting.side, screen.right - setting.side, head_bottom + setting.rest // 2)
    bottom = stack.bottom + setting.rest
    keys, end = _keys(job, screen, bottom) if setting.level == 0 else (None, bottom)

    def paint(surface: pygame.Surface) -> None:
        paint_bar(surface)
        head(surface)
        paint_column(surface, job, stack, palette.them, palette.me, is_raised=False)
        if keys:
            keys(surface)

    return Page((*words, *stack.passages), paint, end)


def _caller(job: Job, screen: pygame.Rect, top: int, sender: str) -> tuple[Painter, tuple[Passage, ...], int]:
    """Head, name, time and voice; only the name and a short voice where room is short."""
    setting, palette = job.setting, job.palette
    small = setting.small_px
    is_roomy = setting.level < 2
    face_px = round(small * 2.7) if is_roomy else 0
    inset = setting.side * 2 if is_roomy else setting.side
    left = screen.x + inset + (face_px + setting.em(0.5) if face_px else 0)
    timer_px = setting.smallest_px
    timer_width = round(setting.ruler.width(_TIMER, timer_px, BOLD)) + timer_px // 2
    right = screen.right - inset
    name = setting.set_label(sender, (left, top + setting.em(0.3)), right - left, palette.accent_ink)
    light = mixed(palette.me, palette.accent, 0.12)
    if not is_roomy:
        name = name.centred_on(top + name.height // 2 + setting.em(0.1))
        return (lambda _: None), (name,), name.bottom
    timer = setting.set_text(_TIMER, (left, name.bottom), timer_width, light, px=timer_px, weight=BOLD)
    voice = pygame.Rect(left + timer_width, timer.y, right - left - timer_width, timer.height).inflate(0, -small // 3)
    bottom = max(timer.bottom, top + setting.em(0.3) + face_px) + setting.em(0.2)
    middle = (name.y + timer.bottom) // 2

    def paint(surface: pygame.Surface) -> None:
        ring = disc(round(face_px * 1.16), mixed(_dark(job), palette.me, 0.25))
        centre = (screen.x + inset + face_px // 2, middle)
        surface.blit(ring, ring.get_rect(center=centre))
        face = avatar(face_px, palette.me, _dark(job))
        surface.blit(face, face.get_rect(center=centre))
        _waveform(surface, voice, light)

    return paint, (name, timer), bottom


def _waveform(surface: pygame.Surface, rect: pygame.Rect, colour: Colour) -> None:
    """Draw a voice as upright bars of varying height."""
    bar = max(2, rect.height // 9)
    count = max(1, rect.width // (2 * bar))
    for number in range(count):
        phase = number / max(1, count - 1)
        swell = abs(math.sin(number * 1.9) * 0.55 + math.sin(number * 0.73 + 1) * 0.45)
        tall = max(bar, round(rect.height * (0.16 + 0.84 * swell * math.sin(math.pi * min(1.0, phase + 0.08)))))
        piece = panel((bar, tall), bar // 2, colour)
        surface.blit(piece, (rect.x + number * 2 * bar, rect.centery - tall // 2))


def _keys(job: Job, screen: pygame.Rect, top: int) -> tuple[Painter, int]:
    """Return three round keys, the middle one with a receiver. None is red, which stands for the red zone."""
    setting, palette = job.setting, job.palette
    side = setting.em(1.45)

    def paint(surface: pygame.Surface) -> None:
        quiet = mixed(_dark(job), palette.me, 0.28)
        for step, fill in ((-1, quiet), (0, palette.me), (1, quiet)):
            centre = (screen.centerx + step * round(side * 1.7), top + side // 2)
            key = disc(side, fill)
            surface.blit(key, key.get_rect(center=centre))
            if step == 0:
                icon = setting.look.icons.draw("channel_call", round(side * 0.66), _dark(job), palette.accent_ink)
                surface.blit(icon, icon.get_rect(center=centre))
            else:
                dot = disc(round(side * 0.3), palette.me)
                surface.blit(dot, dot.get_rect(center=centre))

    return paint, top + side + setting.em(0.5)
