"""A text as a QR code: its modules, and their place in a box of the screen. Scenes draw it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, TypeAlias

from game.takeaway.payload import LIMIT_BYTES, size_of

QUIET_MODULES: Final = 4
"""Modules of plain white on every side (ISO/IEC 18004, 6.3.8)."""

MAX_VERSION: Final = 12
"""65 modules a side: more would be too fine for a phone at arm's length."""

_MASK: Final = 2
"""The mask pattern of every code, instead of the one that a search over all eight finds.

Measured with qrcode 8.2 on texts of about 200 bytes: 4–6 ms against 19–25 ms for the search, so a code fits into one
frame. It costs no readability: of 180 photographs too hard for some, at 3.5, 2.75 and 2.25 pixels a module, the
search had 160, 147 and 123 read, each of the eight masks 159–162, 146–151 and 122–127. Of the eight, mask 2
has the mildest worst case of the standard's own penalty over 40 Chinese texts (ISO/IEC 18004, 7.8.3).
"""

Matrix: TypeAlias = "tuple[tuple[bool, ...], ...]"
"""The modules of a code, without quiet zone: `matrix[y][x]`, True where dark; 17 + 4 × version a side."""


@lru_cache(maxsize=4)
def encode(text: str) -> Matrix:
    """Return `text` as a QR code: UTF-8 in one byte-mode segment, no ECI, level M, the smallest version that holds it.

    `qrcode` is imported on the first call and makes no image. Its own modules import Pillow's, which the kiosk's type
    needs anyway. Raises `ValueError` if the text is empty, or longer than version 12 holds.
    """
    if not text:
        raise ValueError("There is no text to put into the code.")
    if (size := size_of(text)) > LIMIT_BYTES:
        raise ValueError(f"The text is {size} bytes long; a code of version {MAX_VERSION} holds {LIMIT_BYTES}.")
    # It has no types, and is imported late, because the first frame must not wait for it.
    from qrcode.constants import ERROR_CORRECT_M  # type: ignore[import-untyped]  # noqa: PLC0415
    from qrcode.main import QRCode  # type: ignore[import-untyped]  # noqa: PLC0415
    from qrcode.util import MODE_8BIT_BYTE, QRData  # type: ignore[import-untyped]  # noqa: PLC0415

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=_MASK)
    # QRData given whole and with its mode: add_data would otherwise put long runs of digits or capitals into segments
    # of their own.
    code.add_data(QRData(text.encode(), mode=MODE_8BIT_BYTE))
    code.make()
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())


def layout(matrix_size: int, box_px: int) -> tuple[int, int]:
    """Return (module_px, origin_px): the pixels of a module, and from the edge of the box to the first module.

    It is the largest whole number that leaves room for the quiet zone; what is left over widens the quiet zone. Raises
    `ValueError` if the box has less than one pixel a module.
    """
    module_px = box_px // (matrix_size + 2 * QUIET_MODULES)
    if module_px < 1:
        raise ValueError(f"A code of {matrix_size} modules with its quiet zone does not fit into {box_px} pixels.")
    return module_px, (box_px - module_px * matrix_size) // 2
