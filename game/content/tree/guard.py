"""Checks every parse event of a YAML text before the next one is asked for.

PyYAML's *events* come from a state machine, in Python and in C, so no nesting can exhaust the stack. The composer,
which recurses (and in C kills the process at some 100,000 brackets), is never called. C events are used where they
exist because the Python scanner needs about 0.8 s for 1,000 exhibits, the C one 0.04 s: two seconds for any input
could not be promised otherwise. Both were compared on the whole corpus of `tests/content`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    NodeEvent,
    ScalarEvent,
)

from game.content.findings import Finding, Refused, Spot
from game.content.tree.intake import MAX_BYTES


@dataclass(frozen=True)
class Limits:
    """How much of a file is read: bytes, lines, nodes (texts, lists, entries), levels of nesting."""

    max_bytes: int = MAX_BYTES
    max_lines: int = 150_000
    max_nodes: int = 200_000
    max_depth: int = 20


def guarded_events(text: str, limits: Limits = Limits(), *, is_pure: bool = False) -> Iterator[Event]:
    """Yield the parse events of `text`; `is_pure` selects the parser without C.

    Raises Refused for too deep or too many nodes, an alias, an anchor, a tag, a tag directive or a second document, and
    yaml.YAMLError if the text is not YAML.
    """
    depth = nodes = documents = 0
    most_nodes = limits.max_nodes
    loader: Any = yaml.SafeLoader(text) if is_pure or not yaml.__with_libyaml__ else yaml.CSafeLoader(text)
    try:
        # As `yaml.parse`, which asks twice for each event; `iter` with an end, for the parsers return None behind it.
        for event in iter(loader.get_event, None):
            kind = type(event)  # neither parser makes subclasses of these, and three of four events are scalars
            if kind is ScalarEvent or isinstance(event, NodeEvent):
                nodes += 1
                if nodes > most_nodes:
                    _refuse(event, "too_many_nodes", limit=most_nodes)
                if event.anchor is not None or (kind is not AliasEvent and event.tag is not None):
                    # An alias keeps the name of what it repeats as its anchor.
                    char = "*" if kind is AliasEvent else "&" if event.anchor is not None else "!"
                    _refuse(event, "special_start", char=char)
                if kind is not ScalarEvent and isinstance(event, CollectionStartEvent):
                    depth += 1
                    if depth > limits.max_depth:
                        _refuse(event, "too_deep", limit=limits.max_depth)
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
            elif kind is DocumentStartEvent:
                documents += 1
                _check_document(event, documents)
            yield event
    # The Python parser lets some of its own conversions escape: chr() of a huge escape, int() of a version.
    except (yaml.MarkedYAMLError, ValueError, OverflowError) as fault:
        placed = (
            fault if isinstance(fault, yaml.MarkedYAMLError) else yaml.MarkedYAMLError(problem_mark=loader.get_mark())
        )
        _refuse_unseen_depth(text, placed, type(loader), limits.max_depth, depth)
        raise placed from None
    finally:
        loader.dispose()


def _refuse_unseen_depth(text: str, fault: yaml.MarkedYAMLError, parser: Any, max_depth: int, depth: int) -> None:
    """Refuse a text whose parser failed among brackets, before any event told their depth.

    A scanner reads to the end of a line before it emits a list, which may yet be the key of a mapping; libyaml has
    allowed 1,000 levels in such a line since 0.2.6. Where the text ends there, all brackets become events.
    """
    end = fault.problem_mark.index if fault.problem_mark else 0
    start = text.rfind("\n", 0, end) + 1
    if depth + text.count("[", start, end) + text.count("{", start, end) <= max_depth:
        return
    depth = 0
    with suppress(yaml.YAMLError):
        for event in yaml.parse(text[:end], parser):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth > max_depth:
                _refuse(event, "too_deep", limit=max_depth)


def _check_document(event: DocumentStartEvent, count: int) -> None:
    if count > 1:
        _refuse(event, "two_documents")
    if event.tags:
        _refuse(event, "special_start", char="%")


def _refuse(event: Event, code: str, **values: object) -> None:
    mark: Any = event.start_mark  # only events made by hand have none
    raise Refused(Finding(Spot(mark.line + 1, mark.column + 1), code, values=values))
