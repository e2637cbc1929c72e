"""Photos of exhibits and the logo are there and can be shown."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.checks.facts import Facts, text_of
from game.content.findings import Finding, Path
from game.content.photos import LEAST_SIDE, MOST_BYTES, MOST_PHOTOS, MOST_PIXELS, PhotoError, decode, look_at


def check_photos(facts: Facts) -> Iterator[Finding[Path]]:
    """Every photo is a PNG or JPEG in the folder of the pack, of a size that can be shown."""
    yield from _told(facts, is_whole=False)


def check_whole_photos(facts: Facts) -> Iterator[Finding[Path]]:
    """Every photo can be decoded to its end."""
    yield from _told(facts, is_whole=True)


def _named(facts: Facts) -> Iterator[tuple[Path, str]]:
    """Yield the place and the name of the logo and of every photo."""
    if logo := text_of(facts.data, "logo"):
        yield ("logo",), logo
    for index, exhibit in facts.exhibits:
        if exhibit.picture is not None:
            yield ("exhibits", index, "picture"), exhibit.picture


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
    for path, name in _named(facts):
        if name in names:
            continue
        names.add(name)
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
