"""Files that were probably meant by a name that leads nowhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from game.content.visible import visible
from game.words import in_both

_ENDINGS = (".yaml", ".yml", ".txt", ".yaml.txt", ".yml.txt")
"""What Notepad adds to a name, or a list of files hides."""
_MOST_SEEN = 2000
_MOST_WORDS = 30


def missing_pack(path: Path, words: Sequence[object] = ()) -> str:
    """Return that there is no pack at `path`, and what to do: the file beside it that was probably meant.

    `words` are all that was typed: a name with a blank in it arrives in pieces.
    """
    return "\n".join([in_both("no_pack", path=visible(path)), *cures(path, words)])


def cures(path: Path, words: Sequence[object] = ()) -> list[str]:
    """Return the sentences that help, none if nothing like it exists."""
    whole = in_pieces(words)
    if whole is not None:
        return [in_both("quote_name", path=visible(whole))]
    near = _near(path)
    return [] if near is None else [in_both("near_file", path=visible(near))]


def in_pieces(words: Sequence[object]) -> str | None:
    """Return the name of a file with blanks that was typed without quotes, if these words are its pieces."""
    typed = [str(word) for word in words[:_MOST_WORDS]]
    for start, end in combinations(range(len(typed) + 1), 2):
        name = " ".join(typed[start:end])
        if end - start > 1 and not name.startswith("-") and Path(name).exists():
            return name
    return None


def _near(path: Path) -> Path | None:
    """Return the file in the same folder with the same name but for its ending, width, case or blanks."""
    try:
        there = [each for _, each in zip(range(_MOST_SEEN), sorted(path.parent.iterdir()), strict=False)]
    except OSError:
        return None
    wanted = _bare(path.name)
    return next((each for each in there if _bare(each.name) == wanted and each.is_file()), None)


def _bare(name: str) -> str:
    name = "".join(unicodedata.normalize("NFKC", name).casefold().split())
    while ending := next((ending for ending in _ENDINGS if name.endswith(ending) and name != ending), ""):
        name = name.removesuffix(ending)
    return name
