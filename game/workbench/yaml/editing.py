"""Changing a pack's text to say something else: only the lines concerned change, comments and order stay."""

# Not ruamel.yaml's round trip: one changed title rewrites line breaks (CRLF: every line), the mark at the beginning,
# blanks that align values or fill brackets, deeper lists and blanks at line ends; of 206 files it refuses 57.
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from game.content.fields.names import english_key, english_value
from game.content.tree.tree import MappingNode, Node, ScalarNode, SequenceNode
from game.words import Language
from game.workbench.yaml.alignment import align
from game.workbench.yaml.spans import Source
from game.workbench.yaml.writing import Writer


class CannotEditError(Exception):
    """The text is written in a way that cannot be changed piece by piece."""


@dataclass(frozen=True)
class Edit:
    """Put `text` in place of the characters from `start` to before `end`."""

    start: int
    end: int
    text: str


def edited(text: str, root: Node, data: Any, language: Language) -> str:
    """Return `text`, whose tree is `root`, changed so that it reads as `data` (see `plain`). Raises CannotEditError."""
    editor = _Editor(Source(text), Writer(language))
    edits = editor.edits(root, data, "")
    return _ended_alike(text, _applied(text, edits, editor.source.newline)) if edits else text


def plain(node: Node, name: str = "") -> Any:
    """Return a tree as plain data: English keys and values, texts without surrounding blanks.

    Only for trees without unknown keys, about which `game.content.reading.renaming` reports nothing.
    """
    if isinstance(node, ScalarNode):
        text = node.text.strip()
        return english_value(name, text)
    if isinstance(node, SequenceNode):
        return [plain(item, name) for item in node.items]
    named = ((english_key(key.text), value) for key, value in node.pairs)
    return {key: plain(value, key) for key, value in named}


