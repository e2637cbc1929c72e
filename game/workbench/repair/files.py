"""`check --fix`: repairs written to files, each with a copy of the earlier content, and reported."""

from __future__ import annotations

import contextlib
import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rich.console import Console
from rich.text import Text

from game.content.tree.guard import Limits
from game.content.tree.intake import LINE_BREAK, open_regular, shown
from game.content.wording import own_language
from game.words import Language, load_words
from game.workbench.repair.fixing import Repair, fix_bytes
from game.workbench.saving import replace_file

_CONTEXT = 2
_MAX_NUMBERS = 12
_UNSURE = frozenset({"comma_wide", "comma_kept", "hash_cuts", "curly_quotes"})
"""Repairs that are nearly always what was meant: a list instead of a sentence, a text instead of a remark."""
_STYLES = {"-": "red", "+": "green", "@": "cyan"}


@dataclass(frozen=True)
class Outcome:
    """A file that could be repaired; if not, `fault` says why in words, and it is unchanged."""

    path: Path
    repair: Repair
    language: Language
    backup: Path | None = None
    fault: str = ""


class _ChangedError(Exception):
    """Somebody else has written the file in the meantime."""


def fix_files(files: Sequence[Path], language: Language | None, limits: Limits) -> Iterator[Outcome]:
    """Repair files one by one; those without anything to repair are not mentioned.

    `language` is that of the words, the pack's own if `None`; files beyond `limits` are skipped.
    """
    for path in files:
        # Unreadable files are reported with the problems.
        with contextlib.suppress(OSError, ValueError):
            with open_regular(path) as file:
                data = file.read(limits.max_bytes + 1)
            repair = fix_bytes(data, limits)
            if repair is not None:
                yield _write(path, data, repair, language or own_language(LINE_BREAK.split(repair.after)))


def tell_outcomes(outcomes: Sequence[Outcome], language: Language, console: Console) -> None:
    """Print what was done to which lines; `language` is for sentences about no single file."""
    if not outcomes:
        _say(console, load_words("repair", language)["nothing"] + "\n")
    for outcome in outcomes:
        if not outcome.fault:
            for line in _summary(outcome):
                _say(console, line)
            for line in _diff(outcome):
                _say(console, line, _STYLES.get(line[:1], ""))
            _say(console, "")


def _write(path: Path, data: bytes, repair: Repair, language: Language) -> Outcome:
    words = load_words("repair", language)

    def check(_: Path) -> None:
        if path.read_bytes() != data:
            raise _ChangedError

    try:
        backup = replace_file(path, repair.data, keeps_earlier=True, check=check)
    except (OSError, _ChangedError) as fault:
        code = "changed" if isinstance(fault, _ChangedError) else "cannot_write"
        reason = getattr(fault, "strerror", None) or type(fault).__name__
        return Outcome(path, repair, language, fault=words[code].format(name=path, reason=reason))
    return Outcome(path, repair, language, backup)


def _summary(outcome: Outcome) -> Iterator[str]:
    words = load_words("repair", outcome.language)
    repair, backup = outcome.repair, outcome.backup
    lines = len({change.line for change in repair.changes})
    heading = words["heading" if lines else "saved"]
    yield heading.format(name=outcome.path.name, lines=lines, backup=backup.name if backup else "")
    if repair.encoding is not None:
        yield "  " + words["encoding"].format(encoding=repair.encoding)
    numbers: dict[str, list[int]] = {}
    for change in repair.changes:
        numbers.setdefault(change.code, []).append(change.line)
    for code, found in numbers.items():
        named = words["and"].join(map(str, found[:_MAX_NUMBERS]))
        more = words["more"].format(count=len(found)) if len(found) > _MAX_NUMBERS else ""
        sentence = words["look" if code in _UNSURE else "done"]
        yield "  " + sentence.format(lines=named, more=more, what=words.get(f"changes.{code}", code))


def _diff(outcome: Outcome) -> Iterator[str]:
    before, after = (LINE_BREAK.split(text) for text in (outcome.repair.before, outcome.repair.after))
    name = outcome.path.name
    kept = name if outcome.backup is None else outcome.backup.name
    for line in difflib.unified_diff(before, after, kept, name, lineterm="", n=_CONTEXT):
        yield line if line.isprintable() else "".join(map(_seen, line))


@cache
def _seen(char: str) -> str:
    return char if char.isprintable() or char in "\t\u3000" else f"<{shown(char)}>"


def _say(console: Console, line: str, style: str = "") -> None:
    if console.is_terminal:
        console.print(Text(line, style), soft_wrap=True)
    else:
        # rich would turn tabs into spaces, which are what this is about; a pipe may not know every character.
        encoding = console.encoding
        console.file.write(line.encode(encoding, "replace").decode(encoding) + "\n")
