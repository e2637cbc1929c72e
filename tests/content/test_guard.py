"""Hostile text: refused without a crash and without an endless search, whatever the parser."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from game.content.checks.takeaways import check_takeaways
from game.content.findings import Refused, Spot
from game.content.reading.packs import read_pack
from game.content.tree.guard import Limits, guarded_events
from tests.alarm import must_end
from tests.content.hostile import HOSTILE
from tests.content.sample import ICONS, TODAY, sample_yaml, write_sample

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_refused(name: str, tmp_path: Path) -> None:
    path = write_sample(tmp_path, text=HOSTILE[name])
    with must_end():
        reading = read_pack(path, icons=ICONS, today=TODAY, audits=[check_takeaways])
    assert reading.pack is None
    assert 1 <= len(reading.problems) <= 101
    assert all(len(problem.message) < 500 and len(problem.hint) < 1000 for problem in reading.problems)


@pytest.mark.parametrize("name", ["brackets", "braces", "dashes", "stairs", "tall_brackets"])
def test_no_depth_kills_the_process(name: str, tmp_path: Path) -> None:
    path = write_sample(tmp_path, text=HOSTILE[name])
    code = (
        "import sys, pathlib, datetime; from game.content.reading.packs import read_pack;"
        "r = read_pack(pathlib.Path(sys.argv[1]), icons=frozenset(), today=datetime.date(2026, 6, 1));"
        "print(r.problems[0].code)"
    )
    command = [sys.executable, "-c", code, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True)  # noqa: S603 - our own Python
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "too_deep", "")


@pytest.mark.parametrize("is_pure", [True, False], ids=["python", "c"])
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("[" * 3000, 1, 21),
        ("[" * 3000 + "]" * 3000, 1, 21),
        ("a:\n  b: " + "[" * 3000, 2, 24),
        ("a: [x, " + "{b: " * 1500, 1, 80),
        ("a:\n- [x]\n- " + "[" * 3000, 3, 21),
        ("- " * 3000, 1, 41),
    ],
)
def test_depth_is_told_where_it_begins(text: str, line: int, column: int, is_pure: bool) -> None:
    with pytest.raises(Refused) as refused:
        list(guarded_events(text, is_pure=is_pure))
    assert (refused.value.finding.code, refused.value.finding.where) == ("too_deep", Spot(line, column))


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


def test_a_file_of_too_many_lines_is_not_read(tmp_path: Path) -> None:
    path = write_sample(tmp_path, text=sample_yaml() + "# x\n" * 1000)
    assert read_pack(path, icons=ICONS, today=TODAY, limits=Limits(max_lines=1200)).pack is not None
    (problem,) = read_pack(path, icons=ICONS, today=TODAY, limits=Limits(max_lines=1000)).problems
    assert (problem.code, problem.line) == ("too_many_lines", 1001)
    assert "最多读 1000 行" in problem.message


def test_a_document_mark_at_the_start_is_no_second_document() -> None:
    list(guarded_events("---\na: b\n...\n", Limits()))
