"""No line of any screen begins or ends with the wrong mark, or tears a name, a word or an amount."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

import pytest

from game.app.wiring import make_contexts
from game.content.texts import names_in, texts_of
from game.kiosk.contexts import Situation
from game.kiosk.settings import Settings
from game.ui.sound import Audio
from game.ui.type.fonts import Fonts
from game.ui.type.lexicon import MOST_OF_A_NAME, BreakCost
from game.ui.type.linebreak import wrap
from game.ui.type.memory import Block
from game.workbench.layout.unpainted import Blank, BlankType, unpainted
from tests.flow.layout_screens import (
    playable_of,
    screens_of_exhibit,
    screens_of_pack,
    screens_of_scam,
    screens_of_table,
)
from tests.stall import places, unspaced

PACKS = ("night-market", "families", "students", "shopkeepers", "visitors.en")
SIZES = ((1920, 1080), (1080, 1920), (1280, 1024), (1024, 600))
SCALES = (1.0, 1.4)
SAMPLED = 12
"""Every so many-th exhibit and scam is looked at in each case, other ones in each."""
NEVER_BEGINS = "，。！？、；：”’）】》」…—·％%"
NEVER_ENDS = "“‘（【《「¥￥"
AMOUNT = re.compile(r"[¥￥]?[0-9][0-9.,]*[元块万天岁号日]?|…+|—+")
WORDS = tuple((Path(__file__).parent / "everyday_words.txt").read_text(encoding="utf-8").split())


class NotingType(BlankType):
    """Notes every text that was set, and its lines."""

    def __init__(self, fonts: Fonts, break_cost: BreakCost) -> None:
        super().__init__(fonts, break_cost)
        self.noted: list[tuple[str, tuple[str, ...], float]] = []

    def _broken(self, text: str, px: int, max_width: float, weight: int, leading: float) -> Block:
        block = super()._broken(text, px, max_width, weight, leading)
        if not self._is_rough:
            self.noted.append((text, block.lines, max_width / px))
        return block


@cache
def kept_of(pack: str) -> tuple[str, ...]:
    """The words that may not be torn: everyday ones, and names of the pack, by runs of Han."""
    names = (run for found in playable_of(pack).packs.values() for name in names_in(found) for run in han(name))
    return (*WORDS, *(name for name in names if 1 < len(name) <= MOST_OF_A_NAME))


def han(text: str) -> list[str]:
    return re.findall("[\u4e00-\u9fff]+", text)


def faults(text: str, lines: tuple[str, ...], width_em: float, kept: tuple[str, ...]) -> Iterator[str]:
    """What is wrong with these lines of a text, in a column `width_em` wide."""
    if width_em < 4:  # a name of four characters or a mark cannot be kept there
        return
    for line, following in pairwise(lines):
        if following[:1] in NEVER_BEGINS and following:
            yield f"begins: {following}"
        if line[-1:] in NEVER_ENDS and line:
            yield f"ends: {line}"
    whole = unspaced("".join(lines))
    breaks = ends_of(lines) - ends_of(text.split("\n"))
    # Amounts are looked for before the spaces go: “12-03, 1,900” are two.
    amounts = ((len(unspaced(text[: match.start()])), len(match[0])) for match in AMOUNT.finditer(text))
    found = [(start, start + length) for start, length in amounts]
    for word in kept:
        found += [(match.start(), match.start() + len(word)) for match in re.finditer(f"(?={word})", whole)]
    for start, end in found:
        # There may be a mark on either side.
        if end - start <= width_em - 2 and any(start < place < end for place in breaks):
            yield f"{whole[start:end]} torn: {'|'.join(lines)}"


def ends_of(lines: Iterable[str]) -> set[int]:
    """How many characters there are up to the end of each line, without spaces."""
    return set(accumulate(len(unspaced(line)) for line in lines))


@pytest.mark.parametrize("pack", PACKS)
def test_lines_of_screens_keep_the_rules(pack: str) -> None:
    found: set[str] = set()
    playable = playable_of(pack)
    make = make_contexts(places(), Settings(), playable, random.Random(7), Audio(), type_of=NotingType)
    with unpainted():
        for number, (size, scale) in enumerate((size, scale) for size in SIZES for scale in SCALES):
            context = make(Situation(size, next(iter(playable.packs)), scale))
            canvas = Blank(size)
            shown = [screens_of_pack(context), screens_of_table(context)]
            share = slice((number + PACKS.index(pack)) % SAMPLED, None, SAMPLED)
            shown += [screens_of_scam(context, index) for index in range(len(context.pack.scams))[share]]
            shown += [screens_of_exhibit(context, exhibit.id) for exhibit in context.pack.exhibits[share]]
            for screens in shown:
                for _, scene in screens:
                    scene.draw(canvas)
            type_ = context.look.type
            assert isinstance(type_, NotingType)
            assert type_.noted
            for text, lines, width_em in type_.noted:
                found.update(faults(text, lines, width_em, kept_of(pack)))
            type_.noted.clear()
    assert sorted(found) == []


@pytest.mark.parametrize("pack", [pack for pack in PACKS if not pack.endswith(".en")])
def test_texts_of_packs_keep_the_rules_in_columns(pack: str) -> None:
    """Every text, in one column of those from 7 to 22 ems."""
    playable = playable_of(pack)
    make = make_contexts(places(), Settings(), playable, random.Random(7), Audio(), type_of=NotingType)
    cost = make(Situation((640, 480), "zh", 1.0)).look.type.break_cost
    found: list[str] = []
    texts = [text for _, text in texts_of(playable.packs["zh"]) if len(text) > 6]
    for number, text in enumerate(texts):
        width = 7 + number * 5 % 16
        lines = wrap(text, lambda character: 1.0 if character > "\u2000" else 0.55, width, cost, half=0.5)
        found += faults(text, tuple(lines), width, kept_of(pack))
    assert found == []
