"""Read packs from files: a checked `Pack`, or every problem that prevents it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Literal

from game.content.checks.facts import Facts
from game.content.checks.registry import CHECKS, Check
from game.content.findings import MAX_FINDINGS, Finding, Refused, Spot
from game.content.findings import Path as PackPath
from game.content.model import Pack
from game.content.problems import Problem, tell
from game.content.reading.model_errors import read_model
from game.content.reading.outline import read_outline
from game.content.reading.renaming import Renamed, rename
from game.content.tree.characters import check_characters
from game.content.tree.guard import Limits
from game.content.tree.intake import read_text
from game.content.tree.tree import Located, ScalarNode, spot
from game.content.visible import visible
from game.content.wording import own_language
from game.garbage import put_off
from game.words import Language, message_language

__all__ = ["OWN_LANGUAGE", "Limits", "Reading", "find_packs", "read_pack", "sister_of"]

OWN_LANGUAGE = "own"
"""Wish for messages in the language of the pack that they are about."""

_ENDINGS = frozenset({".yaml", ".yml"})
_NO_LIMITS_GIVEN = Limits()


@dataclass(frozen=True)
class Reading:
    """The result of reading a file."""

    path: Path
    pack: Pack | None  # `None` if any problem is an error
    problems: tuple[Problem, ...]
    language: Language = "zh"  # of the messages
    lines: tuple[str, ...] = ()  # as typed; empty if it could not be read
    tree: Renamed = field(default_factory=Renamed, repr=False)  # with English keys

    def locate(self, path: PackPath, *, at: Literal["value", "key"] = "value") -> Spot:
        """Return where the part at `path` stands, or the nearest part above it that the file holds."""
        return self.tree.locate(path, at=at)


def read_pack(
    path: Path,
    *,
    icons: frozenset[str],
    today: date,
    language: str | None = None,
    audits: Sequence[Check] = (),
    limits: Limits = _NO_LIMITS_GIVEN,
) -> Reading:
    """Read and check one pack; no content of the file raises an exception.

    `icons` are names without their ending, `today` is the day against which the pack may have expired, `audits` are
    further checks. `language`, of the messages, is `zh` (also when `None`), `en`, or `OWN_LANGUAGE` for that of the
    pack.
    """
    with put_off():  # Only long-lived objects are made, and collections would cost a third of it.
        # A call of its own, so that its temporary objects are gone when the collector runs again.
        return _read(path, icons, today, language, audits, limits)


def _read(
    path: Path, icons: frozenset[str], today: date, language: str | None, audits: Sequence[Check], limits: Limits
) -> Reading:
    wording = message_language(language)
    try:
        intake = read_text(path, limits.max_bytes)
    except Refused as refused:
        return Reading(path, None, tell(visible(path), [], [refused.finding], wording), wording)
    findings = list(intake.findings)
    outline = read_outline(intake.text, limits)
    wording = own_language(outline.lines) if language == OWN_LANGUAGE else wording
    findings.extend(outline.findings)
    pack, tree = None, Renamed()
    if outline.located is not None:
        pack, tree, more = _understand(outline.located, outline.corrected, icons, today, audits, path.parent)
        findings.extend(more)
    problems = tell(visible(path), outline.lines, findings, wording)
    is_broken = any(finding.is_error for finding in findings)
    return Reading(path, None if is_broken else pack, problems, wording, tuple(outline.lines), tree)


def find_packs(folder: Path) -> list[Path]:
    """Return the packs directly in a folder, sorted by name, without hidden files."""
    try:
        found = [path for path in folder.iterdir() if path.suffix.lower() in _ENDINGS and path.name[0] not in ".~"]
        return sorted(path for path in found if os.path.isfile(path))
    except OSError:
        return []


def sister_of(path: Path, language: str) -> Path:
    """Return the path in a language, `night-market.yaml` (zh) ↔ `night-market.en.yaml`; it may not exist."""
    stem = path.stem
    base = stem[:-3] if stem.endswith(".en") and len(stem) > len(".en") else stem
    return path.with_name(f"{base}{path.suffix}" if language == "zh" else f"{base}.{language}{path.suffix}")


def _understand(
    located: Located, lines: Sequence[str], icons: frozenset[str], today: date, audits: Sequence[Check], folder: Path
) -> tuple[Pack | None, Renamed, list[Finding[Spot]]]:
    root = located.root
    if root is None or (isinstance(root, ScalarNode) and not root.text.strip()):
        return None, Renamed(), [Finding(Spot() if root is None else spot(root), "empty_file")]
    if isinstance(root, ScalarNode):
        return None, Renamed(root=root), [Finding(spot(root), "not_a_pack")]
    renamed = rename(located)
    pack, remarks = examine(renamed, icons, today, audits, folder)
    told = _first(remarks)
    findings = [*located.findings, *renamed.findings, *islice(check_characters(located), MAX_FINDINGS)]
    for found in told:
        place = renamed.locate(found.where, at=found.at)
        findings.append(Finding(_passage(place, found.within, lines), found.code, found.level, found.values))
    return pack, renamed, findings


def _passage(spot: Spot, within: str, lines: Sequence[str]) -> Spot:
    """Return where the passage `within` begins; `spot` if it is not in that line."""
    if not within or spot.line > len(lines):
        return spot
    column = lines[spot.line - 1].find(within, spot.column - 1)
    return spot if column < 0 else Spot(spot.line, column + 1)


def _first(remarks: Iterable[Finding[PackPath]]) -> list[Finding[PackPath]]:
    """Return one more remark of each level than are told: finding the place of each takes time."""
    taken: dict[str, list[Finding[PackPath]]] = {"error": [], "warning": []}
    for remark in remarks:
        if len(taken[remark.level]) < MAX_FINDINGS:
            taken[remark.level].append(remark)
        elif remark.level == "error":
            break
    return [*taken["error"], *taken["warning"]]


def examine(
    renamed: Renamed,
    icons: frozenset[str],
    today: date,
    audits: Sequence[Check] = (),
    folder: Path | None = None,
) -> tuple[Pack | None, Iterator[Finding[PackPath]]]:
    """Return the pack, if the model accepts it, and what model and checks say; arguments as above.

    `folder` holds the photos; without it nothing is said of them.
    """
    pack, remarks = read_model(renamed)
    facts = Facts(renamed.data, pack, icons, today, renamed.language, renamed.settled, renamed.unread, folder)
    return pack, chain(remarks, (finding for check in (*CHECKS, *audits) for finding in check(facts)))
