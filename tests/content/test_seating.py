"""From the table in a pack to the plan that the game plays on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.content.model import Pack, Table
from game.content.reading.packs import Reading, read_pack
from game.content.table_plan import places_of, plan_of
from game.rules.table_plan import LENGTH_CM, LINE_CM, WIDTH_CM, Obstacle, Zone
from tests.cli.program import script
from tests.content.sample import ICONS, TABLE, TODAY, sample_yaml, table_yaml, write_sample


def read(folder: Path, table: str) -> Reading:
    return read_pack(write_sample(folder, text=table_yaml(table)), icons=ICONS, today=TODAY)


def pack_with(folder: Path, table: str = TABLE) -> Pack:
    reading = read(folder, table)
    assert reading.problems == ()
    assert reading.pack is not None
    return reading.pack


def table_of(pack: Pack) -> Table:
    assert pack.table is not None
    return pack.table


def test_a_pack_needs_no_table(tmp_path: Path) -> None:
    reading = read_pack(write_sample(tmp_path), icons=ICONS, today=TODAY)
    assert reading.pack is not None
    assert reading.pack.table is None


def test_what_is_not_written_is_usual(tmp_path: Path) -> None:
    table = table_of(pack_with(tmp_path, "桌面:\n  格子:\n    - [刷单返利, 红区, 冒充客服, 冒充公检法, 虚假贷款]\n"))
    assert (table.left, table.right, table.far) == ("rail", "rail", "open")
    assert (table.obstacles, table.friction, table.pushes, table.deal) == ((), "normal", 3, None)


def test_chinese_and_english_say_the_same(tmp_path: Path) -> None:
    english = """\
table:
  rows:
    - [brushing_rebate, red zone, fake_customer_service]
    - [fake_police, fake_loan]
  left: rail
  right: open
  far: open
  obstacles:
    - {kind: can, across: 30, along: 55}
    - {kind: box, across: 80, along: 50}
  friction: rough
  pushes: 2
