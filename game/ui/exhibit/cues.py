"""The quoted passages after line breaking: their place, the place of their numbers, and their marking.

The highlighter puts paper behind a cue, a line under it and its number beside it, swept from left to right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pygame

from game.ui.controls.look import Look
from game.ui.draw.paint import disc
from game.ui.exhibit.plan import ExhibitLook
from game.ui.exhibit.setting import Passage, Ruler
from game.ui.type.fonts import HEAVY

# Of the type size: how far the marker reaches above and below the middle of the line.
_ABOVE, _BELOW = 0.56, 0.56
# The number has grown to its full size after this share of the sweep.
_DISC_GROWN = 0.35
# A number this near to its cue (in type sizes) needs no dots that lead to it.
_NEAR = 1.2


@dataclass(frozen=True)
class Run:
    """The part of a cue that lies on one line of type."""

    passage: Passage
    line: int
    rect: pygame.Rect


@dataclass(frozen=True)
class Cue:
    """A passage to be marked."""

    runs: tuple[Run, ...]  # its parts, in reading order; none when the quote is not found
    disc: pygame.Rect  # the box of its number
    leader: pygame.Rect  # the gap between number and text, empty when they touch


def marking_of(look: Look, *, is_genuine: bool) -> Look:
    """Return a look whose marker has the colour for signs of a scam or of a genuine item."""
    theme = look.theme
    return replace(look, theme=replace(theme, marker=theme.proof, marker_line=theme.proof_line)) if is_genuine else look


def find_cues(exhibit: ExhibitLook, passages: Sequence[Passage], ruler: Ruler, disc_px: int) -> tuple[Cue, ...]:
    """One cue for every quote, with numbers that do not cover each other."""
    cues: list[Cue] = []
    taken: list[pygame.Rect] = []
    for quote in exhibit.quotes:
        runs = _runs_of(quote, exhibit, passages, ruler)
        cue = Cue(runs, *_place_disc(runs, disc_px, taken)) if runs else Cue((), pygame.Rect(), pygame.Rect())
        taken.append(cue.disc)
        cues.append(cue)
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
        letters = [index for index, character in enumerate(line) if not character.isspace()]
        inside = letters[max(0, first - counted) : max(0, end - counted)]
        counted += len(letters)
        if inside:
            runs.append(Run(passage, number, _run_rect(passage, number, inside[0], inside[-1] + 1, ruler)))
    return runs


def _run_rect(passage: Passage, number: int, begin: int, end: int, ruler: Ruler) -> pygame.Rect:
    line, px = passage.lines[number], passage.px
    left, right = ruler.span(line, begin, end, px, passage.weight)
    middle = passage.y + number * passage.pitch + passage.pitch / 2
    top, bottom = round(middle - _ABOVE * px), round(middle + _BELOW * px)
    return pygame.Rect(round(passage.lefts[number] + left), top, max(1, round(right - left)), bottom - top)


def _place_disc(runs: Sequence[Run], disc_px: int, taken: Sequence[pygame.Rect]) -> tuple[pygame.Rect, pygame.Rect]:
    """The nearest free place beside one of the cue's lines, else above or below those."""
    best: tuple[float, pygame.Rect, pygame.Rect] | None = None
    for run, side in [(run, side) for run in runs for side in (0, 1)]:
        x = _beside(run, side, disc_px)
        for shift in (0, 1, -1, 2, -2):
            box = pygame.Rect(0, 0, disc_px, disc_px)
            box.center = (x, run.rect.centery + shift * disc_px)
            leader = _leader(run.rect, box)
            cost = leader.width + abs(shift) * 3.0 * disc_px + (1e6 if box.collidelist(list(taken)) >= 0 else 0)
            if best is None or cost < best[0]:
                best = (cost, box, leader)
    assert best is not None  # noqa: S101 - a cue has a line, and a line two sides
    return best[1], best[2]


