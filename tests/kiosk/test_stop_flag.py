"""A signal at any moment of the start ends the kiosk in order, and the log says which one it was."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from game.kiosk.stop_flag import SIGNALS, StopFlag
from tests.cli.program import ROOT, script

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

STARTED = """
import json, os, signal, sys
from pathlib import Path
from game.kiosk import sdl
sdl.prepare()
from game.app.start import Witness
from game.cli import run
import game.cli

NUMBER, MOMENT = getattr(signal, "SIGNAL"), "WHEN"
seen = []

class Eyes(Witness):
    shows_on_nothing = True
    def first_frame(self):
        tell("first_frame")
    def ready(self, shell):
        tell("ready")

def tell(moment):
    seen.append(moment)
    if moment == MOMENT:
        os.kill(os.getpid(), NUMBER)

run.Witness = Eyes
parse = run.parse_run_options

def parsed(words):
    tell("options")
    return parse(words)

run.parse_run_options = parsed
sys.argv = ["main.py", "run", "--window", "320x320", "--state", STATE]
code = game.cli.main(home=Path(HOME))
print(json.dumps([code, *seen]))
"""


@pytest.mark.parametrize("name", [name for name in SIGNALS if hasattr(signal, name)])
@pytest.mark.parametrize("moment", ["options", "first_frame", "ready"])
def test_a_signal_while_it_starts_ends_it_in_order(name: str, moment: str, tmp_path: Path) -> None:
    text = STARTED.replace("SIGNAL", name).replace("WHEN", moment).replace("HOME", repr(str(ROOT)))
    seen = script(text.replace("STATE", repr(str(tmp_path / "state"))), cwd=tmp_path)
    assert seen[0] == 0
    assert moment in seen
    log = (tmp_path / "state" / "kiosk.log").read_text(encoding="utf-8")
    assert log.splitlines()[-1].endswith(f"反诈游园 ends, told by {name}")
    assert "Traceback" not in log


def test_the_first_signal_is_the_reason_and_handlers_come_back() -> None:
    before = {name: signal.getsignal(getattr(signal, name)) for name in SIGNALS if hasattr(signal, name)}
    flag = StopFlag()
    flag.install()
    try:
        assert not flag.is_raised
        signal.raise_signal(signal.SIGHUP)
        signal.raise_signal(signal.SIGINT)
        assert flag.is_raised
        assert flag.told_by == "SIGHUP"
    finally:
        flag.remove()
    assert {name: signal.getsignal(getattr(signal, name)) for name in before} == before
