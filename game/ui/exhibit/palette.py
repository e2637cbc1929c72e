"""Colours of the nine channels, mixed from the theme, so that they suit night and day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from game.ui.draw.paint import mixed
from game.ui.theme import Colour, Theme

Channel = Literal["sms", "chat", "call", "app", "parcel", "email", "door", "notice", "post"]
_CHANNELS = get_args(Channel)
_WHITE: Colour = (255, 255, 255)
_BLACK: Colour = (10, 12, 20)


@dataclass(frozen=True)
class Palette:
    """The colours of the parts of a picture."""

    stage: Colour  # the ground behind the object
    halo: Colour  # a lighter tone of it
    body: Colour  # the casing of a phone
    screen: Colour  # its page
    them: Colour  # bubbles of the sender
    me: Colour  # bubbles of the player
    accent: Colour  # the colour of the channel
    accent_ink: Colour  # text on it
    line: Colour  # hairlines and quiet ornaments on the page
    ink: Colour  # text
    ink_soft: Colour  # labels


def palette_of(channel: Channel, theme: Theme) -> Palette:
    """The colours of a channel in a theme."""
    accent = theme.channels[_CHANNELS.index(channel)]
    stage = mixed(accent, theme.screen[1], 0.55)
    screen = mixed(theme.bubble, _WHITE, 0.72)
    return Palette(
        stage=stage,
        halo=mixed(stage, theme.glow, 0.22),
        body=mixed(_BLACK, accent, 0.1),
        screen=screen,
        them=_WHITE,
        me=theme.bubble,
        accent=accent,
        accent_ink=_WHITE,
        line=mixed(screen, theme.card_ink, 0.16),
        ink=theme.card_ink,
        ink_soft=theme.card_ink_soft,
    )
