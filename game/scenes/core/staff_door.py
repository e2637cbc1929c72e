"""The way to the staff screen from a screen where nothing is in play: seven taps in its upper right corner."""

from __future__ import annotations

from game.scenes.core.changes import Change, Replace
from game.scenes.core.context import SceneContext
from game.scenes.core.staff_desk import StaffCorner
from game.ui.controls.pointer import Press, Touch


class StaffDoor:
    """Counts the taps of one screen."""

    def __init__(self) -> None:
        self._corner = StaffCorner()

    def is_at(self, context: SceneContext, touch: Touch) -> bool:
        """Return whether a touch is in the corner, of a machine that has a staff."""
        corner = self._corner.rect(context.look.measures)
        return context.desk is not None and corner.collidepoint(touch.x, touch.y)

    def knock(self, context: SceneContext, touch: Touch, now_s: float) -> Change | None:
        """Return the way in once the taps are complete."""
        is_asked = isinstance(touch, Press) and self._corner.tap(now_s)
        return Replace("staff" if context.lock is None else "pin") if is_asked else None
