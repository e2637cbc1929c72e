"""The picture of an exhibit, laid out once, whose cues are marked one after the other."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.ui.controls.look import Look
from game.ui.exhibit import app_page, call, chat, door, letter, notice, parcel, photo, post, sms
from game.ui.exhibit.cues import Mark, find_cues, prepare
from game.ui.exhibit.palette import palette_of
from game.ui.exhibit.plan import ExhibitLook, Job, Plan
from game.ui.exhibit.setting import Passage, Setting, settings
from game.ui.exhibit.slabs import lay_rounded, lift

_PLANNERS = {
    "sms": sms.plan,
    "chat": chat.plan,
    "call": call.plan,
    "app": app_page.plan,
    "parcel": parcel.plan,
    "email": letter.plan,
    "door": door.plan,
    "notice": notice.plan,
    "post": post.plan,
}


class ExhibitFace:
    """An exhibit as a picture inside `rect`."""

    def __init__(self, rect: pygame.Rect, exhibit: ExhibitLook, look: Look) -> None:
        self.rect = rect.copy()
        self.exhibit = exhibit
        self._look = look
        edge = max(1, look.measures.units(0.5))  # room for its shadow
        whole = pygame.Rect(rect.x + edge, rect.y + edge, rect.width - 2 * edge, rect.height - 3 * edge)
        self._palette = palette_of(exhibit.channel, look.theme)
        self._tile, self._print = whole, pygame.Rect(0, 0, 0, 0)
        for place in ((whole, self._print),) if exhibit.photo is None else self._places(whole, exhibit.photo):
            self._tile, self._print = place
            setting, self._plan = self._laid_out()
            if self._plan.fits:
                break
        self.text_px = setting.px
        self._surface: pygame.Surface | None = None
        cues = find_cues(exhibit, self._plan.passages, setting.ruler, setting.disc_px)
        self.marks: tuple[Mark, ...] = tuple(prepare(cue, number, look) for number, cue in enumerate(cues, 1))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of the picture, placed relative to `origin`."""
        return self._plan.passages

    @property
    def origin(self) -> tuple[int, int]:
        """The place of the picture's 0, 0 on the target."""
        return self._tile.x, self._tile.y

    @property
    def overflows(self) -> bool:
        """Whether the text does not fit even at the smallest size."""
        return not self._plan.fits

    def draw(self, target: pygame.Surface, marked: float = 0) -> None:
        """Draw the exhibit with its first `marked` cues marked; a fraction is the progress of the newest."""
        # Painted on the first call: measuring whether it fits needs no picture.
        self._surface = self._surface or self._painted()
        target.blit(self._surface, self.rect)
        for number, mark in enumerate(self.marks):
            if marked > number:
                mark.draw(target, self._tile.topleft, marked - number, self._look)

    def _places(
        self, whole: pygame.Rect, found: tuple[tuple[int, int], bytes]
    ) -> list[tuple[pygame.Rect, pygame.Rect]]:
        """Return where message and print may stand, the largest print first."""
        return [photo.split(whole, share, self._look.measures.units(1), found) for share in photo.SHARES]

    def _laid_out(self) -> tuple[Setting, Plan]:
        choices = list(settings(self._look))
        if len(choices) > 1:
            with self._look.type.roughly():
                choices = choices[self._first_that_fits(choices)[0] :]
        number, plan = self._first_that_fits(choices)
        return choices[number], plan

    def _first_that_fits(self, choices: Sequence[Setting]) -> tuple[int, Plan]:
        """Return the number of the first of the `choices` in which everything fits, else of the last, and its plan."""
        planner = _PLANNERS[self.exhibit.channel]
        tile = pygame.Rect((0, 0), self._tile.size)
        texts = [text for _, text in self.exhibit.lines]
        tried = (
            (number, planner(Job(self.exhibit, tile, setting, self._palette)))
            for number, setting in enumerate(choices)
            if setting.is_last or setting.least_height(texts, tile.width - 4 * setting.side) <= tile.height
        )
        return next((number, plan) for number, plan in tried if plan.fits or choices[number].is_last)

    def _painted(self) -> pygame.Surface:
        measures = self._look.measures
        radius = measures.units(4)
        picture = pygame.Surface(self._tile.size)
        picture.fill(self._palette.stage)
        self._look.pause()
        self._plan.paint(picture)
        for passage in self.passages:
            for number, line in enumerate(passage.lines):
                text = self._look.type.line(line, passage.px, passage.colour, passage.weight)
                picture.blit(text, (passage.lefts[number], passage.surface_top(number)))
        self._look.pause()
        surface = pygame.Surface(self.rect.size, pygame.SRCALPHA)
        place = self._tile.move(-self.rect.x, -self.rect.y)
        lift(surface, place, radius, measures.units(0.6), 110, measures.units(0.4))
        self._look.pause()
        lay_rounded(surface, picture, place.topleft, radius)
        if self.exhibit.photo is not None:
            photo.paint(surface, self._print.move(-self.rect.x, -self.rect.y), self.exhibit.photo, self._look)
        return surface
