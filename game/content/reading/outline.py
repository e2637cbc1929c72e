"""From text to a located tree, going on behind every slip whose correction is plain.

One wrong colon makes the rest of a file unreadable. Where the corrected line is certain enough to be shown to
the organiser, it is certain enough to read on with, so that all problems are told at once; the pack itself is
refused all the same. Corrections stay within their line, so places keep their line numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

import yaml

from game.content.findings import MAX_FINDINGS, Finding, Refused, Spot
from game.content.slips.corrections import fit_to_show
from game.content.slips.fault_causes import find_causes, find_commas, find_list_marks, find_swallowing
from game.content.slips.in_lines import LineSearch, Mistake
from game.content.slips.in_tree import find_in_tree
from game.content.slips.list_marks import may_hold_marks
from game.content.tree.guard import Limits, guarded_events
from game.content.tree.intake import LINE_BREAK
from game.content.tree.soft_breaks import as_blanks, find_soft_breaks, has_soft_breaks
from game.content.tree.syntax import finding_of
from game.content.tree.tree import Located, build

_ROUNDS = 6
_MAX_LINES = 800_000
"""Lines of all rounds: six of the longest real pack, and fewer of a file that is nothing but short lines."""
_MAX_GUESSED = 1_000_000
"""Characters of all rounds behind which only guesses lead further; one misplaced line may be told a round."""


@dataclass(frozen=True)
class Outline:
    """The lines as typed, the tree as far as it could be read, and what was found on the way.

    `corrected` are the lines that the tree was read from, `mistakes` what was corrected in them, and the warnings.
    """

    lines: list[str]
    located: Located | None
    findings: tuple[Finding[Spot], ...]
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
    if len(typed) > limits.max_lines:
        values = {"found": len(typed), "limit": limits.max_lines}
        return Outline(typed, None, (Finding(Spot(limits.max_lines + 1), "too_many_lines", values=values),), lines, ())
    told: dict[tuple[int, str], Finding[Spot]] = {}
    if has_soft_breaks(text):
        told = {(found.where.line, found.code): found for found in islice(find_soft_breaks(typed), most)}
        lines = [as_blanks(line) for line in typed]
        text = "\n".join(lines)
    met: list[Mistake] = []
    located = None
    guessed = 0
    for _ in range(max(1, min(_ROUNDS, _MAX_LINES // len(lines)))):
        outcome = _parse(text, limits, lines, is_pure=is_pure)
        located = outcome if isinstance(outcome, Located) else None
        mistakes = _enough(_behind(outcome, lines, search, most), most)
        if isinstance(outcome, Finding) and not mistakes and all(line != outcome.where.line for line, _ in told):
            # On a line that has been told about, only our guess at its correction may be wrong.
            told[outcome.where.line, outcome.code] = outcome
        for mistake in mistakes:
            told.setdefault((mistake.finding.where.line, mistake.finding.code), mistake.finding)
        if sum(mistake.finding.level == "error" for mistake in mistakes) >= most:
            # What is left uncorrected would only bring more of the same.
            corrected = list(lines)
            _correct(corrected, mistakes)
            return Outline(typed, None, _agreed(told, corrected), lines, tuple(met))
        met += mistakes
        guessed += len(text) if all(mistake.is_guess for mistake in mistakes) else 0
        if not _correct(lines, mistakes) or guessed > _MAX_GUESSED:
            break
        text = "\n".join(lines)
    return Outline(typed, located, _agreed(told, lines), lines, tuple(met))


def _parse(text: str, limits: Limits, lines: list[str], *, is_pure: bool) -> Located | Finding[Spot]:
    try:
        return build(guarded_events(text, limits, is_pure=is_pure))
    except Refused as refused:
        return refused.finding
    except yaml.YAMLError as fault:
        return finding_of(fault, lines)


def _behind(outcome: Located | Finding[Spot], lines: list[str], search: LineSearch, most: int) -> Iterator[Mistake]:
    """The typing mistakes in a tree, or those that explain a refusal; limits have no such explanation."""
    if isinstance(outcome, Located):
        return find_in_tree(outcome, lines)
    if outcome.code in {"too_deep", "too_many_nodes", "two_documents"}:
        return iter(())
    return _explained(outcome, lines, search, most)


def _explained(fault: Finding[Spot], lines: list[str], search: LineSearch, most: int) -> Iterator[Mistake]:
    """The typing mistakes that explain a fault; causes further off where nobody has typed a wrong sign."""
    text = "\n".join(lines)
    if '"' in text or "'" in text:
        swallowing = find_swallowing(lines)
        first = next(swallowing, None)
        if first is not None:
            # What an open quote swallows can be looked at when it is closed.
            yield first
            yield from swallowing
            return
    marks: dict[int, Mistake] = {}
    if may_hold_marks(text):
        marks = {mark.finding.where.line: mark for mark in islice(find_list_marks(lines), most)}
    for comma in islice(find_commas(lines, text), most):
        marks.setdefault(comma.finding.where.line, comma)
    yield from marks.values()
    found = bool(marks)
    for mistake in search.find_in_lines(lines, fault.where.line - 1):
        found = True
        if mistake.finding.where.line not in marks:
            yield mistake
    if not found:
        yield from find_causes(fault, lines)


def _agreed(told: dict[tuple[int, str], Finding[Spot]], lines: list[str]) -> tuple[Finding[Spot], ...]:
    """The findings, where the cure of every error is its line with all corrections: one must not undo another."""
    return tuple(_cured(finding, lines) for finding in told.values())


def _cured(finding: Finding[Spot], lines: list[str]) -> Finding[Spot]:
    if not finding.is_error or finding.cure is None or finding.code == "soft_break":
        return finding
    cure = fit_to_show(lines[finding.where.line - 1])
    return finding if cure is None else replace(finding, cure=cure)


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
    changed: set[int] = set()
    for mistake in mistakes:
        number = mistake.finding.where.line - 1
        # What else is wrong in a line is looked for again when its first mistake is corrected.
        if number in changed or mistake.finding.level != "error" or mistake.corrected in {None, lines[number]}:
            continue
        lines[number] = str(mistake.corrected)
        changed.add(number)
    return bool(changed)
