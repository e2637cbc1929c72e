"""The process that watches over the kiosk: starts it, and starts it again when it has crashed or stands still."""

from __future__ import annotations

import os
import signal
import struct
import subprocess
import tempfile
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Protocol

from game.kiosk.heartbeat import (
    ALIVE,
    BUILT_IN_LEVEL,
    COUNT,
    FILE_VARIABLE,
    LEVEL_VARIABLE,
    STANDBY_LEVEL,
    Systemd,
)
from game.kiosk.places import PROGRAM_VARIABLE
from game.kiosk.stock.programs import Programs

LOOK_S = 1.0
STILL_S = 10.0
"""Without a frame for so long the kiosk is ended and started again."""
START_S = 90.0
"""The same until the first frame of its loop: a Raspberry Pi with a cold disk needs a while."""
LATELY_S = 600.0
REST_S = 60.0
"""At most one restart a minute; the first one comes at once."""
GRACE_S = 8.0
LAST_WORDS_S = 0.5

AGAIN = 75
"""Exit code of a kiosk that asks to be started again (EX_TEMPFAIL of sysexits.h)."""


class Pulse:
    """The counter as the watching process sees it: eight bytes of a file that both map into memory."""

    def __init__(self) -> None:
        handle, name = tempfile.mkstemp(prefix="fanzha-", suffix=".beat")
        self.path = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(bytes(COUNT.size))

    def count(self) -> int:
        """Return how often the loop has gone round; 0 where the file cannot be read."""
        try:
            return int(COUNT.unpack(self.path.read_bytes())[0])
        except (OSError, struct.error):
            return 0

    def close(self) -> None:
        """Remove the file."""
        with suppress(OSError):
            self.path.unlink()


class Child(Protocol):
    """A running kiosk."""

    def wait(self, seconds: float) -> int | None:
        """Return its exit code, or None if it still runs after `seconds`."""

    def terminate(self) -> None:
        """Ask it to end."""

    def kill(self) -> None:
        """End it."""


class Supervisor:
    """Keeps one kiosk running until it ends as it was asked to.

    Levels count its failures of the last ten minutes: 1 starts it as it was, 2 without effects, 3 with the built-in
    pack, 4 shows a page for staff and tries again. `start` is given the level, `beats` returns the heartbeat's counter;
    `vouch` is called about once a second while no loop can speak for itself: until the first beat, and between starts.
    A kiosk that says at its first start that it cannot is believed, unless its program is new: `is_on_trial`.
    """

    def __init__(
        self,
        start: Callable[[int], Child],
        beats: Callable[[], int],
        *,
        now_s: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        tell: Callable[[str], None] = lambda _: None,
        vouch: Callable[[], None] = lambda: None,
        is_on_trial: Callable[[], bool] = lambda: False,
    ) -> None:
        self.is_stopped = False
        self._start = start
        self._beats = beats
        self._now_s = now_s
        self._sleep = sleep
        self._tell = tell
        self._vouch = vouch
        self._is_on_trial = is_on_trial
        self._failures: deque[float] = deque(maxlen=100)

    def run(self) -> int:
        """Return the exit code of the kiosk, once it has ended by itself."""
        code, is_first = None, True
        while not self.is_stopped:
            started_s = self._now_s()
            # After the page for staff it is tried again, with all that the page's level does but the page.
            level = min(self._level(started_s), STANDBY_LEVEL - 1 if code == AGAIN else STANDBY_LEVEL)
            code, has_beaten = self._watch(self._start(level))
            is_new = is_first and not has_beaten
            if code == 0 or (is_new and code in (1, 2) and not self._is_on_trial()):  # It has told why it cannot start.
                return code
            is_first = False
            if code != AGAIN:
                self._failures.append(self._now_s())
                self._tell(f"the kiosk {'stood still' if code is None else f'ended with code {code}'}, level {level}")
                if self._level(self._now_s()) > 1:
                    self._rest(started_s + REST_S)
        return 0

    def _level(self, now_s: float) -> int:
        return min(STANDBY_LEVEL, sum(now_s - failed_s < LATELY_S for failed_s in self._failures))

    def _watch(self, child: Child) -> tuple[int | None, bool]:
        """Return the exit code, None for a kiosk that stood still, and whether its loop ever went round."""
        before = seen = self._beats()
        looked_s = moved_s = self._now_s()
        while True:
            code = child.wait(LOOK_S)
            now_s, count = self._now_s(), self._beats()
            was_asleep = now_s - looked_s > LOOK_S + STILL_S / 2  # The whole machine was: the kiosk, too.
            looked_s = now_s
            if seen == before:
                self._vouch()
            if code is not None:
                return code, count != before
            if count != seen or was_asleep:
                seen, moved_s = count, now_s
            if self.is_stopped:
                child.terminate()
                if child.wait(GRACE_S) is None:
                    child.kill()
                return 0, True
            if now_s - moved_s > (START_S if seen == before else STILL_S):
                child.kill()
                child.wait(GRACE_S)
                return None, seen != before

    def _rest(self, until_s: float) -> None:
        """Wait until the next restart is due, or none is wanted."""
        while self._now_s() < until_s and not self.is_stopped:
            self._vouch()
            self._sleep(LOOK_S)


class Process:
    """A kiosk as a process of its own."""

    def __init__(self, command: Sequence[str], level: int, pulse: Pulse, program: Path | None) -> None:
        newer = {} if program is None else {PROGRAM_VARIABLE: str(program)}
        environment = {**os.environ, FILE_VARIABLE: str(pulse.path), LEVEL_VARIABLE: str(level), **newer}
        self._process = subprocess.Popen(command, env=environment)  # noqa: S603 - the program itself

    def wait(self, seconds: float) -> int | None:
        """See `Child`."""
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def terminate(self) -> None:
        """See `Child`."""
        self._process.terminate()

    def kill(self) -> None:
        """See `Child`. Where it can, it first writes down where it stands."""
        if hasattr(signal, "SIGUSR1"):
            self._process.send_signal(signal.SIGUSR1)
            if self.wait(LAST_WORDS_S) is not None:
                return
        self._process.kill()


def watch_over(command: Sequence[str], tell: Callable[[str], None], programs: Programs) -> int:
    """Run `command`, a kiosk, under a supervisor, and return its exit code; `tell` gets what operators should know.

    It is the newest of `programs`, and the installed one after many failures.
    """
    pulse = Pulse()

    def start(level: int) -> Process:
        return Process(command, level, pulse, programs.next_one() if level < BUILT_IN_LEVEL else None)

    systemd = Systemd()  # It would take a kiosk that is started anew for one that stands still.
    supervisor = Supervisor(
        start, pulse.count, tell=tell, vouch=lambda: systemd.say(ALIVE), is_on_trial=programs.is_on_trial
    )

    def stop(number: int, frame: FrameType | None) -> None:
        supervisor.is_stopped = True

    for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK"):
        if (number := getattr(signal, name, None)) is not None:
            signal.signal(number, stop)
    try:
        return supervisor.run()
    finally:
        pulse.close()
