"""What staff set holds at once and for every visit of the evening, in both games."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.rules.tonight import Tonight
from tests.booth import Booth, booth_in
from tests.flow.test_pin import Stand
from tests.kiosk.test_pin import COLLEAGUE, PIN
from tests.stall import SMALL, SMALL_UPRIGHT, places

TEXT = places().default_pack.read_text(encoding="utf-8")
"""The small valid pack has no scam too many."""


@pytest.fixture
def booth(tmp_path: Path) -> Booth:
    booth = booth_in(tmp_path, text=TEXT)
    booth.open_staff()
    return booth


@pytest.mark.parametrize(
    ("name", "then"),
    [
        ("text", Tonight(text_scale=1.2)),
        ("theme", Tonight(theme="day")),
        ("calm", Tonight(is_calm=True)),
        ("low", Tonight(is_low=True)),
        ("judging", Tonight(judging="spoken")),
    ],
)
def test_a_setting_is_seen_at_once_kept_and_outlives_the_visit(name: str, then: Tonight, booth: Booth) -> None:
    stall, kept = booth.stall, list[Tonight]()
    stall.shell._keep = kept.append
    stall.hands.tap("settings")
    before = stall.text()
    stall.hands.tap(name)
    assert stall.scene == "staff"
    assert stall.text() != before
    assert kept == [then]
    booth.leave_staff()
    stall.hands.tap("wheel")
    stall.hands.tap("home")
    context = stall.shell.context
    assert stall.scene == "attract"
    assert context.tonight == then
    assert context.look.theme.is_night is (then.theme == "night")
    assert (context.look.measures.text_scale, context.look.measures.is_low) == (then.text_scale, then.is_low)
    assert (context.is_calm, context.pack.judging) == (then.is_calm, then.judging or "cards")


def test_a_round_through_every_setting_ends_where_it_began(booth: Booth) -> None:
    booth.stall.hands.tap("settings")
    for name, times in (("text", 3), ("theme", 2), ("calm", 2), ("low", 2), ("judging", 2)):
        for _ in range(times):
            booth.stall.hands.tap(name)
    assert booth.stall.shell.context.tonight == Tonight(judging="cards")


def test_a_visitors_large_text_ends_with_the_visit_and_the_staffs_does_not(booth: Booth) -> None:
    booth.stall.hands.tap("settings")
    booth.stall.hands.tap("text")
    booth.leave_staff()
    booth.stall.hands.tap("text_size")
    booth.stall.hands.wait(50, 0.25)
    assert booth.stall.top.measures.text_scale == 1.2


def scams_page(booth: Booth) -> None:
    booth.stall.hands.tap("packs")
    booth.stall.hands.tap("scams")


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
def test_a_scam_that_is_off_is_in_neither_game(size: tuple[int, int], tmp_path: Path) -> None:
    booth = booth_in(tmp_path, size, text=TEXT)
    whole = booth.stall.pack
    booth.open_staff()
    scams_page(booth)
    booth.stall.hands.tap("scam_1")
    booth.leave_staff()
    left = [scam.name for scam in whole.scams if scam is not whole.scams[1]]
    assert [scam.name for scam in booth.stall.pack.scams] == left
    table = booth.stall.go_to_table()
    assert sorted(zone.scam for zone in table.plan.zones if zone.scam is not None) == list(range(len(left)))
    booth.stall.hands.tap("home")
    booth.stall.go_to("result")


def test_what_the_pack_leaves_out_is_not_met_until_staff_bring_it_back(tmp_path: Path) -> None:
    head, _, rest = TEXT.partition("骗术:\n")
    name, _, rest = rest.partition("    图标: ")
    rest = rest.replace("    真假: 诈骗\n", "    真假: 诈骗\n    今晚: 关\n", 1)
    booth = booth_in(tmp_path, text=f"{head}骗术:\n{name}    今晚: 关\n    图标: {rest}")
    whole = booth.behind.desk.stock.packs["zh"]
    assert booth.stall.pack.scams == whole.scams[1:]
    booth.open_staff()
    scams_page(booth)
    assert booth.stall.shows(booth.stall.say("staff.scams_given"))
    assert booth.stall.shows(booth.stall.say("staff.exhibits_given", count=1))
    booth.stall.hands.tap("scam_0")
    assert booth.stall.pack.scams == whole.scams
    left_out = [one for one in whole.exhibits if one not in booth.stall.pack.exhibits]
    assert [one.tonight for one in left_out] == ["off"]
    booth.stall.hands.tap("scam_0")
    assert booth.stall.pack.scams == whole.scams[1:]


def test_one_too_many_is_not_left_out_and_staff_are_told_why(booth: Booth) -> None:
    scams_page(booth)
    count = len(booth.stall.pack.scams)
    for number in range(count):
        if f"scam_{number}" not in booth.stall.controls:
            booth.stall.hands.tap("more")
        booth.stall.hands.tap(f"scam_{number}")
    assert len(booth.stall.pack.scams) == 4
    assert booth.stall.shows(booth.stall.say("staff.lacking_scams", least=4))
    booth.stall.hands.tap("more")
    booth.stall.hands.tap("scam_0")
    assert len(booth.stall.pack.scams) == 5
    assert booth.stall.shows(booth.stall.say("staff.scams_body"))


def test_another_pack_is_played_whole(tmp_path: Path, booth: Booth) -> None:
    scams_page(booth)
    booth.stall.hands.tap("scam_0")
    off = booth.stall.shell.context.tonight
    assert off.off_in("other.yaml") == frozenset()
    assert off.off_in(booth.file.name) == {booth.behind.desk.stock.packs["zh"].scams[0].id}
    assert booth.stall.shell.context.lock is None
    booth.leave_staff()
    booth.save(TEXT)
    booth.pass_time()
    assert len(booth.stall.pack.scams) == len(booth.behind.desk.stock.packs["zh"].scams) - 1


def test_the_records_tell_what_was_set_and_operators_choose_no_scams(tmp_path: Path) -> None:
    stand = Stand(tmp_path)
    stand.booth.knock()
    stand.type(COLLEAGUE)
    stand.stall.hands.tap("settings")
    stand.stall.hands.tap("theme")
    stand.stall.hands.tap("text")
    stand.stall.hands.tap("back")
    stand.stall.hands.tap("packs")
    assert "scams" not in stand.stall.controls
    assert stand.machine.noted == [
        ("operator", "opened", ""),
        ("operator", "theme", "day"),
        ("operator", "text", "1.2"),
    ]
    stand.booth.leave_staff()
    stand.booth.knock()
    stand.type(PIN)
    scams_page(stand.booth)
    stand.stall.hands.tap("scam_0")
    assert stand.stall.shows(stand.stall.say("staff.lacking_scams", least=4))
    assert stand.machine.noted[-1] == ("organiser", "opened", "")
    assert stand.stall.shell.context.tonight == Tonight(1.2, "day")
