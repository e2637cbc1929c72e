"""The checks together: none holds up another, none can end the kiosk, and all is over in time."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest

from game.kiosk.doctor.examination import WITHIN_S, Examination
from game.kiosk.doctor.machine import Machine
from game.kiosk.doctor.registry import CHECKS
from game.kiosk.doctor.verdict import Verdict, green
from game.rules.lights import worst
from game.words import LANGUAGES, load_words
from tests.kiosk.doctor.fakes import machine

CODE = Path(__file__).resolve().parents[3] / "game"


def test_every_check_answers_in_its_order(tmp_path: Path) -> None:
    examination = Examination(machine(tmp_path))
    examination.begin()
    examination.wait()
    assert examination.is_over
    assert list(examination.verdicts) == list(CHECKS)
    lights = {name: verdict and verdict.light for name, verdict in examination.verdicts.items()}
    assert set(lights.values()) == {"green"} or lights["clock"] == "amber"  # the pack on this disk may be younger


def test_a_check_that_fails_is_red_and_the_others_answer(tmp_path: Path) -> None:
    def fail(machine_: Machine) -> Verdict:
        raise ZeroDivisionError

    examination = Examination(machine(tmp_path), {"sound": fail, "disk": lambda _: green("disk.fine")})
    examination.begin()
    examination.wait()
    sound, disk = examination.verdicts["sound"], examination.verdicts["disk"]
    assert sound is not None
    assert disk is not None
    assert (sound.light, sound.key, disk.light) == ("red", "failed", "green")
    assert "ZeroDivisionError" in sound.told("en")


def test_a_disk_that_stands_still_is_told_and_holds_up_nobody(tmp_path: Path) -> None:
    goes_on, now_s = threading.Event(), [0.0]

    def stand(machine_: Machine) -> Verdict:
        goes_on.wait(30)
        return green("disk.fine")

    checks = {"disk": stand, "sound": lambda _: green("sound.fine")}
    examination = Examination(machine(tmp_path), checks, now_s=lambda: now_s[0])
    examination.begin()
    try:
        examination._threads[1].join()
        assert examination.verdicts["disk"] is None
        assert not examination.is_over
        now_s[0] = WITHIN_S
        examination.wait()
        disk, sound = examination.verdicts["disk"], examination.verdicts["sound"]
        assert disk is not None
        assert sound is not None
        assert (disk.light, disk.key, sound.light) == ("red", "late", "green")
        assert examination.is_over
    finally:
        goes_on.set()
        examination._threads[0].join()


def test_a_system_that_gives_no_thread_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    examination = Examination(machine(tmp_path))
    examination.begin()
    assert examination.is_over
    assert {verdict and verdict.key for verdict in examination.verdicts.values()} == {"failed"}


def test_lights_are_ordered() -> None:
    assert worst(["green", "amber", "green"]) == "amber"
    assert worst(["amber", "red", "green"]) == "red"
    assert worst([]) == "green"


def test_every_sentence_is_said_and_every_check_has_a_name() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in (CODE / "kiosk" / "doctor").glob("*.py"))
    said = set(re.findall(r"(?:green|amber|red)\(\s*\"([\w.]+)\"", written))
    said |= {"screen.fine", "screen.fine_as_set", "code.fine", "code.drawn"}  # chosen between two
    for language in LANGUAGES:
        words = load_words("doctor", language)
        sentences = {key for key in words if key != "title" and key.split(".")[0] not in ("lights", "all", "names")}
        assert sentences == said
        assert set(words.part("names")) == set(CHECKS)
