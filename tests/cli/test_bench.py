"""`bench`: what it tells. How fast this machine is, is not asked here."""

from __future__ import annotations

import contextlib
import io
import json
import sys

import pytest

from game.workbench.bench import start as bench_start
from game.workbench.bench import visits as bench_visits
from game.workbench.bench.visits import Variant
from tests.cli.program import main

SCENES = {"attract", "wheel", "landed", "challenge", "feedback", "exhibit_1", "result"}


@pytest.fixture(scope="module")
def told() -> str:
    """What `bench --json` prints at a small size, with one start instead of five and two kinds of visitor."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bench_start, "STARTS", 1)
        patch.setattr(bench_visits, "VARIANTS", (Variant(), Variant(is_foreign=True, is_hurried=True)))
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            assert main("bench", "--size", "320x320", "--json") == 0
    return printed.getvalue()


def test_programs_get_every_screen_and_the_start(told: str) -> None:
    figures = json.loads(told)
    visits = {"visits", "second_visits", "more_visits"}
    start = {f"{step}_{unit}" for step in ("first_frame", "ready") for unit in ("ms", "cpu_ms")}
    assert set(figures) == {"scenes", "pss_mb"} | start | visits
    assert set(figures["scenes"]) >= SCENES | {"wheel_spin", "can_slide"}
    for name, times in figures["scenes"].items():
        assert set(times) == {"median_ms", "p99_ms", "times_floor", "rotozoom_ratio"}, name
        assert 0 < times["median_ms"] <= times["p99_ms"], name
        assert times["times_floor"] > 0, name
        assert (times["rotozoom_ratio"] is not None) == (name == "wheel_spin"), name


def test_the_start_is_told_in_its_order(told: str) -> None:
    figures = json.loads(told)
    assert 0 < figures["first_frame_ms"] <= figures["ready_ms"]
    assert 0 < figures["first_frame_cpu_ms"] <= figures["ready_cpu_ms"]
    assert (figures["pss_mb"] is not None) == sys.platform.startswith("linux")


def test_every_change_of_whole_visits_is_told(told: str) -> None:
    figures = json.loads(told)
    for visits in (figures["visits"], figures["second_visits"]):
        assert set(visits) == {"wheel", "can"}
        for game, record in visits.items():
            first = "wheel" if game == "wheel" else "can_push"
            assert {f"attract>{first}", "exhibit>exhibit_judged", "result>attract"} <= set(record["changes"])
            assert record["frames"] > len(record["changes"])
            assert record["worst_cpu_ms"] >= max(record["changes"].values()) > 0
            assert record["worst_cpu_ms"] == record["slowest"][0]["cpu_ms"]


def test_who_chooses_the_language_and_does_not_read_is_told_apart(told: str) -> None:
    more = json.loads(told)["more_visits"]
    assert [visits["plan"] for visits in more] == [
        "wheel, en, in a hurry",
        "can, en, in a hurry",
    ]
    for visits in more:
        first, _ = visits["visits"]
        assert {"attract>attract_en"} <= set(first["changes"])


def test_live_without_a_display_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main("bench", "--live", "--window", "--size", "640x360") == 2
    caught = capsys.readouterr()
    assert caught.out == ""
    assert "--live needs a display" in caught.err
    assert len(caught.err.splitlines()) == 1
