"""Colours of the seven channels, mixed from the theme, so that they suit night and day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.ui.draw.paint import mixed
from game.ui.theme import Colour, Theme

Channel = Literal["sms", "chat", "call", "app", "parcel", "email", "door"]
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
    accents: dict[Channel, Colour] = {
        "sms": theme.slices[10],
        "chat": theme.slices[6],
        "call": mixed(theme.slices[2], _BLACK, 0.45),
        "app": mixed(theme.slices[5], theme.wood_dark, 0.55),
        "parcel": theme.wood,
        "email": mixed(theme.slices[4], theme.slices[10], 0.25),
        "door": mixed(theme.slices[2], theme.slices[6], 0.6),
    }
    accent = accents[channel]
    is_day = sum(theme.sky_top) > 384
    stage = mixed(accent, _WHITE, 0.5) if is_day else mixed(accent, theme.sky_bottom, 0.22)
    screen = mixed(theme.slices[9], _WHITE, 0.72)
    return Palette(
        stage=stage,
        halo=mixed(stage, theme.glow, 0.22),
        body=mixed(_BLACK, accent, 0.1),
        screen=screen,
        them=_WHITE,
        me=theme.slices[9],
        accent=accent,
        accent_ink=_WHITE,
        line=mixed(screen, theme.card_ink, 0.16),
        ink=theme.card_ink,
        ink_soft=theme.card_ink_soft,
    )
