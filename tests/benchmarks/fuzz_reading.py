"""What `fuzz_packs.py` does with one hostile file: reads it, and holds what came of it against what is promised."""

from __future__ import annotations

import re
import time
import traceback
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from game.content.checks.takeaways import check_takeaways
from game.content.findings import Refused
from game.content.reading.packs import read_pack
from game.content.slips.list_marks import NUMBER
from game.words import Language, load_words
from game.workbench.audits import check_glyphs
from game.workbench.repair.fixing import fix_bytes
from game.workbench.report.text import as_json, as_text
from game.workbench.sheets.checks import read_grids
from game.workbench.sheets.csv import read_csv
from game.workbench.sheets.export import grids_of
from game.workbench.sheets.grid import Grid
from game.workbench.sheets.layout import Sheet, sheet_called
from game.workbench.sheets.wording import as_list, told
from game.workbench.yaml.target import parse
from tests.benchmarks.fuzz_inputs import sample
from tests.content.sample import ICONS, TODAY

KNOWN_CODES = frozenset(
    key.split(".")[0] for key in [*load_words("findings", "zh"), *load_words("sheets", "zh").part("findings")]
)
MINIMISE_S = 30.0
_LEAD = re.compile(rf"^[\s\-]*{NUMBER.pattern}")
MOST_TWICE = 30_000
"""Larger files are repaired only once: the time that a repair takes is measured too."""


class BrokenPromiseError(Exception):
    """Reading ended, but not as it should have."""


class TooLongError(BaseException):
    """Reading does not end. No `except Exception` may catch it."""


def promise(kept: bool, what: str) -> None:
    if not kept:
        raise BrokenPromiseError(what)


class Reader:
    """Reads inputs of each kind, and holds what came of it against what is promised; tells the codes."""

    def __init__(self, path: Path) -> None:
        # Opened once: opening a file anew for every input takes longer than reading it.
        self.path, self.file = path, path.open("wb", buffering=0)
        self.target = sample()
        self.grids: dict[Sheet | None, Grid] = {
            sheet_called(grid.title): grid for grid in grids_of(self.target.data, "zh")
        }

    def read(self, kind: str, data: bytes) -> set[str]:
        # Also for kinds that read no file: whoever dies leaves its last input here.
        self.file.seek(0)
        self.file.write(data)
        self.file.truncate()
        language: Language = "en" if len(data) % 3 == 0 else "zh"
        codes = {"pack": self.pack, "fix": self.fix, "csv": self.csv}[kind](data, language)
        promise(codes - KNOWN_CODES <= {"sound", "fixed"}, f"codes without words: {codes - KNOWN_CODES}")
        return codes

    def pack(self, _: bytes, language: Language) -> set[str]:
        audits = (check_takeaways, check_glyphs)
        reading = read_pack(self.path, icons=ICONS, today=TODAY, language=language, audits=audits)
        problems = reading.problems
        promise((reading.pack is None) == any(problem.is_error for problem in problems), "half a pack")
        promise(len(problems) <= 101, "too many problems")
        promise(all(problem.line >= 1 and problem.column >= 1 for problem in problems), "a place that is none")
        promise(all(len(one.message) < 1000 and len(one.hint) < 1500 for one in problems), "a sentence without end")
        as_text(problems, language=language).encode()
        as_json(problems).encode()
        return {problem.code for problem in problems} | ({"sound"} if reading.pack else set())

    def fix(self, data: bytes, _: Language) -> set[str]:
        repair = fix_bytes(data)
        if repair is None:
            return set()
        promise(len(data) > MOST_TWICE or fix_bytes(repair.data) is None, "a second repair changes more")
        promise(letters(repair.before) == letters(repair.after), "a repair changed letters")
        return {"fixed"}

    def csv(self, data: bytes, language: Language) -> set[str]:
        try:
            sheet, grid = read_csv(data, "input.csv")
        except Refused as refused:
            return {refused.finding.code}
        grids = {**self.grids, sheet: Grid(sheet.title("zh"), grid.rows)}
        reading = read_grids(list(grids.values()), icons=ICONS, today=TODAY, audits=(check_takeaways, check_glyphs))
        problems = [told(finding, language) for finding in reading.findings]
        as_list("input.csv", problems, {}, language).encode()
        promise((reading.data is None) == any(problem.is_error for problem in problems), "half a pack")
        if reading.data is not None:
            text, _ = self.target.saying(reading.data, {})
            again = parse(text)
            promise(again is not None and again.data == reading.data, "a pack that says something else than its sheets")
        return {problem.code for problem in problems} | ({"sound"} if reading.data is not None else set())


def letters(text: str) -> Counter[str]:
    """What an organiser has written, however wide its digits are; numbers of list items may become dashes."""
    written = (_LEAD.sub("", line) for line in text.splitlines())
    return Counter(char for line in written for char in unicodedata.normalize("NFKC", line) if char.isalnum())


def cause_of(fault: BaseException) -> str:
    """The kind of a fault and where in the game it came from."""
    frames = [frame for frame in traceback.extract_tb(fault.__traceback__) if "/game/" in frame.filename]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].name}" if frames else "-"
    said = str(fault).split(":", maxsplit=1)[0] if isinstance(fault, BrokenPromiseError) else ""
    return f"{type(fault).__name__} {said}{'' if isinstance(fault, TooLongError) else ' ' + place}".strip()


def smaller(data: bytes, is_still: Callable[[bytes], bool]) -> bytes:
    """The data without lines, then without bytes, that are not needed for something to be still the case."""
    until = time.monotonic() + MINIMISE_S
    data = b"".join(_fewer(data.splitlines(keepends=True), is_still, until))
    return b"".join(_fewer([data[at : at + 1] for at in range(len(data))], is_still, until))


def _fewer(parts: list[bytes], is_still: Callable[[bytes], bool], until: float) -> list[bytes]:
    size = len(parts)
    while size:
        at = 0
        while at < len(parts) and time.monotonic() < until:
            fewer = parts[:at] + parts[at + size :]
            if is_still(b"".join(fewer)):
                parts = fewer
            else:
                at += size
        size //= 2
    return parts
