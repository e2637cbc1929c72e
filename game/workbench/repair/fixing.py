"""Repairs of a pack that need no decision: corrections that reading shows and reads on with, written to the file.

The finders of typing mistakes know the corrections; this module decides which may be written. Reading may guess, since
it changes nothing. A file is changed only where that makes it better, and a text only in its signs: everything an
organiser has written stays.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from game.content.fields.names import english_key
from game.content.fields.shape import pack_shape
from game.content.findings import Refused
from game.content.reading.numerals import DOUBTFUL
from game.content.reading.outline import Outline, read_outline
from game.content.slips.corrections import BLANKS, UNSEEN, replaced
from game.content.slips.search import LineSearch
from game.content.tree.guard import Limits
from game.content.tree.intake import LINE_BREAK, decode
from game.content.tree.look_alikes import has_look_alikes, plain_line
from game.content.tree.soft_breaks import without_soft_breaks
from game.content.tree.tree import ScalarNode
from game.garbage import put_off
from game.workbench.repair.badness import badness_of, disagreements_of, errors_of, with_entries
from game.workbench.repair.numbers import with_plain_numbers

_LIMITS = Limits()
_ROUNDS = 20
_PASSES = 5
_MAX_TRIED = 20
"""Lines that are tried without their correction: a reading each."""
_REMEMBERED = 3
_MAX_READ = 2_000_000
"""Characters that are read in all rounds, and in all passes: of a file far longer than any stall's, fewer of them."""
_MANY = 1_000_000
_KEY = re.compile(rf"^[\s{BLANKS}\ufeff]*[\"']?(?P<key>[^\s:：\"']{{1,20}}?)[\"']?\s*[:：﹕︰]")
_MIN_KEYS = 2


@dataclass(frozen=True)
class Change:
    """One repair: the line, counted from 1, and the code of its mistake."""

    line: int
    code: str


@dataclass(frozen=True)
class Fixed:
    """A text after its repairs, and these in the order of the lines."""

    text: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Repair:
    """A file that can be improved: text before and after, new bytes, changes; and its `encoding`, if that changes."""

    before: str
    after: str
    data: bytes
    changes: tuple[Change, ...]
    encoding: str | None


@put_off()
def fix_bytes(data: bytes, limits: Limits = _LIMITS) -> Repair | None:
    """Return the repair of a file; `None` if nothing can be repaired."""
    if len(data) > limits.max_bytes:
        return None
    try:
        intake = decode(data)
    except Refused:
        return None
    if not _is_pack(LINE_BREAK.split(without_soft_breaks(intake.text)[0])):
        return None
    fixed = fix_text(intake.text, limits)
    encoding = next((str(found.values["encoding"]) for found in intake.findings if found.code == "file_encoding"), None)
    if fixed.text == intake.text and encoding is None:
        return None
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return Repair(intake.text, fixed.text, mark + fixed.text.encode(), fixed.changes, encoding)


def fix_text(text: str, limits: Limits = _LIMITS) -> Fixed:
    """Repair what is mechanical: signs typed in Chinese, missing blanks, indentation, values that need quotes.

    Line breaks, comments and all other characters stay. Repairing the result changes nothing.
    """
    hard, softened = without_soft_breaks(text)
    typed = LINE_BREAK.split(hard)
    if not _is_pack(typed):
        return Fixed(text)
    breaks = [*LINE_BREAK.findall(hard), ""]
    now = [plain_line(line) for line in typed] if has_look_alikes(hard) else typed
    codes = {number: ["look_alike"] for number, line in enumerate(now) if line != typed[number]}
    # One repair may uncover the next: a corrected dash shows where the line below it belongs.
    read = _Reader(limits)
    for _ in range(_times(typed, _PASSES)):
        better = _repaired(now, read, codes)
        if better == now:
            break
        now = better
    done = [(number, code) for number, found in codes.items() if now[number] != typed[number] for code in found]
    changes = [
        Change(number + 1, code) for number, code in sorted(dict.fromkeys([*softened, *done]), key=itemgetter(0))
    ]
    # A line that a repair leaves empty is removed.
    kept = (line + end for old, line, end in zip(typed, now, breaks, strict=True) if line or not old.strip())
    return Fixed("".join(kept), tuple(changes))


