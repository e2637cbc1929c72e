"""The draw of every shipped pack over 100,000 visits: nothing but its words tells what a message is."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from game.content.model import Pack
from game.content.reading.packs import find_packs, read_pack
from game.rules.draw import Deck, ExhibitFacts, draw, rest_of
from game.rules.visit import MESSAGES
from game.scenes.core.pack import exhibit_facts
from tests.content.sample import TODAY
from tests.stall import places

VISITS = 100_000
PACKS = find_packs(places().quizzes[0])


def pack_of(path: Path) -> Pack:
    pack = read_pack(path, icons=places().icon_names, today=TODAY).pack
    assert pack is not None
    return pack


def met_in(pack: Pack, game: str, rng: random.Random) -> list[int]:
    """What a visit has met before its messages: one slice of the wheel, or what up to three cans stopped on."""
    if game == "wheel":
        return rng.choices(range(len(pack.scams)), [scam.odds for scam in pack.scams])
    return rng.sample(range(len(pack.scams)), rng.choice((0, 1, 2, 3)))


class Tally:
    """Counts of messages by circumstance and verdict."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[object, bool]] = Counter()

    def add(self, circumstance: object, *, is_genuine: bool) -> None:
        self._seen[circumstance, is_genuine] += 1

    def shares(self) -> dict[object, tuple[float, int]]:
        """The share of genuine messages in each circumstance, and how many messages there were."""
        sums = {about: self._seen[about, True] + self._seen[about, False] for about, _ in self._seen}
        return {about: (self._seen[about, True] / count, count) for about, count in sums.items()}


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_a_message_is_genuine_with_one_half_whatever_is_known_about_it(path: Path) -> None:
    pack = pack_of(path)
    facts = exhibit_facts(pack)
    by_id: dict[str, ExhibitFacts] = {fact.id: fact for fact in facts}
    rest, rng, deck, tally = rest_of(facts), random.Random(11), Deck(), Tally()
    last: dict[str, int] = {}
    for visit in range(VISITS):
        game = ("wheel", "can")[visit % 2]
        met = met_in(pack, game, rng)
        ids = draw(facts, met, deck, rng, count=MESSAGES)
        assert len(set(ids)) == MESSAGES
        deck = deck.after(ids)
        before: object = None
        for place, exhibit in enumerate(ids):
            number = MESSAGES * visit + place
            assert number - last.get(exhibit, -1000) > rest, f"{exhibit} came again too soon"
            last[exhibit] = number
            fact = by_id[exhibit]
            known = ("any", game, place, ("met", len(met)), ("about", fact.scam in met), ("before", before))
            for circumstance in known:
                tally.add(circumstance, is_genuine=fact.is_genuine)
            before = fact.is_genuine
    for what, (share, count) in tally.shares().items():
        spread = 5 * (0.25 / count) ** 0.5  # five standard deviations of a fair coin
        assert abs(share - 0.5) < spread + 0.003, f"{what}: {share:.3f} of {count} are genuine"
    assert set(last) == set(by_id), "some are never shown"


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_half_are_about_what_was_met_real_ones_and_scams_alike(path: Path) -> None:
    pack = pack_of(path)
    facts = exhibit_facts(pack)
    by_id = {fact.id: fact for fact in facts}
    rng, deck, tally = random.Random(12), Deck(), Counter[tuple[bool, bool]]()
    for _ in range(VISITS // 4):
        met = met_in(pack, "wheel", rng)
        ids = draw(facts, met, deck, rng, count=MESSAGES)
        deck = deck.after(ids)
        tally.update((by_id[exhibit].is_genuine, by_id[exhibit].scam in met) for exhibit in ids)
    about = [tally[verdict, True] / (tally[verdict, True] + tally[verdict, False]) for verdict in (True, False)]
    assert abs(about[0] - about[1]) < 0.02
    assert all(0.44 < share < 0.53 for share in about), about
