"""Rasterised drawings and stretched tiles."""

from __future__ import annotations

import io

import pygame
import pytest

from game.ui.draw.paint import drawn, drop, nine_slice, panel, rim, stretch, svg_surface

HALF = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><rect width="4" height="4" fill="#FF8000" {more}/></svg>'
)


def test_a_drawing_keeps_its_colours_and_what_shines_through() -> None:
    markup = HALF.format(more='fill-opacity="0.4"')
    ours, plain = svg_surface(markup, (8, 4)), pygame.image.load_sized_svg(io.BytesIO(markup.encode()), (8, 4))
    assert pygame.image.tobytes(ours, "RGBA") == pygame.image.tobytes(plain, "RGBA")
    ground = pygame.Surface((8, 4), 0, 32)
    ground.fill((0, 0, 200))
    ground.blit(ours, (0, 0))
    assert ground.get_at((6, 2))[:3] == (0, 0, 200), "nothing was drawn there"
    mixed = ground.get_at((1, 2))[:3]
    assert all(abs(seen - wanted) <= 2 for seen, wanted in zip(mixed, (102, 51, 120), strict=True)), mixed


def test_a_drawing_has_the_byte_order_that_is_drawn_fastest() -> None:
    assert svg_surface(HALF.format(more=""), (8, 4)).get_masks() == pygame.Surface((1, 1), pygame.SRCALPHA).get_masks()


def test_a_stretched_tile_is_the_tile_with_longer_middles() -> None:
    tile = drawn('<rect x="1" y="1" width="8" height="8" rx="3" fill="#204060" fill-opacity="0.7"/>', (10, 10))
    grown = nine_slice(tile, 4, (30, 17))
    for x, y in ((0, 0), (3, 3), (29, 16), (26, 2)):
        source = (x if x < 4 else x - 20, y if y < 4 else y - 7)
        assert grown.get_at((x, y)) == tile.get_at(source)
    assert grown.get_at((15, 8)) == tile.get_at((5, 5))
    assert panel((40, 20), 5, (1, 2, 3)).get_at((0, 0))[3] < 255


@pytest.mark.parametrize("size", [(200, 90), (61, 44), (9, 30)])
def test_a_sheet_laid_without_a_picture_in_between_has_the_same_pixels(size: tuple[int, int]) -> None:
    tile = drawn('<rect x="1" y="1" width="18" height="18" rx="6" fill="#F0E0C0" stroke="#402010"/>', (20, 20))
    rect = pygame.Rect((30, 20), size)
    pictures = [pygame.Surface((260, 130), 0, 32) for _ in range(2)]
    for picture in pictures:
        picture.fill((90, 120, 60))
    drop(pictures[0], rect, 8, 3, alpha=90, dy=4)
    pictures[0].blit(nine_slice(tile, 9, size), rect)
    rim(pictures[1], rect, 8, 3, alpha=90, dy=4)
    stretch(pictures[1], tile, 9, rect)
    assert pygame.image.tobytes(pictures[1], "RGB") == pygame.image.tobytes(pictures[0], "RGB")
