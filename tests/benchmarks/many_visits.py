"""Visits one after another through the real loop: memory, open files and threads must stay as they are.

`python -m tests.benchmarks.many_visits [COUNT] [WIDTHxHEIGHT]` on Linux. Visitors differ: both games, both languages,
large text now and then, some who read and some who do not. Prints a line every twentieth of the visits, and ends with 1
if the last fifth of them took more memory than the second fifth by over 4 %, or more files or threads than at first.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

from game.cli.setting_up import set_up
from game.cli.start_witness import pss_mb
from game.garbage import settle
from game.kiosk import sdl
from game.kiosk.drawings import Drawings
from game.kiosk.places import find_places
from game.kiosk.settings import Settings
from game.kiosk.slices import Slices
from game.rules.visit import Game
from game.workbench.rehearsal.hands import Hands
from game.workbench.rehearsal.self_play import SelfPlay

MOST_GROWTH = 1.04
GAMES: tuple[Game, Game] = ("wheel", "can")


def handles() -> int:
    """Return how many files, sockets and pipes this process holds open."""
    return len(os.listdir("/proc/self/fd"))


def play(hands: Hands, number: int) -> None:
    """Play one visit, the same for the same `number`."""
    rng = random.Random(number)
    reads_s = rng.choice((0.0, 0.5, 2.0))
    hands.wait(1 + reads_s)
    for choice in ("language_en", "text_size"):
        if rng.random() < 0.2 and any(button.name == choice for button in hands.shell.stack.top.buttons):
            hands.tap(choice)
            hands.wait(reads_s)
    visitor = SelfPlay(hands, is_curious=rng.random() < 0.5, rng=rng)
    for _moment in visitor.play(rng.choice(GAMES)):
        hands.wait(reads_s)
    hands.tap("done")


def main() -> int:
    """Play the visits and print what they took."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    width, height = (sys.argv[2] if len(sys.argv) > 2 else "1920x1080").split("x")
    sdl.return_large_blocks()
    with TemporaryDirectory() as drawings:
        draw = Drawings(Path(drawings)).drawn
        settings = Settings(is_debug=True)
        shell, _ = set_up(find_places(), settings, (int(width), int(height)), 7, slices=Slices(), draw=draw)
        settle()
        hands = Hands(shell)
        memory, held = [], (handles(), threading.active_count())
        for number in range(count):
            play(hands, number)
            memory.append(pss_mb() or 0.0)
            if number % max(1, count // 20) == 0:
                held_now = f"{handles()} files, {threading.active_count()} threads"
                print(f"{number + 1:5} visits: {memory[-1]:6.1f} MB, {held_now}")
        shell.forget()
    early, late = (statistics.mean(memory[count * fifth // 5 : count * (fifth + 1) // 5]) for fifth in (1, 4))
    print(f"second fifth {early:.1f} MB, last fifth {late:.1f} MB, most {max(memory):.1f} MB")
    return int(late > early * MOST_GROWTH or handles() > held[0] or threading.active_count() > held[1])


if __name__ == "__main__":
    sdl.prepare()
    raise SystemExit(main())
