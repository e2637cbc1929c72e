"""What Python's garbage collector looks at: not everything that was there when the kiosk became ready.

A full collection follows every reference of every object, 78,000 of them after the start: 16 to 32 ms in which no frame
is drawn, several times a visit. What is left out never becomes garbage while one pack is played.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """Collect nothing until `settle` or the end.

    A seventh of the start and a third of reading a pack would be looking at what was just made and will be kept.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def settle() -> None:
    """Collect now, when nobody waits for a frame, and from now on, but leave out what is there."""
    gc.enable()
    gc.unfreeze()
    gc.collect()
    gc.freeze()
