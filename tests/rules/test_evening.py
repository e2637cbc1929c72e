"""The figures of an evening: counted once more by other means, and found again where the truth is known."""

from __future__ import annotations

import random
from collections import defaultdict
from functools import cache
from itertools import product
from math import sqrt
from statistics import NormalDist

import pytest

from game.rules.evening.discernment import Outcomes, bias, discernment, gain
from game.rules.evening.evening import FEWEST_ENDS, Evening, cues_missed, evening_of
from game.rules.evening.facts import Judged, VisitFacts
from game.rules.evening.hiding import LEAST
from game.rules.evening.tally import Tally
from game.rules.evening.wilson import wilson
from tests.rules.simulated import visits


@cache
def simulated_evening() -> list[VisitFacts]:
    return visits(52_000, random.Random(11))


@pytest.fixture(scope="module")
def evening() -> Evening:
    return evening_of(simulated_evening())


# -- an oracle that shares no code ----------------------------------------------------------------------------------


def test_a_hundred_thousand_answers_are_counted_as_plain_dictionaries_count_them(evening: Evening) -> None:
    answers = [answer for one in simulated_evening() for answer in one.answers]
    assert len(answers) >= 90_000
    told: dict[str, int] = defaultdict(int)
    right: dict[str, int] = defaultdict(int)
    fooled: dict[str, int] = defaultdict(int)
    shown: dict[str, int] = defaultdict(int)
    for answer in answers:
        if answer.scam is None:
            continue
        if answer.is_genuine:
            shown[answer.scam] += 1
            fooled[answer.scam] += 0 if answer.said_genuine else 1
        else:
            told[answer.scam] += 1
            right[answer.scam] += 0 if answer.said_genuine else 1
    assert {kind.id: (kind.hits.count.exact, kind.hits.total.exact) for kind in evening.kinds} == {
        scam: (right[scam], told[scam]) for scam in told
    }
    assert {kind.id: (kind.alarms.count.exact, kind.alarms.total.exact) for kind in evening.kinds} == {
        scam: (fooled[scam], shown[scam]) for scam in shown
    }
    shares = sorted((right[scam] / told[scam], scam) for scam in told)
    assert [kind.id for kind in evening.weakest] == [scam for _, scam in shares[:3]]


def test_visits_by_hour_game_ending_and_screen_are_those_of_plain_dictionaries(evening: Evening) -> None:
    hours: dict[tuple[str, str], int] = defaultdict(int)
    endings: dict[str, int] = defaultdict(int)
    screens: dict[str, int] = defaultdict(int)
    for one in simulated_evening():
        hours[one.game, "unknown" if one.hour is None else str(one.hour)] += 1
        endings[one.how] += 1
        if one.how != "finished":
            screens[one.screen or "unknown"] += 1
    cells = {key: cell.exact for key, cell in evening.cells.items()}
    assert {(key[1], key[2]): count for key, count in cells.items() if key[0] == "hour"} == hours
    assert {key[1]: count for key, count in cells.items() if key[0] == "screen"} == screens
    assert cells["finished",] == endings.pop("finished")
    assert {key[1]: count for key, count in cells.items() if key[0] == "how" and count} == endings
    assert evening.hours == ("18", "19", "20", "21", "22", "23", "0", "unknown")


def rates_at(position: int) -> tuple[float, float]:
    """Return the corrected rates of hits and false alarms of first (0) or last (-1) messages, of plain lists."""
    found = [one.answers[position] for one in simulated_evening() if len(one.answers) >= 2]
    pair = []
    for is_genuine in (False, True):
        suspected = [not answer.said_genuine for answer in found if answer.is_genuine == is_genuine]
        pair.append((suspected.count(True) + 0.5) / (len(suspected) + 1))
    return pair[0], pair[1]


def test_discernment_is_that_of_first_and_last_messages(evening: Evening) -> None:
    z = NormalDist().inv_cdf
    for position, told in ((0, evening.first), (-1, evening.last)):
        assert told is not None
        hit, alarm = rates_at(position)
        assert told.told_apart.value == pytest.approx(z(hit) - z(alarm), abs=0.051)
        assert told.leaning.value == pytest.approx(-(z(hit) + z(alarm)) / 2, abs=0.051)


# -- what is known is found again -----------------------------------------------------------------------------------


def test_simulated_visitors_are_recovered() -> None:
    tally = Tally(simulated_evening())
    assert discernment(tally.first).value == pytest.approx(1.0, abs=0.03)
    assert discernment(tally.last).value == pytest.approx(1.6, abs=0.03)
    assert bias(tally.first).value == pytest.approx(0.2, abs=0.03)
    told = gain(tally.first, tally.last)
    assert told.value == pytest.approx(0.6, abs=0.03)
    assert told.low < 0.6 < told.high


def simulated(rng: random.Random, apart: float, leaning: float, messages: int) -> Outcomes:
    normal = NormalDist()
    hit, alarm = (1 - normal.cdf(apart / 2 + leaning - mean) for mean in (apart, 0.0))
    hits, alarms = (sum(rng.random() < share for _ in range(messages)) for share in (hit, alarm))
    return Outcomes(hits, messages - hits, alarms, messages - alarms)


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    rng = random.Random(5)
    held = [0, 0, 0]
    tries = 400
    for _ in range(tries):
        first, last = simulated(rng, 1.0, 0.2, 60), simulated(rng, 1.8, 0.2, 60)
        for number, (told, truth) in enumerate(
            ((discernment(first), 1.0), (bias(last), 0.2), (gain(first, last), 0.8))
        ):
            held[number] += told.low <= truth <= told.high
    # 95 % of 400, four standard deviations each way.
    assert all(abs(count / tries - 0.95) < 4 * sqrt(0.95 * 0.05 / tries) for count in held), held


