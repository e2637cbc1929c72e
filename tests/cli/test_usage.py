"""Wrong use of any command is told in Chinese and English, with what belongs there and where to read more."""

from __future__ import annotations

import pytest

from tests.cli.program import main

WRONG = {
    "bogus": ("没有 bogus 这个命令", "check", "fanzha-fair --help"),
    "chekc a.yaml": ("没有 chekc 这个命令", "check", "fanzha-fair --help"),
    "--bogus": ("没有 --bogus 这个选项", "no option", "fanzha-fair --help"),
    "demo": ("还缺 --out", "图片放哪个文件夹", "demo --help"),
    "new": ("还缺 file", ".yaml", "new --help"),
    "demo --out": ("--out 后面没有写", "missing", "demo --help"),
    "demo --out x --seed a": ("--seed 后面没有写，或写得不对", "整数", "demo --help"),
    "demo --out x --theme pink": ("--theme 后面没有写，或写得不对", "night", "demo --help"),
    "demo --out x --text-scale 3": ("--text-scale 后面没有写，或写得不对", "1.4", "demo --help"),
    "demo --out x --langauge zh": ("没有 --langauge 这个选项，是不是", "--language", "demo --help"),
    "check --format xml": ("--format 后面没有写，或写得不对", "json", "check --help"),
    "check --language fr": ("--language 后面没有写，或写得不对", "zh", "check --help"),
    "sheet foo": ("没有 foo 这个命令", "export, import", "sheet --help"),
    "sheet export a.yaml b.xlsx c": ("写多了", "too many", "sheet export --help"),
    "run --bogus": ("没有 --bogus 这个选项", "no option", "run --help"),
    "run extra": ("写多了", "too many", "run --help"),
    "run --pack": ("--pack 后面没有写", "题包", "run --help"),
    "run --seed x": ("--seed 后面没有写，或写得不对", "整数", "run --help"),
    "run --theme pink": ("--theme 后面没有写，或写得不对", "night", "run --help"),
    "run --text-scale 2": ("--text-scale 后面没有写，或写得不对", "1.4", "run --help"),
    "run --d": ("没有看懂", "not understood", "run --help"),
}


def told(words: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said of wrong use, once it has ended as it should."""
    try:
        code: object = main(*words.split())
    except SystemExit as end:
        code = end.code
    caught = capsys.readouterr()
    assert (code, caught.out) == (2, "")
    assert caught.err.endswith("\n")
    return caught.err


@pytest.mark.parametrize("words", WRONG)
def test_wrong_use_is_told_in_the_language_of_the_user(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    sentence, belongs, more = WRONG[words]
    text = told(words, capsys)
    assert text.startswith(sentence)
    assert belongs in text
    assert text.endswith(f"{more}\n")
    assert len(text.splitlines()) <= 3
    assert [foreign for foreign in ("Usage", "Error", "Invalid", "Try", "usage:", "error:") if foreign in text] == []


@pytest.mark.parametrize("words", ["demo --out x --size 3", "run --window 3", "run --diagonal-inch 1"])
def test_a_value_with_a_sentence_of_its_own_is_told_by_it(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = told(words, capsys)
    assert text.startswith(words.split()[-2] + ": ")
    assert " / " in text
    assert len(text.splitlines()) == 1


def test_a_command_of_commands_shows_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main("sheet") == 2
    caught = capsys.readouterr()
    assert "import" in caught.out
    assert caught.err == ""
