"""The review date and the expiry date of a pack."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.checks.facts import Facts
from game.content.findings import Finding, Path


def check_dates(facts: Facts) -> Iterator[Finding[Path]]:
    """The pack was reviewed before it expires, and has not expired."""
    pack = facts.pack
    if pack is None:
        return
    if pack.reviewed > pack.expires:
        values = {"reviewed": pack.reviewed.isoformat(), "expires": pack.expires.isoformat()}
        yield Finding(("reviewed",), "reviewed_late", values=values)
    if pack.expires < facts.today:
        yield Finding(("expires",), "expired", "warning", {"date": pack.expires.isoformat()})
