"""Tables tried out with the real physics."""

from __future__ import annotations

from pathlib import Path

from game.content.checks.table_trial import TableTrials
from game.content.reading.packs import Reading, read_pack
from tests.content.sample import ICONS, TABLE, TODAY, sample_yaml, table_yaml, write_sample

WALL = "".join(f"    - {{种类: 纸盒, 横: {across}, 纵: 74}}\n" for across in (10, 30, 50, 70, 90))
WALLED_IN = f"""\
桌面:
  格子:
    - [刷单返利, 空, 红区]
    - [空, 冒充客服, 冒充公检法]
    - [虚假贷款]
  障碍:
{WALL}"""


def read(folder: Path, text: str, trials: TableTrials) -> Reading:
    return read_pack(write_sample(folder, text=text), icons=ICONS, today=TODAY, audits=[trials.check_table])


def test_what_no_push_reaches_is_told_at_its_place(tmp_path: Path) -> None:
    text = table_yaml(WALLED_IN)
    reading = read(tmp_path, text, TableTrials())
    assert reading.pack is None
    first, second = reading.problems
    assert (first.code, second.code) == ("zone_unreachable", "red_zone_unreachable")
    lines = text.split("\n")
    assert lines[first.line - 1][first.column - 1 :] == "刷单返利, 空, 红区]"
    assert lines[second.line - 1][second.column - 1 :] == "红区]"


def test_one_box_less_opens_a_way(tmp_path: Path) -> None:
    open_wall = WALL.replace("    - {种类: 纸盒, 横: 90, 纵: 74}\n", "")
    reading = read(tmp_path, table_yaml(WALLED_IN.replace(WALL, open_wall)), TableTrials())
    assert "red_zone_unreachable" not in {problem.code for problem in reading.problems}


def test_a_sound_table_is_left_alone_and_its_shares_are_known(tmp_path: Path) -> None:
    trials = TableTrials()
    reading = read(tmp_path, table_yaml(), trials)
    assert reading.problems == ()
    assert reading.pack is not None
    trial = trials.trial_of(reading.pack)
    assert trial is not None
    assert abs(sum(trial.odds.zones) + trial.odds.off + trial.odds.bare - 1) < 1e-9
    assert trial.odds.zones[trial.plan.red_zone] > 0


def test_the_same_table_always_plays_alike_and_is_tried_once(tmp_path: Path) -> None:
    first, second = TableTrials(), TableTrials()
    pack = read(tmp_path, table_yaml(), first).pack
    assert pack is not None
    trial = first.trial_of(pack)
    assert first.trial_of(pack) is trial
    assert second.trial_of(pack) == trial
    other = read(tmp_path, table_yaml().replace("标题: 平安夜市", "标题: 另一个夜市"), first).pack
    assert other is not None
    assert first.trial_of(other) is trial


def test_a_table_with_mistakes_is_not_tried(tmp_path: Path) -> None:
    trials = TableTrials()
    overlapping = TABLE.replace("横: 30, 纵: 55", "横: 80, 纵: 50")
    pack = read(tmp_path, table_yaml(), trials).pack
    assert pack is not None
    assert pack.table is not None
    obstacles = (pack.table.obstacles[1], pack.table.obstacles[1])
    broken = pack.model_copy(update={"table": pack.table.model_copy(update={"obstacles": obstacles})})
    assert trials.trial_of(broken) is None
    assert [problem.code for problem in read(tmp_path, table_yaml(overlapping), trials).problems] == [
        "obstacles_overlap"
    ]


def test_a_pack_without_a_table_needs_no_trial(tmp_path: Path) -> None:
    trials = TableTrials()
    pack = read(tmp_path, sample_yaml(), trials).pack
    assert pack is not None
    assert trials.trial_of(pack) is None
