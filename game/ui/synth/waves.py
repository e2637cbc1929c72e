"""What sounds are made of: struck things, filtered noise, a limiter. In plain Python: it runs once, at the start."""

from __future__ import annotations

import array
import math
import random
from collections.abc import Sequence
from typing import NamedTuple

RATE_HZ = 22_050
CEILING = 10 ** (-1 / 20)
"""−1 dBFS: no sample is louder."""
_KNEE = 0.55
"""Up to here the limiter changes nothing."""
_FADE_S = 0.006
_FILTER_Q = math.sqrt(0.5)

Wave = list[float]


class Mode(NamedTuple):
    """One way in which a struck thing swings."""

    pitch_hz: float
    level: float
    ring_s: float  # until it has faded by 60 dB


def silence(length_s: float) -> Wave:
    """Return a wave of this length on which nothing has sounded yet."""
    return [0.0] * round(length_s * RATE_HZ)


def strike(
    wave: Wave, at_s: float, modes: Sequence[Mode], *, level: float = 1.0, pitch: float = 1.0, bend: float = 0.0
) -> None:
    """Strike a thing at `at_s`, `pitch` times as high as its modes say.

    With `bend` it begins by that share higher (or lower) and glides to its pitch, as gongs do.
    """
    first = round(at_s * RATE_HZ)
    bend_fades = math.exp(-1 / (0.12 * RATE_HZ))
    for mode in modes:
        count = min(round(mode.ring_s * RATE_HZ), len(wave) - first)
        turn = math.tau * mode.pitch_hz * pitch / RATE_HZ
        fade = 0.001 ** (1 / (mode.ring_s * RATE_HZ))
        loud, angle, bent = level * mode.level, 0.0, turn * bend
        for place in range(first, first + count):
            wave[place] += loud * math.sin(angle)
            angle += turn + bent
            bent *= bend_fades
            loud *= fade


def hiss(
    wave: Wave,
    rng: random.Random,
    at_s: float,
    length_s: float,
    band_hz: tuple[float, float],
    *,
    level: float = 1.0,
    swell: float = 0.02,
    grain_hz: float = 0.0,
) -> None:
    """Add noise between the two frequencies; it swells for a share of its length and fades for the rest of it.

    With `grain_hz` it is rough: its loudness changes by chance that often.
    """
    first = round(at_s * RATE_HZ)
    count = min(round(length_s * RATE_HZ), len(wave) - first)
    noise = filtered([rng.uniform(-1, 1) for _ in range(count)], band_hz[0], is_high=True)
    noise = filtered(noise, band_hz[1], is_high=False)
    # As loud as it would be with all its frequencies.
    level *= math.sqrt(RATE_HZ / 2 / (min(band_hz[1], RATE_HZ / 2) - band_hz[0]))
    rising = max(1, round(swell * count))
    hold = round(RATE_HZ / grain_hz) if grain_hz else 0
    rough = aim = 1.0
    for step, value in enumerate(noise):
        if hold:
            if step % hold == 0:
                aim = rng.uniform(0.15, 1.0)
            rough += (aim - rough) * 4 / hold
        shape = step / rising if step < rising else ((count - step) / (count - rising)) ** 2
        wave[first + step] += level * shape * rough * value


def finished(wave: Wave, loudness_db: float) -> array.array[int]:
    """Return the samples, signed 16 bit: brought to a loudness (of the mean square) and softly limited to −1 dBFS."""
    fading = round(_FADE_S * RATE_HZ)
    for step in range(fading):
        wave[-1 - step] *= step / fading
    gain = 10 ** (loudness_db / 20) / math.sqrt(sum(value * value for value in wave) / len(wave))
    return array.array("h", [int(32_767 * _limited(gain * value)) for value in wave])


def _limited(value: float) -> float:
    """Return `value`, bent from the knee on so that it never passes the ceiling."""
    size = abs(value)
    if size <= _KNEE:
        return value
    room = CEILING - _KNEE
    return math.copysign(_KNEE + room * math.tanh((size - _KNEE) / room), value)


def filtered(wave: Wave, edge_hz: float, *, is_high: bool) -> Wave:
    """Return what a second-order Butterworth filter lets through above (or below) `edge_hz`.

    Robert Bristow-Johnson, Cookbook formulae for audio equalizer biquad filter coefficients.
    """
    if edge_hz >= 0.49 * RATE_HZ:
        return wave
    turn = math.tau * edge_hz / RATE_HZ
    alpha, cosine = math.sin(turn) / (2 * _FILTER_Q), math.cos(turn)
    middle = -(1 + cosine) if is_high else 1 - cosine
    b1, a1, a2 = middle / (1 + alpha), -2 * cosine / (1 + alpha), (1 - alpha) / (1 + alpha)
    b0 = abs(b1) / 2
    x1 = x2 = y1 = y2 = 0.0
    passed: Wave = []
    for x in wave:
        y = b0 * (x + x2) + b1 * x1 - a1 * y1 - a2 * y2
        x2, x1, y2, y1 = x1, x, y1, y
        passed.append(y)
    return passed
