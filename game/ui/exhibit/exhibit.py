"""What the picture of an exhibit is told: plain values, whatever pack they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Channel = Literal["sms", "chat", "call", "app", "parcel", "email", "door"]
Speaker = Literal["them", "me"]


@dataclass(frozen=True)
class ExhibitLook:
    """One exhibit."""

    channel: Channel  # how it reaches the player; decides on the picture
    channel_name: str  # the word for the channel, such as 短信
    sender: str  # who it says it is from
    subject: str | None  # headline of an e-mail, a page or a card
    button: str | None  # words on a button that belongs to the picture; it is not one of ours and takes no touch
    lines: tuple[tuple[Speaker, str], ...]  # who says what, in order
    quotes: tuple[str, ...]  # the passages that give it away, each an exact part of one line
