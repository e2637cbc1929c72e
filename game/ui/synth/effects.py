"""What every effect sounds like: wood, paper, tin, drum and gong. None is needed to understand the screen."""

from __future__ import annotations

import array
import math
import random
from collections.abc import Callable
from typing import Literal, NamedTuple

from game.ui.synth.waves import RATE_HZ, Mode, Wave, finished, hiss, silence, strike

Effect = Literal["tap", "tick", "paper", "slide", "knock", "squeak", "fall", "land", "right", "also", "fanfare"]

_WOOD = (Mode(940, 1.0, 0.06), Mode(1630, 0.7, 0.045), Mode(2740, 0.45, 0.03))
_BLOCK = (Mode(520, 1.0, 0.2), Mode(830, 0.8, 0.16), Mode(1390, 0.5, 0.09), Mode(2210, 0.25, 0.05))
_TIN = (
    Mode(860, 0.5, 0.14),
    Mode(1370, 0.9, 0.17),
    Mode(1910, 0.7, 0.22),
    Mode(2630, 0.8, 0.19),
    Mode(3480, 0.6, 0.15),
    Mode(4710, 0.4, 0.11),
    Mode(6240, 0.3, 0.08),
)
_CHIME = (Mode(1.0, 1.0, 0.75), Mode(2.76, 0.4, 0.4), Mode(5.4, 0.18, 0.15), Mode(8.9, 0.08, 0.06))
"""A metal bar, in shares of its pitch (Euler–Bernoulli, free ends)."""
_GONG = (
    Mode(324, 0.9, 1.5),
    Mode(441, 0.7, 1.3),
    Mode(566, 1.0, 1.2),
    Mode(713, 0.6, 1.0),
    Mode(934, 0.7, 0.9),
    Mode(1187, 0.5, 0.75),
    Mode(1523, 0.45, 0.6),
    Mode(2104, 0.3, 0.45),
    Mode(2911, 0.25, 0.3),
)
_SMALL_GONG = (Mode(1046, 1.0, 0.5), Mode(1480, 0.5, 0.4), Mode(2230, 0.5, 0.3), Mode(3310, 0.3, 0.2))
_DRUM = (Mode(610, 1.0, 0.09), Mode(970, 0.8, 0.07), Mode(1420, 0.5, 0.05))
_LOW_HZ, _HIGH_HZ = 784.0, 1046.5


class _Recipe(NamedTuple):
    length_s: float
    loudness_db: float
    play: Callable[[Wave, random.Random], None]


def samples(effect: Effect) -> array.array[int]:
    """Return mono samples, signed 16 bit at 22,050 Hz; the same every time."""
    recipe = _RECIPES[effect]
    wave = silence(recipe.length_s)
    recipe.play(wave, random.Random(effect))
    return finished(wave, recipe.loudness_db)


def _tap(wave: Wave, rng: random.Random) -> None:
    strike(wave, 0, _WOOD, pitch=0.8)
    hiss(wave, rng, 0, 0.012, (500, 2500), level=0.8)


def _tick(wave: Wave, rng: random.Random) -> None:
    strike(wave, 0, _WOOD, pitch=1.5)
    hiss(wave, rng, 0, 0.008, (1500, 6000), level=1.2)


def _paper(wave: Wave, rng: random.Random) -> None:
    """Four cards turn over, one after another."""
    for number in range(4):
        start_s = 0.06 * number
        hiss(wave, rng, start_s, 0.13, (1200, 6500), level=0.6, swell=0.5, grain_hz=500)
        hiss(wave, rng, start_s + 0.07, 0.05, (500, 3500), level=0.9)


def _slide(wave: Wave, rng: random.Random) -> None:
    """Tin on wood; it gets lower as it slows down."""
    hiss(wave, rng, 0, 0.7, (900, 1900), swell=0.06, grain_hz=130)
    hiss(wave, rng, 0, 1.25, (650, 1400), swell=0.1, grain_hz=70)


def _knock(wave: Wave, rng: random.Random) -> None:
    strike(wave, 0, _TIN)
    hiss(wave, rng, 0, 0.02, (1000, 7000), level=1.5)


