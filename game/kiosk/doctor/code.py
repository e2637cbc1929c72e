"""The code of the last screen: drawn as the kiosk draws it, and read back."""

from __future__ import annotations

import pygame

from game.content.home_text import draft_of, rules_for
from game.content.model import Pack
from game.kiosk.doctor.machine import Machine
from game.kiosk.doctor.verdict import Verdict, amber, green, red
from game.scenes.result.code import box_px, draw_code
from game.scenes.result.result import BOX_SHARE
from game.takeaway.payload import LIMIT_BYTES, size_of
from game.takeaway.qr import QUIET_MODULES, Matrix, encode, layout

LEAST_MODULE_PX = 3.5
"""R15: every phone reads that."""
_SIZE = (1920, 1080)
"""Where there is no screen to tell it."""


def check_code(machine: Machine) -> Verdict:
    """The longest text of the pack can be read off its picture."""
    pack = machine.pack().pack
    if pack is None:
        return red("code.no_pack")
    text = longest_text(pack)
    matrix = encode(text)
    picture = code_picture(matrix, min(machine.screen().size or _SIZE))
    module_px, _ = layout(len(matrix), picture.get_width())
    if machine.read_code is not None and machine.read_code(picture) != text:
        return red("code.misread")
    if machine.read_code is None and not shows(picture, matrix):
        return red("code.misread")
    if module_px < LEAST_MODULE_PX:
        return amber("code.fine_grained", module_px=module_px)
    return green("code.fine" if machine.read_code is not None else "code.drawn", bytes=size_of(text))


def longest_text(pack: Pack) -> str:
    """Return the longest text that a visitor of this pack can take home and the code holds."""
    texts = [draft_of(pack, scam, rule) for scam in range(len(pack.scams)) for rule in rules_for(pack, scam)]
    return max((text for text in texts if size_of(text) <= LIMIT_BYTES), key=size_of)


def code_picture(matrix: Matrix, short_px: int) -> pygame.Surface:
    """Return the box with the code as on a screen with this short side."""
    side = box_px(matrix, BOX_SHARE * short_px)
    picture = pygame.Surface((side, side), 0, 32)
    draw_code(picture, picture.get_rect(), matrix)
    return picture


def shows(picture: pygame.Surface, matrix: Matrix) -> bool:
    """Return whether every module of `matrix` is in the picture at its place, with white all around."""
    module_px, origin_px = layout(len(matrix), picture.get_width())
    many = range(-QUIET_MODULES, len(matrix) + QUIET_MODULES)

    def is_dark(x: int, y: int) -> bool:
        at = (origin_px + round((x + 0.5) * module_px), origin_px + round((y + 0.5) * module_px))
        return picture.get_at(at).r < 128  # noqa: PLR2004 - darker than half

    inside = range(len(matrix))
    return all(is_dark(x, y) == (y in inside and x in inside and matrix[y][x]) for y in many for x in many)
