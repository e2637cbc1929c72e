"""From the located tree to plain data with English keys, reporting every misplaced key, list and value.

A nearly right key is read as what was probably meant (and still reported), so that one slip does not also bring a
finding that something is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from game.content.fields.names import (
    KEYS,
    NOT_HERE,
    UNSPOKEN,
    VALUES,
    both_names,
    both_values,
    english_key,
    english_value,
    meant_key,
    meant_value,
    spelled,
)
from game.content.fields.shape import Shape, keys_of, least_at, pack_shape, written_at
from game.content.findings import MAX_FINDINGS, Finding, Path, Spot
from game.content.slips.corrections import parts_of_list, split_list
from game.content.tree.tree import Located, MappingNode, Node, ScalarNode, SequenceNode, spot
from game.words import Language


@dataclass
class Renamed:
    """Plain data (`str`, `list`, `dict`) with English keys."""

    data: Any = None
    findings: list[Finding[Spot]] = field(default_factory=list)
    settled: set[Path] = field(default_factory=set)  # need no second finding
    language: Language = "zh"
    meant: dict[ScalarNode, str] = field(default_factory=dict)  # keys read as others than they say
    unread: set[str] = field(default_factory=set)  # sections with a part below a key that is not read
    root: Node | None = None

    def locate(self, path: Path, *, at: Literal["value", "key"] = "value") -> Spot:
        """Return where the part at `path` stands, or the nearest part above it that the file holds."""
        key, node, held = find(self.root, path, self.meant)
        if key is not None and held == len(path) and at == "key":
            return spot(key)
        return Spot() if node is None else spot(node)

    def tell(self, path: Path, node: Node, code: str, **values: Any) -> None:
        """Report a finding at a node; its path is settled."""
        self.settled.add(path)
        if len(self.findings) < MAX_FINDINGS:
            self.findings.append(Finding(spot(node), code, values=values))


def rename(located: Located) -> Renamed:
    """Give the tree English keys and values; `located.root` must not be `None`."""
    assert located.root is not None, "an empty file is reported before this"  # noqa: S101 - as the message says
    chinese = sum(key.text in KEYS for key in located.keys[:MAX_FINDINGS])
    language: Language = "zh" if chinese * 2 >= min(len(located.keys), MAX_FINDINGS) else "en"
    renamed = Renamed(language=language, root=located.root)
    renamed.data = _data(renamed, located.root, pack_shape(), ())
    return renamed


def find(root: Node | None, path: Path, meant: Mapping[ScalarNode, str]) -> tuple[ScalarNode | None, Node | None, int]:
    """Follow a path of English keys as far as it goes; return its last key, its node and the steps taken."""
    key: ScalarNode | None = None
    node = root
    for held, step in enumerate(path):
        found = _step(node, step, meant)
        if found is None:
            return key, node, held
        key, node = found
    return key, node, len(path)


def _step(node: Node | None, step: str | int, meant: Mapping[ScalarNode, str]) -> tuple[ScalarNode | None, Node] | None:
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
        return None, node.items[step]
    if isinstance(node, MappingNode):
        # An exact key takes precedence over a similar one.
        for key, value in node.pairs:
            if english_key(key.text) == step:
                return key, value
        for key, value in node.pairs:
            if step in {key.text, meant.get(key)}:
                return key, value
    return None


def _data(renamed: Renamed, node: Node, shape: Shape, path: Path) -> Any:
    if isinstance(node, ScalarNode):
        return _text(renamed, node, shape, path)
    if isinstance(node, SequenceNode):
        return _items(renamed, node, shape, path)
    return _entries(renamed, node, shape, path)


def _text(renamed: Renamed, leaf: ScalarNode, shape: Shape, path: Path) -> Any:
    if shape.kind in {"list", "entries"}:
        code = _list_code(shape, path) if shape.kind == "list" else "entries_expected"
        if not leaf.text:
            code = {"rows_expected": code, "row_expected": "row_empty"}.get(code, "empty")
        renamed.tell(path, leaf, code, **_about(renamed, path, shape), row=split_list(leaf.text))
    elif shape.choices:
        return _choice(renamed, leaf, shape, path)
    elif path and path[-1] in VALUES:
        # The model does not know which icons exist.
        return english_value(str(path[-1]), leaf.text.strip())
    return leaf.text


def _choice(renamed: Renamed, leaf: ScalarNode, shape: Shape, path: Path) -> str:
    name = str(path[-1])
    value = english_value(name, leaf.text)
    if value in shape.choices or not value.strip():
        return value
    meant = meant_value(name, leaf.text, shape.choices)
    values = {**_about(renamed, path, shape), "typed": leaf.text, "allowed": both_values(name, shape.choices)}
    # An exhibit that names a scam is hardly genuine: read it as a scam, and report it.
    is_doubtful = meant == "genuine" and bool(_text_at(renamed, (*path[:-1], "scam")))
    if meant is not None and not is_doubtful:
        values["guess"] = spelled(meant, renamed.language, field=name)
    renamed.tell(path, leaf, "value_unknown", **values)
    return "scam" if is_doubtful else meant or value


def _items(renamed: Renamed, node: SequenceNode, shape: Shape, path: Path) -> Any:
    if shape.kind != "list" or shape.item is None:
        code = "entries_expected" if shape.kind == "entries" else _text_code(path)
        renamed.tell(path, node, code, **_about(renamed, path, shape))
        return None
    items = node.items
    if shape.item.kind == "list" and items and all(_is_one(item) for item in items):
        renamed.tell(path, node, "rows_expected", **_about(renamed, path, shape))
        return None
    if shape.most is not None and len(items) > shape.most:
        about = _about(renamed, path, shape)
        code = {"row_expected": "row_long", "rows_expected": "rows_many"}.get(_list_code(shape, path), "too_many")
        renamed.tell(path, node, code, **about, found=len(items), limit=shape.most, over=len(items) - shape.most)
        # Surplus items are not read: the list may be endless.
        items = items[: shape.most]
    return [_data(renamed, item, shape.item, (*path, index)) for index, item in enumerate(items)]


def _entries(renamed: Renamed, node: MappingNode, shape: Shape, path: Path) -> Any:
    if not shape.keys:
        code = _list_code(shape, path) if shape.kind == "list" else _text_code(path)
        renamed.tell(path, node, code, **_about(renamed, path, shape), row="[…, …]")
        return None
    if shape.is_single and len(node.pairs) != 1:
        renamed.tell(path, node, "one_speaker")
        return None
    is_known = any(english_key(key.text) in shape.keys for key, _ in node.pairs)
    if shape.kind == "either" and not shape.is_single and not is_known:
        # Probably a sentence with a colon in it.
        renamed.tell(path, node, "text_expected", **_about(renamed, path, shape))
        return None
    data: dict[str, Any] = {}
    first: dict[str, ScalarNode] = {}
    for key, value in node.pairs:
        name = english_key(key.text)
        if name not in shape.keys:
            name = _meant(renamed, (key, value), shape, path, node)
            if not name or any(english_key(other.text) == name for other, _ in node.pairs):
                _pass_over(renamed, path, name, value)
                continue
            renamed.meant[key] = name
        if name in data:
            _tell_twice(renamed, path, key, first[name])
            _pass_over(renamed, path, name, value)
            continue
        first[name] = key
        data[name] = _data(renamed, value, shape.keys[name], (*path, name))
    return data


def _list_code(shape: Shape, path: Path) -> str:
    """Return the code for a missing list: one entry a line, one row a line, or one row in brackets."""
    if shape.item is not None and shape.item.kind == "list":
        return "rows_expected"
    return "row_expected" if path and isinstance(path[-1], int) else "list_expected"


def _text_code(path: Path) -> str:
    """Return the code for a missing text: in a list of lists it is a place of the table."""
    return "place_expected" if path[-2:] and all(isinstance(step, int) for step in path[-2:]) else "text_expected"


def _is_one(node: Node) -> bool:
    """Whether an item of a list of rows is a single place, not a row."""
    return isinstance(node, ScalarNode) and len(parts_of_list(node.text)) == 1


def _pass_over(renamed: Renamed, path: Path, name: str, value: Node) -> None:
    """Note that a section of the pack is not read; an unknown name may be any section."""
    if not path and not isinstance(value, ScalarNode):
        renamed.unread |= {name} if name else {"scams", "exhibits"}


def _repeats(node: MappingNode, key: ScalarNode, meant: str) -> str:
    """Return the code for a repeated list (`展品二`), whose entries belong to the first."""
    for place, (other, value) in enumerate(node.pairs):
        if english_key(other.text) == meant and isinstance(value, SequenceNode):
            for follower, more in node.pairs[place + 1 : place + 2]:
                is_list = isinstance(more, SequenceNode) and not (more.is_flow or value.is_flow)
                if follower is key and is_list and more.column == value.column:
                    return "section_again"
            return "section_apart"
    return "key_unknown"


def _meant(renamed: Renamed, pair: tuple[ScalarNode, Node], shape: Shape, path: Path, node: MappingNode) -> str:
    """Report an unknown key; return the English key probably meant, or nothing."""
    # Guessing is slow, and after so many findings nothing more is told.
    if len(renamed.findings) >= MAX_FINDINGS:
        return ""
    key, value = pair
    if key.text.casefold() in NOT_HERE:
        renamed.tell((*path, key.text), key, "key_not_here", key=key.text)
        return ""
    meant = meant_key(key.text, shape.keys)
    values = {"key": key.text, "allowed": both_names(shape.keys)}
    code = "key_unknown"
    if meant is not None:
        guess = spelled(meant, renamed.language)
        code = _repeats(node, key, meant) if isinstance(value, SequenceNode) else code
        values |= {"guess": guess} if code == "key_unknown" else {"other": guess}
    renamed.tell((*path, key.text), key, code, **values)
    if shape.is_single:
        # Its only key: without it nothing is left that could be complained about.
        renamed.settled.add(path)
    return meant or ""


def _tell_twice(renamed: Renamed, path: Path, key: ScalarNode, first: ScalarNode) -> None:
    # The same spelling twice has already been told by the tree.
    if key.text != first.text:
        renamed.tell(
            (*path, key.text), key, "key_twice_languages", key=key.text, other=first.text, first=first.line + 1
        )


def _about(renamed: Renamed, path: Path, shape: Shape) -> dict[str, Any]:
    names = [step for step in path if isinstance(step, str)]
    key = spelled(names[-1], renamed.language) if names else ""
    inner = shape.item if shape.item is not None else shape
    values = {"key": key, "allowed": both_names(inner.keys), "example": _example(renamed, inner)}
    return values | lines_at(renamed, path)


def lines_at(renamed: Renamed, path: Path) -> dict[str, str]:
    """Return, for a message, lines that could stand at a path and how many entries it needs."""
    written = written_at(path, language=renamed.language, is_unspoken=is_unspoken(renamed, path))
    least = least_at(path)
    return {"written": written, **({} if least is None else {"least": str(least)})}


def _text_at(renamed: Renamed, path: Path) -> str:
    """Return the text that the file holds at a path, if any."""
    _, node, held = find(renamed.root, path, renamed.meant)
    return node.text if held == len(path) and isinstance(node, ScalarNode) else ""


def is_unspoken(renamed: Renamed, path: Path) -> bool:
    """Whether a path leads to words of an exhibit without turns, such as a text message."""
    if path[:1] != ("exhibits",) or path[-1:] != ("lines",):
        return False
    typed = _text_at(renamed, (*path[:-1], "channel"))
    channels = keys_of("exhibits")["channel"].choices
    channel = english_value("channel", typed)
    return (channel if channel in channels else meant_value("channel", channel, channels)) in UNSPOKEN


def _example(renamed: Renamed, shape: Shape) -> str:
    return spelled(next(iter(shape.keys), ""), language=renamed.language)