class _Editor:
    def __init__(self, source: Source, writer: Writer) -> None:
        self.source = source
        self.writer = writer

    def edits(self, node: Node, new: Any, name: str, *, is_item: bool = False, in_flow: bool = False) -> list[Edit]:
        """Return the edits that make `node`, the value or an item of `name`, `new`."""
        if plain(node, name) == new:
            return []
        if isinstance(node, ScalarNode) and isinstance(new, str):
            return [self._leaf(node, new, name, in_flow=in_flow)]
        if isinstance(node, MappingNode) and isinstance(new, dict):
            return self._flow_entries(node, new, name) if node.is_flow else self._entries(node, new)
        if isinstance(node, SequenceNode) and isinstance(new, list) and not node.is_flow:
            return self._items(node, new, name)
        return [self._whole(node, new, name, is_item=is_item)]

    # -- texts, and things in one line --------------------------------------------------------------------------

    def _leaf(self, leaf: ScalarNode, new: str, name: str, *, in_flow: bool) -> Edit:
        start, end = self.source.start(leaf), self.source.end(leaf)
        old = self.source.text[start:end]
        quote = old[0] if old[:1] in {'"', "'"} else ""
        text = self.writer.leaf(new, name, in_flow=in_flow, quote=quote)
        return Edit(start, end, text if start < end else f" {text}")

    def _flow_entries(self, node: MappingNode, new: dict[str, Any], name: str) -> list[Edit]:
        pairs = [(english_key(key.text), value) for key, value in node.pairs]
        if {key for key, _ in pairs} != set(new):
            return [self._whole(node, new, name)]
        return [edit for key, value in pairs for edit in self.edits(value, new[key], key, in_flow=True)]

    def _whole(self, node: Node, new: Any, name: str, *, is_item: bool = False) -> Edit:
        start, end = self.source.start(node), self.source.end(node)
        if is_item and (isinstance(node, ScalarNode) or not node.is_flow):
            return Edit(start, end, self._laid_out(self.writer.body(new, name), node.column))
        text = self.writer.flow(new, name)
        return Edit(start, end, text if start < end else f" {text}")

    # -- entries ------------------------------------------------------------------------------------------------

    def _entries(self, node: MappingNode, new: dict[str, Any]) -> list[Edit]:
        names = [english_key(key.text) for key, _ in node.pairs]
        kept = [at for at, name in enumerate(names) if name in new]
        if not kept:
            raise CannotEditError
        edits = [edit for at in kept for edit in self.edits(node.pairs[at][1], new[names[at]], names[at])]
        edits += self._removed(node, [at for at, name in enumerate(names) if name not in new], kept[0])
        order = self.writer.ordered(new)
        for name in order:
            if name not in names:
                before = [at for at in kept if order.index(names[at]) < order.index(name)]
                edits.append(self._added(node, before[-1] if before else kept[0], name, new[name]))
        return edits

    def _removed(self, node: MappingNode, gone: list[int], first_kept: int) -> list[Edit]:
        edits = []
        start = self.source.start(node.pairs[0][0])
        if gone and gone[0] == 0 and not self.source.is_first_in_line(start):
            # The first entries stand behind a dash, which stays.
            edits.append(Edit(start, self.source.start(node.pairs[first_kept][0]), ""))
            gone = [at for at in gone if at > first_kept]
        return edits + [
            self._without_lines(self.source.start(key), value) for key, value in map(node.pairs.__getitem__, gone)
        ]

    def _added(self, node: MappingNode, after: int, name: str, value: Any) -> Edit:
        at = self.source.line_end(self.source.end(node.pairs[after][1]))
        is_apart = node.column == 0 and not isinstance(value, str)
        lines = self.writer.entry(name, value)
        return self._below(at, ["", *lines] if is_apart else lines, " " * node.column)

    # -- lists --------------------------------------------------------------------------------------------------

    def _items(self, node: SequenceNode, new: list[Any], name: str) -> list[Edit]:
        old = [plain(item, name) for item in node.items]
        pairs, kept = align(old, new)
        dashes = [self.source.dash(node, item) for item in node.items]
        if not kept or not all(dash >= 0 and self.source.is_first_in_line(dash) for dash in dashes):
            text = self._laid_out(self.writer.body(new, name), node.column)
            return [Edit(self.source.start(node), self.source.end(node), text)]
        edits = [self._without_lines(dashes[at], item) for at, item in enumerate(node.items) if at not in kept]
        is_spaced = any(self.source.is_blank(self.source.line_of(dash) - 1) for dash in dashes[1:])
        first = min(kept)
        after: int | None = None
        for at, value in enumerate(new):
            held = pairs.get(at)
            if held is not None and held in kept:
                edits += self.edits(node.items[held], value, name, is_item=True)
                after = held
                continue
            lines = self._item(node, dashes, held, value, name)
            gap = [""] if is_spaced else []
            if after is None:
                start = self.source.line_start(dashes[first])
                block = [*lines, *gap]
                edits.append(Edit(start, start, "".join(line + self.source.newline for line in block)))
            else:
                end = self.source.line_end(self.source.end(node.items[after]))
                edits.append(self._below(end, [*gap, *lines]))
        return edits

    def _item(self, node: SequenceNode, dashes: Sequence[int], held: int | None, value: Any, name: str) -> list[str]:
        """Return the lines of an item that is new here, or moved from the place of item `held`."""
        if held is None:
            sibling = node.items[0]
            is_short = not isinstance(sibling, ScalarNode) and sibling.is_flow
            lines = [f"- {self.writer.flow(value, name)}"] if is_short else self.writer.item(value, name)
            return [" " * node.column + line if line else "" for line in lines]
        start, end = self.source.line_start(dashes[held]), self.source.line_end(self.source.end(node.items[held]))
        inner = [
            replace(edit, start=edit.start - start, end=edit.end - start)
            for edit in self.edits(node.items[held], value, name, is_item=True)
        ]
        return [_applied(self.source.text[start:end], inner, self.source.newline)]

    # -- lines --------------------------------------------------------------------------------------------------

    def _without_lines(self, start: int, last: Node) -> Edit:
        """Remove the lines from that of `start` to the end of `last`, and one of two gaps around them."""
        source = self.source
        first, end = source.line_of(start), source.next_line(source.end(last))
        if first == 0 or source.is_blank(first - 1):
            while end < len(source.text) and source.is_blank(source.line_of(end)):
                end = source.next_line(end)
        return Edit(source.line_start(start), end, "")

    def _below(self, at: int, lines: Sequence[str], margin: str = "") -> Edit:
        return Edit(at, at, "".join(self.source.newline + (margin + line if line else "") for line in lines))

    def _laid_out(self, lines: Sequence[str], column: int) -> str:
        return (self.source.newline + " " * column).join(lines)


def _applied(text: str, edits: Sequence[Edit], newline: str) -> str:
    parts = []
    done = 0
    # Edits at one place stay in the order in which they were found: inner ones before those behind them.
    for edit in sorted(edits, key=lambda edit: edit.start):
        if edit.start >= done:
            parts += [text[done : edit.start], edit.text]
            done = edit.end
        elif edit.start == edit.end and edit.text.startswith(newline):
            # New lines below a line that went: they now begin where that line began.
            parts.append(edit.text[len(newline) :] + newline)
        else:
            raise CannotEditError
    return "".join([*parts, text[done:]])


def _ended_alike(old: str, new: str) -> str:
    """Remove the empty lines at the end that preceded something now removed."""
    gap = re.compile(r"(\r\n|\n|\r)[ \r\n]+\Z")
    return new if gap.search(old) else gap.sub(r"\1", new)
