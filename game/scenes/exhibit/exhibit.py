"""Real or scam: one exhibit, two equal answers, then its cues marked one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

import pygame

from game.rules.score import Answer
from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.core.changes import Change, Replace
from game.scenes.core.context import SceneContext
from game.scenes.core.pack import answer_of
from game.scenes.exhibit.explanation import Explanation
from game.ui.controls.look import Look
from game.ui.controls.styles import KICKER, QUESTION
from game.ui.controls.widgets import Button
from game.ui.draw.layout import cut, rows, split_columns
from game.ui.exhibit import ExhibitFace, ExhibitLook
from game.ui.type.pack_text import taking_up

CUE_EVERY_S = 0.9
LIVE_AFTER_S = 1.2


class Exhibit(Scene):
    """Asks, then explains. The exhibit stays in place; the words beside it change."""

    name: ClassVar[str] = "exhibit"
    idle_s: ClassVar[float | None] = 60.0

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        exhibits = context.pack.exhibits
        shown = visit.next_exhibit or exhibits[0].id
        self.exhibit = next(exhibit for exhibit in exhibits if exhibit.id == shown)
        self.answer: Answer | None = None
        self._face_is_for: tuple[pygame.Rect, SceneContext] | None = None
        self._answered_s = 0.0

    def lay_out(self) -> None:
        measures, units = self.measures, self.measures.units
        frame = self.frame
        gap = units(4)
        if measures.is_portrait:
            share = 0.54 if self.answer is None else 0.34
            picture, words = cut(frame.content, "top", round(frame.content.height * share), gap)
        else:
            picture, words = split_columns(frame.content, 0.4, gap)
        if self._face_is_for != (picture, self.context):
            self._face_is_for = (picture, self.context)
            self.face = ExhibitFace(picture, self._look(), self._marking)
        self.buttons = [self.help_button()]
        if self.answer is None:
            self._ask(words)
        else:
            self._explain(words)

    def judge(self, *, said_genuine: bool) -> None:
        """Record the visitor's answer and explain the exhibit."""
        self.answer = answer_of(self.context.pack, self.exhibit, said_genuine=said_genuine)
        self._answered_s = self._age_s
        self.context.audio.play("right" if self.answer.is_correct else "also")
        self.relay(self.context)
        self.rest()

    def tapped(self, button: Button) -> Change | None:
        if self.answer is None:
            self.judge(said_genuine=button.value is True)
        else:
            visit = self.visit.answered(self.answer)
            return Replace(visit.next_step, visit)
        return None

    def update(self, dt: float) -> Change | None:
        before = self._marked
        super().update(dt)
        if self._marked != before:
            self.invalidate(self.face.rect)
            self._reveal(int(before), int(self._marked))
        if self.answer is not None:
            self.enliven(self._next, self._age_s - self._answered_s >= LIVE_AFTER_S)
        return None

    def draw(self, target: pygame.Surface) -> None:
        super().draw(target)
        if target.get_clip().colliderect(self.face.rect):
            self.face.draw(target, self._marked)

    def _reveal(self, first: int, end: int) -> None:
        """Draw finished cues onto the plate, because painting paper and shadow in every frame is too slow."""
        around = self.measures.units(8)  # shadows reach a little beyond
        for number in range(first, end):
            self._explanation.draw_cue(self.plate, number)
            self.invalidate(self._explanation.rect.inflate(around, around))

    @property
    def _marked(self) -> float:
        """Return how many cues are marked; the fraction is the progress of the newest."""
        if self.answer is None:
            return 0.0
        count = len(self.exhibit.cues)
        if self.context.is_calm:
            return float(count)
        return min(float(count), (self._age_s - self._answered_s) / CUE_EVERY_S)

    @property
    def _marking(self) -> Look:
        """Return a look with the marker colour of the exhibit: signs of a scam or of a genuine item."""
        look = self.context.look
        if not self.exhibit.is_genuine:
            return look
        return replace(look, theme=replace(look.theme, marker=look.theme.proof, marker_line=look.theme.proof_line))

    def _look(self) -> ExhibitLook:
        exhibit = self.exhibit
        return ExhibitLook(
            channel=exhibit.channel,
            channel_name=self.say(f"channel.{exhibit.channel}"),
            sender=exhibit.sender,
            subject=exhibit.subject,
            button=exhibit.button,
            lines=tuple((line.speaker, line.text) for line in exhibit.lines),
            quotes=tuple(cue.quote for cue in exhibit.cues),
        )

    def _ask(self, words: pygame.Rect) -> None:
        measures, units = self.measures, self.measures.units
        gap = max(measures.gap_px, units(3))
        height = max(measures.target_px, units(17 if measures.is_portrait else 22))
        answers, text = cut(words, "bottom", 2 * height + gap, gap)
        genuine, scam = rows(answers, 2, gap)
        # In the can game the number of exhibits is not known yet.
        key = "exhibit.kicker_open" if self.visit.pushes else "exhibit.kicker"
        number = self.say(key, number=len(self.visit.answers) + 1, total=len(self.visit.exhibits))
        setting = self.exhibit.setting
        kicker = taking_up(f"{number} · {setting}", setting) if setting else number
        question = self.say(f"exhibit.ask_{self.exhibit.channel}")
        stack = self.stack().write(kicker, KICKER).write(question, QUESTION, share=1.45)
        stack.draw(self.plate, text, middle=True, align=self.align)
        self.buttons += [
            Button("genuine", genuine, self.say("exhibit.genuine"), "card", icon="genuine", value=True),
            Button("scam", scam, self.say("exhibit.scam"), "card", icon="scam", value=False),
        ]

    def _explain(self, words: pygame.Rect) -> None:
        assert self.answer is not None  # noqa: S101 - the caller asked; mypy cannot see it
        measures, units = self.measures, self.measures.units
        button = self.action_rect(14, 60, 3)
        if measures.is_portrait:
            _, words = cut(words, "bottom", button.height, units(2))
        outcome = "right" if self.answer.is_correct else "wrong"
        title = self.say(f"exhibit.{outcome}_{self.exhibit.verdict}")
        self._explanation = Explanation(
            words, self.exhibit, title, self.say("action"), self._marking, is_right=self.answer.is_correct
        )
        self._explanation.draw_static(self.plate)
        self._reveal(0, int(self._marked))
        if not measures.is_portrait:
            self.draw_steps(button)
        is_live = self._age_s - self._answered_s >= LIVE_AFTER_S
        self._next = Button("next", button, self.say("exhibit.next"), is_live=is_live)
        self.buttons.append(self._next)
