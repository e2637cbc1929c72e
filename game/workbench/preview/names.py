"""Names of screens, the part of a pack that each shows, and the screen for a part."""

from __future__ import annotations

from game.content.findings import Path
from game.content.model import Pack, Scam
from game.content.table_plan import places_of, plan_of
from game.rules.challenge import cards_of_each
from game.scenes.gallery.names import ScreenName, index_of_scam
from game.words import Language, load_words

Situations = dict[tuple[int, int], list[float]]
"""Size of a screen (px) → text sizes."""
_TOLD_SIZES = 2
"""Of more sizes of screens the number is told."""


def path_of(pack: Pack, name: ScreenName) -> Path:
    """Return the path of the part that a screen is about; empty for the whole pack."""
    if name.part == "scam":
        return ("scams", index_of_scam(pack, name.subject))
    if name.part == "exhibit":
        return ("exhibits", next(index for index, one in enumerate(pack.exhibits) if one.id == name.subject))
    if name.moment in ("result", "copied"):
        return ("rules_of_thumb", name.number)
    if name.moment == "zone" and pack.table is not None:
        return ("table", "rows", *places_of(pack.table, pack.scams)[name.number])
    return ("table",) if name.part == "table" else ()


def screen_of(pack: Pack, path: Path) -> ScreenName:
    """Return a screen that shows the text at `path`; the attract screen if there is no other."""
    if path[:1] == ("scams",) and len(path) > 1:
        return _screen_of_scam(pack, pack.scams[int(path[1])], path[2:])
    if path[:1] == ("exhibits",) and len(path) > 1:
        moment = {"cues": "explained", "explanation": "explained", "action": "judged"}.get(str(path[2:3] and path[2]))
        return ScreenName("exhibit", pack.exhibits[int(path[1])].id, moment or "asked")
    if path[:1] == ("rules_of_thumb",):
        return ScreenName("end", "", "result", int(path[1]))
    if path[:1] == ("takeaway",):
        return ScreenName("scam", pack.scams[0].id, "home")
    if path[:1] == ("table",):
        return ScreenName("table", "", "waiting")
    return ScreenName("stall", "", "attract")


def _screen_of_scam(pack: Pack, scam: Scam, rest: Path) -> ScreenName:
    field = rest[0] if rest else "name"
    true_count, false_count = cards_of_each(pack.name_count)
    if field in ("features", "decoys") and len(rest) > 1:
        number = int(rest[1]) // (true_count if field == "features" else false_count)
        return ScreenName("scam", scam.id, "feedback", 0 if pack.judging == "spoken" else number)
    if field == "openings" and pack.judging == "spoken":
        return ScreenName("scam", scam.id, "ticked")
    if field == "gist" and pack.judging == "cards":
        return ScreenName("scam", scam.id, "thinking")
    if field == "defence":
        return ScreenName("scam", scam.id, "feedback")
    return ScreenName("scam", scam.id, "home" if field in ("recall", "answer") else "landed")


def title_of(pack: Pack, name: ScreenName, language: Language) -> str:
    """Return the title of a screen within its part of the visit."""
    zone = ""
    if name.moment == "zone" and pack.table is not None:
        scam = plan_of(pack.table, pack.scams).zones[name.number].scam
        zone = "" if scam is None else pack.scams[scam].name
    return load_words("preview", language)(f"titles.{name.moment}", number=name.number + 1, zone=zone)


def where_words(title: str, screens: int, situations: Situations, language: Language) -> str:
    """Return in words where something is found.

    That is a screen's `title`, on how many `screens` in all, and on which sizes of screens in which text sizes.
    """
    words = load_words("preview", language).part("where")
    told = [words["on_several" if screens > 1 else "on"].format(title=title, count=screens)]
    sizes_in: dict[tuple[float, ...], list[str]] = {}
    for (width, height), scales in situations.items():
        sizes_in.setdefault(tuple(sorted(scales)), []).append(f"{width}×{height}")
    for text_sizes, sizes in sizes_in.items():
        several = len(sizes) > _TOLD_SIZES
        shown = words["and"].join(sizes[:_TOLD_SIZES])
        shown = words["sizes"].format(sizes=shown, count=len(sizes)) if several else shown
        told.append(words["at"].format(sizes=shown, scales=words["and"].join(f"{scale:.1f}" for scale in text_sizes)))
    return words["or"].join(told)
