"""What must agree inside one kind of scam, and among all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.content.fields.names import VALUES, both_values, nearest
from game.content.findings import Finding, Path
from game.content.model import Scam


def check_scam(scam: Scam, path: Path, icons: frozenset[str]) -> Iterator[Finding[Path]]:
    """Texts given twice, a decoy that is a feature, an icon that does not exist."""
    features = [feature.text for feature in scam.features]
    decoys = [decoy.text for decoy in scam.decoys]
    yield from _twice(features, (*path, "features"), "text", "same_text")
    yield from _twice(decoys, (*path, "decoys"), "text", "same_text")
    known = {_plain(text) for text in features}
    for index, text in enumerate(decoys):
        if _plain(text) in known:
            yield Finding((*path, "decoys", index, "text"), "decoy_is_feature", values={"typed": text})
    yield from check_icon(scam.icon, path, icons)


def check_icon(icon: str, path: Path, icons: frozenset[str]) -> Iterator[Finding[Path]]:
    """An icon that does not exist; `path` is that of its scam."""
    if icon not in icons:
        drawn = {name: drawing for name, drawing in VALUES["icon"].items() if drawing in icons}
        values = {"typed": icon, "allowed": both_values("icon", drawn.values())}
        guess = nearest(icon, [*icons, *drawn])
        yield Finding((*path, "icon"), "icon_unknown", values=values if guess is None else {**values, "guess": guess})


def check_scams(scams: Iterable[tuple[int, Scam]]) -> Iterator[Finding[Path]]:
    """Ids, names and icons that two scams share; indexes are those of the file."""
    held = list(scams)
    for field, code in (("id", "same_id"), ("name", "same_name")):
        yield from _shared([(index, getattr(scam, field)) for index, scam in held], field, code)
    for remark in _shared([(index, scam.icon) for index, scam in held], "icon", "same_icon"):
        yield Finding(remark.where, remark.code, "warning", remark.values)


def _shared(held: list[tuple[int, str]], field: str, code: str) -> Iterator[Finding[Path]]:
    first: dict[str, int] = {}
    for index, text in held:
        earlier = first.setdefault(_plain(text), index)
        if earlier != index:
            yield Finding(("scams", index, field), code, values={"typed": text, "first": earlier + 1})


def _twice(texts: list[str], path: Path, field: str, code: str) -> Iterator[Finding[Path]]:
    first: dict[str, int] = {}
    for index, text in enumerate(texts):
        earlier = first.setdefault(_plain(text), index)
        if earlier != index:
            yield Finding((*path, index, field), code, values={"typed": text, "first": earlier + 1})


def _plain(text: str) -> str:
    """Texts that differ only in blanks, capitals or the final stop are the same to a visitor."""
    return "".join(text.split()).casefold().rstrip("。.！!")
