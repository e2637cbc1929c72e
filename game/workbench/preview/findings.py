"""From what has no room on a screen to the organiser's own lines: the problems that `preview` tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from game.content.findings import Finding
from game.content.findings import Path as PackPath
from game.content.model import Pack
from game.content.problems import Problem
from game.content.reading.packs import Reading
from game.content.reading.telling import told
from game.content.texts import texts_of
from game.content.wording import MessageLanguage
from game.workbench.audits import ON_SCREENS
from game.workbench.preview.fit import Kind, Shortfall
from game.workbench.preview.names import ScreenName, path_of, screen_of
from game.workbench.preview.words import finding_words, title_of, where_words

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
    """One problem, and a screen on which it can be seen. `has_line` is false for words that no pack holds."""

    problem: Problem
    screen: ScreenName
    has_line: bool = True


@dataclass
class _Group:
    """The same shortfall, on however many screens and in however many situations."""

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


def told_of(
    reading: Reading, pack: Pack, shortfalls: Iterable[Shortfall], language: MessageLanguage
) -> tuple[Told, ...]:
    """Everything that is wrong with the screens of a pack that has been read, in the order of its lines.

    What no line of the pack can cure comes last.
    """
    found = [_told_audit(reading, pack, finding, language) for audit in ON_SCREENS for finding in audit(pack)]
    found += [_told_group(reading, pack, group, language) for group in _grouped(pack, shortfalls)]
    found.sort(key=lambda told: (not told.has_line, told.problem.line, told.problem.column, told.problem.code))
    return tuple({told.problem: told for told in found}.values())


def _told_audit(reading: Reading, pack: Pack, finding: Finding[PackPath], language: MessageLanguage) -> Told:
    words = finding_words(finding.code, finding.values, language)
    placed = Finding(reading.locate(finding.where, at=finding.at), finding.code, finding.level)
    return Told(told(str(reading.path), reading.lines, placed, words), screen_of(pack, finding.where))


def _told_group(reading: Reading, pack: Pack, group: _Group, language: MessageLanguage) -> Told:
    values = {"text": group.text, "where": where_words(group.situations, language), "reason": group.reason}
    if group.code == _CODES["fails"]:
        values["text"] = title_of(pack, group.screen, language)
    words = finding_words(group.code, values, language)
    if group.path is None:
        return Told(Problem(str(reading.path), 1, 1, "warning", group.code, *words), group.screen, has_line=False)
    spot = reading.locate(group.path, at="key" if group.path[-1:] == ("lines",) else "value")
    placed = Finding(spot, group.code, "warning")
    return Told(told(str(reading.path), reading.lines, placed, words), group.screen)


def _grouped(pack: Pack, shortfalls: Iterable[Shortfall]) -> Iterable[_Group]:
    leaves = _Leaves(pack)
    groups: dict[tuple[str, object], _Group] = {}
    for shortfall in shortfalls:
        group = _group(pack, leaves, shortfall)
        key = (group.code, group.text if group.path is None else group.path)
        groups.setdefault(key, group).add(shortfall)
    return groups.values()


def _group(pack: Pack, leaves: _Leaves, shortfall: Shortfall) -> _Group:
    screen, code = shortfall.screen, _CODES[shortfall.kind]
    about = path_of(pack, screen)
    told = _BETWEEN.join(shortfall.texts)
    if shortfall.kind == "exhibit":
        return _Group(code, (*about, "lines"), "", screen)
    if shortfall.kind == "fails":
        return _Group(code, about, "", screen, reason=told)
    if shortfall.path:
        return _Group(code, shortfall.path, told, screen)
    leaf = None if shortfall.kind == "target" else leaves.longest(shortfall.texts, about)
    if leaf is None:
        return _Group(_INTERFACE if shortfall.kind == "text" else code, None, told, screen)
    return _Group(code, leaf[0], leaf[1], screen)


class _Leaves:
    """The texts of a pack that screens show, to be found again among the words of a screen."""

    def __init__(self, pack: Pack) -> None:
        self._by_part: dict[PackPath, list[tuple[PackPath, str]]] = {}
        for path, text in texts_of(pack):
            if path[-1] not in _UNSHOWN and text.strip():
                self._by_part.setdefault(path[:2], []).append((path, text))

    def longest(self, shown: Sequence[str], about: PackPath) -> tuple[PackPath, str] | None:
        """The longest text of the pack among those shown, whole or with words around it: it is the one to cut.

        First of the part that the screen is about, then of the whole pack, where a chance likeness is more likely.
        """
        near = self._by_part.get(about[:2], ())
        far = (leaf for leaves in self._by_part.values() for leaf in leaves)
        return _longest(near, shown, 0.0) or _longest(far, shown, _LEAST_SHARE)


_BETWEEN = " · "
_UNSHOWN = frozenset({"id", "icon", "channel", "verdict", "speaker", "language", "judging", "outlet", "date", "scam"})
_LEAST_LENGTH, _LEAST_SHARE = 2, 1 / 3


def _longest(
    leaves: Iterable[tuple[PackPath, str]], shown: Sequence[str], least_share: float
) -> tuple[PackPath, str] | None:
    """The longest of `leaves` that makes up at least this share of one of the texts shown."""
    found: tuple[PackPath, str] | None = None
    for path, text in leaves:
        if found is not None and len(text) <= len(found[1]):
            continue
        for one in shown:
            is_part = len(text) >= max(_LEAST_LENGTH, least_share * len(one)) and text in one
            if text == one or is_part:
                found = (path, text)
    return found
