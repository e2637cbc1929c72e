"""The highlighter: paper behind a cue, a line under it, its number beside it; swept from left to right."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.ui.controls.look import Look
from game.ui.draw.paint import disc as painted_disc
from game.ui.exhibit.cues import Cue, Run
from game.ui.type.fonts import HEAVY

# The number has grown to its full size after this share of the sweep.
_DISC_GROWN = 0.35
# A number this near to its cue (in type sizes) needs no dots that lead to it.
_NEAR = 1.2


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
        if self.patches and progress > 0:
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
    return Mark(cue, tuple(_patch(run, look) for run in cue.runs), _disc(number, cue.disc.width, look))


def _patch(run: Run, look: Look) -> pygame.Surface:
    passage, theme = run.passage, look.theme
    patch = pygame.Surface(run.rect.size)
    patch.fill(theme.marker)
    thick = line_px(passage.px)
    patch.fill(theme.marker_line, (0, run.rect.height - thick, run.rect.width, thick))
    text = look.type.line(passage.lines[run.line], passage.px, theme.card_ink, passage.weight)
    patch.blit(text, (passage.lefts[run.line] - run.rect.x, passage.surface_top(run.line) - run.rect.y))
    return patch


def _disc(number: int, side: int, look: Look) -> pygame.Surface:
    theme = look.theme
    if side <= 0:
        return pygame.Surface((1, 1), pygame.SRCALPHA)
    surface = painted_disc(side, theme.marker, edge=theme.marker_line, edge_px=max(2, round(side * 0.08)))
    digit = look.type.line(str(number), round(side * 0.76), theme.card_ink, HEAVY)
    surface.blit(digit, digit.get_rect(center=(side // 2, side // 2)))
    return surface


def _dotted(target: pygame.Surface, leader: pygame.Rect, look: Look) -> None:
    dot = max(2, look.measures.units(0.35))
    for x in range(leader.x, leader.right - dot + 1, dot * 3):
        target.fill(look.theme.marker_line, (x, leader.y - dot, dot, dot))
