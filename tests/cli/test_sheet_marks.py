"""Marks lose nothing: what the library does not know stays in the organiser's workbook, which is left alone then."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from game.workbench.sheets.losses import loses
from tests.cli.test_sheet import edit, exported, run, spoil

X14 = (
    '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations count="0"/>'
    "</ext></extLst></worksheet>"
)


def rezipped(book: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Change the parts of a workbook behind the library's back."""
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def add_pictures(parts: dict[str, bytes]) -> None:
    parts["xl/cellimages.xml"] = b"<etc:cellImages xmlns:etc='http://www.wps.cn/officeDocument/2017/etCustomData'/>"
    parts["xl/media/image1.png"] = b"\x89PNG"


def add_drop_downs(parts: dict[str, bytes]) -> None:
    name = "xl/worksheets/sheet5.xml"
    parts[name] = parts[name].replace(b"</worksheet>", X14.encode())


def add_pronunciation(parts: dict[str, bytes]) -> None:
    name = "xl/worksheets/sheet5.xml"
    parts[name] = parts[name].replace(b"</is>", b'<rPh sb="0" eb="1"><t>a</t></rPh></is>', 1)


@pytest.mark.parametrize("change", [add_pictures, add_drop_downs, add_pronunciation])
def test_what_would_be_lost_stays_and_a_copy_is_marked(
    change: Callable[[dict[str, bytes]], None], tmp_path: Path
) -> None:
    pack, book = exported(tmp_path)
    edit(book, spoil)
    rezipped(book, change)
    mine = book.read_bytes()
    result = run("import", book, pack)
    assert result.exit_code == 1
    assert "没有动它；红色标在了副本里：夜市-要改.xlsx" in result.output
    assert book.read_bytes() == mine
    assert loses(mine, (tmp_path / "夜市-要改.xlsx").read_bytes())


def test_a_sound_workbook_with_pictures_is_imported_and_left_alone(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    edit(book, lambda opened: opened["总表"].__setitem__("B4", "东栅街道"))
    rezipped(book, add_pictures)
    mine = book.read_bytes()
    assert run("import", book, pack).exit_code == 0
    assert book.read_bytes() == mine


def test_marks_that_stay_because_a_picture_came_are_told(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    cell = load_workbook(book)["展品"]["B2"].value
    edit(book, lambda opened: opened["展品"].__setitem__("B2", "短讯"))
    assert "标成红色" in run("import", book, pack).output
    edit(book, lambda opened: opened["展品"].__setitem__("B2", cell))
    rezipped(book, add_pictures)
    mine = book.read_bytes()
    result = run("import", book, pack)
    assert result.exit_code == 0
    assert "没有动它；里面以前的红色没有去掉" in result.output
    assert book.read_bytes() == mine


def test_a_dry_run_marks_nothing_and_takes_no_mark_away(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    right = load_workbook(book)["展品"]["B2"].value
    edit(book, lambda opened: opened["展品"].__setitem__("B2", "短讯"))
    mine = book.read_bytes()
    result = run("import", book, pack, "--dry-run")
    assert (result.exit_code, book.read_bytes()) == (1, mine)
    assert "标成红色" not in result.output
    assert "标成红色" in run("import", book, pack).output
    edit(book, lambda opened: opened["展品"].__setitem__("B2", right))
    mine = book.read_bytes()
    for into in (pack, tmp_path / "new.yaml"):
        assert run("import", book, into, "--dry-run").exit_code == 0
        assert book.read_bytes() == mine
    assert sorted(path.name for path in tmp_path.iterdir()) == ["夜市.xlsx", "夜市.yaml"]


def test_a_workbook_without_styles_is_read_and_never_said_to_be_open(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)

    def unstyled(parts: dict[str, bytes]) -> None:
        del parts["xl/styles.xml"]
        for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
            parts[name] = re.sub(rb"<[^<>]*styles\.xml[^<>]*/>", b"", parts[name])
        for name, data in parts.items():
            if name.startswith("xl/worksheets/sheet"):
                plain = re.sub(rb' s(tyle)?="\d+"', b"", data)
                parts[name] = re.sub(rb"<conditionalFormatting.*?</conditionalFormatting>", b"", plain)

    edit(book, lambda opened: opened["总表"].__setitem__("B4", "东栅街道"))
    rezipped(book, unstyled)
    result = run("import", book, pack)
    assert result.exit_code == 0, result.output
    assert "正开着" not in result.output
    assert "东栅街道" in pack.read_text(encoding="utf-8")


def test_strict_open_xml_is_named(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)

    def strict(parts: dict[str, bytes]) -> None:
        usual = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        for name, data in parts.items():
            parts[name] = data.replace(usual, b"http://purl.oclc.org/ooxml/spreadsheetml/main")

    rezipped(book, strict)
    result = run("import", book, pack)
    assert result.exit_code == 1
    assert "Strict Open XML" in result.output
    assert "Excel 工作簿 (*.xlsx)" in result.output
    assert "缺少工作表" not in result.output


def test_no_workbook_without_our_number_is_written_over(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    edit(book, lambda opened: opened["选项"].delete_cols(5))
    mine = book.read_bytes()
    result = run("export", pack, book)
    assert result.exit_code == 2
    assert book.read_bytes() == mine
