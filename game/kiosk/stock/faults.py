"""Why a pack could not be brought in, and how failing calls to the system become such a reason."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from game.kiosk.stock.file_names import shown
from game.words import Language, load_words

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
"""Windows has no quotas that tell of themselves."""
_MOST_SHOWN = 120


class StoreFault(Exception):  # noqa: N818 - a fault is what staff are told about, not a mistake of the program
    """Nothing was brought in, and the pack that plays is the one that played.

    Attributes:
        code: what happened; `assets/text/<language>/stock.json` has a sentence for each.
        values: what the sentence needs, such as the file's `name`.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values: Mapping[str, object] = MappingProxyType(values)

    def __str__(self) -> str:
        return f"{self.code} {dict(self.values)}"

    def message(self, language: Language) -> str:
        """What happened, what to do about it, and what plays meanwhile: three sentences or so."""
        words = load_words("stock", language)
        values = {name: shown(str(value), _MOST_SHOWN) for name, value in self.values.items()}
        what, cure = (words[f"{self.code}.{part}"].format_map(values) for part in ("message", "hint"))
        return words("told", what=what, cure=cure)


def unexpected(fault: Exception) -> StoreFault:
    """What staff are told of a fault that nobody thought of."""
    return StoreFault("unexpected", reason=f"{type(fault).__name__}: {fault}")


@contextmanager
def reading_stick(name: str) -> Iterator[None]:
    """Inside, `OSError` means that the stick cannot be read; `name` is the file that was."""
    try:
        yield
    except OSError as fault:
        raise StoreFault("stick_unreadable", name=name) from fault


@contextmanager
def using_disk(need_bytes: int = 1) -> Iterator[None]:
    """Inside, `OSError` means that the machine's own disk is full or refuses; `need_bytes` is what it should hold."""
    try:
        yield
    except OSError as fault:
        if fault.errno in _FULL:
            raise StoreFault("disk_full", need=-(-need_bytes // 1_000_000)) from fault
        raise StoreFault("disk_refused", reason=fault.strerror or type(fault).__name__) from fault
