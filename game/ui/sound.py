"""Eight short sound effects made from sine waves; none is needed to understand the screen."""

from __future__ import annotations

import array
import logging
import math
import threading
from typing import Literal, get_args

import pygame

Effect = Literal["tap", "tick", "slide", "knock", "land", "right", "also", "fanfare"]

RATE_HZ = 22_050
_LOG = logging.getLogger(__name__)

# Each note: start s, length s, frequency Hz, loudness 0–1. Right and wrong answers use the same two bells in
# opposite order, so that a wrong one is no reproach.
_NOTES: dict[Effect, tuple[tuple[float, float, float, float], ...]] = {
    "tap": ((0.0, 0.06, 660.0, 0.25),),
    "tick": ((0.0, 0.025, 1900.0, 0.18),),
    "slide": ((0.0, 0.9, 98.0, 0.3), (0.02, 0.7, 147.0, 0.16)),
    "knock": ((0.0, 0.09, 1244.5, 0.22), (0.0, 0.16, 830.6, 0.2)),
    "land": ((0.0, 0.22, 392.0, 0.4), (0.09, 0.35, 523.25, 0.4)),
    "right": ((0.0, 0.25, 523.25, 0.35), (0.12, 0.45, 783.99, 0.35)),
    "also": ((0.0, 0.25, 659.25, 0.3), (0.12, 0.45, 523.25, 0.3)),
    "fanfare": ((0.0, 0.2, 523.25, 0.3), (0.14, 0.2, 659.25, 0.3), (0.28, 0.2, 783.99, 0.3), (0.42, 0.6, 1046.5, 0.3)),
}


def samples(effect: Effect) -> array.array[int]:
    """Return mono samples, signed 16 bit at 22,050 Hz."""
    notes = _NOTES[effect]
    total = round(RATE_HZ * max(start + length for start, length, _, _ in notes))
    wave = [0.0] * total
    for start_s, length_s, pitch_hz, loudness in notes:
        first = round(start_s * RATE_HZ)
        for step in range(min(round(length_s * RATE_HZ), total - first)):
            time_s = step / RATE_HZ
            fade = math.exp(-5.0 * time_s / length_s) * min(1.0, time_s / 0.004)
            tone = math.sin(math.tau * pitch_hz * time_s) + 0.25 * math.sin(2 * math.tau * pitch_hz * time_s)
            wave[first + step] += loudness * fade * tone
    return array.array("h", (round(32_000 * max(-1.0, min(1.0, value))) for value in wave))


class Audio:
    """Plays effects once the mixer is open; does nothing without a sound device."""

    def __init__(self) -> None:
        self._sounds: dict[Effect, pygame.mixer.Sound] = {}

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
        sound = self._sounds.get(effect)
        if sound is not None:
            try:
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
