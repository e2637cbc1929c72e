"""What the kiosk holds in memory, as JSON: with its modules, on attract, after a visit of each game, over many visits.

`python -m tests.benchmarks.memory [WIDTHxHEIGHT] [VISITS]` on Linux. MB are proportional set sizes. `imports` is the
floor: all modules and the built-in pack, and no picture yet. A screen of pixels is 8.3 MB at 1080p and 33 MB at 4K; two
are always held, the one that is shown and the background that all screens share.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from game.app.wiring import build_shell, load_playable
from game.cli.start_witness import pss_mb
from game.garbage import settle
from game.kiosk import sdl
from game.kiosk.drawings import Drawings
from game.kiosk.places import find_places
from game.kiosk.settings import Settings
from game.kiosk.slices import Slices
from game.rules.visit import Game
from game.ui.sound import Silence
from game.workbench.rehearsal.hands import Hands
from game.workbench.rehearsal.self_play import SelfPlay
from tests.benchmarks.many_visits import play

GAMES: tuple[Game, Game] = ("wheel", "can")
READS_S, QUIET_S = 3.0, 20.0


def main() -> None:
    """Play and print what was held."""
    import pygame  # noqa: PLC0415 - after SDL was prepared

    width, height = (sys.argv[1] if len(sys.argv) > 1 else "1920x1080").split("x")
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    sdl.return_large_blocks()
    places, settings = find_places(), Settings(is_debug=True)
    playable = load_playable(places, settings, datetime.now().astimezone().date())
    held: dict[str, object] = {"size": f"{width}x{height}", "imports": pss_mb()}
    surface = pygame.Surface((int(width), int(height)), 0, 32)
    with TemporaryDirectory() as folder:
        shell = build_shell(
            surface,
            lambda rects: None,
            places,
            settings,
            playable,
            rng=random.Random(7),
            audio=Silence(),
            slices=Slices(),
            draw=Drawings(Path(folder)).drawn,
        )
        settle()
        hands = Hands(shell)
        hands.wait(QUIET_S)
        held["attract"] = pss_mb()
        rng = random.Random(7)
        for game in GAMES:
            for _moment in SelfPlay(hands, is_curious=True, rng=rng).play(game):
                hands.wait(READS_S)
            for name in ("code", "close", "copy", "close", "done"):
                hands.tap(name)
            hands.wait(QUIET_S)
        held["each_game"] = pss_mb()
        visits = []
        for number in range(count):
            play(hands, number)
            hands.wait(READS_S)
            visits.append(pss_mb())
        held["visits"] = visits
        shell.forget()
    print(json.dumps(held))


if __name__ == "__main__":
    sdl.prepare()
    main()
