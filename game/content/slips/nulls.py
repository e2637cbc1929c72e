"""`null` and `~`, which other YAML programs read as nothing and visitors would read as words."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.fields.names import english_key
from game.content.fields.shape import shape_at
from game.content.findings import Path
from game.content.slips.slip import Slip, Source, slip_at
from game.content.tree.tree import Located, MappingNode, Node, ScalarNode, SequenceNode

CODES = ("null_text",)
WORDS = frozenset({"null", "Null", "NULL", "~"})


def in_tree(source: Source, located: Located) -> Iterator[Slip]:
    """Find such values; a whole line of an entry that may be left out is removed."""
    if located.root is not None and any(leaf.text in WORDS and leaf.is_plain for leaf in located.leaves):
        yield from _below(source, located.root, ())


def _below(source: Source, node: Node, path: Path) -> Iterator[Slip]:
    if isinstance(node, SequenceNode):
        for index, item in enumerate(node.items):
            yield from _below(source, item, (*path, index))
    elif isinstance(node, MappingNode):
        for key, value in node.pairs:
            inner = (*path, english_key(key.text))
            if isinstance(value, ScalarNode) and value.is_plain and value.text in WORDS:
                yield _slip(source, key, value, inner, is_flow=node.is_flow)
            else:
                yield from _below(source, value, inner)


def _slip(source: Source, key: ScalarNode, value: ScalarNode, path: Path, *, is_flow: bool) -> Slip:
    line, shape = source.lines[value.line], shape_at(path)
    # Behind a dash the line begins an item, and in braces it holds other entries.
    is_alone = not is_flow and key.line == value.line and not line[: key.column].strip()
    corrected = "" if is_alone and shape is not None and not shape.is_needed else None
    return slip_at(line, value.line, value.column, "null_text", corrected, key=key.text, typed=value.text)
