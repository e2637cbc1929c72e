"""How large the names are on the wheels of the shipped packs, laid out on nine screens without painting them."""

from __future__ import annotations

import pytest

from game.scenes.core.wheel_stage import wheel_face
from game.ui.measures import SCREENS
from game.workbench.layout.unpainted import unpainted
from tests.flow.layout_screens import FIRST, FURTHER, Case, context_of


@pytest.mark.parametrize("scale", [1.0, 1.4])
@pytest.mark.parametrize("pack", [*FIRST, *FURTHER])
def test_every_name_on_the_wheel_is_as_large_as_the_smallest_type(pack: str, scale: float) -> None:
    small = []
    with unpainted():
        for size in SCREENS:
            context = context_of(Case(size, pack, scale))
            least_px = context.look.measures.smallest_px()
            face = wheel_face(context)
            small += [
                f"{size}: “{look.name}” {px} px, not {least_px}"
                for look, px in zip(face.looks, face.label_px, strict=True)
                if px < least_px
            ]
    assert small == []
