"""What is played on the attract screen by nobody: a message is asked, then unmasked, and asked again."""

from __future__ import annotations

from typing import Literal

import pygame

from game.content.model import Exhibit
from game.rules.wheel import ease_in_out
from game.scenes.attract.message import Message, Phone, shown_messages
from game.scenes.attract.places import Spots
from game.scenes.attract.sprites import Sprite, Sprites, changes
from game.scenes.core.context import SceneContext
from game.scenes.core.mask import Mask
from game.scenes.core.pack import in_reading_order
from game.ui.controls.craft import ribbon
from game.ui.controls.look import Look
from game.ui.draw.backdrop import post_px
from game.ui.draw.lanterns import glow
from game.ui.draw.paint import drop
from game.ui.puppets.troupe import Figure
from game.ui.theme import Colour
from game.ui.type.fonts import HEAVY

Word = Literal["question", "scam", "genuine"]

ACT_S = 8.0
VERDICT_S = 3.6
"""Into an act, when the mask comes off: a message of 35 characters can be read until then."""
_SLIDE_S = 0.3
_LINGER_S = 2.4
"""Unmasked, the weasel looks out for so long before he runs."""
_RUN_S, _STEPS_A_S = (_LINGER_S + 0.3, _LINGER_S + 1.0), 12.0
"""After the verdict, while he runs; and how fast he does."""
_MARKED_S, _WOVEN_S = 1.0, 1.2
"""Into an act, when the pictures of its verdict are painted."""
_TOLD_HIGH, _TOLD_UP = 13, 1
"""Height of the ribbon with a verdict in units of the grid, and how far it reaches above that with the question."""
_WATCH_S, _LOOK_S = (0.5, 3.4), 0.5
_SEEN = 0.78
"""Of the weasel's picture: what is seen of him when he looks in."""
_BUST = 0.4
"""Of his height, standing: that of the picture of him who looks in."""
_SWAY_S, _WAVES_A_S, _JOY_S = 0.7, 3.0, 1.6
_FLICKER_A_S, _FLICKER = 4, (0, 1, 2, 1, 0, 2, 1, 2, 0, 1, 1, 2)
_HIDDEN = 0.1
"""Of the phone's screen: what the zongzi may hide."""
_FACE, _FACE_GIVES = 17, 6
"""Side of the sender's face in units of the grid, and how much smaller it may be."""
_ZONGZI, _WEASEL, _WATCHER = 21, 34, 30
"""Heights in units of the grid."""


def phone_in(look: Look, spots: Spots) -> Phone:
    """Return the phone at its place; where nothing is beside it, the zongzi stands before its foot."""
    is_free = spots.phone.x > spots.floor.x
    face_px = look.measures.units(_FACE - _FACE_GIVES * spots.given)
    return Phone(look, spots.phone, 0.0 if is_free else _HIDDEN, face_px)


