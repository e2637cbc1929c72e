"""Result: the best thing that was done, one rule of thumb, and the text to take home with its code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

import pygame

from game.content.home_text import rules_for
from game.rules.visit import MESSAGES, Visit, with_rule
from game.scenes.core.base import Scene
from game.scenes.core.changes import Change, Replace, Restart
from game.scenes.core.context import SceneContext
from game.scenes.core.frame import reach_top, within_reach
from game.scenes.core.pack import logo_of
from game.scenes.core.upcoming import Foreseen, Stage, Upcoming
from game.scenes.result.card import card_of
from game.scenes.result.code import box_px, draw_code
from game.scenes.result.copying import write_rule
from game.scenes.result.medal import draw_medal
from game.scenes.result.offering import Offering, home_lines_of
from game.scenes.result.receipt import receipt
from game.takeaway.qr import QUIET_MODULES, encode
from game.ui.controls.paper import sheet
from game.ui.controls.styles import BODY, HERO, KICKER, PLAIN
from game.ui.controls.widgets import Button
from game.ui.draw.layout import cut, square_beside
from game.ui.exhibit.photo import logo_place, paint_logo
from game.ui.type.pack_text import taking_up
from game.ui.type.text_stack import SCALES, TextStack, largest_that_fits

Shown = Literal["all", "code", "rule"]
BOX_SHARE = 0.45
"""Least side of the white box with the code, of the screen's short side; it fills the screen once it is touched."""
_BESIDE = 0.9
"""As wide as this share of the short side, the words of the hero have room beside the medal."""
_ONE_LINE = 0.72
"""The hero is made smaller to this share at most so that it stands in one line."""
_LOGO = 9
"""Height of the organiser's logo in the corner of the card, in units of the grid."""
_CODE_HIGH = 0.8
"""Of an upright screen's free part: as much as the enlarged code takes."""


