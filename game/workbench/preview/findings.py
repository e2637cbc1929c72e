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
from game.workbench.preview.names import Situations, path_of, screen_of, title_of, where_words

_CODES: Mapping[Kind, str] = {
    "text": "screen_text_long",
    "exhibit": "screen_exhibit_long",
    "on_table": "screen_name_on_table",
    "behind": "screen_name_behind",
    "on_wheel": "screen_name_on_wheel",
    "meets": "screen_texts_meet",
    "spills": "screen_text_spills",
    "covered": "screen_text_covered",
    "target": "screen_target",
    "close": "screen_controls_close",
    "high": "screen_control_high",
    "helpless": "screen_helpless",
    "fails": "screen_fails",
}
_OF_WORDS: tuple[Kind, ...] = ("text", "spills", "meets", "covered")
"""What a shorter text cures, if it is the pack's; of one text the first of these is told."""
_OF_CONTROLS: frozenset[Kind] = frozenset({"target", "close", "high", "helpless"})
"""What no text of a pack is to blame for, even if it is written there."""
_INTERFACE = "screen_interface_long"


def code_of(kind: Kind, *, is_of_pack: bool) -> str:
    """Return the code of the finding that tells of something wrong on a screen, with a text of the pack or without."""
    return _CODES[kind] if is_of_pack or kind not in _OF_WORDS else _INTERFACE


@dataclass(frozen=True)
class Told:
    """One problem and a screen that shows it; `has_line` is false for words that no pack holds."""

    problem: Problem
    screen: ScreenName
    has_line: bool = True


@dataclass
class _Group:
    """The same shortfall on all screens and in all situations."""

    kind: Kind
    path: PackPath | None
    text: str
    other: str = ""  # what it meets
    reason: str = ""
    screens: list[ScreenName] = field(default_factory=list)
    situations: Situations = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The code of the finding."""
        return code_of(self.kind, is_of_pack=self.path is not None)

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two of them one finding: the cure."""
        cure = "words" if self.kind in _OF_WORDS else self.kind
        return cure, self.text if self.path is None else self.path

    def take_in(self, other: _Group) -> None:
        """Tell the same text by whatever of both is clearer."""
        if self.kind in _OF_WORDS and _OF_WORDS.index(other.kind) < _OF_WORDS.index(self.kind):
            self.kind, self.other = other.kind, other.other

    def add(self, shortfall: Shortfall) -> None:
        if shortfall.screen not in self.screens:
            self.screens.append(shortfall.screen)
        scales = self.situations.setdefault(shortfall.size, [])
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
    screen = group.screens[0]
    title = title_of(pack, screen, language)
    where = where_words(title, len(group.screens), group.situations, language)
    values = {"text": group.text or title, "other": group.other, "where": where, "cause": group.reason}
    words = word(group.code, values, language)
    if group.path is None:
        return Told(Problem(str(reading.path), 1, 1, "warning", group.code, *words), screen, has_line=False)
    spot = reading.locate(group.path, at="key" if group.path[-1:] == ("lines",) else "value")
    placed = Finding(spot, group.code, "warning")
    return Told(told(str(reading.path), reading.lines, placed, words), screen)


def _grouped(pack: Pack, shortfalls: Iterable[Shortfall]) -> Iterable[_Group]:
    groups: dict[tuple[object, ...], _Group] = {}
    for shortfall in shortfalls:
        group = _group(pack, shortfall)
        known = groups.setdefault(group.key, group)
        known.take_in(group)
        known.add(shortfall)
    return groups.values()


def _group(pack: Pack, shortfall: Shortfall) -> _Group:
    kind = shortfall.kind
    shown = " · ".join(shortfall.texts)
    if kind == "exhibit":
        return _Group(kind, (*path_of(pack, shortfall.screen), "lines"), "")
    if kind == "fails":
        return _Group(kind, path_of(pack, shortfall.screen), "", reason=shown)
    if shortfall.path:
        return _Group(kind, shortfall.path, shown)
    # The longest text of the pack that shares the place is the one to shorten.
    longest = None if kind in _OF_CONTROLS else longest_of(shortfall.texts)
    if longest is None:
        return _Group(kind, None, shown)
    others = [text for text in shortfall.texts if text is not longest]
    return _Group(kind, longest.path, longest.original, other=" · ".join(others) if kind == "meets" else "")
