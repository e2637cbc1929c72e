"""安静时段: the hours of the day in which the stall makes no sound."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

DAY_MIN = 24 * 60
STEP_MIN = 30
Part = Literal["begin", "end"]


@dataclass(frozen=True)
class QuietHours:
    """From `begin_min` to before `end_min`, in minutes after midnight; past midnight if the end is the earlier one."""

    begin_min: int = 21 * 60 + 30
    end_min: int = 8 * 60
    is_on: bool = False

    def cover(self, now_min: int) -> bool:
        """Return whether no sound is made at this minute of the day. With two equal times that is never."""
        past_begin = (now_min - self.begin_min) % DAY_MIN
        return self.is_on and past_begin < (self.end_min - self.begin_min) % DAY_MIN

    def moved(self, part: Part, by_min: int) -> QuietHours:
        """Return hours that begin or end later by this much."""
        if part == "begin":
            return replace(self, begin_min=(self.begin_min + by_min) % DAY_MIN)
        return replace(self, end_min=(self.end_min + by_min) % DAY_MIN)

    def text(self) -> str:
        """Return `on 21:30-8:00` or `off 21:30-8:00`, which `quiet_hours_of` reads."""
        return f"{'on' if self.is_on else 'off'} {clock(self.begin_min)}-{clock(self.end_min)}"


def quiet_hours_of(text: str) -> QuietHours:
    """Return the hours that this text tells; none that are on if it tells nothing."""
    match = re.fullmatch(r"(on|off) (\d{1,2}):([0-5]\d)-(\d{1,2}):([0-5]\d)", text, re.ASCII)
    if match is None:
        return QuietHours()
    hours = [60 * int(match[place]) + int(match[place + 1]) for place in (2, 4)]
    return QuietHours(hours[0], hours[1], match[1] == "on") if max(hours) < DAY_MIN else QuietHours()


def clock(minute: int) -> str:
    """Return a minute of the day as `8:00`."""
    return f"{minute // 60}:{minute % 60:02}"
