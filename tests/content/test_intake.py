from __future__ import annotations

from pathlib import Path

import pytest

from game.content.findings import Refused, Spot
from game.content.tree.intake import MAX_BYTES, decode, read_text, spot_at

TEXT = "标题: 平安夜市\n主办: 南湖社区\n"


def refusal(data: bytes) -> tuple[str, Spot]:
    with pytest.raises(Refused) as caught:
        decode(data)
    return caught.value.finding.code, caught.value.finding.where


@pytest.mark.parametrize(
    ("encoding", "warned"),
    [("utf-8", None), ("utf-8-sig", None), ("utf-16", "UTF-16"), ("gb18030", "GBK"), ("gbk", "GBK")],
)
def test_every_usual_encoding_gives_the_same_text(encoding: str, warned: str | None) -> None:
    intake = decode(TEXT.encode(encoding))
    assert intake.text == TEXT
    assert [finding.values["encoding"] for finding in intake.findings] == ([] if warned is None else [warned])
    assert all(finding.level == "warning" for finding in intake.findings)


def test_big_endian_utf16_with_a_mark_is_read() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")).text == TEXT


def test_a_damaged_utf8_file_is_not_taken_for_gbk() -> None:
    data = TEXT.encode()
    broken = data.replace("湖".encode(), b"\xe6\xb9", 1)
    assert refusal(broken) == ("file_damaged", Spot(2, 6))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a\0b", "nul_byte"),
        (b"a: b\nc\x07: d", "control_in_file"),
        (b"\xff\xfea", "file_not_text"),
        (b"\x81", "file_not_text"),
        (b"\xff\xfe\0\0a\0\0\0", "nul_byte"),
        ("title: a".encode("utf-16-le"), "nul_byte"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes, code: str) -> None:
    assert refusal(data)[0] == code


def test_the_place_of_a_forbidden_character() -> None:
    assert refusal(b"a: b\r\nc\x07: d") == ("control_in_file", Spot(2, 2))


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_notepad_counts_them(line_break: str) -> None:
    text = f"a{line_break}bc"
    assert spot_at(text, text.index("c")) == Spot(2, 2)


@pytest.mark.parametrize("char", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_breaks_that_no_editor_shows_are_no_lines(char: str) -> None:
    text = f"a{char}bc"
    assert decode(text.encode()).text == text
    assert spot_at(text, text.index("c")) == Spot(1, 4)


def test_size_is_limited_to_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * MAX_BYTES)
    assert len(read_text(path).text) == MAX_BYTES
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(Refused, match="file_too_large"):
        read_text(path)
