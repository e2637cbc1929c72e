"""The end of a push: the zone lifts in a soft light; in the red one the can shows its label and a lotus opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pygame

from game.rules.table_plan import CAN_RADIUS_CM
from game.rules.wheel import ease_in_out
from game.ui.draw.paint import drawn
from game.ui.draw.svg import ring
from game.ui.table.face import TableFace
from game.ui.table.motion import TableMotion
from game.ui.table.petals import LASTS_S, Petals, overshooting
from game.ui.theme import Theme

_SNAPS_S, _LIFTS_S, _GLOWS_S, _RING_S = 0.28, 0.32, 0.4, 1.8
_LIFT_CM = 0.55
_GROWS = 0.025
_RING_FROM_CM, _RING_TO_CM = 1.7 * CAN_RADIUS_CM, 4.2 * CAN_RADIUS_CM


@dataclass
class Ending:
    """A can that stands at `stop` (cm), on `zone` or on bare wood; with `is_near` it has just missed the red zone.

    It draws below the cans, and moves the player's can through its `motion`.
    """

    face: TableFace
    theme: Theme
    stop: tuple[float, float]
    zone: int | None
    is_near: bool
    is_calm: bool
    age_s: float = 0.0

    @property
    def is_over(self) -> bool:
        """Whether nothing moves any more."""
        lasts_s = max(_GLOWS_S, LASTS_S if self._is_red else 0.0, _RING_S if self.is_near else 0.0)
        return self.is_calm or self.age_s >= lasts_s

    def build(self) -> Iterator[object]:
        """Paint the pictures it needs, one a step."""
        if self.zone is not None:
            yield self._light
            yield self.face.card(self.zone)
        if self.is_near:
            yield self._ring
        if self._is_red:
            yield self._petals.whole

    def advance(self, dt: float, motion: TableMotion) -> list[pygame.Rect]:
        """Let `dt` seconds pass and return what must be drawn again."""
        if self.is_over and self.age_s:
            return []
        before, self.age_s = motion.extent(), self.age_s + dt
        self.show_in(motion)
        return [self.rect.unionall([before, motion.extent()])]

    def show_in(self, motion: TableMotion) -> None:
        """Turn and lift the player's can as it is now."""
        motion.lift_px = self._lift * self._lift_px
        if self._is_red:
            motion.front_share = overshooting(self._share(_SNAPS_S))

    def draw(self, target: pygame.Surface) -> None:
        """Draw what lies on the table, within the target's clip."""
        clip = target.get_clip()
        if self.zone is not None and clip.colliderect(self._light[1]):
            self._light[0].set_alpha(round(255 * ease_in_out(self._share(_GLOWS_S))))
            target.blit(*self._light)
            card, place = self.face.card(self.zone)
            raised = pygame.transform.smoothscale_by(card, 1 + _GROWS * self._lift)
            centre = place.centerx, place.centery - self._lift * self._lift_px
            target.blit(raised, raised.get_rect(center=centre))
        if self.is_near and not self.is_over:
            self._draw_ring(target)
        if self._is_red:
            self._petals.draw(target, LASTS_S if self.is_calm else self.age_s)

    @cached_property
    def rect(self) -> pygame.Rect:
        """All it may cover."""
        parts = [self._light[1].inflate(*2 * (round(2 * self._lift_px),))] if self.zone is not None else []
        parts += [self._petals.rect] if self._is_red else []
        parts += [self._ring.get_rect(center=self._foot)] if self.is_near else []
        return parts[0].unionall(parts[1:]) if parts else pygame.Rect(0, 0, 0, 0)

    def _draw_ring(self, target: pygame.Surface) -> None:
        share = self._share(_RING_S)
        from_share = _RING_FROM_CM / _RING_TO_CM
        picture = pygame.transform.smoothscale_by(self._ring, from_share + (1 - from_share) * ease_in_out(share))
        picture.set_alpha(round(255 * ease_in_out(3 * (1 - share))))
        target.blit(picture, picture.get_rect(center=self._foot))

    @cached_property
    def _ring(self) -> pygame.Surface:
        """The widest ring."""
        view, (x, y) = self.face.view, self.stop
        across = 2 * _RING_TO_CM * view.px_per_cm(y)
        down = view.point(x, y - _RING_TO_CM)[1] - view.point(x, y + _RING_TO_CM)[1]
        parts = [ring(0, 0, 0.93, 0.12, self.theme.button_ink), ring(0, 0, 0.93, 0.075, self.theme.button)]
        whole = drawn(parts, (round(across), round(across)), (-1, -1, 2, 2))
        return pygame.transform.smoothscale(whole, (round(across), round(down)))

    @cached_property
    def _light(self) -> tuple[pygame.Surface, pygame.Rect]:
        light, place = self.face.light(self.zone or 0)
        return light.copy(), place  # its opacity changes

    @cached_property
    def _petals(self) -> Petals:
        foot, width_px = self._foot, 2 * CAN_RADIUS_CM * self.face.view.px_per_cm(self.stop[1])
        return Petals((foot[0], foot[1] - self._lift_px), width_px, self.theme)

    @property
    def _is_red(self) -> bool:
        return self.zone == self.face.plan.red_zone

    @property
    def _foot(self) -> tuple[float, float]:
        return self.face.view.point(*self.stop)

    @property
    def _lift_px(self) -> float:
        """How high a zone is lifted in the end."""
        return _LIFT_CM * self.face.view.px_per_cm(self.stop[1])

    @property
    def _lift(self) -> float:
        """How far the zone is lifted, as a share; a little beyond 1 for a moment."""
        return 0.0 if self.zone is None else overshooting(self._share(_LIFTS_S))

    def _share(self, lasts_s: float) -> float:
        return 1.0 if self.is_calm else min(1.0, self.age_s / lasts_s)
