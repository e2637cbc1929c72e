"""Small life between the games: the weasel peeps from behind a button, and the zongzi lifts its lantern at him."""

from __future__ import annotations

import pygame

from game.rules.wheel import ease_in_out
from game.scenes.attract.spots import Nooks
from game.ui.controls.look import Look
from game.ui.puppets.troupe import Figure

CYCLE_S = 7.0
_UP_S, _DOWN_S, _RISE_S = 2.4, 5.6, 0.4
_TURN_S = 4.0
"""When he turns his head."""
_SWAY_S = 0.7
_STEPS_PER_S = 15
_WEASEL, _ZONGZI = (0.075, 0.2), (0.09, 0.2)
"""Of the short side of the screen: the least and the most that is seen of the one, and the height of the other."""
_BUST = 0.38
"""Of the weasel, standing: his head and neck."""
_LONG = 1.4
"""Of what is seen of the weasel, upright: its width, with the scarf."""
_BROAD = 1.3
"""Of the zongzi's height: its width, with the lantern."""


class Bystanders:
    """Both puppets, where there is room for them. Nothing moves for who wants calm."""

    def __init__(self, look: Look, nooks: Nooks, *, is_calm: bool) -> None:
        self._puppets, self._is_calm = look.puppets, is_calm
        short = min(look.measures.size)
        self._hideout, self._floor = nooks.hideout, nooks.floor
        self._peep_px = _fitting(min(nooks.hideout.height, nooks.hideout.width / _LONG), short, _WEASEL)
        # The lantern is held towards the weasel.
        self._lights_left = 0 < nooks.hideout.centerx < nooks.floor.centerx
        self._zongzi_px = _fitting(min(nooks.floor.height, nooks.floor.width / _BROAD), short, _ZONGZI)
        self._shown: tuple[int, bool, str] | None = None

    def show(self, age_s: float) -> list[pygame.Rect]:
        """Return what must be drawn again once the screen is `age_s` old."""
        before, self._shown = self._shown, self._at(0.0 if self._is_calm else age_s)
        if before == self._shown:
            return []
        stale = [] if before is None else self._places(before)
        return [*stale, *self._places(self._shown)]

    def draw(self, target: pygame.Surface) -> None:
        """Draw both; what hides the weasel is to be drawn after him."""
        if self._shown is None:
            return
        clip = target.get_clip()
        peep, zongzi = self._figures(self._shown)
        if peep is not None:
            target.set_clip(clip.clip(self._hideout))
            peep.draw(target, self._peep_at(peep, self._shown[0]))
            target.set_clip(clip)
        if zongzi is not None:
            zongzi.draw(target, self._floor_at)

    def _at(self, age_s: float) -> tuple[int, bool, str]:
        """Return how many px of the weasel are seen, whether he looks to the left, and what the zongzi does."""
        at_s = int(age_s * _STEPS_PER_S) / _STEPS_PER_S % CYCLE_S
        risen = min(ease_in_out((at_s - _UP_S) / _RISE_S), ease_in_out((_DOWN_S - at_s) / _RISE_S))
        seen = round(self._peep_px * risen)
        sway = "sway" if not self._is_calm and int(at_s / _SWAY_S) % 2 else "stand"
        return seen, at_s > _TURN_S, "peep" if seen else sway

    def _figures(self, shown: tuple[int, bool, str]) -> tuple[Figure | None, Figure | None]:
        seen, is_turned, pose = shown
        px = round(self._peep_px / _BUST)
        peep = self._puppets.figure("weasel", "peep", px, faces_left=is_turned) if seen else None
        zongzi = self._zongzi(pose) if self._zongzi_px else None
        return peep, zongzi

    def _places(self, shown: tuple[int, bool, str]) -> list[pygame.Rect]:
        peep, zongzi = self._figures(shown)
        places = [] if peep is None else [peep.rect(self._peep_at(peep, shown[0])).clip(self._hideout)]
        return places if zongzi is None else [*places, zongzi.rect(self._floor_at)]

    def _peep_at(self, peep: Figure, seen: int) -> tuple[float, float]:
        rect = peep.picture.get_rect(midtop=(self._hideout.centerx, self._hideout.bottom - seen))
        return rect.x + peep.root[0], rect.y + peep.root[1]

    def _zongzi(self, pose: str) -> Figure:
        return self._puppets.figure("zongzi", pose, self._zongzi_px, faces_left=self._lights_left)

    @property
    def _floor_at(self) -> tuple[float, float]:
        """The zongzi's 0, 0, with its feet on the floor; its lantern reaches farther than its other arm."""
        still = self._zongzi("stand")
        rect = still.picture.get_rect(midbottom=self._floor.midbottom)
        return rect.x + still.root[0], rect.y + still.root[1]


def _fitting(room: float, short: int, share: tuple[float, float]) -> int:
    """Return the px to use of the room, nothing if it is too little."""
    least, most = (round(short * each) for each in share)
    return 0 if room < least else min(most, round(room))
