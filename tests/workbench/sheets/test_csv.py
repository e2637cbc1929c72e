"""CSV as WPS and Excel save it: one sheet, whatever the encoding and whatever divides the cells."""

from __future__ import annotations

import csv
import io

import pytest

from game.content.findings import Refused
from game.workbench.sheets.csv import read_csv
from game.workbench.sheets.export import grids_of
from game.workbench.sheets.layout import SHEETS
from tests.workbench.sheets.test_grids import TABLE, sample

GRIDS = grids_of(sample() | {"table": TABLE}, "zh")


def saved(rows: object, delimiter: str = ",", encoding: str = "gbk") -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(rows)  # type: ignore[arg-type] # rows of texts
    return file.getvalue().encode(encoding)


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_way_of_saving_is_read(encoding: str, delimiter: str) -> None:
    for sheet, grid in zip(SHEETS, GRIDS, strict=True):
        found, read = read_csv(saved(grid.rows, delimiter, encoding), "甲.csv")
        assert found is sheet
        assert read.rows == grid.rows


def test_breaks_commas_and_quotes_inside_cells_stay_inside() -> None:
    rows = (GRIDS[4].rows[0], ("a", "内容", "", '他说"好, 的"', "", "一\n二"))
    assert read_csv(saved(rows), "甲.csv")[1].rows[1] == rows[1]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "csv_unknown"),
        ("甲,乙\n1,2\n".encode(), "csv_unknown"),
        (b"\0\1\2", "nul_byte"),
        (b"\xff\xff\xff\xff", "file_not_text"),
        (saved([GRIDS[3].rows[0], ["x" * 200_000]]), "csv_broken"),
        (saved([GRIDS[3].rows[0], *[["甲"]] * 30_000]), "book_too_large"),
        (saved([GRIDS[3].rows[0], ["甲"] * 100]), "book_too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_no_sheet_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_csv(data, "甲.csv")
    assert refused.value.finding.code == code
