"""A pack and a shell on a plain surface, for commands without a window."""

from __future__ import annotations

import os
import random
from datetime import datetime

import pygame

from game.app.faults import NoPackError
from game.app.wiring import Playable, TypeMaker, build_shell, load_playable
from game.cli.likely import missing_pack
from game.cli.output import exit_with, stop
from game.kiosk.places import Places
from game.kiosk.settings import Settings
from game.kiosk.shell import Shell
from game.kiosk.slices import Slices
from game.ui.draw.paint import Drawer, drawn
from game.ui.sound import Silence
from game.ui.type.text import Type
from game.words import in_both


def set_up(
    places: Places,
    settings: Settings,
    size: tuple[int, int],
    seed: int,
    type_of: TypeMaker = Type,
    slices: Slices | None = None,
    draw: Drawer = drawn,
) -> tuple[Shell, Playable]:
    """Build a shell without a window; exit with the pack's problems if it cannot be played.

    With `slices` it builds ahead what comes next, as the kiosk does; large drawings come from `draw`.
    """
    if settings.pack is not None and not os.path.exists(settings.pack):
        stop(missing_pack(settings.pack))
    try:
        playable = load_playable(places, settings, datetime.now().astimezone().date())
    except NoPackError as fault:
        exit_with(fault.problems)
    if settings.pack is not None and playable.path != settings.pack:
        exit_with(playable.problems)
    if settings.language is not None and settings.language not in playable.packs:
        stop(in_both("no_sister", name=playable.path.name, language=settings.language))
    surface = pygame.Surface(size, 0, 32)
    shell = build_shell(
        surface,
        lambda rects: None,
        places,
        settings,
        playable,
        rng=random.Random(seed),
        audio=Silence(),
        type_of=type_of,
        slices=slices,
        draw=draw,
    )
    return shell, playable
