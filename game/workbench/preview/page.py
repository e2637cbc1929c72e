"""The page beside the pictures: what was found, with its lines, and every screen by chapter. It needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from game.content.findings import MAX_PROBLEMS
from game.content.model import Pack
from game.content.wording import MessageLanguage
from game.kiosk.settings import Settings
from game.workbench.preview.chapters import Chapter, Shot, small_of
from game.workbench.preview.findings import Told
from game.workbench.preview.images import small_size
from game.workbench.preview.words import page_words, title_of

_STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 82rem; padding: 1.5rem; background: #fffdf6; color: #141414;
  font: 1rem/1.55 "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 1.9rem; margin: 0; } h2 { font-size: 1.25rem; margin: 2.2rem 0 .7rem; } h1, h2 { line-height: 1.3; }
h2 small { font-weight: 400; color: #5b5b5b; margin-left: .6em; font-size: .85rem; }
a { color: #0b4a8f; }
.fine { padding: .8rem 1rem; background: #e7f5ec; border-left: .4rem solid #0b6b3a; }
.findings { list-style: none; padding: 0; }
.findings li { display: grid; grid-template-columns: 15rem 1fr; gap: 1rem; padding: .8rem 0;
  border-top: 1px solid #ddd2b8; break-inside: avoid; }
.findings p { margin: 0 0 .25rem; } .findings b { color: #8a4b00; }
.findings pre { margin: .3rem 0; padding: .35rem .6rem; background: #f3ecd9; white-space: pre-wrap;
  overflow-wrap: anywhere; font: .9rem/1.45 "Sarasa Mono SC", "Noto Sans Mono CJK SC", monospace; }
nav ul { columns: 14rem; padding: 0; margin: 0; list-style: none; font-size: .9rem; }
nav li { break-inside: avoid; }
.shots { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1rem; }
.upright .findings li { grid-template-columns: 8rem 1fr; }
.upright .shots { grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); }
figure { margin: 0; break-inside: avoid; }
figure.large { grid-column: 1 / -1; max-width: 60rem; }
figure img, .findings img { display: block; width: 100%; height: auto; border-radius: .4rem; }
figcaption { padding: .3rem 0; font-size: .9rem; }
.marked img { outline: .3rem solid #ffb347; }
.none { padding: 3rem 1rem; background: #f3ecd9; text-align: center; }
@media print {
  body { max-width: none; padding: 0; background: none; font-size: 9pt; }
  .shots, .upright .findings li { grid-template-columns: 8rem 1fr; }
.upright .shots { grid-template-columns: repeat(3, 1fr); gap: .6rem; }
  .upright .findings li { grid-template-columns: 8rem 1fr; }
.upright .shots { grid-template-columns: repeat(5, 1fr); }
  h2 { break-after: avoid; margin-top: 1rem; }
  nav, .top { display: none; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""


@dataclass(frozen=True)
class PageFacts:
    """What the head of the page says.

    Attributes:
        file: name of the pack's file.
        size: of the pictures, px.
        settings: theme and text size.
        sheets: files of the contact sheets, relative to the page.
    """

    file: str
    size: tuple[int, int]
    settings: Settings
    sheets: Sequence[str]


def page_of(
    pack: Pack, facts: PageFacts, chapters: Sequence[Chapter], told: Sequence[Told], language: MessageLanguage
) -> str:
    """The whole page."""
    return "".join(_Page(pack, facts, chapters, language).parts(told))


class _Page:
    def __init__(self, pack: Pack, facts: PageFacts, chapters: Sequence[Chapter], language: MessageLanguage) -> None:
        self.pack, self.facts, self.chapters, self.language = pack, facts, chapters, language
        self.words: Mapping[str, str] = page_words(language)
        width, height = small_size(facts.size)
        self.lazy = f'width="{width}" height="{height}" loading="lazy"'

    def parts(self, told: Sequence[Told]) -> Iterator[str]:
        say, facts = self.words, self.facts
        title = escape(say["title"].format(title=self.pack.title))
        upright = ' class="upright"' if facts.size[1] > facts.size[0] else ""
        about = say["about"].format(
            file=facts.file,
            count=sum(len(chapter.shots) for chapter in self.chapters),
            width=facts.size[0],
            height=facts.size[1],
            theme=say[facts.settings.theme],
            scale=facts.settings.text_scale,
        )
        code = "zh-CN" if self.language == "zh" else "en"
        yield f'<!DOCTYPE html>\n<html lang="{code}"><head><meta charset="utf-8">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield f"<title>{title}</title>\n<style>{_STYLE}</style></head>\n<body{upright}>\n"
        yield f"<h1>{title}</h1>\n<p>{escape(about)}</p>\n"
        yield from self._findings(told)
        yield from self._contents()
        for chapter in self.chapters:
            yield from self._chapter(chapter)
        yield "</body></html>\n"

    def _findings(self, told: Sequence[Told]) -> Iterator[str]:
        say = self.words
        if not told:
            yield f'<p class="fine">{escape(say["none"])}</p>\n'
            return
        yield f"<h2>{escape(say['findings'].format(count=len(told)))}</h2>\n"
        yield '<ol class="findings">\n'
        for number, one in enumerate(told[:MAX_PROBLEMS], 1):
            problem = one.problem
            place = say["place"].format(line=problem.line, column=problem.column) if one.has_line else say["no_place"]
            title = title_of(self.pack, one.screen, self.language)
            anchor = f'<a href="#{one.screen.stem}">'
            picture = f'<img src="{small_of(one.screen)}" {self.lazy} alt="">' if self._has(one) else ""
            yield f'<li id="finding-{number}"><div>{anchor}{picture}</a></div><div>'
            yield f"<p><b>{number}. {escape(place)}</b> {escape(problem.message)}</p>"
            if one.has_line and problem.excerpt.strip():
                yield f"<pre>{escape(problem.excerpt.strip())}</pre>"
            yield f"<p>{escape(problem.hint)} {anchor}{escape(say['see'].format(title=title))}</a></p></div></li>\n"
        yield "</ol>\n"
        if len(told) > MAX_PROBLEMS:
            yield f"<p>{escape(say['more'].format(count=len(told) - MAX_PROBLEMS))}</p>\n"

    def _has(self, told: Told) -> bool:
        return any(shot.file for chapter in self.chapters for shot in chapter.shots if shot.name == told.screen)

    def _contents(self) -> Iterator[str]:
        say = self.words
        yield f'<nav id="contents"><h2>{escape(say["contents"])}</h2>\n<ul>\n'
        for chapter in self.chapters:
            yield f'<li><a href="#{chapter.anchor}">{escape(chapter.heading)}</a></li>\n'
        yield f"</ul>\n<p>{escape(say['sheets'])}: "
        links = (
            f'<a href="{file}">{escape(say["sheet"].format(number=number))}</a>'
            for number, file in enumerate(self.facts.sheets, 1)
        )
        yield " ".join(links) + "</p></nav>\n"

    def _chapter(self, chapter: Chapter) -> Iterator[str]:
        say = self.words
        line = "" if chapter.line is None else f"<small>{escape(say['line'].format(line=chapter.line))}</small>"
        yield f'<section id="{chapter.anchor}"><h2>{escape(chapter.heading)}{line}</h2>\n<div class="shots">\n'
        yield from map(self._shot, chapter.shots)
        yield f'</div><p class="top"><a href="#contents">{escape(say["top"])}</a></p></section>\n'

    def _shot(self, shot: Shot) -> str:
        # The table is what an organiser has laid out by hand: it is shown large.
        is_large = shot.name.moment == "waiting"
        kinds = " ".join(filter(None, ("large" if is_large else "", "marked" if shot.findings else "")))
        caption = escape(shot.title) + "".join(
            f' <a href="#finding-{number}">▲{number}</a>' for number in shot.findings if number <= MAX_PROBLEMS
        )
        picture = '<div class="none">✕</div>'
        if shot.file is not None:
            source = shot.file if is_large else shot.small
            picture = f'<a href="{shot.file}"><img src="{source}" {self.lazy} alt="{escape(shot.title)}"></a>'
        return f'<figure id="{shot.name.stem}" class="{kinds}">{picture}<figcaption>{caption}</figcaption></figure>\n'
