"""Values that need quotes, because YAML takes a sign in them for its own or cuts them off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.content.fields.names import KEY_WORDS, english_key, names_where
from game.content.slips.corrections import (
    BLANKS,
    comment_start,
    quoted,
    quoted_inside,
    replaced,
    without_literals,
)
from game.content.slips.slip import Slip, Source, slip_at
from game.content.tree.tree import Located, MappingNode, Node, ScalarNode, SequenceNode

CODES = ("special_start", "text_after_quote", "colon_inside", "hash_cuts", "escape", "escape_pair", "escape_half")

_INNER_COLON = re.compile(r":(?=\s|$)")
# A list item may be several dashes deep; a key may stand behind them. It ends before the blanks in front of its colon:
# a search that tried them as part of the key as well would take the square of their number.
_KEYED = re.compile(
    rf"^(?P<lead>[ \t{BLANKS}]*(?:- +)*)"
    r"(?:(?P<key>[^\s:\"'\[\]{},#][^:\"']{0,60}?)(?<!\s)\s*:\s+)?(?P<value>\S.*)$"
)
_AFTER_QUOTE = re.compile(r"^(\"[^\"\\]*(?:\\.[^\"\\]*)*\"|'[^']*(?:''[^']*)*')\s*(?![\s#])[^:,\]}\s]")
_VALID_ESCAPE = r"(?:[0abt\tnvfre \"/\\N_LP]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})"
# Valid escapes are excluded at the end as well: the search would backtrack to one if it finds no wrong one.
_BAD_ESCAPE = re.compile(
    r"(?:^\s*|-\s+|:\s+|[\[{,]\s*)"
    rf"\"(?:[^\"\\]|\\{_VALID_ESCAPE})*\\(?!{_VALID_ESCAPE}|$)"
)
# One character in two halves, as programs for JSON and JavaScript write emoji.
_PAIR = re.compile(r"\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)
_HALF = re.compile(r"\\u(?:d[89a-f][0-9a-f]{2})", re.IGNORECASE)
_QUOTE_END = re.compile(r"\"(?=\s*(?:[,}\]]|$)|\s+#)")
_BRACES = re.compile(r"^\s*(?:- +)*(?:[^\s:{}]+: +)?\{(?P<inner>.*?)\}(?:\s*|\s+#\s.*)$")
_ENTRY = re.compile(r"(?:^|,)\s*(?P<key>[^\s:：{},]{1,30})\s*:\s+")
_CUT_IN_BRACES = re.compile(r"\s#(?=[^\s#])")
_CUT = re.compile(r"\s+#(?=[^\s#])")
_SIGNS = "%@`*&!"
_CLOSERS = ",]}"
_ENDS = _CLOSERS + "，； ;\t"
"""What nobody means as a text: the end of a list or of braces that begin further up."""
_MAX_KEY = 6
_SENTENCE = re.compile("[\\s，。！？、；,.!?;“”‘’（）]")
_MARK_OF_SENTENCE = re.compile("[，。！？；、]")
_LONG_KEY = 8
# These begin an entry, in the wrong list.
_NEVER_TEXT = names_where(lambda field: field.marks_entry)


def escape_in_line(line: str, number: int, is_near: bool) -> Slip | None:
    """Find a backslash in double quotes that YAML takes for the beginning of a special character."""
    half = _HALF.search(without_literals(line)) if "\\" in line else None
    if half is not None:
        whole = _PAIR.sub(_joined, line)
        code = "escape_half" if _HALF.search(whole) else "escape_pair"
        return slip_at(line, number, half.start(), code, _HALF.sub("", whole), is_guess=code == "escape_half")
    found = _BAD_ESCAPE.search(without_literals(line))
    if found is None:
        return None
    start = line.index('"', found.start())
    closing = _QUOTE_END.search(line, found.end())
    inner = line[start + 1 : len(line) if closing is None else closing.start()].replace("'", "''")
    end = len(line) if closing is None else closing.end()
    return slip_at(line, number, found.end() - 1, "escape", replaced(line, start, end, f"'{inner}'"))


def _joined(found: re.Match[str]) -> str:
    return bytes.fromhex(found[1] + found[2]).decode("utf-16-be")


def in_braces(line: str, number: int, is_near: bool) -> Slip | None:
    """Find the first value in `{…}` that needs quotes.

    Only braces that end in the same line and hold known keys count: commas in a text would otherwise be taken for the
    ends of entries, and vice versa.
    """
    braces = _BRACES.match(line)
    if braces is None:
        return None
    first: tuple[int, str] | None = None
    corrected = line
    for start, end in reversed(list(_values(braces["inner"], braces.start("inner")))):
        value = line[start:end]
        found = _fault_in_braces(value)
        if found is not None:
            first = start + found[0], found[1]
            corrected = replaced(corrected, start, end, quoted(value))
    return None if first is None else slip_at(line, number, *first, corrected)


def in_line(line: str, number: int, is_near: bool) -> Slip | None:
    """Find a value that starts with a sign of YAML, or holds `: `."""
    found = _KEYED.match(line)
    if found is None:
        return None
    start = found.start("value")
    end = start + comment_start(found["value"])
    value = line[start:end]
    cure = replaced(line, start, end, quoted(value))
    is_entry = found["key"] is not None or "-" in found["lead"]
    if _is_special(value) and (is_entry or is_near):
        return slip_at(line, number, start, "special_start", cure)
    if value[:1] in "\"'[{|>":
        code = _broken_start(value) if is_near or (is_entry and value[0] not in "|>") else None
        if code == "text_after_quote":
            cure = replaced(line, start, end, quoted_inside(value))
        return None if code is None else slip_at(line, number, start, code, cure)
    inner = _INNER_COLON.search(value)
    if found["key"] is not None and inner is not None:
        # A short word without signs in front of a colon is most likely meant as a key.
        key = found["key"]
        is_guess = key not in KEY_WORDS and (len(key) > _MAX_KEY or _SENTENCE.search(key) is not None)
        return slip_at(line, number, start + inner.start(), "colon_inside", cure, is_guess=is_guess)
    return None


def in_text(source: Source, node: ScalarNode) -> Slip | None:
    """Find a `#` behind a blank that cuts a text off, though no blank follows it."""
    line = source.lines[node.end_line]
    found = _CUT.match(line, node.end_column)
    if found is None:
        return None
    begin = node.column if node.end_line == node.line else len(line) - len(line.lstrip())
    if not node.text:
        begin = found.end() - 1
    end = begin + comment_start(line[begin:])
    cure = replaced(line, begin, end, quoted(line[begin:end])) if node.end_line == node.line else None
    return slip_at(line, node.end_line, found.end() - 1, "hash_cuts", cure)


def in_tree(source: Source, located: Located) -> Iterator[Slip]:
    """Find items of a list of texts that YAML took for an entry, because of a colon inside."""
    for key, node in located.root.pairs if isinstance(located.root, MappingNode) else ():
        name = english_key(key.text)
        if name == "rules_of_thumb":
            yield from _items_with_colon(source, node, is_speech=False)
        elif name in {"scams", "exhibits"} and isinstance(node, SequenceNode):
            inner = "openings" if name == "scams" else "lines"
            for item in node.items:
                for part, value in item.pairs if isinstance(item, MappingNode) else ():
                    if english_key(part.text) == inner:
                        yield from _items_with_colon(source, value, is_speech=inner == "lines")


def _items_with_colon(source: Source, node: Node, *, is_speech: bool) -> Iterator[Slip]:
    for item in node.items if isinstance(node, SequenceNode) and not node.is_flow else ():
        if not isinstance(item, MappingNode) or len(item.pairs) != 1 or item.is_flow:
            continue
        key, value = item.pairs[0]
        if not isinstance(value, ScalarNode) or not value.text or key.line != value.end_line or not key.is_plain:
            continue
        is_text = _MARK_OF_SENTENCE.search(key.text) is not None or len(key.text) > _LONG_KEY
        if english_key(key.text) in _NEVER_TEXT or (is_speech and not is_text):
            continue
        line = source.lines[key.line]
        end = key.column + comment_start(line[key.column :])
        cure = replaced(line, key.column, end, quoted(line[key.column : end]))
        yield slip_at(line, key.line, key.end_column, "colon_inside", cure)


def _values(inner: str, offset: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of every value, without surrounding blanks; none unless the first key is known."""
    entries = [entry for entry in _ENTRY.finditer(inner) if entry["key"] in KEY_WORDS]
    if not entries or entries[0].start() != 0:
        return
    ends = [entry.start() for entry in entries[1:]] + [len(inner)]
    for entry, end in zip(entries, ends, strict=True):
        value = inner[entry.end() : end].rstrip()
        if value and value[0] not in "\"'[{":
            yield offset + entry.end(), offset + entry.end() + len(value)


def _fault_in_braces(value: str) -> tuple[int, str] | None:
    colon, cut = _INNER_COLON.search(value), _CUT_IN_BRACES.search(value)
    if _is_special(value):
        return 0, "special_start"
    if colon is not None and (cut is None or colon.start() < cut.start()):
        return colon.start(), "colon_inside"
    return None if cut is None else (cut.start() + 1, "hash_cuts")


def _is_special(value: str) -> bool:
    """Whether a value begins with a sign reserved by YAML but meant as text."""
    return len(value) > 1 and value[0] in _SIGNS + _CLOSERS and value.strip(_ENDS) != ""


def _broken_start(value: str) -> str | None:
    """Return the code for a text that YAML failed to read as a quotation, a bracket or a block."""
    if value[0] in "\"'":
        return "text_after_quote" if _AFTER_QUOTE.match(value) else None
    if value[0] in "[{":
        return "special_start" if _closes_early(value) else None
    return "special_start" if len(value) > 1 else None


def _closes_early(value: str) -> bool:
    closer = "]" if value[0] == "[" else "}"
    rest = value[value.find(closer) + 1 :].strip() if closer in value else ""
    return bool(rest) and rest[0] not in "#,:]}"
