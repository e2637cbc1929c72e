"""The first pages: what this is, what `check` has found, the facts of the pack, and the box to sign in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from game.content.model import Pack
from game.content.problems import Problem
from game.workbench.review.blocks import Block, Contents, Grid, Paragraph, Rich, Signing, Span, bold, plain
from game.workbench.review.labels import labelled


@dataclass(frozen=True)
class Sister:
    """The same pack in another language, which visitors can change to; without a number when it has mistakes."""

    file: str
    check_number: str


@dataclass(frozen=True)
class Facts:
    """What the document says about the pack besides its content.

    Attributes:
        file: name of the pack's file.
        sha256: of what the pack says, as hexadecimal digits.
        check_number: short for it, see `game.workbench.review.number`.
        day: on which the document is made.
        problems: what `check` has found on that day.
        sisters: packs that visitors can change to.
        version: of the program.
        interface: words of the machine by screen, in the order of a visit.
        red_share: share of casual pushes that end in the red zone, if it was tried, and how many were tried.
    """

    file: str
    sha256: str
    check_number: str
    day: date
    problems: Sequence[Problem] = ()
    sisters: Sequence[Sister] = ()
    version: str = ""
    interface: Mapping[str, Sequence[str]] | None = None
    red_share: tuple[float, int] | None = None


def cover(pack: Pack, facts: Facts, words: Mapping[str, str]) -> Iterator[Block]:
    """The cover and the contents."""
    yield Paragraph(plain(words["what"].format(title=pack.title)))
    yield from _problems(facts, words)
    genuine = sum(exhibit.is_genuine for exhibit in pack.exhibits)
    counts = words["counts_body"].format(
        scams=len(pack.scams),
        exhibits=len(pack.exhibits),
        genuine=genuine,
        share=f"{genuine / len(pack.exhibits):.0%}",
        rules=len(pack.rules_of_thumb),
        pushes=words["no_table"] if pack.table is None else words["pushes"].format(count=pack.table.pushes),
    )
    rows: list[tuple[str, Rich]] = [
        ("title", bold(pack.title)),
        ("organiser", plain(pack.organiser)),
        ("counts", plain(counts)),
        ("how", plain(words["how_body"].format(judging=words[pack.judging], count=pack.name_count))),
        (
            "days",
            plain(
                words["days_body"].format(
                    reviewed=pack.reviewed.isoformat(), expires=pack.expires.isoformat(), printed=facts.day.isoformat()
                )
            ),
        ),
        ("file", plain(facts.file)),
        ("sha", plain(" ".join(facts.sha256[start : start + 8] for start in range(0, len(facts.sha256), 8)))),
        ("check_name", (Span(f"{facts.check_number}\n", is_bold=True), Span(words["check_body"]))),
    ]
    for sister in facts.sisters:
        body = words["sister_body" if sister.check_number else "sister_broken"]
        rows.append(("sister", plain(body.format(file=sister.file, number=sister.check_number))))
    yield labelled([(words[key], value) for key, value in rows])
    choices = (words["agree"], words["agree_if"], words["disagree"])
    signer = (words["signature"], words["post"], words["date"])
    yield Signing(words["opinion"], choices, words["seal"], signer, (words["maker"], words["post"], words["date"]))
    yield Contents(words["contents"], words["contents_page"], words["contents_seen"])


def _problems(facts: Facts, words: Mapping[str, str]) -> Iterator[Block]:
    day = facts.day.isoformat()
    if not facts.problems:
        fine = words["checked_fine"].format(day=day)
        yield Paragraph((Span(words["checked"], is_bold=True), Span(f" {fine}")))
        return
    yield Paragraph(bold(words["checked_bad"].format(day=day, count=len(facts.problems))), is_lead=True)
    rows = tuple(
        (
            plain(words["problem_at"].format(line=problem.line, column=problem.column)),
            plain(problem.excerpt),
            plain(problem.message),
            plain(problem.hint),
        )
        for problem in facts.problems
    )
    head = (words["problem_place"], words["problem_text"], words["problem"], words["problem_cure"])
    yield Grid(rows, (1.1, 3, 2.8, 2.8), head, "warning")
