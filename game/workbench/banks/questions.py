"""A question of a question bank, and which of its options its answer names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from game.workbench.sheets.layout import folded

LETTERS = "ABCDEFGH"
_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_MARK = r"[.．、:：)）,，]"
_BEFORE = r"(?<![A-Za-z0-9])"
_OPTION = re.compile(rf"{_BEFORE}[(（]?([A-Ha-h])\s*{_MARK}\s*")
_ONLY_LETTERS = re.compile(r"[(（【\[]?\s*([A-Ha-h](?:[\s,，、;；/和]*[A-Ha-h])*)\s*[)）】\]]?[。.．]?")
_LETTER_AND_TEXT = re.compile(rf"[(（]?([A-Ha-h])\s*(?:{_MARK}|\s)\s*(.+)", re.DOTALL)
_IN_STEM = re.compile(r"[(（]\s*([A-Ha-h](?:[\s,，、]*[A-Ha-h])*)\s*[)）]")


@dataclass(frozen=True)
class Question:
    """One question as it stands in the bank."""

    where: str  # its place, in words
    original: str  # all that stands there
    stem: str = ""
    options: Mapping[str, str] = field(default_factory=dict)  # texts by capital letters
    answer: str = ""
    explanation: str = ""
    difficulty: str = ""
    category: str = ""
    source: str = ""


@dataclass(frozen=True)
class Answer:
    """The options that are right, by their letters; `fault` is the code of what keeps that from being certain."""

    letters: tuple[str, ...] = ()
    fault: str = ""


def narrow(text: str) -> str:
    """Return a text of the same length with plain letters and digits for full-width ones."""
    return text.translate(_WIDE)


def options_in(text: str) -> tuple[str, dict[str, str]]:
    """Return what stands before the first of several options in one text, and the options by their letters.

    Letters must follow one another from the first one on, so that a letter within an option is part of it.
    """
    plain = narrow(text)
    found: list[re.Match[str]] = []
    for match in _OPTION.finditer(plain):
        letter = match[1].upper()
        if not found or LETTERS.index(letter) == LETTERS.index(found[-1][1].upper()) + 1:
            found.append(match)
    if not found:
        return text.strip(), {}
    ends = [*(match.start() for match in found[1:]), len(text)]
    options = {
        match[1].upper(): text[match.end() : end].strip().strip(";；").strip()
        for match, end in zip(found, ends, strict=True)
    }
    return text[: found[0].start()].strip(), options


def answer_of(question: Question) -> Answer:
    """Return which options are right: by letter, by letter and text, by text, or in brackets in the question itself."""
    in_stem = _IN_STEM.findall(narrow(question.stem))
    told = question.answer.strip() or (in_stem[0] if len(in_stem) == 1 else "")
    if not told:
        return Answer(fault="bank_no_answer")
    if not question.options:
        return Answer(fault="bank_no_options")
    letters = _letters(told, question.options)
    if not letters or any(letter not in question.options for letter in letters):
        return Answer(fault="bank_answer_unclear")
    return Answer(letters, "bank_several" if len(letters) > 1 else "")


def _letters(told: str, options: Mapping[str, str]) -> tuple[str, ...]:
    """Return the letters that an answer names; none if its words are not those of the options."""
    plain = narrow(told)
    only = _ONLY_LETTERS.fullmatch(plain)
    if only is not None:
        return tuple(dict.fromkeys(re.findall("[A-H]", only[1].upper())))
    same = tuple(letter for letter, text in options.items() if _is_same(text, told))
    if same:
        return same
    one = _LETTER_AND_TEXT.fullmatch(plain)
    named = {} if one is None else {one[1].upper(): told[one.start(2) :]}
    for found in (named, options_in(told)[1]):
        if found and all(_is_same(text, options.get(letter, "")) for letter, text in found.items()):
            return tuple(found)
    return ()


def _is_same(text: str, other: str) -> bool:
    """Whether two texts say the same, apart from how they are written."""
    return folded(text).strip("。.；;") == folded(other).strip("。.；;")
