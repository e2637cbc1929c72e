"""Viewer for a pack that was brought in: its warnings, if any, then every screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.content.problems import Problem
from game.rules.tonight import Tonight
from game.scenes.core.context import SceneContext
from game.scenes.core.staff_desk import Album
from game.scenes.staff.words import write_problems
from game.ui.controls.paper import sheet
from game.ui.controls.styles import PLAIN, Style, StyledStack
from game.ui.controls.widgets import Button
from game.ui.draw.layout import columns, cut, split_columns
from game.ui.measures import Measures
from game.ui.type.fonts import HEAVY
from game.words import Language

_COUNT = Style("body", "text", HEAVY)
_TURN_FRAMES = 2
"""The number changes first, and its screen is drawn in the frame after: on a small machine that may take a second."""
_WORDS = 0.26
"""Share of a wide screen that the words take."""


@dataclass(frozen=True)
class LookPlan:
    """Places in px."""

    words: pygame.Rect  # the heading; empty on an upright screen, where it is written already
    notes: pygame.Rect  # room for the pack's problems, instead of a picture
    mount: pygame.Rect  # paper under a picture with the screen's proportions
    picture: pygame.Rect
    counter: pygame.Rect
    previous: pygame.Rect
    following: pygame.Rect


class Leaves:
    """Pages of an album, one of them open and drawn onto a scene's plate; no other picture is kept.

    The warnings, if any, are a page before the screens. Call `lay_out` before `turn`.
    """

    def __init__(self, look: Callable[[Measures, Language, Tonight], Album], problems: Sequence[Problem]) -> None:
        self._look = look
        self._problems = problems
        self._open = 0
        self._due_frames = 0

    @property
    def screen(self) -> int | None:
        """The number of the open screen, from 0; None for the warnings."""
        screen = self._open - self._before
        return screen if screen >= 0 else None

    @property
    def _before(self) -> int:
        return 1 if self._problems else 0

    def lay_out(self, context: SceneContext, plate: pygame.Surface, plan: LookPlan) -> list[Button]:
        """Draw the open page on a new plate and return the controls that turn it."""
        self._context, self._plate, self._plan = context, plate, plan
        self._album = self._look(context.look.measures, context.words.language, context.tonight)
        self._under_count = pygame.Surface(plan.counter.size)
        self._under_count.blit(plate, (0, 0), plan.counter)
        self._open = min(self._open, self._before + len(self._album) - 1)
        self._due_frames = 0
        if self.screen is None:
            write_problems(plate, plan.notes, context, self._problems)
        else:
            sheet(plate, plan.mount, context.look)
            plate.fill(context.look.theme.chip, plan.picture)
            self._due_frames = _TURN_FRAMES
        self._count()
        return _controls(context, plan)

    def turn(self, step: int) -> pygame.Rect | None:
        """Open the next or previous page, cyclically.

        Return what has changed on the plate; None when everything must be laid out anew. The old picture stays until
        the new one is drawn.
        """
        before = self.screen
        self._open = (self._open + step) % (self._before + len(self._album))
        if before is None or self.screen is None:
            return None
        self._due_frames = _TURN_FRAMES
        return self._count()

    def next_frame(self) -> pygame.Rect | None:
        """Draw the screen when it is due, and return what has changed; called once a frame."""
        if not self._due_frames:
            return None
        self._due_frames -= 1
        return None if self._due_frames else self._show()

    def _count(self) -> pygame.Rect:
        """Write the number of this screen."""
        say, look, area = self._context.words, self._context.look, self._plan.counter
        if self.screen is None:
            counted = say("staff.to_note")
        else:
            counted = say("staff.page", number=self.screen + 1, count=len(self._album))
        self._plate.blit(self._under_count, area)
        words = StyledStack(look).write(counted, _COUNT)
        words.draw(self._plate, area, align="centre", middle=True)
        return area

    def _show(self) -> pygame.Rect | None:
        """Draw the screen, or say that it cannot be opened."""
        if self.screen is None:
            return None
        area, look = self._plan.picture, self._context.look
        picture = self._album.picture(self.screen)
        if picture is not None:
            self._plate.blit(pygame.transform.smoothscale(picture, area.size), area)
            return area
        self._plate.fill(look.theme.chip, area)
        words = StyledStack(look).write(self._context.words("staff.fails"), PLAIN, ink="lamp")
        words.draw(self._plate, area.inflate(-look.measures.units(6), 0), align="centre", middle=True)
        return area


def _controls(context: SceneContext, plan: LookPlan) -> list[Button]:
    look, say = context.look, context.words
    previous, following = f"◀ {say('staff.previous')}", f"{say('staff.next')} ▶"
    room = plan.previous.width - look.measures.units(8)
    if max(look.type.width(label, look.measures.text_px("small")) for label in (previous, following)) > room:
        previous, following = "◀", "▶"  # instead of words in two lines
    return [
        Button("previous", plan.previous, previous, "quiet", value=-1),
        Button("next", plan.following, following, "quiet", value=1),
    ]


def wide_plan(measures: Measures, area: pygame.Rect) -> LookPlan:
    """Place words and controls at the left, the picture at the right."""
    column, room = split_columns(area, _WORDS, measures.units(4))
    mount, picture = _mounted(measures, room)
    mount.topright = room.topright
    picture.center = mount.center
    column.height = mount.height
    row, rest = cut(column, "bottom", measures.target_px, measures.units(1))
    previous, following = columns(row, 2, measures.gap_px)
    following.right = column.right
    counter, words = cut(rest, "bottom", round(measures.text_px("body") * 1.5), measures.units(2))
    return LookPlan(words, mount.copy(), mount, picture, counter, previous, following)


def upright_plan(measures: Measures, area: pygame.Rect) -> LookPlan:
    """Place the words above the picture, and the controls below it, within reach."""
    gap = measures.units(3)
    row, room = cut(area, "bottom", measures.target_px, gap)
    mount, picture = _mounted(measures, room)
    mount.center = picture.center = room.center
    width = round(row.width * 0.32)
    previous, rest = cut(row, "left", width, gap)
    following, counter = cut(rest, "right", width, gap)
    return LookPlan(pygame.Rect(area.topleft, (0, 0)), room, mount, picture, counter, previous, following)


def _mounted(measures: Measures, room: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
    """Return the largest picture of the screen that fits `room`, and its mount; neither is in its place yet."""
    border = 2 * measures.units(1.25)
    share = min((room.width - border) / measures.width, (room.height - border) / measures.height)
    picture = pygame.Rect(0, 0, round(measures.width * share), round(measures.height * share))
    return picture.inflate(border, border), picture
