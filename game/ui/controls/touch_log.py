"""What a touch screen reports besides plain touches, counted for the opening check."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class TouchLog:
    """Counts since the program started. Nothing in play depends on them."""

    fingers: int = 0  # that came down
    mice: int = 0  # the same of a mouse that was no finger's twin
    twins: int = 0  # presses that came a second time, as a mouse
    others: int = 0  # fingers that came down while another was followed
    lost: int = 0  # whose release was never reported
