"""Nothing that `check` accepts looks broken: packs with the longest texts there may be, on wide and upright screens."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from game.app.wiring import Playable
from game.content.checks.facts import Facts
from game.content.checks.registry import CHECKS
from game.content.model import Pack
from game.kiosk.settings import Settings
from game.scenes.gallery.names import ScreenName, names_of
from game.ui.measures import SCREENS
from game.words import Language
from game.workbench.preview.fit import FitTrial
from tests.content.fullest import fullest_pack
from tests.content.sample import ICONS, TODAY
from tests.stall import places

packs = pytest.mark.parametrize(("language", "is_spoken"), [("zh", False), ("zh", True), ("en", False), ("en", True)])
LOOKED_AT = ("kind_a", "kind_b", "kind_c", "kind_d")
"""All of the twelve scams are as long."""


@cache
def pack_of(language: Language, is_spoken: bool) -> Pack:
    return fullest_pack(language, is_spoken=is_spoken)


@packs
def test_the_fullest_pack_is_accepted(language: Language, is_spoken: bool) -> None:
    pack = pack_of(language, is_spoken)
    facts = Facts(pack.model_dump(mode="json"), pack, ICONS, TODAY, language)
    assert [found for check in CHECKS for found in check(facts) if found.is_error] == []


@packs
@pytest.mark.parametrize("size", [(1920, 1080), (1024, 600)], ids=str)
def test_the_fullest_pack_finds_room(language: Language, is_spoken: bool, size: tuple[int, int]) -> None:
    """In both orientations of a size, and in all text sizes."""
    pack = pack_of(language, is_spoken)
    trial = FitTrial(places(), Settings(), Playable(Path("full.yaml"), {language: pack}), size)
    short = [told for name in names_of(pack) if is_looked_at(name, is_spoken) for told in trial.shortfalls(name)]
    assert [(told.screen.stem, told.kind, told.text_scale, told.is_upright, told.texts) for told in short] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_fullest_exhibits_find_room_on_every_screen(language: Language) -> None:
    """As many cues as there may be, all lines and reasons as long as `check` lets them be."""
    pack = pack_of(language, is_spoken=False)
    trial = FitTrial(places(), Settings(), Playable(Path("full.yaml"), {language: pack}), SCREENS[0], SCREENS)
    short = [told for name in names_of(pack) if name.part == "exhibit" for told in trial.shortfalls(name)]
    assert [(told.screen.stem, told.kind, told.text_scale, told.size, told.texts) for told in short] == []


def is_looked_at(name: ScreenName, is_spoken: bool) -> bool:
    """Spoken mode differs in the questions only, and exhibits are looked at on more screens than these."""
    return name.subject in LOOKED_AT if name.part == "scam" else name.part != "exhibit" and not is_spoken
