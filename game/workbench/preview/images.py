"""The files of `preview`: its folder and pictures, lossless if that is small, with small copies for lists."""

from __future__ import annotations

import re
import struct
import sys
import zlib
from io import BytesIO
from typing import Literal

import pygame
from PIL import Image, ImageChops

MANIFEST = "preview.json"
PAGE = "index.html"
PICTURES, SMALL = "pictures", "small"
OURS = re.compile(rf"(?:{PICTURES}|{SMALL})/[\w-]+\.(?:png|jpg)|sheet-[0-9]+\.(?:png|jpg)|{re.escape(PAGE)}")

QUALITY = 90
SMALL_QUALITY = 85
SMALL_PX = 480
"""Longest side of a small copy."""
_WORTH_TRYING = 0.16
"""Bytes a pixel of a PNG from which a JPEG may be far smaller: those that show the wood of the wheel or the table."""
_FAR_SMALLER = 0.6

_BLUE_FIRST = (0xFF0000, 0xFF00, 0xFF)
"""Masks of red, green and blue in the surfaces that SDL prefers."""

_PIXEL_BYTES = 4

Ending = Literal["png", "jpg"]


def encoded(surface: pygame.Surface) -> tuple[bytes, Ending]:
    """Return a PNG, or a JPEG if that is far smaller; the same pixels always give the same bytes."""
    png = _png(surface)
    if len(png) < _WORTH_TRYING * surface.get_width() * surface.get_height():
        return png, "png"
    jpg = as_jpeg(image_of(surface), QUALITY)
    return (jpg, "jpg") if len(jpg) < _FAR_SMALLER * len(png) else (png, "png")


def small(surface: pygame.Surface) -> bytes:
    """Return a small copy as JPEG."""
    width, height = small_size(surface.get_size())
    return as_jpeg(image_of(pygame.transform.smoothscale(surface, (width, height))), SMALL_QUALITY)


def small_size(size: tuple[int, int]) -> tuple[int, int]:
    """Return the size of the small copy of a screen, px."""
    share = min(1.0, SMALL_PX / max(size))
    return max(1, round(size[0] * share)), max(1, round(size[1] * share))


def image_of(surface: pygame.Surface) -> Image.Image:
    """Return the same picture for Pillow."""
    if surface.get_bytesize() == _PIXEL_BYTES and surface.get_masks()[:3] == _BLUE_FIRST and sys.byteorder == "little":
        pitch = surface.get_pitch()
        return Image.frombuffer("RGB", surface.get_size(), surface.get_view("0"), "raw", "BGRX", pitch, 1)
    return Image.frombytes("RGB", surface.get_size(), pygame.image.tobytes(surface, "RGB"))


def _png(surface: pygame.Surface) -> bytes:
    """Return a PNG (ISO/IEC 15948), in half the time and nearly the size of a library's.

    Libraries try five filters on every line. Screens are flattest from top to bottom, so filter 2, the difference to
    the line above, suits all their lines.
    """
    width, height = surface.get_size()
    picture = image_of(surface)
    above = Image.new("RGB", (width, height))
    above.paste(picture, (0, 1))
    lines = ImageChops.subtract_modulo(picture, above).tobytes()
    # Every line of a PNG begins with the number of its filter.
    data = Image.new("L", (3 * width + 1, height), 2)
    data.paste(Image.frombuffer("L", (3 * width, height), lines, "raw", "L", 0, 1), (1, 0))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(data.tobytes(), 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def as_jpeg(image: Image.Image, quality: int, *, optimize: bool = False) -> bytes:
    """Return a picture as JPEG; the same pixels always give the same bytes."""
    kept = BytesIO()
    image.save(kept, "JPEG", quality=quality, optimize=optimize)
    return kept.getvalue()
