"""Small pictures of the screens for the document, by the `stem` of their name; icons by `icon/<name>`."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

import pygame
from PIL import Image

from game.app.wiring import Playable
from game.content.model import Pack
from game.kiosk.places import Places
from game.kiosk.settings import Settings
from game.scenes.gallery.names import ScreenName, names_of
from game.ui.draw.icons import Icons
from game.workbench.preview.images import as_jpeg, image_of
from game.workbench.preview.screens import picture_pack
from game.workbench.review.paper import Images

QUALITY = 80
WIDEST_PX, HIGHEST_PX = 640, 720
_ICON_PX = 160
_BLACK, _GREY = (20, 20, 20), (190, 190, 190)
_MOMENTS = frozenset({"attract", "wheel", "help", "waiting", "landed", "asked", "explained"})
_FIRST = "result"
"""One of these is enough: the others differ in a sentence that the document has as text."""


def pictures_of(pack: Pack, path: Path, places: Places, size: tuple[int, int]) -> Images:
    """Return the pictures of a pack, as screens of `size` px by day: dark ones cost ink and read badly."""
    playable = Playable(path, MappingProxyType({pack.language: pack}))
    settings = Settings(theme="day")
    pictures = {
        name.stem: jpeg(surface) for name, surface in picture_pack(places, settings, playable, size, shown_of(pack))
    }
    icons = Icons(places.assets / "icons")
    for scam in pack.scams:
        pictures[f"icon/{scam.icon}"] = png(icons.draw(scam.icon, _ICON_PX, _BLACK, _GREY))
    return pictures


def shown_of(pack: Pack) -> Iterator[ScreenName]:
    """Yield the screens that the document shows."""
    for name in names_of(pack):
        if name.moment in _MOMENTS or (name.moment == _FIRST and not name.number):
            yield name


def jpeg(surface: pygame.Surface) -> tuple[bytes, tuple[int, int]]:
    """Return a picture of at most `WIDEST_PX` × `HIGHEST_PX`, and its size; the same pixels give the same bytes."""
    image = image_of(surface).copy()
    image.thumbnail((WIDEST_PX, HIGHEST_PX), Image.Resampling.LANCZOS)
    return as_jpeg(image, QUALITY, optimize=True), image.size


def png(surface: pygame.Surface) -> tuple[bytes, tuple[int, int]]:
    """Return an icon on white paper, in shades of grey, and its size."""
    image = Image.frombytes("RGBA", surface.get_size(), pygame.image.tobytes(surface, "RGBA"))
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image)
    kept = BytesIO()
    paper.convert("L").save(kept, "PNG", optimize=True)
    return kept.getvalue(), image.size
