"""A pack's file, read for editing, and its new text."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.content.findings import Refused
from game.content.reading.outline import read_outline
from game.content.reading.renaming import rename
from game.content.tree.guard import Limits
from game.content.tree.intake import decode, open_regular
from game.content.tree.look_alikes import has_look_alikes, plain_line
from game.content.tree.tree import MappingNode, Node
from game.words import Language
from game.workbench.yaml.editing import CannotEditError, edited, plain
from game.workbench.yaml.writing import Writer


@dataclass(frozen=True)
class Target:
    """A pack's file: its text, tree, and the language of its keys; `has_mark`: a byte-order mark, which stays."""

    text: str
    root: Node
    language: Language
    has_mark: bool

    @property
    def data(self) -> Any:
        """The content as plain data with English keys."""
        return plain(self.root)

    def saying(self, data: Any, notes: Mapping[str, str]) -> tuple[str, bool]:
        """Return the text changed to say `data`, and whether that was possible line by line, without a new layout."""
        try:
            text = edited(self.text, self.root, data, self.language)
            again = parse(text)
            if again is not None and again.data == data:
                return text, True
        except CannotEditError:
            pass
        return Writer(self.language).pack(data, notes), False

    def encoded(self, text: str) -> bytes:
        """Return a text as this file is saved: in UTF-8, whatever it was read from."""
        return text.encode("utf-8-sig" if self.has_mark else "utf-8")


def parse(text: str, *, has_mark: bool = False) -> Target | None:
    """Return a text as an editable target; `None` if its structure has mistakes."""
    # Columns are those of the text as it is read.
    text = "".join(map(plain_line, text.splitlines(keepends=True))) if has_look_alikes(text) else text
    outline = read_outline(text, Limits())
    if outline.located is None or any(finding.level == "error" for finding in outline.findings):
        return None
    root = outline.located.root
    if outline.located.findings or not isinstance(root, MappingNode):
        return None
    renamed = rename(outline.located)
    return None if renamed.findings else Target(text, root, renamed.language, has_mark)


def load_target(path: Path) -> Target | None:
    """Return a file as a target; `None` if unreadable or broken in structure, which `read_pack` reports."""
    try:
        with open_regular(path) as file:
            data = file.read()
        return parse(decode(data).text, has_mark=data.startswith(codecs.BOM_UTF8))
    except (OSError, Refused):
        return None
