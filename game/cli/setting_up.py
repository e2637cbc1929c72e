"""What commands without a window share: sizes from words, places, packs, and a shell on a plain surface."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import pygame
import typer

from game.app.faults import NoPackError
from game.app.wiring import Playable, build_shell, load_playable
from game.cli.check import print_problems
from game.cli.run_options import parse_size
from game.content.problems import Problem
from game.content.visible import visible
from game.kiosk.places import MissingDataError, Places, find_places
from game.kiosk.settings import Settings
from game.kiosk.shell import Shell
from game.ui.sound import Silence
from game.words import in_both


def size_option(text: str) -> tuple[int, int]:
    """A `--size` as width and height; wrong ones end the command with exit code 2."""
    try:
        return parse_size(text)
    except ValueError as fault:
        raise typer.BadParameter(str(fault)) from fault


def places_or_exit(home: Path | None) -> Places:
    """Where everything lies; exit code 2 when it does not."""
    try:
        return find_places(home)
    except MissingDataError as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(2) from fault


@dataclass(frozen=True)
class Bench:
    """A stall without a window: a shell that draws on a plain surface and shows to nobody."""

    shell: Shell
    playable: Playable


def set_up(places: Places, settings: Settings, size: tuple[int, int], seed: int) -> Bench:
    """Build a shell that shows to nobody. Ends the command with the pack's problems when it cannot be played."""
    if settings.pack is not None and not os.path.exists(settings.pack):
        typer.echo(in_both("no_pack", path=visible(settings.pack)), err=True)
        raise typer.Exit(2)
    try:
        playable = load_playable(places, settings, datetime.now().astimezone().date())
    except NoPackError as fault:
        exit_with(fault.problems)
    if settings.pack is not None and playable.path != settings.pack:
        exit_with(playable.problems)
    if settings.language is not None and settings.language not in playable.packs:
        typer.echo(in_both("no_sister", name=playable.path.name, language=settings.language), err=True)
        raise typer.Exit(2)
    surface = pygame.Surface(size, 0, 32)
    shell = build_shell(
        surface, lambda rects: None, places, settings, playable, rng=random.Random(seed), audio=Silence()
    )
    return Bench(shell, playable)


def exit_with(problems: tuple[Problem, ...]) -> NoReturn:
    """Print problems and end with exit code 1."""
    print_problems(problems)
    raise typer.Exit(1)
