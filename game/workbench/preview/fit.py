"""Whether everything fits on every screen that stalls have: all of a pack's screens, laid out without painting them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from game.app.wiring import Playable, make_contexts
from game.content.findings import Path as PackPath
from game.kiosk.contexts import Situation
from game.kiosk.places import Places
from game.kiosk.settings import Settings
from game.rules.tonight import TEXT_SCALES
from game.scenes.core.base import Scene
from game.scenes.core.context import SceneContext
from game.scenes.gallery.names import ScreenName
from game.scenes.gallery.openers import opened
from game.ui.sound import Silence
from game.workbench.layout import faults
from game.workbench.layout.faults import faults_of
from game.workbench.layout.unpainted import BlankType, unpainted

Kind = faults.Kind | Literal["fails"]
_OVERFLOWS: frozenset[Kind] = frozenset({"text", "exhibit"})
_FOLLOW: frozenset[Kind] = frozenset({"meets", "spills", "covered"})
"""What comes of a text without room on the same screen."""


@dataclass(frozen=True)
class Shortfall:
    """Something wrong on one screen of a pack, on a stall's screen of `size` (px), in one text size.

    `fails` is a screen that does not open; its text is the reason.
    """

    kind: Kind
    screen: ScreenName
    size: tuple[int, int]
    text_scale: float
    texts: tuple[str, ...]  # the words concerned; the pack's know their path
    path: PackPath = ()  # of the part of the pack that is at fault, where it is not these words

    @property
    def is_upright(self) -> bool:
        """Whether the screen is higher than wide."""
        return self.size[1] > self.size[0]


class FitTrial:
    """Lays screens out without painting them in every text size: at `size` (px), turned by 90°, and at `more` sizes."""

    def __init__(
        self,
        places: Places,
        settings: Settings,
        playable: Playable,
        size: tuple[int, int],
        more: Iterable[tuple[int, int]] = (),
    ) -> None:
        self._make = make_contexts(places, settings, playable, random.Random(0), Silence(), type_of=BlankType)
        self._language = next(iter(playable.packs))
        sizes = dict.fromkeys((size, size[::-1], *more))
        self._situations = [Situation(each, self._language, scale) for each in sizes for scale in TEXT_SCALES]
        self._contexts: dict[Situation, SceneContext] = {}
        self._last: dict[Situation, Scene] = {}

    def shortfalls(self, *names: ScreenName) -> list[Shortfall]:
        """Return what is wrong on these screens, with every size and text size in which that is so."""
        with unpainted():
            return [found for name in names for situation in self._situations for found in self._look(name, situation)]

    def _look(self, name: ScreenName, situation: Situation) -> Iterator[Shortfall]:
        size, text_scale = situation.size, situation.text_scale
        try:
            scene = opened(self._context(situation), name, is_worst=True, after=self._last.pop(situation, None))
            found = faults_of(scene)
        except Exception as error:
            yield Shortfall("fails", name, size, text_scale, (f"{type(error).__name__}: {error}",))
            return
        self._last[situation] = scene
        has_overflow = any(fault.kind in _OVERFLOWS for fault in found)
        for fault in found:
            if has_overflow and fault.kind in _FOLLOW:
                continue  # it runs over its neighbours: told once, where the cure is
            yield Shortfall(fault.kind, name, size, text_scale, fault.texts, fault.path)

    def _context(self, situation: Situation) -> SceneContext:
        if situation not in self._contexts:
            self._contexts[situation] = self._make(situation)
        return self._contexts[situation]
