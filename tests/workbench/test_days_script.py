"""A day at the desk: new, sheet, edits on both sides, merge, check, preview, review, stick. Not one character is lost.

`FANZHA_DAYS=30` plays thirty of them instead of two.
"""

from __future__ import annotations

import copy
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from game.kiosk.stock.sticks import Offer
from game.kiosk.stock.store import PackStore
from game.workbench.sheets.export import grids_of
from game.workbench.sheets.grid import text_of
from game.workbench.yaml.target import Target, load_target
from tests.cli.program import main
from tests.content.sample import sample_yaml
from tests.workbench.sheets.test_grids import sample
from tests.workbench.test_yaml_editing import COMMENTED, SPACED

DAYS = int(os.environ.get("FANZHA_DAYS", "2"))
SIGNS = "停问查付款家人甲乙，。！？：；“”‘’（）《》、—…·～ aZ09'\"#-=+@:[]{}&*%|>,.!?/\\_$^~<;()"
"""What people type: both languages' marks, and all that means something to YAML, to spreadsheets or to a page."""
TEXTS = st.text(SIGNS, min_size=1, max_size=5).map(lambda text: " ".join(text.split())).filter(bool)


def free(data: Any) -> Iterator[tuple[Any, str]]:
    """The texts that may say anything short, as what holds them and the key."""
    keys = (
        "title",
        "organiser",
        "defence",
        "sign",
        "recall",
        "sender",
        "explanation",
        "action",
        "why",
        "why_not",
        "label",
    )
    for key in data if isinstance(data, dict) else range(len(data)):
        if isinstance(data[key], (dict, list)):
            yield from free(data[key])
        elif key in keys:
            yield data, str(key)


@dataclass
class Edits:
    """What one side changes: texts by the number of their place, and exhibits that it adds."""

    texts: dict[int, str] = field(default_factory=dict)
    added: list[tuple[str, str]] = field(default_factory=list)

    def made(self, data: Any) -> Any:
        """The pack with these edits."""
        data, first = copy.deepcopy(data), sample()["exhibits"][0]
        places = list(free(data))
        for at, text in self.texts.items():
            holder, key = places[at]
            holder[key] = text
        for name, text in self.added:
            data["exhibits"].append({**first, "id": name, "action": text})
        return data


@st.composite
def days(draw: st.DrawFn) -> tuple[str, Edits, Edits]:
    """A pack as text, and what its file and its workbook change, never in the same place."""
    text = draw(st.sampled_from([COMMENTED, sample_yaml(), *SPACED]))
    sides = Edits(), Edits()
    for number, at in enumerate(sorted(draw(st.sets(st.integers(0, 60), min_size=3, max_size=12)))):
        # Twice the same text would be told as a repetition.
        sides[draw(st.integers(0, 1))].texts[at] = f"{draw(TEXTS)}{'甲乙丙丁戊己庚辛壬癸子丑'[number]}"
    for side, name in zip(sides, ("from_file", "from_book"), strict=True):
        side.added += [(f"{name}_{at}", f"{draw(TEXTS)}做") for at in range(draw(st.integers(0, 2)))]
    return text, *sides


def type_in(path: Path, before: Any, after: Any) -> None:
    """Type into a workbook what differs, cell by cell."""
    book = load_workbook(path)
    for old, new in zip(grids_of(before, "zh"), grids_of(after, "zh"), strict=True):
        sheet = book[new.title]
        for number in range(max(len(old.rows), len(new.rows))):
            rows = [grid.rows[number] if number < len(grid.rows) else () for grid in (old, new)]
            for column in range(max(map(len, rows))):
                texts = [text_of(row[column]) if column < len(row) else "" for row in rows]
                if texts[0] != texts[1]:
                    cell = sheet.cell(number + 1, column + 1)
                    cell.value = texts[1] or None
                    cell.data_type = "s" if texts[1] else cell.data_type
    book.save(path)


def target(path: Path) -> Target:
    loaded = load_target(path)
    assert loaded is not None
    return loaded


def by_id(data: Any) -> Any:
    """A pack whose exhibits are in no order, as two sides may have added some."""
    return {**data, "exhibits": {each["id"]: each for each in data["exhibits"]}}


@settings(max_examples=DAYS, deadline=None, derandomize=DAYS == 2)
@given(days())
def test_a_day_loses_not_one_character(day: tuple[str, Edits, Edits]) -> None:
    text, in_file, in_book = day
    with TemporaryDirectory() as name:
        folder = Path(name)
        pack, book = folder / "夜市.yaml", folder / "夜市.xlsx"
        assert main("new", str(pack)) == 0
        pack.write_text(text, encoding="utf-8")
        assert main("sheet", "export", str(pack), str(book)) == 0
        base = target(pack)
        by_hand, _ = base.saying(in_file.made(base.data), {})
        pack.write_bytes(base.encoded(by_hand))
        type_in(book, base.data, in_book.made(base.data))

        assert main("sheet", "import", str(book), str(pack)) == 0
        merged = target(pack)
        assert by_id(merged.data) == by_id(in_book.made(in_file.made(base.data)))
        notes = [line for line in by_hand.splitlines() if line.lstrip().startswith("#")]
        assert [line for line in merged.text.splitlines() if line.lstrip().startswith("#")] == notes
        kept = pack.read_bytes()

        assert main("check", str(pack)) == 0
        assert main("preview", str(pack), "--out", str(folder / "preview"), "--size", "640x360") in {0, 1}
        assert main("review", str(pack), "--out", str(folder / "review"), "--no-pictures") == 0
        signed = "".join(unescape((folder / "review" / "review.html").read_text(encoding="utf-8")).split())
        edited = [*in_file.texts.values(), *in_book.texts.values(), *(each for _, each in in_file.added)]
        assert [said for said in edited if "".join(said.split()) not in signed] == []

        store = PackStore(folder / "machine")
        stick = folder / "stick"
        stick.mkdir()
        (stick / pack.name).write_bytes(pack.read_bytes())
        store.keep(store.bring_in(Offer("U盘", stick / pack.name)))
        played = store.active()
        assert played is not None
        assert played.read_bytes() == pack.read_bytes() == kept
