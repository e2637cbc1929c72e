"""The bits inside a code of level M, read without error correction: which segments it holds, and of which mode.

Written from ISO/IEC 18004:2015 (7.3–7.9, tables 1, 3, 9, annex E), apart from the library under test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.takeaway.qr import Matrix

BYTE_MODE = 0b0100
LEVEL_M = 0b00
TERMINATOR = 0b0000

# Table 9, level M: the data codewords of each block.
_BLOCKS = {
    1: [16], 2: [28], 3: [44], 4: [32] * 2, 5: [43] * 2, 6: [27] * 4, 7: [31] * 4, 8: [38] * 2 + [39] * 2,
    9: [36] * 3 + [37] * 2, 10: [43] * 4 + [44], 11: [50] + [51] * 4, 12: [36] * 6 + [37] * 2,
}  # fmt: skip
# Annex E: the centres of the alignment patterns.
_ALIGNMENT = {
    1: [], 2: [6, 18], 3: [6, 22], 4: [6, 26], 5: [6, 30], 6: [6, 34], 7: [6, 22, 38], 8: [6, 24, 42], 9: [6, 26, 46],
    10: [6, 28, 50], 11: [6, 30, 54], 12: [6, 32, 58],
}  # fmt: skip
# Table 10: i is the row, j the column.
_MASKS: list[Callable[[int, int], bool]] = [
    lambda i, j: (i + j) % 2 == 0,
    lambda i, _: i % 2 == 0,
    lambda _, j: j % 3 == 0,
    lambda i, j: (i + j) % 3 == 0,
    lambda i, j: (i // 2 + j // 3) % 2 == 0,
    lambda i, j: (i * j) % 2 + (i * j) % 3 == 0,
    lambda i, j: ((i * j) % 2 + (i * j) % 3) % 2 == 0,
    lambda i, j: ((i + j) % 2 + (i * j) % 3) % 2 == 0,
]


def version_of(matrix: Matrix) -> int:
    """1 to 40, from the modules a side: 17 + 4 × version."""
    return (len(matrix) - 17) // 4


def format_of(matrix: Matrix) -> tuple[int, int]:
    """Return (level, mask) of the format information beside the upper left finder pattern."""
    bits = 0
    for x in range(5):  # the five data bits, highest first
        bits = bits << 1 | matrix[8][x]
    bits ^= 0b10101
    return bits >> 3, bits & 0b111


def segments(matrix: Matrix) -> list[tuple[int, bytes]]:
    """Return (mode, bytes) of every segment up to the terminator; reading ends at the first that is not byte mode."""
    data = _data_codewords(matrix)
    bits = "".join(f"{codeword:08b}" for codeword in data)
    length_bits = 8 if version_of(matrix) < 10 else 16
    found: list[tuple[int, bytes]] = []
    at = 0
    while len(bits) - at >= 4 and (mode := int(bits[at : at + 4], 2)) != TERMINATOR:
        at += 4
        if mode != BYTE_MODE:
            return [*found, (mode, b"")]
        length = int(bits[at : at + length_bits], 2)
        at += length_bits
        found.append((mode, bytes(int(bits[at + 8 * n : at + 8 * n + 8], 2) for n in range(length))))
        at += 8 * length
    return found


def _data_codewords(matrix: Matrix) -> list[int]:
    blocks = _BLOCKS[version_of(matrix)]
    bits = _data_bits(matrix)
    columns: list[list[int]] = [[] for _ in blocks]
    for place in range(max(blocks)):
        for column, length in zip(columns, blocks, strict=True):
            if place < length:
                column.append(int("".join(str(int(next(bits))) for _ in range(8)), 2))
    return [codeword for column in columns for codeword in column]


def _data_bits(matrix: Matrix) -> Iterator[bool]:
    """Yield the unmasked modules of the encoding region, in the order of 7.7.3: pairs of columns, from the right."""
    _, mask = format_of(matrix)
    upwards = True
    for right in [*range(len(matrix) - 1, 6, -2), 5, 3, 1]:
        for y in range(len(matrix) - 1, -1, -1) if upwards else range(len(matrix)):
            for x in (right, right - 1):
                if not _is_function(matrix, x, y):
                    yield matrix[y][x] != _MASKS[mask](y, x)
        upwards = not upwards


def _is_function(matrix: Matrix, x: int, y: int) -> bool:
    end = len(matrix) - 8
    finder = (x < 9 and y < 9) or (x < 9 and y >= end) or (x >= end and y < 9)
    timing = 6 in {x, y}
    version = version_of(matrix) >= 7 and ((x < 6 and end - 3 <= y < end) or (y < 6 and end - 3 <= x < end))
    return finder or timing or version or _is_alignment(matrix, x, y)


def _is_alignment(matrix: Matrix, x: int, y: int) -> bool:
    centres = _ALIGNMENT[version_of(matrix)]
    if not centres:
        return False
    first, last = centres[0], centres[-1]
    taken_by_finders = {(first, first), (first, last), (last, first)}
    return any(
        abs(x - cx) <= 2 and abs(y - cy) <= 2 for cx in centres for cy in centres if (cx, cy) not in taken_by_finders
    )
