"""`//` and the full-width `＃` in front of a comment, and blanks before `#` that are no space."""

from __future__ import annotations

import re

from game.content.slips.corrections import BLANKS, comment_start
from game.content.slips.slip import Slip, Source, slip_at
from game.content.tree.tree import ScalarNode

CODES = ("slash_comment", "slash_kept", "hash_wide", "note_wide")
HASHES = "＃﹟"
"""What a Chinese keyboard writes for `#`."""

KEY = r"(?:\"[^\"\\]{1,30}\"|'[^']{1,30}'|[^\s:\"'\[\]{},#][^:\"']{0,60}?)(?<!\s)\s*:\s+"
"""A key of any words with its colon, as a part of a pattern."""

_SLASHES = re.compile(r"[ \t]*//")
_VALUE_AND_SLASHES = re.compile(
    rf"[ \t]*(?:- +)*(?:{KEY})?"
    r"(?:\"[^\"\\]*(?:\\.[^\"\\]*)*\"|'[^']*(?:''[^']*)*'|-?[0-9.]{1,20}"
    r"|\[[^\[\]{}\"'#]*\]|\{[^\[\]{}\"'#]*\}|[\[\]{}]{1,20})(?:[ \t]*,)?[ \t]+(?P<slashes>//)"
)
_HASH = re.compile(rf"[ \t{BLANKS}]*[{HASHES}]")
_NOTE = re.compile(rf"(?<![\s{BLANKS}])(?P<blanks>[ \t{BLANKS}]+)(?P<hash>[#{HASHES}])")
_NOTE_BEHIND = re.compile(rf"(?<=[\"'\]}}])(?P<blanks>[ \t{BLANKS}]+)(?P<hash>[#{HASHES}])")
_SLASHES_BEHIND = re.compile(r"(?<!\s)[ \t]+(?P<slashes>//)")


def in_line(line: str, number: int, is_near: bool) -> Slip | None:
    """Find `//` at the beginning of a line, or behind a value that has ended."""
    if not line.isascii():
        wide = _HASH.match(line)
        if wide is not None:
            return _slip(line, number, wide.end() - 1, "hash_wide")
        note = _note(line, number, _NOTE_BEHIND.search(line))
        if note is not None:
            return note
    if "//" not in line:
        return None
    found = _SLASHES.match(line) or _VALUE_AND_SLASHES.match(line)
    return None if found is None else _slip(line, number, found.end() - len("//"))


def in_key(source: Source, node: ScalarNode) -> Slip | None:
    """Find `//` at the beginning of a line that became a key."""
    line = source.lines[node.line]
    if line[: node.column].strip():
        return None
    if node.text[:1] in {*HASHES}:
        return _slip(line, node.line, node.column, "hash_wide")
    return _slip(line, node.line, node.column) if node.text.startswith("//") else None


def in_text(source: Source, node: ScalarNode) -> Slip | None:
    """Find `//` at the beginning of a line that became a text, or behind a blank in a text; there it may be meant."""
    slip = in_key(source, node) or _wide_note(source, node)
    if slip is not None or "//" not in node.text or node.line != node.end_line:
        return slip
    line = source.lines[node.line]
    found = _SLASHES_BEHIND.search(line, node.column, node.end_column)
    if found is None:
        return None
    at = found.start("slashes")
    end = node.column + comment_start(line[node.column :])
    told = slip_at(line, node.line, at, "slash_kept", _hashed(line[:end], at) + line[end:], level="warning")
    return told._replace(corrected=None)


def in_later_line(source: Source, node: ScalarNode, number: int) -> Slip | None:
    """Find `//` at the beginning of a line that YAML joined to the one before."""
    line = source.lines[number]
    body = line.lstrip()
    at = len(line) - len(body)
    if body[:1] in {*HASHES}:
        return _slip(line, number, at, "hash_wide")
    return _slip(line, number, at) if body.startswith("//") else None


def _wide_note(source: Source, node: ScalarNode) -> Slip | None:
    """Find a remark that became part of a text, because a wide blank stands before its `#`, or `#` itself is wide."""
    line = source.lines[node.line]
    if node.line != node.end_line or line[node.end_column :].strip() or node.text.isascii():
        return None
    return _note(line, node.line, _NOTE.search(line, node.column))


def _note(line: str, number: int, found: re.Match[str] | None) -> Slip | None:
    if found is None or (found["hash"] == "#" and found["blanks"].isascii()):
        return None
    rest = line[found.end() :].strip()
    corrected = f"{line[: found.start()]}  # {rest}".rstrip()
    return slip_at(line, number, found.start(), "note_wide", corrected)


def _slip(line: str, number: int, at: int, code: str = "slash_comment") -> Slip:
    return slip_at(line, number, at, code, _hashed(line, at))


def _hashed(line: str, at: int) -> str:
    """Return the line with a YAML comment in place of the slashes, or the wide sign, in column `at`."""
    rest = line[at:].lstrip(f"/{HASHES}").strip()
    return f"{line[:at]}# {rest}".rstrip()
