"""Where the quoted passages lie after line breaking, and where their numbers stand. Geometry only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.ui.exhibit.exhibit import ExhibitLook
from game.ui.exhibit.passage import Passage
from game.ui.exhibit.ruler import Ruler

# Of the type size: how far the marker reaches above and below the middle of the line.
_ABOVE, _BELOW = 0.56, 0.56


@dataclass(frozen=True)
class Run:
    """The part of a cue that lies on one line of type."""

    passage: Passage
    line: int
    rect: pygame.Rect


@dataclass(frozen=True)
class Cue:
    """A passage to be marked.

    Attributes:
        runs: its parts, in reading order; empty when the quote is not found.
        disc: the box of its number.
        leader: the gap between number and text, empty when they touch.
    """

    runs: tuple[Run, ...]
    disc: pygame.Rect
    leader: pygame.Rect


def find_cues(exhibit: ExhibitLook, passages: Sequence[Passage], ruler: Ruler, disc_px: int) -> tuple[Cue, ...]:
    """One cue for every quote, with numbers that do not cover each other."""
    cues: list[Cue] = []
    taken: list[pygame.Rect] = []
    for quote in exhibit.quotes:
        runs = _runs_of(quote, exhibit, passages, ruler)
        disc, leader = _place_disc(runs, disc_px, taken) if runs else (pygame.Rect(0, 0, 0, 0), pygame.Rect(0, 0, 0, 0))
        taken.append(disc)
        cues.append(Cue(runs, disc, leader))
    return tuple(cues)


def _runs_of(quote: str, exhibit: ExhibitLook, passages: Sequence[Passage], ruler: Ruler) -> tuple[Run, ...]:
    for passage in passages:
        text = exhibit.lines[passage.number][1] if passage.number >= 0 else ""
        start = text.find(quote)
        if quote and start >= 0:
            # Line breaking drops and merges spaces only, so letters are counted without them.
            first = _letters(text[:start])
            return tuple(_cut(passage, first, first + _letters(quote), ruler))
    return ()


def _cut(passage: Passage, first: int, end: int, ruler: Ruler) -> list[Run]:
    runs: list[Run] = []
    counted = 0
    for number, line in enumerate(passage.lines):
        inside = []
        for index, character in enumerate(line):
            if not character.isspace():
                if first <= counted < end:
                    inside.append(index)
                counted += 1
        if inside:
            runs.append(Run(passage, number, _run_rect(passage, number, inside[0], inside[-1] + 1, ruler)))
    return runs


def _run_rect(passage: Passage, number: int, begin: int, end: int, ruler: Ruler) -> pygame.Rect:
    line, px = passage.lines[number], passage.px
    left = passage.lefts[number] + ruler.width(line[:begin], px, passage.weight)
    width = ruler.width(line[begin:end], px, passage.weight)
    middle = passage.y + number * passage.pitch + passage.pitch / 2
    top, bottom = round(middle - _ABOVE * px), round(middle + _BELOW * px)
    return pygame.Rect(round(left), top, max(1, round(width)), bottom - top)


def _place_disc(runs: Sequence[Run], disc_px: int, taken: Sequence[pygame.Rect]) -> tuple[pygame.Rect, pygame.Rect]:
    """The nearest free place beside one of the cue's lines, else above or below those."""
    best: tuple[float, pygame.Rect, pygame.Rect] | None = None
    for run, side in [(run, side) for run in runs for side in (0, 1)]:
        x = _beside(run, side, disc_px)
        for shift in (0, 1, -1, 2, -2):
            disc = pygame.Rect(0, 0, disc_px, disc_px)
            disc.center = (x, run.rect.centery + shift * disc_px)
            leader = _leader(run.rect, disc)
            cost = leader.width + abs(shift) * 3.0 * disc_px + (1e6 if disc.collidelist(list(taken)) >= 0 else 0)
            if best is None or cost < best[0]:
                best = (cost, disc, leader)
    assert best is not None  # noqa: S101 - a cue has a line, and a line two sides
    return best[1], best[2]


def _beside(run: Run, side: int, disc_px: int) -> int:
    """The middle of a disc in the left margin, or right after the end of the line."""
    passage = run.passage
    if side == 0:
        return passage.gutters[0]
    end = passage.lefts[run.line] + passage.widths[run.line]
    return min(passage.gutters[1], round(end + 0.56 * disc_px))


def _leader(run: pygame.Rect, disc: pygame.Rect) -> pygame.Rect:
    if disc.centerx < run.left:
        return pygame.Rect(disc.right, run.bottom, max(0, run.left - disc.right), 0)
    return pygame.Rect(run.right, run.bottom, max(0, disc.left - run.right), 0)


def _letters(text: str) -> int:
    return sum(1 for character in text if not character.isspace())
