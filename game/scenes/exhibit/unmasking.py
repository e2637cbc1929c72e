"""The sender's face beside a message; after the verdict the weasel throws it off and stays, or a real person waves."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pygame

from game.content.model import Exhibit
from game.rules.wheel import ease_in_out
from game.ui.controls.look import Look
from game.ui.draw.paint import disc
from game.ui.exhibit import ExhibitFace
from game.ui.puppets.troupe import Figure

PEEL_S = 0.35
_WAVES_PER_S, _WAVE_S = 4.0, 1.5
_SIDES = (0.17, 0.14, 0.115, 0.095, 0.075)
"""Of the short side of the screen: the face, from the largest to the smallest."""
_WEASEL = 2.0
"""Of the face: the weasel, standing, whose head alone fills the circle."""
_FAR_RIGHT = 0.75
_LEAN = 0.16
"""Of the face: how far it may reach beyond the picture."""


@dataclass
class Unmasking:
    """Hides no word of the message, as large as it can be there; its `place` is empty where nothing is free."""

    exhibit: Exhibit
    face: ExhibitFace
    look: Look
    screen: pygame.Rect
    is_calm: bool

    def __post_init__(self) -> None:
        self.place = self._free_place()
        exhibit = self.exhibit
        self._who = self.look.puppets.face_of(exhibit.sender, exhibit.channel, exhibit.setting)
        self._unbuilt = self._wanted()

    def build_one(self) -> None:
        """Paint one more of the pictures that a verdict will need, while the message is read."""
        if self.place:
            next(self._unbuilt, None)

    def is_over(self, age_s: float | None) -> bool:
        """Whether nothing moves any more, `age_s` seconds after the verdict (None: it is not given yet)."""
        return (
            not self.place or age_s is None or self.is_calm or age_s > (_WAVE_S if self.exhibit.is_genuine else PEEL_S)
        )

    @property
    def extent(self) -> pygame.Rect:
        """What it may cover: the face, a waving hand, a lid that swings open."""
        across = 0.9 if self.exhibit.is_genuine else 2.1
        return self.place.inflate(round(self.place.width * across), round(self.place.height * 0.5))

    def draw(self, target: pygame.Surface, age_s: float | None) -> None:
        """Draw the moment `age_s` seconds after the verdict; before it, the sender's face."""
        if not self.place:
            return
        if age_s is None:
            self._sender("stand").draw(target, self.place.center)
        elif self.exhibit.is_genuine:
            is_up = self.is_calm or int(min(age_s, _WAVE_S) * _WAVES_PER_S) % 2 == 0
            self._sender("wave1" if is_up else "wave2").draw(target, self.place.center)
        else:
            self._draw_scam(target, self.place, math.inf if self.is_calm else age_s)

    def _draw_scam(self, target: pygame.Surface, place: pygame.Rect, age_s: float) -> None:
        theme = self.look.theme
        edge = max(2, place.width // 24)
        target.blit(disc(place.width, theme.wood_dark, edge=theme.glow, edge_px=edge), place)
        head = self._weasel.picture
        target.blit(head, head.get_rect(center=place.center))
        if age_s < PEEL_S:
            self._draw_lid(target, place, ease_in_out(age_s / PEEL_S))

    def _draw_lid(self, target: pygame.Surface, place: pygame.Rect, opened: float) -> None:
        """Draw the face as a lid that swings open on the edge towards which he looks; its back is blank."""
        turn = math.cos(math.pi * opened)
        front = self._sender("stand").picture
        width = max(1, round(front.get_width() * abs(turn)))
        tall = round(front.get_height() * (1 + 0.12 * math.sin(math.pi * opened)))
        lid = pygame.transform.smoothscale(front if turn > 0 else self._back, (width, tall))
        reaches_left = (turn > 0) != self._looks_left
        hinge = place.left if self._looks_left else place.right
        target.blit(lid, (hinge - width if reaches_left else hinge, place.centery - tall // 2))

    @property
    def _looks_left(self) -> bool:
        """Whether he looks to the left, because that way is longer."""
        return self.place.centerx > _FAR_RIGHT * self.screen.width

    def _wanted(self) -> Iterator[Figure]:
        yield self._sender("stand")
        if self.exhibit.is_genuine:
            yield self._sender("wave1")
            yield self._sender("wave2")
        else:
            yield self._weasel

    def _sender(self, pose: str) -> Figure:
        return self.look.puppets.figure("people", pose, self.place.width, who=self._who)

    @property
    def _weasel(self) -> Figure:
        px = round(self.place.width * _WEASEL)
        return self.look.puppets.figure("weasel", "head", px, faces_left=self._looks_left)

    @cached_property
    def _back(self) -> pygame.Surface:
        theme = self.look.theme
        return disc(self.place.width, theme.card, edge=theme.card_ink, edge_px=max(2, self.place.width // 30))

    def _free_place(self) -> pygame.Rect:
        """Return the first free place: from the upper right corner of the picture down its right edge."""
        taken = [pygame.Rect(min(each.lefts), each.y, each.width, each.height) for each in self.face.passages]
        taken += [mark.cue.disc for mark in self.face.marks]
        taken = [rect.move(self.face.origin) for rect in taken]
        picture, short = self.face.rect, min(self.screen.size)
        for side in (round(share * short) for share in _SIDES):
            lean = round(side * _LEAN)
            place = pygame.Rect(0, picture.top - lean // 2, side, side)
            place.right = min(picture.right + lean, self.screen.right - lean)
            while place.bottom <= picture.bottom:
                if place.inflate(side // 8, side // 8).collidelist(taken) < 0:
                    return place
                place.y += side // 4
        return pygame.Rect(0, 0, 0, 0)
