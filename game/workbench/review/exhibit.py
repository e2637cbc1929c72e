"""One exhibit as blocks of the document: its text with marked cues, and the explanations after it."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.model import Cue, Exhibit
from game.scenes.core.pack import in_reading_order
from game.scenes.gallery.names import ScreenName
from game.words import Words
from game.workbench.review.blocks import BESIDE_EM, Beside, Block, Grid, Heading, Pictures, Rich, Span, labelled, plain

_TALKS = frozenset({"chat", "call", "door"})


def exhibit_blocks(exhibit: Exhibit, number: str, words: Words) -> Iterator[Block]:
    """Yield the heading, and everything of the exhibit beside its pictures."""
    exhibit = in_reading_order(exhibit)  # clues have the numbers that they have on the screen
    name = words("exhibit", channel=words[exhibit.channel], name=exhibit.subject or exhibit.sender)
    moments = ("asked", "explained")
    shots = tuple((ScreenName("exhibit", exhibit.id, moment).stem, words[f"shot_{moment}"]) for moment in moments)
    heading = Heading(3, number, name, exhibit.verdict, words[exhibit.verdict], exhibit.id)
    yield Beside((heading, _message(exhibit, words), _explained(exhibit, words)), Pictures(shots))


def marked(line: str, cues: tuple[Cue, ...]) -> Rich:
    """Return a line whose quotes of `cues` have their number (from 1); of two that overlap, the first counts."""
    found: list[tuple[int, int, int]] = []
    for number, cue in enumerate(cues, 1):
        start = line.find(cue.quote)
        if start >= 0:
            found.append((start, start + len(cue.quote), number))
    spans: list[Span] = []
    here = 0
    for start, end, number in sorted(found):
        if start < here:
            continue
        if start > here:
            spans.append(Span(line[here:start]))
        spans.append(Span(line[start:end], is_bold=True, cue=number))
        here = end
    if here < len(line):
        spans.append(Span(line[here:]))
    return tuple(spans)


def _message(exhibit: Exhibit, words: Words) -> Grid:
    sender = words.get(f"sender_{exhibit.channel}", words["sender"])
    heads = [(words["setting"], exhibit.setting), (sender, exhibit.sender), (words["subject"], exhibit.subject)]
    rows: list[tuple[str, Rich]] = [(name, plain(text)) for name, text in heads if text is not None]
    for line in exhibit.lines:
        name = words[line.speaker] if exhibit.channel in _TALKS or line.speaker == "me" else words["written"]
        rows.append((name, marked(line.text, exhibit.cues)))
    if exhibit.button is not None:
        rows.append((words["button"], plain(exhibit.button)))
    return labelled(rows, BESIDE_EM)


def _explained(exhibit: Exhibit, words: Words) -> Grid:
    rows: list[tuple[str, Rich]] = [
        (words("cue", number=number), (Span(cue.label, is_bold=True), Span(f" {cue.why}")))
        for number, cue in enumerate(exhibit.cues, 1)
    ]
    rows += [(words["explanation"], plain(exhibit.explanation)), (words["action"], plain(exhibit.action))]
    if exhibit.tonight == "off":
        rows.append((words["tonight"], plain(words["tonight_off"])))
    if exhibit.near is not None:
        rows.append((words["near"], plain(exhibit.near)))
    if exhibit.source is not None:
        rows.append((words["source"], plain(f"{exhibit.source.outlet} {exhibit.source.date}")))
    return labelled(rows, BESIDE_EM)
