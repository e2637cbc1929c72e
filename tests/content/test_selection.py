"""A pack without some of its scams is a whole pack, or is not made."""

from __future__ import annotations

from itertools import combinations

import pytest

from game.content.checks.table import is_sound
from game.content.selection import LEAST_SCAMS, selected, shortage_of
from game.content.table_plan import plan_of
from tests.stall import shipped

PACK = shipped().first
IDS = [scam.id for scam in PACK.scams]


def test_nothing_is_left_out_of_a_pack_that_is_played_whole() -> None:
    assert selected(PACK, frozenset()) is PACK
    assert selected(PACK, {"another pack's"}) == PACK


SOME = [(each,) for each in IDS] + list(combinations(IDS, 2))[::9]


@pytest.mark.parametrize("left_out", SOME, ids=str)
def test_nothing_is_left_of_what_is_off(left_out: tuple[str, ...]) -> None:
    off = set(left_out)
    pack = selected(PACK, off)
    assert [scam.id for scam in pack.scams] == [each for each in IDS if each not in off]
    names = {scam.name for scam in PACK.scams if scam.id in off}
    assert {one.scam or one.near for one in pack.exhibits}.isdisjoint(names | off)
    assert len(pack.exhibits) < len(PACK.exhibits)
    assert pack.table is not None
    assert is_sound(pack)
    zones = plan_of(pack.table, pack.scams).zones
    assert sorted(zone.scam for zone in zones if zone.scam is not None) == list(range(len(pack.scams)))
    assert sum(zone.is_red for zone in zones) == 1


def test_the_wheel_needs_four() -> None:
    off = set(IDS[LEAST_SCAMS:])
    assert shortage_of(PACK, off) is None
    assert len(selected(PACK, off).scams) == LEAST_SCAMS
    assert shortage_of(PACK, off | {IDS[0]}) == "scams"
    assert selected(PACK, off | {IDS[0]}) is PACK


def test_there_are_messages_of_both_verdicts_to_judge() -> None:
    about = PACK.scams[0]
    kept = [one for one in PACK.exhibits if not one.is_genuine or (one.near in (about.name, about.id))]
    poor = PACK.model_copy(update={"exhibits": tuple(kept)})
    assert shortage_of(poor, frozenset()) is None
    assert shortage_of(poor, {about.id}) == "messages"
    assert selected(poor, {about.id}) is poor
