"""The place of a game's large picture, and the wheel's picture, built once."""

from __future__ import annotations

import pygame

from game.rules.wheel import slices_of
from game.scenes.core.context import SceneContext
from game.scenes.core.frame import frame_of, reach_top
from game.ui.draw.backdrop import awning_px
from game.ui.measures import Measures
from game.ui.theme import Colour
from game.ui.wheel.face import SliceLook, WheelFace

_BROAD = 1.5
_WIDE, _SQUARISH = 0.56, 0.6  # the wheel's share of the width of a landscape screen

_WORDS_TALL, _WORDS_SQUARISH = 56, 42  # units above the wheel of an upright screen


def wheel_rect(measures: Measures) -> pygame.Rect:
    """Return the wheel's square: at the right of a wide screen, in the middle of an upright one."""
    units = measures.units
    if measures.is_portrait:
        top = awning_px(measures) + units(_WORDS_TALL if measures.is_tall else _WORDS_SQUARISH)
        room = measures.height - top - 2 * max(measures.target_px, units(15)) - units(14)
        side = min(measures.width - 2 * units(4), room)
        rect = pygame.Rect(0, 0, side, side)
        rect.midtop = (measures.width // 2, top)
        if measures.is_low:
            rect.bottom += room - side
        return _lowered(measures, rect)
    # Below the glow of the lanterns, which are lit and go out behind the picture.
    # Below 3:2 a little wider, because names need it there.
    share = _WIDE if measures.width >= _BROAD * measures.height else _SQUARISH
    side = min(measures.height - awning_px(measures) - units(7), round(measures.width * share))
    rect = pygame.Rect(0, 0, side, side)
    rect.right = measures.width - units(4)
    rect.centery = (measures.height + awning_px(measures)) // 2
    return _lowered(measures, rect)


def _lowered(measures: Measures, wheel: pygame.Rect) -> pygame.Rect:
    """Return the wheel, in low mode so small that its middle, and the rim that a hand turns, are within reach."""
    if not measures.is_low:
        return wheel
    side = min(wheel.width, 2 * (wheel.bottom - reach_top(measures)))
    lowered = pygame.Rect(0, 0, side, side)
    lowered.midbottom = wheel.midbottom
    return lowered


def beside(measures: Measures, picture: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
    """Return the room for words, and the place of the gold button, beside or below a game's large `picture`."""
    units = measures.units
    frame = frame_of(measures)
    height = max(measures.target_px, units(15))
    if measures.is_portrait:
        words = pygame.Rect(frame.content.x, frame.content.y, frame.content.width, picture.top - frame.content.y)
        control = pygame.Rect(0, 0, round(measures.width * 0.72), height)
        control.midbottom = (measures.width // 2, frame.foot.top - units(3))
        return words, control
    words = pygame.Rect(frame.content.x, frame.content.y, picture.left - frame.content.x - units(4), 0)
    control = pygame.Rect(words.x, 0, min(words.width, units(74)), height)
    control.bottom = frame.foot.top - units(5)
    words.height = control.top - units(4) - words.y
    return words, control


def wheel_face(context: SceneContext) -> WheelFace:
    """Return the wheel of this pack, at its place on this screen."""
    return context.once("wheel", lambda context: wheel_in(context, wheel_rect(context.look.measures)))


def slice_colours(context: SceneContext, index: int) -> tuple[Colour, Colour]:
    """Return fill and ink of slice `index`."""
    return context.look.theme.slices_for(len(context.pack.scams))[index]


def wheel_in(context: SceneContext, rect: pygame.Rect, at: tuple[int, int] | None = None) -> WheelFace:
    """Return a new wheel of this pack as it stands in `rect`, a square, to be drawn there or with its corner `at`."""
    look, behind = context.look, context.ground()
    if at is not None:
        behind = pygame.Surface((at[0] + rect.width, at[1] + rect.height), 0, behind)
        behind.blit(context.ground(), at, rect)
        rect = pygame.Rect(at, rect.size)
    pieces = slices_of([scam.odds for scam in context.pack.scams])
    looks = []
    for index, (scam, piece) in enumerate(zip(context.pack.scams, pieces, strict=True)):
        fill, ink = slice_colours(context, index)
        looks.append(SliceLook(scam.name, scam.icon, piece.start_deg, piece.sweep_deg, fill, ink))
    hub = context.words("hub")
    # Small wheels look like the one that is played with.
    readable_px = look.measures.smallest_px() * rect.width / wheel_rect(look.measures).width
    more = look.drawn, readable_px
    return WheelFace(rect, looks, look.theme, look.type, look.icons, hub, behind, *more, is_prop=at is not None)
