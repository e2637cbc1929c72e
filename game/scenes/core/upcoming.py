"""What a scene may show next, and its layouts that were made before they are asked for."""

from __future__ import annotations

import copy
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Protocol, TypeVar

from game.scenes.core.changes import Change
from game.scenes.core.context import SceneContext
from game.scenes.core.deck import DeckKeeper
from game.scenes.core.still import Still


@dataclass(frozen=True)
class Stage:
    """A later state of the scene itself: those of its attributes that will have other values."""

    values: Mapping[str, object]


@dataclass(frozen=True)
class Foreseen:
    """A change that a touch or time may bring, and the context in which chance has gone on as far as that."""

    change: Change
    context: SceneContext


Upcoming = Stage | Foreseen


def foresee(context: SceneContext) -> SceneContext:
    """Return a context with chance and deck of its own, which begin where those of `context` stand now.

    What is drawn there is drawn again, alike, when it comes true: the order of chance does not depend on foresight.
    """
    return replace(context, rng=copy.copy(context.rng), deck=DeckKeeper(context.deck.deck))


class LaidOut(Protocol):
    """What is laid out: a scene, of which this module knows no more."""

    keeps_layouts: ClassVar[bool]
    still: Still
    context: SceneContext
    layouts: Layouts

    @property
    def stage(self) -> Hashable:
        """What the layout depends on besides the context."""

    def lay_anew(self, context: SceneContext) -> None:
        """Lay out."""

    def warm(self) -> None:
        """Paint ahead what is needed soon."""

    def fold(self) -> None:
        """Fold pictures until they are shown."""

    def invalidate(self) -> None:
        """Mark everything to be drawn again."""


LaidT = TypeVar("LaidT", bound=LaidOut)


@dataclass(frozen=True)
class _Layout:
    context: SceneContext
    stage: Hashable
    lit: int  # lanterns that shine on its plate
    still: Still
    values: Mapping[str, object] = field(repr=False)  # what else laying out has set


class Layouts:
    """Layouts of the later stages of one scene."""

    def __init__(self) -> None:
        self._found: list[_Layout] = []
        self._in_work: tuple[SceneContext, Hashable] | None = None
        self._go_on: Callable[[], None] = lambda: None

    def __len__(self) -> int:
        return len(self._found)

    def make(self, scene: LaidOut, stage: Stage, context: SceneContext, go_on: Callable[[], None]) -> None:
        """Lay out a stage of `scene`, which is not changed; `go_on` does the next step of this call if it is suspended.

        The layout may be taken as soon as it is laid out: what follows is for a visitor who reads for a while.
        """
        later = _apart(scene)
        vars(later).update(stage.values)
        given = dict(vars(later))
        if any((each.context, each.stage) == (context, later.stage) for each in self._found):
            return
        self._go_on, self._in_work = go_on, (context, later.stage)
        try:
            lit = context.tally.lit
            later.lay_anew(context)
            values = {name: value for name, value in vars(later).items() if given.get(name, self) is not value}
            values.pop("still")
            self._found.append(_Layout(context, later.stage, lit, later.still, values))
            later.warm()
            later.still.shrink(context)
            if context is not scene.context:  # another language or text size, which few choose
                later.fold()
                later.still.fold(context)
        finally:
            self._in_work = None

    def take(self, scene: LaidOut, context: SceneContext) -> bool:
        """Give `scene` the layout of its stage, forget those that may be wrong then; return False if there is none."""
        wanted = (context, scene.stage)
        while self._in_work == wanted and all((each.context, each.stage) != wanted for each in self._found):
            self._go_on()
        found = self._found
        self._found = [each for each in found if scene.keeps_layouts and (each.context, each.stage) != wanted]
        for layout in found:
            if layout.context is context and layout.stage == scene.stage:
                vars(scene).update(layout.values)
                scene.still = layout.still
                return scene.still.light_up(layout.lit, context)
        return False


def _apart(scene: LaidT) -> LaidT:
    """Return a copy that shares no list with the scene that stands."""
    later = copy.copy(scene)
    later.layouts = Layouts()
    later.invalidate()  # everything, so that no part is added to the list of the other
    return later
