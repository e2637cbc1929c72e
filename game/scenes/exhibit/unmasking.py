"""The sender's face beside a message; after the verdict the weasel flings it aside and flees, or a person waves."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.content.model import Exhibit
from game.scenes.core.mask import Mask
from game.ui.controls.look import Look
from game.ui.exhibit import ExhibitFace

_SIDES = (0.17, 0.14, 0.115, 0.095, 0.075)
"""Of the short side of the screen: the face, from the largest to the smallest."""
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
        who = self.look.puppets.face_of(exhibit.sender, exhibit.channel, exhibit.setting)
        # He looks to the left where that way is longer.
        looks_left = self.place.centerx > _FAR_RIGHT * self.screen.width
        self._mask = Mask(self.look, self.place, who, exhibit.is_genuine, self.is_calm, looks_left)
        self._unbuilt = self._mask.wanted()

    def build_one(self) -> None:
        """Paint one more of the pictures that a verdict will need, while the message is read."""
        if self.place:
            next(self._unbuilt, None)

    def is_over(self, age_s: float | None) -> bool:
        """Whether nothing moves any more, `age_s` seconds after the verdict (None: it is not given yet)."""
        return not self.place or age_s is None or age_s > self._mask.moves_s or self.is_calm

    @property
    def extent(self) -> pygame.Rect:
        """What it may cover: the face, and a waving hand."""
        return self._mask.extent

    def draw(self, target: pygame.Surface, age_s: float | None) -> None:
        """Draw the moment `age_s` seconds after the verdict; before it, the sender's face."""
        if self.place:
            self._mask.draw(target, age_s)

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
