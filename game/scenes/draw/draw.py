"""The draw: what is in the drum, one ticket out of it, and the voucher; a touch away, how a draw is rigged."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future
from typing import ClassVar, Literal

import pygame

from game.rules.prizes import tickets
from game.rules.prizes.ledger import Offer, Won
from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.core.changes import Change, Replace, Restart
from game.scenes.core.context import SceneContext
from game.scenes.core.prizes import answer_of
from game.scenes.core.upcoming import Foreseen, Stage, Upcoming
from game.scenes.core.winnings import name_of, names_in
from game.scenes.draw.drum import RISEN_S, Drum
from game.scenes.draw.lesson import lay_out_lesson
from game.scenes.draw.odds import Line, after, draw_lines, least_px
from game.ui.controls.paper import sheet
from game.ui.controls.styles import BODY, CARD_BODY, HERO, Style, StyledStack
from game.ui.controls.widgets import Button
from game.ui.draw.layout import cut, split_columns
from game.ui.type.fonts import HEAVY

Moment = Literal["offered", "writing", "moving", "won", "failed"]
"""The drum waits; the draw is written down, and nothing moves; the ticket rises; it is read; nothing was drawn."""
_SEAL_SIGNS = 16
_PRIZE = Style("hero", "card_ink", HEAVY, leading=1.15, after=1)
_CODE = Style("question", "card_ink", HEAVY, leading=1.2, after=0.5)


class Draw(Scene):
    """Nothing moves before the draw is durable; a draw that was cut off by a power failure is shown once more."""

    name: ClassVar[str] = "draw"
    idle_s: ClassVar[float | None] = 90.0

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        self.moment: Moment = "offered" if visit.won is None else "won"
        self.is_lesson = False
        self.drum: Drum | None = None
        self._asked: Future[Won | Offer] | None = None
        self._moved_s = 0.0
        self._is_shown = False

    @property
    def stage(self) -> tuple[Moment, bool, Offer | None, Won | None]:
        return self.moment, self.is_lesson, self.visit.offer, self.visit.won

    def upcoming(self) -> Iterable[Upcoming]:
        if self.moment in ("won", "failed"):
            yield Foreseen(self._way_on(), self.context)
        yield Stage({"is_lesson": not self.is_lesson})

    # -- what happens ---------------------------------------------------------------------------------------------

    def tapped(self, button: Button) -> Change | None:
        if button.name in ("lesson", "close"):
            self.is_lesson = button.name == "lesson"
            self._turn()
        elif button.name == "draw" and self.context.prizes is not None and self.visit.offer is not None:
            self._asked = self.context.prizes.draw(self.visit.score.badge, self.visit.offer)
            self._go("writing")
        return None

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        if self.moment == "writing" and self._asked is not None and self._asked.done():
            self._told(answer_of(self._asked))
        elif self.moment == "moving":
            self._moved_s += dt
            if self.drum is not None:
                self.invalidate(self.drum.area)
            if self._moved_s >= RISEN_S:
                self._go("won")
        elif self.moment == "won" and not self._is_shown and self.visit.won is not None:
            self._is_shown = True
            if self.context.prizes is not None:
                self.context.prizes.show(self.visit.won)
        return None

    def _told(self, answer: Won | Offer | None) -> None:
        """Go on with what the records say: what was drawn, what else may be drawn by now, or nothing."""
        if isinstance(answer, Won):
            self.visit = self.visit.winning(answer)
            self.context.audio.play("slide")
            self._go("won" if self.context.is_calm else "moving")
        elif isinstance(answer, Offer):
            self.visit = self.visit.offered(answer)
            self._go("offered")
        else:
            self._go("failed")

    def _go(self, moment: Moment) -> None:
        self.moment = moment
        if moment == "won":
            self.context.audio.play("right")
        self._turn()

    def _turn(self) -> None:
        self.relay(self.context)
        self.rest()

    def _way_on(self) -> Change:
        """Return to the result, where the voucher goes home; after a power cut nobody's visit goes on."""
        return Restart() if self.visit.game is None else Replace("result", self.visit)

    # -- layout ---------------------------------------------------------------------------------------------------

    def lay_out(self) -> None:
        self.buttons = self.foot_buttons()
        self.drum = None
        area = self.frame.content
        if self.measures.is_portrait:
            area.height = self.action_rect(14, 64, 3).top - self.measures.units(3) - area.y
        if self.is_lesson:
            seal = self.visit.offer.seal if self.visit.offer is not None else ""
            lay_out_lesson(self, area, seal)
            return
        self._place_buttons()
        gap = self.measures.units(3)
        if self.measures.is_portrait:
            left, paper = cut(area, "top", round(area.height * 0.5), gap)
        else:
            left, paper = split_columns(area, 0.46, gap)
        head = self._heading()
        most = left.height // 3
        top, left = cut(left, "top", min(head.height((left.width, most)), most), self.measures.units(1))
        head.draw(self.plate, top, middle=True, align=self.align)
        self._draw_odds(paper)
        if self.moment == "won":
            self._draw_ticket(left)
        else:
            self.drum = Drum(left, self.context.look)
            if self.moment != "moving":
                self.drum.draw(self.plate, None)

    def _place_buttons(self) -> None:
        action = self.action_rect(14, 64, 3)
        if self.moment in ("won", "failed"):
            self.buttons.append(Button("done", action, self.say("draw.done"), value=self._way_on()))
        else:
            is_live = self.moment == "offered"
            self.buttons.append(Button("draw", action, self.say("draw.draw"), is_live=is_live))

    def _heading(self) -> StyledStack:
        stack = self.stack()
        if self.moment == "won":
            is_again = self.visit.game is None
            return stack.write(self.say("draw.again" if is_again else "draw.hero_won"), HERO, share=0.8)
        if self.moment == "failed":
            return stack.write(self.say("draw.failed"), HERO, share=0.7)
        stack.write(self.say("draw.hero"), HERO, share=0.8)
        drum = self._drum_now()
        return stack if drum is None else stack.write(self.say("draw.body", count=drum.tickets), BODY)

    def _draw_ticket(self, area: pygame.Rect) -> None:
        """Draw the ticket that was drawn, with the code for which the prize is handed out."""
        won = self.visit.won
        assert won is not None  # noqa: S101 - the moment is `won`
        sheet(self.plate, area, self.context.look, fill=self.theme.card, edge=self.theme.button)
        stack = self.stack()
        stack.write(name_of(self.context, won), _PRIZE)
        stack.write(won.code, _CODE, is_unbroken=True)
        stack.write(self.say("draw.voucher"), CARD_BODY)
        inner = area.inflate(-self.measures.units(6), -self.measures.units(4))
        stack.draw(self.plate, inner, middle=True, align="centre")

    def _draw_odds(self, area: pygame.Rect) -> None:
        """Write what is in the drum on paper, and lead from there to how a draw is rigged."""
        units, look = self.measures.units, self.context.look
        lesson = pygame.Rect(area.x, 0, area.width, max(self.measures.target_px, units(9)))
        lesson.bottom = area.bottom
        self.buttons.append(Button("lesson", lesson, self.say("draw.lesson"), "quiet"))
        paper = pygame.Rect(area.x, area.y, area.width, lesson.top - units(2) - area.y)
        sheet(self.plate, paper, look)
        inner = paper.inflate(-units(6), -units(3))
        drum = self._drum_now()
        if drum is None:
            return
        lines, offer = self._lines(drum), self.visit.offer
        if offer is not None:
            seal = self.stack().write(
                self.say("draw.seal", seal=offer.seal[:_SEAL_SIGNS], number=offer.number), CARD_BODY, share=0.85
            )
            below, above = cut(inner, "bottom", seal.height((inner.width, inner.height // 4)), units(1))
            if above.height >= least_px(look, len(lines)):  # in large type it is told with the lesson only
                seal.draw(self.plate, below, middle=True)
                inner = above
        draw_lines(self.plate, inner, look, lines)

    def _drum_now(self) -> tickets.Drum | None:
        """Return what is offered, or what is left once the ticket is out."""
        won, offer = self.visit.won, self.visit.offer
        if won is not None:
            return after(won.drum, won.prize) if self.moment == "won" else won.drum
        return None if offer is None else offer.drum

    def _lines(self, drum: tickets.Drum) -> list[Line]:
        known, language = names_in(self.context), self.context.pack.language
        needs = {} if known is None else {kind.terms.id: kind.terms.needs for kind in known.kinds}

        def name(prize: str) -> str:
            return prize if known is None else known.name_of(prize, language)

        def told(share: tickets.Share) -> str:
            if share.state == "in":
                return self.say("draw.tickets", count=share.tickets)
            if share.state == "unearned":
                return self.say("draw.unearned", badge=self.say(f"badge.{needs.get(share.prize) or 'sharp_eye'}"))
            return self.say("draw.gone" if share.state == "gone" else "draw.later")

        return [Line(name(share.prize), told(share), share.state == "gone") for share in drum.shares]

    def draw(self, target: pygame.Surface) -> None:
        super().draw(target)
        if self.moment == "moving" and self.drum is not None and not self.is_lesson:
            self.drum.draw(target, self._moved_s)
