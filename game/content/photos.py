"""Photos of exhibits and the logo, in the folder of their pack: found, looked at with limits, and decoded small.

A photo comes from outside as a pack does: nothing but a plain PNG or JPEG inside the folder is opened, no link is
followed, and its size is known from its head before a pixel is decoded.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game.content.codes import cover_codes
from game.content.model import Pack
from game.content.tree.intake import open_regular

if TYPE_CHECKING:
    from PIL.Image import Image

ENDINGS = (".png", ".jpg", ".jpeg")
MOST_BYTES = 8_000_000
MOST_PIXELS = 25_000_000
LEAST_SIDE = 80
"""px; a smaller one is an icon, of which nobody sees anything."""
MOST_PHOTOS = 40
"""In one pack: each takes 1.5 MB of memory at most."""
SIDE = 840
"""Longer side of a photo as it is kept, px."""
_FORBIDDEN = frozenset('\\<>:"|?*')
_MOST_STEPS = 4


class Photo(NamedTuple):
    """A decoded photo: width and height in px, and its bytes, red, green, blue from the upper left corner."""

    size: tuple[int, int]
    rgb: bytes


class PhotoError(Exception):
    """A photo cannot be shown; its text is the code of the finding that tells why."""


def look_at(folder: Path, name: str) -> None:
    """Raise PhotoError unless `name` is a photo in `folder` that may be decoded; no pixel is decoded."""
    _opened(folder, name).close()


def decode(folder: Path, name: str) -> Photo:
    """Return a photo, at most `SIDE` px long, with all codes covered; raises PhotoError."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - only where a pack has photos

    image = _opened(folder, name)
    try:
        image.draft("RGB", (SIDE, SIDE))  # a JPEG is decoded at a fraction of its size
        image.load()
        upright = ImageOps.exif_transpose(image)
    except (OSError, SyntaxError, ValueError, MemoryError) as fault:
        raise PhotoError("photo_damaged") from fault
    upright.thumbnail((SIDE, SIDE))
    plain = upright.convert("RGBA")
    ground = Image.new("RGB", plain.size, (255, 255, 255))
    ground.paste(plain, mask=plain.getchannel("A"))
    cover_codes(ground)
    return Photo(ground.size, ground.tobytes())


def names_in(pack: Pack) -> Iterator[str]:
    """Yield the names of a pack's pictures: its logo and the photos of its exhibits."""
    yield from (name for name in (pack.logo, *(one.picture for one in pack.exhibits)) if name is not None)


def digests_of(folder: Path, pack: Pack) -> Mapping[str, str]:
    """Return SHA-256 of the bytes of a pack's pictures by their names; empty for one that cannot be read."""
    found = {}
    for name in names_in(pack):
        try:
            found[name] = hashlib.sha256(_read(folder, name)).hexdigest()
        except PhotoError:
            found[name] = ""
    return found


def photos_of(folder: Path, packs: Iterable[Pack]) -> Mapping[str, Photo]:
    """Return the photos of packs in one folder by their name; one that cannot be shown is left out."""
    found: dict[str, Photo] = {}
    for name in dict.fromkeys(name for pack in packs for name in names_in(pack)):
        try:
            found[name] = decode(folder, name)
        except PhotoError:
            continue
    return found


def _opened(folder: Path, name: str) -> Image:
    """Return a photo of which only the head has been read."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - only where a pack has photos

    data = _read(folder, name)
    try:
        image = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
    except UnidentifiedImageError as fault:
        raise PhotoError("photo_format") from fault
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise PhotoError("photo_pixels") from fault
    except (OSError, SyntaxError, ValueError) as fault:
        raise PhotoError("photo_damaged") from fault
    if image.width * image.height > MOST_PIXELS:
        raise PhotoError("photo_pixels")
    if min(image.size) < LEAST_SIDE:
        raise PhotoError("photo_small")
    return image


def _read(folder: Path, name: str) -> bytes:
    steps = name.split("/")
    if len(steps) > _MOST_STEPS or not all(map(_is_plain, steps)):
        raise PhotoError("photo_name")
    if not name.lower().endswith(ENDINGS):
        raise PhotoError("photo_format")
    path = folder
    try:
        for step in steps:
            path = path / step
            if _leads_elsewhere(path):
                raise PhotoError("photo_link")
        with open_regular(path) as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as fault:
        raise PhotoError("photo_missing") from fault
    if len(data) > MOST_BYTES:
        raise PhotoError("photo_large")
    return data


def _is_plain(step: str) -> bool:
    """Whether a step of a path is the plain name of something in its folder, on every system."""
    return bool(step) and step[0] != "." and step[-1] not in ". " and step.isprintable() and not _FORBIDDEN & {*step}


def _leads_elsewhere(path: Path) -> bool:
    """Whether a path is a link, or on Windows a junction."""
    status = os.lstat(path)
    return stat.S_ISLNK(status.st_mode) or bool(getattr(status, "st_reparse_tag", 0))
