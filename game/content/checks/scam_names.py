"""Names of scams refer to scams of the pack, and every scam has an exhibit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.content.checks.facts import Facts, text_of
from game.content.fields.names import nearest
from game.content.findings import Finding, Path

LEAST_WITH_TWINS = 20
"""Exhibits from which on a pack is played by so many that a trick gets around."""
_MOST_NAMED = 3


def check_scam_of_exhibits(facts: Facts) -> Iterator[Finding[Path]]:
    """An exhibit that is a scam names one that exists, and a genuine one names none."""
    if facts.pack is not None:
        allowed = "、".join(dict.fromkeys(scam.name for scam in facts.pack.scams))
        for index, exhibit in facts.exhibits:
            path: Path = ("exhibits", index)
            # It follows from a verdict, which may not be the one that was guessed.
            if exhibit.is_genuine is (exhibit.scam is None) or (*path, "verdict") in facts.settled:
                continue
            if exhibit.is_genuine:
                yield Finding((*path, "scam"), "scam_unneeded", at="key")
            else:
                yield Finding(path, "scam_missing", values={"allowed": allowed})
    names = _names(facts)
    for index, entry in facts.entries("exhibits") if names else ():
        scam = text_of(entry, "scam")
        if scam and scam not in names and text_of(entry, "verdict") == "scam":
            path = ("exhibits", index, "scam")
            if path not in facts.settled:
                yield _unknown(scam, path, names, "scam_unknown")


def check_near(facts: Facts) -> Iterator[Finding[Path]]:
    """Only a genuine exhibit looks like a scam, and that scam exists."""
    names = _names(facts)
    for index, exhibit in facts.exhibits:
        path: Path = ("exhibits", index, "near")
        if exhibit.near is None or path in facts.settled:
            continue
        if not exhibit.is_genuine:
            yield Finding(path, "near_unneeded", at="key")
        elif names and exhibit.near not in names:
            yield _unknown(exhibit.near, path, names, "near_unknown")


def check_rules(facts: Facts) -> Iterator[Finding[Path]]:
    """A rule of thumb fits scams that exist."""
    names = _names(facts)
    for index, rule in enumerate(facts.pack.rules_of_thumb if facts.pack and names else ()):
        for number, scam in enumerate(rule.fits):
            if scam not in names:
                yield _unknown(scam, ("rules_of_thumb", index, "fits", number), names, "fits_unknown")


def check_scams_without_exhibit(facts: Facts) -> Iterator[Finding[Path]]:
    """Every scam has an exhibit."""
    if facts.pack is None or "exhibits" in facts.unread:
        return
    used = {exhibit.scam for _, exhibit in facts.exhibits if not exhibit.is_genuine}
    # An exhibit of no known scam is probably that of the one that would seem to have none.
    if used <= {name for _, scam in facts.scams for name in (scam.name, scam.id)}:
        for index, scam in facts.scams:
            if used.isdisjoint((scam.name, scam.id)):
                yield Finding(("scams", index, "name"), "scam_without_exhibit", "warning", {"typed": scam.name})


def check_twins(facts: Facts) -> Iterator[Finding[Path]]:
    """Every scam has a genuine exhibit that looks like it: else what is about the scam just met is always a scam."""
    if facts.pack is None or len(facts.pack.exhibits) < LEAST_WITH_TWINS:
        return
    near = {exhibit.near for exhibit in facts.pack.exhibits}
    alone = [scam.name for scam in facts.pack.scams if near.isdisjoint((scam.name, scam.id))]
    if alone:
        values = {"found": len(alone), "names": "、".join(alone[:_MOST_NAMED])}
        yield Finding(("exhibits",), "no_twin", "warning", values, at="key")


def _names(facts: Facts) -> dict[str, str]:
    """Map everything a scam may be called to its name; empty unless all scams are known by name."""
    known = facts.scam_names or ()
    if "scams" in facts.unread or not all(name for name, _ in known):
        return {}
    return {called: name for name, identifier in known for called in (name, identifier)}


def _unknown(scam: str, path: Path, names: Mapping[str, str], code: str) -> Finding[Path]:
    values = {"typed": scam, "allowed": "、".join(dict.fromkeys(names.values()))}
    guess = nearest(scam, names)
    return Finding(path, code, values=values if guess is None else {**values, "guess": guess})
