"""What people call the parts of a question: as headings of a table, and as labels in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from game.workbench.banks.questions import LETTERS
from game.workbench.sheets.layout import folded

_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "stem": ("题目", "题干", "问题", "试题", "题目内容", "试题内容", "试题题干", "question", "stem"),
        "options": ("选项", "备选项", "备选答案", "选项内容", "options", "choices"),
        "answer": ("答案", "正确答案", "参考答案", "标准答案", "正确选项", "answer", "correct answer", "key"),
        "explanation": (
            *("解析", "答案解析", "试题解析", "题目解析", "参考解析", "答案说明", "解释"),
            *("explanation", "analysis", "rationale"),
        ),
        "difficulty": ("难度", "难易", "难易度", "难易程度", "难度等级", "难度系数", "difficulty", "level"),
        "category": ("分类", "类别", "题目分类", "试题分类", "所属分类", "知识点", "category", "topic"),
        "source": ("来源", "出处", "题目来源", "试题来源", "依据", "source"),
    }
)
_OPTION = re.compile(r"(?:选项|答案|备选项|option|choice)?[(（]?([a-h])[)）]?[.．、:：]?(?:选项)?")
_KEYS = {folded(name): key for key, names in _NAMES.items() for name in names}
_LONGEST = 16
_LABELS = "|".join(
    sorted(
        (name for key, names in _NAMES.items() if key not in {"stem", "options"} for name in names),
        key=len,
        reverse=True,
    )
)
_BARE_ANSWER = r"((?:正确|参考|标准)?答案)(?=\s*[A-HＡ-Ｈ]{1,8}\s*[。.]?\s*$)"
"""Without a colon, but with nothing else in the line."""
_LABEL = re.compile(
    rf"(?:^|(?<=[\s。；;]))(?:[【\[（(]({_LABELS})[】\]）)]\s*[:：]?|({_LABELS})\s*[:：]|{_BARE_ANSWER})\s*",
    re.IGNORECASE,
)


def part_called(heading: str) -> str:
    """Return which part of a question a heading names: a field of `Question`, a capital letter, or nothing."""
    plain = folded(heading).strip(":：")
    if len(plain) > _LONGEST:
        return ""
    letter = _OPTION.fullmatch(plain)
    return _KEYS.get(plain, "") if letter is None else letter[1].upper()


def labelled(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return what stands before the first label of a text, and each labelled part with what it says."""
    found = list(_LABEL.finditer(text))
    if not found:
        return text, []
    ends = [*(match.start() for match in found[1:]), len(text)]
    parts = [
        (part_called(match[1] or match[2] or match[3]), text[match.end() : end].strip())
        for match, end in zip(found, ends, strict=True)
    ]
    return text[: found[0].start()], parts


def is_bank(parts: list[str]) -> bool:
    """Whether the parts that headings name make a question bank: a question with an answer, or with options."""
    options = sum(part in LETTERS for part in parts if part)
    return "stem" in parts and ("answer" in parts or "options" in parts or options > 1)
