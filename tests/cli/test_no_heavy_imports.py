"""The first picture stands before the heavy libraries are read, and importing alone does nothing at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import ROOT, script

HEAVY = (
    "typer",
    "rich",
    "click",
    "pydantic",
    "pydantic_core",
    "PIL",
    "yaml",
    "qrcode",
    "numpy",
    "pymunk",
    "asyncio",
    "openpyxl",
    "fpdf",
    "jinja2",
)
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in (ROOT / "game").rglob("*.py")
)

FIRST_FRAME = """
import json, sys
from game import cli
from game.kiosk import sdl
sdl.prepare()
from game.cli import run
from game.cli.run_options import parse_run_options
from game.kiosk.places import find_places

class Stop(Exception):
    pass

class Eyes(run.Witness):
    shows_on_nothing = True
    def first_frame(self):
        raise Stop

try:
    run.open_and_play(parse_run_options(["--window", "640x360"]), find_places(), Eyes())
except Stop:
    import pygame
    lit = pygame.display.get_surface().get_at((320, 180))[:3] != (0, 0, 0)
    print(json.dumps({"modules": sorted({name.partition(".")[0] for name in sys.modules}), "lit": lit}))
"""

IMPORTED = """
import json, os, sys
written = []
def listen(event, arguments):
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        written.append(str(arguments[0]))
    elif event in ("os.mkdir", "os.rename", "os.remove", "socket.connect", "socket.bind", "subprocess.Popen"):
        written.append(f"{event} {arguments}")
sys.addaudithook(listen)
sys.dont_write_bytecode = True
for name in [name for name in os.environ if name.startswith("SDL_")]:
    del os.environ[name]
for name in MODULES:
    __import__(name)
import logging, threading
import pygame
print(json.dumps({
    "written": written,
    "windows": pygame.display.get_init(),
    "sound": pygame.mixer.get_init() is not None,
    "threads": threading.active_count(),
    "handlers": len(logging.getLogger().handlers),
    "environ": sorted(name for name in os.environ if name.startswith("SDL_")),
}))
"""


def test_the_first_frame_waits_for_nothing_heavy(tmp_path: Path) -> None:
    seen = script(FIRST_FRAME, cwd=tmp_path)
    assert [name for name in HEAVY if name in seen["modules"]] == []
    assert seen["lit"], "the first frame is black"


def test_the_probe_that_bench_starts_imports_no_more(tmp_path: Path) -> None:
    text = "import json, sys, game.cli.start_probe, game.cli.start_witness\nprint(json.dumps(sorted(sys.modules)))"
    assert [name for name in (*HEAVY, "pygame") if name in script(text, cwd=tmp_path)] == []


def test_content_can_be_read_without_pygame(tmp_path: Path) -> None:
    text = "import json, sys, game.content.reading.packs, game.workbench.report.text\n"
    text += "import game.rules.visit, game.takeaway.payload\n"
    assert "pygame" not in script(text + "print(json.dumps(sorted(sys.modules)))", cwd=tmp_path)


def test_a_plain_check_makes_no_page(tmp_path: Path) -> None:
    text = "import json, sys\nfrom game.cli import main\nmain(['check'])\nprint(json.dumps(sorted(sys.modules)))"
    seen = script(text, cwd=tmp_path)
    assert "game.content.reading.packs" in seen
    assert [name for name in ("jinja2", "openpyxl", "fpdf") if name in seen] == []


def test_nothing_happens_on_import(tmp_path: Path) -> None:
    names = [name for name in MODULES if not name.endswith("__main__")]
    assert len(names) > 100
    seen = script(f"MODULES = {json.dumps(names)}\n{IMPORTED}", cwd=tmp_path)
    assert seen == {"written": [], "windows": False, "sound": False, "threads": 1, "handlers": 0, "environ": []}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("heavy", ["PIL", "pydantic", "typer"])
def test_the_listening_would_notice(heavy: str, tmp_path: Path) -> None:
    text = FIRST_FRAME.replace("class Stop", f"import {heavy}\nclass Stop")
    assert heavy in script(text, cwd=tmp_path)["modules"]
