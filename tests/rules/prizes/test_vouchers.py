"""Codes for the desk: read however they are typed, and made by nobody else."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.prizes.vouchers import CODE_LENGTH, MOST_NUMBER, Claim, claim_in, code_of, is_signed

KEY = bytes(range(32))
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(st.binary(min_size=32, max_size=32), st.text(max_size=40), st.integers(1, MOST_NUMBER))
def test_a_code_is_read_back_and_is_plain(key: bytes, night: str, number: int) -> None:
    code = code_of(key, night, number)
    claim = claim_in(code)
    assert (len(code), set(code) <= {*SIGNS, "-"}) == (CODE_LENGTH, True)
    assert claim is not None
    assert claim.number == number
    assert is_signed(claim, key, night)
    assert not is_signed(claim, key, night + "x")
    assert not is_signed(claim, bytes(32) if key != bytes(32) else KEY, night)


@given(st.integers(1, MOST_NUMBER), st.data())
def test_a_wrong_sign_or_two_changed_places_are_slips(number: int, data: st.DataObject) -> None:
    signs = list(code_of(KEY, "n", number))
    places = [at for at, sign in enumerate(signs) if sign != "-"]
    at = data.draw(st.sampled_from(places))
    wrong = data.draw(st.sampled_from([sign for sign in SIGNS if sign != signs[at]]))
    assert claim_in("".join([*signs[:at], wrong, *signs[at + 1 :]])) is None
    one, other = places[(spot := places.index(at)) - 1], places[spot]
    if spot and signs[one] != signs[other]:
        signs[one], signs[other] = signs[other], signs[one]
        assert claim_in("".join(signs)) is None


def test_it_may_be_typed_in_many_ways_or_scanned_with_everything_around_it() -> None:
    code = code_of(KEY, "n", 33)  # begins with 0: O is read as it
    claim = claim_in(code)
    assert claim is not None
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    ways = [code.lower(), code.replace("-", ""), code.replace("-", " "), wide, code.replace("0", "o").replace("1", "l")]
    ways.append(f"做任务要先垫钱，我怎么做？\n打96110或110\n答案：停手\n奖券：帆布袋 {code}")
    assert [claim_in(way) for way in ways] == [claim] * len(ways)
    assert claim_in("") is claim_in("ABCD") is claim_in(f"{code}7") is claim_in(code.replace("-", "U", 1)) is None


def test_no_flipped_bit_is_signed() -> None:
    claim = claim_in(code_of(KEY, "n", 77))
    assert claim is not None
    for bit in range(60):
        value = (claim.number << 40 | claim.tag) ^ 1 << bit
        assert not is_signed(Claim(value >> 40, value & (1 << 40) - 1), KEY, "n")


def test_guessing_finds_nothing() -> None:
    rng = random.Random(3)
    guesses = (Claim(rng.randrange(1, 500), rng.getrandbits(40)) for _ in range(20_000))
    assert not any(is_signed(guess, KEY, "n") for guess in guesses)


@pytest.mark.parametrize("number", [0, -1, MOST_NUMBER + 1])
def test_a_number_that_does_not_fit_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="draw"):
        code_of(KEY, "n", number)
