"""The contexts of the situations that visitors choose, with all that was built for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from game.rules.tonight import Tonight
from game.scenes.core.changes import Adjust, Arrange
from game.scenes.core.context import SceneContext
from game.scenes.core.doctor import Doctor
from game.scenes.core.staff_desk import StaffDesk
from game.ui.controls.touch_log import TouchLog
from game.words import Language

_MOST = 3
LEAST_SHORT_PX, LEAST_LONG_PX = 180, 320
"""In a smaller window nothing can be read or laid out: the bare stall stands there until it is larger."""


@dataclass(frozen=True)
class Situation:
    """What the picture depends on: the surface's size in px, the visitor's language and text size, what staff have set.

    `tonight` None: as the kiosk was started, with the whole pack; `is_whole`: also with what is off tonight.
    """

    size: tuple[int, int]
    language: Language
    text_scale: float = 1.0
    tonight: Tonight | None = None
    is_whole: bool = False

    def after(self, change: Adjust | Arrange) -> Situation:
        """Return the situation once a visitor has chosen another language or text size, or staff something else."""
        if isinstance(change, Arrange):
            return replace(self, text_scale=change.tonight.text_scale, tonight=change.tonight)
        language, text_scale = change.language or self.language, change.text_scale or self.text_scale
        return replace(self, language=language, text_scale=text_scale)


ContextMaker = Callable[[Situation], SceneContext]


class Contexts:
    """Makes contexts and keeps the latest few."""

    def __init__(self, make: ContextMaker, desk: StaffDesk | None, doctor: Doctor | None = None) -> None:
        self.make = make
        self.touches = TouchLog()
        self._desk, self._doctor = desk, doctor
        self._kept: dict[Situation, SceneContext] = {}

    def of(self, situation: Situation) -> SceneContext:
        """Return the context of a situation."""
        found = self._kept.pop(situation, None)
        if found is None:
            found = replace(self.make(situation), desk=self._desk, doctor=self._doctor, touches=self.touches)
        self._kept[situation] = found
        if len(self._kept) > _MOST:
            del self._kept[next(iter(self._kept))]
        return found

    def keep_only(self, situation: Situation) -> None:
        """Drop what was built for all other situations, such as the games of a visit in another language."""
        self._kept = {kept: context for kept, context in self._kept.items() if kept == situation}

    def forget(self) -> None:
        """Drop all contexts and what was built for them."""
        self._kept.clear()


def readable(size: tuple[int, int]) -> tuple[int, int]:
    """Return a window's size, or the least size that can be laid out if it is smaller; both in px."""
    is_readable = min(size) >= LEAST_SHORT_PX and max(size) >= LEAST_LONG_PX
    return size if is_readable else (LEAST_LONG_PX, LEAST_SHORT_PX)
