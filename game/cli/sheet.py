"""`sheet export` and `sheet import`: a pack as a spreadsheet and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal, NoReturn

import typer

from game.cli.likely import cures, in_pieces
from game.cli.options import PackArgument, SpokenOption, places_or_exit
from game.cli.output import exit_with, print_problems, stop
from game.cli.sheet_changes import Wishes, settled
from game.cli.sheet_marks import mark, renew
from game.content.checks.registry import Check
from game.content.checks.table_trial import TableTrials
from game.content.findings import Finding, Refused
from game.content.problems import Problem
from game.content.reading.ids import with_ids
from game.content.reading.packs import Reading, read_pack
from game.kiosk.places import Places
from game.words import Language, load_words, message_language
from game.workbench.audits import all_audits
from game.workbench.review.number import check_number, fingerprint
from game.workbench.saving import StrangeFileError, refuse_strange, replace_file
from game.workbench.sheets.appending import all_completed, completed, missing
from game.workbench.sheets.checks import SheetReading, read_grids
from game.workbench.sheets.csv import read_csv, told_twice
from game.workbench.sheets.earlier import Earlier
from game.workbench.sheets.export import grids_of
from game.workbench.sheets.grid import Grid, Place
from game.workbench.sheets.guard import inspect, read_file
from game.workbench.sheets.layout import sheet_called
from game.workbench.sheets.origin import Origin
from game.workbench.sheets.reading import is_ours
from game.workbench.sheets.wording import as_list, first_told, told
from game.workbench.yaml.target import Target, load_target
from game.workbench.yaml.writing import Writer

_BOOKS, _COMMA_SEPARATED = frozenset({".xlsx", ".xls", ".et"}), frozenset({".csv", ".tsv", ".txt"})
_PACKS = frozenset({".yaml", ".yml"})
_NO_WISHES = Wishes()
_NO_NAMES: Mapping[str, str] = MappingProxyType({})

app = typer.Typer(help="题包和表格互换，在 WPS 里改 / a pack as a spreadsheet, both ways.", no_args_is_help=True)


@app.command("export")
def export_sheet(
    context: typer.Context,
    pack: PackArgument,
    file: Annotated[Path, typer.Argument(help="要写成的表格 .xlsx / the workbook to write")],
    language: SpokenOption = "zh",
) -> None:
    """题包写成表格 / Write a pack as a workbook. Exit code: 0 done, 1 the pack has mistakes, 2 wrong use."""
    desk = _Desk(places_or_exit(context.obj), language)
    desk.need_library()
    if file.suffix.lower() != ".xlsx":
        desk.wrong_use("wrong_ending", name=file, ending=".xlsx")
    if not pack.is_file():
        desk.missing(pack)
    origin = desk.origin_of(pack)
    if origin is None:
        exit_with(desk.reading_of(pack, ()).problems)
    desk.export(origin, file)


@app.command("import")
def import_sheet(
    context: typer.Context,
    words: Annotated[list[Path], typer.Argument(metavar="FILE... PACK", help="表格和题包 / workbook and pack")],
    may_remove: Annotated[bool, typer.Option("--yes", help="要删的直接删，不再问 / remove without asking")] = False,
    only_adds: Annotated[bool, typer.Option("--append", help="只加新的，别的不动 / add only what is new")] = False,
    is_dry: Annotated[bool, typer.Option("--dry-run", help="只看要动哪里，不写 / show, write nothing")] = False,
    keep: Annotated[
        Literal["book", "pack"] | None,
        typer.Option(help="两边改了同一处，听 book 表格还是 pack 题包 / whom to follow"),
    ] = None,
    language: SpokenOption = "zh",
) -> None:
    """表格写回题包；有错就标在表格里 / Bring a workbook (or CSV sheets) into a pack; mistakes are marked in it."""
    wishes = Wishes(may_remove, only_adds, is_dry, keep)
    desk = _Desk(places_or_exit(context.obj), language, wishes)
    *files, pack = words
    if not files:
        desk.wrong_use("too_few_words")
    if pack.suffix.lower() not in _PACKS:
        desk.wrong_use("wrong_ending", name=pack, ending=".yaml")
    if in_pieces(words) is not None and not all(file.is_file() for file in files):
        desk.missing(files[0], words)
    for file in files:
        if file.suffix.lower() not in _BOOKS | _COMMA_SEPARATED:
            desk.wrong_use("wrong_ending", name=file, ending=".xlsx / .csv")
        if not file.is_file():
            desk.missing(file, words)
    target = desk.target(pack)
    if all(file.suffix.lower() in _COMMA_SEPARATED for file in files):
        desk.import_csv(files, pack, target)
    elif len(files) > 1:
        desk.wrong_use("csv_alone")
    else:
        desk.need_library()
        desk.import_book(files[0], pack, target)


class _Desk:
    """The places, day and language that both commands use."""

    def __init__(self, places: Places, language: str, wishes: Wishes = _NO_WISHES) -> None:
        self.wishes = wishes
        self.icons = places.icon_names
        self.today: date = datetime.now().astimezone().date()
        self.language: Language = message_language(language)
        self.said = load_words("sheets", self.language)
        # Each table is tried only once.
        self.audits = all_audits(TableTrials())

    # -- words ----------------------------------------------------------------------------------------------------

    def say(self, sentence: str, **values: object) -> None:
        """Print a sentence."""
        shown = {name: value.name if isinstance(value, Path) else value for name, value in values.items()}
        typer.echo(self.said[sentence].format_map(shown))

    def fail(self, code: int, sentence: str, **values: object) -> NoReturn:
        """Print one sentence to stderr, and exit."""
        typer.echo(self.said[sentence].format_map(values), err=True)
        raise typer.Exit(code)

    def wrong_use(self, sentence: str, **values: object) -> NoReturn:
        """Exit for wrong use."""
        self.fail(2, sentence, **values)

    def missing(self, file: Path, words: Sequence[Path] = ()) -> NoReturn:
        """Exit because a file does not exist; `words` are all that were typed."""
        stop("\n".join([self.said["not_found"].format(name=file), *cures(file, words)]))

    def need_library(self) -> None:
        """Exit if the library for workbooks is missing."""
        if find_spec("openpyxl") is None:
            self.wrong_use("no_library")

    def refuse(self, file: Path, fault: Refused) -> NoReturn:
        """Exit because a file cannot be read at all."""
        finding = Finding(Place("", 1, 1), fault.finding.code, values=fault.finding.values)
        typer.echo(as_list(file.name, [told(finding, self.language)], _NO_NAMES, self.language), err=True)
        raise typer.Exit(1) from None

    # -- packs ----------------------------------------------------------------------------------------------------

    def reading_of(self, pack: Path, audits: Sequence[Check]) -> Reading:
        """Return what a pack's file is read as."""
        return read_pack(pack, icons=self.icons, today=self.today, language=self.language, audits=audits)

    def target(self, pack: Path) -> Target | None:
        """Return the pack to be changed; `None` if it does not exist yet. Exit if it cannot be changed."""
        if not pack.exists():
            if not pack.parent.is_dir():
                self.wrong_use("not_found", name=pack.parent)
            return None
        target = load_target(pack)
        if target is None:
            print_problems(self.reading_of(pack, ()).problems)
            self.fail(1, "yaml_broken", name=pack)
        return target

    def write(self, pack: Path, target: Target | None, data: Mapping[str, object], origin: Origin | None) -> None:
        """Change the pack to say `data`, which was made from `origin`; if problems remain, the earlier file stays."""
        if target is not None:
            now = self.origin_of(pack)
            data = settled(
                with_ids(target.data), data, origin, "" if now is None else now.number, self.wishes, self.language
            )
        elif self.wishes.is_dry:
            self.say("dry_run")
            return
        language = message_language(str(data["language"])) if target is None else target.language
        notes = load_words("sheets", language).part("notes")
        is_by_line = True
        if target is None:
            encoded = Writer(language).pack(data, notes).encode()
        else:
            is_same = data == with_ids(target.data)
            text, is_by_line = (target.text, True) if is_same else target.saying(data, notes)
            if text == target.text:
                self.say("unchanged", name=pack)
                return
            encoded = target.encoded(text)
        try:
            backup = replace_file(pack, encoded, keeps_earlier=True, check=self._check)
        except OSError as fault:
            self.fail(1, "not_written", name=pack, reason=fault.strerror or type(fault).__name__)
        self.say("written", name=pack)
        if backup is not None:
            self.say("backup" if is_by_line else "rewritten", name=backup if is_by_line else pack, backup=backup.name)

    def _check(self, written: Path) -> None:
        """Check the very file that would be played."""
        problems = self.reading_of(written, self.audits).problems
        if any(problem.is_error for problem in problems):
            exit_with(problems)

    # -- spreadsheets ---------------------------------------------------------------------------------------------

    def export(self, origin: Origin, file: Path) -> None:
        """Write a pack as a workbook that carries what it was made from."""
        from game.workbench.sheets.book import workbook_of  # noqa: PLC0415 - the library need not be installed
        from game.workbench.sheets.intake import is_own_workbook  # noqa: PLC0415 - the library need not be installed

        language = message_language(origin.data["language"])
        data = workbook_of(grids_of(origin.data, language), self.icons, language=language, origin=origin)
        try:
            inspect(data)
        except Refused as fault:
            self.refuse(file, fault)
        try:
            refuse_strange(file, is_own_workbook)
            backup = replace_file(file, data, keeps_earlier=True)
        except StrangeFileError:
            self.wrong_use("strange", name=file)
        except PermissionError:
            self.fail(1, "locked_export", name=file)
        except OSError as fault:
            self.fail(1, "not_written", name=file, reason=fault.strerror or type(fault).__name__)
        self.say("exported", name=file)
        if backup is not None:
            self.say("backup", name=backup)

    def import_csv(self, files: Sequence[Path], pack: Path, target: Target | None) -> None:
        """Merge single sheets into a pack."""
        if target is None:
            self.wrong_use("csv_needs_pack", name=pack)
        grids = {sheet_called(grid.title): grid for grid in grids_of(with_ids(target.data), target.language)}
        names, gone = dict[str, str](), list[str]()
        for file in files:
            try:
                sheet, grid = read_csv(read_file(file), file.name)
            except Refused as fault:
                self.refuse(file, fault)
            title = sheet.title(target.language)
            if title in names:
                self.refuse(file, told_twice(names[title], title))
            handed = Grid(title, grid.rows)
            gone += missing(handed, grids[sheet], sheet)
            grids[sheet] = completed(handed, grids[sheet], sheet) if self.wishes.only_adds else handed
            names[title] = file.name
        reading = self._read(list(grids.values()), " + ".join(file.name for file in files), target, names)[0]
        if reading.data is None:
            if gone and not self.wishes.only_adds:
                typer.echo(self.said("rows_gone", count=len(gone), names="、".join(gone)), err=True)
            raise typer.Exit(1)
        self.write(pack, target, reading.data, None)

    def import_book(self, file: Path, pack: Path, target: Target | None) -> None:
        """Bring a whole workbook into a pack, or mark in it what keeps it out."""
        from game.workbench.sheets.intake import read_origin, read_workbook  # noqa: PLC0415 - as above

        try:
            book = read_file(file)
            grids, origin = read_workbook(book), read_origin(book)
        except Refused as fault:
            self.refuse(file, fault)
        if self.wishes.only_adds and target is not None:
            grids = all_completed(grids, grids_of(with_ids(target.data), target.language))
        reading, problems = self._read(grids, file.name, target)
        if reading.data is None:
            if is_ours(grids):
                errors = [problem for problem in problems if problem.is_error]
                typer.echo(mark(file, book, errors, reading.wrong, self.said))
            raise typer.Exit(1)
        self.write(pack, target, reading.data, origin)
        written = self.origin_of(pack)
        # What the workbook says now: its next changes are those from here on.
        told = renew(file, book, None if written is None else Origin(written.number, reading.data), self.said)
        if told:
            typer.echo(told)

    def origin_of(self, pack: Path) -> Origin | None:
        """Return what a workbook that is exported from a pack carries; `None` if the pack is broken."""
        reading, target = self.reading_of(pack, ()), load_target(pack)
        if reading.pack is None or target is None:
            return None
        return Origin(check_number(fingerprint(reading.pack)), with_ids(target.data))

    def _read(
        self, grids: Sequence[Grid], name: str, target: Target | None, names: Mapping[str, str] = _NO_NAMES
    ) -> tuple[SheetReading, list[Problem]]:
        """Read sheets, and word what is wrong; `names` are the files of single sheets, others are the pack's."""
        kept = frozenset(grid.title for grid in grids if names and grid.title not in names)
        earlier = None if target is None else Earlier(grids_of(with_ids(target.data), target.language))
        reading = read_grids(grids, icons=self.icons, today=self.today, audits=self.audits, kept=kept, earlier=earlier)
        problems = first_told(reading.findings, self.language)
        if problems:
            left = len(reading.findings) - len(problems)
            typer.echo(as_list(name, problems, names, self.language, left), err=True)
        return reading, problems