"""
    chinese_pack, english_pack = pack_with(tmp_path), pack_with(tmp_path, english)
    plans = [plan_of(table_of(pack), pack.scams) for pack in (chinese_pack, english_pack)]
    assert plans[0] == plans[1]


def test_the_plan_is_the_table_in_centimetres(tmp_path: Path) -> None:
    pack = pack_with(tmp_path)
    plan = plan_of(table_of(pack), pack.scams)
    third, half, depth = WIDTH_CM / 3, WIDTH_CM / 2, (LENGTH_CM - LINE_CM) / 2
    assert plan.zones == (
        Zone(0, LINE_CM + depth, third, depth, 0),
        Zone(third, LINE_CM + depth, third, depth, None),
        Zone(2 * third, LINE_CM + depth, third, depth, 1),
        Zone(0, LINE_CM, half, depth, 2),
        Zone(half, LINE_CM, half, depth, 3),
    )
    assert (plan.left, plan.right, plan.far, plan.pushes) == ("rail", "open", "open", 2)
    can, box = plan.obstacles
    assert can.kind == "can"
    assert (can.x, can.y) == pytest.approx((19.2, 52.8))
    assert box == Obstacle("box", 51.2, 48)


@pytest.mark.parametrize(("typed", "braking"), [("滑", 35), ("普通", 50), ("涩", 80)])
def test_friction_brakes(tmp_path: Path, typed: str, braking: float) -> None:
    pack = pack_with(tmp_path, TABLE.replace("摩擦: 涩", f"摩擦: {typed}"))
    assert plan_of(table_of(pack), pack.scams).braking == braking


def test_neighbours_are_one_zone_whether_by_name_or_by_id(tmp_path: Path) -> None:
    rows = "    - [红区, 红区, 空, 刷单返利, brushing_rebate]\n    - [空, 冒充公检法, 空, 虚假贷款, 冒充客服]\n"
    pack = pack_with(tmp_path, f"桌面:\n  格子:\n{rows}")
    plan = plan_of(table_of(pack), pack.scams)
    fifth = WIDTH_CM / 5
    assert [(round(zone.x / fifth), round(zone.width / fifth), zone.scam) for zone in plan.zones] == [
        (0, 2, None),
        (3, 2, 0),
        (1, 1, 2),
        (3, 1, 3),
        (4, 1, 1),
    ]
    assert places_of(table_of(pack), pack.scams) == [(0, 0), (0, 3), (1, 1), (1, 3), (1, 4)]


def test_a_place_that_means_nothing_is_no_plan(tmp_path: Path) -> None:
    pack = pack_with(tmp_path)
    with pytest.raises(ValueError, match="no scam of the pack"):
        plan_of(table_of(pack), pack.scams[:3])


@pytest.mark.parametrize("kind", ["罐子", "纸盒"])
@pytest.mark.parametrize(("key", "typed"), [("横", 1), ("横", 99), ("纵", 1), ("纵", 99)])
def test_the_numbers_of_the_hint_are_right(tmp_path: Path, kind: str, key: str, typed: int) -> None:
    def remarked(number: int) -> list[str]:
        place = {"横": 50, "纵": 60} | {key: number}
        table = (
            TABLE[: TABLE.index("    - {种类: 罐子")]
            + f"    - {{种类: {kind}, 横: {place['横']}, 纵: {place['纵']}}}\n"
        )
        return [problem.hint for problem in read(tmp_path, table).problems]

    (hint,) = remarked(typed)
    low, high = (int(number) for number in re.findall(r"\d+", hint))
    assert remarked(low) == remarked(high) == []
    assert remarked(low - 1) == remarked(high + 1) == [hint]


@pytest.mark.parametrize(("across", "along"), [(75, 50), (80, 44), (71, 55), (80, 50)])
def test_obstacles_moved_apart_as_told_stand_clear(tmp_path: Path, across: int, along: int) -> None:
    def remarked(x: int, y: int) -> list[str]:
        table = TABLE.replace("横: 30, 纵: 55", f"横: {x}, 纵: {y}")
        return [problem.hint for problem in read(tmp_path, table).problems]

    (hint,) = remarked(across, along)
    by_x, by_y = (int(number) for number in re.findall(r"\d+", hint))
    assert remarked(80 - by_x, along) == remarked(across, 50 + by_y) == []
    assert len(remarked(80 - by_x + 1, along)) == len(remarked(across, 50 + by_y - 1)) == 1


def test_what_was_cut_off_is_not_called_missing(tmp_path: Path) -> None:
    rows = "    - [空]\n" * 4 + "    - [刷单返利, 冒充客服]\n    - [冒充公检法, 红区, 虚假贷款]\n"
    problems = read(tmp_path, f"桌面:\n  格子:\n{rows}").problems
    assert [problem.code for problem in problems] == ["rows_many"]


def test_scams_with_mistakes_are_still_on_the_table(tmp_path: Path) -> None:
    text = table_yaml().replace("份量: 1", "份量: 零", 1).replace("推几次: 2", "推几次: 9")
    text = text.replace("横: 30, 纵: 55", "横: 30, 纵: 5").replace("名称: 虚假贷款", "名称: 贷款")
    problems = read_pack(write_sample(tmp_path, text=text), icons=ICONS, today=TODAY).problems
    assert {problem.code for problem in problems} == {
        "number_expected",
        "number_large",
        "obstacle_before_line",
        "place_unknown",
        "scam_unknown",
    }


def test_an_icon_that_is_missing_hides_nothing_of_the_table(tmp_path: Path) -> None:
    text = table_yaml().replace("图标: fake_loan", "图标: nothing").replace("红区, 冒充客服", "空, 冒充客服")
    problems = read_pack(write_sample(tmp_path, text=text), icons=ICONS, today=TODAY).problems
    assert [problem.code for problem in problems] == ["icon_unknown", "red_zone_missing"]


def test_reading_a_table_loads_no_physics(tmp_path: Path) -> None:
    path = write_sample(tmp_path, text=table_yaml())
    code = (
        "import datetime, json, pathlib, sys; from game.content.reading.packs import read_pack;"
        "from game.content.table_plan import plan_of;"
        f"icons, path = frozenset({sorted(ICONS)!r}), pathlib.Path({str(path)!r});"
        "r = read_pack(path, icons=icons, today=datetime.date(2026, 6, 1));"
        "p = plan_of(r.pack.table, r.pack.scams);"
        "print(json.dumps([len(p.zones), 'pymunk' in sys.modules]))"
    )
    assert script(code, cwd=tmp_path) == [5, False]


def test_the_sample_without_a_table_is_the_same_but_for_it() -> None:
    assert table_yaml().replace(TABLE, "") == sample_yaml()
