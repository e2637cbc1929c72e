"""Colour themes, read from one JSON file each in assets/themes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Colour = tuple[int, int, int]

# A wheel with an odd number of slices begins with the darkest and ends on the lightest but one, beside `odd_slice`.
_ODD_ORDER = (8, 9, 10, 11, 0, 3, 2, 5, 4, 7, 6)
_LIGHTEST = 1


@dataclass(frozen=True)
class Theme:
    """The colours of a theme, named after their use.

    `red_zone` and `red_zone_deep` are for the red zone of the can game alone. The cards on its table alternate
    `table_card` and `table_card_b`.

    Signs of a scam are marked in `marker`, signs of a genuine item in `proof`.

    The label on slice i of `slices` is drawn in `slice_inks[i]`. Dark and light ones alternate; `odd_slice`, with a
    dark label, lies between the two when a wheel has an odd number of them.
    """

    sky_top: Colour
    sky_bottom: Colour
    skyline: Colour
    text: Colour
    text_soft: Colour
    accent: Colour
    card: Colour
    card_ink: Colour
    card_ink_soft: Colour
    card_edge: Colour
    card_muted: Colour
    chip: Colour
    chip_edge: Colour
    button: Colour
    button_edge: Colour
    button_ink: Colour
    right: Colour
    right_ink: Colour
    wrong: Colour
    wrong_ink: Colour
    marker: Colour
    marker_line: Colour
    proof: Colour
    proof_line: Colour
    wood: Colour
    wood_dark: Colour
    awning_a: Colour
    awning_b: Colour
    glow: Colour
    table_wood: Colour
    table_card: Colour
    table_card_b: Colour
    table_ink: Colour
    red_zone: Colour
    red_zone_deep: Colour
    red_zone_ink: Colour
    odd_slice: Colour
    slices: tuple[Colour, ...]
    slice_inks: tuple[Colour, ...]

    def slices_for(self, count: int) -> tuple[tuple[Colour, Colour], ...]:
        """Return fill and ink of `count` slices (up to 12); neighbours, also last and first, differ by 3:1 or more."""
        pairs = tuple(zip(self.slices, self.slice_inks, strict=True))
        if count % 2 == 0:
            return pairs[:count]
        ordered = [pairs[index] for index in _ODD_ORDER[: count - 2]]
        return (*ordered, pairs[_LIGHTEST], (self.odd_slice, self.slice_inks[_LIGHTEST]))


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
