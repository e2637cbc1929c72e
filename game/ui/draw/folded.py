"""Pictures that are not looked at now, compressed: a tenth of their memory, and back at 800 MB a second."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import pygame

from game.ui.draw.kept import bytes_of

_LEVEL = 1
"""Of zlib: 380 MB a second; higher levels take three times as long for a tenth less."""
_STEP_BYTES = 256 * 1024
"""Compressed or read back between two pauses: less than a millisecond."""


def _no_pause() -> None:
    """Go on."""


class Packed:
    """The pixels of a picture, compressed. `pause` suspends the work.

    The picture is a whole one, as it was created (32 bits, neither encoded nor with a colour left out), and must not
    change meanwhile.
    """

    def __init__(self, picture: pygame.Surface, pause: Callable[[], None] = _no_pause) -> None:
        self._size = picture.get_size()
        # An alpha channel and the order of the colours are part of it.
        self._kind = pygame.Surface((1, 1), picture.get_flags() & pygame.SRCALPHA, picture)
        packer, parts = zlib.compressobj(_LEVEL), []
        for start in range(0, bytes_of(picture), _STEP_BYTES):
            pause()  # with the picture unlocked: it may be drawn from meanwhile
            with memoryview(picture.get_buffer()) as pixels:  # type: ignore[arg-type]  # a buffer, which its stubs do not say
                parts.append(packer.compress(pixels[start : start + _STEP_BYTES]))
        self._data = b"".join((*parts, packer.flush()))

    @property
    def bytes(self) -> int:
        """The memory that it takes."""
        return len(self._data)

    def unpacked(self, pause: Callable[[], None] = _no_pause) -> pygame.Surface:
        """Return a new picture with these pixels."""
        picture = pygame.Surface(self._size, self._kind.get_flags() & pygame.SRCALPHA, self._kind)
        unpacker, data, start = zlib.decompressobj(), self._data, 0
        while start < bytes_of(picture):
            pause()
            pixels = unpacker.decompress(data, _STEP_BYTES)
            picture.get_buffer().write(pixels, start)
            start, data = start + len(pixels), unpacker.unconsumed_tail
        return picture


class Foldable:
    """A picture that can be folded, and unfolds by itself when it is asked for."""

    def __init__(self, picture: pygame.Surface) -> None:
        self._held: pygame.Surface | Packed = picture

    @property
    def picture(self) -> pygame.Surface:
        """The picture, to be drawn or painted on."""
        if isinstance(self._held, Packed):
            self._held = self._held.unpacked()
        return self._held

    @property
    def bytes(self) -> int:
        """The memory that it takes now."""
        return self._held.bytes if isinstance(self._held, Packed) else bytes_of(self._held)

    def fold(self, pause: Callable[[], None] = _no_pause) -> None:
        """Compress the picture until it is asked for again; nobody may paint on it meanwhile."""
        if not isinstance(self._held, Packed):
            self._held = Packed(self._held, pause)
