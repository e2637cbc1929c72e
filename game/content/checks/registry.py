"""Every check of a pack. A new one is a function in this folder, its line here, and its sentences.

A check skips what could not be read. Sentences for its codes are in `assets/text/<language>/findings.json`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from game.content.checks.dates import check_dates
from game.content.checks.exhibits import check_cues, check_genuine_share, check_speakers
from game.content.checks.facts import Facts
from game.content.checks.giveaway import check_giveaway
from game.content.checks.lengths import check_lengths
from game.content.checks.particulars import check_particulars
from game.content.checks.photos import check_photos, check_whole_photos
from game.content.checks.prizes import check_prize_odds, check_prizes_twice
from game.content.checks.scam_names import (
    check_near,
    check_rules,
    check_scam_of_exhibits,
    check_scams_without_exhibit,
    check_twins,
)
from game.content.checks.scams import check_icons, check_spoken_features
from game.content.checks.table import check_obstacles, check_places
from game.content.checks.takeaways import check_takeaways
from game.content.checks.tonight import check_tonight
from game.content.checks.twice import check_ids_of_exhibits, check_shared_by_scams, check_texts_of_scams
from game.content.findings import Finding, Path

Check: TypeAlias = Callable[[Facts], Iterable[Finding[Path]]]
"""Paths of English keys, codes that `game.content.wording` knows."""

CHECKS: tuple[Check, ...] = (
    check_lengths,
    check_texts_of_scams,
    check_icons,
    check_shared_by_scams,
    check_spoken_features,
    check_speakers,
    check_cues,
    check_places,
    check_obstacles,
    check_ids_of_exhibits,
    check_scam_of_exhibits,
    check_near,
    check_scams_without_exhibit,
    check_genuine_share,
    check_tonight,
    check_photos,
    check_rules,
    check_prizes_twice,
    check_prize_odds,
    check_dates,
)
"""Asked wherever a pack is read, whole or not."""

TEXT_CHECKS: tuple[Check, ...] = (check_takeaways, check_particulars, check_twins, check_giveaway, check_whole_photos)
"""Asked about a whole pack before anybody plays it; `game.workbench.audits` adds those that draw or play."""
