"""Whatever the file holds, reading ends with a pack or with problems, never with an exception."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from game.content.reading.packs import Reading, read_pack
from game.workbench.report.text import as_json, as_text
from tests.content.sample import ICONS, TODAY, sample_yaml

SIGNS = st.sampled_from(
    [
        *"：:-－“”[]{}#\t\u3000\xa0\n\"'\\\u200b%@*&!`|>，\0\ufeff\u2028\x85\r~甲a😀𠮷",
        *(": ", "- ", " #", "? ", "---\n", "...\n", "<<: ", "标题: ", "骗术:\n  - ", "    ", "!!set ", "&a ", "*a "),
    ]
)


def check(data: bytes) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "any.yaml")
        path.write_bytes(data)
        reading = read_pack(path, icons=ICONS, today=TODAY)
    assert (reading.pack is None) == any(problem.is_error for problem in reading.problems)
    assert all(problem.line >= 1 and problem.column >= 1 for problem in reading.problems)
    as_text(reading.problems).encode()
    as_json(reading.problems).encode()
    return reading


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    assert check(data).pack is None


@settings(max_examples=200, deadline=None)
@given(st.lists(SIGNS, max_size=60).map("".join))
@example("[\xa0")
def test_any_signs(text: str) -> None:
    assert check(text.encode()).pack is None


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), SIGNS, st.integers(0, 12)), min_size=1, max_size=5))
def test_a_pack_with_anything_in_it(edits: list[tuple[float, str, int]]) -> None:
    text = sample_yaml()
    for share, sign, cut in edits:
        index = int(share * len(text))
        text = text[:index] + sign + text[index + cut :]
    check(text.encode())
