"""In the document to sign, clues have the numbers that they have on the screen: those of reading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.content.model import Exhibit
from game.words import load_words
from game.workbench.review.blocks import Beside, Grid, Span
from game.workbench.review.exhibit import exhibit_blocks
from tests.stall import shipped


def with_cues_from_the_end(exhibit: Exhibit) -> Exhibit:
    return exhibit.model_copy(update={"cues": exhibit.cues[::-1]})


@pytest.mark.parametrize("change", [lambda exhibit: exhibit, with_cues_from_the_end])
def test_clues_are_numbered_as_they_are_read(change: Callable[[Exhibit], Exhibit]) -> None:
    words = load_words("review", "zh")
    for exhibit in shipped().packs["zh"].exhibits:
        (beside,) = exhibit_blocks(change(exhibit), "1.1", words)
        assert isinstance(beside, Beside)
        message, explained = (block for block in beside.blocks if isinstance(block, Grid))
        marked = [span.cue for span in spans(message) if span.cue]
        numbers = list(dict.fromkeys(marked))
        assert numbers == sorted(numbers)
        quotes = {span.cue: span.text for span in spans(message) if span.cue}
        labels = {cue.quote: cue.label for cue in exhibit.cues}
        told = [span.text for span in spans(explained) if span.is_bold and span.text in labels.values()]
        assert [told[number - 1] for number in numbers] == [labels[quotes[number]] for number in numbers]


def spans(grid: Grid) -> list[Span]:
    return [span for row in grid.rows for cell in row for span in cell]
