"""Checks inside one exhibit, and across all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.content.checks.facts import Facts
from game.content.fields.names import spelled
from game.content.findings import Finding, Path
from game.content.model import Exhibit

GENUINE_SHARE = 0.4
"""Half of the messages of a visit are genuine: of a smaller share of a pack the same ones come again and again."""
FEW = 4
"""Exhibits of a verdict with which nobody meets one twice in two visits to the wheel."""
LEAST_TO_COUNT = 6
"""Exhibits from which on a pack is more than an example."""

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


def check_speakers(facts: Facts) -> Iterator[Finding[Path]]:
    """No plain line, which `them` would say, begins with a speaker's name."""
    for at, exhibit in facts.exhibits:
        for index, line in enumerate(exhibit.lines):
            # The speaker is stated explicitly.
            if "speaker" not in line.model_fields_set:
                yield from _speaker(line.text, exhibit, ("exhibits", at, "lines", index))


def _speaker(text: str, exhibit: Exhibit, path: Path) -> Iterator[Finding[Path]]:
    found = _WHO.match(text)
    if found is not None:
        who = "我" if found["who"] == "我" else "对方"
        yield Finding(path, "speaker_lost", "warning", {"who": who, "text": text[found.end() :]})
        return
    found = _NAMED.match(text)
    if found is not None and exhibit.channel in _SPOKEN and not found["who"].endswith(_HEADINGS):
        yield Finding(path, "speaker_named", "warning", {"who": found["who"], "text": text[found.end() :]})


def check_cues(facts: Facts) -> Iterator[Finding[Path]]:
    """Every cue marks exactly one passage, and no passage is marked twice."""
    for index, exhibit in facts.exhibits:
        yield from _cues(exhibit, ("exhibits", index))


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


def _places(quote: str, exhibit: Exhibit) -> list[tuple[int, int]]:
    """Return (line, column) of the first two occurrences, overlapping ones included; `aaaa…` has many."""
    found: list[tuple[int, int]] = []
    for number, line in enumerate(exhibit.lines):
        start = line.text.find(quote)
        while start >= 0:
            found.append((number, start))
            if len(found) == _TELLING_PLACES:
                return found
            start = line.text.find(quote, start + 1)
    return found


def check_genuine_share(facts: Facts) -> Iterator[Finding[Path]]:
    """There are enough genuine exhibits and enough scams to draw from."""
    if facts.pack is None or "exhibits" in facts.unread:
        return
    total = len(facts.exhibits)
    genuine = sum(exhibit.is_genuine for _, exhibit in facts.exhibits)
    values = {"genuine": genuine, "total": total}
    if genuine == 0:
        yield Finding(("exhibits",), "no_genuine", values=values, at="key")
    elif total >= LEAST_TO_COUNT and genuine < GENUINE_SHARE * total:
        yield Finding(("exhibits",), "few_genuine", "warning", values, at="key")
    elif total >= LEAST_TO_COUNT and min(genuine, total - genuine) < FEW:
        verdict = "genuine" if genuine < FEW else "scam"
        values = {"found": min(genuine, total - genuine), "least_of_each": FEW}
        typed = spelled(verdict, facts.language, "verdict")
        yield Finding(("exhibits",), "few_of_verdict", "warning", {"typed": typed, **values}, at="key")
