"""Why a pack could not be brought in, and how failing calls to the system become such a reason."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from game.kiosk.stock.file_names import shown
from game.kiosk.stock.words import STILL, WORDS, Language

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
"""Windows has no quotas that tell of themselves."""
_MOST_SHOWN = 120


class StoreFault(Exception):  # noqa: N818 - a fault is what staff are told about, not a mistake of the program
    """Nothing was brought in, and the pack that plays is the one that played.

    Attributes:
        code: what happened; `game.kiosk.stock.words` has a sentence for each.
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
        what, cure = WORDS[language][self.code]
        values = {name: shown(str(value), _MOST_SHOWN) for name, value in self.values.items()}
        stop = "。" if language == "zh" else ". "
        gap = "" if language == "zh" else " "
        return f"{what.format(**values)}{stop}{cure.format(**values)}{gap}{STILL[language]}"


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
