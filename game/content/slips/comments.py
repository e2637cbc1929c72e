"""`//` in front of a comment, as in other languages."""

from __future__ import annotations

import re

from game.content.slips.corrections import comment_start
from game.content.slips.slip import Slip, Source, slip_at
from game.content.tree.tree import ScalarNode

CODES = ("slash_comment", "slash_kept")

KEY = r"(?:\"[^\"\\]{1,30}\"|'[^']{1,30}'|[^\s:\"'\[\]{},#][^:\"']{0,60}?)(?<!\s)\s*:\s+"
"""A key of any words with its colon, as a part of a pattern."""

_SLASHES = re.compile(r"[ \t]*//")
_VALUE_AND_SLASHES = re.compile(
    rf"[ \t]*(?:- +)*(?:{KEY})?"
    r"(?:\"[^\"\\]*(?:\\.[^\"\\]*)*\"|'[^']*(?:''[^']*)*'|-?[0-9.]{1,20}"
    r"|\[[^\[\]{}\"'#]*\]|\{[^\[\]{}\"'#]*\}|[\[\]{}]{1,20})(?:[ \t]*,)?[ \t]+(?P<slashes>//)"
)
_SLASHES_BEHIND = re.compile(r"(?<!\s)[ \t]+(?P<slashes>//)")


def in_line(line: str, number: int, is_near: bool) -> Slip | None:
    """Find `//` at the beginning of a line, or behind a value that has ended."""
    if "//" not in line:
        return None
    found = _SLASHES.match(line) or _VALUE_AND_SLASHES.match(line)
    return None if found is None else _slip(line, number, found.end() - len("//"))


def in_key(source: Source, node: ScalarNode) -> Slip | None:
    """Find `//` at the beginning of a line that became a key."""
    line = source.lines[node.line]
    is_comment = node.text.startswith("//") and not line[: node.column].strip()
    return _slip(line, node.line, node.column) if is_comment else None


def in_text(source: Source, node: ScalarNode) -> Slip | None:
    """Find `//` at the beginning of a line that became a text, or behind a blank in a text; there it may be meant."""
    slip = in_key(source, node)
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
    return _slip(line, number, len(line) - len(body)) if body.startswith("//") else None


def _slip(line: str, number: int, at: int) -> Slip:
    return slip_at(line, number, at, "slash_comment", _hashed(line, at))


def _hashed(line: str, at: int) -> str:
    """Return the line with a YAML comment in place of the slashes in column `at`."""
    rest = line[at:].lstrip("/").strip()
    return f"{line[:at]}# {rest}".rstrip()
