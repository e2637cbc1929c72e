"""The problems that `preview` reports: from what has no room on a screen to lines of the pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from game.content.checks.facts import Facts
from game.content.findings import Finding
from game.content.findings import Path as PackPath
from game.content.model import Pack
from game.content.problems import Problem, told
from game.content.reading.packs import Reading
from game.content.wording import word, worded
from game.scenes.gallery.names import ScreenName
from game.ui.type.pack_text import longest_of
from game.words import Language
from game.workbench.audits import TEXT_AUDITS
from game.workbench.preview.fit import Kind, Shortfall
from game.workbench.preview.names import path_of, screen_of, title_of, where_words

_CODES: Mapping[Kind, str] = {
    "text": "screen_text_long",
    "exhibit": "screen_exhibit_long",
    "on_table": "screen_name_on_table",
    "behind": "screen_name_behind",
    "on_wheel": "screen_name_on_wheel",
    "target": "screen_target",
    "fails": "screen_fails",
}
_INTERFACE = "screen_interface_long"


@dataclass(frozen=True)
class Told:
    """One problem and a screen that shows it; `has_line` is false for words that no pack holds."""

    problem: Problem
    screen: ScreenName
    has_line: bool = True


@dataclass
class _Group:
    """The same shortfall on all screens and in all situations."""

    code: str
    path: PackPath | None
    text: str
    screen: ScreenName
    reason: str = ""
    situations: dict[bool, list[float]] = field(default_factory=dict)

    def add(self, shortfall: Shortfall) -> None:
        scales = self.situations.setdefault(shortfall.is_upright, [])
        if shortfall.text_scale not in scales:
            scales.append(shortfall.text_scale)


def told_of(reading: Reading, pack: Pack, shortfalls: Iterable[Shortfall], language: Language) -> tuple[Told, ...]:
    """Return everything wrong with the screens, by lines of the pack; what no line can cure is last."""
    facts = Facts(pack=pack)
    found = [_told_audit(reading, pack, finding, language) for audit in TEXT_AUDITS for finding in audit(facts)]
    found += [_told_group(reading, pack, group, language) for group in _grouped(pack, shortfalls)]
    found.sort(key=lambda told: (not told.has_line, told.problem.line, told.problem.column, told.problem.code))
    return tuple({told.problem: told for told in found}.values())


def _told_audit(reading: Reading, pack: Pack, finding: Finding[PackPath], language: Language) -> Told:
    words = worded(finding, language)
    placed = Finding(reading.locate(finding.where, at=finding.at), finding.code, finding.level)
    return Told(told(str(reading.path), reading.lines, placed, words), screen_of(pack, finding.where))


def _told_group(reading: Reading, pack: Pack, group: _Group, language: Language) -> Told:
    values = {"text": group.text, "where": where_words(group.situations, language), "cause": group.reason}
    if group.code == _CODES["fails"]:
        values["text"] = title_of(pack, group.screen, language)
    words = word(group.code, values, language)
    if group.path is None:
        return Told(Problem(str(reading.path), 1, 1, "warning", group.code, *words), group.screen, has_line=False)
    spot = reading.locate(group.path, at="key" if group.path[-1:] == ("lines",) else "value")
    placed = Finding(spot, group.code, "warning")
    return Told(told(str(reading.path), reading.lines, placed, words), group.screen)


def _grouped(pack: Pack, shortfalls: Iterable[Shortfall]) -> Iterable[_Group]:
    groups: dict[tuple[str, object], _Group] = {}
    for shortfall in shortfalls:
        group = _group(pack, shortfall)
        key = (group.code, group.text if group.path is None else group.path)
        groups.setdefault(key, group).add(shortfall)
    return groups.values()


def _group(pack: Pack, shortfall: Shortfall) -> _Group:
    screen, code = shortfall.screen, _CODES[shortfall.kind]
    shown = " · ".join(shortfall.texts)
    if shortfall.kind == "exhibit":
        return _Group(code, (*path_of(pack, screen), "lines"), "", screen)
    if shortfall.kind == "fails":
        return _Group(code, path_of(pack, screen), "", screen, reason=shown)
    if shortfall.path:
        return _Group(code, shortfall.path, shown, screen)
    # The longest text of the pack that shares the place is the one to shorten.
    longest = None if shortfall.kind == "target" else longest_of(shortfall.texts)
    if longest is None:
        return _Group(_INTERFACE if shortfall.kind == "text" else code, None, shown, screen)
    return _Group(code, longest.path, longest.original, screen)
