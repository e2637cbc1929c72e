from __future__ import annotations

import array
import cmath
import logging
import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pygame
import pytest

import game.scenes
from game.ui.sound import VOLUMES, Audio, Silence, Volume
from game.ui.synth.effects import Effect, samples
from game.ui.synth.waves import CEILING, RATE_HZ, filtered
from tests.ui.loudness import high_pass, loudness_lufs, momentary_lufs, shelf

EFFECTS: tuple[Effect, ...] = get_args(Effect)


@pytest.fixture(autouse=True)
def _mixer_is_left_closed() -> Iterator[None]:
    pygame.mixer.quit()
    yield
    pygame.mixer.quit()


@cache
def wave_of(effect: Effect) -> array.array[int]:
    return samples(effect)


# -- what they sound like -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("effect", EFFECTS)
def test_an_effect_is_short_and_never_over_minus_1_dbfs(effect: Effect) -> None:
    wave = wave_of(effect)
    assert wave.typecode == "h"
    assert 0.02 < len(wave) / RATE_HZ < 1.8
    assert max(abs(value) for value in wave) <= CEILING * 32_768


@pytest.mark.parametrize("effect", EFFECTS)
def test_an_effect_is_heard_in_a_noisy_street_through_a_small_speaker(effect: Effect) -> None:
    wave = wave_of(effect)
    assert loudness_lufs(wave, RATE_HZ) >= -20
    assert momentary_lufs(wave, RATE_HZ) < -10, "it is no louder than the others"
    # A tablet's speaker gives little below 500 Hz.
    assert loudness_lufs(above_500_hz(wave), RATE_HZ) >= -20


def above_500_hz(wave: array.array[int]) -> list[int]:
    passed = [float(value) for value in wave]
    for _ in range(2):
        passed = filtered(passed, 500, is_high=True)
    return [round(value) for value in passed]


@pytest.mark.parametrize("effect", EFFECTS)
def test_an_effect_begins_and_ends_without_a_click(effect: Effect) -> None:
    wave = wave_of(effect)
    loudest = max(abs(value) for value in wave)
    assert abs(wave[0]) == 0
    assert max(abs(value) for value in wave[-20:]) < 0.05 * loudest


@pytest.mark.parametrize("effect", EFFECTS)
def test_an_effect_is_the_same_every_time(effect: Effect) -> None:
    assert samples(effect) == wave_of(effect)


def test_all_effects_take_little_memory() -> None:
    assert sum(2 * len(wave_of(effect)) for effect in EFFECTS) < 500_000


def test_the_scrape_lies_between_400_and_2500_hz() -> None:
    assert share_between(spectrum("slide"), 400, 2500) > 0.85


@pytest.mark.parametrize("effect", EFFECTS)
def test_nothing_is_a_pure_tone(effect: Effect) -> None:
    powers = spectrum(effect)
    loudest_hz = max(range(len(powers)), key=powers.__getitem__) * RATE_HZ / BLOCK
    assert share_between(powers, loudest_hz - 60, loudest_hz + 60) < 0.75


def test_right_and_also_are_one_family_told_apart_by_their_order_alone() -> None:
    right, also = spectrum("right"), spectrum("also")
    assert len(wave_of("right")) == len(wave_of("also"))
    assert abs(loudness_lufs(wave_of("right"), RATE_HZ) - loudness_lufs(wave_of("also"), RATE_HZ)) < 0.2
    # The same two bells, as loud as each other: in no third of an octave is there a difference that would be heard.
    for edge_hz in (400, 630, 1000, 1600, 2500):
        ratio = share_between(right, edge_hz, 1.6 * edge_hz) / share_between(also, edge_hz, 1.6 * edge_hz)
        assert 0.5 < ratio < 2
    # No buzzer: nothing is lower than the lower bell.
    assert share_between(also, 0, 700) < 0.05
    assert wave_of("right") != wave_of("also")


BLOCK = 1024


