"""Places of names and icons on the cards: upright, never smaller than the smallest type, one size a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Literal

import pygame

from game.ui.draw.svg import Point
from game.ui.theme import Colour
from game.ui.type.fonts import BOLD, HEAVY
from game.ui.type.memory import Block
from game.ui.type.pieces import pieces
from game.ui.type.text import Type

Arrangement = Literal["above", "beside", "plain"]

_LEADING, _TIGHT = 1.12, 1.0
_SIZES = (1.5, 1.4, 1.3, 1.22, 1.15, 1.08, 1.0)
_RED_SIZES = (2.4, 2.2, 2.0, 1.8, 1.6, 1.45, 1.3, 1.15, 1.0)
_RED_SHARE = 0.66  # share of the red field's width for the name: the rings of the target need the rest
# An icon is worth some size of type; above the name it also leaves a place for the stamp.
_WORTH: dict[Arrangement, float] = {"above": 1.2, "beside": 1.0, "plain": 0.7}
_MEASURED_PX = 100  # widths of type grow with its size, so one opened face is enough
_MOST_LINES, _MOST_LINES_OF_HAN = 3, 2
_NARROWEST = 0.8
_HIDING = 0.3
"""Share of a character before which something may stand: the name is read all the same."""
_AIR = 0.35
"""Of a character, between a name and what stands beside it; a name in the smallest type has less."""


@dataclass(frozen=True)
class Label:
    """A name on its card, narrowed only where it fits in no other way."""

    block: Block  # the name
    top: tuple[int, int]  # the middle of the upper edge of the block, on the screen
    icon: pygame.Rect | None  # where it stands, if there is room for it
    narrowing: float = 1.0  # width of the letters as a share of their natural width, 0.8–1
    overhang_px: float = 0.0  # how far the name still reaches beyond its card on either side

    @property
    def box(self) -> pygame.Rect:
        """The name's rectangle on the screen."""
        width = round(self.block.width * self.narrowing)
        return pygame.Rect(self.top[0] - width // 2, self.top[1], width, self.block.height)


@dataclass(frozen=True)
class Room:
    """A card on the screen."""

    corners: Sequence[Point]  # near left, near right, far right, far left
    name: str  # what is written on it
    has_icon: bool
    is_red: bool = False
    before: Sequence[pygame.Rect] = ()  # what stands before it on the screen

    @property
    def top(self) -> float:
        """Its far edge, px."""
        return self.corners[2][1]

    @property
    def height(self) -> float:
        """From its far to its near edge, px."""
        return self.corners[0][1] - self.top

    def span(self, first: float, last: float) -> tuple[float, float]:
        """Return the sides of the widest upright box between two heights (0 far edge – 1 near edge) on the card.

        What stands before it at the left or the right takes its part away.
        """
        near_left, near_right, far_right, far_left = self.corners
        left = max(far_left[0] + (near_left[0] - far_left[0]) * share for share in (first, last))
        right = min(far_right[0] + (near_right[0] - far_right[0]) * share for share in (first, last))
        middle, top, bottom = (left + right) / 2, self.top + self.height * first, self.top + self.height * last
        for body in self.before:
            if body.top < bottom and body.bottom > top and body.left < right and body.right > left:
                left, right = (max(left, body.right), right) if body.centerx < middle else (left, min(right, body.left))
        return left, right


class Labels:
    """Finds the arrangement of every card."""

    def __init__(self, type_: Type, least_px: int) -> None:
        self.type, self.least_px = type_, least_px

    def row(self, rooms: Sequence[Room], scale: float) -> list[Label]:
        """Return labels of a row's cards, in one size where they fit; `scale` is the row's share of the near scale.

        A name that fits at no size is set in the smallest one, narrower, and at worst reaches beyond its card.
        """
        loose = [self._any(room, self.least_px) for room in rooms]
        easy = [number for number, label in enumerate(loose) if label is not None]
        best: tuple[float, int, Arrangement] | None = None
        for px in self._sizes(_SIZES, scale):
            for arrangement, worth in _WORTH.items():
                if best is not None and px * worth <= best[0]:
                    continue
                if all(self._set(rooms[number], px, arrangement) for number in easy):
                    best = (px * worth, px, arrangement)
        labels = []
        for room, easiest in zip(rooms, loose, strict=True):
            label = self._set(room, best[1], best[2]) if best is not None else None
            labels.append(label or easiest or self._squeezed(room))
        return labels

    def red(self, room: Room, scale: float) -> Label:
        """Return the name of the red zone, as large as its field allows."""
        left, right = room.span(0.2, 0.8)
        for px in self._sizes(_RED_SIZES, scale):
            label = self._set(room, px, "plain")
            if label is not None and len(label.block.lines) == 1 and label.block.width <= _RED_SHARE * (right - left):
                return label
        return self._any(room, self.least_px) or self._squeezed(room)

    def _sizes(self, sizes: Sequence[float], scale: float) -> list[int]:
        return sorted({max(self.least_px, round(self.least_px * size * scale)) for size in sizes}, reverse=True)

    def _any(self, room: Room, px: int) -> Label | None:
        return next(filter(None, (self._set(room, px, arrangement) for arrangement in _WORTH)), None)

    def _set(self, room: Room, px: int, arrangement: Arrangement) -> Label | None:
        """Return the label, or None if it does not fit; what stands before the card is kept clear of its letters."""
        air = round(2 * _AIR * px) if px > self.least_px else 0
        bodies = [body.inflate(air, air) for body in room.before]
        for each in (replace(room, before=()), replace(room, before=bodies)) if bodies else (room,):
            label = self._arranged(each, px, arrangement)
            if label is not None and not is_hidden(label, bodies, self.type):
                return label
        return None

    def _arranged(self, room: Room, px: int, arrangement: Arrangement) -> Label | None:
        usable = room.height * 0.85
        if room.has_icon and arrangement == "above":
            return self._above(room, px, usable)
        icon_px = round(min(usable, 1.5 * px)) if room.has_icon and arrangement == "beside" else 0
        gap = round(0.22 * px) if icon_px else 0
        left, right = room.span(0.2, 0.8)
        block = self._block(room.name, px, right - left - icon_px - gap - 0.4 * px)
        if block is None or block.height > usable:
            return None
        x = (left + right) / 2 - (block.width + icon_px + gap) / 2
        middle = room.top + room.height / 2
        icon = pygame.Rect(round(x), round(middle - icon_px / 2), icon_px, icon_px) if icon_px else None
        return Label(block, (round(x + icon_px + gap + block.width / 2), round(middle - block.height / 2)), icon)

    def _above(self, room: Room, px: int, usable: float) -> Label | None:
        left, right = room.span(0.45, 0.95)
        block = self._block(room.name, px, right - left - 0.4 * px)
        if block is None:
            return None
        icon_px = round(min(1.9 * px, usable - block.height))
        if icon_px < (1.1 if len(block.lines) == 1 else 1.5) * px:
            return None
        top = room.top + (room.height - icon_px - block.height) / 2
        x = sum(room.span(0.1, 0.5)) / 2
        icon = pygame.Rect(round(x - icon_px / 2), round(top), icon_px, icon_px)
        return Label(block, (round((left + right) / 2), round(top + icon_px)), icon)

    def _squeezed(self, room: Room) -> Label:
        """Return the label in the smallest size, clear of what stands before the card if that is possible."""
        labels = [self._narrowed(each) for each in (replace(room, before=()), room)]
        return min(labels, key=lambda label: (is_hidden(label, room.before, self.type), label.overhang_px))

    def _narrowed(self, room: Room) -> Label:
        """Return the label in the smallest size, without icon, in as many lines as fit, narrowed if need be."""
        px = self.least_px
        left, right = room.span(0.2, 0.8)
        count = max(1, min(int(room.height / (px * _TIGHT)), self._most_lines(room.name)))
        lines, width = self._broken(room.name, px, count, BOLD)
        leading = _LEADING if px * _LEADING * count <= room.height else _TIGHT
        block = Block(lines, px, BOLD, round(width), round(px * leading) * len(lines), leading)
        narrowing = min(1.0, max(_NARROWEST, (right - left - 0.1 * px) / width))
        top = room.top + (room.height - block.height) / 2
        over = max(0.0, (width * narrowing - (right - left)) / 2)
        return Label(block, (round((left + right) / 2), round(top)), None, narrowing, over)

    def _block(self, name: str, px: int, room_px: float) -> Block | None:
        """Return the name in as few lines as fit `room_px` with every word whole, or None."""
        for count in range(1, self._most_lines(name) + 1):
            lines, width = self._broken(name, px, count, HEAVY)
            if width <= room_px:
                return Block(lines, px, HEAVY, round(width), round(px * _LEADING) * count, _LEADING)
        return None

    def _broken(self, name: str, px: int, count: int, weight: int) -> tuple[tuple[str, ...], float]:
        """Return the name in `count` lines of the most even width, broken where it costs least, and the widest width.

        The rules for paragraphs would rather leave one character on the first line than two on the last.
        """
        parts = pieces(name, self.type.break_cost.words)
        best: tuple[float, float, tuple[str, ...]] | None = None
        for cuts in combinations(range(1, len(parts)), count - 1):
            lines = tuple("".join(parts[start:end]).strip() for start, end in pairwise((0, *cuts, len(parts))))
            width = max(self.type.width(text, _MEASURED_PX, weight) for text in lines) * px / _MEASURED_PX
            cost = sum(self.type.break_cost(parts[cut - 1][-1], parts[cut][0]) for cut in cuts)
            if all(lines) and (best is None or (round(width), cost) < best[:2]):
                best = (round(width), cost, lines)
        if best is None:
            return (name,), self.type.width(name, _MEASURED_PX, weight) * px / _MEASURED_PX
        return best[2], best[0]

    def _most_lines(self, name: str) -> int:
        """Return in how many lines a name may stand: words one below another, Han in two."""
        words = [piece for piece in pieces(name, self.type.break_cost.words) if piece.strip()]
        return max(1, min(len(words), _MOST_LINES if name.isascii() else _MOST_LINES_OF_HAN))


def is_hidden(label: Label, bodies: Sequence[pygame.Rect], type_: Type) -> bool:
    """Return whether any of `bodies` stands before a line of the name."""
    block, box = label.block, label.box
    step = round(block.px * block.leading)
    for number, text in enumerate(block.lines if box.collidelist(bodies) >= 0 else ()):
        width = round(type_.width(text, block.px, block.weight) * label.narrowing)
        line = pygame.Rect(label.top[0] - width // 2, box.y + number * step, width, step)
        if any(min(body.clip(line).size) > _HIDING * block.px for body in bodies):
            return True
    return False


def write(surface: pygame.Surface, label: Label, type_: Type, ink: Colour, offset: tuple[int, int]) -> None:
    """Draw a name, moved by `offset` px, without its icon."""
    at = label.top[0] + offset[0], label.top[1] + offset[1]
    if label.narrowing >= 1:
        type_.draw(surface, label.block, at, ink, align="centre")
        return
    air = label.block.px // 2
    natural = pygame.Surface((label.block.width + 2 * air, label.block.height + 2 * air), pygame.SRCALPHA)
    natural.fill((*ink, 0))
    type_.draw(natural, label.block, (natural.get_width() // 2, air), ink, align="centre")
    narrow = pygame.transform.smoothscale_by(natural, (label.narrowing, 1.0))
    surface.blit(narrow, (at[0] - narrow.get_width() // 2, at[1] - air))
