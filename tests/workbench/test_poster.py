"""What stands on a poster: all of it on the paper, whole, and large enough for its distance."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pygame
import pytest

from game.app.wiring import read_playable
from game.kiosk.settings import Settings
from game.ui.measures import MM_PER_INCH
from game.workbench.poster.design import Poster, poster_of, size_px
from tests.stall import places

DPI = 30
PACKS = sorted(places().default_pack.parent.glob("*.yaml"))
CHINESE = [path for path in PACKS if ".en" not in path.name]


def drawn(path: Path, where: str = "") -> Poster:
    settings = Settings()
    playable = read_playable(path, places(), settings, date(2026, 11, 22))
    return poster_of(places(), settings, playable, size_px("A3", DPI), where)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_every_line_is_on_the_paper_and_beside_the_others(path: Path) -> None:
    poster = drawn(path, "东门广场，靠近喷泉的第3号摊位")
    type_ = poster.writing.look.type
    paper = poster.picture.get_rect()
    boxes: list[pygame.Rect] = []
    for line in poster.writing.lines:
        box = type_.line(line.text, line.px, line.colour, line.weight).get_bounding_rect()
        box.topleft = round(line.x) + box.x, round(line.middle - line.px * 0.7) + box.y
        assert paper.contains(box), line
        assert box.collidelist(boxes) < 0, line
        boxes.append(box)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_the_question_is_read_from_five_metres_and_nothing_is_too_small(path: Path) -> None:
    high_mm = [line.px / DPI * MM_PER_INCH for line in drawn(path).writing.lines]
    assert max(high_mm) >= 35  # a hundred and fortieth of the distance
    assert min(high_mm) >= 5


@pytest.mark.parametrize("path", CHINESE, ids=lambda path: path.stem)
def test_a_rule_is_broken_between_its_clauses(path: Path) -> None:
    lines = [line.text for line in drawn(path).writing.lines]
    rule = lines[lines.index("反诈推推乐") + 1 : lines.index("拿不准")]
    assert all(re.search(r"[，；：。？！]$", line) for line in rule[:-1]), rule
