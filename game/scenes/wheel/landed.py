"""What follows a landing: the slice leaves the wheel and becomes the card that the next screen begins with."""

from __future__ import annotations

import pygame

from game.rules.wheel import ease_in_out
from game.scenes.core.context import SceneContext
from game.scenes.core.wheel_stage import wheel_face
from game.scenes.wheel.asking import card_in, heading_area
from game.ui.wheel.flight import SliceFlight

LIFT_S = 0.3
"""The wheel stands for so long before the slice leaves it."""
FLIGHT_S = 0.55
BLOOM_S = 0.2
"""In this time the card comes out on the slice that has arrived."""
ARRIVED_S = LIFT_S + FLIGHT_S + BLOOM_S
LANDED_S = ARRIVED_S + 0.6
"""After this time the cards come."""


class Landed:
    """The card of slice `index` on `plate`, from the moment the wheel stands at `angle_deg`.

    With 少动画 the card is there at once.
    """

    def __init__(
        self, context: SceneContext, index: int, angle_deg: float, plate: pygame.Surface, age_s: float = 0.0
    ) -> None:
        self.age_s = age_s
        self.index = index
        self._is_calm = context.is_calm
        measures = context.look.measures
        self._card = card_in(context, index, heading_area(measures))
        self._area = self._card.rect.inflate(measures.units(8), measures.units(8)).clip(plate.get_rect())
        self._bare = self._part(plate)
        self._card.draw(plate)
        self._told = self._part(plate)
        if not self.has_arrived:
            plate.blit(self._bare, self._area)
        face = wheel_face(context)
        self._flight = SliceFlight(face, index, angle_deg, self._card.landing(), context.look.type)
        self._wheel = face.moving

    @property
    def is_lifted(self) -> bool:
        """Whether the slice has left the wheel."""
        return self._is_calm or self.age_s >= LIFT_S

    @property
    def has_arrived(self) -> bool:
        """Whether the card stands."""
        return self._is_calm or self.age_s >= ARRIVED_S

    @property
    def is_over(self) -> bool:
        """Whether it is time for the cards."""
        return self.age_s >= LANDED_S

    def advance(self, dt: float, plate: pygame.Surface) -> list[pygame.Rect]:
        """Let `dt` seconds pass, write onto `plate` when that is due, and return what must be drawn again, px."""
        was_lifted, had_arrived, before = self.is_lifted, self.has_arrived, self._extent
        self.age_s += dt
        if had_arrived:
            return []
        if not self.is_lifted:
            return []
        # One rectangle: the wheel would be drawn once for each of several.
        changed = before.union(self._extent)
        if not was_lifted or self.has_arrived:
            # The slice goes; in the end smooth lines that were drawn in part are drawn whole.
            changed.union_ip(self._wheel)
        if self.has_arrived:
            plate.blit(self._told, self._area)
            changed.union_ip(self._area)
        return [changed]

    def draw(self, target: pygame.Surface) -> None:
        """Draw the slice on its way, and what stays of it on the wheel."""
        if not self.is_lifted:
            return
        self._flight.draw_trace(target)
        if self.has_arrived or not target.get_clip().colliderect(self._extent):
            return
        self._flight.draw(target, self._share)
        bloom = (self.age_s - LIFT_S - FLIGHT_S) / BLOOM_S
        if bloom > 0:
            picture = self._told.subsurface(self._card.rect.move(-self._area.x, -self._area.y))
            picture.set_alpha(round(255 * bloom))
            target.blit(picture, self._card.rect)

    @property
    def _share(self) -> float:
        return ease_in_out((self.age_s - LIFT_S) / FLIGHT_S)

    @property
    def _extent(self) -> pygame.Rect:
        return self._flight.extent(self._share)

    def _part(self, plate: pygame.Surface) -> pygame.Surface:
        """Return a copy of the plate where the card is."""
        part = pygame.Surface(self._area.size, 0, 32)
        part.blit(plate, (0, 0), self._area)
        return part
