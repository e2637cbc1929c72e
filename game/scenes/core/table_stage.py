"""The table's picture and place, shared by attract, choice and can game."""

from __future__ import annotations

import pygame

from game.content.table_plan import plan_of
from game.rules.slide import Slide
from game.rules.table_plan import CAN_RADIUS_CM, START, Push, TablePlan
from game.scenes.core.context import SceneContext
from game.scenes.core.frame import frame_of
from game.ui.draw.backdrop import awning_px
from game.ui.measures import Measures
from game.ui.table.can_label import CanColours
from game.ui.table.can_sprites import OTHER_CANS, PLAYER_CAN, CanSprites
from game.ui.table.face import TableFace, ZoneLook
from game.ui.table.motion import TableMotion


def table_rect(measures: Measures) -> pygame.Rect:
    """Return the place of the table: at the right of a wide screen, across an upright one."""
    units = measures.units
    top = awning_px(measures) + units(1)
    if measures.is_portrait:
        frame = frame_of(measures)
        control_px = max(measures.target_px, units(15))
        top += units(48)
        bottom = frame.foot.top - units(3) - control_px - units(7)
        return pygame.Rect(units(1), top, measures.width - 2 * units(1), bottom - top)
    width = round(measures.width * 0.6)
    return pygame.Rect(measures.width - width - units(2), top, width, measures.height - top - units(1))


def has_table(context: SceneContext) -> bool:
    """Return whether this pack offers the can game."""
    return context.pack.table is not None


def table_plan(context: SceneContext) -> TablePlan:
    """Return the table of this pack, which has one."""
    return context.once("table_plan", _plan)


def table_face(context: SceneContext) -> TableFace:
    """Return the picture of the table, at its place on this screen."""
    return context.once("table", _build)


def table_picture(context: SceneContext) -> pygame.Surface:
    """Return the table cut out, square, at half its size on the screen, for a poster."""
    return context.once("table_picture", _poster)


def player_can(context: SceneContext) -> CanSprites:
    """Return the pictures of the player's can."""
    return context.once("can", lambda context: _can(context, PLAYER_CAN, "can_push.word"))


def table_motion(context: SceneContext) -> TableMotion:
    """Return the cans of this pack's table, in their places before a push."""
    plan = table_plan(context)
    others = context.once(
        "other_cans", lambda context: [_can(context, colours, "can_push.other") for colours in OTHER_CANS]
    )
    theme = context.look.theme
    ring = (theme.button, theme.button_ink)
    return TableMotion(table_face(context), plan, player_can(context), others, ring=ring, is_calm=context.is_calm)


def slide_of(plan: TablePlan, push: Push) -> Slide:
    """Return the slide that follows from the push; takes a few milliseconds."""
    from game.rules.can_table import slide  # noqa: PLC0415 - no screen without a table waits for the engine

    return slide(plan, push)


def load_physics() -> None:
    """Import the physics engine now, so that the first push does not wait for it."""
    import game.rules.can_table  # noqa: F401, PLC0415 - as the docstring says


def _plan(context: SceneContext) -> TablePlan:
    table = context.pack.table
    if table is None:
        message = "this pack has no table"
        raise ValueError(message)
    return plan_of(table, context.pack.scams)


def _build(context: SceneContext) -> TableFace:
    plan, scams = table_plan(context), context.pack.scams
    looks = [
        ZoneLook(context.words("can_push.red_zone"), None, is_red=True)
        if zone.scam is None
        else ZoneLook(scams[zone.scam].name, scams[zone.scam].icon, is_red=False)
        for zone in plan.zones
    ]
    look = context.look
    return TableFace(table_rect(look.measures), plan, looks, look, context.backdrop(), context.words("can_push.stamp"))


def _poster(context: SceneContext) -> pygame.Surface:
    face = table_face(context)
    table = face.picture()
    foot = (face.view.point(*START)[0] - face.rect.x, face.view.point(*START)[1] - face.rect.y)
    width_px = 2 * CAN_RADIUS_CM * face.view.px_per_cm(START[1])
    player_can(context).draw_shadow(table, foot, width_px)
    player_can(context).draw(table, foot, width_px, 0.0)
    half = pygame.transform.smoothscale_by(table, 0.5)
    side = max(half.get_size())
    square = pygame.Surface((side, side), pygame.SRCALPHA)
    square.blit(half, half.get_rect(center=square.get_rect().center))
    return square


def _can(context: SceneContext, colours: CanColours, word: str) -> CanSprites:
    widest_px = round(2 * CAN_RADIUS_CM * table_face(context).view.px_per_cm(CAN_RADIUS_CM))
    return CanSprites(widest_px, colours, context.words(word), context.look.type)
