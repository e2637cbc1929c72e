"""The recipes of `game/README.md`, followed to the letter in a copy of the program: what a newcomer would do works."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.program import ROOT, run_program

MAP = (ROOT / "game" / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program in a folder where it may be changed."""
    for name in ("game", "assets", "quizzes"):
        shutil.copytree(ROOT / name, tmp_path / "copy" / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "main.py", tmp_path / "copy" / "main.py")
    return tmp_path / "copy"


def change(path: Path, before: str, after: str) -> None:
    """Put `after` in place of `before`, which must be there."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def words(copy: Path, room: str, key: str, zh: object, en: object) -> None:
    """Add a sentence in both languages."""
    for language, text in (("zh", zh), ("en", en)):
        path = copy / "assets" / "text" / language / f"{room}.json"
        held = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps({**held, key: text}, ensure_ascii=False), encoding="utf-8")


def test_every_place_that_the_map_names_is_there() -> None:
    named = set(re.findall(r"`((?:[a-z_]+/)+(?:[\w.]+)?|[a-z_]+\.py)`", MAP))
    folders = [ROOT, *(path for path in (ROOT / "game").rglob("*") if path.is_dir()), ROOT / "game"]
    missing = {name for name in named if not any((folder / name).exists() for folder in folders)}
    assert len(named) > 40
    assert missing == set()


def test_a_new_field_takes_its_model_and_its_row(copy: Path) -> None:
    change(
        copy / "game/content/model.py", "    defence: Text\n", "    defence: Text\n    nickname: Text | None = None\n"
    )
    row = 'Field("scams[].nickname", "绰号", most=6, cell=Cell(SCAMS, 12), zh=("外号。", "老把戏"), '
    row += 'en=("A name.", "Trick")),\n'
    change(
        copy / "game/content/fields/scam_fields.py",
        '    Field("scams[].defence"',
        f'    {row}    Field("scams[].defence"',
    )
    pack = copy / "mine.yaml"
    pack.write_text((copy / "quizzes/night-market.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    change(pack, "    怎么办:", "    绰号: 老把戏\n    怎么办:")
    told = run_program("check", "mine.yaml", cwd=copy, main=copy / "main.py")
    assert (told.code, "绰号" in told.out) == (0, False), told.out
    change(pack, "绰号: 老把戏", "绰号: 老把戏老把戏老把戏")
    told = run_program("check", "mine.yaml", "--format", "json", cwd=copy, main=copy / "main.py")
    assert [problem["code"] for problem in told.json() if problem["level"] == "error"] == ["too_long"]
    assert "绰号" in run_program("schema", cwd=copy, main=copy / "main.py").out


def test_a_new_sentence_is_said_in_its_language(copy: Path) -> None:
    (copy / "blank.yaml").write_text("", encoding="utf-8")
    for language, said in (("zh", "这里什么也没写"), ("en", "Nothing is written here")):
        path = copy / "assets" / "text" / language / "findings.json"
        held = json.loads(path.read_text(encoding="utf-8"))
        held["empty_file"]["message"] = said
        path.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
        told = run_program("check", "blank.yaml", "--language", language, cwd=copy, main=copy / "main.py")
        assert said in told.out


def test_a_new_check_is_its_function_its_line_and_its_sentences(copy: Path) -> None:
    checks = copy / "game/content/checks"
    (checks / "senders.py").write_text(
        '"""Whether two exhibits have the same sender."""\n\n'
        "from collections.abc import Iterator\n\n"
        "from game.content.checks.facts import Facts\n"
        "from game.content.findings import Finding, Path\n\n\n"
        "def check_senders(facts: Facts) -> Iterator[Finding[Path]]:\n"
        "    seen = set()\n"
        "    for index, exhibit in facts.exhibits:\n"
        "        if exhibit.sender in seen:\n"
        '            path = ("exhibits", index, "sender")\n'
        '            yield Finding(path, "same_sender", "warning", {"typed": exhibit.sender})\n'
        "        seen.add(exhibit.sender)\n",
        encoding="utf-8",
    )
    registry = checks / "registry.py"
    head = "from game.content.checks.table"
    change(registry, head, f"from game.content.checks.senders import check_senders\n{head}")
    change(registry, "    check_dates,\n)", "    check_dates,\n    check_senders,\n)")
    zh, en = {"message": "“{typed}”用过了", "hint": "换一个"}, {"message": "“{typed}” again", "hint": ""}
    words(copy, "findings", "same_sender", zh, en)
    text = (copy / "quizzes/night-market.yaml").read_text(encoding="utf-8")
    pack = copy / "mine.yaml"
    senders = [line for line in text.splitlines() if line.strip().startswith("发件人:")]
    pack.write_text(text.replace(senders[1], senders[0], 1), encoding="utf-8")
    told = run_program("check", "mine.yaml", cwd=copy, main=copy / "main.py")
    name = senders[0].partition(":")[2].strip()
    assert (told.code, f"“{name}”用过了" in told.out) == (0, True), told.out


def test_a_new_slip_is_its_module_its_line_and_its_sentences(copy: Path) -> None:
    slips = copy / "game/content/slips"
    (slips / "smileys.py").write_text(
        '"""A smiley at the end of a line."""\n\n'
        "from game.content.slips.slip import Slip, slip_at\n\n"
        'CODES = ("smiley",)\n\n\n'
        "def in_line(line: str, number: int, is_near: bool) -> Slip | None:\n"
        "    at = line.find('^_^')\n"
        "    return None if at < 0 else slip_at(line, number, at, 'smiley', line.replace('^_^', '').rstrip())\n",
        encoding="utf-8",
    )
    registry = slips / "registry.py"
    change(registry, "    brackets,\n", "    brackets,\n    smileys,\n")
    change(registry, "SLIPS = (", "SLIPS = (smileys, ")
    change(
        registry,
        "IN_LINES: tuple[LineFinder, ...] = (\n",
        "IN_LINES: tuple[LineFinder, ...] = (\n    smileys.in_line,\n",
    )
    words(copy, "findings", "smiley", {"message": "这里有个表情", "hint": ""}, {"message": "A smiley", "hint": ""})
    pack = copy / "mine.yaml"
    text = (copy / "quizzes/night-market.yaml").read_text(encoding="utf-8")
    pack.write_text(text.replace("骗术:\n", "骗术: ^_^\n", 1), encoding="utf-8")
    told = run_program("check", "mine.yaml", cwd=copy, main=copy / "main.py")
    assert (told.code, "这里有个表情" in told.out) == (1, True), told.out
    fixed = run_program("check", "mine.yaml", "--fix", cwd=copy, main=copy / "main.py")
    assert fixed.code == 0, fixed.out
    assert pack.read_text(encoding="utf-8") == text


def test_a_new_command_is_its_module_and_its_line(copy: Path) -> None:
    (copy / "game/cli/hello.py").write_text(
        '"""`hello`: says so."""\n\nimport typer\n\n\ndef hello() -> None:\n'
        '    """问好 / Say hello."""\n    typer.echo("你好")\n',
        encoding="utf-8",
    )
    change(copy / "game/cli/commands.py", "_COMMANDS = (", '_COMMANDS = ("hello", ')
    told = run_program("hello", cwd=copy, main=copy / "main.py")
    assert (told.code, told.out) == (0, "你好\n")
    assert "hello" in run_program("--help", cwd=copy, main=copy / "main.py").out
