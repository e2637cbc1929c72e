"""Breaking text of two weights into lines as on the screen, but filled, since short lines cost pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from game.ui.type.marks import NEVER_FIRST, NEVER_LAST
from game.ui.type.pieces import pieces
from game.workbench.review.blocks import Rich, Span

_LEAST_PIECES = 2
"""What a line keeps when it feeds the next one."""
WidthOf = Callable[[str, bool], float]
"""Width of a text, and whether it is bold."""


@dataclass(frozen=True)
class Line:
    """One line: its spans from left to right; `begins` tells which of them begin the quote of a cue."""

    spans: tuple[Span, ...]
    begins: tuple[bool, ...]

    @property
    def text(self) -> str:
        """The letters alone."""
        return "".join(span.text for span in self.spans)

    def translated(self, change: Callable[[str], str]) -> Line:
        """Return the same line with other letters."""
        return replace(self, spans=tuple(replace(span, text=change(span.text)) for span in self.spans))


def set_lines(rich: Rich, width_of: WidthOf, max_width: float) -> list[Line]:
    """Return lines of at most `max_width`; a line break in the text begins a new one, and nothing is lost.

    No line begins with a closing mark or ends with an opening one, Latin words and numbers stay whole, and no character
    is left alone, except where one piece is wider than a line.
    """
    lines: list[Line] = []
    seen_cues: set[int] = set()
    for paragraph in _paragraphs(rich):
        text = "".join(span.text for span in paragraph)
        owners = [span for span in paragraph for _ in span.text]
        start = 0
        for end in _ends(text, owners, width_of, max_width):
            lines.append(_line(text, owners, start, end, seen_cues))
            start = end
        if not text:
            lines.append(Line((), ()))
    return lines


def _paragraphs(rich: Rich) -> Iterator[list[Span]]:
    """Yield the spans between line breaks, with single spaces only."""
    current: list[Span] = []
    for span in rich:
        for number, part in enumerate(span.text.split("\n")):
            if number:
                yield current
                current = []
            squeezed = " ".join(part.split())
            lead = " " if part[:1].isspace() and current else ""
            trail = " " if part[-1:].isspace() and squeezed else ""
            if squeezed:
                current.append(Span(lead + squeezed + trail, span.is_bold, span.cue))
    yield current


def _ends(text: str, owners: Sequence[Span], width_of: WidthOf, max_width: float) -> Iterator[int]:
    """Yield the end of each line, as an index into `text`."""
    widths = [width_of(character, owner.is_bold) for character, owner in zip(text, owners, strict=True)]
    parts = list(_parts(text, widths, max_width))
    starts: list[int] = []
    filled, here = 0.0, 0
    for index, part in enumerate(parts):
        wide = sum(widths[here : here + len(part)])
        bare = sum(widths[here : here + len(part.rstrip())])
        if index and filled + bare > max_width:
            starts.append(index)
            filled = 0.0
        filled += wide
        here += len(part)
    _feed_last_line(parts, starts)
    ends = [sum(len(part) for part in parts[:start]) for start in starts]
    yield from ends
    if text:
        yield len(text)


def _feed_last_line(parts: Sequence[str], starts: list[int]) -> None:
    """Give the last line a second piece if it would hold one character alone."""
    if not starts:
        return
    last = "".join(parts[starts[-1] :])
    alone = sum(character not in NEVER_FIRST and not character.isspace() for character in last) <= 1
    before = starts[-2] if len(starts) > 1 else 0
    if alone and starts[-1] - before > _LEAST_PIECES:
        starts[-1] -= 1


def _parts(text: str, widths: Sequence[float], max_width: float) -> Iterator[str]:
    """Yield the pieces of `text`, those wider than a line cut; together they are `text`."""
    here = 0
    for piece in pieces(text):
        end = here + len(piece)
        start = here
        for place in range(here + 1, end):
            too_wide = sum(widths[start : place + 1]) > max_width
            if too_wide and text[place] not in NEVER_FIRST and text[place - 1] not in NEVER_LAST:
                yield text[start:place]
                start = place
        yield text[start:end]
        here = end


def _line(text: str, owners: Sequence[Span], start: int, end: int, seen_cues: set[int]) -> Line:
    # A space at either end of a line is not seen; it stays, so that copied text keeps its words apart.
    spans: list[Span] = []
    begins: list[bool] = []
    place = start
    while place < end:
        owner = owners[place]
        stop = place
        while stop < end and owners[stop] is owner:
            stop += 1
        spans.append(Span(text[place:stop], owner.is_bold, owner.cue))
        begins.append(owner.cue > 0 and owner.cue not in seen_cues)
        seen_cues.add(owner.cue)
        place = stop
    return Line(tuple(spans), tuple(begins))
