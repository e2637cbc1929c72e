"""All puppets, in any pose and size; each picture is painted once and kept as long as there is room."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pygame

from game.ui.draw.kept import Kept
from game.ui.draw.paint import drawn
from game.ui.puppets.puppet import Puppet, load_puppet
from game.ui.puppets.senders import face_of, load_senders

_MOST_BYTES = 8_000_000
"""Of pictures that are kept: enough for a bolt across a screen of 4K."""


@dataclass(frozen=True)
class Figure:
    """A puppet in a pose: `picture`, with the puppet's own 0, 0 at `root`, px. Do not draw on it: it is shared."""

    picture: pygame.Surface
    root: tuple[int, int]

    def rect(self, at: tuple[float, float]) -> pygame.Rect:
        """Return what it covers when its 0, 0 stands at `at`."""
        return self.picture.get_rect(topleft=(round(at[0]) - self.root[0], round(at[1]) - self.root[1]))

    def draw(self, target: pygame.Surface, at: tuple[float, float]) -> pygame.Rect:
        """Draw it with its 0, 0 at `at`; return what it covers."""
        return target.blit(self.picture, self.rect(at))


class Troupe:
    """The puppets of one folder: the weasel, the zongzi, and people of several faces."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.people = tuple(sorted(path.stem for path in (folder / "people").glob("*.svg") if path.stem not in _PROPS))
        self._senders = load_senders(folder / "people")
        self.puppet = lru_cache(maxsize=None)(self._load)
        self._pictures: Kept[tuple[str, str, int, bool, str]] = Kept(_MOST_BYTES)
        self._roots: dict[tuple[str, str, int, bool, str], tuple[int, int]] = {}

    @property
    def kept_bytes(self) -> int:
        """The memory that kept pictures take."""
        return self._pictures.bytes

    def figure(self, name: str, pose: str, px: int, *, faces_left: bool = False, who: str = "") -> Figure:
        """Return a puppet `px` tall, standing; it faces right unless told otherwise. `who` is one of `people`."""
        key = (name, pose, px, faces_left, who)
        picture = self._pictures.get(key, lambda: self._paint(*key))
        return Figure(picture, self._roots[key])

    def face_of(self, sender: str, channel: str, setting: str | None) -> str:
        """Return which of the people stands beside a message; its verdict has no part in that."""
        return face_of(self._senders, sender, channel, setting)

    def _load(self, name: str, who: str) -> Puppet:
        return load_puppet(self.folder / name, who)

    def _paint(self, name: str, pose: str, px: int, faces_left: bool, who: str) -> pygame.Surface:
        puppet = self.puppet(name, who)
        scale = px / puppet.tall
        x, y, width, height = puppet.box
        markup = puppet.markup(pose)
        if faces_left:
            x, markup = -x - width, f'<g transform="scale(-1 1)">{markup}</g>'
        size = max(1, round(width * scale)), max(1, round(height * scale))
        whole = drawn((markup,), size, (x, y, width, height))
        inked = whole.get_bounding_rect()
        self._roots[name, pose, px, faces_left, who] = round(-x * scale) - inked.x, round(-y * scale) - inked.y
        return whole.subsurface(inked).copy()


_PROPS = frozenset({"hand", "holes", "plate"})
"""Of the drawings of people, those that are no faces."""
