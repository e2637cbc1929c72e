"""Typing mistakes inside `{…}`: commas between the entries, and values that need quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.content.fields.names import KEY_WORDS
from game.content.slips.corrections import bare, comment_start, quoted, replaced

INNER_COLON = re.compile(r":(?=\s|$)")
"""A colon that YAML takes for the end of a key."""

# Blanks from the first of a run only, as in `cures`.
_COMMA = re.compile(r"(?:(?<!\s)\s+)?[，、；]\s*(?P<key>[^\s:：{},，、；]{1,30})(?=\s*(?P<colon>：|:(?:\s|$)?))")
_BRACES = re.compile(r"^\s*(?:- +)*(?:[^\s:{}]+: +)?\{(?P<inner>.*?)\}(?:\s*|\s+#\s.*)$")
_ENTRY = re.compile(r"(?:^|,)\s*(?P<key>[^\s:：{},]{1,30})\s*:\s+")
_CUT = re.compile(r"\s#(?=[^\s#])")
_SIGNS = "%@`*&!"
_WIDE = re.compile(
    r"^[ \t]*(?:[-－–−][ \t]*)*(?:[^\s:：{}｛｝\[\]［］【】\"'#]{1,20}?\s*[:：]\s*)?"
    r"(?P<open>[｛【［{\[])(?=\s*(?P<key>[^\s:：,，]{1,20}?)\s*[:：])"
)
_CLOSERS = ",]}"
_ENDS = _CLOSERS + "，； ;\t"
"""What nobody means as a text: the end of a list or of braces that begin further up."""


def is_special(value: str) -> bool:
    """Whether a value begins with a sign that YAML keeps for itself and an organiser means as text."""
    return len(value) > 1 and value[0] in _SIGNS + _CLOSERS and value.strip(_ENDS) != ""


def commas_corrected(line: str, *, is_certain: bool = False) -> str:
    """The line with `, ` in place of every Chinese comma between entries in braces: in front of a known key.

    `is_certain` leaves out those keys that a colon follows which may stand in a sentence: `：` or one without a blank.
    """
    if "{" not in line:
        return line
    for found in reversed(list(_COMMA.finditer(bare(line)))):
        if found["key"] in KEY_WORDS and (not is_certain or found["colon"] not in "：:"):
            line = replaced(line, found.start(), found.end(), f", {found['key']}")
    return line


def braces_narrowed(line: str) -> tuple[int, str] | None:
    """A line whose entries stand in brackets of another kind than `{…}`: the column of the first wrong one, corrected.

    Only brackets in front of a known key count, with a second one at the end of the value: `［` may be part of a text.
    """
    found = _WIDE.match(line)
    if found is None or found["key"] not in KEY_WORDS:
        return None
    start, end = found.start("open"), len(line[: comment_start(line)].rstrip()) - 1
    if end <= start or line[end] not in "｝】］}]" or line[start] + line[end] in {"{}", "[]"}:
        return None
    return (start if line[start] != "{" else end), replaced(replaced(line, end, end + 1, "}"), start, start + 1, "{")


def value_in_braces(line: str) -> tuple[int, str, str] | None:
    """The first value in `{…}` that needs quotes: its column, the code, and the line with all such values quoted.

    Only braces that end in the same line and hold known keys are looked into: commas in a text would otherwise
    be taken for the ends of entries, and the other way round.
    """
    braces = _BRACES.match(line)
    if braces is None:
        return None
    first: tuple[int, str] | None = None
    corrected = line
    for start, end in reversed(list(_values(braces["inner"], braces.start("inner")))):
        value = line[start:end]
        found = _mistake(value)
        if found is not None:
            first = start + found[0], found[1]
            corrected = replaced(corrected, start, end, quoted(value))
    return None if first is None else (*first, corrected)


def _values(inner: str, offset: int) -> Iterator[tuple[int, int]]:
    """Where every value starts and ends, without the blanks around it; none unless the first key is known."""
    entries = [entry for entry in _ENTRY.finditer(inner) if entry["key"] in KEY_WORDS]
    if not entries or entries[0].start() != 0:
        return
    ends = [entry.start() for entry in entries[1:]] + [len(inner)]
    for entry, end in zip(entries, ends, strict=True):
        value = inner[entry.end() : end].rstrip()
        if value and value[0] not in "\"'[{":
            yield offset + entry.end(), offset + entry.end() + len(value)


def _mistake(value: str) -> tuple[int, str] | None:
    colon, cut = INNER_COLON.search(value), _CUT.search(value)
    if is_special(value):
        return 0, "special_start"
    if colon is not None and (cut is None or colon.start() < cut.start()):
        return colon.start(), "colon_inside"
    return None if cut is None else (cut.start() + 1, "hash_cuts")
