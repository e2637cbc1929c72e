"""The one sentence to copy by hand, as large as its paper lets it be."""

from __future__ import annotations

import re

import pygame

from game.ui.controls.look import Look
from game.ui.type.fonts import HEAVY
from game.ui.type.memory import Block
from game.ui.type.pack_text import taking_up

_LARGEST, _LEAST_LINE = 0.25, 5
"""Of the short side: the type in which the rule is copied by hand; and Han a line, so that words are not torn."""
_BETWEEN_CLAUSES = re.compile(r"(?<=[，；。！？])(?=[^”’）])|(?<=[,;.!?]) ")
_FOR_CLAUSES = 0.75
"""The rule is made smaller to this share at most so that a line is a clause of it."""


def write_rule(target: pygame.Surface, paper: pygame.Rect, look: Look, rule: str) -> None:
    """Write the rule of thumb into the middle of a paper."""
    measures = look.measures
    inner = paper.inflate(-measures.units(10), -measures.units(8))
    px = min(round(measures.short_px * _LARGEST), inner.width // _LEAST_LINE)
    block = _in_clauses(look, rule, look.type.fit(rule, px, measures.smallest_px(), inner.size, HEAVY), inner)
    top = (inner.centerx, inner.centery - block.height // 2)
    look.type.draw(target, block, top, look.theme.card_ink, align="centre")


def _in_clauses(look: Look, rule: str, block: Block, inner: pygame.Rect) -> Block:
    """Return the rule with a line for every clause, unless that makes it much smaller than `block`."""
    clauses = taking_up(_BETWEEN_CLAUSES.sub("\n", rule), rule)
    count, least_px = clauses.count("\n") + 1, max(look.measures.smallest_px(), round(block.px * _FOR_CLAUSES))
    tried = (look.type.block(clauses, px, inner.width, HEAVY) for px in range(block.px, least_px - 1, -1))
    fitting = (each for each in tried if each.height <= inner.height and each.width <= inner.width)
    return next((each for each in fitting if len(each.lines) == count), block)
