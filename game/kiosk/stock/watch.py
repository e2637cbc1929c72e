"""Sees when an organiser saves the pack that is played. Runs beside the loop, which never waits for it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

_LOG = logging.getLogger(__name__)
_QUIET_MS = 400
"""Editors save in several steps; what follows within this time is the same save."""
_LOOK_MS = 500


class PackWatch:
    """Calls `on_save` from a thread of its own whenever the pack, or its sister in another language, has changed.

    Args:
        on_save: must not touch the screen.
    """

    def __init__(self, on_save: Callable[[], None]) -> None:
        self._on_save = on_save
        self._stop: threading.Event | None = None

    def follow(self, pack: Path) -> None:
        """Watch `pack` from now on, instead of the one before."""
        self.end()
        stop = self._stop = threading.Event()
        threading.Thread(target=self._run, args=(pack, stop), name="pack-watch", daemon=True).start()

    def end(self) -> None:
        """Watch nothing any more."""
        if self._stop is not None:
            self._stop.set()

    def _run(self, pack: Path, stop: threading.Event) -> None:
        from watchfiles import watch  # noqa: PLC0415 - it brings asyncio along; no frame waits for it here

        base = pack.name.split(".")[0]

        def concerns(change: object, path: str) -> bool:
            name = Path(path).name
            return name.split(".")[0] == base and name.endswith(pack.suffix)

        try:
            # The folder, not the file: most editors save a new file and rename it over the old one.
            for _ in watch(
                pack.parent,
                watch_filter=concerns,
                debounce=_QUIET_MS,
                step=_QUIET_MS // 4,
                stop_event=stop,
                rust_timeout=_LOOK_MS,
                raise_interrupt=False,
                recursive=False,
                ignore_permission_denied=True,
            ):
                self._on_save()
        except (OSError, RuntimeError) as fault:  # the folder has gone, or the system has no watches left
            _LOG.warning("changes of %s are not seen: %s", pack, fault)
