"""The icon of a scam, and the number of features that staff must search."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.checks.facts import Facts, text_of
from game.content.fields.names import VALUES, both_values, nearest
from game.content.findings import Finding, Path
from game.rules.challenge import MOST_SPOKEN


def check_icons(facts: Facts) -> Iterator[Finding[Path]]:
    """Every icon exists."""
    for index, entry in facts.entries("scams"):
        icon = text_of(entry, "icon")
        if icon and icon not in facts.icons:
            drawn = {name: drawing for name, drawing in VALUES["icon"].items() if drawing in facts.icons}
            values = {"typed": icon, "allowed": both_values("icon", drawn.values())}
            guess = nearest(icon, [*facts.icons, *drawn])
            values |= {} if guess is None else {"guess": guess}
            yield Finding(("scams", index, "icon"), "icon_unknown", values=values)


def check_spoken_features(facts: Facts) -> Iterator[Finding[Path]]:
    """Spoken answers: staff can find them among the features in time."""
    for index, scam in facts.scams if facts.pack is not None and facts.pack.judging == "spoken" else ():
        if len(scam.features) > MOST_SPOKEN:
            values = {"found": len(scam.features), "limit": MOST_SPOKEN}
            yield Finding(("scams", index, "features"), "spoken_many", "warning", values, at="key")
