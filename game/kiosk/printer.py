"""A receipt printer (ESC/POS): a thread of its own prints pictures, and tells when it cannot.

Nothing here waits for the printer: a frame only reads `state` and hands a picture over.
"""

from __future__ import annotations

import errno
import logging
import os
import re
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pygame
    from PIL import Image

    from game.scenes.core.receipts import PrinterState

_LOG = logging.getLogger(__name__)

LOOK_S = 5.0
"""How often the thread looks for the printer and its paper."""
STUCK_S = 20.0
"""A slip that takes longer is not coming: the paper is out, or the lid is open."""
_DARK = 128
_GONE = (errno.ENODEV, errno.ENXIO, errno.EIO, errno.EPIPE)
_ADDRESS = re.compile(r"(?:usb:([0-9a-fA-F]{4}):([0-9a-fA-F]{4})|(serial|win32raw|file):(.+)|(/.+))")
_USB_TIMEOUT_MS = 3000


@dataclass(frozen=True)
class Address:
    """Where a printer is: `kind` and its numbers (usb) or its name (the others)."""

    kind: Literal["usb", "serial", "win32raw", "file"]
    name: str = ""
    usb: tuple[int, int] = (0, 0)


def address_of(text: str) -> Address:
    """Read `usb:VVVV:PPPP` (hexadecimal), `serial:PORT`, `win32raw:NAME`, `file:/dev/…` or a path.

    Raises `ValueError` for anything else; a printer in a network is none of these.
    """
    match = _ADDRESS.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    vendor, product, kind, name, path = match.groups()
    if vendor:
        return Address("usb", usb=(int(vendor, 16), int(product, 16)))
    if path or kind == "file":
        return Address("file", path or name)
    return Address("serial" if kind == "serial" else "win32raw", name)


def opened(address: Address) -> Any:
    """Return the open printer. Raises `OSError`, `ImportError` or what python-escpos raises where there is none."""
    from escpos import printer  # type: ignore[import-untyped] # noqa: PLC0415 - an extra, slow to import, without types

    if address.kind == "usb":
        device = printer.Usb(*address.usb, timeout=_USB_TIMEOUT_MS)
    elif address.kind == "serial":
        device = printer.Serial(address.name)
    elif address.kind == "win32raw":
        device = printer.Win32Raw(address.name)
    else:
        if stat.S_ISREG(os.stat(address.name).st_mode):
            raise FileExistsError(errno.EEXIST, "a file and no printer", address.name)
        device = printer.File(address.name)
    device.open()
    return device


class Printer:
    """Prints one picture at a time. `connect` returns an open printer of python-escpos, or raises."""

    def __init__(self, connect: Callable[[], Any], now: Callable[[], float] = time.monotonic) -> None:
        self._connect, self._now = connect, now
        self._device: Any = None
        self._jobs: Queue[pygame.Surface] = Queue()
        self._busy_since_s: float | None = None
        self._is_there = False
        self._thread = Thread(target=self._serve, name="printer", daemon=True)

    @property
    def state(self) -> PrinterState:
        """Whether a picture can be handed over now."""
        since = self._busy_since_s
        if since is not None:
            return "busy" if self._now() - since < STUCK_S else "absent"
        return "ready" if self._is_there else "absent"

    def open_in_background(self) -> None:
        """Look for the printer from now on."""
        self._thread.start()

    def print(self, picture: pygame.Surface) -> None:
        """Print a picture, black where it is dark, unless the printer is busy or away. Nobody may draw on it later."""
        if self.state == "ready":
            self._busy_since_s = self._now()
            self._jobs.put(picture)

    def serve_one(self, wait_s: float) -> None:
        """Print the next picture, or look for the printer if none comes within `wait_s`."""
        try:
            self._work(self._jobs.get(timeout=wait_s))
        except Empty:
            self._work(None)

    def _serve(self) -> None:
        self.serve_one(0)
        while True:
            self.serve_one(LOOK_S)

    def _work(self, job: pygame.Surface | None) -> None:
        """Look whether the printer is there and has paper, and print; a fault of any kind is logged once."""
        try:
            self._device = self._device or self._connect()
            _need_paper(self._device)
            if job is not None:
                self._device.image(bitmap(job), impl="bitImageRaster", center=False)
                self._device.cut()
        except Exception as fault:
            if self._is_there or self._busy_since_s is not None:
                _LOG.warning("the receipt printer is away or out of paper: %r", fault)
            self._is_there = False
            self._let_go()
        else:
            if not self._is_there:
                _LOG.info("the receipt printer is ready")
            self._is_there = True
        self._busy_since_s = None

    def _let_go(self) -> None:
        device, self._device = self._device, None
        try:
            if device is not None:
                device.close()
        except Exception as fault:
            _LOG.debug("the printer was not closed: %r", fault)


def bitmap(picture: pygame.Surface) -> Image.Image:
    """Return a picture in black and white, without dots in between: letters stay sharp."""
    import pygame  # noqa: PLC0415 - this module is read before the first frame, for `address_of`
    from PIL import Image  # noqa: PLC0415 - behind the first frame

    grey = Image.frombytes("RGB", picture.get_size(), pygame.image.tobytes(picture, "RGB")).convert("L")
    return grey.point([255 if level >= _DARK else 0 for level in range(256)]).convert("1", dither=Image.Dither.NONE)


def _need_paper(device: Any) -> None:
    """Raise `OSError` if the printer says that it has no paper or has gone; many say nothing at all."""
    path = getattr(device, "devfile", "")
    if path.startswith("/") and not os.path.exists(path):
        raise OSError(errno.ENODEV, "gone", path)
    try:
        left = device.paper_status()
    except Exception as fault:
        if getattr(fault, "errno", None) in _GONE:
            raise OSError(errno.ENODEV, "gone") from fault
        return
    if left == 0:
        raise OSError(errno.ENOSPC, "no paper")
