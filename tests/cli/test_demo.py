"""`demo`: a visit that plays itself, for eyes and for scripts that have no display."""

from __future__ import annotations

import json
import re
from functools import cache, partial
from pathlib import Path
from typing import Any, get_args

import pytest
import zxingcpp
from PIL import Image

from game.cli.demo import _blank_shell
from game.kiosk.settings import Settings
from game.rules.visit import Game
from game.words import LANGUAGES
from game.workbench.rehearsal.visit_faults import faults_of_visit
from tests.cli.program import main, run_program
from tests.content.sample import sample_yaml, write_sample
from tests.stall import places, shipped

SIZE, UPRIGHT = "640x360", "360x640"
MOMENTS = [
    "attract",
    "wheel",
    "spinning",
    "landed",
    "challenge_thinking",
    "challenge",
    "challenge_picked",
    "feedback",
    "exhibit_1",
    "exhibit_1_judged",
    "exhibit_2",
    "exhibit_2_judged",
    "result",
]
KEYS = {
    "game",
    "pack",
    "language",
    "scam",
    "options",
    "named",
    "items",
    "hits",
    "false_alarms",
    "takeaway",
    "touches",
    "characters",
    "seconds_at_5",
    "screens",
    "written_by",
    "files",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@cache
def _played(folder: Path, words: tuple[str, ...]) -> Path:
    out = folder / f"played{len(list(folder.iterdir()))}"
    assert main("demo", "--game", "wheel", "--seed", "7", "--out", str(out), *words) == 0
    return out


def played(folder: Path, *words: str, size: str = SIZE) -> Path:
    """The folder of a demo; the same words are played once."""
    return _played(folder, ("--size", size, *words))


def record(out: Path) -> dict[str, Any]:
    read = json.loads((out / "visit.json").read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


def decoded(path: Path) -> str:
    with Image.open(path) as picture:
        (found,) = zxingcpp.read_barcodes(picture)
    return found.text


def test_every_screen_is_a_picture_in_the_order_of_the_visit(folder: Path) -> None:
    out = played(folder)
    wanted = [f"{number:02d}-{moment}.png" for number, moment in enumerate(MOMENTS, 1)]
    assert sorted(path.name for path in out.iterdir()) == [*wanted, "qr.png", "visit.json"]
    sizes = set()
    for name in wanted:
        with Image.open(out / name) as picture:
            sizes.add(picture.size)
    assert sizes == {(640, 360)}
    assert len({(out / name).read_bytes() for name in wanted}) == len(wanted), "two moments look the same"


def test_the_files_are_listed_as_they_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("demo", "--size", SIZE, "--out", str(tmp_path / "deep" / "out")) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [Path(line).name for line in listed][-2:] == ["qr.png", "visit.json"]
    assert all(Path(line).is_file() for line in listed)
    assert len(listed) == len(MOMENTS) + 2


def test_what_does_not_fit_is_told_with_its_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = write_sample(tmp_path, text=sample_yaml().replace("份量: 1\n", "份量: 0.05\n", 1))
    assert main("demo", "--pack", str(pack), "--size", "1024x600", "--out", str(tmp_path / "out")) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if "刷单返利" in line]
    assert told == ["名称“刷单返利”在转盘上的字太小，看不清（02-wheel.png）"]
    assert (tmp_path / "out" / "02-wheel.png").is_file()


@pytest.mark.parametrize("game", get_args(Game))
@pytest.mark.parametrize("size", [(1024, 600), (1024, 768), (1280, 1024), (600, 1024)], ids=str)
def test_nothing_is_wrong_with_a_visit_in_the_largest_text(game: Game, size: tuple[int, int]) -> None:
    for language in LANGUAGES:
        settings = Settings(language=language, text_scale=1.4, is_debug=True)
        build = partial(_blank_shell, places(), settings, size, 7)
        assert faults_of_visit(build, game, 7, makes_mistakes=True) == []


def test_the_code_reads_as_the_record_says(folder: Path) -> None:
    out = played(folder)
    assert decoded(out / "qr.png") == record(out)["takeaway"]
    assert decoded(next(out.glob("*-result.png"))) == record(out)["takeaway"]


def test_the_record_tells_the_visit(folder: Path) -> None:
    told = record(played(folder))
    pack = shipped().packs["zh"]
    assert set(told) == KEYS
    assert (told["game"], told["pack"], told["language"]) == ("wheel", "night-market.yaml", "zh")
    scam = next(scam for scam in pack.scams if scam.name == told["scam"])
    features = {feature.text for feature in scam.features}
    assert len(told["options"]) == 4
    assert [option["text"] in features for option in told["options"]] == [
        option["is_feature"] for option in told["options"]
    ]
    assert len(told["named"]) == pack.name_count
    assert all(option["is_feature"] and option in told["options"] for option in told["named"])
    verdicts = {exhibit.id: exhibit.is_genuine for exhibit in pack.exhibits}
    assert len(told["items"]) == 2
    for item in told["items"]:
        assert set(item) == {"id", "genuine", "answer", "correct"}
        assert item["genuine"] == verdicts[item["id"]]
        assert item["correct"]
        assert item["answer"] == ("genuine" if item["genuine"] else "scam")
    scam_of = {exhibit.id: exhibit.scam for exhibit in pack.exhibits if not exhibit.is_genuine}
    assert told["hits"] == len({scam.name} | {scam_of[item["id"]] for item in told["items"] if not item["genuine"]})
    assert told["false_alarms"] == 0
    assert told["takeaway"].startswith(scam.recall)
    assert scam.answer in told["takeaway"].splitlines()[-1]


def test_the_record_tells_how_long_the_visit_was(folder: Path) -> None:
    told = record(played(folder))
    assert [screen["screen"] for screen in told["screens"]] == MOMENTS[1:-1]
    assert told["characters"] == pytest.approx(sum(screen["characters"] for screen in told["screens"]), abs=0.1)
    assert told["seconds_at_5"] == pytest.approx(sum(screen["seconds_at_5"] for screen in told["screens"]), abs=0.5)
    assert 100 < told["characters"] <= 360
    assert told["characters"] / 5 < told["seconds_at_5"] <= 90
    assert 5 <= told["touches"] <= 9


def test_mistakes_are_made_when_asked_for(folder: Path) -> None:
    out = played(folder, "--mistakes")
    told, right = record(out), record(played(folder))
    assert told["scam"] == right["scam"]
    assert [option["is_feature"] for option in told["named"]] == [False, False]
    assert [item["correct"] for item in told["items"]] == [False, False]
    assert told["hits"] == 0
    assert told["false_alarms"] == sum(item["genuine"] for item in told["items"]) >= 1
    assert told["takeaway"] == right["takeaway"], "whoever errs takes the same text home"


def test_the_visit_is_in_english_when_asked_for(folder: Path) -> None:
    out = played(folder, "--language", "en")
    told = record(out)
    assert (told["language"], told["pack"]) == ("en", "night-market.yaml")
    assert re.search(r"[\u4e00-\u9fff]", json.dumps(told, ensure_ascii=False)) is None
    assert decoded(out / "qr.png") == told["takeaway"]


def test_an_upright_screen_has_the_same_visit(folder: Path) -> None:
    out = played(folder, size=UPRIGHT)
    with Image.open(out / "01-attract.png") as picture:
        assert picture.size == (360, 640)
    assert visit_of(out) == visit_of(played(folder))


def visit_of(out: Path) -> dict[str, Any]:
    """The record without what depends on the room for words: a wide screen says one line more."""
    return {key: value for key, value in record(out).items() if key not in {"characters", "seconds_at_5", "screens"}}


def test_another_look_has_the_same_visit(folder: Path) -> None:
    out = played(folder, "--theme", "day", "--text-scale", "1.4")
    assert visit_of(out) == visit_of(played(folder))
    for name in ("01-attract.png", "08-feedback.png"):
        assert (out / name).read_bytes() != (played(folder) / name).read_bytes()


def test_the_same_words_give_the_same_bytes(tmp_path: Path) -> None:
    for turn in ("1", "2"):  # in two processes that hash text differently
        words = ("demo", "--game", "wheel", "--seed", "7", "--size", SIZE, "--out", turn)
        ended = run_program(*words, cwd=tmp_path, PYTHONHASHSEED=turn)
        assert (ended.code, ended.err) == (0, "")
    first, second = tmp_path / "1", tmp_path / "2"
    names = sorted(path.name for path in first.iterdir())
    assert sorted(path.name for path in second.iterdir()) == names
    assert [name for name in names if (first / name).read_bytes() != (second / name).read_bytes()] == []


def test_another_seed_gives_another_visit(folder: Path, tmp_path: Path) -> None:
    assert main("demo", "--seed", "8", "--out", str(tmp_path / "8"), "--size", SIZE) == 0
    assert record(tmp_path / "8") != record(played(folder))


def test_pictures_of_an_earlier_visit_do_not_stay(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main("demo", "--size", SIZE, "--out", str(out)) == 0
    told = record(out)
    (out / "visit.json").write_text(json.dumps(told | {"files": [*told["files"], "15-left_over.png", "mine.txt"]}))
    for name in ("15-left_over.png", "16-summer.png", "mine.txt"):
        (out / name).write_bytes(b"something")
    assert main("demo", "--size", SIZE, "--out", str(out)) == 0
    assert not (out / "15-left_over.png").exists()
    assert (out / "16-summer.png").exists(), "a picture that is in no list is not ours"
    assert (out / "mine.txt").exists(), "a list may name what it likes"
    assert record(out) == told


def test_a_pack_of_ones_own_is_played(tmp_path: Path) -> None:
    pack = write_sample(tmp_path, "own.yaml")
    out = tmp_path / "out"
    assert main("demo", "--pack", str(pack), "--size", SIZE, "--out", str(out)) == 0
    assert record(out)["pack"] == "own.yaml"
    assert record(out)["scam"] in sample_yaml()


WRONG = {
    "size": (["--size", "12"], "WIDTHxHEIGHT"),
    "size_small": (["--size", "10x10"], "320"),
    "game": (["--game", "chess"], "--game"),
    "seed": (["--seed", "x"], "--seed"),
    "text_scale": (["--text-scale", "9"], "--text-scale"),
    "theme": (["--theme", "neon"], "--theme"),
    "language": (["--language", "fr"], "fr"),
    "pack": (["--pack", "nowhere.yaml"], "nowhere.yaml"),
    "option": (["--bogus"], "--bogus"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use_is_one_sentence_and_exit_code_2(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words, named = WRONG[name]
    given = [] if "--size" in words else ["--size", SIZE]
    assert main("demo", *given, *words, "--out", str(tmp_path / "out")) == 2
    caught = capsys.readouterr()
    assert caught.out == ""
    assert named in caught.err
    assert "Traceback" not in caught.err
    assert not (tmp_path / "out").exists()


def test_the_folder_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main("demo", "--size", SIZE) == 2
    assert "--out" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main("demo", "--size", SIZE, "--out", str(tmp_path / "file")) == 2
    caught = capsys.readouterr()
    assert (caught.out, len(caught.err.splitlines())) == ("", 1)
    assert str(tmp_path / "file") in caught.err


def test_a_broken_pack_is_told_and_not_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = write_sample(tmp_path, text="标题：坏了\n")
    assert main("demo", "--pack", str(broken), "--size", SIZE, "--out", str(tmp_path / "out")) == 1
    caught = capsys.readouterr()
    assert "sample.yaml" in caught.err
    assert not (tmp_path / "out").exists()
