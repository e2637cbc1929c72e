"""What scenes ask of a receipt printer; the machine has it."""

from __future__ import annotations

from typing import Literal, Protocol

import pygame

PrinterState = Literal["ready", "busy", "absent"]
PAPER_PX = 384
"""Dots across a roll of 58 mm: 48 mm at eight dots a millimetre."""


class ReceiptPrinter(Protocol):
    """Never waits: what it cannot print it does not take."""

    @property
    def state(self) -> PrinterState:
        """`absent` also means out of paper."""

    def print(self, picture: pygame.Surface) -> None:
        """Print a picture `PAPER_PX` wide, in the background."""
