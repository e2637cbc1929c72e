"""The tree of a pack with the place of every part; every scalar stays the text as typed.

`0573`, `18:30`, `no`, `1.10` and `2025-13-45` therefore survive, and the model alone decides what they mean.
The tree is built from guarded events in one pass without recursion, so its cost is linear and its depth bounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from yaml.events import CollectionEndEvent, Event, MappingStartEvent, ScalarEvent, SequenceStartEvent

from game.content.findings import MAX_FINDINGS, Finding, Spot
from game.content.tree.folds import unfolded


class ScalarNode(NamedTuple):
    """A text and where it starts and ends (zero-based, as the parser counts); `is_plain` means unquoted."""

    text: str
    line: int
    column: int
    end_line: int
    end_column: int
    is_plain: bool


class SequenceNode(NamedTuple):
    """A list; `is_flow` means written as `[a, b]`."""

    items: list[Node]
    line: int
    column: int
    is_flow: bool


class MappingNode(NamedTuple):
    """Keys and values in the order of the file."""

    pairs: list[tuple[ScalarNode, Node]]
    line: int
    column: int
    is_flow: bool


Node: TypeAlias = "ScalarNode | SequenceNode | MappingNode"


@dataclass
class Located:
    """A whole file: its tree (`None` if empty), and its parts flat, for checks that need no order."""

    root: Node | None = None
    keys: list[ScalarNode] = field(default_factory=list)
    leaves: list[ScalarNode] = field(default_factory=list)
    flow_lists: list[SequenceNode] = field(default_factory=list)
    findings: list[Finding[Spot]] = field(default_factory=list)


class _Open:
    """An unfinished list or mapping; `pairs` is `None` in a list, `key` waits for its value, `keys` are past ones."""

    __slots__ = ("items", "key", "keys", "pairs")

    def __init__(self, node: SequenceNode | MappingNode) -> None:
        self.items: list[Node] = node.items if isinstance(node, SequenceNode) else []
        self.pairs = None if isinstance(node, SequenceNode) else node.pairs
        self.key: ScalarNode | None = None
        self.keys: dict[str, ScalarNode] = {}


def build(events: Iterable[Event], lines: Sequence[str]) -> Located:
    """Build the tree of `lines`; duplicate keys (the first one counts) and keys that are not text become findings."""
    located = Located()
    stack: list[_Open] = []
    for event in events:
        if type(event) is ScalarEvent:  # three of four; there are no subclasses
            _place(located, stack, _leaf(event, lines))
        elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            node = _opened(event)
            if isinstance(node, SequenceNode) and node.is_flow:
                located.flow_lists.append(node)
            _place(located, stack, node)
            stack.append(_Open(node))
        elif isinstance(event, CollectionEndEvent):
            stack.pop()
    return located


def spot(node: ScalarNode | SequenceNode | MappingNode) -> Spot:
    """Return where a node starts, counted from 1."""
    return Spot(node.line + 1, node.column + 1)


def _leaf(event: ScalarEvent, lines: Sequence[str]) -> ScalarNode:
    start: Any = event.start_mark  # only events made by hand have none
    end: Any = event.end_mark
    text = event.value
    if end.line > start.line and " " in text:
        text = unfolded(text, lines, (start.line, start.column), (end.line, end.column))
    # A plain scalar has the style None in the Python parser and "" in the C one.
    # Not `ScalarNode(…)`, which takes half as long again; a large pack has a quarter of a million.
    return tuple.__new__(ScalarNode, (text, start.line, start.column, end.line, end.column, not event.style))


def _opened(event: MappingStartEvent | SequenceStartEvent) -> SequenceNode | MappingNode:
    mark: Any = event.start_mark
    is_flow = bool(event.flow_style)
    if isinstance(event, SequenceStartEvent):
        return SequenceNode([], mark.line, mark.column, is_flow)
    return MappingNode([], mark.line, mark.column, is_flow)


def _place(located: Located, stack: list[_Open], node: Node) -> None:
    top = stack[-1] if stack else None
    if top is None:
        located.root = node
    elif top.pairs is None:
        top.items.append(node)
    elif top.key is not None:
        top.pairs.append((top.key, node))
        top.key = None
    elif isinstance(node, ScalarNode):
        located.keys.append(node)
        first = top.keys.setdefault(node.text, node)
        if first is not node:
            _tell(located, node, "key_twice", key=node.text, first=first.line + 1)
        top.key = node
        return
    else:
        _tell(located, node, "key_not_text")
        top.key = ScalarNode("", node.line, node.column, node.line, node.column, False)
    if isinstance(node, ScalarNode):
        located.leaves.append(node)


def _tell(located: Located, node: Node, code: str, **values: object) -> None:
    if len(located.findings) < MAX_FINDINGS:
        located.findings.append(Finding(spot(node), code, values=values))
