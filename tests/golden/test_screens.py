"""Every screen as somebody last approved it. To approve new ones: FANZHA_ACCEPT_GOLDEN=1 pytest tests/golden."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from game.rules.tonight import ThemeName
from game.ui.type.text import Type
from game.words import Language
from tests.golden import golden
from tests.stall import Stall, build_stall

WIDE, UPRIGHT, LARGER = (960, 540), (540, 960), (1280, 720)
OF_A_VISIT = {
    "attract": "attract",
    "wheel": "wheel",
    "landed": "landed",
    "challenge": "challenge",
    "feedback": "feedback",
    "exhibit_1": "exhibit_asked",
    "exhibit_1_judged": "exhibit_judged",
    "result": "result",
}
"""Moment of a visit → name of its picture."""
AT_THE_TABLE = ("can_waits", "can_charges", "can_red", "can_stopped", "can_stamped")
SCREENS = (*OF_A_VISIT.values(), *AT_THE_TABLE, "help", "still_there")
FEW = ("attract", "landed", "feedback", "exhibit_judged", "can_stopped")

Look = tuple[tuple[int, int], Language, ThemeName]
CASES: list[tuple[str, Look]] = [
    *((screen, (size, "zh", "night")) for size in (WIDE, UPRIGHT) for screen in SCREENS),
    *((screen, (WIDE, "en", "night")) for screen in FEW),
    *((screen, (WIDE, "zh", "day")) for screen in FEW),
    ("can_waits", (LARGER, "zh", "night")),
]
MOST_BYTES = 2_100_000
"""Of all of them: the repository keeps every version for ever."""


class _OwnType(Type):
    """Shares no line breaks with the stalls of other tests, which may hold other packs."""


def name_of(screen: str, look: Look) -> str:
    (width, height), language, theme = look
    return f"{screen}-{width}x{height}-{language}-{theme}"


@cache
def pictures(look: Look) -> dict[str, Image.Image]:
    """Every screen of one visit, and of one that is left alone."""
    size, language, theme = look
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.app.wiring.Type", _OwnType)
        played = build_stall(size, language=language, theme=theme)
        idle = build_stall(size, language=language, theme=theme)
    found = {OF_A_VISIT[moment]: seen(played) for moment in settled(played) if moment in OF_A_VISIT}
    idle.go_to("wheel").hands.tap("help")
    found["help"] = seen(idle)
    found |= at_the_table(build_stall(size, language=language, theme=theme))
    idle.hands.tap("back")
    idle.hands.wait(48, 0.25)
    found["still_there"] = seen(idle)
    return found


def at_the_table(stall: Stall) -> dict[str, Image.Image]:
    """A can before, during and after a push, in the red zone and on a scam, and the table once that is recognised."""
    found: dict[str, Image.Image] = {}
    stall.go_to_table()
    found["can_waits"] = seen(stall)
    at = stall.hands.button("charge").rect.center
    stall.hands.press(at)
    stall.hands.wait(1.2)
    found["can_charges"] = seen(stall)
    stall.hands.move((3, 3))
    stall.hands.release((3, 3))
    plan = stall.table.plan
    stall.push_to(plan.red_zone)
    stall.hands.wait(3.0)  # until nothing moves any more
    found["can_red"] = seen(stall)
    stall.hands.tap("go_on")
    stall.push_to(next(index for index, zone in enumerate(plan.zones) if not zone.is_red))
    found["can_stopped"] = seen(stall)
    stall.hands.tap("go_on")
    stall.hands.wait(0.5)
    found["can_stamped"] = seen(stall)
    return found


def settled(stall: Stall) -> Iterator[str]:
    """The moments of a visit, each once nothing moves."""
    for moment in stall.visit():
        stall.hands.wait(0.5, 0.1)
        yield moment


def seen(stall: Stall) -> Image.Image:
    return Image.frombytes("RGB", stall.shell.surface.get_size(), stall.picture())


@pytest.mark.parametrize(("screen", "look"), CASES, ids=[name_of(*case) for case in CASES])
def test_the_screen_looks_as_approved(screen: str, look: Look, tmp_path: Path) -> None:
    golden.check(pictures(look)[screen], name_of(screen, look), tmp_path)


def test_every_golden_image_belongs_to_a_screen() -> None:
    wanted = {name_of(*case) for case in CASES}
    for path in golden.FOLDER.glob("*"):
        if golden.accepting() and path.stem not in wanted:
            path.unlink()
    there = {path.stem for path in golden.FOLDER.glob("*")}
    assert there <= wanted if golden.accepting() else there == wanted


def test_golden_images_stay_small() -> None:
    assert sum(path.stat().st_size for path in golden.FOLDER.glob("*.png")) < MOST_BYTES
