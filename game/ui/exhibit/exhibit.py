"""The content of an exhibit's picture as plain values, independent of packs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Channel = Literal["sms", "chat", "call", "app", "parcel", "email", "door"]
Speaker = Literal["them", "me"]


@dataclass(frozen=True)
class ExhibitLook:
    """One exhibit."""

    channel: Channel  # decides which picture is drawn
    channel_name: str  # the word for the channel, such as 短信
    sender: str  # the sender it names
    subject: str | None  # headline of an e-mail, a page or a card
    button: str | None  # words on a button of the picture, which takes no touch
    lines: tuple[tuple[Speaker, str], ...]  # who says what, in order
    quotes: tuple[str, ...]  # the passages that give it away, each an exact part of one line
