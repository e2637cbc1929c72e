"""Obeying a cure never makes more mistakes: each cure of each broken pack is followed, alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.content.findings import Refused
from game.content.problems import Problem
from game.content.reading.packs import Reading
from game.content.tree.intake import LINE_BREAK, decode
from tests.content.test_broken_packs import PACKS, read

CURE, DELETE, GUESS = "改成：", "把这一行整行删掉", re.compile("您要写的可能是“([^”]+)”")
NAMED = re.compile("“([^”]+)”")


def errors(reading: Reading) -> int:
    return sum(problem.is_error for problem in reading.problems)


def obeyed(lines: list[str], problem: Problem) -> list[str] | None:
    """The lines as an organiser writes them who reads this hint; `None` if it asks for words of one's own."""
    at = problem.line - 1
    hint = problem.hint.split("\n")[0]
    if hint.startswith(CURE):
        return [*lines[:at], hint.removeprefix(CURE), *lines[at + 1 :]]
    if hint.startswith(DELETE):
        return [*lines[:at], *lines[at + 1 :]]
    guess = GUESS.search(problem.hint)
    for typed in NAMED.findall(problem.message) if guess is not None else ():
        place = lines[at].find(typed, problem.column - 1)
        if guess is not None and place >= 0:
            line = lines[at][:place] + guess[1] + lines[at][place + len(typed) :]
            return [*lines[:at], line, *lines[at + 1 :]]
    return None


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_a_cure_never_makes_more_mistakes(path: Path, tmp_path: Path) -> None:
    try:
        lines = LINE_BREAK.split(decode(path.read_bytes()).text)
    except Refused:
        pytest.skip("nothing of it can be read")
    before = read(path)
    for problem in before.problems:
        better = obeyed(lines, problem)
        if better is not None:
            copy = tmp_path / "cured.yaml"
            copy.write_text("\n".join(better), encoding="utf-8")
            after = read(copy)
            told = [(each.line, each.code) for each in after.problems if each.is_error]
            assert errors(after) <= errors(before), (problem, told)
