"""Our SVG icons, in any size and any two colours; the weasel in his disguises keeps those of his own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pygame

from game.ui.draw.paint import hex_code, svg_surface
from game.ui.theme import Colour

# The two colours of the files, which are replaced when drawing.
INK, TONE = "#141414", "#FFC400"
# The weasel's own, which stay: his fur, and what is pale about him.
FUR, PALE = "#F2A541", "#FFF6E0"


class Icons:
    """The icons of one folder, by file name without ending."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names = frozenset(path.stem for path in folder.glob("*.svg"))
        self._markup = lru_cache(maxsize=None)(self._read)
        # A screen shows a dozen icons in one or two sizes.
        self.draw = lru_cache(maxsize=24)(self._draw)

    def _read(self, name: str) -> str:
        return (self.folder / f"{name}.svg").read_text(encoding="utf-8")

    def _draw(self, name: str, px: int, ink: Colour, tone: Colour) -> pygame.Surface:
        """The icon `px` wide and high. Raises `KeyError` for an unknown name. Do not draw on it: it is shared."""
        if name not in self.names:
            raise KeyError(name)
        markup = self._markup(name).replace(INK, "\0").replace(TONE, hex_code(tone)).replace("\0", hex_code(ink))
        return svg_surface(markup, (px, px))
