"""`run` and the bare command, each as an operator starts it: another process, from a folder of their own."""

from __future__ import annotations

import logging
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from game.app.problem_log import log_problems
from game.app.wiring import load_playable
from game.kiosk.logs import start_logging
from game.kiosk.places import DEFAULT_PACK, find_places
from game.kiosk.settings import Settings
from game.rules.evening.facts import Judged, VisitFacts
from tests.cli.program import ROOT, main, run_program, script
from tests.content.sample import TODAY
from tests.records.evenings import database_of

COMMANDS = ("run", "check", "demo", "bench", "soak")


def sentences(err: str) -> list[str]:
    return [line for line in err.splitlines() if line.strip()]


# -- without a display --------------------------------------------------------------------------------------------


def test_run_without_a_display_says_so_in_one_sentence(tmp_path: Path) -> None:
    ended = run_program("run", cwd=tmp_path, XDG_STATE_HOME=str(tmp_path))
    assert (ended.code, ended.out) == (2, "")
    (sentence,) = sentences(ended.err)
    assert "没有找到显示器" in sentence
    assert "no display found" in sentence
    assert list(tmp_path.iterdir()) == []


def test_the_bare_command_without_a_display_plays_a_visit(tmp_path: Path) -> None:
    ended = run_program(cwd=tmp_path, XDG_STATE_HOME=str(tmp_path / "state"))
    assert (ended.code, ended.err) == (0, "")
    first, *listed = ended.out.splitlines()
    assert "没有找到显示器" in first
    assert "no display found" in first
    pictures = sorted((tmp_path / "demo").glob("*-*.png"))
    assert listed == [str(path.relative_to(tmp_path)) for path in pictures] + ["demo/qr.png", "demo/visit.json"]
    assert len(pictures) >= 12
    with Image.open(pictures[0]) as picture:
        assert picture.size == (1920, 1080)
    with Image.open(tmp_path / "demo" / "qr.png") as picture:
        assert len(zxingcpp.read_barcodes(picture)) == 1


# -- wrong use ----------------------------------------------------------------------------------------------------