def _beside(run: Run, side: int, disc_px: int) -> int:
    """The middle of a disc in the left margin, or right after the end of the line."""
    passage = run.passage
    if side == 0:
        return passage.gutters[0]
    end = passage.lefts[run.line] + passage.widths[run.line]
    return min(passage.gutters[1], round(end + 0.56 * disc_px))


def _leader(run: pygame.Rect, box: pygame.Rect) -> pygame.Rect:
    if box.centerx < run.left:
        return pygame.Rect(box.right, run.bottom, max(0, run.left - box.right), 0)
    return pygame.Rect(run.right, run.bottom, max(0, box.left - run.right), 0)


def _letters(text: str) -> int:
    return sum(1 for character in text if not character.isspace())


@dataclass(frozen=True)
class Mark:
    """A cue ready to be blitted: a patch for every run and the numbered disc."""

    cue: Cue
    patches: tuple[pygame.Surface, ...]
    disc: pygame.Surface

    def draw(self, target: pygame.Surface, origin: tuple[int, int], progress: float, look: Look) -> None:
        """Paint `progress` (0–1) of the mark; `origin` is where the picture's 0, 0 lies on `target`."""
        total = sum(patch.get_width() for patch in self.patches)
        left_px = round(total * min(1.0, progress))
        for run, patch in zip(self.cue.runs, self.patches, strict=True):
            width = min(left_px, patch.get_width())
            if width > 0:
                target.blit(patch, run.rect.move(origin), (0, 0, width, patch.get_height()))
            left_px -= width
        if self.patches and progress > 0 and self.cue.disc.width:
            self._draw_number(target, origin, min(1.0, progress / _DISC_GROWN), look)

    def _draw_number(self, target: pygame.Surface, origin: tuple[int, int], grown: float, look: Look) -> None:
        if grown >= 1 and self.cue.leader.width > self.cue.runs[0].passage.px * _NEAR:
            _dotted(target, self.cue.leader.move(origin), look)
        side = max(1, round(self.cue.disc.width * grown))
        picture = self.disc if grown >= 1 else pygame.transform.smoothscale(self.disc, (side, side))
        target.blit(picture, picture.get_rect(center=self.cue.disc.move(origin).center))


def line_px(px: int) -> int:
    """Thickness of the line under a cue in type of `px`."""
    return max(2, round(px * 0.085))


def prepare(cue: Cue, number: int, look: Look) -> Mark:
    """Everything of cue `number` (from 1) that can be painted beforehand."""
    return Mark(cue, tuple(_patch(run, look) for run in cue.runs), _number(number, cue.disc.width, look))


def _patch(run: Run, look: Look) -> pygame.Surface:
    passage, theme = run.passage, look.theme
    patch = pygame.Surface(run.rect.size)
    patch.fill(theme.marker)
    thick = line_px(passage.px)
    patch.fill(theme.marker_line, (0, run.rect.height - thick, run.rect.width, thick))
    text = look.type.line(passage.lines[run.line], passage.px, theme.card_ink, passage.weight)
    patch.blit(text, (passage.lefts[run.line] - run.rect.x, passage.surface_top(run.line) - run.rect.y))
    return patch


def _number(number: int, side: int, look: Look) -> pygame.Surface:
    theme = look.theme
    if side <= 0:
        return pygame.Surface((1, 1), pygame.SRCALPHA)
    surface = disc(side, theme.marker, edge=theme.marker_line, edge_px=max(2, round(side * 0.08)))
    digit = look.type.line(str(number), round(side * 0.76), theme.card_ink, HEAVY)
    surface.blit(digit, digit.get_rect(center=(side // 2, side // 2)))
    return surface


def _dotted(target: pygame.Surface, leader: pygame.Rect, look: Look) -> None:
    dot = max(2, look.measures.units(0.35))
    for x in range(leader.x, leader.right - dot + 1, dot * 3):
        target.fill(look.theme.marker_line, (x, leader.y - dot, dot, dot))
