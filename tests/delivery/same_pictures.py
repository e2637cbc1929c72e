"""`python -m tests.delivery.same_pictures FOLDER FOLDER`: whether two machines have drawn the same pictures.

Faces are SVG drawn by the library of each system, whose sine and cosine differ in the last bit: a few pixels may be one
step lighter. Everything else is the same to the bit.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageChops

MOST_STEPS, MOST_PIXELS = 1, 10


def difference(first: Path, second: Path) -> tuple[int, int]:
    """Return by how many steps of 255 two pictures differ at most, and in how many pixels."""
    one, other = (Image.open(path).convert("RGB") for path in (first, second))
    if one.size != other.size:
        return 255, one.width * one.height
    apart = ImageChops.difference(one, other)
    red, green, blue = apart.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    counts = most.histogram()
    return max(step for step, count in enumerate(counts) if count), sum(counts[1:])


def different(first: Path, second: Path) -> list[str]:
    """Return what differs between two folders, a line a picture."""
    names = [{path.relative_to(folder) for path in folder.rglob("*.png")} for folder in (first, second)]
    lines = [f"only once: {name}" for name in sorted(names[0] ^ names[1])]
    for name in sorted(names[0] & names[1]):
        steps, pixels = difference(first / name, second / name)
        if steps > MOST_STEPS or pixels > MOST_PIXELS:
            lines.append(f"{name}: {pixels} pixels, by {steps} at most")
    return lines


if __name__ == "__main__":
    # An empty text would end with code 1, too.
    raise SystemExit("\n".join(different(Path(sys.argv[1]), Path(sys.argv[2]))) or 0)
