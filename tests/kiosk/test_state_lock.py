"""Two kiosks never write into one state folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from game.kiosk.state_lock import FILE, StateTakenError, held

_HOLD = """
import sys
from pathlib import Path
from game.kiosk.state_lock import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_one_is_refused_until_the_first_is_gone_however_it_went(tmp_path: Path) -> None:
    with subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", _HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(StateTakenError), held(tmp_path):
            pass
        first.kill()
        first.wait()
    with held(tmp_path) as is_held:
        assert is_held


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with held(tmp_path / "file" / "state") as is_held:
        assert not is_held
    (tmp_path / FILE).mkdir()
    with held(tmp_path) as is_held:
        assert not is_held
