"""Markdown fences around a pack, and the text outside of them, as chat assistants write it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from game.content.fields.names import KEY_WORDS
from game.content.slips.slip import Slip, Source, slip_at
from game.content.tree.tree import ScalarNode

CODES = ("fence", "fence_text")

_FENCE = re.compile(r"[ \t]*(?:`{3,}|~{3,})[ \t]*[\w.+-]{0,20}[ \t]*")
_KEYED = re.compile(r"[ \t]*(?:- +)*(?P<key>[^\s:：\"'#]{1,20}?)[ \t]*[:：]")
_LEAST_RATIO = 4
"""How many times more entries the pack has than what stands outside of it."""


def in_refused(source: Source) -> Iterator[Slip]:
    """Find fences, and lines outside of them where nearly all entries stand inside."""
    lines = source.lines
    fences = [number for number in source.outside_blocks if _is_fence(lines[number])]
    if not fences:
        return
    before, behind = range(fences[0]), range(fences[-1] + 1, len(lines))
    parts = [before, behind, range(fences[0] + 1, fences[-1])]
    counts = [_entries(lines, part) for part in parts]
    pack = counts.index(max(counts))
    outside = [number for part in (before, behind) if part is not parts[pack] for number in part]
    if _entries(lines, outside) * _LEAST_RATIO > counts[pack]:
        outside = []
    for number in sorted([*fences, *outside]):
        line = lines[number]
        column = len(line) - len(line.lstrip())
        if number in fences:
            yield slip_at(line, number, column, "fence", "", fence=line.strip())
        elif line.strip() and line[column] != "#":
            yield slip_at(line, number, column, "fence_text", f"# {line}")


def in_later_line(source: Source, node: ScalarNode, number: int) -> Slip | None:
    """Find a fence in a line that YAML joined to the one before."""
    line = source.lines[number]
    at = len(line) - len(line.lstrip())
    return slip_at(line, number, at, "fence", "", fence=line.strip()) if _is_fence(line) else None


def _is_fence(line: str) -> bool:
    return ("```" in line or "~~~" in line) and _FENCE.fullmatch(line) is not None


def _entries(lines: Sequence[str], numbers: Sequence[int]) -> int:
    """Return how many lines begin with a known key."""
    found = (_KEYED.match(lines[number]) for number in numbers)
    return sum(entry is not None and entry["key"] in KEY_WORDS for entry in found)
