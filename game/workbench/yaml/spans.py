"""Start and end of the parts of a YAML text, as indexes into it."""

from __future__ import annotations

from bisect import bisect_right

from game.content.tree.intake import LINE_BREAK
from game.content.tree.tree import Node, ScalarNode, SequenceNode


class Source:
    """A text and the starts of its lines; lines and columns count from zero, as in the parser."""

    def __init__(self, text: str) -> None:
        self.text = text
        breaks = list(LINE_BREAK.finditer(text))
        self._starts = [0, *(found.end() for found in breaks)]
        self._ends = [*(found.start() for found in breaks), len(text)]
        self.newline = breaks[0][0] if breaks else "\n"

    def offset(self, line: int, column: int) -> int:
        """Return the index of a place, or the end of the text for places behind it."""
        return min(self._starts[line] + column, len(self.text)) if line < len(self._starts) else len(self.text)

    def line_of(self, offset: int) -> int:
        """Return the line of an index."""
        return bisect_right(self._starts, offset) - 1

    def line_start(self, offset: int) -> int:
        """Return the start of the line of an index."""
        return self._starts[self.line_of(offset)]

    def line_end(self, offset: int) -> int:
        """Return the end of the line of an index, before its line break."""
        return self._ends[self.line_of(offset)]

    def next_line(self, offset: int) -> int:
        """Return the start of the line after that of an index, or the end of the text."""
        line = self.line_of(offset) + 1
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def is_blank(self, line: int) -> bool:
        """Whether a line exists and holds nothing but blanks."""
        return 0 <= line < len(self._starts) and not self.text[self._starts[line] : self._ends[line]].strip()

    def start(self, node: Node) -> int:
        """Return the index of the first character of a node."""
        return self.offset(node.line, node.column)

    def end(self, node: Node) -> int:
        """Return the index behind the last character of a node, without blanks, comments and line breaks."""
        start = self.start(node)
        if isinstance(node, ScalarNode):
            end = self.offset(node.end_line, node.end_column)
            return start + len(self.text[start:end].rstrip())
        children = node.items if isinstance(node, SequenceNode) else [value for _, value in node.pairs]
        last = self.end(children[-1]) if children else start + 1
        # `[a: b]` holds entries without braces.
        return self._closed(last) if node.is_flow and self.text[start] in "[{" else last

    def dash(self, items: SequenceNode, item: Node) -> int:
        """Return the index of the dash before an item of a list not in brackets, or -1."""
        for line in range(item.line, items.line - 1, -1):
            at = self.offset(line, items.column)
            if at < self.start(item) and self.text[at] == "-":
                return at
        return -1

    def is_first_in_line(self, offset: int) -> bool:
        """Whether only blanks stand before an index in its line."""
        return not self.text[self.line_start(offset) : offset].strip()

    def _closed(self, index: int) -> int:
        """Return the index behind the bracket that closes what ends at `index`."""
        while self.text[index] not in "]}":
            index = self.line_end(index) if self.text[index] == "#" else index + 1
        return index + 1
