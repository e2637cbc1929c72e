"""Names of files on a stick: which are imported, which are skipped, and which are unsafe."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from game.content.reading.packs import sister_of

PACK_ENDINGS = frozenset({".yaml", ".yml"})
MEDIA_ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".ogg", ".wav"})
UPDATE_ENDING = ".update"
MAX_PACK_BYTES = 4_000_000
MAX_MEDIA_BYTES = 20_000_000

_MOST_BYTES_A_NAME = 200
"""Of one step in UTF-8: systems allow 255, and a copy adds an ending while it is being made."""
_MOST_CHARACTERS = 120
"""Of the whole way: Windows allows 260 with the folders above it."""
_MOST_STEPS = 6
_FORBIDDEN = frozenset('\\<>:"|?*')
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories: controls, marks that turn the direction of a name, halves of characters, line breaks."""
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)
_DRIVE = re.compile("[A-Za-z]:")
_FIRST_WITHOUT_SHORT_FORM = "\u0800"


def is_pack(name: str) -> bool:
    """Return whether a file may be a pack, by its name."""
    return PurePosixPath(name).suffix.lower() in PACK_ENDINGS


def is_update_name(name: str) -> bool:
    """Return whether a file may be a signed update, by its name."""
    return name.lower().endswith(UPDATE_ENDING)


def is_wanted(name: str) -> bool:
    """Return whether files of this kind are imported."""
    return most_bytes(name) > 0


def most_bytes(name: str) -> int:
    """Return the largest size of a file of this kind, in bytes; 0 for kinds that are not imported."""
    ending = PurePosixPath(name).suffix.lower()
    if ending in PACK_ENDINGS:
        return MAX_PACK_BYTES
    return MAX_MEDIA_BYTES if ending in MEDIA_ENDINGS else 0


def is_hidden(name: str) -> bool:
    """Return whether any part of a path is hidden, temporary or a partial copy."""
    steps = name.split("/")
    return any(step.startswith((".", "~", "$")) or step == "__MACOSX" for step in steps) or name.lower().endswith(
        ".part"
    )


def is_safe(name: str) -> bool:
    """Return whether a path, with `/` between its parts, stays inside its folder and is valid on every system."""
    steps = name.split("/")
    return len(name) <= _MOST_CHARACTERS and len(steps) <= _MOST_STEPS and all(_is_safe_step(step) for step in steps)


def leads_out(name: str) -> bool:
    """Return whether a path leaves its folder or is read as something else than a name."""
    steps = name.split("/")
    is_odd = name.startswith("/") or ".." in steps or "\\" in name or "\0" in name
    return is_odd or any(_DRIVE.match(step) or _is_device(step) for step in steps)


def folded(name: str) -> str:
    """Return a form that is equal for names which some file systems take for the same."""
    return unicodedata.normalize("NFC", name).casefold()


def main_packs(names: Iterable[str]) -> list[str]:
    """Return the packs among the files of one folder, sorted, without their sisters in English."""
    packs = {name for name in names if is_pack(name)}
    mains = {name for name in packs if _in_chinese(name) not in packs - {name}}
    return sorted(mains)


def sisters(name: str) -> tuple[str, ...]:
    """Return the names that a pack may have beside `name`, in all languages."""
    chinese = _in_chinese(name)
    return tuple(dict.fromkeys((name, chinese, str(sister_of(Path(chinese), "en")))))


def shown(name: str, most: int = 40) -> str:
    """Return a name for display: one line, no invisible characters, at most `most` characters."""
    clean = "".join("?" if unicodedata.category(character) in _UNSEEN else character for character in name)
    return clean if len(clean) <= most else clean[: most - 1] + "…"


def zip_name(text: str, *, is_utf8: bool) -> str:
    """Decode a zip entry's name. Without the UTF-8 flag Python reads cp437, but WPS and Windows write GBK.

    macOS writes UTF-8 without the flag. A Chinese character has three bytes there, while two-byte forms occur by chance
    in GBK (模 is ģ), so only the long ones count.
    """
    if is_utf8 or text.isascii():
        return text
    raw = text.encode("cp437")
    try:
        utf8 = raw.decode("utf-8")
        if all(character.isascii() or character >= _FIRST_WITHOUT_SHORT_FORM for character in utf8):
            return utf8
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return text


def _in_chinese(name: str) -> str:
    return str(sister_of(Path(name), "zh"))


def _is_safe_step(step: str) -> bool:
    if not step or step in {".", ".."} or step[-1] in ". " or _is_device(step):
        return False
    if any(character in _FORBIDDEN or unicodedata.category(character) in _UNSEEN for character in step):
        return False
    return len(step.encode("utf-8")) <= _MOST_BYTES_A_NAME


def _is_device(step: str) -> bool:
    return step.partition(".")[0].rstrip(" ").casefold() in _DEVICES
