"""Start-up as measured by `bench`: a module that starts like the kiosk and prints when each step was reached.

The first argument is the start of the process, by the monotonic clock in s; the others are options of `run`. It must
import nothing that `run` does not import, since that would be measured, too.
"""

from __future__ import annotations

import sys

from game.garbage import put_off
from game.kiosk import sdl

if __name__ == "__main__":
    sdl.prepare()
    with put_off():
        from game.cli.start_witness import play
    raise SystemExit(play(float(sys.argv[1]), sys.argv[2:]))
