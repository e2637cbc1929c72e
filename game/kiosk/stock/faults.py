"""Reasons why a pack could not be brought in, and their mapping from failed system calls."""

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
    """A pack could not be brought in; the pack that plays is unchanged.

    `code` names a sentence in `assets/text/<language>/stock.json`; `values` fill it, such as the file's `name`.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values: Mapping[str, object] = MappingProxyType(values)

    def __str__(self) -> str:
        return f"{self.code} {dict(self.values)}"

    def message(self, language: Language) -> str:
        """Return about three sentences: what happened, what to do, and what plays meanwhile."""
        what, cure = self._parts(language)
        return load_words("stock", language)("told", what=what, cure=cure)

    def cause(self, language: Language) -> str:
        """Return the same without what plays, for where nothing does."""
        what, cure = self._parts(language)
        return load_words("stock", language)("cause", what=what, cure=cure)

    def _parts(self, language: Language) -> tuple[str, str]:
        words = load_words("stock", language)
        values = {name: shown(str(value), _MOST_SHOWN) for name, value in self.values.items()}
        return words[f"{self.code}.message"].format_map(values), words[f"{self.code}.hint"].format_map(values)


def unexpected(fault: Exception) -> StoreFault:
    """Return a fault for an unforeseen exception."""
    return StoreFault("unexpected", reason=f"{type(fault).__name__}: {fault}")


@contextmanager
def reading_stick(name: str) -> Iterator[None]:
    """Turn `OSError` into a fault of the stick; `name` is the file that was read."""
    try:
        yield
    except OSError as fault:
        raise StoreFault("stick_unreadable", name=name) from fault


@contextmanager
def using_disk(need_bytes: int = 1) -> Iterator[None]:
    """Turn `OSError` into a fault of the machine's disk; `need_bytes` is the room it should have."""
    try:
        yield
    except OSError as fault:
        if fault.errno in _FULL:
            raise StoreFault("disk_full", need=-(-need_bytes // 1_000_000)) from fault
        raise StoreFault("disk_refused", reason=fault.strerror or type(fault).__name__) from fault
