"""Name two: pick the two of six cards that are true of a scam, or say them while staff tick them."""

from __future__ import annotations

from typing import ClassVar

import pygame

from game.rules.challenge import Card, Naming, deal, spoken_hand, toggle
from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.core.changes import Change, Replace
from game.scenes.core.context import SceneContext
from game.scenes.core.frame import Frame, reach_top
from game.scenes.core.pack import card_words
from game.scenes.core.wheel_stage import slice_colours
from game.ui.controls.paper import draw_beside_tile, icon_tile
from game.ui.controls.styles import HERO, QUESTION, Style
from game.ui.controls.widgets import Button
from game.ui.draw.backdrop import glow
from game.ui.draw.layout import cut, grid, rows, split_columns
from game.ui.type.fonts import HEAVY, REGULAR

_NAME = Style("question", "accent", HEAVY, after=2)
_OPENING = Style("body", "text_soft", REGULAR, after=3)
_ASK = Style("question", "accent", HEAVY)
_STAFF = Style("small", "text_soft")


class Challenge(Scene):
    """Cards to pick. In spoken mode the question comes first alone, so that the list gives nothing away."""

    name: ClassVar[str] = "challenge"
    idle_s: ClassVar[float | None] = 60.0

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        pack = context.pack
        self.index = visit.scam if visit.scam is not None else 0
        self.scam = pack.scams[self.index]
        self.wanted = pack.name_count
        self.is_spoken = pack.judging == "spoken"
        self.is_listening = self.is_spoken
        self.picked: tuple[int, ...] = ()
        self.cards: tuple[Card, ...] = (
            spoken_hand(len(self.scam.features))
            if self.is_spoken
            else deal(len(self.scam.features), len(self.scam.decoys), self.wanted, context.rng)
        )

    def lay_out(self) -> None:
        # The language cannot change during or after this scene, so the pack stays the one dealt from.
        measures, units = self.measures, self.measures.units
        frame = self.frame
        self.buttons = [self.help_button()]
        self._card_buttons: list[Button] = []
        if self.is_listening:
            self._invite(frame)
        elif measures.is_portrait:
            top = reach_top(measures)
            head = pygame.Rect(*frame.content.topleft, frame.content.width, top - units(3) - frame.content.y)
            self._heading(head)
            bottom = frame.foot.top - 2 * units(3) - max(measures.target_px, units(14))
            hand = pygame.Rect(head.x, top, head.width, bottom - top)
            is_tall_enough = rows(hand, len(self.cards), self._card_gap_px)[0].height >= measures.target_px
            self._cards(hand, columns=1 if is_tall_enough else 2)
        else:
            head, hand = split_columns(frame.content, 0.34, units(5))
            self._heading(head)
            self._cards(hand, columns=2)
        self._confirm = Button("confirm", self._confirm_rect, self._confirm_label, is_live=self._is_ready)
        self.buttons += [*self._card_buttons, self._confirm]

    def stop_listening(self) -> None:
        """Show the list, once the visitor has answered aloud, for staff to tick."""
        self.is_listening = False
        self.relay(self.context)
        self.rest()

    def tapped(self, button: Button) -> Change | None:
        if isinstance(button.value, int):
            self._pick(button.value)
        elif self.is_listening:
            self.stop_listening()
        else:
            naming = Naming(self.cards, self.picked, self.wanted)
            self.context.audio.play("right" if naming.is_complete else "also")
            return Replace("feedback", self.visit.named(naming))
        return None

    def _pick(self, position: int) -> None:
        self.picked = toggle(self.picked, position, None if self.is_spoken else self.wanted)
        for number, button in enumerate(self._card_buttons):
            badge = str(self.picked.index(number) + 1) if number in self.picked else None
            if button.badge != badge:
                button.badge = badge
                self.invalidate(button.extent(self.measures))
        confirm = self._confirm
        confirm.is_live, confirm.label = self._is_ready, self._confirm_label
        confirm.forget_pictures()
        self.invalidate(confirm.extent(self.measures))

    @property
    def _is_ready(self) -> bool:
        return self.is_spoken or len(self.picked) == self.wanted

    @property
    def _confirm_label(self) -> str:
        if self.is_spoken:
            return self.say("challenge.spoken_said" if self.is_listening else "challenge.spoken_done")
        missing = self.wanted - len(self.picked)
        return (
            self.say("challenge.pick_more", count=missing) if missing else self.say(f"challenge.confirm_{self.wanted}")
        )

    @property
    def _confirm_rect(self) -> pygame.Rect:
        return self.action_rect(14, 80, 2)

    @property
    def _card_gap_px(self) -> int:
        return max(self.measures.gap_px, self.measures.units(2.5))

    def _cards(self, area: pygame.Rect, columns: int) -> None:
        places = grid(area, len(self.cards), columns, self._card_gap_px)
        for position, (card, rect) in enumerate(zip(self.cards, places, strict=True)):
            badge = str(self.picked.index(position) + 1) if position in self.picked else None
            text, _ = card_words(self.scam, card)
            button = Button(f"card_{position}", rect, text, "card", badge=badge, value=position)
            self._card_buttons.append(button)

    def _invite(self, frame: Frame) -> None:
        """Draw spoken mode's question: the scam, the request, and a speaking mouth."""
        measures, units = self.measures, self.measures.units
        bottom = self._confirm_rect.top - units(3) if measures.is_portrait else frame.content.bottom
        area = pygame.Rect(*frame.content.topleft, frame.content.width, bottom - frame.content.y)
        if measures.is_portrait:
            picture, words = cut(area, "top", round(area.height * 0.42), units(3))
        else:
            words, picture = split_columns(area, 0.58, units(5))
        self._speaker(picture)
        stack = self.stack().write(self.scam.name, _NAME, share=1.4)
        stack.write(self.say(f"challenge.spoken_ask_{self.wanted}"), HERO).draw(
            self.plate, words, middle=True, align=self.align
        )

    def _speaker(self, area: pygame.Rect) -> None:
        units, theme, look = self.measures.units, self.theme, self.context.look
        fill, ink = slice_colours(self.context, self.index)
        side = min(area.width, area.height, units(62))
        light = glow(round(side * 1.3), theme.glow, 90)
        self.plate.blit(light, light.get_rect(center=area.center))
        tile = pygame.Rect(0, 0, side, side)
        tile.center = area.center
        icon_tile(self.plate, tile, look, "speak", theme.card, theme.card_ink)
        badge = pygame.Rect(0, 0, side // 3, side // 3)
        badge.bottomright = tile.right + side // 12, tile.bottom + side // 12
        icon_tile(self.plate, badge, look, self.scam.icon, fill, ink)

    def _heading(self, area: pygame.Rect) -> None:
        units, look = self.measures.units, self.context.look
        fill, ink = slice_colours(self.context, self.index)
        spoken = "spoken_" if self.is_spoken else ""
        stack = self.stack().write(self.scam.name, QUESTION, share=1.4, after=1)
        stack.write(self.say("quote", text=self.scam.openings[0]), _OPENING)
        stack.write(self.say(f"challenge.{spoken}ask_{self.wanted}"), _ASK)
        if self.is_spoken:
            stack.write(self.say("challenge.spoken_staff"), _STAFF)
        tile = draw_beside_tile(self.plate, area, look, stack, min(units(20), round(area.height * 0.3)))
        icon_tile(self.plate, tile, look, self.scam.icon, fill, ink)
