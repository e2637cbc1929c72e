"""What is written on the pages for staff: headings, and what is wrong with a pack, and where."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.scenes.core.context import SceneContext
from game.scenes.core.staff_desk import Notice, Summary
from game.ui.controls.paper import sheet
from game.ui.controls.widgets import Look
from game.ui.type.fonts import HEAVY
from game.ui.type.text_stack import TextStack

MOST_NOTICES = 3


def told(context: SceneContext, summary: Summary, *, is_narrow: bool = False) -> str:
    """A pack in one sentence, or, for a narrow column, in three lines."""
    return context.words(
        "staff.summary_lines" if is_narrow else "staff.summary",
        file=summary.file,
        title=summary.title,
        scams=summary.scams,
        exhibits=summary.exhibits,
    )


def heading(look: Look, hero: str, body: str = "", *, share: float = 1.3) -> TextStack:
    """A heading in `share` of a question's type, and what stands below it; a small one is never broken."""
    measures, theme = look.measures, look.theme
    stack = TextStack(look.type, measures.smallest_px())
    hero_px = round(measures.text_px("question") * share)
    stack.add(hero, hero_px, theme.text, weight=HEAVY, after_px=measures.units(1), is_unbroken=share <= 1)
    if body:
        stack.add(body, measures.text_px("body"), theme.text_soft)
    return stack


def write_notices(
    plate: pygame.Surface, area: pygame.Rect, context: SceneContext, notices: Sequence[Notice], fine: str = ""
) -> None:
    """Write the first of `notices` on paper at the top of `area`; when there are none, `fine`, if it says anything."""
    look, say = context.look, context.words
    measures, units, theme = look.measures, look.measures.units, look.theme
    stack = TextStack(look.type, measures.smallest_px())
    for notice in notices[:MOST_NOTICES]:
        if notice.file:
            place = say("staff.place", file=notice.file, line=notice.line, column=notice.column)
            stack.add(place, measures.text_px("small"), theme.card_ink_soft)
        stack.add(notice.message, measures.text_px("body"), theme.card_ink, weight=HEAVY)
        if notice.hint:
            stack.add(notice.hint, measures.text_px("small"), theme.card_ink_soft, after_px=units(1.5))
    if len(notices) > MOST_NOTICES:
        more = say("staff.more", count=len(notices) - MOST_NOTICES)
        stack.add(more, measures.text_px("small"), theme.card_ink_soft)
    if not notices:
        if not fine:
            return
        stack.add(fine, measures.text_px("body"), theme.card_ink, weight=HEAVY)
    inner = (area.width - units(6), area.height - units(4))
    paper = pygame.Rect(area.x, area.y, area.width, min(area.height, stack.height(inner) + units(5)))
    sheet(plate, paper, look)
    stack.draw(plate, paper.inflate(-units(6), -units(4)))
