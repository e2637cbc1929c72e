"""From text to a located tree, reading on behind mistakes whose correction is plain.

One wrong colon makes the rest of a file unreadable. A correction that is certain enough to be shown is also read on
with, so that all problems are told at once; the pack is refused all the same. Corrections stay within their line, so
places keep their line numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

import yaml

from game.content.findings import MAX_FINDINGS, Finding, Refused, Spot
from game.content.slips.corrections import fit_to_show
from game.content.slips.search import LineSearch, find_in_tree
from game.content.slips.slip import Slip, Source
from game.content.tree.guard import Limits, guarded_events
from game.content.tree.intake import LINE_BREAK
from game.content.tree.look_alikes import find_look_alikes, has_look_alikes, plain_line
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
    """The lines as typed, the tree as far as it was read, and the findings."""

    lines: list[str]
    located: Located | None
    findings: tuple[Finding[Spot], ...]
    corrected: list[str]  # the lines that the tree was read from
    slips: tuple[Slip, ...]  # the mistakes corrected in them, and warnings


def read_outline(
    text: str, limits: Limits, *, is_pure: bool = False, most: int = MAX_FINDINGS, search: LineSearch | None = None
) -> Outline:
    """Read `text`, a whole file, as a tree; `located` is `None` if that failed even with corrections.

    `is_pure` selects the parser without C. After `most` errors nothing more is corrected. `search` may already know
    the lines, where nearly the same text is read again.
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
    if has_look_alikes(text):
        told |= {(found.where.line, found.code): found for found in islice(find_look_alikes(lines), most)}
        lines = [plain_line(line) for line in lines]
        text = "\n".join(lines)
    met: list[Slip] = []
    located = None
    guessed = 0
    for _ in range(max(1, min(_ROUNDS, _MAX_LINES // len(lines)))):
        outcome = _parse(text, limits, lines, is_pure=is_pure)
        located = outcome if isinstance(outcome, Located) else None
        slips = _enough(_behind(outcome, lines, search, most), most)
        blamed = {line for (line, _), found in told.items() if found.is_error}
        if isinstance(outcome, Finding) and not slips and outcome.where.line not in blamed:
            # On a line with an error that was reported, only our guess at its correction may be wrong.
            told[outcome.where.line, outcome.code] = outcome
        for slip in slips:
            told.setdefault((slip.finding.where.line, slip.finding.code), slip.finding)
        if sum(slip.finding.is_error for slip in slips) >= most:
            # Uncorrected lines would only bring more of the same.
            corrected = list(lines)
            _correct(corrected, slips)
            return Outline(typed, None, _agreed(told, corrected), lines, tuple(met))
        met += slips
        guessed += len(text) if all(slip.is_guess for slip in slips) else 0
        if not _correct(lines, slips) or guessed > _MAX_GUESSED:
            break
        text = "\n".join(lines)
    return Outline(typed, located, _agreed(told, lines), lines, tuple(met))


def _parse(text: str, limits: Limits, lines: list[str], *, is_pure: bool) -> Located | Finding[Spot]:
    try:
        return build(guarded_events(text, limits, is_pure=is_pure), lines)
    except Refused as refused:
        return refused.finding
    except yaml.YAMLError as fault:
        return finding_of(fault, lines)


def _behind(outcome: Located | Finding[Spot], lines: list[str], search: LineSearch, most: int) -> Iterator[Slip]:
    """Yield the slips in a tree, or those that explain a refusal; limits have none."""
    if isinstance(outcome, Located):
        return find_in_tree(outcome, Source(lines))
    if outcome.code in {"too_deep", "too_many_nodes", "two_documents"}:
        return iter(())
    return search.find_in_refused(outcome, Source(lines), most)


def _agreed(told: dict[tuple[int, str], Finding[Spot]], lines: list[str]) -> tuple[Finding[Spot], ...]:
    """Return the findings; the cure of each error is its line with all corrections, so that none undoes another."""
    return tuple(_cured(finding, lines) for finding in told.values())


def _cured(finding: Finding[Spot], lines: list[str]) -> Finding[Spot]:
    if not finding.is_error or finding.cure is None or finding.code == "soft_break":
        return finding
    cure = fit_to_show(lines[finding.where.line - 1])
    return finding if cure is None else replace(finding, cure=cure)


def _enough(slips: Iterator[Slip], most: int) -> list[Slip]:
    """Return the first slips: one more error than are told, and the warnings among them."""
    errors: list[Slip] = []
    warnings: list[Slip] = []
    for slip in slips:
        (errors if slip.finding.is_error else warnings).append(slip)
        if len(errors) >= most:
            break
    return errors + warnings[:most]


def _correct(lines: list[str], slips: list[Slip]) -> bool:
    """Put the corrected lines in place; return whether anything changed."""
    changed: set[int] = set()
    for slip in slips:
        number = slip.number
        # What else is wrong in a line is looked for again when its first slip is corrected.
        if number in changed or not slip.finding.is_error or slip.corrected in {None, lines[number]}:
            continue
        lines[number] = str(slip.corrected)
        changed.add(number)
    return bool(changed)
