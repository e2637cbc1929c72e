"""What `preview` calls its screens, and in which situations it found something."""

from __future__ import annotations

from collections.abc import Mapping

from game.content.model import Pack
from game.scenes.gallery.names import ScreenName
from game.words import Language, load_words


def title_of(pack: Pack, name: ScreenName, language: Language) -> str:
    """What a screen is called, within its part of the visit."""
    zone = ""
    if name.moment == "zone" and pack.table is not None:
        # Imported here: nothing else of the words needs the plan of a table.
        from game.content.table_plan import plan_of  # noqa: PLC0415 - see above

        scam = plan_of(pack.table, pack.scams).zones[name.number].scam
        zone = "" if scam is None else pack.scams[scam].name
    return load_words("preview", language)(f"titles.{name.moment}", number=name.number + 1, zone=zone)


def where_words(situations: Mapping[bool, list[float]], language: Language) -> str:
    """In which orientations (`True` is upright) and text sizes something was found."""
    words = load_words("preview", language).part("where")
    told = []
    for is_upright, scales in sorted(situations.items()):
        sizes = words["and"].join(f"{scale:.1f}" for scale in sorted(scales))
        told.append(words["at"].format(screen=words["upright" if is_upright else "wide"], sizes=sizes))
    return words["or"].join(told)
