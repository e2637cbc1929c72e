"""What `tests/benchmarks/fuzz_packs.py`, and a hunt along its lines, have found; as small as it can be made."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.content.checks import takeaways as pack_audits
from game.content.reading.packs import read_pack
from game.takeaway.payload import has_address
from game.workbench.repair.fixing import fix_text
from game.workbench.sheets.checks import read_grids
from game.workbench.sheets.export import grids_of
from game.workbench.sheets.grid import Grid
from game.workbench.sheets.layout import EXHIBIT_PARTS, sheet_called
from game.workbench.yaml.target import parse
from tests.alarm import must_end
from tests.content.hostile import headed
from tests.content.sample import ICONS, TODAY, sample_yaml, write_sample


def test_a_heading_that_goes_home_with_every_scam_is_searched_for_addresses_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[str] = []

    def counted(text: str) -> bool:
        searched.append(text)
        return has_address(text)

    monkeypatch.setattr(pack_audits, "has_address", counted)
    path = write_sample(tmp_path, text=headed(12))
    reading = read_pack(path, icons=ICONS, today=TODAY, audits=[pack_audits.check_takeaways])
    assert "takeaway_too_long" in {problem.code for problem in reading.problems}
    assert sum(text.startswith("1.1.1.") for text in searched) == 1


def sheets(exhibits: int, prefix: str) -> list[Grid]:
    """Of a pack with very many exhibits; what its parts say they belong to begins with `prefix`."""
    target = parse(sample_yaml())
    assert target is not None
    data = target.data
    data["exhibits"] = [{**data["exhibits"][0], "id": f"item_number_{at}"} for at in range(exhibits)]
    return [
        Grid(
            grid.title, (grid.rows[0], *((f"{prefix}{at}_{row[0]}", *row[1:]) for at, row in enumerate(grid.rows[1:])))
        )
        if sheet_called(grid.title) is EXHIBIT_PARTS
        else grid
        for grid in grids_of(data, "zh")
    ]


def test_sheets_in_which_no_row_names_its_exhibit() -> None:
    """Each was held against the names of all exhibits: minutes for a workbook as large as is read."""
    with must_end():
        reading = read_grids(sheets(3000, "itme_nubmer_"), icons=ICONS, today=TODAY)
    assert reading.data is None
    assert "owner_unknown" in {finding.code for finding in reading.findings}


@pytest.mark.parametrize(
    "text",
    [
        "骗术:\n说出几条:\n骗术:\n-编号:e\n\u2003开场白:\n    特征:\n      -文理由\n       条理由\n    内容:\n\u2003图",
        "骗术:\n带走:\u00ad,猺再",
    ],
    ids=["indent", "unseen"],
)
def test_a_second_repair_changes_nothing(text: str) -> None:
    once = fix_text(text)
    assert once.text != text
    assert fix_text(once.text).text == once.text


def test_behind_a_hundred_mistakes_a_line_without_words_is_no_fault_of_ours(tmp_path: Path) -> None:
    path = write_sample(tmp_path, text="a: \na:\n" * 49 + "a: \na:展品:\n  -号: 〝\n    内容:\n\u00a0- s:")
    assert read_pack(path, icons=ICONS, today=TODAY).problems
