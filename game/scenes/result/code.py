"""A QR code on white paper: how large its box is, and its pixels."""

from __future__ import annotations

import math

import pygame

from game.takeaway.qr import QUIET_MODULES, Matrix, layout

INK, PAPER = (0, 0, 0), (255, 255, 255)


def box_px(matrix: Matrix, least_px: float) -> int:
    """Return the side in px of a box with the quiet zone: the next whole number of pixels a module above `least_px`."""
    modules = len(matrix) + 2 * QUIET_MODULES
    return modules * math.ceil(least_px / modules)


def draw_code(target: pygame.Surface, box: pygame.Rect, matrix: Matrix) -> None:
    """Draw the code into its white box."""
    target.fill(PAPER, box)
    module_px, origin_px = layout(len(matrix), box.width)
    for row, modules in enumerate(matrix):
        for column, is_dark in enumerate(modules):
            if is_dark:
                x = box.x + origin_px + column * module_px
                target.fill(INK, (x, box.y + origin_px + row * module_px, module_px, module_px))
