"""Builds what may be shown next while nobody touches the screen, in slices between two frames."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import partial

from game.kiosk.slices import Slices
from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.core.context import SceneContext
from game.scenes.core.stack import SceneFactory
from game.scenes.core.upcoming import Foreseen, Stage, foresee

_LOG = logging.getLogger(__name__)

SLICE_S = 0.005
"""Of a frame; together with the step that is being done it stays below 6 ms."""
MOST_BYTES = 36_000_000
"""Of all that is built ahead: every scene and every later stage has a picture, another context has faces of games."""
PICTURE_SHARE = 0.25
"""Of a whole screen: what differs from the background on most of them."""
LEAST_PICTURES = 2
_PICTURES_A_CONTEXT = 3

Opening = tuple[str, Visit, SceneContext]
"""The scene that a change opens, the visit it is given, and the context it is to be built in."""


@dataclass(frozen=True)
class _Built:
    scene: Scene
    before: object  # states of chance before and after it was built
    after: tuple[object, ...]
    lit: int  # lanterns on its picture, and scams seen through this evening when it was built
    count: int

    def fits(self, context: SceneContext) -> bool:
        """Whether it is as it would be if it were built now."""
        is_drawn_alike = self.before == self.after or self.before == context.rng.getstate()
        is_seen_alike = self.scene.context.shared is context.shared  # the same language and size of text
        return is_seen_alike and is_drawn_alike and self.count == context.tally.count and self.lit <= context.tally.lit


@dataclass(frozen=True)
class _Job:
    key: Hashable
    work: Callable[[], None]


class Ahead:
    """Holds scenes that were built ahead, and the list of what is still to be built for the scene on top.

    `leads_to` tells the scene that a change opens, or the context in which the scene on top goes on; None: neither.
    """

    def __init__(
        self,
        slices: Slices,
        factories: Mapping[str, SceneFactory],
        leads_to: Callable[[Foreseen], Opening | SceneContext | None],
    ) -> None:
        self._slices = slices
        self._factories = factories
        self._leads_to = leads_to
        self._built: dict[tuple[str, Visit], _Built] = {}
        self._jobs: list[_Job] = []
        self._running: _Job | None = None
        self._planned_for: tuple[Scene, SceneContext, Hashable] | None = None

    def work(self, top: Scene, seconds: float = SLICE_S) -> bool:
        """Build for at most `seconds` what `top` says will be needed; return whether there is more to do."""
        if self._planned_for != (top, top.context, top.stage):
            self._plan(top)
        ends_s = self._slices.now() + seconds
        while self._jobs or self._running is not None:
            left_s = ends_s - self._slices.now()
            if left_s <= 0:
                return True
            if self._running is None:
                self._running = self._jobs.pop(0)
                self._slices.begin(self._running.work)
            self._go_on(left_s)
        return False

    def take(self, name: str, visit: Visit, context: SceneContext) -> Scene | None:
        """Return the scene if it was built for just this, and let chance go on as if it were built now."""
        if self._running is not None and self._running.key == (name, visit):
            while self._running is not None and (name, visit) not in self._built:
                self._go_on(0.0)
            self._slices.drop()  # what is left of it is for a visitor who reads for a while
            self._running = None
        found = self._built.pop((name, visit), None)
        if found is None or not found.fits(context):
            return None
        if not found.scene.still.light_up(found.lit, context):
            return None
        if found.before != found.after:
            context.rng.setstate(found.after)
        found.scene.context = context
        return found.scene

    def forget(self) -> None:
        """Drop everything: another pack, another size, or a fault."""
        self._built.clear()
        self._jobs.clear()
        self._planned_for = self._running = None
        self._slices.drop()

    def _go_on(self, seconds: float) -> None:
        try:
            self._slices.go_on(seconds)
        except Exception:
            # Whoever comes there has it built as usual, and sees the failsafe if that fails, too.
            _LOG.exception("a screen could not be built ahead")
        if not self._slices.is_busy:
            self._running = None

    def _plan(self, top: Scene) -> None:
        self._planned_for = (top, top.context, top.stage)
        jobs = [_Job(("warm", id(top)), top.warm)]
        scenes: list[tuple[str, Visit]] = []
        left = pictures_within(top.context.look.measures.size)
        for coming in top.upcoming():
            there = top.context if isinstance(coming, Stage) else self._leads_to(coming)
            if there is None or (isinstance(there, tuple) and there[:2] in scenes):
                continue
            left -= _PICTURES_A_CONTEXT if isinstance(there, SceneContext) and there is not top.context else 1
            if left < 0:
                break
            if isinstance(there, SceneContext):
                jobs.append(self._relaid(top, coming if isinstance(coming, Stage) else Stage({}), there))
            else:
                scenes.append(there[:2])
                built = self._built.get(there[:2])
                if built is None or not built.fits(there[2]):
                    self._built.pop(there[:2], None)
                    jobs.append(_Job(there[:2], partial(self._build, *there)))
        self._built = {key: built for key, built in self._built.items() if key in scenes}
        jobs.append(_Job(("shrink", id(top)), lambda: top.still.shrink(top.context)))
        running = self._running
        if running is not None and all(running.key != job.key for job in jobs):
            self._slices.drop()
            self._running = running = None
        self._jobs = [job for job in jobs if running is None or job.key != running.key]

    def _relaid(self, top: Scene, stage: Stage, context: SceneContext) -> _Job:
        go_on = partial(self._go_on, 0.0)
        key = ("stage", id(top), top.stage, id(context), repr(stage))
        return _Job(key, partial(top.layouts.make, top, stage, context, go_on))

    def _build(self, name: str, visit: Visit, context: SceneContext) -> None:
        """Build a scene; chance goes on in a copy of its own."""
        apart = foresee(context)
        before, lit, count = apart.rng.getstate(), apart.tally.lit, apart.tally.count
        scene = self._factories[name](apart, visit)
        apart.look.pause()
        scene.relay(apart)
        self._built[name, visit] = _Built(scene, before, apart.rng.getstate(), lit, count)
        scene.warm()
        scene.still.shrink(apart)


def pictures_within(size: tuple[int, int]) -> int:
    """Return how many pictures of a screen of this size (px) are built ahead at most."""
    return max(LEAST_PICTURES, round(MOST_BYTES // (PICTURE_SHARE * 4 * size[0] * size[1])))