WRONG = {
    "option": (["--bogus"], "--bogus"),
    "language": (["--language", "fr"], "--language"),
    "theme": (["--theme", "neon"], "--theme"),
    "size": (["--window", "big"], "WIDTHxHEIGHT"),
    "size_small": (["--window", "10x10"], "320"),
    "inches": (["--diagonal-inch", "0"], "--diagonal-inch"),
    "inches_word": (["--diagonal-inch", "wide"], "--diagonal-inch"),
    "no_screen": (["--display", "0"], "--display"),
    "screen_word": (["--display", "left"], "--display"),
    "text_scale": (["--text-scale", "9"], "--text-scale"),
    "pack": (["--pack", "nowhere.yaml"], "nowhere.yaml"),
    "pack_folder": (["--pack", "."], "no pack"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use_of_run_is_named(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    words, named = WRONG[name]
    try:
        code: object = main("run", *words)
    except SystemExit as end:
        code = end.code
    caught = capsys.readouterr()
    assert (code, caught.out) == (2, "")
    assert named in caught.err
    assert "Traceback" not in caught.err
    assert "function" not in caught.err, "the name of something inside the program"


@pytest.mark.parametrize("words", [["bogus"], ["run", "--bogus"], ["demo"], ["--bogus"]], ids=" ".join)
def test_wrong_use_ends_the_program_plainly(words: list[str], tmp_path: Path) -> None:
    ended = run_program(*words, cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.is_plain
    assert sentences(ended.err)


# -- help ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, tmp_path: Path) -> None:
    ended = run_program(command, "--help", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert "--" in ended.out
    assert " / " in ended.out, "not in both languages"
    assert list(tmp_path.iterdir()) == []


def test_the_overview_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main("--help") == 0
    overview = capsys.readouterr().out
    assert [command for command in COMMANDS if f" {command} " not in overview] == []


def test_the_module_and_the_script_are_the_same_program(tmp_path: Path) -> None:
    by_script = run_program("--version", cwd=tmp_path)
    by_module = subprocess.run(
        [sys.executable, "-m", "game", "--version"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert by_script.out == by_module.stdout
    assert by_script.out.strip()[0].isdigit()


# -- packs --------------------------------------------------------------------------------------------------------


def test_a_broken_pack_gives_way_to_the_built_in_one_and_the_log_says_why(tmp_path: Path) -> None:
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes" / DEFAULT_PACK).write_text("标题：坏了\n", encoding="utf-8")
    found = find_places(tmp_path)
    playable = load_playable(found, Settings(), TODAY)
    assert playable.path == ROOT / "quizzes" / DEFAULT_PACK
    assert list(playable.packs) == ["zh", "en"]
    before, root = list(logging.getLogger().handlers), logging.getLogger()
    for handler in before:
        root.removeHandler(handler)
    try:
        path = start_logging(tmp_path / "log")
        log_problems(playable)
    finally:
        for handler in list(root.handlers):
            root.removeHandler(handler)
            handler.close()
        for handler in before:
            root.addHandler(handler)
    assert path is not None
    log = path.read_text(encoding="utf-8")
    assert str(tmp_path / "quizzes" / DEFAULT_PACK) in log
    assert ":1:3" in log, "the place of the mistake"
    assert f"playing {ROOT / 'quizzes' / DEFAULT_PACK}" in log


PLAYED = """
import json, sys
from pathlib import Path
from game.kiosk import sdl
sdl.prepare()
from game.cli.run import Witness, open_and_play
from game.cli.run_options import parse_run_options
from game.kiosk.places import find_places

class Eyes(Witness):
    shows_on_nothing = True
    seen = []
    def first_frame(self):
        self.seen.append("first frame")
    def ready(self, shell):
        self.seen += [shell.stack.top.name, shell.context.pack.title, shell.context.pack.language,
                      list(shell.surface.get_size())]
    def is_done(self):
        return True

code = open_and_play(parse_run_options(sys.argv[1:] or WORDS), find_places(Path(HOME)), Eyes())
print(json.dumps([code, *Eyes.seen]))
"""


def test_the_kiosk_itself_opens_on_the_attract_screen(tmp_path: Path) -> None:
    words = ["--window", "640x360", "--language", "en", "--theme", "day", "--seed", "3"]
    seen = script(PLAYED.replace("WORDS", repr(words)).replace("HOME", repr(str(ROOT))), cwd=tmp_path)
    assert seen == [0, "first frame", "attract", seen[3], "en", [640, 360]]
    assert seen[3].isascii()


def test_the_kiosk_itself_plays_on_with_a_broken_pack(tmp_path: Path) -> None:
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes" / DEFAULT_PACK).write_text("标题：坏了\n", encoding="utf-8")
    words = ["--window", "640x360"]
    seen = script(PLAYED.replace("WORDS", repr(words)).replace("HOME", repr(str(tmp_path))), cwd=tmp_path)
    assert seen[:3] == [0, "first frame", "attract"]
    assert seen[3] != "坏了"


ENDED = """
import json, sys
from pathlib import Path
from game.kiosk import sdl
sdl.prepare()
from game.cli.run import Witness, open_and_play
from game.cli.run_options import parse_run_options
from game.kiosk.places import find_places
from game.scenes.core.changes import Quit

class Staff(Witness):
    shows_on_nothing = True
    lit = -1
    def ready(self, shell):
        self.lit = shell.context.tally.count
        shell._apply(Quit(power_off=True))

staff = Staff()
code = open_and_play(parse_run_options(WORDS), find_places(Path(HOME)), staff)
print(json.dumps([code, staff.lit]))
"""


def test_staff_end_the_evening_with_a_backup_and_the_machine_and_its_lanterns_are_lit_again(tmp_path: Path) -> None:
    state, told = tmp_path / "state", tmp_path / "told"
    judged = Judged(1, "a", None, "sms", is_genuine=False, said_genuine=False, is_twin=False, ms=1)
    visit = VisitFacts("wheel", None, 18, "finished", "result", answers=(judged, judged._replace(position=2)))
    database_of([visit], state, dusk=datetime.now().astimezone())
    program = f"{sys.executable} -c \"import pathlib; pathlib.Path(r'{told}').touch()\""
    words = ["--window", "640x360", "--state", str(state), "--poweroff-command", program]
    script_of = ENDED.replace("WORDS", repr(words)).replace("HOME", repr(str(ROOT)))
    assert script(script_of, cwd=tmp_path) == [0, 2]
    assert told.exists()
    assert len(list((state / "backups").iterdir())) == 1
