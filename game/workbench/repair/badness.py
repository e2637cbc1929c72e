"""How wrong a text is while it is repaired: what nobody can read, and what model and checks say against it."""

from __future__ import annotations

from datetime import date

from game.content.reading.outline import Outline
from game.content.reading.packs import examine
from game.content.reading.renaming import rename
from game.content.tree.tree import Located, ScalarNode

_UNREADABLE = 1000


def errors_of(outline: Outline) -> set[tuple[int, str]]:
    """Return line and code of everything wrong with the writing of a text and its keys."""
    findings = list(outline.findings)
    located = with_entries(outline)
    if located is not None:
        findings += [*located.findings, *rename(located).findings]
    return {(found.where.line, found.code) for found in findings if found.level == "error"}


def badness_of(outline: Outline) -> int:
    """Return how much is wrong with the writing of a text; more than all errors if it cannot be read at all."""
    return len(errors_of(outline)) + (_UNREADABLE if outline.located is None else 0)


def disagreements_of(outline: Outline) -> set[tuple[object, str]]:
    """Return path and code of what the model and the checks say against a text."""
    located = with_entries(outline)
    if located is None:
        return set()
    _, remarks = examine(rename(located), frozenset(), date.min)
    return {(remark.where, remark.code) for remark in remarks}


def with_entries(outline: Outline) -> Located | None:
    """Return the tree, if it is more than one text."""
    located = outline.located
    return None if located is None or located.root is None or isinstance(located.root, ScalarNode) else located
