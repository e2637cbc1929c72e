"""All checks of a pack before it is played, the same for every command."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.content.checks.facts import Facts
from game.content.checks.registry import TEXT_CHECKS, Check
from game.content.checks.table_trial import TableTrials
from game.content.findings import Finding, Path
from game.content.texts import texts_of
from game.ui.type.fonts import find_face, missing_characters

_TAIL = "[\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
_SIGN = re.compile(rf"[\U0001f1e6-\U0001f1ff]{{2}}|.{_TAIL}*(?:\u200d.{_TAIL}*)*", re.DOTALL)
"""What is drawn as one: a character with what chooses its form, several that are joined, the two letters of a flag."""


def check_glyphs(facts: Facts) -> Iterator[Finding[Path]]:
    """The typeface has a glyph for every character of every text."""
    pack = facts.pack
    if pack is None:
        return
    face = find_face()
    # Hardly ever is one missing: all are tested at once, and located only then.
    if not missing_characters("".join(set(pack.model_dump_json())), face):
        return
    for path, text in texts_of(pack):
        missing = missing_characters(text, face)
        signs = dict.fromkeys(_SIGN.findall(text)) if missing else ()
        for sign in signs:
            if not missing.isdisjoint(sign):
                yield Finding(path, "glyph_missing", "warning", {"char": sign}, within=sign)


def _check_sight(facts: Facts) -> Iterator[Finding[Path]]:
    """Nothing on the table hides a name."""
    if facts.pack is not None and facts.pack.table is not None and facts.pack.table.obstacles:
        # What lays the table out takes longer to load than most packs to read, and many have nothing on theirs.
        from game.workbench.table_sight import check_sight  # noqa: PLC0415 - see above

        yield from check_sight(facts)


TEXT_AUDITS: tuple[Check, ...] = (*TEXT_CHECKS, check_glyphs)
"""What concerns the texts alone."""


def all_audits(trials: TableTrials) -> tuple[Check, ...]:
    """Return these checks, and what is seen and done on the table; `trials` keeps the results."""
    return (*TEXT_AUDITS, trials.check_table, _check_sight)
