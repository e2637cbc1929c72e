"""Pictures that are moved about, and which parts of the screen they have changed."""

from __future__ import annotations

from dataclasses import dataclass

import pygame


@dataclass(frozen=True)
class Sprite:
    """A picture with its upper left corner at `at`; only what lies in `window` is seen. Do not draw on it."""

    picture: pygame.Surface
    at: tuple[int, int]
    window: pygame.Rect | None = None

    @property
    def rect(self) -> pygame.Rect:
        """What it covers."""
        whole = self.picture.get_rect(topleft=self.at)
        return whole if self.window is None else whole.clip(self.window)

    def is_like(self, other: Sprite) -> bool:
        """Whether it looks the same."""
        return self.picture is other.picture and self.at == other.at

    def draw(self, target: pygame.Surface) -> None:
        """Draw what lies in the target's clip."""
        seen = target.get_clip().clip(self.rect)
        if seen.width and seen.height:
            target.blit(self.picture, seen, seen.move(-self.at[0], -self.at[1]))


Sprites = dict[str, Sprite]
"""By name, from the hindmost to the foremost."""


def changes(before: Sprites, after: Sprites) -> list[pygame.Rect]:
    """Return what must be drawn again when sprites have come, gone, moved or turned into others."""
    stale = []
    for name in before.keys() | after.keys():
        old, new = before.get(name), after.get(name)
        if old is None or new is None or not old.is_like(new):
            stale += [sprite.rect for sprite in (old, new) if sprite is not None]
    return stale
