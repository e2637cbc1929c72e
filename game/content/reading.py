"""From text to a located tree, going on behind every slip whose correction is plain.

One wrong colon makes the rest of a file unreadable. Where the corrected line is certain enough to be shown to
the organiser, it is certain enough to read on with, so that all problems are told at once; the pack itself is
refused all the same. Corrections stay within their line, so places keep their line numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from game.content.findings import Finding, Refused
from game.content.guard import Limits, guarded_events
from game.content.intake import LINE_BREAK
from game.content.located import Located, build
from game.content.renaming import MAX_FINDINGS
from game.content.silent_mistakes import find_in_tree
from game.content.syntax import finding_of
from game.content.typing_mistakes import Mistake, find_in_lines

_ROUNDS = 5


@dataclass(frozen=True)
class Outline:
    """The lines as typed, the tree as far as it could be read, and what was found on the way."""

    lines: list[str]
    located: Located | None
    findings: tuple[Finding, ...]


def read_outline(text: str, limits: Limits, *, is_pure: bool = False) -> Outline:
    """Read `text` as a tree; `located` is `None` when that was not possible even with corrections."""
    typed = LINE_BREAK.split(text)
    lines = list(typed)
    told: dict[tuple[int, str], Finding] = {}
    for _ in range(_ROUNDS):
        outcome = _parse(text, limits, lines, is_pure=is_pure)
        if isinstance(outcome, Finding):
            mistakes = _behind(outcome, lines)
            if not mistakes:
                # What is wrong with a line that has been told about may be only our guess at its correction.
                if all(line != outcome.spot.line for line, _ in told):
                    told[outcome.spot.line, outcome.code] = outcome
                return Outline(typed, None, tuple(told.values()))
        else:
            mistakes = find_in_tree(outcome, lines)
        for mistake in mistakes[:MAX_FINDINGS]:
            told.setdefault((mistake.finding.spot.line, mistake.finding.code), mistake.finding)
        if not _correct(lines, mistakes):
            break
        text = "\n".join(lines)
    located = outcome if isinstance(outcome, Located) else None
    return Outline(typed, located, tuple(told.values()))


def _parse(text: str, limits: Limits, lines: list[str], *, is_pure: bool) -> Located | Finding:
    try:
        return build(guarded_events(text, limits, is_pure=is_pure))
    except Refused as refused:
        return refused.finding
    # The Python parser lets some of its own conversions escape: chr() of a huge escape, int() of a version.
    except (yaml.YAMLError, ValueError, OverflowError) as fault:
        return finding_of(fault, lines)


def _behind(outcome: Finding, lines: list[str]) -> list[Mistake]:
    """The typing mistakes that explain a refusal; limits have no such explanation."""
    if outcome.code in {"too_deep", "too_many_nodes", "two_documents"}:
        return []
    return find_in_lines(lines, outcome.spot.line - 1)


def _correct(lines: list[str], mistakes: list[Mistake]) -> bool:
    """Put the corrected lines in place; whether anything changed."""
    changed = False
    for mistake in mistakes:
        number = mistake.finding.spot.line - 1
        if mistake.finding.level == "error" and mistake.corrected not in {None, lines[number]}:
            lines[number] = str(mistake.corrected)
            changed = True
    return changed
