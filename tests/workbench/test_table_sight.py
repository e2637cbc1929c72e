"""Whether a thing on the table hides a name is told by line, on every shape of screen, as the table itself shows it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from game.content.checks.facts import Facts
from game.content.model import Pack
from game.content.reading.packs import read_pack
from game.kiosk.places import find_places
from game.scenes.core.table_stage import table_rect
from game.ui.measures import SCREENS, Measures
from game.ui.table.labels import is_hidden
from game.workbench.layout.unpainted import unpainted
from game.workbench.table_sight import _Sight, check_sight
from tests.content.sample import TODAY
from tests.stall import build_stall

ROOT = Path(__file__).resolve().parents[2]
BROKEN = ROOT / "tests" / "content" / "broken" / "table_obstacle_before_name.yaml"
SHIPPED = sorted((ROOT / "quizzes").glob("*.yaml"))


@lru_cache
def pack_of(path: Path) -> Pack:
    pack = read_pack(path, icons=find_places().icon_names, today=TODAY).pack
    assert pack is not None
    return pack


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_no_shipped_table_hides_a_name_or_has_one_that_is_too_wide(path: Path) -> None:
    pack = pack_of(path)
    assert list(check_sight(Facts(pack=pack))) == []
    sight = _Sight(pack)
    for shape in SCREENS:
        assert {name for names in sight._names(shape) for name in names.overhangs} == set(), shape


@pytest.mark.parametrize("shape", SCREENS)
def test_a_name_keeps_away_from_what_stands_before_the_table(shape: tuple[int, int]) -> None:
    pack = pack_of(ROOT / "quizzes" / "night-market.yaml")
    least_px = Measures(*shape).smallest_px()
    for names in _Sight(pack)._names(shape):
        for room, label in zip(names.rooms, names.labels, strict=True):
            if label.block.px > least_px:
                air = label.block.px // 2
                around = [body.inflate(air, air) for body in room.before]
                assert not is_hidden(label, around, names._type), (room.name, label)


def test_the_cure_that_is_told_works_on_every_screen() -> None:
    pack = pack_of(BROKEN)
    (finding,) = check_sight(Facts(pack=pack))
    values = finding.values
    assert (finding.where, finding.code, values["key"]) == (("table", "obstacles", 1), "obstacle_hides_move", "横")
    assert pack.table is not None
    can, box = pack.table.obstacles
    moved = box.model_copy(update={"across": values["place"]})
    cured = pack.model_copy(update={"table": pack.table.model_copy(update={"obstacles": (can, moved)})})
    assert list(check_sight(Facts(pack=cured))) == []


@pytest.mark.parametrize("shape", [(1024, 600), (1280, 1024), (600, 1024)])
def test_names_are_laid_out_as_on_the_table_that_is_played_on(shape: tuple[int, int]) -> None:
    pack = pack_of(BROKEN)
    assert pack.table is not None
    with unpainted():
        face = build_stall(shape, pack=pack).go_to_table().face
    (names,) = _Sight(pack)._names(shape)
    assert [label.box for label in names.labels] == [label.box for label in face.names.labels]


@pytest.mark.parametrize("shape", SCREENS)
def test_the_table_stands_inside_the_frame_and_leaves_room_for_words(shape: tuple[int, int]) -> None:
    measures = Measures(*shape)
    rect, post_px = table_rect(measures), measures.units(2 if measures.is_portrait else 3)
    assert rect.left >= post_px
    assert rect.right <= measures.width - post_px
    if not measures.is_portrait:
        assert rect.width <= measures.width * (0.54 if measures.width < 1.5 * measures.height else 0.6) + 1
