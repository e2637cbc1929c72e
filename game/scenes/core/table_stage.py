"""The table's picture and place, shared by attract and can game."""

from __future__ import annotations

from typing import cast

import pygame

from game.content.table_plan import plan_of
from game.rules.slide import Slide
from game.rules.table_plan import CAN_RADIUS_CM, Push, TablePlan
from game.rules.visit import Visit
from game.scenes.core.context import SceneContext
from game.scenes.core.frame import frame_of, reach_top
from game.ui.draw.backdrop import awning_px
from game.ui.measures import Measures
from game.ui.table.can_label import CanColours
from game.ui.table.can_sprites import OTHER_CANS, PLAYER_CAN, CanSprites
from game.ui.table.face import TableFace
from game.ui.table.motion import TableMotion
from game.ui.table.names import ZoneLook


def table_rect(measures: Measures) -> pygame.Rect:
    """Return the place of the table: at the right of a wide screen, across an upright one."""
    units = measures.units
    top = awning_px(measures) + units(1)
    if measures.is_portrait:
        frame = frame_of(measures)
        control_px = max(measures.target_px, units(15))
        top += units(48)
        bottom = frame.foot.top - units(3) - control_px - units(7)
        if measures.is_low:
            top = max(top, 2 * reach_top(measures) - bottom)  # its middle is within reach
        return pygame.Rect(units(2.5), top, measures.width - 2 * units(2.5), bottom - top)
    width = round(measures.width * (0.6 if measures.width >= 1.5 * measures.height else 0.54))
    top += units(7)  # cans on the far edge stand out, below the lanterns
    bottom = measures.height - units(1)
    if measures.is_low:
        top = max(top, 2 * reach_top(measures) - bottom)
    return pygame.Rect(measures.width - width - units(4), top, width, bottom - top)


def has_table(context: SceneContext) -> bool:
    """Return whether this pack offers the can game."""
    return context.pack.table is not None


def is_dealt(context: SceneContext) -> bool:
    """Return whether the scams change places before every visit."""
    return context.pack.table is not None and context.pack.table.deal == "every visit"


def table_plan(context: SceneContext) -> TablePlan:
    """Return the table of this pack, which has one."""
    return context.once("table_plan", _plan)


def table_face(context: SceneContext) -> TableFace:
    """Return the picture of the table, at its place on this screen."""
    return context.once("table", lambda context: table_in(context, table_rect(context.look.measures)))


def table_face_of(context: SceneContext, visit: Visit) -> TableFace:
    """Return the picture of the table as it is dealt in this visit; only the latest is kept."""
    if not visit.seating:
        return table_face(context)
    seating, face = cast("tuple[tuple[int, ...], TableFace]", context.shared.get("dealt", ((), table_face(context))))
    if seating != visit.seating:
        plan = table_plan(context).seated(visit.seating)
        face = table_face(context).renamed(plan, _looks(context, plan))
        context.shared["dealt"] = (visit.seating, face)
    return face


def player_can(context: SceneContext) -> CanSprites:
    """Return the pictures of the player's can."""
    return context.once("can", lambda context: _can(context, table_face(context), PLAYER_CAN, "can_push.word"))


def table_motion(context: SceneContext, face: TableFace | None = None) -> TableMotion:
    """Return the cans of this pack's table in their places before a push, over `face` if it is dealt anew."""
    face = table_face(context) if face is None else face
    others = context.once("other_cans", lambda context: _others(context, table_face(context)))
    return _motion(context, face, player_can(context), others)


def motion_on(context: SceneContext, face: TableFace) -> TableMotion:
    """Return new cans on another picture of this pack's table."""
    can = _can(context, face, PLAYER_CAN, "can_push.word")
    return _motion(context, face, can, _others(context, face))


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


def table_in(context: SceneContext, rect: pygame.Rect, *, is_prop: bool = False) -> TableFace:
    """Return a new picture of this pack's table in `rect`; one that `is_prop` is looked at, not read."""
    plan, stamp = table_plan(context), context.words("can_push.stamp")
    looks, may_change = _looks(context, plan), is_dealt(context) and not is_prop
    behind = context.ground()
    return TableFace(rect, plan, looks, context.look, behind, stamp, is_prop=is_prop, is_dealt=may_change)


def _looks(context: SceneContext, plan: TablePlan) -> list[ZoneLook]:
    scams = context.pack.scams
    return [
        ZoneLook(context.words("can_push.red_zone"), None, is_red=True)
        if zone.scam is None
        else ZoneLook(scams[zone.scam].name, scams[zone.scam].icon, is_red=False)
        for zone in plan.zones
    ]


def _motion(context: SceneContext, face: TableFace, can: CanSprites, others: list[CanSprites]) -> TableMotion:
    theme = context.look.theme
    ring = (theme.button, theme.button_ink)
    return TableMotion(face, face.plan, can, others, ring=ring, is_calm=context.is_calm)


def _others(context: SceneContext, face: TableFace) -> list[CanSprites]:
    return [_can(context, face, colours, "can_push.other") for colours in OTHER_CANS]


def _can(context: SceneContext, face: TableFace, colours: CanColours, word: str) -> CanSprites:
    widest_px = round(2 * CAN_RADIUS_CM * face.view.px_per_cm(CAN_RADIUS_CM))
    return CanSprites(widest_px, colours, context.words(word), context.look.type)
