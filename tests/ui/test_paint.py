"""Rasterised drawings and stretched tiles."""

from __future__ import annotations

import io

import pygame

from game.ui.draw.paint import drawn, nine_slice, panel, svg_surface

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