def test_a_worked_example_of_d_prime() -> None:
    """z of 20.5/26 is 0.801, z of 10.5/26 is -0.243, of the tables of the normal distribution."""
    outcomes = Outcomes(hits=20, misses=5, alarms=10, trusted=15)
    assert discernment(outcomes).value == pytest.approx(1.045, abs=0.002)
    assert bias(outcomes).value == pytest.approx(-0.279, abs=0.002)


def test_a_faultless_evening_has_a_finite_d_prime() -> None:
    told = discernment(Outcomes(50, 0, 0, 50))
    assert 4 < told.value < 6
    assert told.low > 2


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_of_shares_are_those_that_were_published(count: int, total: int, low: float, high: float) -> None:
    """R. G. Newcombe, Stat. Med. 17 (1998) 857-872, table I, method 3."""
    assert wilson(count, total) == pytest.approx((low, high), abs=0.0001)


# -- small evenings ---------------------------------------------------------------------------------------------------


def judged(exhibit: str, *, is_missed: bool, scam: str = "a") -> VisitFacts:
    return VisitFacts(
        "wheel", None, None, "left", "exhibit", answers=(Judged(1, exhibit, scam, "sms", False, is_missed, False, 1),)
    )


def test_an_evening_without_visits_has_figures_too() -> None:
    empty = evening_of([])
    assert empty.cells["visits",].exact == 0
    assert (empty.first, empty.gain, empty.weakest, empty.hours) == (None, None, (), ())


@pytest.mark.parametrize(("count", "told"), [(3, "<5"), (19, "19")])
def test_of_a_very_small_evening_only_the_number_of_visits_is_told(count: int, told: str) -> None:
    few = evening_of(visits(count, random.Random(2)))
    assert {key: cell.text for key, cell in few.cells.items()} == {("visits",): told}
    assert (few.first, few.kinds, few.hours) == (None, (), ())


def test_few_answers_tell_no_share_and_no_d_prime() -> None:
    few = evening_of(visits(25, random.Random(2), kinds=6))
    assert few.first is None
    assert few.kinds
    assert all(kind.hits.value is None for kind in few.kinds)


@pytest.mark.parametrize("seed", range(20))
def test_d_prime_in_tenths_does_not_give_away_counts(seed: int) -> None:
    """Other counts, each of them different somewhere, look the same when they are printed."""
    rng = random.Random(seed)
    scams, genuine = FEWEST_ENDS + rng.randrange(40), FEWEST_ENDS + rng.randrange(40)
    hits, alarms = rng.randrange(LEAST, scams - LEAST + 1), rng.randrange(LEAST, genuine - LEAST + 1)
    own = (hits, scams - hits, alarms, genuine - alarms)

    def printed(counts: tuple[int, int, int, int]) -> list[float]:
        ends = (discernment(Outcomes(*counts)), bias(Outcomes(*counts)))
        return [round(value, 1) for told in ends for value in (told.value, told.low, told.high)]

    def near(count: int, total: int) -> list[tuple[int, int]]:
        """Return pairs of other sizes and about the same share."""
        sizes = range(total - 6, total + 7)
        shares = [(round(count * size / total) + more, size) for size in sizes for more in (-1, 0, 1)]
        return [(part, size - part) for part, size in shares if 0 <= part <= size]

    alike = [
        (*of_scams, *of_genuine)
        for of_scams, of_genuine in product(near(own[0], scams), near(own[2], genuine))
        if printed((*of_scams, *of_genuine)) == printed(own)
    ]
    assert all(any(other[number] != own[number] for other in alike) for number in range(4))


@pytest.mark.parametrize(("count", "rare", "is_told"), [(40, 2, False), (60, 2, True), (60, 10, False)])
def test_d_prime_waits_for_enough_messages_and_enough_of_each_verdict(count: int, rare: int, is_told: bool) -> None:
    """Half of the messages are real; one of `rare` is judged wrongly."""
    night = []
    for number in range(count):
        is_genuine, is_right = number % 2 == 0, number // 2 % rare != 0
        both = [Judged(position, "e", "a", "sms", is_genuine, is_genuine == is_right, False, 1) for position in (1, 2)]
        night.append(VisitFacts("wheel", None, None, "finished", "result", answers=tuple(both)))
    assert (evening_of(night).gain is not None) == is_told


def test_a_visit_with_one_message_is_neither_a_first_nor_a_last() -> None:
    told = evening_of([judged("e", is_missed=False)] * 30)
    assert told.all is not None
    assert told.all.hits.count.exact == 30
    assert told.first is None


def test_cues_missed_are_told_in_fives_and_only_from_five_on() -> None:
    missed = (
        [judged("e1", is_missed=True)] * 13 + [judged("e2", is_missed=True)] * 4 + [judged("e3", is_missed=False)] * 50
    )
    cues = {"e1": ["先付钱", "先付钱", "加微信"], "e2": ["加微信"], "e3": ["域名"]}
    assert cues_missed(evening_of(missed), cues) == [("加微信", 15), ("先付钱", 10)]
