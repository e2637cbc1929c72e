"""The opening check of a kiosk that runs, as its staff screen asks for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pygame

from game.content.model import Pack
from game.content.visible import visible
from game.kiosk.doctor.code import code_picture, longest_text
from game.kiosk.doctor.examination import Examination
from game.kiosk.doctor.machine import Machine
from game.kiosk.starts import Past
from game.scenes.core.doctor import CheckLine
from game.takeaway.qr import encode
from game.words import Language, load_words

_LOG = logging.getLogger(__name__)


class KioskDoctor:
    """Implements `game.scenes.core.doctor.Doctor`.

    `machine_for` returns the machine with a screen of that size, `pack` what plays now. What is known of earlier boots
    is logged at once, and told to staff as long as nothing of them was found.
    """

    def __init__(
        self,
        machine_for: Callable[[tuple[int, int]], Machine],
        pack: Callable[[], Pack],
        folder: Path,
        past: Past | None,
        now: Callable[[], datetime],
    ) -> None:
        self._machine_for = machine_for
        self._pack = pack
        self._past = past
        self._now = now
        self._examination: Examination | None = None
        if past is not None and past.empty_in_a_row:
            _LOG.warning(
                "nothing of earlier evenings is in %s, boots in a row: %d", visible(folder), past.empty_in_a_row
            )

    def begin(self, size: tuple[int, int]) -> None:
        """See `Doctor`."""
        self._examination = Examination(self._machine_for(size))
        self._examination.begin()

    def told(self, language: Language) -> tuple[CheckLine, ...] | None:
        """See `Doctor`."""
        if self._examination is None or not self._examination.is_over:
            return None
        names = load_words("doctor", language).part("names")
        verdicts = self._examination.verdicts.items()
        return tuple(
            CheckLine(names[name], each.light, each.told(language)) for name, each in verdicts if each is not None
        )

    def code(self, side_px: int) -> pygame.Surface | None:
        """See `Doctor`."""
        matrix = encode(longest_text(self._pack()))
        picture = code_picture(matrix, side_px)
        return picture if picture.get_width() <= side_px else None

    def empty_hours(self) -> float | None:
        """See `Doctor`."""
        if self._past is None or not self._past.empty_in_a_row:
            return None
        return max(0.0, (self._now() - self._past.since).total_seconds() / 3600)
