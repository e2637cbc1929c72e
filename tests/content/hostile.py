"""Texts that are meant to hang, to fill the memory, or to crash: as large as `Limits` let in, or nearly.

`tests/benchmarks/hostile.py` measures them against what is promised: two seconds and 256 MB.
"""

from __future__ import annotations

import re

from game.content.slips.search import MAX_COLUMNS
from tests.content.sample import sample_yaml

_MANY = 100_000
_LARGEST = 1_900_000
_LINE = "您的会员今晚将自动续费800元，请点链接取消"
_QUOTE = "自动续费800元"


def _lines(pattern: str, filling: str) -> str:
    """Lines about as long as any that is searched for typing mistakes, behind one that makes a search necessary.

    Hardly two of them are equal.
    """
    longest = (MAX_COLUMNS - len(pattern)) // len(filling)
    lines = ["骗术：x"]
    left = _LARGEST
    while left > 0:
        line = pattern % (filling * (longest - len(lines) % (longest // 4)))
        lines.append(line)
        left -= len(line.encode()) + 1
    return "\n".join(lines)


def _cued_everywhere() -> str:
    """A quote that stands in its line at every place."""
    return sample_yaml().replace(_LINE, "a" * 1_200_000, 1).replace(_QUOTE, "a" * 600_000, 1)


def headed(scams: int = 12) -> str:
    """As many scams as there may be, and a heading that goes home with each of them."""
    begin, typed, rest = re.split(r"骗术:\n|展品:\n", sample_yaml())
    ones = [scam.split("\n", 1)[1] for scam in typed.split("  - 编号: ")[1:]]
    more = "".join(f"  - 编号: kind_{at}\n{ones[at % len(ones)]}" for at in range(scams))
    return f"{begin}骗术:\n{more}展品:\n{rest}".replace("抬头: ", "抬头: " + "1." * 900_000)


HOSTILE = {
    "brackets": "[" * _MANY,
    "braces": "{a: " * _MANY,
    "closed_braces": "{" * _MANY + "}" * _MANY,
    "dashes": "- " * _MANY,
    "questions": "? " * _MANY,
    "stairs": "\n".join(" " * depth + "a:" for depth in range(1500)),
    "tall_brackets": "[\n" * _MANY,
    "keys": "".join(f"a{number}: b\n" for number in range(_MANY)),
    "same_key": "a: b\n" * _MANY,
    "items": "[" + "a," * 600_000 + "]",
    "wide_colons": "标题：x\n" * 60_000,
    "tight_dashes": "-甲\n" * 80_000,
    "tabs": "\ta: b\n" * 80_000,
    "tabs_now_and_then": ("a: b\n" * 380 + "\tb: c\n") * 900,
    "one_line": "a: " + "b " * 900_000,
    "one_key": "a" * _LARGEST + ": b",
    "quote": '"' + "\n" * _LARGEST,
    "quotes": '"' * _LARGEST,
    "escapes": '"' + "\\x41" * 450_000,
    "escaped_quotes": 'a: "' + '\\"' * 900_000,
    "hashes": "a: b #" + " #c" * 600_000,
    "comments": "#\n" * 900_000,
    "documents": "---\n" * 450_000,
    "tags": "!!x " * 400_000,
    "tag_lines": "!!x \n" * 380_000,
    "anchors": "a: &a [" + "*a," * 500_000 + "]",
    "unknown_keys": "骗术:\n" + "".join(f"  - 名字{number}: x\n" for number in range(60_000)),
    "empty_exhibits": "展品:\n" + "  - 编号: x\n" * 60_000,
    "empty_lines": "展品:\n  - 内容:\n" + "    - ''\n" * 190_000,
    "empty_features": "骗术:\n  - 特征:\n" + "    - 文字: a\n" * 60_000,
    "bad_cues": "展品:\n" + "  - 线索:\n    - 原文: a\n" * 20_000,
    "spaces": "a:" + " " * _LARGEST + "b: c",
    "commas": "{" + ", " * 900_000 + "}",
    "nothing_but_breaks": "\n" * _LARGEST,
    "huge_number": "份量: " + "9" * _LARGEST,
    "block": "a: |\n" + "  b\n" * 450_000,
    "cue_everywhere": _cued_everywhere(),
    "long_heading": headed(),
    "blanks_in_braces": _lines("标题: {%s}", " "),
    "tabs_in_braces": _lines("标题: {%s}", "\t"),
    "wide_blanks_in_braces": _lines("标题: {%s}", "\u3000"),
    "blanks_behind_a_dash": _lines("- %s", " "),
    "blanks_behind_a_key": _lines("标题%sa", " "),
    "quotes_in_braces": _lines("标题: {%s：", "'%"),
    "open_quotes": _lines('a: "%s', "{a: "),
    "keys_in_an_open_quote": _lines('a: "%s：', "标题：{ "),
}
"""By name; every one of them is refused."""