def _times(lines: Sequence[str], most: int) -> int:
    """Return how often lines may be read: `most` times, less if they are very long; at least once."""
    return max(1, min(most, _MAX_READ // (1 + sum(map(len, lines)))))


def _repaired(typed: list[str], read: _Reader, codes: dict[int, list[str]]) -> list[str]:
    """Return the repaired lines; add what was done to which of them to `codes`."""
    text = "\n".join(typed)
    if not UNSEEN.search(text) and not DOUBTFUL.search(text) and not read(typed).findings:
        return typed
    repairs = _Repairs(typed, read, codes)
    repairs.correct()
    repairs.take_back()
    repairs.tidy()
    repairs.spell_numbers()
    return repairs.lines


def _is_pack(lines: Sequence[str]) -> bool:
    """Whether the lines look like those of a pack, and not of a letter or another program's settings."""
    known = pack_shape().keys
    keys: set[str] = set()
    for line in lines:
        found = _KEY.match(line)
        if found is not None and english_key(found["key"]) in known:
            keys.add(english_key(found["key"]))
            if len(keys) == _MIN_KEYS:
                return True
    return False


class _Reader:
    """Reads lines, and remembers what was read a moment ago: each step of a repair asks again."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._search = LineSearch()
        self._outlines: dict[str, Outline] = {}

    def __call__(self, lines: Sequence[str]) -> Outline:
        """Return the outline of lines."""
        text = "\n".join(lines)  # the kind of line break makes no difference to reading
        found = self._outlines.pop(text, None)
        if found is None:
            found = read_outline(text, self._limits, most=_MANY, search=self._search)
            if len(self._outlines) >= _REMEMBERED:
                del self._outlines[next(iter(self._outlines))]
        self._outlines[text] = found
        return found


class _Repairs:
    """The lines while they are repaired."""

    def __init__(self, typed: list[str], read: _Reader, codes: dict[int, list[str]]) -> None:
        self._typed = typed
        self._read = read
        self._codes = codes
        self.lines = list(typed)

    def correct(self) -> None:
        """Apply the corrections of reading, except guesses."""
        for _ in range(_times(self.lines, _ROUNDS)):
            outline = self._read(self.lines)
            errors = [slip for slip in outline.slips if slip.finding.is_error]
            guessed = {slip.number for slip in errors if slip.is_guess}
            corrected = [
                self.lines[number] if number in guessed else line for number, line in enumerate(outline.corrected)
            ]
            if corrected == self.lines:
                return
            for slip in errors:
                if slip.corrected is not None:
                    self._note(slip.number, slip.finding.code)
            self.lines = corrected

    def take_back(self) -> None:
        """Undo wrong corrections: of texts in several lines, of lines still wrong, or all if none helped."""
        outline = self._read(self.lines)
        inside: set[int] = set()
        for leaf in outline.located.leaves if outline.located is not None else ():
            inside.update(range(leaf.line + 1, leaf.end_line + 1))
        doubtful = {near for line, _ in errors_of(outline) for near in (line - 2, line - 1, line)}
        badness = self._restore(inside, badness_of(outline))
        most = _times(self.lines, _MAX_TRIED)
        for number in sorted((inside | doubtful) & self._codes.keys())[:most]:
            badness = self._restore({number}, badness)
        if badness >= badness_of(self._read(self._typed)):
            self.lines = list(self._typed)

    def tidy(self) -> None:
        """Repair what reads well but looks bad: quotes around a whole text, invisible characters.

        Undone where something elsewhere, such as the quote of a cue, is written in the same way.
        """
        outline = self._read(self.lines)
        if outline.located is None:
            return
        better: dict[int, str] = {}
        for leaf in outline.located.leaves:
            _without_unseen(leaf, self.lines, better)
        self._improve({number: (line, "control") for number, line in better.items()})
        for told in ("curly_quotes", "comma_kept"):
            self._improve(
                {
                    slip.number: (slip.corrected, slip.finding.code)
                    for slip in self._read(self.lines).slips
                    if slip.finding.code == told and slip.corrected is not None
                }
            )

    def spell_numbers(self) -> None:
        """Write numbers in plain digits, whatever is said of them afterwards."""
        located = with_entries(self._read(self.lines)) if any(map(DOUBTFUL.search, self.lines)) else None
        for number, line in with_plain_numbers(located, self.lines).items() if located is not None else ():
            self.lines[number] = line
            self._note(number, "number_expected")

    def _improve(self, better: dict[int, tuple[str, str]]) -> None:
        if not better:
            return
        before = self.lines
        wrong = disagreements_of(self._read(before))
        self.lines = [better[number][0] if number in better else line for number, line in enumerate(before)]
        if disagreements_of(self._read(self.lines)) - wrong:
            self.lines = before
            return
        for number, (_, code) in better.items():
            self._note(number, code)

    def _restore(self, numbers: set[int], badness: int) -> int:
        """Restore typed lines unless that makes things worse than `badness`; return how bad they are then."""
        lines = [self._typed[number] if number in numbers else line for number, line in enumerate(self.lines)]
        if lines == self.lines or (now := badness_of(self._read(lines))) > badness:
            return badness
        self.lines = lines
        return now

    def _note(self, number: int, code: str) -> None:
        self._codes.setdefault(number, []).append(code)


def _without_unseen(leaf: ScalarNode, lines: Sequence[str], better: dict[int, str]) -> None:
    """Put the lines of a text, without invisible characters, into `better`, if it has any."""
    # The parser may put an empty text behind the last line.
    for number in range(leaf.line, min(leaf.end_line + 1, len(lines))):
        line = better.get(number, lines[number])
        # What was taken away before this text moved it.
        moved = len(line) - len(lines[number])
        start = leaf.column + moved if number == leaf.line else 0
        end = leaf.end_column + moved if number == leaf.end_line else len(line)
        clean = replaced(line, start, end, UNSEEN.sub("", line[start:end]))
        if clean != line:
            better[number] = clean
