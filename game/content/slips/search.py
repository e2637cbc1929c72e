"""The search for typing mistakes in a text that YAML refuses, and in the tree of one that it accepts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

from game.content.findings import Finding, Spot
from game.content.slips import brackets, colons, commas, comments, dashes, indents, list_marks, nulls, quotes, unseen
from game.content.slips.registry import (
    AT_STARTS,
    IN_CAUSES,
    IN_KEYS,
    IN_LATER_LINES,
    IN_LINES,
    IN_REFUSED,
    IN_TEXTS,
    IN_TREES,
    SWALLOWING,
)
from game.content.slips.slip import Slip, Source
from game.content.tree.tree import Located, ScalarNode

MAX_COLUMNS = 1000
"""Longer lines are not searched: nobody types them, and some searches take the square of the length."""

_STARTS = frozenset([*list_marks.STARTS, *brackets.SIGNS, *quotes.CURLY, *dashes.SIGNS, *"\u00a0\u3000\u2002\u2003"])
"""With which a text begins that is looked at closely."""


_OTHER_COLON = re.compile(f"[^{colons.OTHERS}]{{1,21}}[{colons.OTHERS}]")


class LineSearch:
    """Searches a text line by line; it is read several times, but each line is searched once."""

    def __init__(self) -> None:
        self._known: dict[str, Slip | None] = {}

    def find_in_refused(self, fault: Finding[Spot], source: Source, most: int) -> Iterator[Slip]:
        """Find the slips that explain why YAML refuses a text at `fault`; of some kinds, no more than `most`."""
        for find in SWALLOWING:
            slip = None
            for slip in find(source):
                yield slip
            if slip is not None:
                return
        first: dict[int, Slip] = {}
        for slip in chain.from_iterable(islice(find(source), most) for find in IN_REFUSED):
            first.setdefault(slip.number, slip)
        yield from first.values()
        is_found = bool(first)
        for slip in self._find_in_lines(source, fault.where.line - 1):
            is_found = True
            if slip.number not in first:
                yield slip
        for cause in () if is_found else IN_CAUSES:
            for slip in cause(source, fault):
                is_found = True
                yield slip
            if is_found:
                return

    def _find_in_lines(self, source: Source, fault_line: int) -> Iterator[Slip]:
        for number in source.outside_blocks:
            line = source.lines[number]
            body = line.lstrip()
            slip = indents.in_source_line(source, number) if line else None
            if slip is None and body and body[0] != "#" and len(line) <= MAX_COLUMNS:
                if fault_line - 1 <= number <= fault_line:
                    slip = _found(line, number, is_near=True)
                else:
                    if line not in self._known:
                        self._known[line] = _found(line, number, is_near=False)
                    known = self._known[line]
                    slip = None if known is None else known.moved(number)
            if slip is not None:
                yield slip


def find_in_tree(located: Located, source: Source) -> Iterator[Slip]:
    """Find the slips in a text that YAML accepts."""
    tree = _searched(located, source.lines)
    # The keys of ten thousand exhibits are only twenty words.
    words = {text for text in {key.text for key in tree.keys} if _is_doubtful_key(text)}
    keys = [key for key in tree.keys if key.text in words] if words else []
    tree = replace(tree, keys=keys, leaves=list(_doubtful(tree.leaves, source)))
    for key in tree.keys:
        yield from _first(find(source, key) for find in IN_KEYS)
    for in_tree in IN_TREES:
        yield from in_tree(source, tree)
    for node in tree.leaves:
        yield from _first([unseen.in_text(source, node)])
        if node.is_plain:
            yield from _in_text(source, node)


def _doubtful(nodes: Iterable[ScalarNode], source: Source) -> Iterator[ScalarNode]:
    """Yield the few texts that need a close look."""
    # Most lines hold no `#` and no colon but that of their key, so texts are searched only where there is one.
    cut = {number for number, line in enumerate(source.lines) if "#" in line and (" #" in line or "\t#" in line)}
    for node in nodes:
        text, line, _, end_line, _, _ = node
        if (
            end_line in cut
            or end_line != line
            or text[:1] in _STARTS
            or "：" in text
            or ":" in text
            or "//" in text
            or text[-1:] in commas.ENDS
            or "﹕" in text
            or "＃" in text
            or text in nulls.WORDS
            or _OTHER_COLON.match(text) is not None
            or "︰" in text
            or not text.isprintable()
        ):
            yield node


def _in_text(source: Source, node: ScalarNode) -> Iterator[Slip]:
    for find in IN_TEXTS:
        yield from _first([find(source, node)])
    if node.text:
        yield from _first(find(source, node) for find in AT_STARTS)
        for number in range(node.line + 1, node.end_line + 1):
            yield from _first(find(source, node, number) for find in IN_LATER_LINES)


def _first(slips: Iterable[Slip | None]) -> Iterator[Slip]:
    """Yield the first that exists."""
    yield from islice((slip for slip in slips if slip is not None), 1)


def _found(line: str, number: int, *, is_near: bool) -> Slip | None:
    return next(_first(find(line, number, is_near) for find in IN_LINES), None)


def _is_doubtful_key(text: str) -> bool:
    return (
        not text.isprintable()
        or text[:1] in quotes.CURLY
        or text[:1] in list_marks.STARTS
        or text[:2] == "//"
        or text[:1] in comments.HASHES
        or any(sign in text for sign in colons.SIGNS)
    )


def _searched(located: Located, lines: list[str]) -> Located:
    """Return the tree without nodes in lines that are not searched."""
    if max(map(len, lines), default=0) <= MAX_COLUMNS:
        return located
    overlong = {number for number, line in enumerate(lines) if len(line) > MAX_COLUMNS}

    def searched(nodes: list[ScalarNode]) -> list[ScalarNode]:
        return [node for node in nodes if overlong.isdisjoint(range(node.line, node.end_line + 1))]

    flow_lists = [node for node in located.flow_lists if node.line not in overlong]
    return replace(located, keys=searched(located.keys), leaves=searched(located.leaves), flow_lists=flow_lists)
