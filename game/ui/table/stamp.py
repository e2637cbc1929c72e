"""The rubber stamp 已识破, placed beside a name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import product

import pygame

from game.ui.controls.look import Look
from game.ui.draw.kept import loose
from game.ui.draw.paint import panel
from game.ui.table.labels import Label, Room, write
from game.ui.type.fonts import HEAVY

_LEAN_DEG = 6.0
_INK_ALPHA = 24
_SEAL_SIZES = (1.2, 1.0, 0.8, 0.65)


class Stamp:
    """The stamp's picture and its places on the cards, which are the `rooms`; it covers no letter of any label."""

    def __init__(self, word: str, look: Look, labels: Sequence[Label], rooms: Sequence[Room]) -> None:
        self._word = _word(word, look)
        self._look, self._labels, self._rooms = look, labels, rooms
        self._place = lru_cache(maxsize=None)(loose(self._found))
        self.letters = lru_cache(maxsize=None)(loose(self._inked))

    def on(self, zone: int) -> tuple[pygame.Surface, pygame.Rect]:
        """Return the stamp on a card and its place: the first one in order of preference that covers no letter.

        Where the word has no place on some card, all cards get a green seal with a tick, so that they look alike.
        """
        return self.picture, self._place(zone)

    def _found(self, zone: int) -> pygame.Rect:
        return self._free_place(zone, self.picture) or self._places(zone, self.picture)[-1]

    @cached_property
    def picture(self) -> pygame.Surface:
        """The word, or the seal where names leave no room for the word."""
        zones = [zone for zone, room in enumerate(self._rooms) if not room.is_red]
        seals = [_seal(self._look, share) for share in _SEAL_SIZES]
        for picture in (self._word, *seals):
            if all(self._free_place(zone, picture) for zone in zones):
                return picture
        return seals[-1]

    def _inked(self, zone: int) -> tuple[pygame.Mask, tuple[int, int]]:
        """Return a mask of a card's letters with a little air, and its place on the screen."""
        label, air_px = self._labels[zone], max(1, self._look.measures.smallest_px() // 18)
        box = label.box.inflate(label.block.px, label.block.px)
        surface = pygame.Surface(box.size, pygame.SRCALPHA)
        write(surface, label, self._look.type, (255, 255, 255), (-box.x, -box.y))
        ink = pygame.mask.from_surface(surface, _INK_ALPHA)
        wide = pygame.mask.Mask((box.width + 2 * air_px, box.height + 2 * air_px))
        for place in product((0, air_px, 2 * air_px), repeat=2):
            wide.draw(ink, place)
        return wide, (box.x - air_px, box.y - air_px)

    def _free_place(self, zone: int, picture: pygame.Surface) -> pygame.Rect | None:
        mask = pygame.mask.from_surface(picture, _INK_ALPHA)
        places = self._places(zone, picture)
        return next((place for place in places if not self._touches(mask, place)), None)

    def _places(self, zone: int, picture: pygame.Surface) -> list[pygame.Rect]:
        room, label = self._rooms[zone], self._labels[zone]
        near_left, near_right, far_right, far_left = room.corners
        width, height = picture.get_size()
        centres: list[tuple[float, float]] = []
        if picture is self._word and label.icon is not None and label.icon.bottom <= label.box.y + label.block.px * 0.2:
            centres += [(label.icon.centerx, label.icon.centery - lift * height) for lift in (0, 0.1, 0.2, 0.3, 0.4)]
        corners = ((far_right, -1, 1), (near_right, -1, -1), (far_left, 1, 1), (near_left, 1, -1))
        for (x, y), right, down in corners:
            for out in (-0.05, 0.05, 0.15, 0.25, 0.35, 0.45):
                centres.append((x + right * width * (0.5 - out), y + down * height * (0.5 - out)))
        return [picture.get_rect(center=(round(x), round(y))) for x, y in centres]

    def _touches(self, mask: pygame.Mask, place: pygame.Rect) -> bool:
        for number, label in enumerate(self._labels):
            if label.box.inflate(label.block.px, label.block.px).colliderect(place):
                ink, (x, y) = self.letters(number)
                if ink.overlap(mask, (place.x - x, place.y - y)):
                    return True
        return False


def _word(word: str, look: Look) -> pygame.Surface:
    """Draw the word in a double frame, tilted; drawn twice as large for smooth edges."""
    px, theme = 2 * look.measures.smallest_px(), look.theme
    text = look.type.line(word, px, theme.right, HEAVY)
    ink = text.get_bounding_rect()
    size = (ink.width + round(px * 0.62), max(ink.height, round(px * 0.9)) + round(px * 0.36))
    plate = panel(size, round(px * 0.24), theme.table_card, edge=theme.right, edge_px=max(2, round(px * 0.09)))
    plate.blit(text, ((size[0] - ink.width) // 2 - ink.x, (size[1] - ink.height) // 2 - ink.y))
    return _leaning(plate)


def _seal(look: Look, share: float) -> pygame.Surface:
    """Draw a tick on a disc, `share` of the smallest type across."""
    side = 2 * round(look.measures.smallest_px() * share)
    theme = look.theme
    seal = panel((side, side), side // 2, theme.right, edge=theme.table_card, edge_px=max(2, side // 18))
    icon_px = round(side * 0.62)
    seal.blit(look.icons.draw("check", icon_px, theme.right_ink, theme.right_ink), ((side - icon_px) // 2,) * 2)
    return _leaning(seal)


def _leaning(plate: pygame.Surface) -> pygame.Surface:
    """Return the plate at half size, tilted, with a margin for smooth edges."""
    width, height = plate.get_size()
    roomy = pygame.Surface((width + 8, height + 8), pygame.SRCALPHA)
    roomy.blit(plate, (4, 4))
    turned = pygame.transform.rotozoom(roomy, _LEAN_DEG, 1.0)
    return pygame.transform.smoothscale(turned, (turned.get_width() // 2, turned.get_height() // 2))
