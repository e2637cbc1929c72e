"""How long a visit is for who plays it: characters to read, and seconds at five characters a second."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pygame

from game.content.checks.lengths import units
from game.scenes.can.push import CanPush
from game.scenes.core.base import Scene
from game.ui.theme import Colour
from game.ui.type.fonts import BOLD, Fonts
from game.ui.type.lexicon import BreakCost
from game.ui.type.memory import Block
from game.ui.type.text import Align, Type
from game.words import Language

READ_PER_S = 5.0
"""Characters that a reader takes in a second, standing, in noise."""
LETTERS_A_CHARACTER = 3.0
"""English letters and signs that are read like one Chinese character: packs may be as much longer, too."""
_CHIPS = frozenset({"help", "home", "text_size"})


@dataclass(frozen=True)
class ScreenLength:
    """One screen of a visit: what is new to read there, in Chinese characters, and the seconds one has to wait."""

    screen: str
    characters: float
    waits_s: float

    @property
    def seconds(self) -> float:
        """How long it takes a reader of `READ_PER_S`, motion and waits included."""
        return self.characters / READ_PER_S + self.waits_s


class Reckoning:
    """Notes every text that is drawn, and what each screen of a visit adds.

    Chips that stand on every screen are left out, and so are the names on wheel and table, which are painted before the
    first touch. A text counts on the screen where it appears, not again while the same scene goes on showing it.
    """

    def __init__(self) -> None:
        self.screens: list[ScreenLength] = []
        self._texts: list[str] = []
        self._scene: Scene | None = None
        self._standing = ""  # one after another, so that a message broken into other lines is found again
        self._labels: set[str] = set()

    def type_of(self, fonts: Fonts, break_cost: BreakCost) -> Type:
        """Return a type that notes what it draws."""
        return _NotingType(self._texts, fonts, break_cost)

    def begin(self, scene: Scene) -> None:
        """Forget what has been drawn: a visitor comes to `scene`, whose controls are not read once they are pressed."""
        self._texts.clear()
        self.screens.clear()
        self._scene, self._labels = None, _labels(scene)

    def add(self, screen: str, scene: Scene, language: Language, waits_s: float) -> None:
        """Count what was drawn since the screen before; `scene` shows it, after `waits_s` of motion."""
        labels = _labels(scene)
        left_out = {_whole(button.label.split("\n")) for button in scene.buttons if button.name in _CHIPS}
        left_out |= _on_the_table(scene)
        if scene is not self._scene:
            # The control that led here was painted once more while it was pressed.
            left_out |= self._labels - labels
            self._scene, self._standing = scene, ""
        new = dict.fromkeys(text for text in self._texts if text not in self._standing and text not in left_out)
        self._standing += "".join(self._texts)
        self._labels = labels
        self._texts.clear()
        self.screens.append(ScreenLength(screen, sum(_length(text, language) for text in new), waits_s))


def _labels(scene: Scene) -> set[str]:
    return {_whole(text.split("\n")) for button in scene.buttons for text in (button.label, button.body) if text}


def _on_the_table(scene: Scene) -> set[str]:
    """Return what is written on the table, except the name of the scam on which the can has stopped."""
    if not isinstance(scene, CanPush):
        return set()
    told = None if scene.landing is None else scene.landing.scam
    zones = zip(scene.plan.zones, scene.face.looks, strict=True)
    names = (look.name for zone, look in zones if zone.is_red or zone.scam != told)
    return {_whole(text.split("\n")) for text in (scene.say("can_push.stamp"), *names)}


class _NotingType(Type):
    """Notes every text that is drawn, whole, however it is broken into lines."""

    def __init__(self, texts: list[str], fonts: Fonts, break_cost: BreakCost) -> None:
        super().__init__(fonts, break_cost)
        self._texts = texts
        self._is_in_block = False

    def line(self, text: str, px: int, colour: Colour, weight: int = BOLD) -> pygame.Surface:
        if not self._is_in_block:
            self._texts.append(text)
        return super().line(text, px, colour, weight)

    def draw(
        self, target: pygame.Surface, block: Block, at: tuple[int, int], colour: Colour, *, align: Align = "left"
    ) -> pygame.Rect:
        self._texts.append(_whole(block.lines))
        self._is_in_block = True
        try:
            return super().draw(target, block, at, colour, align=align)
        finally:
            self._is_in_block = False


def _whole(lines: Iterable[str]) -> str:
    """Return lines as one text; a line that ends in a Latin letter or sign had a space there."""
    return "".join(f"{line} " if line[-1:].isascii() else line for line in lines).strip()


def _length(text: str, language: Language) -> float:
    return len(text) / LETTERS_A_CHARACTER if language == "en" else units(text, is_latin=False)
