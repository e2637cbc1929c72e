"""Whether anything that stands on a table hides a name from the player, on any shape of screen that stalls have.

The names are laid out exactly as on the table that is played on; nothing is painted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from game.app.wiring import break_cost_in
from game.content.checks.facts import Facts
from game.content.checks.table import is_sound
from game.content.fields.names import spelled
from game.content.findings import Finding, Path
from game.content.model import Obstacle, Pack, Table
from game.content.table_plan import placed, plan_of
from game.rules.table_plan import LENGTH_CM, WIDTH_CM, TablePlan
from game.scenes.core.table_stage import table_rect
from game.ui.measures import SCREENS, Measures
from game.ui.table.names import TableNames, ZoneLook
from game.ui.table.view import table_view
from game.ui.type.fonts import Fonts, find_face
from game.ui.type.text import Type
from game.words import load_words

_MOST_MOVED = 40
"""Percent of the table by which the cure moves an obstacle along one of the two directions."""
_CM = {"across": WIDTH_CM / 100, "along": LENGTH_CM / 100}


def check_sight(facts: Facts) -> Iterator[Finding[Path]]:
    """No can and no box of the table stands before a name."""
    pack = facts.pack
    if pack is None or pack.table is None or not pack.table.obstacles or not is_sound(pack):
        return
    sight = _Sight(pack)
    for index, obstacle in enumerate(pack.table.obstacles):
        shape = next((shape for shape in SCREENS if sight.behind(obstacle, shape)), None)
        if shape is not None:
            names = "、".join(sight.behind(obstacle, shape))
            values: dict[str, object] = {"names": names, "screen": f"{shape[0]}×{shape[1]}"}
            cure = _cure(pack.table, index, sight)
            if cure is not None:
                values |= {"key": spelled(cure[0], facts.language), "place": cure[1]}
            code = "obstacle_hides" if cure is None else "obstacle_hides_move"
            yield Finding(("table", "obstacles", index), code, "warning", values)


@dataclass
class _Sight:
    """The names of a pack's table as they are seen on every shape of screen, in every order that they are dealt in."""

    pack: Pack

    def __post_init__(self) -> None:
        self._type = Type(Fonts(find_face()), break_cost_in((self.pack,)))
        self._red = load_words("screens", self.pack.language)("can_push.red_zone")
        self._names = cache(self._laid_out)

    def behind(self, obstacle: Obstacle, shape: tuple[int, int]) -> tuple[str, ...]:
        """Return the names that an obstacle hides on a screen of this shape."""
        hidden = (name for names in self._names(shape) for name in names.behind(placed(obstacle)))
        return tuple(dict.fromkeys(hidden))

    def hides(self, obstacle: Obstacle) -> bool:
        """Return whether it hides a name on any screen."""
        return any(self.behind(obstacle, shape) for shape in SCREENS)

    def _laid_out(self, shape: tuple[int, int]) -> list[TableNames]:
        table = self.pack.table
        if table is None:
            return []
        measures, plan = Measures(*shape), plan_of(table, self.pack.scams)
        view = table_view(table_rect(measures))
        # Dealt anew, every name may come to every zone: turned round as often as there are zones, each does once.
        turns = range(len(plan.seating) if table.deal == "every visit" else 1)
        plans = [plan.seated((*plan.seating[turn:], *plan.seating[:turn])) for turn in turns]
        return [TableNames(view, each, self._looks(each), self._type, measures.smallest_px()) for each in plans]

    def _looks(self, plan: TablePlan) -> list[ZoneLook]:
        return [
            ZoneLook(self._red, None, is_red=True)
            if zone.scam is None
            else ZoneLook(self.pack.scams[zone.scam].name, self.pack.scams[zone.scam].icon, is_red=False)
            for zone in plan.zones
        ]


def _cure(table: Table, index: int, sight: _Sight) -> tuple[str, float] | None:
    """Return the key and the new value of the shortest way out along one direction; None if there is none."""
    obstacle = table.obstacles[index]
    ways = [(abs(step) * cm, key, step) for key, cm in _CM.items() for step in range(-_MOST_MOVED, _MOST_MOVED + 1)]
    for _, key, step in sorted(ways):
        place = round(getattr(obstacle, key)) + step
        if not 0 <= place <= 100:  # noqa: PLR2004 - percent
            continue
        moved = obstacle.model_copy(update={key: place})
        others = tuple(moved if at == index else other for at, other in enumerate(table.obstacles))
        cured = sight.pack.model_copy(update={"table": table.model_copy(update={"obstacles": others})})
        # Names give way to what stands before them: whether it is better there is known once they are laid out anew.
        if not sight.hides(moved) and is_sound(cured) and not any(map(_Sight(cured).hides, others)):
            return key, place
    return None