@cache
def spectrum(effect: Effect) -> list[float]:
    """The power at each multiple of RATE_HZ / BLOCK, over the whole sound (Welch's method)."""
    wave = [*(0,) * (BLOCK // 2), *wave_of(effect), *(0,) * BLOCK]
    window = [math.sin(math.pi * step / BLOCK) ** 2 for step in range(BLOCK)]
    powers = [0.0] * (BLOCK // 2)
    for first in range(0, len(wave) - BLOCK, BLOCK // 2):
        block = fourier([complex(wave[first + step] * window[step]) for step in range(BLOCK)])
        powers = [power + abs(block[number]) ** 2 for number, power in enumerate(powers)]
    return powers


def fourier(values: list[complex]) -> list[complex]:
    if len(values) == 1:
        return values
    even, odd = fourier(values[::2]), fourier(values[1::2])
    turned = [cmath.exp(-2j * math.pi * step / len(values)) * value for step, value in enumerate(odd)]
    return [a + b for a, b in zip(even, turned, strict=True)] + [a - b for a, b in zip(even, turned, strict=True)]


def share_between(powers: list[float], low_hz: float, high_hz: float) -> float:
    inside = (power for step, power in enumerate(powers) if low_hz <= step * RATE_HZ / BLOCK <= high_hz)
    return sum(inside) / sum(powers)


def test_every_effect_is_played_somewhere() -> None:
    scenes = "".join(path.read_text(encoding="utf-8") for path in Path(game.scenes.__path__[0]).rglob("*.py"))
    assert [effect for effect in EFFECTS if f'"{effect}"' not in scenes] == []


# -- the measure of loudness --------------------------------------------------------------------------------------


def test_the_filters_are_those_that_the_recommendation_prints_for_48_khz() -> None:
    (b, a), (_, low_a) = shelf(48_000), high_pass(48_000)
    assert b == pytest.approx((1.53512485958697, -2.69169618940638, 1.19839281085285), abs=1e-9)
    assert a == pytest.approx((-1.69065929318241, 0.73248077421585), abs=1e-9)
    assert low_a == pytest.approx((-1.99004745483398, 0.99007225036621), abs=1e-9)


@pytest.mark.parametrize("rate_hz", [RATE_HZ, 48_000])
def test_a_full_sine_of_997_hz_measures_what_the_recommendation_says(rate_hz: int) -> None:
    sine = [round(32_767 * math.sin(math.tau * 997 * step / rate_hz)) for step in range(rate_hz)]
    assert loudness_lufs(sine, rate_hz) == pytest.approx(-3.01, abs=0.05)
    assert momentary_lufs(sine, rate_hz) == pytest.approx(-3.01, abs=0.05)


# -- the device ---------------------------------------------------------------------------------------------------


def test_nothing_sounds_before_the_device_is_open() -> None:
    audio = Audio()
    for effect in EFFECTS:
        audio.play(effect)
    assert not pygame.mixer.get_init()


def test_with_a_device_effects_are_played() -> None:
    audio = Audio()
    audio.open_in_background().join()
    assert pygame.mixer.get_init() == (RATE_HZ, -16, 1)
    audio.play("land")
    assert pygame.mixer.get_busy()


def test_the_volume_is_kept_and_heard_from_the_next_effect_on(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[float] = []

    class Heard(pygame.mixer.Sound):
        def play(self, *_: object, **__: object) -> pygame.mixer.Channel:
            heard.append(self.get_volume())
            return super().play()

    monkeypatch.setattr(pygame.mixer, "Sound", Heard)
    kept: list[Volume] = []
    audio = Audio("low", kept.append)
    audio.open_in_background().join()
    for volume in VOLUMES:
        audio.play("tap")
        audio.turn_to(volume)
        audio.play("land")
    assert kept == list(VOLUMES)
    assert heard == pytest.approx([0.3, 1.0, 1.0, 0.3, 0.3], abs=0.01)


def test_without_a_device_everything_else_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "no_such_driver")
    audio = Audio()
    with caplog.at_level(logging.WARNING):
        audio.open_in_background().join()
    for effect in EFFECTS:
        audio.play(effect)
    assert "no sound" in caplog.text


@pytest.mark.parametrize("nth", range(1, len(EFFECTS) + 1))
def test_a_device_that_fails_halfway_is_no_device(nth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whichever call to the mixer fails, the visit goes on, without sound.
    made: list[object] = []

    class Failing(pygame.mixer.Sound):
        def __init__(self, *, buffer: bytes) -> None:
            made.append(buffer)
            if len(made) == nth:
                message = "Out of memory"
                raise pygame.error(message)
            super().__init__(buffer=buffer)

    monkeypatch.setattr(pygame.mixer, "Sound", Failing)
    audio = Audio()
    audio.open_in_background().join()
    for effect in EFFECTS:
        audio.play(effect)
    assert len(made) == nth


def test_silence_is_silent() -> None:
    audio = Silence()
    audio.open_in_background().join()
    audio.play("fanfare")
    assert not pygame.mixer.get_init() or not pygame.mixer.get_busy()
