"""Problems as one web page to send to a colleague: no script, nothing from elsewhere, old browsers and WPS open it.

Everything that comes from a file is escaped; what cannot be seen in it is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from game.content.problems import Problem
from game.content.slips.corrections import INVISIBLE, indent_of
from game.content.tree.intake import shown
from game.content.wording import MessageLanguage, page_words
from game.workbench.report.style import STYLE

_CONTEXT = 2
"""Lines before and after the one with the problem."""
_WINDOW = 160
"""Characters of a line that are shown around its problem."""
_LANGUAGES = {"zh": "zh-CN", "en": "en"}


@dataclass(frozen=True)
class PackReport:
    """What a page tells of one file.

    Attributes:
        path: of the file; its name is shown.
        language: of the messages, and of the words around them.
        problems: in their order.
        lines: of the file as typed; none when it could not be read.
        table: its table as markup, see `game.workbench.report.table`; empty without one.
    """

    path: Path
    language: MessageLanguage
    problems: Sequence[Problem]
    lines: Sequence[str]
    table: str = ""

    @property
    def errors(self) -> int:
        """Problems because of which the pack cannot be used."""
        return sum(problem.is_error for problem in self.problems if not problem.is_notice)

    @property
    def warnings(self) -> int:
        """Problems with which it can."""
        return sum(not problem.is_error for problem in self.problems if not problem.is_notice)

    @property
    def verdict(self) -> str:
        """`refused`, `usable` or `sound`."""
        return "refused" if self.errors else "usable" if self.warnings else "sound"


def as_page(reports: Sequence[PackReport], *, language: MessageLanguage, checked: date) -> str:
    """The page; `language` is that of its title and its summary, `checked` the day of the check."""
    words = page_words(language)
    title = escape(words["title"])
    parts = "\n".join(_section(number, report) for number, report in enumerate(reports, 1))
    return f"""<!DOCTYPE html>
<html lang="{_LANGUAGES[language]}">
<head>
<meta charset="utf-8">
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{STYLE}</style>
</head>
<body>
<h1 id="top">{title}</h1>
<p class="note">{escape(words["date"].format(date=checked.isoformat()))}</p>
{_summary(reports, words)}
{parts}
</body>
</html>
"""


def _summary(reports: Sequence[PackReport], words: dict[str, str]) -> str:
    head = "".join(f"<th>{escape(words[name])}</th>" for name in ("file", "errors", "warnings", "verdict"))
    rows = "\n".join(
        f'<tr><td><a href="#f{number}">{_name(report)}</a></td>'
        f'<td class="count">{report.errors}</td><td class="count">{report.warnings}</td>'
        f'<td class="{report.verdict}">{escape(words[report.verdict])}</td></tr>'
        for number, report in enumerate(reports, 1)
    )
    errors, warnings = (sum(counts) for counts in zip(*((r.errors, r.warnings) for r in reports), strict=True))
    total = escape(words["total"].format(files=len(reports), errors=errors, warnings=warnings))
    return f'<table class="summary">\n<tr>{head}</tr>\n{rows}\n</table>\n<p>{total}</p>'


def _section(number: int, report: PackReport) -> str:
    words = page_words(report.language)
    problems = "\n".join(_problem(at, problem, report.lines, words) for at, problem in enumerate(report.problems, 1))
    content = problems or f"<p>{escape(words['no_problems'])}</p>"
    return f"""<div class="file" lang="{_LANGUAGES[report.language]}">
<h2 id="f{number}">{_name(report)} <span class="{report.verdict}">{escape(words[report.verdict])}</span></h2>
{content}
{report.table}
<p class="note"><a href="#top">{escape(words["top"])}</a></p>
</div>"""


def _name(report: PackReport) -> str:
    return _visible(report.path.name)


def _problem(number: int, problem: Problem, lines: Sequence[str], words: dict[str, str]) -> str:
    place = words["place"].format(line=problem.line, column=problem.column)
    numbered = "" if problem.is_notice else number
    return f"""<div class="problem {problem.level}">
<p class="what"><span class="number">{numbered}</span> <span class="level">{escape(words[problem.level])}</span>
<span class="place">{escape(place)}</span> {_visible(problem.message)}</p>
{_quoted(problem, lines)}<p class="label">{escape(words["cure"])}</p>
<pre class="cure">{_visible(problem.hint)}</pre>
</div>"""


def _quoted(problem: Problem, lines: Sequence[str]) -> str:
    """The line with its place marked, among its neighbours; nothing for a problem without a line."""
    if not 0 < problem.line <= len(lines):
        return ""
    first = max(1, problem.line - _CONTEXT)
    last = min(len(lines), problem.line + _CONTEXT)
    rows = []
    for number in range(first, last + 1):
        is_here = number == problem.line
        content = _marked(lines[number - 1], problem.column - 1) if is_here else _shortened(lines[number - 1])
        kind = ' class="line"' if is_here else ""
        rows.append(f'<tr{kind}><td class="count">{number}</td><td><pre>{content}</pre></td></tr>')
    return '<table class="quoted">\n' + "\n".join(rows) + "\n</table>\n"


def _marked(line: str, column: int) -> str:
    """A line with one character marked: its end, if the column lies behind it. Blanks it begins with are named."""
    begin = max(0, column - _WINDOW // 2) if len(line) > _WINDOW else 0
    end = begin + _WINDOW
    indent = len(indent_of(line))
    parts = [
        _visible(line[begin : min(indent, column)], names_blanks=True),
        _visible(line[max(begin, min(indent, column)) : column]),
        f'<b class="here">{_mark(line[column : column + 1])}</b>',
        _visible(line[column + 1 : max(indent, column + 1)], names_blanks=True),
        _visible(line[max(indent, column + 1) : end]),
    ]
    return ("…" if begin else "") + "".join(parts) + ("…" if end < len(line) else "")


def _mark(char: str) -> str:
    """A marked character; for a blank its name, or room for the mark to be seen."""
    return _visible(char, names_blanks=True) if char.strip(" ") else "&nbsp;"


def _shortened(line: str) -> str:
    return _visible(line) if len(line) <= _WINDOW else _visible(line[:_WINDOW]) + "…"


def _visible(text: str, *, names_blanks: bool = False) -> str:
    """Text as markup: nothing in it is a tag, and what cannot be seen is named; blanks only if asked for."""
    return "".join(_characters(text, names_blanks=names_blanks))


def _characters(text: str, *, names_blanks: bool) -> Iterator[str]:
    for char in text:
        is_blank = char.isspace() and char not in " \n"
        if INVISIBLE.match(char) or (is_blank and names_blanks) or not (char.isprintable() or char.isspace()):
            yield f'<span class="odd">{"Tab" if char == chr(9) else shown(char)}</span>'
        else:
            yield escape(char, quote=True)
