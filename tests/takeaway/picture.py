"""Pictures of codes for the tests, and reading them back with a program that is not the one that wrote them."""

from __future__ import annotations

import zxingcpp
from PIL import Image

from game.takeaway.qr import QUIET_MODULES, Matrix


def picture(matrix: Matrix, px_per_module: int) -> Image.Image:
    """Return the code black on white, with its quiet zone."""
    side = len(matrix) + 2 * QUIET_MODULES
    small = Image.new("L", (side, side), 255)
    modules = bytes(0 if dark else 255 for row in matrix for dark in row)
    small.paste(Image.frombytes("L", (len(matrix), len(matrix)), modules), (QUIET_MODULES, QUIET_MODULES))
    return small.resize((side * px_per_module, side * px_per_module), Image.Resampling.NEAREST)


def read(image: Image.Image) -> list[zxingcpp.Barcode]:
    """Return every code that ZXing finds in `image`."""
    return zxingcpp.read_barcodes(image)
