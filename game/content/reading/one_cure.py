"""One cure for one line: what several findings say of it must not undo each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.content.findings import Finding, Spot


def with_one_cure(findings: Sequence[Finding[Spot]]) -> list[Finding[Spot]]:
    """The findings, where the key that was probably meant stands in every corrected line as well."""
    cures = {found.where.line: found.cure for found in findings if found.cure is not None}
    better: dict[int, str] = {}
    for found in findings:
        line = found.where.line
        if found.code == "key_unknown" and "guess" in found.values and line in cures:
            cure, key = better.get(line, cures[line]), str(found.values["key"])
            body = cure.lstrip(" -")
            if body.startswith(key):
                lead = cure[: len(cure) - len(body)]
                better[line] = f"{lead}{found.values['guess']}{body[len(key) :]}"
    return [_cured(found, better) for found in findings] if better else list(findings)


def _cured(found: Finding[Spot], better: dict[int, str]) -> Finding[Spot]:
    if found.where.line not in better or not (found.cure is not None or found.code == "key_unknown"):
        return found
    return replace(found, cure=better[found.where.line])
