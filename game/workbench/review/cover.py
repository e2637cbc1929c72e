"""The first pages: title, results of `check`, facts of the pack, and the box to sign in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from game.content.model import Pack
from game.content.problems import Problem
from game.words import Words
from game.workbench.review.blocks import Block, Contents, Grid, Paragraph, Rich, Signing, Span, bold, labelled, plain

_SHOWN = 44
"""Characters of the line that are shown around the place."""


@dataclass(frozen=True)
class Sister:
    """The same pack in another language that visitors can choose; without a number if it has mistakes."""

    file: str
    check_number: str


@dataclass(frozen=True)
class Facts:
    """Facts about the pack besides its content."""

    file: str  # name of the pack's file
    sha256: str  # fingerprint of the pack, as hexadecimal digits
    check_number: str  # short for it
    day: date  # on which the document is made
    problems: Sequence[Problem] = ()  # what `check` has found on that day
    sisters: Sequence[Sister] = ()
    version: str = ""
    interface: Mapping[str, Sequence[str]] | None = None  # words of the machine by screen, in the order of a visit
    red_share: tuple[float, int] | None = None  # of casual pushes that end in the red zone; and how many were tried


def cover(pack: Pack, facts: Facts, words: Words) -> Iterator[Block]:
    """Yield the cover and the contents."""
    yield Paragraph(plain(words("what", title=pack.title)))
    yield from _problems(facts, words)
    genuine = sum(exhibit.is_genuine for exhibit in pack.exhibits)
    counts = words(
        "counts_body",
        scams=len(pack.scams),
        exhibits=len(pack.exhibits),
        genuine=genuine,
        share=f"{genuine / len(pack.exhibits):.0%}",
        rules=len(pack.rules_of_thumb),
        pushes=words["no_table"] if pack.table is None else words("pushes", count=pack.table.pushes),
    )
    rows: list[tuple[str, Rich]] = [
        ("title", bold(pack.title)),
        ("organiser", plain(pack.organiser)),
        ("counts", plain(counts)),
        ("how", plain(words("how_body", judging=words[pack.judging], count=pack.name_count))),
        ("days", plain(words("days_body", reviewed=pack.reviewed, expires=pack.expires, printed=facts.day))),
        ("file", plain(facts.file)),
        ("sha", plain(" ".join(facts.sha256[start : start + 8] for start in range(0, len(facts.sha256), 8)))),
        ("check_name", (Span(f"{facts.check_number}\n", is_bold=True), Span(words["check_body"]))),
    ]
    if pack.logo is not None:
        rows.insert(2, ("logo", plain(words("logo_body", file=pack.logo))))
    for sister in facts.sisters:
        body = words["sister_body" if sister.check_number else "sister_broken"]
        rows.append(("sister", plain(body.format(file=sister.file, number=sister.check_number))))
    yield labelled([(words[key], value) for key, value in rows])
    choices = (words["agree"], words["agree_if"], words["disagree"])
    signer = (words["signature"], words["position"], words["date"])
    yield Signing(words["opinion"], choices, words["seal"], signer, (words["maker"], words["position"], words["date"]))
    yield Contents(words["contents"], words["contents_page"], words["contents_seen"])


def _problems(facts: Facts, words: Words) -> Iterator[Block]:
    day = facts.day.isoformat()
    if not facts.problems:
        fine = words("checked_fine", day=day)
        yield Paragraph((Span(words["checked"], is_bold=True), Span(f" {fine}")))
        return
    yield Paragraph(bold(words("checked_bad", day=day, count=len(facts.problems))), is_lead=True)
    rows = tuple(
        (
            plain(words("problem_at", line=problem.line, column=problem.column)),
            plain(problem.excerpt),
            plain(problem.message),
            plain(problem.hint),
        )
        for problem in facts.problems
    )
    head = (words["problem_place"], words["problem_text"], words["problem"], words["problem_cure"])
    yield Grid(rows, (1.1, 3, 2.8, 2.8), head, "warning")


def spelled_out(problems: Sequence[Problem], missing: Callable[[str], set[str]]) -> tuple[Problem, ...]:
    """Return the problems with `U+1F389` for each character that `missing` finds in a text.

    Each line is cut to what is around its place; problems of the same line and cure become one.
    """
    found: dict[tuple[int, str], Problem] = {}
    for problem in problems:
        line = problem.excerpt.strip()
        indent = len(problem.excerpt) - len(problem.excerpt.lstrip())
        start = max(0, problem.column - 1 - indent - _SHOWN // 2)
        near = line[start : start + _SHOWN]
        cut = ("…" if start else "", "…" if start + _SHOWN < len(line) else "")
        message, hint, near = (_spelled(text, missing(text)) for text in (problem.message, problem.hint, near))
        near = near.strip().join(cut)
        earlier = found.get((problem.line, hint))
        if earlier is not None and message != earlier.message:
            message = f"{earlier.message}\n{message}"
        column = problem.column if earlier is None else earlier.column
        found[problem.line, hint] = replace(problem, message=message, hint=hint, excerpt=near, column=column)
    return tuple(found.values())


def _spelled(text: str, missing: set[str]) -> str:
    return (
        "".join(f"〔U+{ord(letter):04X}〕" if letter in missing else letter for letter in text)
        .replace("“〔", "“")
        .replace("〕”", "”")
    )
