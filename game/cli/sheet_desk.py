"""The desk of `sheet export` and `sheet import`: the places, day and language, and what both commands do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

import typer

from game.cli.output import exit_with, print_problems
from game.cli.sheet_banks import drafted, quoted, write_new
from game.cli.sheet_changes import Wishes, settled
from game.cli.sheet_marks import mark, renew
from game.cli.sheet_voice import Voice
from game.content.checks.registry import Check
from game.content.checks.table_trial import TableTrials
from game.content.findings import Refused
from game.content.problems import Problem
from game.content.reading.ids import with_ids
from game.content.reading.packs import Reading, read_pack
from game.kiosk.places import Places
from game.words import load_words, message_language
from game.workbench.audits import all_audits
from game.workbench.banks.reading import Bank, is_bank, of_grids, of_word
from game.workbench.banks.word import word_bytes
from game.workbench.review.number import check_number, fingerprint
from game.workbench.saving import StrangeFileError, refuse_strange, replace_file
from game.workbench.sheets.appending import all_completed, completed, missing
from game.workbench.sheets.checks import SheetReading, read_grids
from game.workbench.sheets.csv import csv_grid, read_csv, told_twice
from game.workbench.sheets.earlier import Earlier
from game.workbench.sheets.export import grids_of
from game.workbench.sheets.grid import Grid
from game.workbench.sheets.guard import inspect, read_file
from game.workbench.sheets.layout import sheet_called
from game.workbench.sheets.origin import Origin
from game.workbench.sheets.reading import is_ours
from game.workbench.sheets.wording import as_list, first_told
from game.workbench.yaml.target import Target, load_target
from game.workbench.yaml.writing import Writer

_NO_WISHES = Wishes()
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Desk(Voice):
    """The places, day and language that both commands use."""

    def __init__(self, places: Places, language: str, wishes: Wishes = _NO_WISHES) -> None:
        super().__init__(language)
        self.wishes = wishes
        self.icons = places.icon_names
        self.today: date = datetime.now().astimezone().date()
        # Each table is tried only once.
        self.audits = all_audits(TableTrials())

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
            self.wrong_use("not_written", name=pack, reason=fault.strerror or type(fault).__name__)
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
            self.wrong_use("locked_export", name=file)
        except OSError as fault:
            self.wrong_use("not_written", name=file, reason=fault.strerror or type(fault).__name__)
        self.say("exported", name=file)
        if backup is not None:
            self.say("backup", name=backup)

    def import_csv(self, files: Sequence[Path], pack: Path, target: Target | None, book: Path | None = None) -> None:
        """Merge single sheets into a pack; `book` is the workbook that they were saved from."""
        if target is None:
            self.wrong_use("csv_needs_pack", name=pack)
        origin = None if book is None else self._origin_in(book)
        held = with_ids(target.data) if origin is None else origin.data
        grids = {sheet_called(grid.title): grid for grid in grids_of(held, target.language)}
        names, gone = dict[str, str](), list[str]()
        for file in files:
            try:
                data = read_file(file)
                bank = csv_grid(data, file.name, is_bank)
                if bank is not None:
                    self.draft(file, of_grids([bank], self.language), pack, target, len(files))
                    return
                sheet, grid = read_csv(data, file.name)
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
        self.write(pack, target, reading.data, origin)

    def _origin_in(self, book: Path) -> Origin:
        """Return what a workbook was made from; exit if it does not say."""
        from game.workbench.sheets.intake import read_origin  # noqa: PLC0415 - as above

        self.need_library()
        try:
            origin = read_origin(read_file(book))
        except Refused as fault:
            self.refuse(book, fault)
        if origin is None:
            self.wrong_use("no_origin", name=book)
        return origin

    def import_book(self, file: Path, pack: Path, target: Target | None) -> None:
        """Bring a whole workbook into a pack, or mark in it what keeps it out."""
        from game.workbench.sheets.intake import read_origin, read_workbook  # noqa: PLC0415 - as above

        try:
            book = read_file(file)
            grids, origin = read_workbook(book, is_bank), read_origin(book)
        except Refused as fault:
            self.refuse(file, fault)
        if not is_ours(grids) and any(map(is_bank, grids)):
            self.draft(file, of_grids(grids, self.language), pack, target)
            return
        if self.wishes.only_adds and target is not None:
            grids = all_completed(grids, grids_of(with_ids(target.data), target.language))
        reading, problems = self._read(grids, file.name, target)
        if reading.data is None:
            if is_ours(grids) and not self.wishes.is_dry:
                errors = [problem for problem in problems if problem.is_error]
                typer.echo(mark(file, book, errors, reading.wrong, self.said))
            raise typer.Exit(1)
        self.write(pack, target, reading.data, origin)
        if self.wishes.is_dry:
            return
        written = self.origin_of(pack)
        # What the workbook says now: its next changes are those from here on.
        told = renew(file, book, None if written is None else Origin(written.number, reading.data), self.said)
        if told:
            typer.echo(told)

    def import_word(self, file: Path, pack: Path, target: Target | None) -> None:
        """Make drafts of the questions in a Word file."""
        try:
            bank = of_word(word_bytes(file), self.language)
        except Refused as fault:
            self.refuse(file, fault)
        self.draft(file, bank, pack, target)

    def draft(self, file: Path, bank: Bank, pack: Path, target: Target | None, files: int = 1) -> None:
        """Write drafts of the questions of a bank for a pack; the pack stays as it is."""
        self.need_library()
        if files > 1:
            self.wrong_use("bank.alone")
        if target is None:
            self.wrong_use("bank.needs_pack", name=pack)
        if bank.findings:
            problems = first_told(bank.findings, self.language)
            left = len(bank.findings) - len(problems)
            typer.echo(as_list(file.name, problems, _NO_NAMES, self.language, left), err=True)
        if not bank.questions:
            self.fail(1, "bank.none", name=file.name)
        origin = self.origin_of(pack)
        if origin is None:
            exit_with(self.reading_of(pack, ()).problems)
        try:
            data, guessed = drafted(bank, origin, self.icons, target.language)
        except Refused as fault:
            self.refuse(file, fault)
        total = len(bank.questions)
        if self.wishes.is_dry:
            self.say("bank.dry", name=file, count=total, guessed=guessed, waiting=total - guessed)
            return
        try:
            book = write_new(file, data, self.said)
        except OSError as fault:
            self.wrong_use("not_written", name=file.parent, reason=fault.strerror or type(fault).__name__)
        again = quoted(book, pack)
        self.say(
            "bank.drafted", name=file, count=total, guessed=guessed, waiting=total - guessed, book=book, again=again
        )

    def origin_of(self, pack: Path) -> Origin | None:
        """Return what a workbook that is exported from a pack carries; `None` if the pack is broken."""
        reading, target = self.reading_of(pack, ()), load_target(pack)
        if reading.pack is None or target is None:
            return None
        return Origin(check_number(fingerprint(reading.pack, pack.parent)), with_ids(target.data))

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
