"""The table for a study: every answer once, nothing finer than the hour, nobody who could be picked out."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.evening.facts import VisitFacts
from game.rules.evening.hiding import LEAST
from game.workbench.evening.study import coarsened, codebook, table_of
from tests.rules.simulated import visits


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def a_night() -> list[VisitFacts]:
    rng = random.Random(3)
    return [
        visit._replace(language=rng.choice(("zh",) * 20 + ("en",)), text_scale=rng.choice((1.0, 1.0, 1.4)))
        for visit in visits(400, rng)
    ]


def test_every_answer_is_there_once_with_its_verdict() -> None:
    night = a_night()
    rows = rows_of(table_of(night, random.Random(1)))
    told = Counter(
        (row["exhibit"], row["is_genuine"], row["said_genuine"], row["position"], row["ending"]) for row in rows
    )
    assert told == Counter(
        (each.exhibit, str(int(each.is_genuine)), str(int(each.said_genuine)), str(each.position), visit.how)
        for visit in night
        for each in visit.answers
    )
    assert all(row["is_correct"] == str(int(row["is_genuine"] == row["said_genuine"])) for row in rows)
    assert {row["seconds"] for row in rows} == {"2.0"}


def test_visits_are_numbered_anew_and_in_another_order_every_time() -> None:
    first, second = (rows_of(table_of(a_night(), random.Random(seed))) for seed in (1, 2))
    key = ("exhibit", "position", "said_genuine")
    assert [[row[name] for name in key] for row in first] != [[row[name] for name in key] for row in second]
    assert {int(row["visit"]) for row in first} <= set(range(1, 401))


def test_bystanders_find_at_least_five_visits_like_the_one_they_saw() -> None:
    """Of visits with at least one answer: one message each, so that a row is a visit."""
    night = [visit._replace(answers=visit.answers[:1]) for visit in a_night() if visit.answers]
    rows = rows_of(table_of(night, random.Random(1)))
    alike = Counter((row["day"], row["hour"], row["game"], row["language"], row["text_scale"]) for row in rows)
    assert sum(alike.values()) == len(night)
    assert min(alike.values()) >= LEAST
    assert len({row["hour"] for row in rows}) > 5, "the hours are still told"
    assert {row["text_scale"] for row in rows} >= {"1", "1.4"}


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from("xy"), st.sampled_from("pqr")), min_size=LEAST, max_size=60
    ),
    st.integers(0, 99),
)
@settings(max_examples=80, deadline=None)
def test_at_least_five_are_alike_and_what_is_told_is_true(rows: list[tuple[str, ...]], seed: int) -> None:
    told = coarsened(rows, random.Random(seed))
    assert min(Counter(told).values()) >= LEAST
    for row, coarse in zip(rows, told, strict=True):
        kept = [value for value in coarse if value]
        assert coarse == (*row[: len(kept)], *[""] * (len(row) - len(kept)))


def test_the_code_book_explains_every_column_in_both_languages() -> None:
    text = codebook().decode("utf-8-sig")
    header = table_of(a_night(), random.Random(1)).decode("utf-8-sig").splitlines()[0].split(",")
    assert [text.count(f"\n{column}: ") for column in header] == [2] * len(header)


def test_who_looked_very_long_is_told_as_a_minute() -> None:
    night = [visit._replace(answers=tuple(each._replace(ms=100_000) for each in visit.answers)) for visit in a_night()]
    assert {row["seconds"] for row in rows_of(table_of(night, random.Random(1)))} == {"60.0"}
