"""A pack that gives its answers away: exhibits that are sorted right by their words or their shape alone.

Players find such a sign within a few messages, and then practise the sign instead of judging (arXiv 2503.12341).
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from game.content.checks.facts import Facts
from game.content.checks.telltale import balanced, by_kind, by_number, by_sign, by_words, spread, telling
from game.content.fields.names import spelled
from game.content.findings import Finding, Path
from game.content.model import Exhibit
from game.words import Language

LEAST = 8
"""Exhibits of each verdict from which on anything is told: with fewer, chance alone often looks like a sign."""
MOST = 150
"""Exhibits of each verdict that are looked at; of a larger pack as many, evenly spread."""
MOST_BY_WORDS = 0.75
"""Share that words may sort right: what a scam asks for is in its words, or nobody could know it."""
MOST_BY_SIGN = 0.58
"""Share that one sign may sort right."""

_BEYOND_CHANCE = 3
"""Standard deviations above one half that are no chance, although some fifteen signs are tried."""
_HAN = re.compile("[\u4e00-\u9fff]+")
_WORD = re.compile(r"[^\W_][\w'’]*")
_LENGTHS = (2, 3, 4)
"""Characters of a Chinese word that is named."""
_LEAST_LETTERS = 3
"""Letters of an English one."""
_WORD_CODES = {
    (True, True): "giveaway_genuine",
    (True, False): "giveaway_genuine_only",
    (False, True): "giveaway_scam",
    (False, False): "giveaway_scam_only",
}
"""By whether the words are those of genuine exhibits, and whether others have them too."""
_OPTIONAL = ("setting", "subject", "button")
_SIGNS = ("【", "*", "？", "?", "！", "!")
_SOOTHING_ZH = "不收 不要钱 免费 不用 不必 不需要 无需 自己 自行 当面 窗口 核实 慢慢 不急 不着急 随时"
_SOOTHING_EN = "yourself, no need, free, in person, counter, take your, no rush, no hurry"
REASSURING: Mapping[Language, frozenset[str]] = MappingProxyType(
    {"zh": frozenset(_SOOTHING_ZH.split()), "en": frozenset(_SOOTHING_EN.split(", "))}
)
"""What real messages are made to say so that they look harmless: no other words give away so many packs."""


@dataclass(frozen=True)
class Sign:
    """A way to sort exhibits without understanding them."""

    code: str  # of the finding that tells it
    share: float  # of right answers, where both verdicts are equally frequent
    said: tuple[bool, ...]  # of each exhibit, whether it is genuine
    values: Mapping[str, Any]  # fill the sentence


def check_giveaway(facts: Facts) -> Iterator[Finding[Path]]:
    """Neither words nor a plain sign tell by themselves which exhibits are genuine.

    Of the words one finding is told, of the other signs the strongest. Both exceed by three standard deviations what
    guessing reaches in a pack of this size, so that a small pack is told less than a large one.
    """
    if facts.pack is None:
        return
    exhibits = _looked_at(facts.pack.exhibits)
    genuine = [exhibit.is_genuine for exhibit in exhibits]
    if min(genuine.count(True), genuine.count(False)) < LEAST:
        return
    chance = 0.5 + _BEYOND_CHANCE * spread(genuine)
    bayes, soothing = signs_of_words(exhibits, facts.pack.language)
    told = [sign for sign, most in ((bayes, MOST_BY_WORDS), (soothing, MOST_BY_SIGN)) if sign.share > max(most, chance)]
    others = [sign for sign in signs_of_shape(exhibits, facts.language) if sign.share > max(MOST_BY_SIGN, chance)]
    for sign in (*told[:1], *sorted(others, key=lambda sign: -sign.share)[:1]):
        totals = {"all_genuine": genuine.count(True), "all_scam": genuine.count(False)}
        percent = {"percent": round(100 * sign.share)}
        yield Finding(("exhibits",), sign.code, "warning", {**totals, **percent, **sign.values}, at="key")


def signs_of_words(exhibits: Sequence[Exhibit], language: Language) -> tuple[Sign, Sign]:
    """Return what naive Bayes makes of all words, and what those make that reassure; `language` is that of the pack."""
    genuine = [exhibit.is_genuine for exhibit in exhibits]
    said = by_words([_units(exhibit, language) for exhibit in exhibits], genuine)
    words = [_words(exhibit, language) for exhibit in exhibits]
    soothed = [REASSURING[language] & found for found in words]
    return _sign_of_words(said, words, genuine, language), _sign_of_words(
        by_sign([bool(found) for found in soothed], genuine), soothed, genuine, language
    )


def signs_of_shape(exhibits: Sequence[Exhibit], language: Language) -> Iterator[Sign]:
    """Yield what is seen of exhibits without reading them; `language` is that of the keys."""
    genuine = [exhibit.is_genuine for exhibit in exhibits]
    bodies = ["".join(line.text for line in exhibit.lines) for exhibit in exhibits]
    yield _sign_of_number("giveaway_length", list(map(len, bodies)), genuine)
    yield _sign_of_number("giveaway_lines", [len(exhibit.lines) for exhibit in exhibits], genuine, 1)
    channels = [spelled(exhibit.channel, language, "channel") for exhibit in exhibits]
    said = by_kind(channels, genuine)
    yield Sign("giveaway_channel", balanced(said, genuine), said, _most_parted(channels, genuine))
    has: dict[str, list[bool]] = {sign: [sign in "".join(_seen(exhibit)) for exhibit in exhibits] for sign in _SIGNS}
    has["0–9"] = [any(map(str.isdigit, body)) for body in bodies]
    has |= {spelled(key, language): [bool(getattr(exhibit, key)) for exhibit in exhibits] for key in _OPTIONAL}
    has[spelled("me", language)] = [any(line.speaker == "me" for line in exhibit.lines) for exhibit in exhibits]
    for name, held in has.items():
        said = by_sign(held, genuine)
        values = {"sign": name, **_counts(held, genuine)}
        yield Sign("giveaway_sign", balanced(said, genuine), said, values)


def _sign_of_words(
    said: tuple[bool, ...], words: Sequence[frozenset[str]], genuine: Sequence[bool], language: Language
) -> Sign:
    found = telling(words, genuine)
    others = found.scam if found.is_genuine else found.genuine
    quoted = (
        "".join(f"“{word}”" for word in found.words)
        if language == "zh"
        else ", ".join(f'"{word}"' for word in found.words)
    )
    values = {"names": quoted, "genuine": found.genuine, "scam": found.scam}
    return Sign(_WORD_CODES[found.is_genuine, others > 0], balanced(said, genuine), said, values)


def _sign_of_number(code: str, values: Sequence[int], genuine: Sequence[bool], digits: int | None = None) -> Sign:
    """Return the sign that one verdict has more of something."""
    said = by_number(values, genuine)
    mean = {
        name: round(
            statistics.mean(value for value, own in zip(values, genuine, strict=True) if own is verdict), digits
        )
        for name, verdict in (("genuine", True), ("scam", False))
    }
    return Sign(code, balanced(said, genuine), said, mean)


def _most_parted(kinds: Sequence[str], genuine: Sequence[bool]) -> dict[str, Any]:
    """Return the kind that the verdicts share least, and how often each has it."""
    counts = {kind: _counts([other == kind for other in kinds], genuine) for kind in dict.fromkeys(kinds)}
    totals = {"genuine": genuine.count(True), "scam": genuine.count(False)}

    def parted(kind: str) -> float:
        return abs(counts[kind]["genuine"] / totals["genuine"] - counts[kind]["scam"] / totals["scam"])

    kind = max(counts, key=parted)
    return {"sign": kind, **counts[kind]}


def _counts(held: Sequence[bool], genuine: Sequence[bool]) -> dict[str, int]:
    both = list(zip(held, genuine, strict=True))
    return {"genuine": both.count((True, True)), "scam": both.count((True, False))}


def _looked_at(exhibits: Sequence[Exhibit]) -> list[Exhibit]:
    """Return the exhibits, but of each verdict no more than `MOST`, evenly spread."""
    found = []
    for verdict in (True, False):
        mine = [exhibit for exhibit in exhibits if exhibit.is_genuine is verdict]
        found += mine[:: -(-len(mine) // MOST) or 1]
    return found


def _seen(exhibit: Exhibit) -> list[str]:
    """Return every text that is on the screen before the answer."""
    head = (exhibit.setting, exhibit.sender, exhibit.subject, exhibit.button)
    return [text.lower() for text in (*head, *(line.text for line in exhibit.lines)) if text]


def _units(exhibit: Exhibit, language: Language) -> frozenset[str]:
    """Return what naive Bayes counts: characters and pairs of them, in English words and pairs of them."""
    found: set[str] = set()
    for text in _seen(exhibit):
        units = _WORD.findall(text) if language == "en" else "".join(text.split())
        found.update(units, map(" ".join, pairwise(units)))
    return frozenset(found)


def _words(exhibit: Exhibit, language: Language) -> frozenset[str]:
    """Return what can be named to people: a few characters side by side, in English words and pairs of them."""
    if language == "en":
        return frozenset(word for word in _units(exhibit, language) if len(word) >= _LEAST_LETTERS)
    runs = [run for text in _seen(exhibit) for run in _HAN.findall(text)]
    return frozenset(
        run[at : at + length] for run in runs for length in _LENGTHS for at in range(len(run) - length + 1)
    )
