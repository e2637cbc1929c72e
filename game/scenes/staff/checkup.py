"""The opening check: five marks to touch, a sound to hear, then every line with its light and its cure."""

from __future__ import annotations

from dataclasses import asdict
from typing import ClassVar, Literal

from game.rules.lights import LIGHTS, Light, worst
from game.rules.touch_test import LIGHTS as TOUCH_LIGHTS
from game.rules.touch_test import Heard, TouchTest
from game.scenes.core.context import SceneContext
from game.scenes.core.doctor import CheckLine
from game.scenes.staff.panel import Control, Page, Panel
from game.ui.controls.paper import written_sheet
from game.ui.controls.pointer import Press, Touch
from game.ui.controls.styles import CARD_NOTE, Style, StyledStack
from game.ui.controls.widgets import Button
from game.ui.draw.layout import cut
from game.ui.draw.paint import disc
from game.ui.type.fonts import HEAVY

TOUCH_S, HEAR_S = 8.0, 6.0
"""After so long without an answer it goes on by itself: all together takes less than 20 s."""
_LINE = Style("body", "card_ink", HEAVY)
_CODE_SHARE = 0.42
"""Of a wide screen's free width, and of an upright one's free height: as much as the code takes."""

State = Literal["touch", "hear", "wait", "told"]


