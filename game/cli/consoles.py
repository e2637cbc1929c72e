"""Standard streams that take every character and any end: GBK, cp1252 or ASCII, a pipe, a full disk, none at all."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from game.words import in_both

CUT_OFF = 1
"""Exit code if nobody reads what is written."""
_ENDS = frozenset({errno.EPIPE, errno.EINVAL, errno.ENOSPC, errno.EIO, errno.EBADF})
"""What a closed pipe (on Windows EINVAL), a full disk and a terminal that was closed are told as."""


def prepare_streams() -> None:
    """Make both streams write `?` for a character that they cannot encode; a missing one takes and loses everything."""
    for name in ("stdout", "stderr"):
        stream: Any = getattr(sys, name)
        if stream is None:
            # A window program on Windows, or a stream that was closed before the start.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - for as long as the process
        elif getattr(stream, "errors", None) == "strict" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


@contextmanager
def ended_quietly() -> Iterator[None]:
    """Exit with `CUT_OFF`, and no traceback, if a stream is closed or full before everything has been written."""
    try:
        yield
        sys.stdout.flush()
    except OSError as fault:
        # A stream has no name; what goes wrong with a file is told where it is written.
        if fault.filename is not None or fault.errno not in _ENDS:
            raise
        if fault.errno == errno.ENOSPC:
            sys.stderr.write(in_both("disk_full") + "\n")
        # Python flushes once more at its end, and would complain there.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(CUT_OFF) from None


def write_json(text: str) -> None:
    r"""Write JSON with its last line break: UTF-8 with `\n` on every system, unless a person reads it on a terminal."""
    text = text.rstrip("\n") + "\n"
    if sys.stdout.isatty():
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        sys.stdout.write(text)
    else:
        binary.write(text.encode("utf-8", "backslashreplace"))
        binary.flush()
