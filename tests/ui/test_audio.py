from __future__ import annotations

import logging
import math
from collections.abc import Iterator
from itertools import pairwise
from typing import get_args

import pygame
import pytest

from game.ui.sound import RATE_HZ, Audio, Effect, Silence, samples

EFFECTS: tuple[Effect, ...] = get_args(Effect)


@pytest.fixture(autouse=True)
def _mixer_is_left_closed() -> Iterator[None]:
    pygame.mixer.quit()
    yield
    pygame.mixer.quit()


def loudness(effect: Effect) -> float:
    wave = samples(effect)
    return math.sqrt(sum(value * value for value in wave) / len(wave))


@pytest.mark.parametrize("effect", EFFECTS)
def test_an_effect_is_short_heard_and_never_distorted(effect: Effect) -> None:
    wave = samples(effect)
    assert wave.typecode == "h"
    assert 0.02 < len(wave) / RATE_HZ < 1.5
    assert 1000 < max(abs(value) for value in wave) < 31_500


@pytest.mark.parametrize("effect", EFFECTS)
def test_an_effect_begins_and_ends_without_a_click(effect: Effect) -> None:
    wave = samples(effect)
    loudest = max(abs(value) for value in wave)
    assert abs(wave[0]) == 0
    assert max(abs(value) for value in wave[-20:]) < 0.05 * loudest


def test_a_wrong_answer_sounds_as_friendly_as_a_right_one() -> None:
    right, also = samples("right"), samples("also")
    assert len(right) == len(also)
    assert loudness("also") <= loudness("right")
    # No buzzer: no lower in pitch than the lowest bell of the family (zero crossings a second).
    assert crossings("also") > 0.7 * crossings("right")


def crossings(effect: Effect) -> float:
    wave = samples(effect)
    turns = sum((before < 0) != (after < 0) for before, after in pairwise(wave))
    return turns / len(wave) * RATE_HZ


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
