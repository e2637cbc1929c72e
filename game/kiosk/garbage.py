"""What Python's garbage collector looks at: not everything that was there when the kiosk became ready.

A full collection follows every reference of every object, 78,000 of them after the start: 16 to 32 ms in which no frame
is drawn, several times a visit. What is left out never becomes garbage while one pack is played.
"""

from __future__ import annotations

import gc


def settle() -> None:
    """Collect now, when nobody waits for a frame, and leave what is left out of later collections."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
