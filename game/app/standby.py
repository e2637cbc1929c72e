"""The page for staff, which stands for a minute when the kiosk has failed again and again, before it is tried anew."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pygame

from game.kiosk.display import present
from game.kiosk.shell import Presenter
from game.kiosk.supervisor import AGAIN, REST_S
from game.ui.measures import Measures
from game.ui.type.fonts import BOLD, HEAVY, Fonts, find_face
from game.ui.type.lexicon import break_cost_of
from game.ui.type.text import Type
from game.ui.type.text_stack import TextStack
from game.words import LANGUAGES, load_words

INK = (30, 18, 11)
LAMPLIGHT = (246, 214, 158)
"""Under words that stand alone."""
LOOK_S = 0.1


def stand_by(
    surface: pygame.Surface,
    folder: str,
    beat: Callable[[], None],
    is_stopped: Callable[[], bool],
    *,
    now_s: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
    show: Presenter = present,
) -> int:
    """Show the page on `surface`, beside what is painted there, and return the exit code that asks for another start.

    `folder` is where the log lies. Words that cannot be drawn leave the bare stall: the minute passes all the same.
    """
    with suppress(Exception):
        _write(surface, show, "standby.hero", "standby.staff", folder)
    return 0 if _is_stopped_within(REST_S, beat, is_stopped, now_s, sleep) else AGAIN


def tell_staff(
    surface: pygame.Surface,
    hero: str,
    body: str,
    is_stopped: Callable[[], bool],
    *,
    now_s: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
    show: Presenter = present,
) -> None:
    """Show two texts, by their keys, for a minute or until it is stopped. The games have ended, so nothing beats."""
    with suppress(Exception):
        surface.fill(LAMPLIGHT)
        _write(surface, show, hero, body)
    _is_stopped_within(REST_S, lambda: None, is_stopped, now_s, sleep)


def _is_stopped_within(
    seconds: float,
    beat: Callable[[], None],
    is_stopped: Callable[[], bool],
    now_s: Callable[[], float],
    sleep: Callable[[float], None],
) -> bool:
    until_s = now_s() + seconds
    while now_s() < until_s:
        if is_stopped():
            return True
        beat()
        with suppress(pygame.error):
            pygame.event.pump()
        sleep(LOOK_S)
    return False


def _write(surface: pygame.Surface, show: Presenter, hero: str, body: str, folder: str = "") -> None:
    """Write both texts in every language, and show the surface."""
    measures = Measures(*surface.get_size())
    says = [load_words("screens", language) for language in LANGUAGES]
    texts = tuple(text for say in says for text in (say(hero), say(body, folder=folder)))
    stack = TextStack(Type(Fonts(find_face()), break_cost_of(texts)), measures.smallest_px())
    for text, is_hero in zip(texts, (True, False) * 2, strict=True):
        px = measures.text_px("question" if is_hero else "small")
        stack.add(text, px, INK, weight=HEAVY if is_hero else BOLD, after_px=measures.units(2))
    area = surface.get_rect().inflate(-surface.get_width() // 5, -surface.get_height() // 4)
    stack.draw(surface, area, middle=True, align="centre")
    show([surface.get_rect()])
