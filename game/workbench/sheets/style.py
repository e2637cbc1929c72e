"""The look of a workbook: colours, widths, frozen headings. Nothing here changes its content."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.cell import Cell, MergedCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from game.content.fields.names import PLACES, spelled
from game.words import Language
from game.workbench.sheets.layout import EXHIBIT_PARTS, GENERAL, PLACES_OF_A_ROW, SCAMS, SHEETS, TABLE, Column, Sheet

_FACES: Mapping[Language, str] = {"zh": "微软雅黑", "en": "Calibri"}
_NEEDED = "1F4E5F"
_OPTIONAL = "DCE8EC"
_SET_BACK = "EDEDED"
_RED_ZONE = "F8CBAD"
_LINE = Side(style="thin", color="B7C4C9")
_TAB_COLOURS = ("1F4E5F", "C55A11", "C55A11", "548235", "548235", "7F6000", "7F6000", "B8860B")
_TEXT = "@"
_ROW_HEIGHT = 36
_GUIDE_WIDTH = 110
_FROZEN = {SCAMS: "C2", EXHIBIT_PARTS: "C2"}


class Look:
    """The look of one workbook."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.face = _FACES[language]

    def guide(self, cell: Cell | MergedCell, style: str) -> None:
        """Style one line of the guide: `title`, `headline` or `text`."""
        size = {"title": 18, "headline": 13}.get(style, 11)
        cell.font = Font(name=self.face, size=size, bold=style in {"title", "headline"}, color=_NEEDED)
        if style == "text":
            cell.font = Font(name=self.face, size=size)
        cell.alignment = Alignment(wrap_text=True, vertical="top")

    def guide_sheet(self, target: Worksheet) -> None:
        """Style the guide as a whole."""
        target.column_dimensions["A"].width = _GUIDE_WIDTH
        target.sheet_view.showGridLines = False
        target.sheet_properties.tabColor = "7F7F7F"

    def sheet(self, target: Worksheet, sheet: Sheet, last: int) -> None:
        """Style a sheet to fill in, after its texts were written; `last` is the row of the last places."""
        for number, column in enumerate(sheet.columns, 1):
            self._column(target, number, column)
        for row in target.iter_rows(min_row=2):
            for cell in row:
                cell.font = Font(name=self.face, size=11, bold=cell.column == 1 and sheet in {GENERAL, TABLE})
                cell.number_format = _TEXT
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        target.freeze_panes = _FROZEN.get(sheet, "B2")
        target.sheet_properties.tabColor = _TAB_COLOURS[SHEETS.index(sheet)]
        target.page_setup.orientation = "landscape"
        target.page_setup.fitToHeight = 0
        target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        target.print_title_rows = "1:1"
        if sheet.parts:
            self._parts(target, sheet)
        elif sheet is TABLE:
            self._table(target, last)
        elif sheet is not GENERAL:
            target.auto_filter.ref = target.dimensions

    def _column(self, target: Worksheet, number: int, column: Column) -> None:
        heading = target.cell(1, number)
        heading.fill = PatternFill("solid", fgColor=_NEEDED if column.is_needed else _OPTIONAL)
        heading.font = Font(name=self.face, size=11, bold=True, color="FFFFFF" if column.is_needed else _NEEDED)
        heading.alignment = Alignment(vertical="center", wrap_text=True)
        heading.border = Border(bottom=_LINE, right=_LINE)
        # New cells take the format of their column, so that what is typed there stays text as well.
        width = target.column_dimensions[get_column_letter(number)]
        width.width = column.width
        width.number_format = _TEXT
        width.alignment = Alignment(wrap_text=True, vertical="top")
        width.font = Font(name=self.face, size=11)

    def _parts(self, target: Worksheet, sheet: Sheet) -> None:
        """Draw a line above each new owner, and dim what a kind of part does not take."""
        above = None
        for row in target.iter_rows(min_row=2):
            if row[0].value != above:
                above = row[0].value
                for cell in row:
                    cell.border = Border(top=_LINE)
        target.auto_filter.ref = target.dimensions
        last = target.max_row + 1000
        for part in sheet.parts:
            shown = spelled(part, self.language)
            for at, column in enumerate(sheet.columns, 1):
                if not sheet.takes(part, column):
                    letter = get_column_letter(at)
                    rule = colour_rule(f'$B2="{shown}"', _SET_BACK)
                    target.conditional_formatting.add(f"{letter}2:{letter}{last}", rule)

    def _table(self, target: Worksheet, last: int) -> None:
        """Style places as a seating plan: wide, framed, and the red zone red."""
        for row in range(2, last + 1):
            target.row_dimensions[row].height = _ROW_HEIGHT
            for column in range(2, PLACES_OF_A_ROW + 2):
                cell = target.cell(row, column)
                cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
                cell.border = Border(top=_LINE, bottom=_LINE, left=_LINE, right=_LINE)
            target.cell(row, 1).alignment = Alignment(vertical="center")
        for (chinese, english), colour in zip(PLACES.items(), (_RED_ZONE, _SET_BACK), strict=True):
            rule = colour_rule(f'OR(B2="{chinese}",B2="{english}")', colour)
            target.conditional_formatting.add(f"B2:F{last}", rule)


def colour_rule(formula: str, colour: str) -> Rule:
    """Fill cells for which `formula` is true."""
    return Rule("expression", formula=[formula], dxf=DifferentialStyle(fill=PatternFill(bgColor=colour)))