def _squeak(wave: Wave, rng: random.Random) -> None:
    """A tin edge sticks and slips: a rough, rising whistle with its overtones."""
    angle = drift = 0.0
    for step in range(len(wave)):
        share = step / len(wave)
        drift += 0.02 * (rng.uniform(-1, 1) - drift)
        pitch_hz = (1150 + 700 * share * share + 90 * math.sin(share * 40)) * (1 + drift)
        angle += math.tau * pitch_hz / RATE_HZ
        tone = sum(math.sin(angle * nth) / nth for nth in (1, 2, 3))
        wave[step] += min(1.0, 12 * share) * (1 - share) ** 0.7 * tone
    hiss(wave, rng, 0, 0.2, (1500, 4000), level=0.25, swell=0.3, grain_hz=200)


def _fall(wave: Wave, rng: random.Random) -> None:
    """A can clatters on the ground, in ever shorter bounces, and rolls a little."""
    at_s, apart_s, level = 0.0, 0.21, 1.0
    while apart_s > 0.025:
        strike(wave, at_s, _TIN, level=level, pitch=rng.uniform(0.85, 1.12))
        hiss(wave, rng, at_s, 0.03, (700, 6000), level=1.6 * level)
        at_s, apart_s, level = at_s + apart_s, apart_s * rng.uniform(0.66, 0.76), level * 0.84
    hiss(wave, rng, at_s, 0.35, (900, 3000), level=0.5 * level, grain_hz=45)


def _land(wave: Wave, rng: random.Random) -> None:
    strike(wave, 0, _BLOCK)
    hiss(wave, rng, 0, 0.02, (400, 3000), level=0.8)
    strike(wave, 0.1, _BLOCK, level=0.8, pitch=1.26)
    hiss(wave, rng, 0.1, 0.02, (400, 3000), level=0.6)


def _chimes(*pitches_hz: float) -> Callable[[Wave, random.Random], None]:
    def play(wave: Wave, rng: random.Random) -> None:
        for number, pitch_hz in enumerate(pitches_hz):
            strike(wave, 0.15 * number, _CHIME, pitch=pitch_hz)
            hiss(wave, rng, 0.15 * number, 0.008, (1500, 5000), level=0.3)

    return play


def _fanfare(wave: Wave, rng: random.Random) -> None:
    """八大台仓才仓: drum strokes lead to the gong, the cymbals answer, the gong ends it."""
    for at_s, level in ((0.0, 0.7), (0.11, 0.8), (0.19, 0.6), (0.25, 0.7)):
        strike(wave, at_s, _DRUM, level=2 * level)
        hiss(wave, rng, at_s, 0.03, (600, 4000), level=1.5 * level)
    for at_s, level in ((0.34, 0.8), (0.78, 1.0)):
        for beat in (1.0, 1.009):  # two of each, so that it shimmers
            strike(wave, at_s, _GONG, level=level, pitch=beat, bend=0.06)
        strike(wave, at_s, _SMALL_GONG, level=level, bend=-0.07)
        hiss(wave, rng, at_s, 0.35, (2500, 9000), level=level)
    strike(wave, 0.56, _SMALL_GONG, bend=-0.07)
    hiss(wave, rng, 0.56, 0.2, (2500, 9000), level=0.8)


_RECIPES: dict[Effect, _Recipe] = {
    "tap": _Recipe(0.05, -18, _tap),
    "tick": _Recipe(0.045, -19, _tick),
    "paper": _Recipe(0.31, -19, _paper),
    "slide": _Recipe(1.25, -19, _slide),
    "knock": _Recipe(0.2, -18, _knock),
    "squeak": _Recipe(0.32, -19, _squeak),
    "fall": _Recipe(0.95, -18, _fall),
    "land": _Recipe(0.25, -16, _land),
    "right": _Recipe(0.75, -17, _chimes(_LOW_HZ, _HIGH_HZ)),
    "also": _Recipe(0.75, -17, _chimes(_HIGH_HZ, _LOW_HZ)),
    "fanfare": _Recipe(1.7, -15, _fanfare),
}