class Show:
    """The message between the games, the puppets before it, and the ribbon that asks and tells."""

    def __init__(self, context: SceneContext, spots: Spots) -> None:
        look = context.look
        self._context, self._spots = context, spots
        self.phone = phone_in(look, spots)
        self.messages = shown_messages(context, self.phone)
        self.sprites: Sprites = {}  # what stands or moves there now, by name
        self._turn, self._age_s = -1, 0.0
        self._mask: Mask | None = None
        self._message: Message
        self._told: Message | None = None
        units = look.measures.units
        self._zongzi_px = min(units(_ZONGZI), round(spots.floor.height * 0.92))
        if self.phone.foot_px:
            self._zongzi_px = min(self._zongzi_px, spots.floor.bottom - self.phone.screen.bottom + self.phone.foot_px)
        self._weasel_px = min(units(_WEASEL), round(spots.floor.height * 1.4))
        wing_px = min(spots.wing.height, spots.wing.width, units(_WATCHER))
        self._watch_px = round(wing_px / _BUST) if wing_px >= units(_WATCHER) // 2 else 0
        self._figures: dict[tuple[str, str], Figure] = {}
        self._ribbons: dict[Word, pygame.Surface] = {}
        self._glows = [glow(units(9), look.theme.glow, alpha) for alpha in (70, 110, 150)]

    def paint(self, plate: pygame.Surface) -> None:
        """Draw what does not move."""
        if self._spots.is_shelved:
            theme, measures = self._context.look.theme, self._context.look.measures
            edge = post_px(measures)
            shelf = pygame.Rect(edge, self._feet_y, measures.width - 2 * edge, measures.units(1.5))
            drop(plate, shelf, 1, measures.units(0.8), alpha=110, dy=measures.units(0.8))
            plate.fill(theme.frame, shelf)
            plate.fill(theme.brass, (shelf.x, shelf.y, shelf.width, max(2, shelf.height // 3)))
        self.phone.paint(plate)

    def show(self, turn: int, age_s: float) -> list[pygame.Rect]:
        """Return what must be drawn again `age_s` seconds into act number `turn`."""
        stale = []
        if turn != self._turn and self.messages:
            stale += self._begin(turn)
        moments = (self._age_s - VERDICT_S, age_s - VERDICT_S)
        if self._mask is not None and any(map(self._mask.is_moving, moments)):
            stale.append(self._mask.extent)
        self._turn, self._age_s = turn, age_s
        before, self.sprites = self.sprites, self._sprites()
        return [*stale, *changes(before, self.sprites)]

    def draw_behind(self, target: pygame.Surface) -> None:
        """Draw who runs away behind the games."""
        for name in ("message", "runner"):
            if name in self.sprites:
                self.sprites[name].draw(target)

    def draw(self, target: pygame.Surface) -> None:
        """Draw everything else."""
        if self._mask is not None and target.get_clip().colliderect(self._mask.extent):
            self._mask.draw(target, self._judged_s)
        for name, sprite in self.sprites.items():
            if name not in ("message", "runner"):
                sprite.draw(target)

    @property
    def exhibit(self) -> Exhibit | None:
        """The message that is shown now."""
        return self.messages[self._turn % len(self.messages)] if self.messages else None

    @property
    def word(self) -> Word:
        """What the ribbon says now."""
        exhibit = self.exhibit
        return "question" if exhibit is None or self._judged_s is None else exhibit.verdict

    @property
    def ribbon_rect(self) -> pygame.Rect:
        """The place of the ribbon."""
        return self._spots.ribbon

    @property
    def _judged_s(self) -> float | None:
        return self._age_s - VERDICT_S if self._age_s >= VERDICT_S else None

    def _begin(self, turn: int) -> list[pygame.Rect]:
        exhibit = self.messages[turn % len(self.messages)]
        look = self._context.look
        before = [] if self._mask is None else [self._mask.extent]
        who = look.puppets.face_of(exhibit.sender, exhibit.channel, exhibit.setting)
        is_calm = self._context.is_calm
        self._mask = Mask(look, self.phone.face, who, exhibit.is_genuine, is_calm, linger_s=_LINGER_S)
        self._message = self.phone.message(in_reading_order(exhibit))
        self._told = None
        return [*before, self._mask.extent]

    def _sprites(self) -> Sprites:
        age_s, is_calm = self._age_s, self._context.is_calm
        found: Sprites = {}
        if self._mask is not None:
            risen = 1.0 if is_calm else ease_in_out(age_s / _SLIDE_S)
            screen = self.phone.screen
            slid = round((1 - risen) * screen.height)
            found["message"] = Sprite(self._shown_message().picture, (screen.x, screen.y + slid), screen)
            for name, weasel in (("runner", self._runner()), ("watcher", self._watcher())):
                if weasel is not None:
                    found[name] = weasel
        found["ribbon"] = Sprite(self._ribbon(self.word), self._ribbon_rect(self.word).topleft)
        zongzi = self._zongzi("stand" if is_calm else self._mood())
        at = self._zongzi_at
        light = self._glows[0 if is_calm else _FLICKER[int(age_s * _FLICKER_A_S) % len(_FLICKER)]]
        place = zongzi.rect(at)
        found["light"] = Sprite(light, light.get_rect(center=(place.right - place.width // 8, place.centery)).topleft)
        found["zongzi"] = Sprite(zongzi.picture, place.topleft)
        return found

    def _shown_message(self) -> Message:
        """Return the message, marked once it is judged; the marked one and its ribbon are painted in frames before."""
        judged_s = self._judged_s
        if self._told is None and (judged_s is not None or self._age_s >= _MARKED_S):
            self._told = self._message.marked()
        elif self._told is not None and self._age_s >= _WOVEN_S:
            self._ribbon(self._told.exhibit.verdict)
        return self._message if judged_s is None or self._told is None else self._told

    def _mood(self) -> str:
        """What the zongzi does now: it waits, points at who runs, or waves back."""
        judged_s = self._judged_s
        if judged_s is not None and judged_s < _JOY_S and self._mask is not None:
            return "point" if not self._mask.is_genuine else f"wave{int(judged_s * _WAVES_A_S) % 2 + 1}"
        return "sway" if int(self._age_s / _SWAY_S) % 2 else "stand"

    def _runner(self) -> Sprite | None:
        """The weasel, who runs once he is unmasked."""
        judged_s, mask, floor = self._judged_s, self._mask, self._spots.floor
        if judged_s is None or mask is None or self._context.is_calm:
            return None
        begin_s, end_s = _RUN_S
        if not mask.is_genuine and begin_s <= judged_s < end_s:
            poses = self._context.look.puppets.puppet("weasel", "").acts["bolt"]
            figure = self._figure("weasel", poses[int(judged_s * _STEPS_A_S) % len(poses)], self._weasel_px)
            share = (judged_s - begin_s) / (end_s - begin_s)
            rect = figure.picture.get_rect(bottom=self._feet_y)
            start, end = self.phone.rect.centerx - rect.width // 2, floor.right
            return Sprite(figure.picture, (round(start + (end - start) * share), rect.y), self._stage)
        return None

    def _watcher(self) -> Sprite | None:
        """The weasel, who looks in from the side while a message is read, whatever it is."""
        wing, (in_s, out_s) = self._spots.wing, _WATCH_S
        if self._watch_px == 0 or self._context.is_calm or not in_s < self._age_s < out_s:
            return None
        figure = self._figure("weasel", "head", self._watch_px, faces_left=True)
        shown = min(ease_in_out((self._age_s - in_s) / _LOOK_S), ease_in_out((out_s - self._age_s) / _LOOK_S))
        width = figure.picture.get_width()
        rect = figure.picture.get_rect(left=wing.right - round(width * _SEEN * shown), centery=wing.centery)
        return Sprite(figure.picture, rect.topleft, wing)

    @property
    def _stage(self) -> pygame.Rect:
        """Where he is seen: above the floor."""
        floor = self._spots.floor
        return pygame.Rect(floor.x, floor.y - self._weasel_px, floor.width, self._feet_y - floor.y + self._weasel_px)

    @property
    def _feet_y(self) -> int:
        return self._spots.floor.bottom

    def _zongzi(self, pose: str) -> Figure:
        return self._figure("zongzi", pose, self._zongzi_px)

    def _figure(self, name: str, pose: str, px: int, *, faces_left: bool = False) -> Figure:
        """Return a puppet, kept as long as this screen stands: all its pictures come again within two acts."""
        figure = self._figures.get((name, pose))
        if figure is None:
            made = self._context.look.puppets.figure(name, pose, px, faces_left=faces_left)
            figure = self._figures[name, pose] = made
        return figure

    @property
    def _zongzi_at(self) -> tuple[float, float]:
        """Its 0, 0, with its feet on the floor."""
        still = self._zongzi("stand")
        rect = still.picture.get_rect(bottomleft=self._spots.floor.bottomleft)
        return rect.x + still.root[0], rect.y + still.root[1]

    def _ribbon(self, word: Word) -> pygame.Surface:
        picture = self._ribbons.get(word)
        if picture is None:
            picture = self._ribbons[word] = self._woven(word)
        return picture

    def _ribbon_rect(self, word: Word) -> pygame.Rect:
        """Return the place of the ribbon: a verdict is larger, beside the face, down to the edge of the phone."""
        asked, units, phone = self._spots.ribbon, self._context.look.measures.units, self.phone
        if word == "question":
            return asked
        width = max(asked.width, phone.rect.right - phone.face.right + units(1))
        return pygame.Rect(phone.rect.right - width, asked.y - units(_TOLD_UP), width, units(_TOLD_HIGH))

    def _woven(self, word: Word) -> pygame.Surface:
        look, theme = self._context.look, self._context.look.theme
        colours: dict[Word, tuple[Colour, Colour]] = {
            "question": (theme.accent, theme.lamp),
            "scam": (theme.wrong, theme.wrong_ink),
            "genuine": (theme.right, theme.right_ink),
        }
        fill, ink = colours[word]
        size = self._ribbon_rect(word).size
        picture = ribbon(size, theme, fill)
        side = round(size[1] * 0.5) if word == "genuine" else 0  # of its tick
        room = (size[0] - size[1] - side, round(size[1] * 0.72))
        text = self._context.words(f"attract.{word}")
        block = look.type.fit(text, round(size[1] * 0.58), look.measures.smallest_px(), room, HEAVY, leading=1.2)
        middle = (size[0] + side) // 2
        look.type.draw(picture, block, (middle, (size[1] - block.height) // 2), ink, align="centre")
        if side:
            tick = look.icons.draw("check", side, ink, ink)
            picture.blit(tick, tick.get_rect(midright=(middle - block.width // 2 - side // 6, size[1] // 2)))
        return picture
