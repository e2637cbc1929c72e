"""The face of a sender in its circle; at the verdict the weasel throws it off as a lid, or a real person waves."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pygame

from game.rules.wheel import ease_in_out
from game.ui.controls.look import Look
from game.ui.draw.paint import disc
from game.ui.puppets.troupe import Figure

PEEL_S = 0.35
WAVE_S = 1.5
_WAVES_PER_S = 4.0
_WEASEL = 2.0
"""Of the face: the weasel, standing, whose head alone fills the circle."""


@dataclass
class Mask:
    """One of the people, `who`, in `place`, a square; beneath the face of a scam is the weasel."""

    look: Look
    place: pygame.Rect
    who: str
    is_genuine: bool
    is_calm: bool
    looks_left: bool = False

    @property
    def moves_s(self) -> float:
        """How long something moves after the verdict."""
        return 0.0 if self.is_calm else WAVE_S if self.is_genuine else PEEL_S

    @property
    def extent(self) -> pygame.Rect:
        """What it may cover: the face, a waving hand, a lid that swings open."""
        across = 0.9 if self.is_genuine else 2.1
        return self.place.inflate(round(self.place.width * across), round(self.place.height * 0.5))

    def wanted(self) -> Iterator[Figure]:
        """Paint the pictures that are needed one by one."""
        yield self._sender("stand")
        if self.is_genuine:
            yield self._sender("wave1")
            yield self._sender("wave2")
        else:
            yield self._weasel

    def draw(self, target: pygame.Surface, age_s: float | None) -> None:
        """Draw the moment `age_s` seconds after the verdict; before it (None), the sender's face."""
        if age_s is None:
            self._sender("stand").draw(target, self.place.center)
        elif self.is_genuine:
            is_up = self.is_calm or int(min(age_s, WAVE_S) * _WAVES_PER_S) % 2 == 0
            self._sender("wave1" if is_up else "wave2").draw(target, self.place.center)
        else:
            self._draw_scam(target, math.inf if self.is_calm else age_s)

    def _draw_scam(self, target: pygame.Surface, age_s: float) -> None:
        theme, place = self.look.theme, self.place
        edge = max(2, place.width // 24)
        target.blit(disc(place.width, theme.wood_dark, edge=theme.glow, edge_px=edge), place)
        head = self._weasel.picture
        target.blit(head, head.get_rect(center=place.center))
        if age_s < PEEL_S:
            self._draw_lid(target, ease_in_out(age_s / PEEL_S))

    def _draw_lid(self, target: pygame.Surface, opened: float) -> None:
        """Draw the face as a lid that swings open on the edge towards which he looks; its back is blank."""
        turn = math.cos(math.pi * opened)
        front = self._sender("stand").picture
        width = max(1, round(front.get_width() * abs(turn)))
        tall = round(front.get_height() * (1 + 0.12 * math.sin(math.pi * opened)))
        lid = pygame.transform.smoothscale(front if turn > 0 else self._back, (width, tall))
        reaches_left = (turn > 0) != self.looks_left
        hinge = self.place.left if self.looks_left else self.place.right
        target.blit(lid, (hinge - width if reaches_left else hinge, self.place.centery - tall // 2))

    def _sender(self, pose: str) -> Figure:
        return self.look.puppets.figure("people", pose, self.place.width, who=self.who)

    @property
    def _weasel(self) -> Figure:
        px = round(self.place.width * _WEASEL)
        return self.look.puppets.figure("weasel", "head", px, faces_left=self.looks_left)

    @cached_property
    def _back(self) -> pygame.Surface:
        theme = self.look.theme
        return disc(self.place.width, theme.card, edge=theme.card_ink, edge_px=max(2, self.place.width // 30))
