"""Why the kiosk cannot start, as exceptions that are cheap to import."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.content.problems import Problem


class NoPackError(Exception):
    """Not even the built-in pack can be played."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("no pack can be played")
        self.problems = problems
