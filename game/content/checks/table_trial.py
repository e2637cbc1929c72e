"""Whether every zone of a table can be reached, tried with the physics of the game.

Nothing else in this folder uses the physics, and the kiosk does not import this module: a table is tried once,
when it is edited, not at every start.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.content.checks.facts import Facts
from game.content.checks.table import ROWS, check_obstacles, check_places
from game.content.findings import Finding, Path
from game.content.model import Pack
from game.content.table_plan import places_of, plan_of
from game.rules.table_plan import TablePlan

if TYPE_CHECKING:
    from game.rules.table_odds import TableOdds

CASUAL_PUSHES = 240
"""Naive pushes a table is tried with, in under a second: a share of 12 % comes out within 4 of a hundred."""
AIMED_PUSHES = 300
"""Pushes after which a zone that none of them stopped on counts as out of reach."""
_SEED = 96110


@dataclass(frozen=True)
class Trial:
    """The shares of casual pushes, and the indexes of zones that no push reaches."""

    plan: TablePlan
    odds: TableOdds
    unreachable: tuple[int, ...]


class TableTrials:
    """Tries each table once: sister packs share theirs. The same table always gives the same result."""

    def __init__(self) -> None:
        self._tried: dict[TablePlan, Trial] = {}

    def check_table(self, facts: Facts) -> Iterator[Finding[Path]]:
        """Every zone can be reached by a legal push."""
        pack = facts.pack
        trial = None if pack is None else self.trial_of(pack)
        if trial is None or pack is None or pack.table is None:
            return
        places = places_of(pack.table, pack.scams)
        for index in trial.unreachable:
            row, column = places[index]
            code = "red_zone_unreachable" if trial.plan.zones[index].is_red else "zone_unreachable"
            yield Finding((*ROWS, row, column), code, values={"row": row + 1, "typed": pack.table.rows[row][column]})

    def trial_of(self, pack: Pack) -> Trial | None:
        """Return the trial of a pack's table; `None` without one, or if it has earlier mistakes."""
        if pack.table is None or not _is_sound(pack):
            return None
        plan = plan_of(pack.table, pack.scams)
        if plan not in self._tried:
            self._tried[plan] = _try(plan)
        return self._tried[plan]


def _is_sound(pack: Pack) -> bool:
    facts = Facts(pack.model_dump(mode="json", include={"table": True, "scams": {"__all__": {"id", "name"}}}), pack)
    return not any(finding.is_error for check in (check_places, check_obstacles) for finding in check(facts))


def _try(plan: TablePlan) -> Trial:
    # The physics takes longer to load than most packs to read, and many have no table.
    from game.rules.table_odds import odds_of, push_to  # noqa: PLC0415 - see above

    odds = odds_of(plan, random.Random(_SEED), CASUAL_PUSHES)
    # A zone that was reached by chance needs no aim.
    doubtful = [index for index, share in enumerate(odds.zones) if share == 0]
    unreachable = [index for index in doubtful if push_to(plan, index, random.Random(_SEED), AIMED_PUSHES) is None]
    return Trial(plan, odds, tuple(unreachable))
