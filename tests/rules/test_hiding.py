"""No count under five is printed, nor can it be worked out from those that are."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.evening.evening import FEWEST_VISITS
from game.rules.evening.hiding import LEAST, Cell, Key, Sum, published
from game.rules.evening.tally import Tally
from tests.rules.simulated import visits

Ranges = dict[Key, tuple[int, int]]


def narrowed(ranges: Ranges, sums: Sequence[Sum]) -> Ranges | None:
    """Return what adding up leaves of the ranges, None if nothing fits."""
    ranges = dict(ranges)
    is_moving = True
    while is_moving:
        is_moving = False
        for whole, parts in sums:
            terms = [*((part, 1) for part in parts), (whole, -1)]
            low = sum(ranges[key][0] if sign > 0 else -ranges[key][1] for key, sign in terms)
            high = sum(ranges[key][1] if sign > 0 else -ranges[key][0] for key, sign in terms)
            for key, sign in terms:
                least, most = ranges[key]
                rest_low, rest_high = low - (least if sign > 0 else -most), high - (most if sign > 0 else -least)
                new = (
                    (max(least, -rest_high), min(most, -rest_low))
                    if sign > 0
                    else (max(least, rest_low), min(most, rest_high))
                )
                if new[0] > new[1]:
                    return None
                if new != (least, most):
                    ranges[key] = new
                    is_moving = True
                    low = sum(ranges[each][0] if way > 0 else -ranges[each][1] for each, way in terms)
                    high = sum(ranges[each][1] if way > 0 else -ranges[each][0] for each, way in terms)
    return ranges


def witness(ranges: Ranges, sums: Sequence[Sum]) -> Ranges | None:
    """Return one whole table that fits all that is told."""
    left = narrowed(ranges, sums)
    if left is None:
        return None
    open_ = [key for key, (low, high) in left.items() if low < high]
    if not open_:
        assert all(left[whole][0] == sum(left[part][0] for part in parts) for whole, parts in sums)
        return left
    key = min(open_, key=lambda each: left[each][1] - left[each][0])
    for value in range(left[key][0], left[key][1] + 1):
        found = witness({**left, key: (value, value)}, sums)
        if found is not None:
            return found
    return None


def check(counts: Mapping[Key, int], sums: Sequence[Sum]) -> dict[Key, Cell]:
    """Assert that for each count that is hidden as small, at least two values fit all that is told."""
    cells = published(counts, sums)
    far = max(counts.values()) + 10
    told = {key: (cell.low, far if cell.high is None else cell.high) for key, cell in cells.items()}
    for key, count in counts.items():
        low, high = told[key]
        assert low <= count <= high, "what is told is true"
        if 0 < count < LEAST:
            assert cells[key].exact is None
            fitting = [
                value
                for value in range(low, min(high, LEAST) + 1)
                if witness({**told, key: (value, value)}, sums) is not None
            ]
            assert len(fitting) > 1, (key, count, {each: cell.text for each, cell in cells.items()})
    return cells


@given(st.lists(st.integers(0, 14), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_parts_of_a_total(parts: list[int]) -> None:
    counts: dict[Key, int] = {("part", str(number)): count for number, count in enumerate(parts)}
    sums = [Sum(("whole",), tuple(counts))]
    counts["whole",] = sum(parts)
    cells = check(counts, sums)
    if min(parts, default=0) >= LEAST:
        assert all(cell.exact is not None for cell in cells.values()), "nothing is hidden without need"


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_a_table_with_the_totals_of_its_rows_and_columns(rows: list[tuple[int, int]]) -> None:
    counts: dict[Key, int] = {}
    sums = []
    for number, row in enumerate(rows):
        for name, count in zip(("h", "m", "n"), (*row, sum(row)), strict=True):
            counts[name, str(number)] = count
        sums.append(Sum(("n", str(number)), (("h", str(number)), ("m", str(number)))))
    for name in "hmn":
        parts = tuple((name, str(number)) for number in range(len(rows)))
        counts[name,] = sum(counts[part] for part in parts)
        sums.append(Sum((name,), parts))
    check(counts, [*sums, Sum(("n",), (("h",), ("m",)))])


@pytest.mark.parametrize("seed", range(5))
def test_an_evening(seed: int) -> None:
    rng = random.Random(seed)
    tally = Tally(visits(FEWEST_VISITS + seed, rng, kinds=1 + seed % 3))
    check(tally.counts, tally.sums)


def test_a_count_of_nobody_is_printed_and_hides_nothing() -> None:
    counts: dict[Key, int] = {("w",): 20, ("a",): 20, ("b",): 0}
    assert [published(counts, [Sum(("w",), (("a",), ("b",)))])[key].text for key in counts] == ["20", "20", "0"]


def test_what_is_hidden_says_so() -> None:
    counts: dict[Key, int] = {("w",): 30, ("a",): 3, ("b",): 7, ("c",): 20}
    told = published(counts, [Sum(("w",), (("a",), ("b",), ("c",)))])
    assert [told[key].text for key in counts] == ["30", "<5", "≥5", "20"]
