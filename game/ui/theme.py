"""Colour themes, read from one JSON file each in assets/themes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Colour = tuple[int, int, int]

_LIKE_THE_FIRST = 6
_LAMPLIGHT = 150
"""Less blue than this in the corners of the screen is lamplight."""


@dataclass(frozen=True)
class Theme:
    """The colours of a theme, named after their use.

    `screen` is the light on the screen of the shadow play from its middle to its corners; `town` the far bank, the near
    one and the water. `text`, `text_soft` and `accent` stand on them, `lamp` on the wood of the `frame`.

    `red_zone` and `red_zone_deep` are for the red zone of the can game alone. The cards on its table alternate
    `table_card` and `table_card_b`.

    Signs of a scam are marked in `marker`, signs of a genuine item in `proof`. `channels` are those of a message: SMS,
    chat, call, app, parcel, e-mail, door, notice, post.

    All `slices` of the wheel are equally bright, so that it never flashes; `button_ink` is written on them.
    """

    screen: tuple[Colour, Colour, Colour, Colour]
    town: tuple[Colour, Colour, Colour]
    text: Colour
    text_soft: Colour
    accent: Colour
    frame: Colour
    frame_light: Colour
    brass: Colour
    lamp: Colour
    tassel: Colour
    glow: Colour
    card: Colour
    card_ink: Colour
    card_ink_soft: Colour
    card_muted: Colour
    card_edge: Colour
    card_line: Colour
    chip: Colour
    chip_edge: Colour
    chip_ink: Colour
    button: Colour
    button_edge: Colour
    button_line: Colour
    button_ink: Colour
    right: Colour
    right_ink: Colour
    wrong: Colour
    wrong_ink: Colour
    marker: Colour
    marker_line: Colour
    proof: Colour
    proof_line: Colour
    bubble: Colour
    wood: Colour
    wood_dark: Colour
    table_wood: Colour
    table_card: Colour
    table_card_b: Colour
    table_ink: Colour
    red_zone: Colour
    red_zone_deep: Colour
    red_zone_ink: Colour
    slices: tuple[Colour, ...]
    channels: tuple[Colour, ...]

    @property
    def is_night(self) -> bool:
        """Whether the screen is lit by a lamp and not by the day."""
        return self.screen[-1][2] < _LAMPLIGHT

    def slices_for(self, count: int) -> tuple[tuple[Colour, Colour], ...]:
        """Return fill and ink of `count` slices (4 to 12); seven leave out one that is too like the first."""
        fills = (
            (*self.slices[:_LIKE_THE_FIRST], self.slices[count])
            if count == _LIKE_THE_FIRST + 1
            else self.slices[:count]
        )
        return tuple((fill, self.button_ink) for fill in fills)


def load_theme(path: Path) -> Theme:
    """Read a theme.

    Raises:
        OSError, ValueError, TypeError: the file is missing, not JSON, or lacks a colour. Themes ship with the
            program, so that is a fault of the installation.
    """
    raw = json.loads(path.read_text(encoding="utf-8"))
    values: dict[str, Any] = {
        name: tuple(map(_colour, code)) if isinstance(code, list) else _colour(code) for name, code in raw.items()
    }
    return Theme(**values)


def _colour(code: str) -> Colour:
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return red, green, blue
