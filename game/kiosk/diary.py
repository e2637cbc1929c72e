"""What visitors do, as rows of the records, read off the screens: no scene knows that anything is recorded."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from game.content.model import Pack
from game.records.rows import Answer, Ending, Naming, Push, Row, Spin, VisitBegun, VisitEnded
from game.rules.visit import Visit
from game.scenes.core.context import SceneContext
from game.scenes.core.stack import SceneStack

_OVERLAYS = ("still_there", "help")


@dataclass
class _Open:
    """A visit that has begun."""

    id: str
    began_s: float
    visit: Visit
    pack: Pack  # in the visitor's language, as of the last frame
    screen: str = ""
    is_asked: bool = False  # whether somebody is still there
    has_result: bool = False


class Diary:
    """Compares the visit on the screen with what was noted of it, and notes what is new.

    `note` takes the rows; `now_s` is a monotonic clock.
    """

    def __init__(self, note: Callable[[Row], object], now_s: Callable[[], float]) -> None:
        self._note = note
        self._now_s = now_s
        self._open: _Open | None = None

    def see(self, stack: SceneStack, context: SceneContext) -> None:
        """Look at the screens after a frame."""
        visit = stack.top.progress
        if self._open is None:
            if visit.game is None:
                return
            self._open = self._begin(visit, context)
        one = self._open
        if visit.game is None:
            self._end(one, stack.top.name)
            return
        one.screen = next((name for name in reversed(stack.names) if name not in _OVERLAYS), one.screen)
        one.is_asked = stack.top.name == "still_there"
        one.has_result |= one.screen == "result"
        one.pack = context.pack
        if visit != one.visit:
            before, one.visit = one.visit, visit
            for row in _news(one, before, visit):
                self._note(row)

    def close(self) -> None:
        """End an open visit, because the program ends."""
        if self._open is not None:
            self._end(self._open, "end")

    def _begin(self, visit: Visit, context: SceneContext) -> _Open:
        one = _Open(str(uuid.uuid4()), self._now_s(), Visit(visit.game), context.pack)
        scale = context.look.measures.text_scale
        self._note(VisitBegun(one.id, str(visit.game), str(one.pack.title), one.pack.language, scale))
        return one

    def _end(self, one: _Open, shown: str) -> None:
        self._open = None
        how: Ending = "left"
        if shown in ("oops", "bare"):
            how = "fault"
        elif one.has_result:
            how = "finished"
        elif one.is_asked:
            how = "idle"
        self._note(VisitEnded(one.id, how, one.screen, round((self._now_s() - one.began_s) * 1000)))


def _news(one: _Open, before: Visit, visit: Visit) -> list[Row]:
    """Return what has been added to a visit since `before`."""
    id_, pack = one.id, one.pack
    rows: list[Row] = []
    if visit.game == "wheel" and len(visit.met) > len(before.met):
        rows += [Spin(id_, pack.scams[scam].id) for scam in visit.met[len(before.met) :]]
    seating = ",".join(pack.scams[scam].id for scam in visit.seating)
    for position, landing in list(enumerate(visit.landings, 1))[len(before.landings) :]:
        push, scam = landing.push, None if landing.scam is None else pack.scams[landing.scam].id
        way = (push.x, push.y, push.vx, push.vy, push.spin, *landing.stop)
        rows.append(Push(id_, position, *way, landing.place, scam, seating))
    if visit.naming is not None and before.naming is None and visit.scam is not None:
        naming = visit.naming
        known = pack.scams[visit.scam].id
        rows.append(Naming(id_, known, naming.wanted, naming.hits, len(naming.picked), naming.ms))
    exhibits = {exhibit.id: exhibit for exhibit in pack.exhibits}
    for position, answer in list(enumerate(visit.answers, 1))[len(before.answers) :]:
        exhibit = exhibits[answer.exhibit_id]
        about = None if answer.scam is None else pack.scams[answer.scam].id
        said = (answer.is_genuine, answer.said_genuine, exhibit.near is not None, answer.ms)
        rows.append(Answer(id_, position, exhibit.id, about, exhibit.channel, *said))
    return rows
