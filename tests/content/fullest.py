"""Packs in which every text is as long as `check` lets it be: whatever an organiser writes is shorter."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any, get_args

from game.content.checks.lengths import CUES_LIMIT, LIMITS, LINES_LIMIT
from game.content.fields.field import Longest
from game.content.model import Channel, Pack
from game.words import Language
from tests.content.sample import ICONS

_HAN = "先停一停再打电话问家人不要急着转账这是骗子最怕的事情大家都要记住不信不怕不转账公安不会让你交保证金"
_ENGLISH = (
    "stop and call your family before you pay anyone because police never ask you for money or codes on the phone "
    "so hang up first then check with somebody you trust and keep calm nothing is urgent unfortunately verification"
)
_SCAMS = 12
_CUES = 3
_SAID = 6
"""Letters of what a cue quotes."""
_HOME = {"zh": 12, "en": 18}
"""Characters of what goes home with every scam: there the code sets the limit."""
_ROWS: dict[Language, tuple[str, ...]] = {"zh": ("abcde", "f.g", "hij", "kl"), "en": ("abcd", "ef.g", "hij", "kl")}


class _Writer:
    """Texts of a language by the names of their limits; the same ones in every run."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._rng = random.Random(1)
        self._words = _ENGLISH.split()

    def text(self, most: int) -> str:
        """As long as it may be, in characters or letters."""
        return self._chinese(most) if self.language == "zh" else self._english(most)

    def filled(self, limits: Any) -> Any:
        """A text for every limit in a mapping of them."""
        return {key: self.text(self.most(limit)) for key, limit in limits.items() if isinstance(limit, Longest)}

    def most(self, limit: Longest) -> int:
        return limit.characters if self.language == "zh" else limit.letters

    def _chinese(self, most: int) -> str:
        text = ""
        while len(text) < most:
            begin = self._rng.randrange(len(_HAN) - 8)
            text += _HAN[begin : begin + self._rng.randint(3, 8)]
            if self._rng.random() < 0.4 and len(text) < most - 3:
                text += "，"
        return text[:most]

    def _english(self, most: int) -> str:
        text = self._rng.choice([word for word in self._words if len(word) <= most])
        while True:
            word = self._rng.choice(self._words)
            if len(text) + len(word) + 1 > most:
                return text
            text += f" {word}"


def fullest_pack(language: Language, *, is_spoken: bool = False) -> Pack:
    """Twelve scams, every channel with few long lines and with many short ones, a table with all of the scams."""
    writer = _Writer(language)
    limits: Any = LIMITS
    scams = [_scam(writer, limits["scams"][0], chr(ord("a") + number)) for number in range(_SCAMS)]
    names = {scam["id"][-1]: scam["name"] for scam in scams}
    rows = [["red zone" if place == "." else names[place] for place in row] for row in _ROWS[language]]
    home = {"heading": writer.text(_HOME[language]), "closing": writer.text(_HOME[language])}
    return Pack.model_validate(
        {
            "title": writer.text(writer.most(limits["title"])),
            "language": language,
            "organiser": writer.text(_HOME[language]),
            "reviewed": "2026-05-01",
            "expires": "2027-05-01",
            "judging": "spoken" if is_spoken else "cards",
            "scams": scams,
            "exhibits": list(_exhibits(writer, limits["exhibits"][0], [scam["name"] for scam in scams])),
            "table": {"rows": rows},
            "prizes": _prizes(writer, limits["prizes"]),
            "rules_of_thumb": [writer.text(writer.most(limits["rules_of_thumb"][0])) for _ in range(2)],
            "takeaway": home,
        }
    )


def _prizes(writer: _Writer, limits: Any) -> dict[str, Any]:
    """As many kinds as there may be; their names are all different."""
    name = writer.most(limits["kinds"][0]["name"])
    return {
        "consolation": writer.text(writer.most(limits["consolation"])),
        "consolation_tickets": 9999,
        "kinds": [
            {"id": f"prize_{number}", "name": writer.text(name - 1) + str(number), "stock": 9999} for number in range(6)
        ],
    }


def _scam(writer: _Writer, limits: Any, mark: str) -> dict[str, Any]:
    name = writer.text(writer.most(limits["name"]) - 2).replace("，", "的")
    parts = {"features": 8, "decoys": 5}
    return {
        **writer.filled(limits),
        **{part: [writer.filled(limits[part][0]) for _ in range(count)] for part, count in parts.items()},
        "id": f"kind_{mark}",
        "name": f"{name}{mark.upper()}",
        "icon": sorted(ICONS)[0],
        "openings": [writer.text(writer.most(limits["openings"][0]))],
        # What goes home is bounded by the code before it is by its box.
        "sign": writer.text(_HOME[writer.language]),
        "recall": writer.text(_HOME[writer.language]),
        "source": {"outlet": writer.text(6), "date": "2024-06-25"},
    }


def _exhibits(writer: _Writer, limits: Any, scams: list[str]) -> Iterator[dict[str, Any]]:
    for channel in get_args(Channel):
        for count in (1, 2, 3, 5):
            lines = [writer.text(writer.most(LINES_LIMIT) // count) for _ in range(count)]
            is_scam = count > 1
            yield {
                **writer.filled(limits),
                "id": f"{channel}_{count}",
                "channel": channel,
                "verdict": "scam" if is_scam else "genuine",
                **({"scam": scams[count]} if is_scam else {}),
                "lines": [{"them" if number % 2 == 0 else "me": line} for number, line in enumerate(lines)],
                "cues": [_cue(writer, limits["cues"][0], quote) for quote in _quoted(lines)],
            }


def _cue(writer: _Writer, limits: Any, quote: str) -> dict[str, str]:
    """One of as many cues as there may be, which share what they may say together."""
    label = writer.text(writer.most(limits["label"]))
    return {"quote": quote, "label": label, "why": writer.text(writer.most(CUES_LIMIT) // _CUES - len(label))}


def _quoted(lines: list[str]) -> Iterator[str]:
    """As many passages as there may be cues, spread over the lines, each of which stands there once."""
    whole, share = "\n".join(lines), sum(map(len, lines)) // _CUES
    for start in range(0, _CUES * share, share):
        passages = (whole[at : at + _SAID].strip() for at in range(start + _SAID, start + share))
        yield next(passage for passage in passages if "\n" not in passage and whole.count(passage) == 1)
