"""Sound effects through the machine's mixer. A machine without sound is a machine like any other."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Literal, get_args

import pygame

from game.rules.quiet_hours import QuietHours
from game.ui.synth.effects import Effect, samples
from game.ui.synth.waves import RATE_HZ

Volume = Literal["full", "low", "off"]
VOLUMES: tuple[Volume, ...] = get_args(Volume)
_SHARES: dict[Volume, float] = {"full": 1.0, "low": 0.3}
_LOG = logging.getLogger(__name__)


class Audio:
    """Plays effects once the mixer is open; does nothing without a sound device.

    `keep` and `keep_quiet` are called with every volume and all quiet hours that are chosen, to remember them. `minute`
    tells the minute of the day by the wall clock, or None while that is wrong.
    """

    def __init__(
        self,
        volume: Volume = "full",
        keep: Callable[[Volume], None] = lambda _: None,
        quiet: QuietHours = QuietHours(),  # noqa: B008 - frozen
        keep_quiet: Callable[[QuietHours], None] = lambda _: None,
        minute: Callable[[], int | None] = lambda: None,
    ) -> None:
        self._volume = volume
        self._keep = keep
        self._quiet = quiet
        self._keep_quiet = keep_quiet
        self._minute = minute
        self._sounds: dict[Effect, pygame.mixer.Sound] = {}

    @property
    def volume(self) -> Volume:
        """How loud effects are."""
        return self._volume

    def turn_to(self, volume: Volume) -> None:
        """Make effects as loud as that from the next one on."""
        self._volume = volume
        self._keep(volume)

    @property
    def quiet(self) -> QuietHours:
        """The hours in which effects are not heard."""
        return self._quiet

    @property
    def has_clock(self) -> bool:
        """Whether the wall clock can be trusted; without one there are no quiet hours."""
        return self._minute() is not None

    def hush(self, quiet: QuietHours) -> None:
        """Have other quiet hours from now on."""
        self._quiet = quiet
        self._keep_quiet(quiet)

    def open_in_background(self) -> threading.Thread:
        """Open the mixer on a thread of its own, since it may take a second and the first frame must not wait."""
        thread = threading.Thread(target=self._open, name="audio", daemon=True)
        try:
            thread.start()
        except RuntimeError as fault:
            _LOG.warning("no sound: %s", fault)
        return thread

    def play(self, effect: Effect) -> None:
        """Play `effect` if there is sound; raises nothing."""
        sound, share, now_min = self._sounds.get(effect), _SHARES.get(self._volume), self._minute()
        is_quiet = now_min is not None and self._quiet.cover(now_min)
        if sound is not None and share is not None and not is_quiet:
            try:
                sound.set_volume(share)
                sound.play()
            except Exception as fault:
                _LOG.warning("no sound of %s: %s", effect, fault)

    def _open(self) -> None:
        try:
            pygame.mixer.init(RATE_HZ, -16, 1, 512)
            sounds = {effect: pygame.mixer.Sound(buffer=samples(effect)) for effect in get_args(Effect)}
        except Exception as fault:
            _LOG.warning("no sound: %s", fault)
            return
        self._sounds = sounds


class Silence(Audio):
    """An `Audio` without sound for tests, demo and bench."""

    def play(self, effect: Effect) -> None:
        """Do nothing."""
