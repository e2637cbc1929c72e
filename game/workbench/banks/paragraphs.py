"""Questions in running text: `1. …`, `A. …`, `答案：B`, one after the other or several in one paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from game.workbench.banks.headings import labelled
from game.workbench.banks.questions import LETTERS, Question, narrow, options_in

_NUMBER = re.compile(
    r"\s*(?:第\s*(\d{1,4})\s*题\s*[.．、:：]?|[(（【]\s*(\d{1,4})\s*[)）】]|(\d{1,4})\s*(?:[.．](?!\d)|[、)）]))\s*"
)
_SECTION = re.compile(r"\s*(?:[一二三四五六七八九十]+\s*[、.．]|第[一二三四五六七八九十\d]+(?:部分|章|节))")
_BARE_OPTION = re.compile(r"\s*([A-H])[ \t\u3000]+(?=[^\x00-\x7f])")
_KEY = re.compile(r"(\d{1,4})\s*[.．、:：)）]?\s*([A-H]+)(?![A-Za-z])")
_KEY_OF_MANY = re.compile(r"(\d{1,4})\s*[-–—~～至]\s*(\d{1,4})\s*[.．、:：]?\s*([A-H][A-H\s]*)")
_GAPS = re.compile(r"[\s,，;；。]*")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, and what an automatic list writes before it: `1`, `A`, or nothing."""

    where: str
    text: str
    mark: str = ""


@dataclass
class _Open:
    """A question while its paragraphs are read."""

    where: str
    number: int
    lines: list[str] = field(default_factory=list)
    parts: dict[str, list[str]] = field(default_factory=dict)
    options: dict[str, list[str]] = field(default_factory=dict)
    last: str = "stem"

    @property
    def is_bare(self) -> bool:
        """Whether it has no answer of its own."""
        return not any(self.parts.get("answer", ()))

    def add(self, part: str, text: str) -> None:
        """Add to a part, or to an option by its letter; what comes next without a label belongs to it."""
        held = self.options if part in LETTERS else self.parts
        held.setdefault(part, []).append(text)
        self.last = part

    def finished(self) -> Question:
        parts, options = (
            {name: "\n".join(filter(None, texts)) for name, texts in held.items()}
            for held in (self.parts, self.options)
        )
        return Question(self.where, "\n".join(self.lines), options=options, **parts)


@dataclass(frozen=True)
class Found:
    """The questions of a text, and the paragraphs that belong to none."""

    questions: tuple[Question, ...]
    unread: tuple[Paragraph, ...]


def questions_in(paragraphs: Sequence[Paragraph]) -> Found:
    """Return the questions of a text."""
    reader = _Reader([each for each in paragraphs if each.text.strip()])
    reader.read()
    reader.give_answers()
    return Found(tuple(question.finished() for question in reader.questions), tuple(reader.unread))


