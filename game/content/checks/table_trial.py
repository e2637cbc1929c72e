"""Whether every zone of a table can be reached, and is met neither always nor never, tried with the game's physics.

Nothing else in this folder uses the physics, and the kiosk does not import this module: a table is tried once,
when it is edited, not at every start.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.content.checks.facts import Facts
from game.content.checks.table import ROWS, is_sound
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
MOST_SHARE, LEAST_SHARE = 0.25, 0.03
"""Of casual pushes on one zone: beyond, the same scam is met again and again, below it is never met."""
_FEW_ZONES = 8
"""A table of fewer zones gives each a larger share: twice what an even table would."""
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
        is_whole = "table" not in facts.unread and not any(path[:1] == ROWS[:1] for path in facts.settled)
        if is_whole and not trial.unreachable:
            yield from _uneven(trial, pack.table.rows, places)

    def trial_of(self, pack: Pack) -> Trial | None:
        """Return the trial of a pack's table; `None` without one, or if it has earlier mistakes."""
        if pack.table is None or not is_sound(pack):
            return None
        plan = plan_of(pack.table, pack.scams)
        if plan not in self._tried:
            self._tried[plan] = _try(plan)
        return self._tried[plan]


def _uneven(trial: Trial, rows: Sequence[Sequence[str]], places: Sequence[tuple[int, int]]) -> Iterator[Finding[Path]]:
    """Report scams on which casual pushes end too often, or hardly ever."""
    count = len(trial.plan.zones)
    most = MOST_SHARE if count >= _FEW_ZONES else max(MOST_SHARE, 2 / count)
    for zone, share, (row, column) in zip(trial.plan.zones, trial.odds.zones, places, strict=True):
        code = "zone_crowded" if share > most else "zone_lonely" if share < LEAST_SHARE else None
        if code is not None and not zone.is_red:
            limit = most if code == "zone_crowded" else LEAST_SHARE
            values = {
                "row": row + 1,
                "typed": rows[row][column],
                "share": math.ceil(share * 100) if share > most else math.floor(share * 100),
                "limit": round(limit * 100),
            }
            yield Finding((*ROWS, row, column), code, "warning", values)


def _try(plan: TablePlan) -> Trial:
    # The physics takes longer to load than most packs to read, and many have no table.
    from game.rules.table_odds import odds_of, push_to  # noqa: PLC0415 - see above

    odds = odds_of(plan, random.Random(_SEED), CASUAL_PUSHES)
    # A zone that was reached by chance needs no aim.
    doubtful = [index for index, share in enumerate(odds.zones) if share == 0]
    unreachable = [index for index in doubtful if push_to(plan, index, random.Random(_SEED), AIMED_PUSHES) is None]
    return Trial(plan, odds, tuple(unreachable))
