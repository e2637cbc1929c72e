"""A name that leads nowhere is answered with the file that was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import main
from tests.content.sample import write_sample


def told(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    code: object
    try:
        code = main(*words)
    except SystemExit as end:
        code = end.code
    assert code == 2
    return capsys.readouterr().err


@pytest.mark.parametrize("there", ["夜市.yaml.txt", "夜市.yml", "夜市.txt", "夜 市.yaml", "夜市.YAML.TXT"])
def test_a_name_with_another_ending_is_found(
    there: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_sample(tmp_path, there)
    for words in (
        ["check", "夜市.yaml"],
        ["preview", "夜市.yaml", "--out", "x"],
        ["sheet", "export", "夜市.yaml", "a.xlsx"],
    ):
        text = told(words, capsys)
        assert f"旁边有一个文件叫 {there}" in text
        assert "is it meant" in text


def test_nothing_like_it_is_no_guess(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_sample(tmp_path, "庙会.yaml")
    assert "庙会" not in told(["check", str(tmp_path / "夜市.yaml")], capsys)


@pytest.mark.parametrize(
    "words",
    [
        ["check", "我的", "题包.yaml"],
        ["preview", "我的", "题包.yaml", "--out", "x"],
        ["sheet", "export", "我的", "题包.yaml", "a.xlsx"],
        ["sheet", "import", "我的", "表.xlsx", "t.yaml"],
    ],
)
def test_a_name_in_pieces_needs_quotes(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_sample(tmp_path, "我的 题包.yaml")
    write_sample(tmp_path, "我的 表.xlsx")
    assert '要加英文双引号："我的 ' in told(words, capsys)
