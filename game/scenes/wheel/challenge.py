"""Name two: first in one's head, then on four cards, of which the two picked turn over; or aloud, ticked by staff."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

import pygame

from game.rules.challenge import Card, Naming, deal, spoken_hand, toggle
from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.core.changes import Change, Replace
from game.scenes.core.context import SceneContext
from game.scenes.core.frame import reach_top
from game.scenes.core.pack import card_words
from game.scenes.core.upcoming import Foreseen, Stage, Upcoming
from game.scenes.core.verdict import Verdict
from game.scenes.wheel.asking import HEADING_SHARE, Asking, first_prompt, heading_area
from game.scenes.wheel.hand import TURN_S, TurningHand, draw_turned
from game.ui.controls.paper import Gauge
from game.ui.controls.widgets import Button
from game.ui.draw.layout import cut, grid, split_columns

THINK_S = 4.0
CONFIRM_S = 2.0
LIVE_AFTER_S = 1.2
State = Literal["listening", "thinking", "picking", "turned"]


class Challenge(Scene):
    """The question, in up to three states; in spoken mode it comes first alone, so that the list gives nothing away.

    `thinking`: the cards lie face down for four seconds, since recalling before recognising is what helps to remember.
    `picking`: they are picked; a full hand is taken after two seconds. `turned`: the picks show their reasons.
    """

    name: ClassVar[str] = "challenge"
    idle_s: ClassVar[float | None] = 60.0

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        pack = context.pack
        self.index = visit.scam if visit.scam is not None else 0
        self.scam = pack.scams[self.index]
        self.wanted = pack.name_count
        self.is_spoken = pack.judging == "spoken"
        self.state: State = "listening" if self.is_spoken else "thinking"
        self.picked: tuple[int, ...] = ()
        self.cards: tuple[Card, ...] = (
            spoken_hand(len(self.scam.features))
            if self.is_spoken
            else deal(len(self.scam.features), len(self.scam.decoys), self.wanted, context.rng)
        )
        self._state_s = 0.0
        self._full_s = 0.0
        self._named_s = 0.0

    @property
    def naming(self) -> Naming:
        """What has been picked so far."""
        return Naming(self.cards, self.picked, self.wanted, round(self._named_s * 1000))

    # -- layout -------------------------------------------------------------------------------------------------

    def lay_out(self) -> None:
        # The language cannot change during or after this scene, so the pack stays the one dealt from.
        measures, units = self.measures, self.measures.units
        frame = self.frame
        self.buttons = self.foot_buttons()
        action = self.action_rect(14, 80, 2)
        self._fuse = Gauge(pygame.Rect(action.x, action.y - units(2.5), action.width, units(1.25)), self.context.look)
        self._asking = Asking(self.context, self.index, self._prompt, is_spoken=self.is_spoken)
        self._card_buttons: list[Button] = []
        if self.state == "listening":
            bottom = action.top - units(3) if measures.is_portrait else frame.content.bottom
            self._asking.draw_invitation(
                self.plate, pygame.Rect(*frame.content.topleft, frame.content.width, bottom - frame.content.y)
            )
        else:
            head, hand = self._areas(action)
            if self.state == "turned":
                self._asking.draw_verdict(self.plate, head, self._verdict)
            else:
                self._asking.draw_heading(self.plate, head, has_gist=self.state == "thinking")
            self._lay_cards(hand)
        self._controls(action)

    def _areas(self, action: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
        """Return the room for the heading and that for the hand."""
        measures, units, content = self.measures, self.measures.units, self.frame.content
        head = heading_area(measures)
        if not measures.is_portrait and not measures.is_low:
            return head, split_columns(content, HEADING_SHARE, units(5))[1]
        top = reach_top(measures)
        bottom = action.top - units(4) if measures.is_portrait else content.bottom
        return head, pygame.Rect(content.x, top, content.width, bottom - top)

    def _lay_cards(self, area: pygame.Rect) -> None:
        gap = max(self.measures.gap_px, self.measures.units(2.5))
        count, least = len(self.cards), self.measures.target_px
        first = 1 if self.measures.is_portrait else 4 if self.measures.is_low else 2
        # As few columns as leave every card high enough for a finger.
        across = next((n for n in range(first, count) if grid(area, count, n, gap)[0].height >= least), first)
        places = grid(area, count, across, gap)
        for position, (card, rect) in enumerate(zip(self.cards, places, strict=True)):
            badge = str(self.picked.index(position) + 1) if position in self.picked else None
            text, _ = card_words(self.scam, card)
            button = Button(f"card_{position}", rect, text, "card", badge=badge, value=position)
            self._card_buttons.append(button)
        self._hand = TurningHand(self.context.look, self._card_buttons)
        if self.state == "picking":
            self.buttons += self._card_buttons
        elif self.state == "thinking":  # a hand on a card that lies face down turns all of them
            label = self._confirm_label
            self.buttons += [Button(f"back_{at}", rect, label, "picture") for at, rect in enumerate(places)]
        elif self.state == "turned":
            told = dict(enumerate(places))
            draw_turned(self.plate, self.context, self.scam, self.naming, told)

    def _controls(self, action: pygame.Rect) -> None:
        """Place the gold button, and the quiet one beside it while there is something to change or to ask."""
        label = self.say("why" if self.state == "turned" else "challenge.undo")
        label_px = round(self.type.width(label, self.measures.text_px("small"))) + self.measures.units(9)
        quiet, gold = cut(action, "left", max(round(action.width * 0.36), label_px), self.measures.gap_px)
        self._confirm = Button("confirm", action, self._confirm_label, is_live=self._is_ready)
        if self.state == "turned":
            self.buttons.append(Button("why", quiet, label, "quiet"))
            self._confirm = Button("confirm", gold, self.say("feedback.next"))
            self._confirm.is_live = self._state_s >= LIVE_AFTER_S
        elif self.state == "picking" and not self.is_spoken:
            self._undo = Button("undo", quiet, label, "quiet", is_live=self._is_ready)
            self._confirm.rect = gold
            self.buttons.append(self._undo)
        self.buttons.append(self._confirm)

    @property
    def stage(self) -> tuple[State, tuple[int, ...]]:
        return self.state, self.picked

    def upcoming(self) -> Iterator[Upcoming]:
        if self.state == "turned":
            yield Foreseen(Replace(self._done.next_step, self._done), self.context)
            yield Foreseen(Replace("feedback", self._done), self.context)
        elif self.state != "picking":
            yield Stage({"state": "picking", "_state_s": 0.0})
        elif self.is_spoken:
            yield Foreseen(Replace("feedback", self._done), self.context)
        elif self._is_ready:
            yield Stage({"state": "turned", "_state_s": 0.0})
        yield from super().upcoming()

    def warm(self) -> None:
        super().warm()
        if self.state in ("thinking", "picking"):
            self._hand.paint_ahead(self.wanted)

    # -- what happens -------------------------------------------------------------------------------------------

    def turn_to(self, state: State) -> None:
        """Go on to `state`."""
        self.state = state
        self._state_s = 0.0
        self.context.audio.play("paper")
        self.relay(self.context)
        self.rest()

    def tapped(self, button: Button) -> Change | None:
        if self.state == "turned":
            return Replace("feedback" if button.name == "why" else self._done.next_step, self._done)
        if isinstance(button.value, int):
            self._pick(toggle(self.picked, button.value, None if self.is_spoken else self.wanted))
        elif button.name == "undo":
            self._pick(())
        elif self.state in ("listening", "thinking"):
            self.turn_to("picking")
        else:
            return self._take()
        return None

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        before_s, self._state_s = self._state_s, self._state_s + dt
        if self.state == "thinking":
            self.invalidate(self._asking.lanterns)
            if self._state_s >= THINK_S:
                self.turn_to("picking")
        elif self.state == "picking" and not self.is_spoken:
            if before_s < TURN_S:
                self.invalidate(self._hand.extent())
            if self._is_ready:
                self._full_s += dt
                self.invalidate(self._fuse.rect)
                return self._take() if self._full_s >= CONFIRM_S else None
        elif self.state == "turned":
            self.enliven(self._confirm, self._state_s >= LIVE_AFTER_S)
        return None

    def draw(self, target: pygame.Surface) -> None:
        if self.state == "picking" and not self.is_spoken and self._turned < 1:
            self.still.draw(target)
            for button in self.buttons:
                if button not in self._card_buttons:
                    button.draw(target, self.context.look)
            self._hand.draw(target, self._turned)
            return
        super().draw(target)
        if self.state == "thinking":
            self._hand.draw(target, 0.0)
            self._asking.draw_lanterns(target, 1 - self._state_s / THINK_S)
        elif self.state == "picking" and self._is_ready and not self.is_spoken:
            self._fuse.draw(target, max(0.0, 1 - self._full_s / CONFIRM_S))

    def _take(self) -> Change | None:
        """Take the picks: spoken ones are explained whole, others turn over."""
        tally = self.context.tally
        if tally.note(self.visit, self._done) and tally.is_full:
            self.context.audio.play("fanfare")
        self._named_s = self._age_s
        self.context.audio.play("right" if self.naming.is_complete else "also")
        if self.is_spoken:
            return Replace("feedback", self._done)
        self.turn_to("turned")
        return None

    def _pick(self, picked: tuple[int, ...]) -> None:
        was_ready, self.picked, self._full_s = self._is_ready, picked, 0.0
        for number, button in enumerate(self._card_buttons):
            badge = str(self.picked.index(number) + 1) if number in self.picked else None
            if button.badge != badge:
                button.badge = badge
                self.invalidate(button.extent(self.measures))
        self._confirm.label = self._confirm_label
        self._confirm.forget_pictures()
        if self._is_ready != was_ready:
            self._confirm.is_live = self._undo.is_live = self._is_ready
            self.invalidate(self._undo.extent(self.measures))
        self.invalidate(self._confirm.extent(self.measures).union(self._fuse.rect))

    @property
    def progress(self) -> Visit:
        return self._done if self.state == "turned" else self.visit

    @property
    def _done(self) -> Visit:
        return self.visit.named(self.naming)

    @property
    def _turned(self) -> float:
        """How far the cards have turned over, 0–1."""
        return 1.0 if self.context.is_calm else min(1.0, self._state_s / TURN_S)

    @property
    def _is_ready(self) -> bool:
        return self.is_spoken or self.state != "picking" or len(self.picked) == self.wanted

    @property
    def _confirm_label(self) -> str:
        if self.state in ("listening", "thinking"):
            return self.say("challenge.said")
        return self.say("challenge.spoken_done" if self.is_spoken else "challenge.confirm")

    @property
    def _verdict(self) -> Verdict:
        naming = self.naming
        key = "right" if naming.is_complete else "some" if naming.hits else "none"
        return Verdict(self.say(f"feedback.{key}", hits=naming.hits), naming.is_complete)

    @property
    def _prompt(self) -> str:
        if self.state in ("listening", "thinking"):
            return first_prompt(self.context)
        return self.say(f"challenge.{'spoken_' if self.is_spoken else ''}ask_{self.wanted}")
