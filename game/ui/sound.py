"""Sound effects through the machine's mixer. A machine without sound is a machine like any other."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Literal, get_args

import pygame

from game.ui.synth.effects import Effect, samples
from game.ui.synth.waves import RATE_HZ

Volume = Literal["full", "low", "off"]
VOLUMES: tuple[Volume, ...] = get_args(Volume)
_SHARES: dict[Volume, float] = {"full": 1.0, "low": 0.3}
_LOG = logging.getLogger(__name__)


class Audio:
    """Plays effects once the mixer is open; does nothing without a sound device.

    `keep` is called with every volume that is chosen, to remember it.
    """

    def __init__(self, volume: Volume = "full", keep: Callable[[Volume], None] = lambda _: None) -> None:
        self._volume = volume
        self._keep = keep
        self._sounds: dict[Effect, pygame.mixer.Sound] = {}

    @property
    def volume(self) -> Volume:
        """How loud effects are."""
        return self._volume

    def turn_to(self, volume: Volume) -> None:
        """Make effects as loud as that from the next one on."""
        self._volume = volume
        self._keep(volume)

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
        sound, share = self._sounds.get(effect), _SHARES.get(self._volume)
        if sound is not None and share is not None:
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
