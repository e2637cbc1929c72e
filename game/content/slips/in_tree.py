"""Typing mistakes that YAML accepts without a word, found in the tree: text cut off, lists that became one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from game.content.findings import Finding
from game.content.slips.corrections import INVISIBLE, UNSEEN, comment_start, quoted, replaced, split_list
from game.content.slips.fault_causes import find_list_marks, find_swallowing
from game.content.slips.in_lines import MAX_COLUMNS, Mistake, colon_in, mistake, respaced
from game.content.slips.in_structure import find_in_beginning, find_in_structure
from game.content.slips.indentation import Straightened
from game.content.slips.json_habits import COMMAS, Habit, comma_behind, hashed, slashes_behind
from game.content.slips.list_marks import STARTS
from game.content.tree.tree import Located, ScalarNode, SequenceNode, spot

_COLON = re.compile("[：:﹕︰]")
_CUT = re.compile(r"\s+#(?=[^\s#])")
_DASH = re.compile(r"([－–−•·●]|—(?!—)|-)\s*(?=[^\s\-\d])")
_CURLY = {"“": "”", "‘": "’", "＂": "＂", "〝": "〞"}
_QUOTES = "".join([*_CURLY, *_CURLY.values()])
_LEADING = re.compile(r"[\s\-]*")
_BEGINNINGS = STARTS | frozenset("｛【［")
_STARTS = "".join(_CURLY) + "-－–−—•·●\u00a0\u3000\u2002\u2003"


def find_in_tree(located: Located, lines: list[str]) -> Iterator[Mistake]:
    """The silent typing mistakes of a file that YAML accepts; `lines` are its lines without breaks."""
    straight = Straightened(lines)
    overlong = _overlong(lines)
    yield from _in_keys(_searched(located.keys, overlong), lines, straight)
    yield from find_in_structure(located, lines)
    leaves = _searched(located.leaves, overlong)
    yield from _in_values(leaves, lines)
    yield from _in_texts([leaf for leaf in leaves if leaf.is_plain], lines, straight)
    for items in located.flow_lists:
        if items.line not in overlong:
            yield from _one_item(items, lines)


def _in_keys(keys: list[ScalarNode], lines: list[str], straight: Straightened) -> Iterator[Mistake]:
    # The keys of ten thousand exhibits are twenty words.
    doubtful = {text for text in {key.text for key in keys} if _is_doubtful(text)}
    is_marked = False
    for key in keys if doubtful else ():
        if key.text not in doubtful:
            continue
        if key.text[:1] in STARTS and not is_marked and not lines[key.line][: key.column].strip():
            is_marked = True
            yield from find_list_marks(lines)
        if key.text.startswith("//") and not lines[key.line][: key.column].strip():
            yield _slashes(key.line, key.column, lines[key.line])
        elif key.is_plain and (not key.text.isprintable() or key.text[:1] in _CURLY):
            yield from _in_key(key, lines, straight)
        elif _COLON.search(key.text):
            yield from _colon(key, lines)


def _in_values(leaves: list[ScalarNode], lines: list[str]) -> Iterator[Mistake]:
    """What may be wrong in a text of any kind: unseen characters, quotes that end in no line."""
    is_swallowing = False
    for leaf in leaves:
        if not leaf.text.isprintable():
            yield from _unseen(leaf, lines)
        is_swallowing = is_swallowing or (not leaf.is_plain and leaf.end_line != leaf.line)
    if is_swallowing:
        yield from find_swallowing(lines)


def _in_texts(leaves: list[ScalarNode], lines: list[str], straight: Straightened) -> Iterator[Mistake]:
    """What may be wrong in a text without quotes."""
    # Most lines hold no `#` and no colon but that of their key, so texts are searched only where there is one.
    hashed = {number for number, line in enumerate(lines) if "#" in line and (" #" in line or "\t#" in line)}
    is_marked = False
    for leaf in leaves:
        text, line, _, end_line, _, _ = leaf
        first = text[:1]
        if first in _BEGINNINGS and text:
            is_marked = is_marked or not lines[line][: leaf.column].strip()
            yield from find_in_beginning(leaf, lines)
        if end_line in hashed:
            yield from _cut(leaf, lines)
        if "//" in text or text[-1:] in COMMAS:
            yield from _habits(leaf, lines)
        if end_line != line or first in _STARTS or _has_colon(text):
            yield from _in_text(leaf, lines, straight)
    if is_marked:
        yield from find_list_marks(lines)


def _habits(leaf: ScalarNode, lines: list[str]) -> Iterator[Mistake]:
    """A comma at the end of a text, and `//` in it."""
    text, number, column, end_line, end, _ = leaf
    if not text:  # the parser may put an empty one behind the last line
        return
    line = lines[number]
    if text.startswith("//") and not line[:column].strip():
        yield _slashes(number, column, line)
    elif number == end_line:
        comma = comma_behind(line, number, column, end) if text[-1] in COMMAS else None
        if comma is not None:
            # A Chinese comma may be all there is of a sentence; it is told, and left to its author.
            yield _habit("comma", comma, line, is_repaired=text[-1] == ",")
        for slashes in slashes_behind(line, number, column, end):
            yield _habit("slash", slashes, line, is_repaired=False)


def _habit(kind: str, habit: Habit, line: str, *, is_repaired: bool) -> Mistake:
    if habit.is_certain:
        return mistake(habit.line, habit.column, f"{kind}_end", habit.corrected, line=line)
    told = mistake(habit.line, habit.column, f"{kind}_kept", habit.corrected, line=line)
    return Mistake(replace(told.finding, level="warning"), told.corrected if is_repaired else None)


def _slashes(number: int, column: int, line: str) -> Mistake:
    return mistake(number, column, "slash_comment", hashed(line, column), line=line)


def _has_colon(text: str) -> bool:
    return "：" in text or ":" in text or "﹕" in text or "︰" in text


def _overlong(lines: list[str]) -> set[int]:
    if max(map(len, lines), default=0) <= MAX_COLUMNS:
        return set()
    return {number for number, line in enumerate(lines) if len(line) > MAX_COLUMNS}


def _is_doubtful(key: str) -> bool:
    return (
        not key.isprintable()
        or key[:1] in _CURLY
        or key[:1] in STARTS
        or key[:2] == "//"
        or _COLON.search(key) is not None
    )


def _searched(leaves: list[ScalarNode], overlong: set[int]) -> list[ScalarNode]:
    if not overlong:
        return leaves
    return [leaf for leaf in leaves if overlong.isdisjoint(range(leaf.line, leaf.end_line + 1))]


def _in_key(key: ScalarNode, lines: list[str], straight: Straightened) -> Iterator[Mistake]:
    line = lines[key.line]
    hidden = INVISIBLE.search(key.text)
    if hidden is not None:
        column = key.column + hidden.start()
        yield mistake(key.line, column, "key_invisible", INVISIBLE.sub("", line), line=line)
    elif key.text[:1].isspace():
        yield _indent(key, lines, straight)
    elif key.text[:1] in _CURLY:
        yield _quoted_key(key, line)
    else:
        yield from _colon(key, lines)


def _quoted_key(key: ScalarNode, line: str) -> Mistake:
    plain = key.text.strip(_QUOTES)
    return mistake(key.line, key.column, "key_quoted", replaced(line, key.column, key.end_column, plain), line=line)


def _in_text(leaf: ScalarNode, lines: list[str], straight: Straightened) -> Iterator[Mistake]:
    text = leaf.text
    if not text:
        return
    line = lines[leaf.line]
    is_dashed = False
    if text[0].isspace() and _starts_line(leaf, line):
        yield _indent(leaf, lines, straight)
    elif _CURLY.get(text[0]) == text[-1] and len(text) > 1 and text[-1] not in text[1:-1]:
        yield _curly(leaf, line)
    else:
        dash = _DASH.match(text)
        if dash is not None and not line[: leaf.column].strip():
            is_dashed = True
            yield _dash(leaf.line, leaf.column, leaf.column + dash.end(), line)
        elif _starts_line(leaf, line):
            yield from _colon(leaf, lines)
    for number in range(leaf.line + 1, leaf.end_line + 1):
        yield from _continued(number, lines[number], is_dashed=is_dashed)


def _continued(number: int, line: str, *, is_dashed: bool) -> Iterator[Mistake]:
    """A line that YAML glued to the one before, although it looks like an entry of its own."""
    body = line.lstrip()
    column = len(line) - len(body)
    dash = _DASH.match(body)
    if body.startswith("//"):
        yield _slashes(number, column, line)
    elif dash is not None and dash[0].startswith("- ") and not dash[0].strip("- "):
        # Nothing is wrong here if the list began with a dash that was none; then that one alone is told.
        if not is_dashed:
            yield mistake(number, column, "dash_unexpected", None, line=line)
    elif dash is not None:
        yield _dash(number, column, column + dash.end(), line)
    else:
        found = colon_in(line)
        if found is not None:
            yield mistake(number, found[0], found[2], respaced(line, found[0], found[1]), line=line)


def _colon(leaf: ScalarNode, lines: list[str]) -> Iterator[Mistake]:
    line = lines[leaf.line]
    end = leaf.end_column if leaf.end_line == leaf.line else len(line)
    found = colon_in(line[leaf.column : end])
    if found is not None:
        start, stop = leaf.column + found[0], leaf.column + found[1]
        yield mistake(leaf.line, start, found[2], respaced(line, start, stop), line=line)


def _dash(number: int, column: int, end: int, line: str) -> Mistake:
    code = "dash_tight" if line[column] == "-" else "dash_wide"
    return mistake(number, column, code, replaced(line, column, end, "- "), line=line)


def _indent(leaf: ScalarNode, lines: list[str], straight: Straightened) -> Mistake:
    return mistake(leaf.line, leaf.column, "wide_indent", straight[leaf.line], line=lines[leaf.line])


def _curly(leaf: ScalarNode, line: str) -> Mistake:
    inner = leaf.text[1:-1]
    cure = replaced(line, leaf.column, leaf.end_column, quoted(inner)) if leaf.end_line == leaf.line else None
    found = mistake(leaf.line, leaf.column, "curly_quotes", cure, line=line)
    # These quotes may be meant (a sentence somebody says), so the pack stays usable and nothing is corrected.
    return found._replace(finding=replace(found.finding, level="warning"))


def _unseen(leaf: ScalarNode, lines: list[str]) -> Iterator[Mistake]:
    if leaf.line == leaf.end_line:
        line = lines[leaf.line]
        found = UNSEEN.search(line, leaf.column, leaf.end_column)
        if found is not None:
            yield mistake(leaf.line, found.start(), "unseen", UNSEEN.sub("", line), line=line)


def _cut(leaf: ScalarNode, lines: list[str]) -> Iterator[Mistake]:
    line = lines[leaf.end_line]
    found = _CUT.match(line, leaf.end_column)
    if found is None:
        return
    begin = leaf.column if leaf.end_line == leaf.line else len(line) - len(line.lstrip())
    if not leaf.text:
        begin = found.end() - 1
    end = begin + comment_start(line[begin:])
    cure = replaced(line, begin, end, quoted(line[begin:end])) if leaf.end_line == leaf.line else None
    yield mistake(leaf.end_line, found.end() - 1, "hash_cuts", cure, line=line)


def _one_item(items: SequenceNode, lines: list[str]) -> Iterator[Mistake]:
    if len(items.items) != 1 or not isinstance(items.items[0], ScalarNode):
        return
    leaf = items.items[0]
    if not leaf.is_plain or leaf.line != leaf.end_line or not ("，" in leaf.text or "、" in leaf.text):
        return
    line = lines[leaf.line]
    closer = line.find("]", leaf.end_column)
    if closer < 0 or items.line != leaf.line:
        yield Mistake(Finding(spot(leaf), "comma_wide"))
        return
    column = leaf.column + min(i for i in (leaf.text.find("，"), leaf.text.find("、")) if i >= 0)
    yield mistake(
        leaf.line, column, "comma_wide", replaced(line, items.column, closer + 1, split_list(leaf.text)), line=line
    )


def _starts_line(leaf: ScalarNode, line: str) -> bool:
    return _LEADING.fullmatch(line, 0, leaf.column) is not None or line[: leaf.column].rstrip()[-1:] in {"{", ","}
