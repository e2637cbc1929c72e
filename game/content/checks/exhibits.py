"""What must agree inside one exhibit, and between the exhibits and the kinds of scam."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from game.content.fields.names import nearest
from game.content.findings import Finding, Path
from game.content.model import Exhibit, Scam

GENUINE_SHARE = 0.2
"""Below this share of genuine items people learn to distrust everything (arXiv 2503.12341)."""

_TELLING_PLACES = 2
_SPOKEN = frozenset({"chat", "call", "door"})
"""Channels in which two people speak by turns."""
_WHO = re.compile(r"(?P<who>我|对方|[他她](?=\s*[：:]))(?:\s*[：:]\s*|\s+)(?=\S)")
_NAMED = re.compile(r"(?P<who>[^\W\d_]{1,6})：\s*(?=\S)")
_HEADINGS = (
    "注意",
    "提醒",
    "提示",
    "通知",
    "公告",
    "重要",
    "紧急",
    "单号",
    "订单",
    "链接",
    "地址",
    "电话",
    "验证码",
    "时间",
)
"""Words before a colon that nobody is called."""


def check_exhibit(exhibit: Exhibit, path: Path) -> Iterator[Finding[Path]]:
    """Every cue marks exactly one passage, no passage is marked twice, and nobody's name is taken for his words."""
    for index, line in enumerate(exhibit.lines):
        # Whoever speaks has been told in so many words.
        if "speaker" not in line.model_fields_set:
            yield from _speaker(line.text, exhibit, (*path, "lines", index))
    yield from _cues(exhibit, path)


def _speaker(text: str, exhibit: Exhibit, path: Path) -> Iterator[Finding[Path]]:
    """A plain line, which `them` would say, that begins with somebody who says it."""
    found = _WHO.match(text)
    if found is not None:
        who = "我" if found["who"] == "我" else "对方"
        yield Finding(path, "speaker_lost", "warning", {"who": who, "text": text[found.end() :]})
        return
    found = _NAMED.match(text)
    if found is not None and exhibit.channel in _SPOKEN and not found["who"].endswith(_HEADINGS):
        yield Finding(path, "speaker_named", "warning", {"who": found["who"], "text": text[found.end() :]})


def _cues(exhibit: Exhibit, path: Path) -> Iterator[Finding[Path]]:
    marked: list[tuple[int, int, int, str]] = []
    for index, cue in enumerate(exhibit.cues):
        here = (*path, "cues", index, "quote")
        places = _places(cue.quote, exhibit)
        if len(places) != 1:
            yield Finding(here, "cue_twice" if places else "cue_missing", values={"typed": cue.quote})
            continue
        line, start = places[0]
        end = start + len(cue.quote)
        for other_line, other_start, other_end, other in marked:
            if line == other_line and start < other_end and other_start < end:
                yield Finding(here, "cue_overlap", values={"typed": cue.quote, "other": other})
        marked.append((line, start, end, cue.quote))


def check_exhibits(
    exhibits: Sequence[tuple[int, Exhibit]], scams: Sequence[Scam], unread: Set[str] = frozenset()
) -> Iterator[Finding[Path]]:
    """Ids given twice, exhibits of no known scam, scams without an exhibit, too few genuine ones.

    `unread` names the sections of which a part could not be read: what is not there may stand in it.
    """
    yield from _same_ids(exhibits)
    names = {name for scam in scams for name in (scam.name, scam.id)}
    allowed = "、".join(dict.fromkeys(scam.name for scam in scams))
    for index, exhibit in exhibits:
        path = ("exhibits", index)
        if exhibit.is_genuine and exhibit.scam is not None:
            yield Finding((*path, "scam"), "scam_unneeded", at="key")
        elif not exhibit.is_genuine and exhibit.scam is None:
            yield Finding(path, "scam_missing", values={"allowed": allowed})
        elif exhibit.scam is not None and "scams" not in unread:
            yield from check_belonging(exhibit.scam, (*path, "scam"), names, allowed)
    if "exhibits" in unread:
        return
    used = {exhibit.scam for _, exhibit in exhibits if not exhibit.is_genuine}
    # An exhibit of no known scam is probably that of the one that would seem to have none.
    is_resolved = used <= names
    for index, scam in enumerate(scams):
        if is_resolved and scam.name not in used and scam.id not in used:
            yield Finding(("scams", index, "name"), "scam_without_exhibit", "warning", {"typed": scam.name})
    yield from _share(exhibits)


def _places(quote: str, exhibit: Exhibit) -> list[tuple[int, int]]:
    """(line, column) of the first two occurrences, overlapping ones included: of `aaaa…` there are very many."""
    found: list[tuple[int, int]] = []
    for number, line in enumerate(exhibit.lines):
        start = line.text.find(quote)
        while start >= 0:
            found.append((number, start))
            if len(found) == _TELLING_PLACES:
                return found
            start = line.text.find(quote, start + 1)
    return found


def _same_ids(exhibits: Sequence[tuple[int, Exhibit]]) -> Iterator[Finding[Path]]:
    first: dict[str, int] = {}
    for index, exhibit in exhibits:
        earlier = first.setdefault(exhibit.id, index)
        if earlier != index:
            values = {"typed": exhibit.id, "first": earlier + 1}
            yield Finding(("exhibits", index, "id"), "same_id", values=values)


def check_belonging(
    scam: str, path: Path, names: set[str], allowed: str, code: str = "scam_unknown"
) -> Iterator[Finding[Path]]:
    """A scam that does not exist; `path` is where it is named, `names` are names and ids, `allowed` the names."""
    if scam not in names:
        values = {"typed": scam, "allowed": allowed}
        guess = nearest(scam, names)
        yield Finding(path, code, values=values if guess is None else {**values, "guess": guess})


def _share(exhibits: Sequence[tuple[int, Exhibit]]) -> Iterator[Finding[Path]]:
    genuine = sum(exhibit.is_genuine for _, exhibit in exhibits)
    values = {"genuine": genuine, "total": len(exhibits)}
    if genuine == 0:
        yield Finding(("exhibits",), "no_genuine", values=values, at="key")
    elif genuine < GENUINE_SHARE * len(exhibits):
        yield Finding(("exhibits",), "few_genuine", "warning", values, at="key")
