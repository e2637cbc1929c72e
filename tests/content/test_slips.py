"""Slips: every one is registered and has its sentences; the fence of Markdown is taken away and nothing else."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from game.content import slips
from game.content.slips.registry import SLIPS
from game.words import LANGUAGES, load_words
from game.workbench.repair.fixing import fix_text
from tests.content.sample import sample_yaml, write_sample
from tests.content.test_broken_packs import read


def test_every_slip_is_registered_and_worded() -> None:
    names = [path.stem for path in Path(slips.__path__[0]).glob("*.py")]
    modules = [import_module(f"{slips.__name__}.{name}") for name in names if name != "__init__"]
    assert {module for module in modules if hasattr(module, "CODES")} == set(SLIPS)
    codes = {code for module in SLIPS for code in module.CODES}
    for language in LANGUAGES:
        words = load_words("findings", language)
        assert {code for code in codes if f"{code}.message" not in words or f"{code}.hint" not in words} == set()


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("```yaml\n", "```\n"),
        ("```\n", "```"),
        ("~~~yml\n", "~~~\n"),
        ("```yaml\n", ""),
        ("", "```\n"),
        ("  ```yaml\n", "    ```\n"),
    ],
)
def test_a_fence_around_a_pack_is_taken_away(before: str, behind: str, tmp_path: Path) -> None:
    typed = before + sample_yaml() + behind
    assert {problem.code for problem in read(write_sample(tmp_path, text=typed)).problems} == {"fence"}
    assert fix_text(typed).text == sample_yaml()


def test_what_a_chat_assistant_says_around_a_pack_becomes_comments(tmp_path: Path) -> None:
    typed = f"好的：\n\n```yaml\n{sample_yaml()}```\n\n- 标题：改短了\n# 还有\n---\n再见\n"
    problems = read(write_sample(tmp_path, text=typed)).problems
    assert {problem.code for problem in problems} == {"fence", "fence_text"}
    assert fix_text(typed).text == f"# 好的：\n\n{sample_yaml()}\n# - 标题：改短了\n# 还有\n# ---\n# 再见\n"


def test_a_fence_inside_a_text_or_between_entries_accuses_no_entry(tmp_path: Path) -> None:
    block = sample_yaml().replace("主办: 南湖社区", "主办: |\n  ```\n  南湖社区")
    assert "fence" not in {problem.code for problem in read(write_sample(tmp_path, text=block)).problems}
    begin, name, rest = sample_yaml().partition("经验:\n")
    problems = read(write_sample(tmp_path, text=f"{begin}```\n{name}{rest}```\n")).problems
    assert {problem.code for problem in problems} == {"fence"}
