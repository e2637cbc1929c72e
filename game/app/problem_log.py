"""What is wrong with the pack that was asked for, in the operator's log."""

from __future__ import annotations

import logging

from game.app.wiring import Playable
from game.content.visible import visible

_LOG = logging.getLogger(__name__)


def log_problems(playable: Playable) -> None:
    """Log the problems of the requested pack."""
    for problem in playable.problems:
        level = logging.ERROR if problem.is_error else logging.WARNING
        _LOG.log(level, "%s:%s:%s %s", problem.file, problem.line, problem.column, problem.message)
    if any(problem.is_error for problem in playable.problems):
        _LOG.error("playing %s", visible(playable.path))
