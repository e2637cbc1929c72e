"""Large drawings kept on the disk from one evening to the next: rasterising them takes most of the first minute.

A drawing depends on its markup and its size alone, and the markup holds colours, places and the files that went into
it; so the hash of both is its name. A file that is not as it was written is thrown away and drawn anew.
"""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

import pygame

from game.ui.draw.paint import Box, markup_of, svg_surface

MOST_BYTES = 64_000_000
LEAST_PIXELS = 100_000
"""Of a drawing that is kept; a smaller one is rasterised as quickly as a file is opened."""
_VERSION = f"1 {pygame.version.ver} {pygame.get_sdl_version()}"
"""Other releases rasterise other pixels."""
_HEAD = struct.Struct("<4sIII")
_SIGN = b"FZDR"
_FORM: Final = "BGRA"


class Drawings:
    """Rasterises drawings, and keeps the large ones in `folder`, the latest of them."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def drawn(self, parts: Iterable[str], size: tuple[int, int], box: Box | None = None) -> pygame.Surface:
        """Return what `paint.drawn` returns. A disk that is full, or may not be written, only makes it slower."""
        markup = markup_of(parts, size, box)
        if size[0] * size[1] < LEAST_PIXELS:
            return svg_surface(markup, size)
        path = self._folder / hashlib.blake2b(f"{_VERSION} {size} {markup}".encode(), digest_size=16).hexdigest()
        found = _load(path, size)
        if found is None:
            found = svg_surface(markup, size)
            self._keep(path, found)
        return found

    def _keep(self, path: Path, picture: pygame.Surface) -> None:
        pixels = pygame.image.tobytes(picture, _FORM)
        head = _HEAD.pack(_SIGN, *picture.get_size(), zlib.crc32(pixels))
        apart = path.with_suffix(".new")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._make_room(len(pixels))
            apart.write_bytes(head + pixels)
            os.replace(apart, path)
        except OSError:
            with suppress(OSError):
                apart.unlink(missing_ok=True)

    def _make_room(self, wanted: int) -> None:
        """Delete the files that were used longest ago until `wanted` bytes more are within the limit."""
        kept = sorted((entry.stat().st_mtime, entry.stat().st_size, entry.path) for entry in os.scandir(self._folder))
        left = sum(size for _, size, _ in kept) + wanted
        for _, size, path in kept:
            if left <= self._most_bytes:
                break
            os.unlink(path)
            left -= size


def _load(path: Path, size: tuple[int, int]) -> pygame.Surface | None:
    """Return a picture that was kept; None if there is none, or it is damaged, which deletes it."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    pixels = memoryview(data)[_HEAD.size :]
    if data[: _HEAD.size] == _HEAD.pack(_SIGN, *size, zlib.crc32(pixels)) and len(pixels) == 4 * size[0] * size[1]:
        with suppress(OSError):
            os.utime(path)  # used now
        return pygame.image.frombytes(bytes(pixels), size, _FORM)
    with suppress(OSError):
        path.unlink()
    return None
