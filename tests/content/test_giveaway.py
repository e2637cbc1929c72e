"""What gives answers away is told, and chance is not taken for it."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from game.content.checks.facts import Facts
from game.content.checks.giveaway import LEAST, MOST_BY_WORDS, check_giveaway, signs_of_words
from game.content.checks.telltale import balanced, by_kind, by_number, by_sign, by_words, spread, telling
from game.content.findings import Finding, Path
from game.content.model import Exhibit, Line, Pack
from game.content.reading.packs import read_pack
from game.words import Language
from tests.content.sample import ICONS, TODAY
from tests.content.test_broken_packs import CORPUS

SYLLABLES = "停水通知快递到了取件码请带证件还款日期订单退款会员扣费点开链接登记老师说周五交钱银行卡尾号消费明细"
HALVES = [True, False] * 15


@pytest.fixture(scope="module")
def sound() -> Pack:
    pack = read_pack(CORPUS / "no_twin.yaml", icons=ICONS, today=TODAY).pack
    assert pack is not None
    return pack


def sentence(rng: random.Random, count: int = 8) -> str:
    """Some of the pairs of characters, as frequent as in life: a few of them often, most of them rarely."""
    starts = range(0, len(SYLLABLES), 2)
    chosen = rng.choices(starts, weights=[1 / (at + 2) for at in starts], k=count)
    return "".join(SYLLABLES[at : at + 2] for at in chosen)


def made(sound: Pack, texts: Sequence[str], genuine: Sequence[bool], language: Language = "zh") -> Pack:
    like = next(exhibit for exhibit in sound.exhibits if exhibit.is_genuine)
    exhibits = [
        like.model_copy(
            update={"id": f"item{at}", "verdict": "genuine" if own else "scam", "lines": (Line(text=text),)}
        )
        for at, (text, own) in enumerate(zip(texts, genuine, strict=True))
    ]
    return sound.model_copy(update={"exhibits": tuple(exhibits), "language": language})


def told(pack: Pack) -> list[Finding[Path]]:
    return list(check_giveaway(Facts(pack=pack)))


# -- what is told -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shuffles", range(4))
def test_shuffled_verdicts_are_told_of_once_in_twenty_times_at_most(sound: Pack, shuffles: int) -> None:
    """Packs of every size from the smallest that is told of, some with more scams than genuine exhibits."""
    rng = random.Random(shuffles)
    loud = 0
    for _ in range(50):
        genuine = [True] * rng.randint(LEAST, 30)
        genuine += [False] * rng.randint(LEAST, 60)
        rng.shuffle(genuine)
        texts = [sentence(rng, rng.randint(6, 12)) for _ in genuine]
        loud += bool(told(made(sound, texts, genuine)))
    assert loud <= 2


def test_words_of_one_side_are_told_with_their_numbers(sound: Pack) -> None:
    rng = random.Random(1)
    texts = [("不收钱，" if own and at else "您好，") + sentence(rng, 5) for at, own in enumerate(HALVES)]
    found = {finding.code: finding.values for finding in told(made(sound, texts, HALVES))}
    values = found["giveaway_genuine_only"]
    assert (values["names"], values["genuine"], values["all_genuine"], values["scam"]) == ("“不收钱”", 14, 15, 0)


def test_english_words_are_named_whole(sound: Pack) -> None:
    rng = random.Random(1)
    words = ["water", "parcel", "loan", "code", "teacher", "Friday", "bank", "order", "refund", "charge", "office"]
    texts = [" ".join([*rng.choices(words, k=7), *(["check it yourself"] if own else [])]) for own in HALVES]
    (found, *_) = told(made(sound, texts, HALVES, "en"))
    assert found.code == "giveaway_genuine_only"
    assert found.values["names"] in ('"it yourself"', '"check it"', '"yourself"')


def test_words_that_reassure_are_told_where_all_others_are_alike(sound: Pack) -> None:
    """A third of many genuine messages is too few for all words together, and still no chance."""
    rng = random.Random(2)
    genuine = HALVES * 4
    soothing = ("不用", "当面", "自己", "免费")
    ends = [rng.choice(soothing) if own and rng.random() < 0.4 else sentence(rng, 1) for own in genuine]
    texts = [sentence(rng, 20) + end for end in ends]
    pack = made(sound, texts, genuine)
    assert signs_of_words(pack.exhibits, "zh")[0].share < MOST_BY_WORDS
    assert [finding.code for finding in told(pack)] == ["giveaway_genuine_only"]


def test_a_few_exhibits_are_left_alone(sound: Pack) -> None:
    genuine = [True] * (LEAST - 1) + [False] * 30
    assert told(made(sound, ["不收钱" if own else "快付钱" for own in genuine], genuine)) == []
    genuine = [True, *genuine]
    assert told(made(sound, ["不收钱" if own else "快付钱" for own in genuine], genuine)) != []


def test_of_a_large_pack_a_part_is_looked_at(sound: Pack) -> None:
    genuine = [True] * 1000 + [False] * 500
    (found,) = told(made(sound, ["不收钱" if own else "快付钱" for own in genuine], genuine))
    assert (found.values["all_genuine"], found.values["all_scam"]) == (143, 125)


def test_twins_of_one_another_are_quiet(sound: Pack) -> None:
    rng = random.Random(3)
    texts = [text for text in (sentence(rng) for _ in range(15)) for _ in range(2)]
    assert told(made(sound, texts, HALVES)) == []


def test_what_all_pairs_have_in_common_is_told(sound: Pack) -> None:
    """The words of a pair say of either what the other one is; that must not hide those that part all pairs."""
    rng = random.Random(3)
    texts = [text for text in (sentence(rng, 5) for _ in range(15)) for _ in range(2)]
    texts = [text + ("不收钱，随时" if own else "马上点链接吧") for text, own in zip(texts, HALVES, strict=True)]
    (found,) = told(made(sound, texts, HALVES))
    assert found.values["percent"] == 100


def test_what_is_told_does_not_depend_on_the_order(sound: Pack) -> None:
    rng = random.Random(4)
    texts = [("不用" if own else "马上") + sentence(rng) for own in HALVES]
    pack = made(sound, texts, HALVES)
    mixed: list[Exhibit] = rng.sample(pack.exhibits, len(pack.exhibits))
    assert told(pack) == told(pack.model_copy(update={"exhibits": tuple(mixed)})) != []


# -- how it is found ----------------------------------------------------------------------------------------------


def test_both_verdicts_weigh_the_same() -> None:
    genuine = [True] * 2 + [False] * 8
    assert balanced([True] * 10, genuine) == 0.5
    assert balanced(genuine, genuine) == 1
    assert balanced([True, False] + [False] * 8, genuine) == 0.75


def test_guessing_is_spread_as_said() -> None:
    rng = random.Random(1)
    genuine = [True] * 12 + [False] * 24
    shares = [balanced([rng.random() < 0.5 for _ in genuine], genuine) for _ in range(4000)]
    mean = sum(shares) / len(shares)
    assert mean == pytest.approx(0.5, abs=0.01)
    assert (sum((share - mean) ** 2 for share in shares) / len(shares)) ** 0.5 == pytest.approx(
        spread(genuine), abs=0.005
    )


def test_a_word_that_only_one_exhibit_has_says_nothing() -> None:
    texts = [frozenset({f"word{at}"}) for at in range(6)]
    assert by_words(texts, [True] * 3 + [False] * 3) == (False,) * 6


def test_words_sort_what_they_were_not_learnt_from() -> None:
    genuine = [True] * 4 + [False] * 4
    texts = [frozenset({"free", "hello"}) if own else frozenset({"pay", "hello"}) for own in genuine]
    assert list(by_words(texts, genuine)) == genuine


@pytest.mark.parametrize("is_more", [True, False])
def test_a_threshold_is_found_in_either_direction(is_more: bool) -> None:
    genuine = [True] * 6 + [False] * 6
    values = [100 + at if own is is_more else at for at, own in enumerate(genuine)]
    assert list(by_number(values, genuine)) == genuine


def test_equal_numbers_sort_nothing() -> None:
    genuine = [True] * 6 + [False] * 6
    assert balanced(by_number([3] * 12, genuine), genuine) == 0.5


def test_a_kind_is_what_most_others_of_it_are() -> None:
    genuine = [True, True, True, False, False, False]
    assert list(by_kind(["a", "a", "a", "b", "b", "b"], genuine)) == genuine
    assert balanced(by_kind("abcdef", genuine), genuine) == 0
    assert list(by_kind(["a", "a", "a", "b", "b", "a"], genuine)) == [True, True, True, False, False, True]


def test_a_sign_may_mean_either() -> None:
    genuine = [True, True, False, False]
    assert list(by_sign(genuine, genuine)) == genuine
    assert list(by_sign([not own for own in genuine], genuine)) == genuine


def test_up_to_three_words_are_named_that_cover_most() -> None:
    genuine = [True] * 9 + [False] * 9
    words = [*"aaabbbccc", *"dddxyzxyz"]
    found = telling([frozenset({word, "of both"}) for word in words], genuine)
    assert (set(found.words), found.is_genuine, found.genuine, found.scam) == ({"a", "b", "c"}, True, 9, 0)
    assert telling([frozenset({"of both"})] * 18, genuine).words == ()
