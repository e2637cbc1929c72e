"""`prizes` and `verify-draws`: what the desk types, and what anybody may count again."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from game.records.database import FILE
from game.records.rows import VisitBegun
from game.rules.prizes.ledger import Won
from tests.cli.program import main
from tests.records import recount
from tests.records.prizes.stand import Stand


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[Stand]:
    stand = Stand(tmp_path / "state")
    yield stand
    stand.close()


@pytest.fixture
def drawn(stand: Stand) -> list[Won]:
    """Twelve draws of a kiosk that is still running."""
    return [stand.win() for _ in range(12)]


def state(stand: Stand) -> tuple[str, str]:
    return "--state", str(stand.folder)


def test_a_voucher_is_checked_handed_out_and_used_up(
    stand: Stand, drawn: list[Won], capsys: pytest.CaptureFixture[str]
) -> None:
    code = drawn[3].code
    codes = [main("prizes", verb, code, *state(stand)) for verb in ("check", "hand", "hand", "check")]
    assert codes == [0, 0, 1, 1]
    told = capsys.readouterr().out.splitlines()
    name = f"{drawn[3].name}（第 4 抽）"
    assert told[:2] == [f"有效，可以领：{name}", f"发吧：{name}。已经记下，这张奖券不能再用。"]
    assert told[2] == told[3] == f"不用再发：{name}已经领过了。"
    assert main("prizes", "hand", "0004-ABCD", *state(stand)) == 1
    assert "打错" in capsys.readouterr().out


def test_what_is_not_handed_out_is_noted_with_its_reason(
    stand: Stand, drawn: list[Won], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main("prizes", "keep", "2", "--reason", "not_collected", *state(stand)) == 0
    assert main("prizes", "keep", "2", "--reason", "declined", *state(stand)) == 1
    assert main("prizes", "return", "3", "--reason", "damaged", "--gone", *state(stand)) == 1
    assert main("prizes", "hand", drawn[2].code, *state(stand)) == 0
    assert main("prizes", "return", "3", "--reason", "damaged", "--gone", *state(stand)) == 0
    assert main("prizes", "keep", "4", "--reason", "somebody", *state(stand)) == 2
    capsys.readouterr()
    assert main("prizes", "waiting", *state(stand), "--language", "en") == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-1] == "Waiting to be collected: 10"
    assert (told[0].split()[-1], len(told)) == (drawn[-1].code, 11)


def test_the_stock_is_told_and_changed(stand: Stand, drawn: list[Won], capsys: pytest.CaptureFixture[str]) -> None:
    left = 6 - sum(won.prize == "bag" for won in drawn)
    assert main("prizes", "stock", "bag", "--change", "5", *state(stand)) == 0
    assert f"帆布袋（bag）：签筒里还有 {left + 5} 件" in capsys.readouterr().out
    assert main("prizes", "stock", "bag", "--change", "-99", *state(stand)) == 1
    assert main("prizes", "stock", "nothing", "--change", "1", *state(stand)) == 1
    assert main("prizes", "stock", *state(stand)) == 0
    assert "安慰奖，不限" in capsys.readouterr().out
    assert stand.offer().drum.shares[0].left == left + 5


def test_every_draw_is_proved_once_the_seed_is_told(
    stand: Stand, drawn: list[Won], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seal = stand.offer().seal
    assert main("verify-draws", *state(stand)) == 0
    assert "还没有公布种子的 12 抽" in capsys.readouterr().out
    assert main("prizes", "close", *state(stand)) == 0
    assert seal in capsys.readouterr().out
    assert main("prizes", "close", *state(stand)) == 0
    out = tmp_path / "抽签.csv"
    assert [main("verify-draws", *state(stand), "--out", str(out)) for _ in range(2)] == [0, 0]
    assert "算过 12 抽，都对" in capsys.readouterr().out
    counted = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, recount.__file__, str(out)], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert (counted.returncode, counted.stdout) == (0, "every draw agrees\n")
    out.write_text(out.read_text(encoding="utf-8-sig").replace(f",{drawn[5].ticket},", ",0,", 1), encoding="utf-8")
    assert main("verify-draws", *state(stand), "--out", str(out)) == 2


@pytest.mark.parametrize(
    ("lie", "flaw"),
    [
        ("UPDATE prize_drawn SET ticket = (ticket + 1) % 14 WHERE number = 5", "另一张签"),
        ("UPDATE prize_drawn SET drum = 'bag:3/3,*:30' WHERE number = 5", "第 5 抽不对"),
        ("UPDATE prize_drawn SET drum = 'bag' WHERE number = 5", "读不出来"),
        ("UPDATE prize_drawn SET prize = 'gold' WHERE number = 5", "另一种奖品"),
        ("DELETE FROM prize_drawn WHERE number = 5", "第 6 抽的前面少了"),
        ("UPDATE prize_night_opened SET seal = 'ff'", "不是开摊时封的"),
    ],
)
def test_a_ledger_that_was_touched_is_noticed_by_both(
    stand: Stand, drawn: list[Won], lie: str, flaw: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert drawn
    assert main("prizes", "close", *state(stand)) == 0
    stand.end()
    with closing(sqlite3.connect(stand.folder / FILE)) as connection, connection:
        for table, verb in (("prize_drawn", "update"), ("prize_drawn", "delete"), ("prize_night_opened", "update")):
            connection.execute(f"DROP TRIGGER {table}_{verb}")
        connection.execute(lie)
    capsys.readouterr()
    out = tmp_path / "draws.csv"
    assert main("verify-draws", *state(stand), "--out", str(out)) == 1
    assert flaw in capsys.readouterr().err
    if "'bag'" not in lie:  # the oracle reads no drum that is none
        assert recount.main(str(out)) == 1


def test_without_records_there_is_nothing_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (("prizes", "stock"), ("prizes", "close"), ("verify-draws",)):
        assert main(*words, "--state", str(tmp_path)) == 2
    assert "Traceback" not in capsys.readouterr().err
    (tmp_path / FILE).write_bytes(b"garbage" * 100)
    assert main("prizes", "stock", "--state", str(tmp_path)) == 2


def test_several_kiosks_are_counted_together(stand: Stand, drawn: list[Won], tmp_path: Path) -> None:
    assert drawn
    other = Stand(tmp_path / "other", seed=2)
    other.win()
    other.close()
    for each in (stand.folder, other.folder):
        assert main("prizes", "close", "--state", str(each)) == 0
    assert main("verify-draws", str(stand.folder), str(other.folder), str(stand.folder)) == 0


def test_the_report_reconciles_every_piece(stand: Stand, drawn: list[Won], capsys: pytest.CaptureFixture[str]) -> None:
    bags = [won for won in drawn if won.prize == "bag"]
    assert len(bags) > 1
    stand.note(VisitBegun("v", "wheel", "p", "zh", 1.0))
    assert main("prizes", "hand", bags[0].code, *state(stand)) == 0
    assert main("prizes", "keep", str(bags[1].number), "--reason", "declined", *state(stand)) == 0
    capsys.readouterr()
    assert main("stats", str(stand.folder)) == 0
    told = capsys.readouterr().out
    (line,) = [line for line in told.splitlines() if "帆布袋" in line]
    counts = [int(cell) for cell in line.replace("│", " ").split()[1:]]
    assert counts == [len(bags), 1, 1, 0, len(bags) - 2, 6 - len(bags) + 1]
    assert "没发：不要 <5" in told


def test_without_a_draw_the_report_says_nothing_of_prizes(stand: Stand, capsys: pytest.CaptureFixture[str]) -> None:
    stand.note(VisitBegun("v", "wheel", "p", "zh", 1.0))
    assert main("stats", str(stand.folder)) == 0
    assert "奖品" not in capsys.readouterr().out
