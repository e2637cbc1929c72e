"""What follows from a push, known as soon as the can has left the hand."""

from __future__ import annotations

from collections.abc import Iterator

from game.rules.slide import Slide
from game.rules.table_plan import TablePlan
from game.rules.visit import Visit, landing_of
from game.scenes.core.changes import Replace
from game.scenes.core.context import SceneContext
from game.scenes.core.pack import with_messages
from game.scenes.core.upcoming import Foreseen, Stage, Upcoming, foresee

_LONG_S = 60.0


def after_slide(context: SceneContext, plan: TablePlan, visit: Visit, slide: Slide) -> Iterator[Upcoming]:
    """Return the words beside the table once the can has stopped, then those that unmask, then the next screen."""
    coming = foresee(context)
    landing = landing_of(plan, slide.push, slide.stop)
    visit = visit.landed(landing)
    if not visit.pushes_left:
        visit = with_messages(coming, visit)
    stopped = {"state": "stopped", "landing": landing, "visit": visit}
    yield Stage(stopped)
    yield Stage({**stopped, "_stopped_s": _LONG_S})
    yield Foreseen(Replace(visit.next_step, visit), coming)
