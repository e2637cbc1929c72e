"""The face of a sender in its circle; at the verdict the weasel flings it aside and ducks away, or a person waves."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pygame

from game.rules.wheel import ease_in_out
from game.ui.controls.look import Look
from game.ui.draw.paint import disc, drawn, hex_code
from game.ui.draw.svg import ring
from game.ui.puppets.troupe import Figure

ESCAPE_S = 0.98
"""From the verdict on a scam until nothing moves any more."""
WAVE_S = 1.5
_WAVES_PER_S = 4.0
_PEEL_S, _DUCK_S, _SWING_S = 0.14, (0.36, 0.7), (0.58, ESCAPE_S)
"""The mask is off; the weasel begins to duck and is gone; the mask begins to swing back and hangs still."""
_WEASEL = 2.0
"""Of the face: the weasel, standing, whose head alone fills the circle."""
_CROUCH = 1.2
"""How far he rises before he drops: the overshoot of the curve."""
_UNITS = 124.0
"""Of the drawings of people across a face; 0, 0 is its middle, as of all lengths that follow."""
_NAIL, _STRING = -56.0, 66.0
"""Where the nail is in the end, and how far below it the mask hangs."""
_EDGE = 3.2
"""A pale edge that sets the mask off from the dark, whatever hair it has."""
_ASIDE_DEG, _REST_DEG, _SWINGS = 90.0, 11.0, 1.25
_HEAD = "M-62 -62H62V16H16C12 21 7 24 0 24C-7 24 -12 21 -16 16H-62Z"
"""What of a bust is the mask: all above the shoulders."""


@dataclass
class Mask:
    """One of the people, `who`, in `place`, a square; beneath the face of a scam is the weasel.

    Unmasked, the weasel looks out for `linger_s` seconds before he ducks; where nothing moves he stays then.
    """

    look: Look
    place: pygame.Rect
    who: str
    is_genuine: bool
    is_calm: bool
    looks_left: bool = False
    linger_s: float = 0.0

    @property
    def moves_s(self) -> float:
        """How long something moves after the verdict."""
        return 0.0 if self.is_calm else WAVE_S if self.is_genuine else ESCAPE_S + self.linger_s

    def is_moving(self, age_s: float) -> bool:
        """Whether something moves `age_s` seconds after the verdict."""
        is_looking = not self.is_genuine and _PEEL_S < age_s < self.linger_s
        return 0 <= age_s <= self.moves_s and not is_looking

    @property
    def extent(self) -> pygame.Rect:
        """What it may cover: the face, and a waving hand; the weasel and his mask stay in the circle."""
        side = self.place.width
        return self.place.inflate(round(0.9 * side), round(0.5 * side)) if self.is_genuine else self.place.copy()

    def wanted(self) -> Iterator[Figure | pygame.Surface]:
        """Paint the pictures that are needed one by one."""
        yield self._sender("stand")
        if self.is_genuine:
            yield self._sender("wave1")
            yield self._sender("wave2")
        else:
            yield self._weasel
            yield self._hanging
            yield self._end

    def draw(self, target: pygame.Surface, age_s: float | None) -> None:
        """Draw the moment `age_s` seconds after the verdict; before it (None), the sender's face."""
        if not target.get_clip().colliderect(self.extent):
            return
        if age_s is None:
            self._sender("stand").draw(target, self.place.center)
        elif self.is_genuine:
            is_up = self.is_calm or int(min(age_s, WAVE_S) * _WAVES_PER_S) % 2 == 0
            self._sender("wave1" if is_up else "wave2").draw(target, self.place.center)
        else:
            target.blit(self._end if age_s >= self.moves_s else self._scam(age_s), self.place)

    def _scam(self, age_s: float) -> pygame.Surface:
        """Return the circle: the weasel in it, who ducks, before him his mask, flung aside, then hanging."""
        side, theme = self.place.width, self.look.theme
        whole = pygame.Surface(self.place.size, pygame.SRCALPHA)
        whole.fill(theme.wood_dark)
        begin_s, end_s = _DUCK_S
        share = (age_s - self.linger_s - begin_s) / (end_s - begin_s)
        if share < 1:
            share = max(0.0, share)
            head = self._weasel.picture
            sunk = ((_CROUCH + 1) * share**3 - _CROUCH * share**2) * (side + head.get_height()) / 2
            whole.blit(head, head.get_rect(center=(side // 2, side // 2 + round(sunk))))
        self._hang(whole, age_s)
        whole.blit(self._round, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        whole.blit(self._rim, (0, 0))
        return whole

    def _hang(self, target: pygame.Surface, age_s: float) -> None:
        """Draw the mask: worn at first, then off and turned aside about its nail, then swinging ever less."""
        off = ease_in_out(age_s / _PEEL_S)
        begin_s, end_s = _SWING_S
        share = min(1.0, max(0.0, (age_s - self.linger_s - begin_s) / (end_s - begin_s)))
        swing = math.cos(math.tau * _SWINGS * share) * (1 - share) ** 2
        side = -1 if self.looks_left else 1  # away from what he looks at
        turn_deg = side * off * (_REST_DEG + (_ASIDE_DEG - _REST_DEG) * swing)
        nail = off * _NAIL - (1 - off) * _STRING
        picture = pygame.transform.rotozoom(self._hanging, -turn_deg, 1)
        middle = self.place.width / 2
        target.blit(picture, picture.get_rect(center=(middle, middle + nail * self._px)))

    def _sender(self, pose: str) -> Figure:
        return self.look.puppets.figure("people", pose, self.place.width, who=self.who)

    @property
    def _px(self) -> float:
        """The length of a unit."""
        return self.place.width / _UNITS

    @property
    def _weasel(self) -> Figure:
        px = round(self.place.width * _WEASEL)
        return self.look.puppets.figure("weasel", "head", px, faces_left=self.looks_left)

    @cached_property
    def _hanging(self) -> pygame.Surface:
        """The mask on its string, upright; the nail is the middle of the picture."""
        people, reach = self.look.puppets.puppet("people", self.who), _STRING + 30
        side, box = round(2 * reach * self._px), (-reach, -_STRING - reach, 2 * reach, 2 * reach)
        mask = drawn((people.markup("mask"),), (side, side), box)
        head = drawn((f'<path d="{_HEAD}" fill="#FFF"/>',), (side, side), box)
        mask.blit(head, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        line = f'stroke="{hex_code(self.look.theme.glow)}" stroke-width="3.5" fill="none"'
        whole = drawn((f'<path d="M-24 -12L0 {-_STRING}L24 -12" {line}/>',), (side, side), box)
        pale = pygame.mask.from_surface(mask).to_surface(setcolor=self.look.theme.card, unsetcolor=(0, 0, 0, 0))
        for turn_deg in range(0, 360, 20):
            whole.blit(pale, pygame.Vector2(_EDGE * self._px, 0).rotate(turn_deg))
        whole.blit(mask, (0, 0))
        return whole

    @cached_property
    def _end(self) -> pygame.Surface:
        """The empty circle with the mask that hangs in it; the weasel in it, where he cannot be seen to leave."""
        return self._scam(self.linger_s if self.is_calm and self.linger_s else ESCAPE_S + self.linger_s)

    @cached_property
    def _round(self) -> pygame.Surface:
        return disc(self.place.width, (255, 255, 255))

    @cached_property
    def _rim(self) -> pygame.Surface:
        side, theme = self.place.width, self.look.theme
        edge = max(2, side // 24) / side
        return drawn((ring(0, 0, 1 - edge, 2 * edge, theme.glow),), (side, side), (-1, -1, 2, 2))
