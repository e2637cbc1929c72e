"""Duplicates: texts within one scam, and names, ids and icons that must be unique."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.content.checks.facts import Facts
from game.content.findings import Finding, Level, Path


def check_texts_of_scams(facts: Facts) -> Iterator[Finding[Path]]:
    """No feature or decoy of a scam is repeated, and no decoy is a feature."""
    for at, scam in facts.scams:
        path: Path = ("scams", at)
        features = [feature.text for feature in scam.features]
        decoys = [decoy.text for decoy in scam.decoys]
        yield from given_twice(enumerate(features), (*path, "features"), "text", "same_text")
        yield from given_twice(enumerate(decoys), (*path, "decoys"), "text", "same_text")
        known = set(map(_plain, features))
        for index, text in enumerate(decoys):
            if _plain(text) in known:
                yield Finding((*path, "decoys", index, "text"), "decoy_is_feature", values={"typed": text})


def check_shared_by_scams(facts: Facts) -> Iterator[Finding[Path]]:
    """No two scams have the same id, name or icon."""
    levels: dict[str, Level] = {"id": "error", "name": "error", "icon": "warning"}
    for key, level in levels.items():
        texts = [(index, getattr(scam, key)) for index, scam in facts.scams]
        yield from given_twice(texts, ("scams",), key, f"same_{key}", level)


def check_ids_of_exhibits(facts: Facts) -> Iterator[Finding[Path]]:
    """No two exhibits of a whole pack have the same id."""
    texts = [(index, exhibit.id) for index, exhibit in facts.exhibits] if facts.pack else []
    yield from given_twice(texts, ("exhibits",), "id", "same_id")


def given_twice(
    texts: Iterable[tuple[int, str]], path: Path, key: str, code: str, level: Level = "error"
) -> Iterator[Finding[Path]]:
    """Report texts below `key` in the list at `path` that an earlier item has."""
    first: dict[str, int] = {}
    for index, text in texts:
        earlier = first.setdefault(_plain(text), index)
        if earlier != index:
            yield Finding((*path, index, key), code, level, {"typed": text, "first": earlier + 1})


def _plain(text: str) -> str:
    """Fold blanks, capitals and the final stop, which make no difference to a visitor."""
    return "".join(text.split()).casefold().rstrip("。.！!")
