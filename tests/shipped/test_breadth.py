"""Every shipped pack is large enough that a crowd does not see its messages twice, and balanced."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from game.content.model import Pack
from game.content.reading.packs import find_packs, read_pack
from game.workbench.audits import TEXT_AUDITS
from tests.content.sample import TODAY
from tests.stall import places

LARGE = {"night-market.yaml", "night-market.en.yaml"}
PACKS = find_packs(places().quizzes[0])
packs = pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)


def pack_of(path: Path) -> Pack:
    reading = read_pack(path, icons=places().icon_names, today=TODAY, audits=TEXT_AUDITS)
    assert reading.problems == ()
    assert reading.pack is not None
    return reading.pack


def test_there_are_packs_for_everybody() -> None:
    others = {"families.yaml", "shopkeepers.yaml", "students.yaml", "visitors.en.yaml"}
    assert {path.name for path in PACKS} == LARGE | others


@packs
def test_real_ones_and_scams_are_many_and_as_many(path: Path) -> None:
    exhibits = pack_of(path).exhibits
    genuine = sum(exhibit.is_genuine for exhibit in exhibits)
    scams = len(exhibits) - genuine
    assert abs(genuine - scams) <= 0.1 * len(exhibits)
    assert min(genuine, scams) >= (48 if path.name in LARGE else 32)


@packs
def test_every_kind_has_messages_and_real_ones_that_look_like_it(path: Path) -> None:
    pack = pack_of(path)
    twins = Counter(exhibit.near for exhibit in pack.exhibits if exhibit.near)
    scams = Counter(exhibit.scam for exhibit in pack.exhibits if exhibit.scam)
    for scam in pack.scams:
        assert scams[scam.name] + scams[scam.id] >= 3, scam.name
        assert twins[scam.name] + twins[scam.id] >= (2 if len(pack.scams) <= 10 or path.name in LARGE else 1), scam.name
    assert sum(twins.values()) >= (24 if path.name in LARGE else 20)


@packs
def test_every_kind_has_cards_for_many_hands_an_answer_and_a_rule(path: Path) -> None:
    pack = pack_of(path)
    for scam in pack.scams:
        assert len(scam.features) >= 8, scam.name
        assert len(scam.decoys) >= 8, scam.name
        assert scam.answer, scam.name
        assert any({scam.name, scam.id} & set(rule.fits) for rule in pack.rules_of_thumb), scam.name
