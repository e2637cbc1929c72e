"""Hostile text: refused quickly, without a crash, whatever the parser."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.content.findings import Refused
from game.content.guard import Limits, guarded_events
from game.content.packs import read_pack
from tests.content.sample import ICONS, TODAY, write_sample

ROOT = Path(__file__).parents[2]
MANY = 100_000

HOSTILE = {
    "brackets": "[" * MANY,
    "braces": "{a: " * MANY,
    "closed_braces": "{" * MANY + "}" * MANY,
    "dashes": "- " * MANY,
    "questions": "? " * MANY,
    "stairs": "\n".join(" " * depth + "a:" for depth in range(1500)),
    "tall_brackets": "[\n" * MANY,
    "keys": "".join(f"a{number}: b\n" for number in range(MANY)),
    "same_key": "a: b\n" * MANY,
    "items": "[" + "a," * 600_000 + "]",
    "wide_colons": "标题：x\n" * 60_000,
    "tight_dashes": "-甲\n" * 80_000,
    "tabs": "\ta: b\n" * 80_000,
    "one_line": "a: " + "b " * 900_000,
    "one_key": "a" * 1_900_000 + ": b",
    "quote": '"' + "\n" * 1_900_000,
    "quotes": '"' * 1_900_000,
    "escapes": '"' + "\\x41" * 450_000,
    "escaped_quotes": 'a: "' + '\\"' * 900_000,
    "hashes": "a: b #" + " #c" * 600_000,
    "comments": "#\n" * 900_000,
    "documents": "---\n" * 450_000,
    "tags": "!!x " * 400_000,
    "anchors": "a: &a [" + "*a," * 500_000 + "]",
    "unknown_keys": "骗术:\n" + "".join(f"  - 名字{number}: x\n" for number in range(60_000)),
    "empty_exhibits": "展品:\n" + "  - 编号: x\n" * 60_000,
    "empty_lines": "展品:\n  - 内容:\n" + "    - ''\n" * 190_000,
    "empty_features": "骗术:\n  - 特征:\n" + "    - 文字: a\n" * 60_000,
    "bad_cues": "展品:\n" + "  - 线索:\n    - 原文: a\n" * 20_000,
    "spaces": "a:" + " " * 1_900_000 + "b: c",
    "commas": "{" + ", " * 900_000 + "}",
    "nothing_but_breaks": "\n" * 1_900_000,
    "huge_number": "份量: " + "9" * 1_900_000,
    "block": "a: |\n" + "  b\n" * 450_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_refused_soon(name: str, tmp_path: Path) -> None:
    path = write_sample(tmp_path, text=HOSTILE[name])
    start = time.process_time()
    reading = read_pack(path, icons=ICONS, today=TODAY)
    # Two seconds are promised; twice that leaves room for a slow machine that does other things as well.
    assert time.process_time() - start < 4
    assert reading.pack is None
    assert 1 <= len(reading.problems) <= 101
    assert all(len(problem.message) < 500 and len(problem.hint) < 1000 for problem in reading.problems)


@pytest.mark.parametrize("name", ["brackets", "braces", "dashes", "stairs", "tall_brackets"])
def test_no_depth_kills_the_process(name: str, tmp_path: Path) -> None:
    path = write_sample(tmp_path, text=HOSTILE[name])
    code = (
        "import sys, pathlib, datetime; from game.content.packs import read_pack;"
        "r = read_pack(pathlib.Path(sys.argv[1]), icons=frozenset(), today=datetime.date(2026, 6, 1));"
        "print(r.problems[0].code)"
    )
    command = [sys.executable, "-c", code, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True)  # noqa: S603 - our own Python
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "too_deep", "")


@pytest.mark.parametrize("is_pure", [True, False], ids=["python", "c"])
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 21 + "]" * 21, "too_deep"),
        ("[a, b, c, d, e, f, g, h, i, j]", "too_many_nodes"),
        ("a: &x b", "special_start"),
        ("a: *x", "special_start"),
        ("a: !x b", "special_start"),
        ("!!python/object/apply:os.system [ls]", "special_start"),
        ("%TAG ! tag:x,2000:\n---\na: b", "special_start"),
        ("a: b\n---\nc: d", "two_documents"),
    ],
)
def test_both_parsers_are_guarded_alike(text: str, code: str, is_pure: bool) -> None:
    with pytest.raises(Refused, match=code):
        list(guarded_events(text, Limits(max_nodes=10 if code == "too_many_nodes" else 100), is_pure=is_pure))


def test_what_is_just_within_the_limits_passes() -> None:
    list(guarded_events("[" * 20 + "]" * 20, Limits()))
    list(guarded_events("[a, b, c, d, e, f, g, h, i]", Limits(max_nodes=10)))


def test_a_document_mark_at_the_start_is_no_second_document() -> None:
    list(guarded_events("---\na: b\n...\n", Limits()))
