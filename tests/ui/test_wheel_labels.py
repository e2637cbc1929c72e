"""How large the names are on the wheels of the shipped packs, laid out on nine screens without painting them."""

from __future__ import annotations

import pytest

from game.scenes.core.wheel_stage import wheel_face
from tests.flow.layout_screens import FIRST, FURTHER, Case, context_of
from tests.flow.layout_unpainted import unpainted

SIZES = (
    (1024, 600),
    (1024, 768),
    (1280, 800),
    (1280, 1024),
    (1920, 1080),
    (2560, 1080),
    (3840, 2160),
    (1080, 1920),
    (600, 1024),
)
REACHED = {
    ("night-market", (1024, 768)): 0.92,
    ("night-market", (1280, 1024)): 0.87,
    ("night-market", (2560, 1080)): 0.95,
    ("night-market.en", (1024, 768)): 0.68,
    ("night-market.en", (1280, 1024)): 0.66,
    ("night-market.en", (2560, 1080)): 0.70,
}
"""The smallest type of a wheel by the smallest type of the screen, where slices of 21 degrees hold no more: below 3:2
the wheel is as wide as its part of the screen, and at 2560 × 1080 a millimetre has more pixels."""
REACHED_IN_ENGLISH = 0.80
"""As above, on the other screens: names of up to 16 letters along the radius."""


@pytest.mark.parametrize("scale", [1.0, 1.4])
@pytest.mark.parametrize("pack", [*FIRST, *FURTHER])
def test_every_name_on_the_wheel_is_as_large_as_the_smallest_type_or_as_its_slice_holds(
    pack: str, scale: float
) -> None:
    small = []
    with unpainted():
        for size in SIZES:
            context = context_of(Case(size, pack, scale))
            usual = REACHED_IN_ENGLISH if pack == "night-market.en" else 1.0
            least_px = REACHED.get((pack, size), usual) * context.look.measures.smallest_px()
            face = wheel_face(context)
            small += [
                f"{size}: “{look.name}” {px} px, not {least_px:.1f}"
                for look, px in zip(face.looks, face.label_px, strict=True)
                if px < least_px
            ]
    assert small == []
