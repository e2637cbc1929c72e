"""A voucher's code at the desk, typed on the pad or a keyboard, or scanned by what types like one."""

from __future__ import annotations

from concurrent.futures import Future
from typing import ClassVar, Literal

import pygame

from game.rules.prizes import vouchers
from game.rules.prizes.ledger import Checked, Standing
from game.scenes.core.prizes import answer_of
from game.scenes.staff.panel import Control, Page, Panel
from game.scenes.staff.voucher import VoucherPage
from game.scenes.staff.words import heading
from game.ui.controls.keys import Enter, Typed
from game.ui.controls.paper import sheet
from game.ui.controls.widgets import Button
from game.ui.draw.layout import cut, grid
from game.ui.type.fonts import HEAVY
from game.ui.type.text_stack import TextStack

_ERASE, _TURN = "erase", "turn"
_GROUP = 4
_FILLED = 0.9
_WORDS = 0.34
"""Of the room below the code, at most."""
_Answer = Standing | Literal["unanswered"]
_MOST = 400
"""Signs that are kept of what a scanner sends: the whole text that goes home is shorter."""


class VoucherCode(Page):
    """Takes a code sign by sign and asks the records.

    A good one opens its page; what is wrong with others is told here, so that the next one can be scanned at once.
    """

    name: ClassVar[str] = "voucher_code"

    def __init__(self, panel: Panel, first: str = "") -> None:
        super().__init__(panel)
        self.typed = first
        self._answer: _Answer | None = None
        self._checked: Checked | None = None
        self._asked: Future[Checked] | None = None
        self._field = pygame.Rect(0, 0, 0, 0)
        self._leaf = 0

    def lay_out(self) -> None:
        panel, measures = self.panel, self.panel.measures
        controls: list[Control] = [
            ("back", self.say("staff.back"), "quiet"),
            ("check", self.say("staff.code_check"), "primary"),
        ]
        area = panel.room(controls)
        self._field, area = cut(area, "top", measures.units(11), measures.units(2))
        sheet(panel.plate, self._field, self.context.look)
        stack = self._words()
        most = round(area.height * _WORDS)
        head = pygame.Rect(area.x, area.y, area.width, min(most, stack.height((area.width, most))))
        stack.draw(panel.plate, head, align="left")
        self._place_keys(panel.reachable(cut(area, "top", head.height, measures.units(2))[1]))

    def _words(self) -> TextStack:
        """Return what to do, or why nothing is handed out for the code before."""
        if self._answer is None:
            return heading(self.context.look, self.say("staff.code_hero"), self.say("staff.code_body"))
        won = None if self._checked is None else self._checked.won
        at = "" if self._checked is None else self._checked.at or self.say("staff.code_no_clock")
        told = self.say(f"staff.code_{self._answer}", name="" if won is None else won.name, at=at)
        return heading(self.context.look, self.say("staff.code_not"), told)

    def _place_keys(self, pad: pygame.Rect) -> None:
        """Place the signs, on as many leaves as the fingers' size asks for."""
        measures, gap = self.panel.measures, self.panel.measures.gap_px
        least, signs = measures.target_px, vouchers.SIGNS
        across, down = (max(1, (side + gap) // (least + gap)) for side in pad.size)
        room = across * down
        leaves = 1 if len(signs) < room else -(-len(signs) // max(1, room - len((_ERASE, _TURN))))
        each = -(-len(signs) // leaves)
        self._leaf %= leaves
        keys = [*signs[self._leaf * each : (self._leaf + 1) * each], _ERASE, *([_TURN] if leaves > 1 else [])]
        # As many in a row as fill the rows.
        across = -(-len(keys) // -(-len(keys) // across))
        pad.height = min(pad.height, -(-len(keys) // across) * (round(1.3 * least) + gap) - gap)
        names = {_ERASE: "staff.code_erase", _TURN: "staff.code_turn"}
        for key, rect in zip(keys, grid(pad, len(keys), across, gap), strict=True):
            label = self.say(names[key]) if key in names else key
            self.panel.buttons.append(Button(key, rect, label, "quiet" if key in names else "card"))

    def tapped(self, button: Button) -> None:
        if button.name == "check":
            self._check()
        elif button.name == _TURN:
            self._leaf += 1
            self.panel.show()
        else:
            self.panel.let_repeat(button)
            self.type_in(Typed(button.name))

    def type_in(self, key: Typed | Enter) -> bool:
        if isinstance(key, Enter):
            if key.is_down and not key.is_space:
                self._check()
            return True
        if self._asked is None:
            self.typed = self.typed[:-1] if key.key == _ERASE else (self.typed + key.key)[-_MOST:]
            self.panel.invalidate(self._field)
        return True

    def update(self, dt: float) -> None:
        if self._asked is None or not self._asked.done():
            return
        checked, self._asked = answer_of(self._asked), None
        if checked is None:
            self._tell("unanswered")
        elif checked.won is not None and checked.standing == "valid":
            self.panel.open(VoucherPage(self.panel, checked.won, checked), instead=True)
        else:
            self._tell(checked.standing, checked)

    def draw(self, target: pygame.Surface) -> None:
        if not target.get_clip().colliderect(self._field):
            return
        look, text = self.context.look, _shown(self.typed)
        px = look.measures.text_px("question")
        px = min(
            px, round(px * 0.9 * self._field.width / look.type.width(_shown("W" * vouchers.SIGNS_OF_A_CODE), px, HEAVY))
        )
        line = look.type.line(text, px, look.theme.card_ink, HEAVY)
        target.blit(line, line.get_rect(center=self._field.center))

    def _check(self) -> None:
        """Ask the records about a code. A line without one, of a longer text that a scanner sends, is told at once."""
        desk = self.context.prize_desk
        if desk is None or self._asked is not None or not self.typed:
            return
        if vouchers.claim_in(self.typed) is None:
            self._tell("slip")
        else:
            self._asked = desk.check(self.typed)

    def _tell(self, answer: _Answer, checked: Checked | None = None) -> None:
        self._answer, self._checked, self.typed = answer, checked, ""
        self.panel.show()


def _shown(typed: str) -> str:
    """Return the code as it stands on a voucher, with a dot for every sign that is missing; of more, the end."""
    signs = typed.replace("-", "")[-vouchers.SIGNS_OF_A_CODE :].ljust(vouchers.SIGNS_OF_A_CODE, "·")
    return "-".join(signs[start : start + _GROUP] for start in range(0, len(signs), _GROUP))