class _Reader:
    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._all = paragraphs
        self.questions: list[_Open] = []
        self._is_within = False
        self._keys: list[tuple[Paragraph, Mapping[int, str]]] = []
        self.unread: list[Paragraph] = []

    def give_answers(self) -> None:
        """Give the answers of a list by number to the questions that have none of their own."""
        numbers = Counter(each.number for each in self.questions)
        # Where sections count anew, a number may mean any of them.
        bare = {each.number: each for each in self.questions if each.is_bare and numbers[each.number] == 1}
        for paragraph, key in self._keys:
            for number in key.keys() & bare.keys():
                bare[number].add("answer", key[number])
                bare[number].lines.append(key[number])
            if not key.keys() & bare.keys():
                self.unread.append(paragraph)

    def read(self) -> None:
        """Read all paragraphs."""
        for at, paragraph in enumerate(self._all):
            key = key_in(paragraph.text)
            number, rest = _numbered(paragraph)
            if key and not (self._is_within and paragraph.mark == "A"):
                self._keys.append((paragraph, key))
                self._is_within = False
            elif number is not None and self._starts(at, number):
                self._begin(paragraph, number or self._next_number(), rest)
            elif _SECTION.match(paragraph.text):
                self._is_within = False
                self.unread.append(paragraph)
            elif number is None and self._is_bare_stem(at):
                self._begin(paragraph, self._next_number(), paragraph.text)
            elif self._is_within:
                self.questions[-1].lines.append(_shown(paragraph))
                self._take(paragraph.text, paragraph.mark)
            else:
                self.unread.append(paragraph)

    # -- where a question begins ----------------------------------------------------------------------------------

    def _next_number(self) -> int:
        return self.questions[-1].number + 1 if self.questions else 1

    def _begin(self, paragraph: Paragraph, number: int, text: str) -> None:
        self.questions.append(_Open(paragraph.where, number, [_shown(paragraph)]))
        self._is_within = True
        self._take(text, "")

    def _starts(self, at: int, number: int) -> bool:
        """Whether a numbered paragraph is a question: it has options or an answer, or the number that comes next."""
        if self.questions and number == self._next_number():
            return True
        for index in range(at, len(self._all)):
            paragraph = self._all[index]
            if index > at and _numbered(paragraph)[0] is not None:
                return False
            if paragraph.mark == "A" or len(options_in(_numbered(paragraph)[1])[1]) > 1 or _option(paragraph):
                return True
            if any(part == "answer" for part, _ in labelled(paragraph.text)[1]):
                return True
        return False

    def _is_bare_stem(self, at: int) -> bool:
        """Whether a paragraph without a number is a question: options follow, and the one before has its own."""
        paragraph = self._all[at]
        if paragraph.mark or _option(paragraph) or labelled(paragraph.text)[1] or at + 1 >= len(self._all):
            return False
        follows = self._all[at + 1]
        is_first = follows.mark == "A" or _option(follows) == "A"
        return is_first and (not self._is_within or bool(self.questions[-1].options))

    # -- what belongs to it ---------------------------------------------------------------------------------------

    def _take(self, text: str, mark: str) -> None:
        question = self.questions[-1]
        before, labels = labelled(text)
        before = before.rstrip("（( ")
        if mark == "A":
            letter = next((each for each in LETTERS if each not in question.options), "")
            question.add(letter or question.last, before.strip())
        elif before.strip():
            is_first = not question.parts and not question.options
            lead, options = options_in(before) if is_first else _options_of(before)
            if any(letter in question.options for letter in options) or (lead and len(options) == 1):
                lead, options = before.strip(), {}
            if lead:
                # Below an answer without a word of its own stands why.
                question.add("explanation" if question.last == "answer" else question.last, lead)
            for letter, option in options.items():
                question.add(letter, option)
        for part, said in labels:
            question.add(part, said)


def _shown(paragraph: Paragraph) -> str:
    return f"{paragraph.mark}. {paragraph.text}" if paragraph.mark else paragraph.text


def _numbered(paragraph: Paragraph) -> tuple[int | None, str]:
    """Return the number of a paragraph (0 if a list counts it), `None` if it has none, and the text behind it."""
    if paragraph.mark == "1":
        return 0, paragraph.text
    found = _NUMBER.match(narrow(paragraph.text))
    if found is None or paragraph.mark or found.end() == len(paragraph.text):
        return None, paragraph.text
    return int(found[1] or found[2] or found[3]), paragraph.text[found.end() :]


def _options_of(text: str) -> tuple[str, dict[str, str]]:
    """Return the same as `options_in`, also for a line with one option behind its letter and a blank."""
    lead, options = options_in(text)
    bare = None if options else _BARE_OPTION.match(narrow(text))
    return (lead, options) if bare is None else ("", {bare[1]: text[bare.end() :].strip()})


def _option(paragraph: Paragraph) -> str:
    """Return the letter of the option with which a paragraph begins; empty if with none."""
    lead, options = _options_of(paragraph.text)
    return next(iter(options)) if options and not lead else ""


def key_in(text: str) -> Mapping[int, str]:
    """Return answers by number if a paragraph is nothing but those: `1.B 2.C`, or `1-5 BCADB`."""
    key: dict[int, str] = {}

    def many(found: re.Match[str]) -> str:
        first, last, letters = int(found[1]), int(found[2]), "".join(found[3].split())
        if last - first + 1 != len(letters):
            return found[0]
        key.update(zip(count(first), letters))
        return ""

    def one(found: re.Match[str]) -> str:
        key[int(found[1])] = found[2]
        return ""

    rest = _KEY.sub(one, _KEY_OF_MANY.sub(many, narrow(text)))
    return key if _GAPS.fullmatch(rest) else {}
