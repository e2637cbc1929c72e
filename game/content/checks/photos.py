"""Photos of exhibits are there and can be shown."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.checks.facts import Facts
from game.content.findings import Finding, Path
from game.content.photos import LEAST_SIDE, MOST_BYTES, MOST_PHOTOS, MOST_PIXELS, PhotoError, decode, look_at


def check_photos(facts: Facts) -> Iterator[Finding[Path]]:
    """Every photo is a PNG or JPEG in the folder of the pack, of a size that can be shown."""
    yield from _told(facts, is_whole=False)


def check_whole_photos(facts: Facts) -> Iterator[Finding[Path]]:
    """Every photo can be decoded to its end."""
    yield from _told(facts, is_whole=True)


def _told(facts: Facts, *, is_whole: bool) -> Iterator[Finding[Path]]:
    if facts.folder is None:
        return
    limits = {
        "mega": MOST_BYTES // 1_000_000,
        "pixels": MOST_PIXELS // 10_000,
        "side": LEAST_SIDE,
        "count": MOST_PHOTOS,
    }
    names: set[str] = set()
    for index, exhibit in facts.exhibits:
        name = exhibit.picture
        if name is None or name in names:
            continue
        names.add(name)
        path: Path = ("exhibits", index, "picture")
        if len(names) > MOST_PHOTOS:
            if not is_whole:
                yield Finding(path, "photos_many", values=limits)
            return
        try:
            look_at(facts.folder, name)
        except PhotoError as fault:
            if not is_whole:
                yield Finding(path, str(fault), values={"typed": name, **limits})
            continue
        if is_whole:
            try:
                decode(facts.folder, name)
            except PhotoError as fault:
                yield Finding(path, str(fault), values={"typed": name, **limits})
