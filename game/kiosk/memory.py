"""Memory settings that keep the process small over a long evening."""

from __future__ import annotations

import sys

_M_MMAP_THRESHOLD = -3  # malloc.h of glibc
LARGE_BYTES = 256 * 1024


def return_large_blocks() -> bool:
    """Have glibc return every large block (a screen of pixels) to the system as soon as it is freed.

    By default glibc raises the size from which it does so to that of the largest block freed (mallopt(3),
    M_MMAP_THRESHOLD), and from then on screens leave holes in the heap: 12 MB after one visit at 1080p. Return whether
    that is supported: only on Linux with glibc.
    """
    if not sys.platform.startswith("linux"):
        return False
    import ctypes  # noqa: PLC0415 - a few ms that only this function needs

    try:
        return bool(ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, LARGE_BYTES))
    except AttributeError:  # another C library
        return False
