"""Real or scam: one exhibit, two equal answers, then its cues marked one by one; the reasons when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import pygame

from game.rules.score import Answer
from game.rules.visit import MESSAGES, Visit
from game.scenes.core.base import Scene
from game.scenes.core.changes import Change, Replace
from game.scenes.core.context import SceneContext
from game.scenes.core.lamplight import Lamplight
from game.scenes.core.pack import answer_of, has_more_messages, in_reading_order, look_of, with_messages
from game.scenes.core.upcoming import Foreseen, Stage, Upcoming
from game.scenes.core.verdict import Verdict
from game.scenes.exhibit.explanation import Explanation
from game.scenes.exhibit.unmasking import Unmasking
from game.ui.controls.look import Look
from game.ui.controls.styles import KICKER, QUESTION, Style, StyledStack
from game.ui.controls.widgets import Button
from game.ui.draw.layout import columns, cut, rows, split_columns
from game.ui.draw.paint import disc
from game.ui.exhibit import ExhibitFace
from game.ui.exhibit.cues import marking_of

_FIRST = Style("small", "text_soft", after=2)
CUES_AFTER_S, CUE_EVERY_S = 0.6, 0.9
LIVE_AFTER_S = 1.2
"""After the verdict, until it can be left: a second tap of the hand that judged must not skip it."""


class Exhibit(Scene):
    """Asks, then tells the verdict, then the reasons if wanted. The words beside the exhibit change."""

    name: ClassVar[str] = "exhibit"
    idle_s: ClassVar[float | None] = 60.0

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        exhibits = context.pack.exhibits
        shown = visit.next_exhibit or exhibits[0].id
        self.exhibit = in_reading_order(next(exhibit for exhibit in exhibits if exhibit.id == shown))
        self.answer: Answer | None = None
        self.is_explained = False
        self._face_is_for: tuple[pygame.Rect, Look] | None = None
        self._answered_s = 0.0
        self._light: Lamplight | None = None

    def lay_out(self) -> None:
        picture, words = self._split()
        if self._face_is_for != (picture, self.context.look):
            self._face_is_for = (picture, self.context.look)
            self.face = ExhibitFace(picture, look_of(self.exhibit, self.context), self._marking)
            look, screen = self.context.look, pygame.Rect((0, 0), self.measures.size)
            self.unmasking = Unmasking(self.exhibit, self.face, look, screen, self.context.is_calm)
        self.buttons = self.foot_buttons()
        if self.answer is None:
            self._ask(words)
        else:
            self._explain(words, self.answer)

    def relay(self, context: SceneContext) -> None:
        super().relay(context)
        if self.answer is not None:
            self._reveal()  # what was marked since this was laid out

    def warm(self) -> None:
        super().warm()
        self.context.look.pause()
        self.face.draw(pygame.Surface((1, 1)), self._marked)

    @property
    def stage(self) -> tuple[bool | None, bool, bool]:
        said = None if self.answer is None else self.answer.said_genuine
        return said, self.is_explained, self._marked == len(self.exhibit.cues)

    def upcoming(self) -> Iterator[Upcoming]:
        if self.answer is None:
            for said in (True, False):
                answer = answer_of(self.context.pack, self.exhibit, said_genuine=said)
                yield Stage({"answer": answer, "_answered_s": self._age_s})
        else:
            yield Foreseen(Replace(self.progress.next_step, self.progress), self.context)
            if not self.is_explained and self._marked == len(self.exhibit.cues):
                yield Stage({"is_explained": True})
        yield from super().upcoming()

    def judge(self, *, said_genuine: bool) -> None:
        """Record the visitor's answer and tell the verdict."""
        self.answer = answer_of(self.context.pack, self.exhibit, said_genuine=said_genuine, after_s=self._age_s)
        self._answered_s = self._age_s
        if self.context.tally.note(self.visit, self.visit.answered(self.answer), flies=True):
            self._light = Lamplight(self.context, self.face.rect.center)
        self.context.audio.play("right" if self.answer.is_correct else "also")
        self._change()

    def explain(self) -> None:
        """Give the reasons."""
        self.is_explained = True
        self._change()

    @property
    def progress(self) -> Visit:
        return self.visit if self.answer is None else self.visit.answered(self.answer)

    def tapped(self, button: Button) -> Change | None:
        if self.answer is None:
            self.judge(said_genuine=button.value is True)
        elif button.name == "why":
            self.explain()
        else:
            visit = self.progress
            if button.name == "more":
                visit = with_messages(self.context, visit, 1)
            return Replace(visit.next_step, visit)
        return None

    def update(self, dt: float) -> Change | None:
        before, judged_s = self._marked, self._judged_s
        super().update(dt)
        if self._light is not None:
            for rect in self._light.advance(dt, self.context, self.plate):
                self.invalidate(rect)
        if self._marked != before:
            self.invalidate(self.face.rect)
            self._reveal()
        if not self.unmasking.is_over(judged_s):
            self.invalidate(self.unmasking.extent)
        elif not self.is_resting and self._pressed is None:
            self.unmasking.build_one()
        if self.answer is not None:
            for button in self.buttons:
                self.enliven(button, self._is_live)
        return None

    def draw(self, target: pygame.Surface) -> None:
        super().draw(target)
        if target.get_clip().colliderect(self.face.rect):
            self.face.draw(target, self._marked)
        self.unmasking.draw(target, self._judged_s)
        if self._light is not None:
            self._light.draw(target, self.measures)

    def _change(self) -> None:
        self.relay(self.context)
        self.rest()

    def _reveal(self) -> None:
        """Draw finished cues onto the plate, because painting paper and shadow in every frame is too slow."""
        around = self.measures.units(8)  # shadows reach a little beyond
        while self._explanation.revealed < int(self._marked):
            self._explanation.draw_cue(self.plate, self._explanation.revealed)
            self._explanation.revealed += 1
            self.invalidate(self._explanation.rect.inflate(around, around))

    @property
    def _judged_s(self) -> float | None:
        """The seconds since the verdict; None before it."""
        return None if self.answer is None else self._age_s - self._answered_s

    @property
    def _is_live(self) -> bool:
        return self._age_s - self._answered_s >= LIVE_AFTER_S

    @property
    def _marked(self) -> float:
        """Return how many cues are marked; the fraction is the progress of the newest."""
        if self.answer is None:
            return 0.0
        count = len(self.exhibit.cues)
        if self.context.is_calm:
            return float(count)
        return min(float(count), max(0.0, self._age_s - self._answered_s - CUES_AFTER_S) / CUE_EVERY_S)

    @property
    def _marking(self) -> Look:
        return marking_of(self.context.look, is_genuine=self.exhibit.is_genuine)

    # -- where everything is ----------------------------------------------------------------------------------

    def _split(self) -> tuple[pygame.Rect, pygame.Rect]:
        """Return the place of the exhibit and that of the words; large type gives the exhibit more of a wide screen."""
        measures, area, gap = self.measures, self.frame.content, self.measures.units(4)
        beside = measures.units(6)  # a face looks over the corner of the picture
        larger = measures.text_scale - 1
        if measures.is_portrait and self.answer is not None:
            area.height = self._gold_rect().top - gap - area.y
        if self.is_explained and not measures.is_tall:
            return split_columns(area, 0.4 if measures.width >= 1.5 * measures.height else 0.42, beside)
        if not measures.is_portrait:
            return split_columns(area, 0.5 + 0.2 * larger, beside)
        if self.answer is not None:
            share = 0.37 if self.is_explained else 0.58 - 0.15 * larger
            return cut(area, "top", round(area.height * share), gap)
        words_px = self._answer_px + self._question().height_at(area.width, 1.0) + self._dots_px + 2 * gap
        words, picture = cut(area, "bottom", min(words_px, round(area.height * 0.45)), gap)
        return picture, words

    def _gold_rect(self) -> pygame.Rect:
        return self.action_rect(14, 60, 3)

    @property
    def _answer_px(self) -> int:
        """The height of an answer."""
        return max(self.measures.target_px, self.measures.units(20 if self.measures.is_portrait else 24))

    @property
    def _dots_px(self) -> int:
        """The height of the row of dots on an upright screen, where they stand above the words."""
        return self.measures.units(4)

    # -- asked ------------------------------------------------------------------------------------------------

    def _ask(self, words: pygame.Rect) -> None:
        gap = max(self.measures.gap_px, self.measures.units(3))
        if self.measures.is_portrait or self.measures.is_low:
            answers, text = cut(words, "bottom", self._answer_px, gap)
            places = columns(answers, 2, gap)
        else:
            answers, text = cut(words, "bottom", 2 * self._answer_px + gap, gap)
            places = rows(answers, 2, gap)
        self._write_question(text)
        self.buttons += [
            Button("genuine", places[0], self.say("exhibit.genuine"), "card", icon="genuine", value=True),
            Button("scam", places[1], self.say("exhibit.scam"), "card", icon="scam", value=False),
        ]

    def _question(self) -> StyledStack:
        stack = self.stack()
        if not self.visit.answers and len(self.visit.exhibits) == MESSAGES:
            stack.write(self.say("exhibit.first_met" if self.visit.met else "exhibit.first"), _FIRST)
        if self.exhibit.setting:
            stack.write(self.exhibit.setting, KICKER)
        return stack.write(self.say("exhibit.question"), QUESTION, share=1.5 - 0.5 * (self.measures.text_scale - 1))

    def _write_question(self, area: pygame.Rect) -> None:
        """Write the question below the dots of the visit's messages, the current one filled."""
        units, theme = self.measures.units, self.theme
        dots, text = cut(area, "top", self._dots_px, units(1))
        stack = self._question()
        spare = max(0, text.height - stack.height(text.size)) // 2
        side, step, count = units(2.5), units(4), max(1, len(self.visit.exhibits))
        row = pygame.Rect(dots.x, dots.y + spare, (count - 1) * step + side, dots.height)
        row.centerx = dots.centerx if self.align == "centre" else row.centerx
        for number in range(count):
            fill = theme.accent if number == len(self.visit.answers) else theme.card
            dot = disc(side, fill, edge=theme.accent, edge_px=max(2, units(0.4)))
            self.plate.blit(dot, dot.get_rect(midleft=(row.x + number * step, row.centery)))
        stack.draw(self.plate, text, middle=True, align=self.align)

    # -- judged -----------------------------------------------------------------------------------------------

    def _explain(self, words: pygame.Rect, answer: Answer) -> None:
        row = gold = self._gold_rect()
        if not self.measures.is_portrait and not self.is_explained:
            row, words = cut(words, "bottom", self.measures.target_px, self.measures.units(4))
        self._place_quiet(row, gold)
        is_last = len(self.visit.answers) + 1 >= len(self.visit.exhibits)
        label = self.say("exhibit.result" if is_last and not self.visit.pushes_left else "exhibit.next")
        self.buttons.append(Button("next", gold, label, is_live=self._is_live))
        outcome = "right" if answer.is_correct else "wrong"
        verdict = Verdict(self.say(f"exhibit.{outcome}_{self.exhibit.verdict}"), answer.is_correct)
        self._explanation = Explanation(
            words, self.exhibit, verdict, self._marking, self.align, is_whole=self.is_explained
        )
        self._explanation.draw_static(self.plate)
        self._reveal()

    def _place_quiet(self, row: pygame.Rect, gold: pygame.Rect) -> None:
        """Place the quiet buttons from the left of `row`, and leave the gold button what they do not take of it."""
        if self.is_explained:
            return
        names = ["why"]
        if len(self.visit.answers) + 1 == len(self.visit.exhibits) and has_more_messages(self.context, self.visit):
            names.append("more")
        height, gap, left = self.measures.target_px, self.measures.gap_px, row.x
        px = self.measures.text_px("small")
        for name in names:
            label = self.say(f"exhibit.{name}")
            width = max(height, round(self.type.width(label, px)) + self.measures.units(9))
            rect = pygame.Rect(left, row.y + (row.height - height) // 2, width, height)
            self.buttons.append(Button(name, rect, label, "quiet", is_live=self._is_live))
            left = rect.right + gap
        if row is gold:
            gold.width, gold.x = gold.right - left, left
