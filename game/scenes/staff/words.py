"""Texts of the staff pages: headings, and problems of a pack with their place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

import pygame

from game.content.problems import Problem
from game.scenes.core.context import SceneContext
from game.scenes.core.staff_desk import Summary
from game.ui.controls.look import Look
from game.ui.controls.paper import written_sheet
from game.ui.controls.styles import BODY, CARD_NOTE, Style, StyledStack
from game.ui.type.fonts import HEAVY
from game.ui.type.text_stack import TextStack

_HERO = Style("question", "text", HEAVY, after=1)
_MESSAGE = Style("body", "card_ink", HEAVY)
MOST_WRITTEN = 3


def told(context: SceneContext, summary: Summary, *, is_narrow: bool = False) -> str:
    """Describe a pack in one sentence, or, for a narrow column, in three lines."""
    return context.words(
        "staff.summary_lines" if is_narrow else "staff.summary",
        file=summary.file,
        title=summary.title,
        scams=summary.scams,
        exhibits=summary.exhibits,
    )


def saving_notes(context: SceneContext) -> list[str]:
    """Return what staff should know about the records, if anything."""
    if context.house is None:
        return []
    saving, notes = context.house.saving, []
    if not saving.is_writing:
        notes.append(context.words("staff.not_saving"))
    elif saving.lost:
        notes.append(context.words("staff.lost", count=saving.lost))
    if saving.is_clock_doubted:
        notes.append(context.words("staff.clock_doubted"))
    return notes


def heading(look: Look, hero: str, body: str = "", *, share: float = 1.3) -> TextStack:
    """Return a heading in `share` of a question's type, and the text below it; a small one is never broken."""
    stack = StyledStack(look).write(hero, _HERO, share=share, is_unbroken=share <= 1)
    return stack.write(body, BODY) if body else stack


def write_problems(
    plate: pygame.Surface, area: pygame.Rect, context: SceneContext, problems: Sequence[Problem], fine: str = ""
) -> None:
    """Write the first of `problems`, as many as fit, on paper at the top of `area`; without any write `fine`."""
    if not problems and not fine:
        return
    for count in range(min(MOST_WRITTEN, len(problems)), -1, -1):
        stack = _problems(context, problems, count, fine)
        if stack.fits((area.width - context.look.measures.units(6), area.height - context.look.measures.units(5))):
            break
    written_sheet(plate, area, context.look, stack, middle=False)


def _problems(context: SceneContext, problems: Sequence[Problem], count: int, fine: str) -> StyledStack:
    """Return the first `count` problems and how many more there are."""
    say, stack = context.words, StyledStack(context.look)
    for problem in problems[:count]:
        if problem.file:
            place = say("staff.place", file=PurePath(problem.file).name, line=problem.line, column=problem.column)
            stack.write(place, CARD_NOTE)
        stack.write(problem.message, _MESSAGE)
        if problem.hint:
            stack.write(problem.hint, CARD_NOTE, after=1.5)
    if len(problems) > count:
        stack.write(say("staff.more", count=len(problems) - count), CARD_NOTE)
    return stack if problems else stack.write(fine, _MESSAGE)
