"""Everything that is asked about a pack before anybody should play it: the same for every command."""

from __future__ import annotations

from game.content.checks.particulars import check_particulars
from game.content.checks.table_trial import TableTrials
from game.content.checks.takeaways import check_takeaways
from game.content.reading.packs import Audit
from game.workbench.glyph_check import check_glyphs

ON_SCREENS: tuple[Audit, ...] = (check_takeaways, check_glyphs, check_particulars)
"""What concerns the texts alone."""


def all_audits(trials: TableTrials) -> tuple[Audit, ...]:
    """These, and whether the table can be played; `trials` remembers what came of that."""
    return (*ON_SCREENS, trials.check_table)
