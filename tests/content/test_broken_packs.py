"""Every mistake that organisers really make, with the exact words they must read."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.content.checks.giveaway import check_giveaway
from game.content.checks.scam_names import check_twins
from game.content.checks.table_trial import TableTrials
from game.content.reading.packs import Reading, read_pack
from game.workbench.table_sight import check_sight
from tests.content.sample import ICONS, TODAY, write_sample

CORPUS = Path(__file__).parent / "broken"
PACKS = sorted(CORPUS.glob("*.yaml"))
CURE = "改成："
# Lines that may be meant as they are, or whose correction is one of several.
# Tables are tried with the real physics, each once.
TRIALS = TableTrials()
NOT_CURED_ALONE = {"same_scam_name", "scam_name_long", "colon_wide_whole_file", "several"} | {
    "quote_open_swallows",
    "soft_break_at_end",
    "fence_chat",
}


def read(path: Path, language: str = "zh") -> Reading:
    audits = [TRIALS.check_table, check_sight, check_twins, check_giveaway]
    return read_pack(path, icons=ICONS, today=TODAY, language=language, audits=audits)


def told(reading: Reading) -> str:
    rows = []
    for problem in reading.problems:
        rows.append(f"{problem.line}:{problem.column} {problem.level} {problem.code} {problem.message}")
        rows.extend(f"    {row}" for row in problem.hint.split("\n"))
    return "".join(row + "\n" for row in rows)


def test_the_corpus_is_complete() -> None:
    assert len(PACKS) >= 100
    assert {path.stem for path in PACKS} == {path.stem for path in CORPUS.glob("*.expected")}


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_the_organiser_reads_exactly_this(path: Path) -> None:
    reading = read(path)
    assert reading.problems, "a broken pack without a problem"
    assert told(reading) == path.with_suffix(".expected").read_text(encoding="utf-8")
    assert (reading.pack is None) == any(problem.is_error for problem in reading.problems)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_english_tells_the_same_at_the_same_places(path: Path) -> None:
    chinese = [(p.line, p.column, p.level, p.code) for p in read(path).problems]
    english = read(path, "en").problems
    assert [(p.line, p.column, p.level, p.code) for p in english] == chinese
    assert all(p.message.isascii() or p.excerpt or "“" in p.message for p in english)


def cured() -> list[Path]:
    return [p for p in PACKS if CURE in p.with_suffix(".expected").read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", [p for p in cured() if p.stem not in NOT_CURED_ALONE], ids=lambda path: path.stem)
def test_the_cure_that_is_shown_works(path: Path, tmp_path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    for problem in read(path).problems:
        lines[problem.line - 1] = problem.hint.split("\n")[0].removeprefix(CURE)
    assert read(write_sample(tmp_path, text="\n".join(lines))).problems == ()
