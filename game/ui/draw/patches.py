"""A picture of a screen as what differs from its background: a fifth of its memory, drawn as fast as a copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pygame

from game.ui.draw.folded import Foldable

_TILE = (64, 32)
"""Width and height in px of what is compared at once."""
_PIXEL = 4  # bytes; a row has no others, because they are a whole number of 32 bits


class Patches:
    """What differs between `picture` and `ground`, of one size, which must not change. `pause` suspends the search."""

    def __init__(self, picture: pygame.Surface, ground: pygame.Surface, pause: Callable[[], None]) -> None:
        self._ground = ground
        self._pieces: list[tuple[Foldable, tuple[int, int]]] = []
        width, height = ground.get_size()
        for top in range(0, height, _TILE[1]):
            pause()
            high = min(_TILE[1], height - top)
            for left, right in _changed(_rows(picture, top, high), _rows(ground, top, high), width):
                piece = pygame.Surface((right - left, high), 0, ground)
                piece.blit(picture, (0, 0), (left, top, right - left, high))
                self._pieces.append((Foldable(piece), (left, top)))

    @property
    def size(self) -> tuple[int, int]:
        """The size of the picture in px."""
        return self._ground.get_size()

    @property
    def bytes(self) -> int:
        """The memory that it takes besides the background."""
        return sum(piece.bytes for piece, _ in self._pieces)

    def fold(self, pause: Callable[[], None]) -> None:
        """Fold the picture until it is laid."""
        for piece, _ in self._pieces:
            piece.fold(pause)

    def draw(self, target: pygame.Surface) -> None:
        """Draw what lies inside the clip of `target`, whose upper left corner is that of the picture."""
        target.blit(self._ground, (0, 0))
        target.fblits([(piece.picture, place) for piece, place in self._pieces])

    def laid(self) -> pygame.Surface:
        """Return the picture."""
        whole = pygame.Surface(self.size, 0, self._ground)
        self.draw(whole)
        return whole


def _rows(picture: pygame.Surface, top: int, high: int) -> bytes:
    """Return the bytes of some rows; where those that are no colour differ, a tile is kept needlessly."""
    pitch = picture.get_pitch()
    # The stubs do not know that the proxy has the buffer protocol.
    with memoryview(picture.get_buffer()) as pixels:  # type: ignore[arg-type]  # a buffer, which its stubs do not say
        return bytes(pixels[top * pitch : (top + high) * pitch])


def _changed(ours: bytes, theirs: bytes, width: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where tiles of a band differ, px; the band is `width` px wide."""
    if ours == theirs:
        return
    pitch, step, begin = width * _PIXEL, _TILE[0] * _PIXEL, -1
    for left in range(0, pitch, step):
        right = min(left + step, pitch)
        places = ((row + left, row + right) for row in range(0, len(ours), pitch))
        is_other = any(ours[first:last] != theirs[first:last] for first, last in places)
        if is_other and begin < 0:
            begin = left
        elif not is_other and begin >= 0:
            yield begin // _PIXEL, left // _PIXEL
            begin = -1
    if begin >= 0:
        yield begin // _PIXEL, width
