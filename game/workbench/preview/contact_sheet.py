"""Contact sheets: small pictures of all screens with their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pygame

from game.ui.theme import Colour
from game.ui.type.fonts import BOLD, HEAVY, REGULAR, Fonts, find_face
from game.ui.type.text import line_px
from game.workbench.preview.images import Ending
from game.workbench.preview.page import Chapter, Shot
from game.workbench.preview.type import keen_type

WIDTH_PX, HEIGHT_PX = 2048, 2048
_MARGIN, _GAP, _LABEL_GAP = 40, 24, 6
_HEAD_PX, _LABEL_PX, _SMALLEST_PX = 40, 22, 16
_COLUMNS_WIDE, _COLUMNS_UPRIGHT = 6, 9
_PAPER: Colour = (255, 253, 246)
_INK: Colour = (20, 20, 20)
_SOFT: Colour = (91, 91, 91)
_MARK: Colour = (255, 179, 71)


def sheet_file(number: int, ending: Ending) -> str:
    """Name a contact sheet, counted from 1."""
    return f"sheet-{number}.{ending}"


@dataclass(frozen=True)
class SheetGrid:
    """The number and size (px) of pictures on a sheet."""

    columns: int
    rows: int
    width: int
    height: int
    top: int
    pitch: int

    @classmethod
    def of(cls, size: tuple[int, int]) -> SheetGrid:
        """Return one for `size`."""
        columns = _COLUMNS_UPRIGHT if size[1] > size[0] else _COLUMNS_WIDE
        width = (WIDTH_PX - 2 * _MARGIN - (columns - 1) * _GAP) // columns
        height = round(width * size[1] / size[0])
        pitch = height + line_px(_LABEL_PX) + line_px(_SMALLEST_PX) + _LABEL_GAP + _GAP
        top = _MARGIN + line_px(_HEAD_PX) + _GAP
        return cls(columns, max(1, (HEIGHT_PX - top - _MARGIN) // pitch), width, height, top, pitch)

    def pages(self, count: int) -> int:
        """Return the sheets that so many pictures take."""
        return -(-count // (self.rows * self.columns))


class ContactSheets:
    """Lays out screens of `size` (px) on pages with a heading; the small pictures are in the folder `out`."""

    def __init__(self, out: Path, chapters: Sequence[Chapter], size: tuple[int, int], heading: str) -> None:
        self._out = out
        self._heading = heading
        self._type = keen_type(Fonts(find_face()))
        self._grid = SheetGrid.of(size)
        self._cells = [(chapter.heading, shot) for chapter in chapters for shot in chapter.shots]

    def pages(self, page_words: str) -> Iterator[pygame.Surface]:
        """Yield every page; `page_words` takes `page` and `pages`. Raises OSError for an unreadable picture."""
        grid, a_page = self._grid, self._grid.rows * self._grid.columns
        count = grid.pages(len(self._cells))
        for number in range(count):
            cells = self._cells[number * a_page : (number + 1) * a_page]
            page = pygame.Surface((WIDTH_PX, grid.top + -(-len(cells) // grid.columns) * grid.pitch + _MARGIN), 0, 32)
            page.fill(_PAPER)
            head = self._type.line(self._heading, _HEAD_PX, _INK, HEAVY)
            page.blit(head, (_MARGIN, _MARGIN))
            told = self._type.line(page_words.format(page=number + 1, pages=count), _LABEL_PX, _SOFT, REGULAR)
            page.blit(told, told.get_rect(midright=(WIDTH_PX - _MARGIN, _MARGIN + head.get_height() // 2)))
            for index, (chapter, shot) in enumerate(cells):
                row, column = divmod(index, grid.columns)
                self._cell(page, chapter, shot, (_MARGIN + column * (grid.width + _GAP), grid.top + row * grid.pitch))
            yield page

    def _cell(self, page: pygame.Surface, chapter: str, shot: Shot, at: tuple[int, int]) -> None:
        place = pygame.Rect(at, (self._grid.width, self._grid.height))
        if shot.findings:
            page.fill(_MARK, place.inflate(12, 12))
        if shot.file is None:
            page.fill(_SOFT, place)
        else:
            picture = pygame.image.load(str(self._out / shot.small))
            page.blit(pygame.transform.smoothscale(picture, place.size), place)
        y = place.bottom + _LABEL_GAP
        for text, px, colour, weight in ((shot.title, _LABEL_PX, _INK, BOLD), (chapter, _SMALLEST_PX, _SOFT, REGULAR)):
            line = self._type.line(self._cut(text, px, weight), px, colour, weight)
            page.blit(line, (place.x, y))
            y += line.get_height()

    def _cut(self, text: str, px: int, weight: int) -> str:
        """Return as much of a label as fits."""
        kept = text
        while kept and self._type.width(kept + "…", px, weight) > self._grid.width:
            kept = kept[:-1]
        return text if self._type.width(text, px, weight) <= self._grid.width else kept + "…"
