"""A pack without some of its scams is a whole pack, or is not made."""

from __future__ import annotations

from itertools import combinations
from typing import TypeVar

import pytest

from game.content.checks.table import is_sound
from game.content.model import Exhibit, Pack, Scam
from game.content.selection import LEAST_SCAMS, off_exhibits_of, off_in, selected, shortage_of
from game.content.table_plan import plan_of
from tests.stall import shipped

PartT = TypeVar("PartT", Scam, Exhibit)
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


def switched_off(*ids: str) -> Pack:
    """The pack that says `今晚: 关` of these scams and exhibits."""

    def off(parts: tuple[PartT, ...]) -> tuple[PartT, ...]:
        return tuple(part.model_copy(update={"tonight": "off"}) if part.id in ids else part for part in parts)

    return PACK.model_copy(update={"scams": off(PACK.scams), "exhibits": off(PACK.exhibits)})


def test_the_pack_itself_leaves_scams_and_exhibits_out() -> None:
    one = next(each for each in PACK.exhibits if each.scam != PACK.scams[0].name)
    pack = switched_off(IDS[0], one.id)
    assert off_in(pack) == {IDS[0]}
    assert off_exhibits_of(pack) == 1
    played = selected(pack, off_in(pack))
    assert played.exhibits == tuple(each for each in selected(PACK, {IDS[0]}).exhibits if each.id != one.id)
    assert [scam.id for scam in played.scams] == IDS[1:]


def test_an_exhibit_alone_is_left_out() -> None:
    pack = switched_off(PACK.exhibits[3].id)
    assert selected(pack, frozenset()).exhibits == (*PACK.exhibits[:3], *PACK.exhibits[4:])


def test_where_staff_leave_too_little_the_word_of_the_pack_holds() -> None:
    pack = switched_off(IDS[0])
    assert [scam.id for scam in selected(pack, set(IDS[:-2])).scams] == IDS[1:]