class Checkup(Page):
    """Looks at the machine while staff touch and listen, and tells what it has found."""

    name: ClassVar[str] = "checkup"

    @classmethod
    def is_there(cls, context: SceneContext) -> bool:
        return context.doctor is not None

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self.state: State = "touch"
        self.test: TouchTest | None = None
        self.lines: list[CheckLine] = []
        self.first = 0
        """The first line that is shown; there may be more than have room."""
        self._shown = 0
        self._left_s = TOUCH_S
        self._now_s = 0.0
        self._has_heard: bool | None = None
        self._before, self._heard = self._log(), Heard()
        if self.context.doctor is not None:
            self.context.doctor.begin(self.context.look.measures.size)

    def lay_out(self) -> None:
        if self.state == "touch":
            self._lay_out_marks()
        elif self.state == "hear":
            yes: Control = ("heard", self.say("checkup.heard"), "primary")
            no: Control = ("silent", self.say("checkup.silent"), "quiet")
            self.panel.sheet(self.say("checkup.hear_hero"), self.say("checkup.hear_body"), [self._back, no, yes])
        elif self.state == "wait":
            self.panel.sheet(self.say("checkup.wait"))
        else:
            self._lay_out_lines()

    def touched(self, touch: Touch) -> None:
        test = self.test
        if self.state != "touch" or test is None or not isinstance(touch, Press):
            return
        if any(button.rect.collidepoint(touch.x, touch.y) for button in self.panel.buttons):
            return
        test.press((touch.x, touch.y), self._now_s)
        self._left_s = TOUCH_S
        if test.next_mark is None:
            self._turn_to("hear")
        else:
            self.panel.relay(self.context)

    def tapped(self, button: Button) -> None:
        if self.state == "hear":
            self._has_heard = button.name == "heard"
            self._turn_to("wait")
        elif button.name == "again":
            self.panel.open(Checkup(self.panel), instead=True)
        elif button.name == "more":
            self.first = self.first + self._shown if self.first + self._shown < len(self.lines) else 0
            self.panel.show()

    def update(self, dt: float) -> None:
        self._now_s += dt
        self._left_s -= dt
        if self.state in ("touch", "hear") and self._left_s <= 0:
            self._turn_to("hear" if self.state == "touch" else "wait")
        if self.state == "wait":
            told = None if self.context.doctor is None else self.context.doctor.told(self.context.words.language)
            if told is not None:
                self.lines = sorted(
                    [self._touch_line(), *self._sound_line(told)], key=lambda line: -LIGHTS.index(line.light)
                )
                self.panel.note("checked", worst(line.light for line in self.lines))
                self._turn_to("told")

    @property
    def _back(self) -> Control:
        return "back", self.say("staff.back"), "quiet"

    def _turn_to(self, state: State) -> None:
        self.state = state
        self._left_s = HEAR_S
        if state == "hear":
            before = asdict(self._before)
            self._heard = Heard(**{name: count - before[name] for name, count in asdict(self._log()).items()})
            self.context.audio.play("land")
        self.panel.show()

    def _log(self) -> Heard:
        """Return what the touch screen has reported by now."""
        log = self.context.touches
        return Heard() if log is None else Heard(**asdict(log))

    # -- five marks -----------------------------------------------------------------------------------------------

    def _lay_out_marks(self) -> None:
        panel, measures = self.panel, self.panel.measures
        number = 0 if self.test is None else len(self.test.felt)
        hero = self.say("checkup.touch_hero", number=number + 1, count=5)
        area = panel.sheet(hero, self.say("checkup.touch_body"))
        side = min(measures.target_px, area.height // 3)
        inner = area.inflate(-side, -side)
        marks = (inner.topleft, inner.topright, inner.center, inner.bottomleft, inner.bottomright)
        if self.test is None or self.test.marks != marks:
            self.test = TouchTest(marks, measures.px_per_mm)
        mark = self.test.next_mark
        if mark is not None:
            theme = panel.theme
            ring = disc(side, theme.card, edge=theme.accent, edge_px=max(3, measures.units(1)))
            panel.plate.blit(ring, ring.get_rect(center=marks[mark]))
            dot = disc(max(4, side // 5), theme.accent)
            panel.plate.blit(dot, dot.get_rect(center=marks[mark]))

    def _touch_line(self) -> CheckLine:
        finding = "dead" if self.test is None else self.test.judged(self._heard)
        off_mm = 0 if self.test is None else round(self.test.farthest_mm)
        sentences = {
            "fine": self.say("checkup.touch_fine", off_mm=off_mm),
            "twice": self.say("checkup.touch_twice", off_mm=off_mm),
            "rough": self.say("checkup.touch_rough", off_mm=off_mm),
            "wrong": self.say("checkup.touch_wrong"),
            "dead": self.say("checkup.touch_dead"),
            "stuck": self.say("checkup.touch_stuck"),
            "double": self.say("checkup.touch_double"),
            "mouse": self.say("checkup.touch_mouse"),
        }
        return CheckLine(self.say("checkup.touch"), TOUCH_LIGHTS[finding], sentences[finding])

    def _sound_line(self, told: tuple[CheckLine, ...]) -> tuple[CheckLine, ...]:
        """Add what staff have heard: only they can tell."""
        if self._has_heard is None:
            return told
        key: tuple[Light, str] = (
            ("green", self.say("checkup.was_heard")) if self._has_heard else ("red", self.say("checkup.was_silent"))
        )
        return (*told, CheckLine(self.say("checkup.hearing"), *key))

    # -- what was found -------------------------------------------------------------------------------------------

    def _lay_out_lines(self) -> None:
        panel, measures = self.panel, self.panel.measures
        heroes = {
            "green": self.say("checkup.all_green"),
            "amber": self.say("checkup.all_amber"),
            "red": self.say("checkup.all_red"),
        }
        controls: list[Control] = [
            self._back,
            ("again", self.say("checkup.again"), "quiet"),
            ("more", self.say("checkup.more"), "primary"),
        ]
        area = panel.sheet(heroes[worst(line.light for line in self.lines)], controls=controls)
        is_upright = measures.is_portrait
        most = round((area.height if is_upright else area.width) * _CODE_SHARE)
        code = None if self.context.doctor is None else self.context.doctor.code(min(most, area.width, area.height))
        if code is not None:
            side = code.get_height() if is_upright else code.get_width()
            place, area = cut(area, "bottom" if is_upright else "right", side, measures.units(3))
            panel.plate.blit(code, code.get_rect(center=place.center) if is_upright else place)
        room = (area.width - measures.units(6), area.height - measures.units(5))
        lines = self.lines[self.first :]
        for count in range(len(lines), 0, -1):
            stack = self._written(lines[:count])
            if stack.fits(room) or count == 1:
                break
        self._shown = count
        written_sheet(panel.plate, area, self.context.look, stack, middle=False)

    def _written(self, lines: list[CheckLine]) -> StyledStack:
        stack = StyledStack(self.context.look)
        lights = {
            "green": self.say("checkup.green"),
            "amber": self.say("checkup.amber"),
            "red": self.say("checkup.red"),
        }
        for line in lines:
            stack.write(self.say("checkup.line", light=lights[line.light], name=line.name), _LINE)
            stack.write(line.sentence, CARD_NOTE, after=1)
        return stack
