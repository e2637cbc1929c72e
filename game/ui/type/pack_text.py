"""Text that keeps its path in a pack until it is laid out."""

from __future__ import annotations

PackPath = tuple[str | int, ...]
"""English keys and indexes, from the top of the pack."""


class PackText(str):
    """A text of a pack, or one that contains it; `original` is the pack's text and `path` its place."""

    __slots__ = ("original", "path")

    path: PackPath
    original: str

    def __new__(cls, text: str, path: PackPath, original: str | None = None) -> PackText:
        """Return `text`, which is the pack's own when `original` is None."""
        made = super().__new__(cls, text)
        made.path = path
        made.original = str(text) if original is None else original
        return made

    def __getnewargs__(self) -> tuple[str, PackPath, str]:  # type: ignore[override] # `str` alone would lose the path
        return str(self), self.path, self.original


def taking_up(text: str, *parts: object) -> str:
    """Return `text` with the path of the longest pack text among `parts`, or unchanged where there is none."""
    longest = longest_of(parts)
    return text if longest is None else PackText(text, longest.path, longest.original)


def longest_of(texts: tuple[object, ...]) -> PackText | None:
    """Return the longest text of a pack, the first of several; None where there is none."""
    found = [text for text in texts if isinstance(text, PackText)]
    return max(found, key=lambda text: len(text.original), default=None)
