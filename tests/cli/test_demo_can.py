"""`demo --game can`: every push is told so that it can be played again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game.content.table_plan import plan_of
from game.rules.can_table import slide
from game.rules.table_plan import Push
from tests.cli.program import main
from tests.content.sample import write_sample
from tests.stall import shipped


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo_can")
    assert main("demo", "--game", "can", "--seed", "11", "--size", "640x360", "--out", str(folder)) == 0
    return folder


def record(folder: Path) -> dict[str, Any]:
    read = json.loads((folder / "visit.json").read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


def test_every_screen_of_the_table_is_a_picture(out: Path) -> None:
    moments = [path.stem.partition("-")[2] for path in sorted(out.glob("[0-9]*.png"))]
    assert moments[:2] == ["attract", "can_1"]
    assert moments[-1] == "result"
    for number in (1, 2, 3):
        assert {f"can_{number}", f"can_{number}_sliding", f"can_{number}_stopped"} <= set(moments)
    assert "can_1_charging" in moments


def test_every_push_can_be_played_again_to_the_same_stop(out: Path) -> None:
    pack = shipped().first
    assert pack.table is not None
    plan = plan_of(pack.table, pack.scams)
    pushes = record(out)["pushes"]
    assert len(pushes) == plan.pushes
    for told in pushes:
        (x, y), (vx, vy) = told["start_cm"], told["velocity_cm_s"]
        push = Push(x, y, vx, vy, told["spin_rad_s"])
        stop = slide(plan, push).stop
        assert [stop.x, stop.y] == told["stop_cm"]
        scam = None if stop.zone is None else plan.zones[stop.zone].scam
        # The scams have changed places among themselves.
        assert (told["zone"] in {scam.name for scam in pack.scams}) == (scam is not None)
        assert (told["place"] == "off") == (stop.off is not None)


def test_two_messages_are_judged(out: Path) -> None:
    assert len(record(out)["items"]) == 2


def test_the_same_seed_plays_the_same_visit(out: Path, tmp_path: Path) -> None:
    assert main("demo", "--game", "can", "--seed", "11", "--size", "640x360", "--out", str(tmp_path)) == 0
    for path in sorted(out.iterdir()):
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name


def test_a_pack_without_a_table_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = write_sample(tmp_path)
    assert main("demo", "--game", "can", "--pack", str(pack), "--out", str(tmp_path / "out")) == 2
    assert "没有桌面" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
