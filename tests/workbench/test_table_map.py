"""The map of a table as an organiser sees it in a terminal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.content.checks.table_trial import Trial
from game.content.model import Pack
from game.content.reading.packs import read_pack
from game.content.table_plan import plan_of
from game.rules.table_odds import TableOdds
from game.words import Language
from game.workbench.report.table_map import in_ascii, table_map
from game.workbench.report.table_words import EASY, HARD
from game.workbench.report.text import width
from tests.content.sample import ICONS, TABLE, TODAY, table_yaml, write_sample

MAP = """\
题包 夜市.yaml 的推推乐桌子：随手推 240 次，停在各处的比例
╓┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┬┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┬┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┐
║       刷单返利        │       【红区】        │       冒充客服        ┊
║          20%          │          10%          │          <1%          ┊
╟───────────────────────┴───────────┬───────────┴───────────────────────┤
║            冒充公检法             │             虚假贷款              ┊
║                35%                │                15%                ┊
║             立着罐子              │             立着纸盒              ┊
╙───────────────────────────────────┴───────────────────────────────────┘
                              玩家从这边推
双线是挡板，虚线是敞开的边。
推下桌 12%，停在空木板上 8%。
红区难度合适：随手推约 10 次进 1 次，每人推 2 次，约 19% 的人至少进一次。"""


def pack_with(folder: Path, table: str = TABLE) -> Pack:
    pack = read_pack(write_sample(folder, text=table_yaml(table)), icons=ICONS, today=TODAY).pack
    assert pack is not None
    return pack


def trial_of(pack: Pack, *shares: float) -> Trial:
    assert pack.table is not None
    plan = plan_of(pack.table, pack.scams)
    zones = shares or tuple(0.8 / len(plan.zones) for _ in plan.zones)
    return Trial(plan, TableOdds(zones=zones, off=0.12, bare=0.08), ())


def drawn(pack: Pack, trial: Trial | None = None, language: Language = "zh") -> str:
    return table_map("夜市.yaml", pack, trial or trial_of(pack), language)


def rows_of(text: str) -> list[str]:
    return [line for line in text.split("\n") if line[0] in "╓╟╙║╔┌├└┊╒"]


def test_the_map_is_the_one_that_was_promised(tmp_path: Path) -> None:
    pack = pack_with(tmp_path)
    assert drawn(pack, trial_of(pack, 0.2, 0.1, 0.002, 0.35, 0.15)) == MAP


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "rows",
    [
        "[刷单返利, 冒充客服, 冒充公检法, 虚假贷款, 红区]",
        "[空, 红区, 红区, 红区, 空]\n    - [刷单返利, 冒充客服]\n    - [冒充公检法, 虚假贷款, 空]",
        "[红区]\n    - [刷单返利, 冒充客服, 冒充公检法, 虚假贷款]",
    ],
)
def test_every_line_of_the_map_is_equally_wide(tmp_path: Path, rows: str, language: Language) -> None:
    pack = pack_with(tmp_path, f"桌面:\n  格子:\n    - {rows}\n")
    long = tuple(scam.model_copy(update={"name": "Fake game-item scam"}) for scam in pack.scams[:2])
    for told in (pack, pack.model_copy(update={"scams": (*long, *pack.scams[2:])})):
        trial = Trial(trial_of(pack).plan, TableOdds((0.1,) * 5, 0.3, 0.2), ())
        assert told.table is not None
        table = told.table.model_copy(
            update={"rows": tuple(tuple(_id(pack, cell) for cell in row) for row in told.table.rows)}
        )
        text = drawn(told.model_copy(update={"table": table}), trial, language)
        assert {width(line) for line in rows_of(text)} == {73}
        assert all(line == line.rstrip() for line in text.split("\n"))


def _id(pack: Pack, cell: str) -> str:
    return next((scam.id for scam in pack.scams if scam.name == cell), cell)


def test_a_long_name_breaks_between_its_words(tmp_path: Path) -> None:
    rows = "[brushing_rebate, 冒充客服, 冒充公检法, 虚假贷款, 红区]"
    pack = pack_with(tmp_path, f"桌面:\n  格子:\n    - {rows}\n")
    named = pack.scams[0].model_copy(update={"name": "Fake game-item scam"})
    text = drawn(pack.model_copy(update={"scams": (named, *pack.scams[1:])}), trial_of(pack))
    written = [line.split("│")[0].strip("║ ") for line in rows_of(text)[1:5]]
    assert written == ["Fake", "game-item", "scam", "16%"]


@pytest.mark.parametrize(
    ("edges", "corners", "sides"),
    [
        (("挡板", "挡板", "挡板"), "╔╗╙╜", "║║"),
        (("敞开", "敞开", "敞开"), "┌┐└┘", "┊┊"),
        (("挡板", "敞开", "挡板"), "╔╕╙┘", "║┊"),
        (("敞开", "挡板", "敞开"), "┌╖└╜", "┊║"),
    ],
)
def test_rails_and_open_edges_are_told_apart(
    tmp_path: Path, edges: tuple[str, str, str], corners: str, sides: str
) -> None:
    table = TABLE.replace("  左边: 挡板\n  右边: 敞开\n  远边: 敞开\n", "")
    table += "".join(f"  {key}: {edge}\n" for key, edge in zip(("左边", "右边", "远边"), edges, strict=True))
    lines = rows_of(drawn(pack_with(tmp_path, table)))
    assert lines[0][0] + lines[0][-1] + lines[-1][0] + lines[-1][-1] == corners
    assert lines[1][0] + lines[1][-1] == sides
    assert ("═" in lines[0]) == (edges[2] == "挡板")


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "红区很难：随手推 240 次都没进过"),
        (HARD - 0.01, "红区偏难：随手推约 20 次进 1 次，每人推 2 次，约 10% 的人"),
        (0.125, "红区难度合适：随手推约 8 次进 1 次，每人推 2 次，约 23% 的人"),
        (EASY + 0.15, "红区偏容易：随手推约 2 次进 1 次，每人推 2 次，约 64% 的人"),
    ],
)
def test_one_sentence_tells_how_hard_it_is(tmp_path: Path, share: float, said: str) -> None:
    pack = pack_with(tmp_path)
    last = drawn(pack, trial_of(pack, 0.1, share, 0.1, 0.1, 0.1)).split("\n")[-1]
    assert last.startswith(said)
    assert ("多写一格" in last) == (share < HARD)
    assert ("少写一格" in last) == (share > EASY)


def test_english_words_for_english_readers(tmp_path: Path) -> None:
    pack = pack_with(tmp_path)
    scams = tuple(scam.model_copy(update={"name": f"Scam {number}"}) for number, scam in enumerate(pack.scams))
    assert pack.table is not None
    rows = (("fake_loan", "red zone", "fake_police"), ("brushing_rebate", "空"))
    english = pack.model_copy(update={"scams": scams, "table": pack.table.model_copy(update={"rows": rows})})
    text = table_map("fair.yaml", english, trial_of(english), "en")
    assert not any("\u2e80" <= char <= "\uffef" for char in text)
    assert text.count("[RED ZONE]") == 1
    assert "Off the table 12%, on bare wood 8%." in text
    assert "The red zone is about right: about 1 casual push in 5" in text
    assert "(a can)" in text
    assert in_ascii(text).isascii()


def test_a_console_with_wide_lines_gets_plain_ones(tmp_path: Path) -> None:
    text = drawn(pack_with(tmp_path))
    plain = in_ascii(text)
    assert not any("\u2500" <= char <= "\u257f" for char in plain)
    assert [width(line) for line in plain.split("\n")] == [width(line) for line in text.split("\n")]
    assert plain.split("\n")[1].startswith("+.......")


def test_a_pack_without_a_table_has_no_map(tmp_path: Path) -> None:
    pack = pack_with(tmp_path)
    assert drawn(pack.model_copy(update={"table": None}), trial_of(pack)) == ""


def test_the_red_zone_is_the_one_of_the_plan(tmp_path: Path) -> None:
    pack = pack_with(tmp_path)
    trial = trial_of(pack, 0.3, 0.1, 0.1, 0.1, 0.1)
    assert "约 10 次" in drawn(pack, trial)
    moved = replace(trial, plan=replace(trial.plan, pushes=5))
    assert "每人推 5 次，约 41% 的人" in drawn(pack, moved)
