"""From text to a located tree, going on behind every slip whose correction is plain.

One wrong colon makes the rest of a file unreadable. Where the corrected line is certain enough to be shown to
the organiser, it is certain enough to read on with, so that all problems are told at once; the pack itself is
refused all the same. Corrections stay within their line, so places keep their line numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from game.content.findings import MAX_FINDINGS, Finding, Refused
from game.content.guard import Limits, guarded_events
from game.content.intake import LINE_BREAK
from game.content.located import Located, build
from game.content.silent_mistakes import find_in_tree
from game.content.syntax import finding_of
from game.content.typing_mistakes import LineSearch, Mistake

_ROUNDS = 5


@dataclass(frozen=True)
class Outline:
    """The lines as typed, the tree as far as it could be read, and what was found on the way.

    `corrected` are the lines that the tree was read from, `mistakes` what was corrected in them, and the warnings.
    """

    lines: list[str]
    located: Located | None
    findings: tuple[Finding, ...]
    corrected: list[str]
    mistakes: tuple[Mistake, ...]


def read_outline(
    text: str, limits: Limits, *, is_pure: bool = False, most: int = MAX_FINDINGS, search: LineSearch | None = None
) -> Outline:
    """Read `text` as a tree; `located` is `None` when that was not possible even with corrections.

    Args:
        text: a whole file.
        limits: how much of it is read.
        is_pure: read with the parser without C.
        most: errors after which nothing more is corrected.
        search: one that knows the lines already, where nearly the same text is read again.
    """
    search = search or LineSearch()
    typed = LINE_BREAK.split(text)
    lines = list(typed)
    told: dict[tuple[int, str], Finding] = {}
    met: list[Mistake] = []
    located = None
    for _ in range(_ROUNDS):
        outcome = _parse(text, limits, lines, is_pure=is_pure)
        located = outcome if isinstance(outcome, Located) else None
        mistakes = _enough(_behind(outcome, lines, search), most)
        if isinstance(outcome, Finding) and not mistakes and all(line != outcome.spot.line for line, _ in told):
            # On a line that has been told about, only our guess at its correction may be wrong.
            told[outcome.spot.line, outcome.code] = outcome
        for mistake in mistakes:
            told.setdefault((mistake.finding.spot.line, mistake.finding.code), mistake.finding)
        if sum(mistake.finding.level == "error" for mistake in mistakes) >= most:
            # What is left uncorrected would only bring more of the same.
            return Outline(typed, None, tuple(told.values()), lines, tuple(met))
        met += mistakes
        if not _correct(lines, mistakes):
            break
        text = "\n".join(lines)
    return Outline(typed, located, tuple(told.values()), lines, tuple(met))


def _parse(text: str, limits: Limits, lines: list[str], *, is_pure: bool) -> Located | Finding:
    try:
        return build(guarded_events(text, limits, is_pure=is_pure))
    except Refused as refused:
        return refused.finding
    # The Python parser lets some of its own conversions escape: chr() of a huge escape, int() of a version.
    except (yaml.YAMLError, ValueError, OverflowError) as fault:
        return finding_of(fault, lines)


def _behind(outcome: Located | Finding, lines: list[str], search: LineSearch) -> Iterator[Mistake]:
    """The typing mistakes in a tree, or those that explain a refusal; limits have no such explanation."""
    if isinstance(outcome, Located):
        return find_in_tree(outcome, lines)
    if outcome.code in {"too_deep", "too_many_nodes", "two_documents"}:
        return iter(())
    return search.find_in_lines(lines, outcome.spot.line - 1)


def _enough(mistakes: Iterator[Mistake], most: int) -> list[Mistake]:
    """The first mistakes, warnings apart: as many errors as are told, and one more."""
    errors: list[Mistake] = []
    warnings: list[Mistake] = []
    for mistake in mistakes:
        (errors if mistake.finding.level == "error" else warnings).append(mistake)
        if len(errors) >= most:
            break
    return errors + warnings[:most]


def _correct(lines: list[str], mistakes: list[Mistake]) -> bool:
    """Put the corrected lines in place; whether anything changed."""
    changed = False
    for mistake in mistakes:
        number = mistake.finding.spot.line - 1
        if mistake.finding.level == "error" and mistake.corrected not in {None, lines[number]}:
            lines[number] = str(mistake.corrected)
            changed = True
    return changed
