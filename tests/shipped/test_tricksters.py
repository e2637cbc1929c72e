"""Who plays by a trick instead of judging gets no further than by guessing, in any of the packs that are shipped.

The visits are those of the real rules: what is drawn, from a deck that goes through all of them, and what is dealt.
Packs too small for `check` to say anything about are left out.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

import pytest

from game.content.checks.giveaway import LEAST, MOST_BY_SIGN, MOST_BY_WORDS, signs_of_shape, signs_of_words
from game.content.model import Pack, Scam
from game.content.reading.packs import find_packs, read_pack
from game.rules.challenge import Card, deal
from game.rules.draw import Deck
from game.rules.visit import Visit, with_messages
from game.scenes.core.pack import card_words, exhibit_facts
from tests.content.sample import TODAY
from tests.stall import places

VISITS = 3_000
HANDS = 4_000
MOST_OF_KINDS = 0.65
"""Of those who know every kind in the pack and take whatever is about one of them for a scam."""
MOST_HANDS = 0.3
"""One hand of six is right by chance."""
NOISE = 0.015
"""Two standard deviations of a share of so many hands."""

Trick = Callable[[int, bool], bool]
"""Whether the exhibit of this number is said to be genuine; the second: whether it is about a kind just met."""

packs = pytest.mark.parametrize("path", find_packs(places().default_pack.parent), ids=lambda path: path.stem)


@cache
def pack_of(path: Path) -> Pack:
    pack = read_pack(path, icons=places().icon_names, today=TODAY).pack
    assert pack is not None
    genuine = sum(exhibit.is_genuine for exhibit in pack.exhibits)
    assert min(genuine, len(pack.exhibits) - genuine) >= LEAST, "too few exhibits to say anything"
    return pack


@cache
def shown(path: Path) -> Counter[tuple[int, bool]]:
    """How often each exhibit was shown, by its number and by whether it was about a kind just met."""
    pack, rng, deck = pack_of(path), random.Random(1), Deck()
    facts = exhibit_facts(pack)
    number_of = {fact.id: number for number, fact in enumerate(facts)}
    odds = [scam.odds for scam in pack.scams]
    found: Counter[tuple[int, bool]] = Counter()
    for _ in range(VISITS):
        visit = Visit()
        # The wheel stops once; of three cans most lie on one or two kinds.
        for kind in rng.choices(range(len(odds)), odds, k=rng.choice((1, 1, 2))):
            visit = visit.meeting(kind)
        ids = with_messages(visit, facts, deck, rng).exhibits
        deck = deck.after(ids)
        found.update((number_of[each], facts[number_of[each]].scam in visit.met) for each in ids)
    return found


def share(path: Path, trick: Trick) -> float:
    """The share of messages that a trick gets right."""
    exhibits = pack_of(path).exhibits
    right = sum(
        times for (number, is_met), times in shown(path).items() if trick(number, is_met) == exhibits[number].is_genuine
    )
    return right / shown(path).total()


def from_list(said: Sequence[bool]) -> Trick:
    return lambda number, _: said[number]


def tricks_of(pack: Pack) -> Mapping[str, Trick]:
    tricks: dict[str, Trick] = {
        "it is always a scam": lambda *_: False,
        "it is always real": lambda *_: True,
        "what is about the kind just met is a scam": lambda _, is_met: not is_met,
        "what is about the kind just met is real": lambda _, is_met: is_met,
    }
    for sign in signs_of_shape(pack.exhibits, "en"):
        tricks[sign.code.replace("giveaway_", "by its ") + f" {sign.values.get('sign', '')}"] = from_list(sign.said)
    tricks["by words that reassure"] = from_list(signs_of_words(pack.exhibits, pack.language)[1].said)
    return tricks


@packs
def test_no_trick_beats_guessing(path: Path) -> None:
    shares = {name: share(path, trick) for name, trick in tricks_of(pack_of(path)).items()}
    told = [f"{path.stem}: {name}: {found:.3f}" for name, found in shares.items() if found > MOST_BY_SIGN + NOISE]
    assert not told, "\n".join(told)


@packs
def test_words_alone_do_not_tell(path: Path) -> None:
    bayes, _ = signs_of_words(pack_of(path).exhibits, pack_of(path).language)
    assert bayes.share <= MOST_BY_WORDS, f"{path.stem}: {bayes.code}: {dict(bayes.values)}"


@packs
def test_real_messages_are_about_what_scams_are_about(path: Path) -> None:
    facts = exhibit_facts(pack_of(path))
    found = share(path, lambda number, _: facts[number].scam is None)
    assert found <= MOST_OF_KINDS + NOISE, f"{path.stem}: what is about a kind of the pack is a scam: {found:.3f}"


# -- cards --------------------------------------------------------------------------------------------------------

Pick = Callable[[Scam, Card], float]
"""How much a card is preferred; equal ones are taken as they lie."""


def overlap(pack: Pack) -> Pick:
    """As many of its characters (words of English) are in the name, the gist and the first opening."""

    def units(text: str) -> set[str]:
        return set(text.lower().split() if pack.language == "en" else text)

    def preferred(scam: Scam, card: Card) -> float:
        known = units(" ".join((scam.name, scam.gist or "", scam.openings[0])))
        return len(known & units(card_words(scam, card)[0]))

    return preferred


def hands_right(pack: Pack, pick: Pick) -> float:
    """The share of hands in which the preferred cards are all true of the scam."""
    rng, preferred = random.Random(1), cache(lambda at, card: pick(pack.scams[at], card))
    right = 0
    for at in rng.choices(range(len(pack.scams)), [scam.odds for scam in pack.scams], k=HANDS):
        hand = deal(len(pack.scams[at].features), len(pack.scams[at].decoys), pack.name_count, rng)
        order = sorted(hand, key=partial(preferred, at), reverse=True)
        right += all(card.is_feature for card in order[: pack.name_count])
    return right / HANDS


@packs
def test_no_trick_finds_the_cards(path: Path) -> None:
    pack = pack_of(path)
    tricks: dict[str, Pick] = {
        "the first ones": lambda *_: 0,
        "most in common with what was said of the kind": overlap(pack),
        "the longest ones": lambda scam, card: len(card_words(scam, card)[0]),
        "the shortest ones": lambda scam, card: -len(card_words(scam, card)[0]),
    }
    shares = {name: hands_right(pack, pick) for name, pick in tricks.items()}
    told = [f"{path.stem}: {name}: {found:.3f}" for name, found in shares.items() if found > MOST_HANDS + NOISE]
    assert not told, "\n".join(told)
