"""How loud a sound is: the measure of Recommendation ITU-R BS.1770-4, for one channel.

The filters are printed there for 48 kHz only. At other rates they are made from the same two analogue filters (a shelf
for the head, a high pass) by the bilinear transform, with the parameters that give the printed numbers back: B. De Man,
"Evaluation of implementations of the EBU R128 loudness measurement", AES 145th Convention, 2018.

`python -m tests.ui.loudness` prints how loud every effect is.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from typing import get_args

from game.ui.synth.effects import Effect, samples
from game.ui.synth.waves import RATE_HZ

MOMENT_S = 0.4
"""The momentary loudness of EBU Tech 3341 looks at so much at once."""

Biquad = tuple[tuple[float, float, float], tuple[float, float]]


def loudness_lufs(wave: Sequence[int], rate_hz: int) -> float:
    """The loudness of all of `wave` (16 bit), without gates: effects are far shorter than what gates are made for."""
    return _lufs([value * value for value in k_weighted([value / 32_768 for value in wave], rate_hz)])


def momentary_lufs(wave: Sequence[int], rate_hz: int) -> float:
    """The loudness of the loudest 0.4 s; of a sound that is shorter, of its own length."""
    squares = [value * value for value in k_weighted([value / 32_768 for value in wave], rate_hz)]
    window = min(len(squares), round(MOMENT_S * rate_hz))
    step = max(1, window // 16)
    return max(_lufs(squares[first : first + window]) for first in range(0, len(squares) - window + 1, step))


def k_weighted(wave: Sequence[float], rate_hz: int) -> list[float]:
    """`wave` as the ear weighs it."""
    return _filtered(_filtered(wave, shelf(rate_hz)), high_pass(rate_hz))


def shelf(rate_hz: int) -> Biquad:
    """Stage 1: what a head does to high frequencies."""
    edge_hz, gain_db, quality = 1681.974450955533, 3.999843853973347, 0.7071752369554196
    k = math.tan(math.pi * edge_hz / rate_hz)
    high = 10 ** (gain_db / 20)
    middle = high**0.4996667741545416
    a0 = 1 + k / quality + k * k
    b = (
        (high + middle * k / quality + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - middle * k / quality + k * k) / a0,
    )
    return b, (2 * (k * k - 1) / a0, (1 - k / quality + k * k) / a0)


def high_pass(rate_hz: int) -> Biquad:
    """Stage 2: what is too low to be heard well."""
    edge_hz, quality = 38.13547087602444, 0.5003270373238773
    k = math.tan(math.pi * edge_hz / rate_hz)
    a0 = 1 + k / quality + k * k
    return (1.0, -2.0, 1.0), (2 * (k * k - 1) / a0, (1 - k / quality + k * k) / a0)


def _filtered(wave: Sequence[float], biquad: Biquad) -> list[float]:
    (b0, b1, b2), (a1, a2) = biquad
    x1 = x2 = y1 = y2 = 0.0
    passed = []
    for x in wave:
        y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
        x2, x1, y2, y1 = x1, x, y1, y
        passed.append(y)
    return passed


def _lufs(squares: Sequence[float]) -> float:
    return -0.691 + 10 * math.log10(sum(squares) / len(squares) + 1e-12)


def main() -> None:
    """Print the peak, the root mean square and the loudness of every effect."""
    sys.stdout.write(f"{'effect':8} {'length':>7} {'peak':>11} {'RMS':>11} {'whole':>11} {'loudest 0.4 s':>14}\n")
    for effect in get_args(Effect):
        wave = samples(effect)
        peak_db = 20 * math.log10(max(map(abs, wave)) / 32_768)
        rms_db = 10 * math.log10(sum(value * value for value in wave) / len(wave)) - 20 * math.log10(32_768)
        lufs, moment = loudness_lufs(wave, RATE_HZ), momentary_lufs(wave, RATE_HZ)
        length = f"{len(wave) / RATE_HZ:.2f} s"
        row = f"{effect:8} {length:>7} {peak_db:6.1f} dBFS {rms_db:6.1f} dBFS {lufs:6.1f} LUFS {moment:9.1f} LUFS"
        sys.stdout.write(row + "\n")


if __name__ == "__main__":
    main()
