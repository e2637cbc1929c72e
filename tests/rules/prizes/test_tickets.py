"""The drum and the draw: equal tickets, odds shown that are the odds drawn, and a recount that agrees."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.prizes.tickets import (
    CONSOLATION,
    MOST_TICKETS,
    Drum,
    Share,
    Terms,
    drum_from,
    drum_of,
    sealed,
    shares_of,
    ticket_of,
)
from game.rules.score import Badge
from tests.records import recount

TERMS = (Terms("bag"), Terms("cup", per_hour=2), Terms("umbrella", needs="sharp_eye"))
SEEDS = st.binary(min_size=32, max_size=32)


def drums() -> st.SearchStrategy[Drum]:
    kinds = st.lists(st.integers(0, 60), min_size=1, max_size=6)
    return st.tuples(kinds, st.integers(1, 90)).map(
        lambda given: Drum(
            (
                *(Share(f"kind{at}", count, count) for at, count in enumerate(given[0])),
                Share(CONSOLATION, given[1], None),
            )
        )
    )


def test_what_is_gone_resting_or_not_earned_has_no_ticket() -> None:
    left = {"bag": 20, "cup": 5, "umbrella": 1}
    states = {
        badge: [(share.tickets, share.state) for share in drum_of(TERMS, left, {"cup"}, badge, 30).shares]
        for badge in get_args(Badge)
    }
    unearned = [(20, "in"), (0, "later"), (0, "unearned"), (30, "in")]
    assert states == {"learner": unearned, "look_twice": unearned, "sharp_eye": [*unearned[:2], (1, "in"), (30, "in")]}
    gone = drum_of(TERMS, {"bag": 0}, (), "sharp_eye", 30)
    assert [(share.tickets, share.state) for share in gone.shares] == [(0, "gone")] * 3 + [(30, "in")]


def test_a_better_badge_has_what_a_lesser_one_has() -> None:
    terms = (Terms("bag", needs="look_twice"),)
    tickets = [drum_of(terms, {"bag": 3}, (), badge, 1).tickets for badge in ("learner", "look_twice", "sharp_eye")]
    assert tickets == [1, 4, 4]


@given(drums())
def test_every_ticket_is_somebodys_and_the_ledger_keeps_them(drum: Drum) -> None:
    counted = Counter(drum.prize_of(ticket) for ticket in range(drum.tickets))
    assert counted == Counter({share.prize: share.tickets for share in drum.shares if share.tickets})
    assert drum_from(drum.text()) == drum
    with pytest.raises(IndexError):
        drum.prize_of(drum.tickets)


@given(SEEDS, st.integers(1, 10**6), st.integers(1, MOST_TICKETS))
def test_the_recount_agrees_on_any_number_of_tickets(seed: bytes, number: int, tickets: int) -> None:
    drawn = ticket_of(seed, number, tickets)
    assert 0 <= drawn < tickets
    assert recount.drawn_ticket(seed, number, tickets) == drawn


def test_the_recount_agrees_on_thousands_of_draws_also_where_many_attempts_are_thrown_away() -> None:
    rng = random.Random(11)
    for _ in range(5000):
        seed, number = rng.randbytes(32), rng.randrange(1, 2**20)
        # Half of these throw away up to half of all attempts.
        tickets = rng.choice([rng.randrange(1, 500), rng.randrange(2**31, 2**32)])
        assert recount.drawn_ticket(seed, number, tickets) == ticket_of(seed, number, tickets)


@given(SEEDS, st.integers(1, 9999), drums())
def test_the_recount_names_the_same_prize(seed: bytes, number: int, drum: Drum) -> None:
    ticket = ticket_of(seed, number, drum.tickets)
    prize = drum.prize_of(ticket)
    row = {
        "night": "n",
        "seal": sealed(seed),
        "seed": seed.hex(),
        "draw": str(number),
        "drum": drum.text(),
        "ticket": str(ticket),
        "prize": prize,
    }
    assert recount.complaints([row]) == []
    other = next(kind for kind in ("kind0", CONSOLATION) if kind != prize)
    lies = ({"ticket": str(ticket + 1)}, {"prize": other}, {"seed": bytes(32).hex()}, {"draw": str(number + 1)})
    for lie in lies if seed != bytes(32) and drum.tickets > 1 else ():
        told = recount.complaints([{**row, **lie}])
        # Another draw may take the same ticket by chance; then nothing is wrong with it.
        assert told or ticket_of(seed, number + 1, drum.tickets) == ticket


def test_what_is_sealed_is_sha_256() -> None:
    assert sealed(b"seed") == hashlib.sha256(b"seed").hexdigest()


@pytest.mark.parametrize("seed", range(4))
def test_odds_drawn_are_the_odds_shown(seed: int) -> None:
    drum = drum_of(TERMS, {"bag": 17, "cup": 5, "umbrella": 1}, (), "sharp_eye", 30)
    draws = 40_000
    night = hashlib.sha256(b"night %d" % seed).digest()
    tickets = Counter(ticket_of(night, number, drum.tickets) for number in range(1, draws + 1))
    kinds = Counter({prize: 0 for prize, _ in shares_of(drum)})
    for ticket, count in tickets.items():
        kinds[drum.prize_of(ticket)] += count
    each = draws / drum.tickets
    # χ² with 52 and 3 degrees of freedom: 99.9 % lie below (NIST/SEMATECH e-Handbook, 1.3.6.7.4).
    assert sum((tickets[ticket] - each) ** 2 / each for ticket in range(drum.tickets)) < 89.3
    assert sum((kinds[prize] - draws * odds) ** 2 / (draws * odds) for prize, odds in shares_of(drum)) < 16.27


def test_a_modulo_without_care_would_be_noticed() -> None:
    """The same statistic tells a biased draw: three quarters of 2³² tickets by modulo alone favour the first third."""
    tickets, draws = 3 * 2**30, 6000
    rng = random.Random(5)
    thirds = Counter(ticket_of(rng.randbytes(32), 1, tickets) // 2**30 for _ in range(draws))
    biased = Counter(rng.getrandbits(32) % tickets // 2**30 for _ in range(draws))
    fair, unfair = (sum((counts[at] - draws / 3) ** 2 / (draws / 3) for at in range(3)) for counts in (thirds, biased))
    assert fair < 13.8 < unfair  # two degrees of freedom, 99.9 %
