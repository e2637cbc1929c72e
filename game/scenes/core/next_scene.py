"""Where a visit goes once everything planned so far is judged: the same for both games."""

from __future__ import annotations

from game.rules.visit import Visit


def next_scene(visit: Visit) -> str:
    """Another exhibit, another push of the can, or the result."""
    if visit.next_exhibit:
        return "exhibit"
    return "can_push" if visit.pushes_left else "result"
