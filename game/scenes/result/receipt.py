"""The text that goes home as a slip of paper: a picture in black on white, since printers have no Chinese type."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.scenes.core.receipts import PAPER_PX
from game.scenes.result.code import INK, PAPER, draw_code
from game.takeaway.qr import QUIET_MODULES, Matrix
from game.ui.type.fonts import BOLD, HEAVY
from game.ui.type.text import Type

_TITLE_PX, _RULE_PX, _TEXT_PX = 44, 40, 32
_MARGIN, _AIR = 6, 14
_LEAST_MODULE_PX = 4
"""Half a millimetre: smaller modules run together on thermal paper."""


def receipt(title: str, lines: Sequence[tuple[str, bool]], matrix: Matrix, type_: Type) -> pygame.Surface:
    """Return the slip; of every line it is told whether it is the rule of thumb, which is larger."""
    width = PAPER_PX - 2 * _MARGIN
    blocks = [type_.block(title, _TITLE_PX, width, HEAVY, leading=1.2)]
    blocks += [
        type_.block(line, _RULE_PX if is_rule else _TEXT_PX, width, HEAVY if is_rule else BOLD, leading=1.3)
        for line, is_rule in lines
    ]
    modules = len(matrix) + 2 * QUIET_MODULES
    module_px = PAPER_PX // modules
    code_px = modules * module_px if module_px >= _LEAST_MODULE_PX else 0
    high = sum(block.height + _AIR for block in blocks)
    slip = pygame.Surface((PAPER_PX, high + code_px + 2 * _AIR), 0, 32)
    slip.fill(PAPER)
    y = _AIR
    for number, block in enumerate(blocks):
        type_.draw(
            slip, block, (PAPER_PX // 2 if number == 0 else _MARGIN, y), INK, align="left" if number else "centre"
        )
        y += block.height + _AIR
        if number == 0:
            slip.fill(INK, (_MARGIN, y - _AIR // 2 - 1, width, 3))
    if code_px:
        draw_code(slip, pygame.Rect((PAPER_PX - code_px) // 2, y, code_px, code_px), matrix)
    return slip
