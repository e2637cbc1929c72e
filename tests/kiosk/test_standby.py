"""The page for staff stands for a minute, and then it is tried again."""

from __future__ import annotations

import pygame
import pytest

from game.app import standby
from game.kiosk.supervisor import AGAIN


def test_the_page_is_written_and_asks_for_another_start() -> None:
    surface, time_s, beats = pygame.Surface((640, 360), 0, 32), [0.0], [0]

    surface.fill((250, 240, 220))

    def sleep(seconds: float) -> None:
        time_s[0] += seconds

    def beat() -> None:
        beats[0] += 1

    code = standby.stand_by(surface, "/state", beat, lambda: False, now_s=lambda: time_s[0], sleep=sleep)
    assert code == AGAIN
    assert 60 <= time_s[0] < 61
    assert beats[0] > 500
    assert tuple(surface.get_at((5, 5))) == (250, 240, 220, 255)
    assert pygame.mask.from_threshold(surface, standby.INK, (60, 60, 60, 255)).count() > 0


def test_words_that_cannot_be_drawn_leave_the_stall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standby, "load_words", lambda *_: 1 / 0)
    asked = iter([False, False, True])
    code = standby.stand_by(
        pygame.Surface((640, 360)), "/state", lambda: None, lambda: next(asked), sleep=lambda _: None
    )
    assert code == 0
