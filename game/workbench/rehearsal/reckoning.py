"""How long a visit is for who plays it: touches, characters to read, and seconds at five characters a second."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.content.checks.lengths import units
from game.scenes.core.base import Scene
from game.ui.theme import Colour
from game.ui.type.fonts import BOLD, Fonts
from game.ui.type.linebreak import BreakCost
from game.ui.type.text import Type
from game.words import Language

READ_PER_S = 5.0
"""Characters that a reader takes in a second, aloud or standing in noise."""
LETTERS_A_CHARACTER = 3.0
"""English letters and signs that are read like one Chinese character: packs may be as much longer, too."""


@dataclass(frozen=True)
class ScreenLength:
    """One screen of a visit: what is new to read there, in Chinese characters, and the seconds one has to wait."""

    screen: str
    characters: float
    waits_s: float


class Reckoning:
    """Notes every line that is drawn, and what each screen of a visit adds.

    Chips that stand on every screen are left out, and so are the names on wheel and table, which are painted before the
    first touch. A line counts on the screen where it appears, not again while the same scene goes on showing it.
    """

    def __init__(self) -> None:
        self.screens: list[ScreenLength] = []
        self._lines: list[str] = []
        self._scene: Scene | None = None
        self._standing = ""
        self._labels: set[str] = set()

    def type_of(self, fonts: Fonts, break_cost: BreakCost) -> Type:
        """Return a type that notes what it draws."""
        return _NotingType(self._lines, fonts, break_cost)

    def begin(self, scene: Scene) -> None:
        """Forget what has been drawn: a visitor comes to `scene`, whose controls are not read once they are pressed."""
        self._lines.clear()
        self.screens.clear()
        self._scene, self._standing = None, ""
        self._labels = {text for button in scene.buttons for text in (button.label, button.body)}

    def add(self, screen: str, scene: Scene, language: Language, waits_s: float) -> None:
        """Count what was drawn since the screen before; `scene` shows it, after `waits_s` of motion."""
        left_out = {button.label for button in scene.buttons if button.name in _CHIPS}
        left_out.discard("")
        if scene is not self._scene:
            # The control that led here was painted once more while it was pressed.
            left_out |= self._labels - {button.label for button in scene.buttons}
            self._scene, self._standing = scene, ""
        texts = dict.fromkeys(self._lines)
        new = [line for line in texts if line not in self._standing and not any(line in label for label in left_out)]
        self._standing += "".join(self._lines)
        self._labels = {button.label for button in scene.buttons}
        self._lines.clear()
        self.screens.append(ScreenLength(screen, sum(_length(line, language) for line in new), waits_s))


def seconds_of(screen: ScreenLength) -> float:
    """Return how long a screen takes a reader of `READ_PER_S`, motion and waits included."""
    return screen.characters / READ_PER_S + screen.waits_s


_CHIPS = frozenset({"help", "home"})


class _NotingType(Type):
    def __init__(self, lines: list[str], fonts: Fonts, break_cost: BreakCost) -> None:
        super().__init__(fonts, break_cost)
        self._lines = lines

    def line(self, text: str, px: int, colour: Colour, weight: int = BOLD) -> pygame.Surface:
        self._lines.append(text)
        return super().line(text, px, colour, weight)


def _length(line: str, language: Language) -> float:
    return len(line) / LETTERS_A_CHARACTER if language == "en" else units(line, is_latin=False)