class Result(Scene):
    """Stays long enough for a slow phone; 下一位 ends the visit. The code and the rule grow when they are touched."""

    name: ClassVar[str] = "result"
    keeps_layouts: ClassVar[bool] = True
    idle_s: ClassVar[float | None] = 90.0

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        pack = context.pack
        super().__init__(context, with_rule(visit, rules_for(pack, visit.subject), context.rng))
        self.rule = pack.rules_of_thumb[self.visit.rule or 0].text
        lines = home_lines_of(context, self.visit)
        self._lines = {each.name: taking_up(each.line, each.text) for each in lines}
        self.text = "\n".join(each.line for each in lines)
        self.matrix = encode(self.text)
        self.box = pygame.Rect(0, 0, 0, 0)
        self.shown: Shown = "all"
        self._is_printed = False
        self._offering = Offering()
        self._slip: tuple[str, bool] | None = None

    def lay_out(self) -> None:
        self.buttons = self.foot_buttons()
        self._slip = self._slip_now()
        if self.shown == "all":
            self._lay_out_all()
        else:
            self._lay_out_large()

    @property
    def stage(self) -> tuple[Shown, tuple[str, bool] | None, bool]:
        return self.shown, self._slip_now(), self.visit.offer is not None

    def upcoming(self) -> Iterator[Upcoming]:
        yield Foreseen(Restart(), self.context)
        for shown in ("code", "rule") if self.shown == "all" else ("all",):
            yield Stage({"shown": shown})
        yield from super().upcoming()

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        offer = self._offering.ask(self.context, self.visit)
        if offer is not None:
            self.visit = self.visit.offered(offer)
        if offer is not None or self._slip != self._slip_now():
            self.relay(self.context)
        return None

    def tapped(self, button: Button) -> Change | None:
        if button.name == "print":
            self._print()
            return None
        self.enlarge("code" if button.name == "code" else "rule" if button.name == "copy" else "all")
        return None

    def enlarge(self, shown: Shown) -> None:
        """Show the code or the rule alone, or everything."""
        self.shown = shown
        self.relay(self.context)
        self.rest()

    # -- everything -------------------------------------------------------------------------------------------

    def _lay_out_all(self) -> None:
        measures, area, chips_end = self.measures, self._free_area(), self.buttons[-1].rect.right
        gap = measures.units(3)
        paper_px = self._code_px() + measures.units(4)
        if measures.is_tall:
            below, text = cut(area, "bottom", paper_px, gap)
            code, promise = cut(below, "left", paper_px, gap)
        else:
            column, text = cut(area, "right", paper_px, 2 * gap)
            code, promise = cut(column, "bottom" if measures.is_low else "top", paper_px, measures.units(2))
        self._draw_code(code)
        self.buttons.append(Button("code", within_reach(measures, code), self.say("result.promise"), "picture"))
        self._place_buttons(chips_end)
        self._promise().draw(
            self.plate, promise, middle=measures.is_tall, align="left" if measures.is_tall else "centre"
        )
        self._write(text, gap)

    def _place_buttons(self, chips_end: int) -> None:
        """Place what is for those without a phone between the chips, which end at that x, and the gold button.

        On a wide screen they give way before, down to the smallest type.
        """
        measures, gap, done = self.measures, self.measures.units(3), self.action_rect(14, 64, 3)
        offers = self._offers()
        x = done.x if measures.is_portrait else chips_end + gap
        over = x + sum(offer.rect.width + gap for offer in offers) - done.left
        for offer in () if measures.is_portrait else offers:
            words_px = round(self.type.width(offer.label, measures.smallest_px()))
            least = max(measures.target_px, words_px + measures.units(6))
            given = max(0, min(over, offer.rect.width - least))
            offer.rect.width -= given
            over -= given
        _, done = cut(done, "left", max(0, over))
        for offer in offers:
            offer.rect.midleft = x, done.centery
            x = offer.rect.right + gap
        self.buttons += [*offers, Button("done", done, self.say("result.done"), value=Restart())]

    def _offers(self) -> list[Button]:
        """Return what is offered to those without a phone, with a size and no place yet."""
        specs = [("copy", self.say("result.copy"), True)]
        if self.visit.offer is not None and self.visit.won is None:
            specs.insert(0, ("draw", self.say("result.draw"), True))
        if self._slip is not None:
            key, is_live = self._slip
            specs.append(("print", self.say(f"result.{key}"), is_live))
        px, target = self.measures.text_px("small"), self.measures.target_px
        return [
            Button(
                name,
                pygame.Rect(0, 0, max(target, round(self.type.width(label, px)) + self.measures.units(9)), target),
                label,
                "quiet",
                is_live=is_live,
                value=Replace("draw", self.visit) if name == "draw" else None,
            )
            for name, label, is_live in specs
        ]

    def _slip_now(self) -> tuple[str, bool] | None:
        """Return what the button for a slip of paper says and whether it takes a touch; None for no button."""
        printer = self.context.printer
        if printer is None or printer.state == "absent":
            return None
        return ("printed", False) if self._is_printed else ("print", printer.state == "ready")

    def _print(self) -> None:
        """Print the text that goes home, once a visit."""
        if self.context.printer is not None and not self._is_printed:
            self._is_printed = True
            lines = [(line, name == "rule") for name, line in self._lines.items()]
            slip = receipt(self.context.pack.title, lines, self.matrix, self.type)
            self.context.printer.print(slip)

    def _free_area(self) -> pygame.Rect:
        """Return the free part of the screen, above the gold button of an upright one."""
        area = self.frame.content
        if self.measures.is_portrait:
            area.height = self.action_rect(14, 64, 3).top - self.measures.units(3) - area.y
        return area

    def _promise(self) -> TextStack:
        """What the code holds; below the code in as many lines as it was written in."""
        return self.stack().write(self.say("result.promise"), BODY, is_unbroken=not self.measures.is_tall)

    def _write(self, area: pygame.Rect, gap: int) -> None:
        """Write the hero, and below it the text that goes home on paper, both at the largest scale that fits."""
        units, look = self.measures.units, self.context.look
        is_beside = not self.measures.is_tall and area.width >= _BESIDE * self.measures.short_px
        medal_px = units(24 if is_beside else 13)
        room = area.width - (medal_px + units(3) if is_beside else 0)
        air = units(6)
        logo, mark = logo_of(self.context), pygame.Rect(0, 0, 0, units(_LOGO))
        wide = area.width - air
        if logo is not None:
            mark, _ = logo_place(pygame.Rect(0, 0, wide, units(_LOGO)), "right", 0, logo)
            wide -= mark.width + units(1)
        hero, words = self._hero(room, with_badge=is_beside), card_of(look, self._lines, wide)

        def heights(scale: float) -> tuple[int, int]:
            hero_px = hero.height_at(room, scale)
            top_px = max(medal_px, hero_px) if is_beside else medal_px + hero_px
            return top_px, words.height_at(wide, scale) + units(4)

        scale = largest_that_fits(self.type, SCALES, lambda scale: sum(heights(scale)) + gap <= area.height)
        top_px, paper_px = heights(scale)
        paper, top = cut(area, "bottom", min(paper_px, area.height), gap)
        if is_beside:
            medal, beside = square_beside(top, medal_px, units(3))
        else:
            top = top.inflate(0, min(0, top_px - top.height))
            row, beside = cut(top, "top", medal_px)
            name = self.stack().write(self.say(f"badge.{self.visit.score.badge}"), KICKER)
            width = medal_px + units(2) + name.width_at(1.0)
            medal = pygame.Rect(row.x if self.align == "left" else row.centerx - width // 2, row.y, medal_px, medal_px)
            name.draw(self.plate, pygame.Rect(medal.right + units(2), row.y, width, medal_px), middle=True)
        draw_medal(self.plate, medal, look, f"badge_{self.visit.score.badge}")
        hero.draw(self.plate, beside, middle=True, align=self.align, most_scale=scale)
        sheet(self.plate, paper, look)
        if logo is not None:
            mark.bottomright = paper.right - units(1.5), paper.bottom - units(1.5)
            paint_logo(self.plate, mark, logo, look)
        paper = paper.inflate(-air, -units(4))
        paper.width = wide
        words.draw(self.plate, paper, middle=True, most_scale=scale)

    def _hero(self, room: int, *, with_badge: bool) -> TextStack:
        visit, stack = self.visit, self.stack()
        if with_badge:
            stack.write(self.say(f"badge.{visit.score.badge}"), KICKER, after=0.5)
        deed, count = visit.best
        name = self.context.pack.scams[visit.scam or 0].name
        is_numbered = deed == "named" or (deed, count) == ("judged", MESSAGES)
        key = f"result.{deed}_{count}" if is_numbered else f"result.{deed}"
        # Large already: larger type leaves the room to the text below it.
        share = (1.5 if self.measures.is_tall else 1.25) / self.measures.text_scale
        sentence = self.say(key, count=count, name=name)
        one_line = room / self.stack().write(sentence, HERO, share=share).width_at(1.0)
        stack.write(sentence, HERO, share=share * (one_line if _ONE_LINE <= one_line < 1 else 1.0))
        if visit.rest is not None:
            rest, count = visit.rest
            key = f"result.rest_{rest}_{count}" if rest == "named" else f"result.rest_{rest}"
            stack.write(self.say(key, count=count), BODY)
        return stack

    # -- the code ---------------------------------------------------------------------------------------------

    def _code_px(self) -> int:
        return box_px(self.matrix, BOX_SHARE * self.measures.short_px)

    def _draw_code(self, paper: pygame.Rect) -> None:
        """Draw the code on a sheet of paper, as large as it holds with a whole number of pixels a module."""
        modules = len(self.matrix) + 2 * QUIET_MODULES
        side = (paper.width - self.measures.units(3)) // modules * modules
        self.box = pygame.Rect(0, 0, side, side)
        self.box.center = paper.center
        sheet(self.plate, paper, self.context.look)
        draw_code(self.plate, self.box, self.matrix)

    # -- one thing alone --------------------------------------------------------------------------------------

    def _lay_out_large(self) -> None:
        """Fill the screen with the code, or with the one sentence to copy by hand; a touch ends it."""
        paper = self._large_code() if self.shown == "code" else self._large_rule()
        _, paper = cut(paper, "top", max(0, reach_top(self.measures) - paper.y))
        self.buttons += [
            Button("paper", paper, self.rule, "picture"),
            Button("close", self.action_rect(14, 64, 3), self.say("result.close")),
        ]

    def _large_code(self) -> pygame.Rect:
        """Draw the code as large as the free part of the screen lets it be, beside what is said of it."""
        area, gap = self._free_area(), self.measures.units(4)
        if self.measures.is_portrait:
            paper, words = cut(area, "bottom", min(area.width, round(area.height * _CODE_HIGH)), gap)
        else:
            paper, words = cut(area, "right", area.height, gap)
        side = min(paper.size)
        paper = pygame.Rect(paper.centerx - side // 2, paper.centery - side // 2, side, side)
        self._draw_code(paper)
        self.stack().write(self.say("result.promise"), PLAIN).draw(self.plate, words, middle=True, align=self.align)
        return paper

    def _large_rule(self) -> pygame.Rect:
        """Write the rule of thumb as large as the screen lets it be."""
        paper = self._free_area()
        sheet(self.plate, paper, self.context.look)
        write_rule(self.plate, paper, self.context.look, self.rule)
        return paper
