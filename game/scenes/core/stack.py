"""The stack of open scenes, which applies changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.core.changes import Change, Pop, Push, Replace, Restart
from game.scenes.core.context import SceneContext
from game.scenes.core.failsafe import Bare

SceneFactory = Callable[[SceneContext, Visit], Scene]
TakeAhead = Callable[[str, Visit, SceneContext], Scene | None]


class SceneStack:
    """Open scenes, of which only the top one is touched, updated and drawn. It begins with the bare background."""

    def __init__(self, factories: Mapping[str, SceneFactory], context: SceneContext) -> None:
        self.factories = factories
        self.take_ahead: TakeAhead = lambda name, visit, context: None
        """Gives a scene that was built before it is opened, if there is one."""
        self.context = context
        # Built in advance, so that it cannot fail when it is needed.
        self._bare = Bare(context, Visit())
        self._scenes: list[Scene] = [self._bare]

    @property
    def top(self) -> Scene:
        """The scene on top."""
        return self._scenes[-1]

    @property
    def names(self) -> tuple[str, ...]:
        """Scene names from bottom to top."""
        return tuple(scene.name for scene in self._scenes)

    def apply(self, change: Change) -> None:
        """Apply a change. `Adjust` is not handled here: it needs a new context (see `relay`)."""
        if isinstance(change, Push):
            # The same overlay is not opened twice.
            if self.top.name != change.scene:
                self._open(change.scene, self.top.visit)
        elif isinstance(change, Pop):
            if len(self._scenes) > 1:
                self._scenes.pop()
                self.top.rest()
        elif isinstance(change, Replace):
            self._scenes.pop()
            self._open(change.scene, change.visit)
        elif isinstance(change, Restart):
            self.only("attract")

    def only(self, scene: str) -> None:
        """Close all scenes and show `scene` without a visit; `bare` cannot fail."""
        self._scenes = [self._bare]
        self._bare.context = self.context  # or it would keep every picture of the first pack
        if scene != Bare.name:
            self._open(scene, Visit())
            del self._scenes[0]

    def relay(self, context: SceneContext) -> None:
        """Give every open scene a new context."""
        self.context = context
        for scene in self._scenes:
            scene.relay(context)

    def _open(self, name: str, visit: Visit) -> None:
        scene = self.take_ahead(name, visit, self.context)
        if scene is None:
            scene = self.factories[name](self.context, visit)
            scene.relay(self.context)
        self._scenes.append(scene)
