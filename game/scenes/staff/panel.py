"""The panel of the staff: a screen of pages, each a file of its own, and what these share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal

import pygame

from game.rules.pin import Role
from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.core.changes import Change, Restart
from game.scenes.core.context import SceneContext
from game.scenes.core.frame import reach_top
from game.scenes.core.upcoming import Upcoming
from game.scenes.staff.cards import card_places
from game.scenes.staff.words import heading
from game.ui.controls.keys import Enter, Typed
from game.ui.controls.pointer import Touch
from game.ui.controls.widgets import Button
from game.ui.draw.layout import columns, cut

_HELP_SHARE = 0.3
"""Of a wide foot: as much as the help button may take in one line."""
_FEW = 2
"""Controls that have room beside the help button of a squarish screen."""
_HEAD_SHARE = 0.3

Control = tuple[str, str, Literal["primary", "quiet"]]
"""Name, words and kind of a control in the foot; `back` and `leave` need no more."""
Card = tuple[str, str, object]
"""Name, words and value of a card: a page's class opens that page, a change is applied, others the page gets."""


class Page:
    """One page. Subclasses implement `lay_out`; its menu, `game.scenes.staff.menu`, calls it `staff.menu_<name>`."""

    name: ClassVar[str]
    role: ClassVar[Role] = "operator"
    """Who may open it at least."""
    is_deaf: ClassVar[bool] = False
    """Whether touches do nothing."""

    def __init__(self, panel: Panel) -> None:
        self.panel = panel

    @classmethod
    def is_there(cls, context: SceneContext) -> bool:
        """Return whether this kiosk has what the page is about."""
        return True

    @property
    def context(self) -> SceneContext:
        """The context of the panel, as it is now."""
        return self.panel.context

    def say(self, key: str, **values: object) -> str:
        """Return an interface text."""
        return self.panel.say(key, **values)

    def lay_out(self) -> None:
        """Place controls and paint onto the panel's plate."""
        raise NotImplementedError

    def touched(self, touch: Touch) -> None:
        """Take note of a touch anywhere, before a control does."""

    def tapped(self, button: Button) -> Change | None:
        """Handle a tap on a control that opens no page and carries no change."""
        return None

    def type_in(self, key: Typed | Enter) -> bool:
        """Take a key as a part of a text; return False where keys work the controls."""
        return False

    def update(self, dt: float) -> Change | None:
        """Let `dt` seconds pass while it is open."""
        return None

    def draw(self, target: pygame.Surface) -> None:
        """Paint what changes, over the panel's plate."""

    def resume(self) -> None:
        """Take note that staff are back from a page that it has opened."""

    def close(self) -> None:
        """Forget what it has begun: staff go back to the page before."""


class Panel(Scene):
    """Holds open pages, the last of which is seen. Whoever opens it has passed the PIN."""

    idle_s: ClassVar[float | None] = 90.0

    def __init__(self, context: SceneContext, visit: Visit, first: type[Page]) -> None:
        super().__init__(context, visit)
        self.pages: list[Page] = [first(self)]
        self._row_top = 0

    @property
    def page(self) -> Page:
        """The page that is seen."""
        return self.pages[-1]

    def upcoming(self) -> Iterable[Upcoming]:
        return ()  # staff can wait, and what they change may not be done ahead

    def lay_out(self) -> None:
        self.buttons = []
        self.page.lay_out()

    def tapped(self, button: Button) -> Change | None:
        if isinstance(button.value, type) and issubclass(button.value, Page):
            if self.may(button.value.role):
                self.open(button.value(self))
        elif button.name == "back":
            self.go_back_a_page()
        else:
            return self.page.tapped(button)
        return None

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        return self.page.update(dt) if self.may("operator") else Restart()

    def handle(self, touch: Touch) -> Change | None:
        self.page.touched(touch)
        return None if self.page.is_deaf else super().handle(touch)

    def type_in(self, key: Typed | Enter) -> bool:
        return self.page.type_in(key)

    def draw(self, target: pygame.Surface) -> None:
        super().draw(target)
        self.page.draw(target)

    def may(self, role: Role) -> bool:
        """Return whether the lock is open for somebody who may do what `role` may; without a lock everybody may."""
        lock = self.context.lock
        return lock is None or lock.role in ("organiser", role)

    def note(self, action: str, detail: str = "") -> None:
        """Write into the records what has been done."""
        if self.context.lock is not None:
            self.context.lock.note(action, detail)

    def open(self, page: Page, *, instead: bool = False) -> None:
        """Open a page over, or instead of, the one that is seen."""
        if instead:
            self.pages.pop()
        self.pages.append(page)
        self.show()

    def go_back_a_page(self) -> None:
        """Close the page that is seen, unless it is the only one."""
        self.page.close()
        if len(self.pages) > 1:
            self.pages.pop()
            self.page.resume()
        self.show()

    def show(self) -> None:
        """Lay the page out anew after it has changed, and take no touch for a moment."""
        self.relay(self.context)
        self.rest()

    # -- what pages are made of -----------------------------------------------------------------------------------

    def sheet(self, hero: str, body: str = "", controls: Sequence[Control] = ()) -> pygame.Rect:
        """Write heading and foot, and return the room between them. Without controls there is a way back."""
        room = self.room(controls or [("back", self.say("staff.back"), "quiet")])
        stack = heading(self.context.look, hero, body)
        head = pygame.Rect(*room.topleft, room.width, round(self.frame.content.height * _HEAD_SHARE))
        stack.draw(self.plate, head, align="left")
        return cut(room, "top", min(head.height, stack.height(head.size)), self.measures.units(3))[1]

    def room(self, controls: Sequence[Control]) -> pygame.Rect:
        """Place the foot, and return everything above it."""
        self.foot(controls)
        room = self.frame.content.copy()
        room.height = self._row_top - self.measures.units(3) - room.y
        return room

    def foot(self, controls: Sequence[Control]) -> None:
        """Place the help button and the controls: beside it, or in a row above where there is no room for all."""
        measures, foot, gap = self.measures, self.frame.foot, self.measures.gap_px
        is_squarish = measures.width < 1.5 * measures.height
        if measures.is_portrait or (len(controls) > _FEW and is_squarish):
            helping, row = self.help_button(), foot.move(0, -foot.height - measures.units(3))
        else:
            helping = self.help_button(round(foot.width * _HELP_SHARE))
            _, row = cut(foot, "left", helping.rect.width, gap)
        self.buttons.append(helping)
        self._row_top = row.top
        count = max(1, len(controls))
        width = min(measures.units(50), columns(row, count, gap)[0].width)
        row, _ = cut(row, "right", count * (width + gap) - gap)
        for (name, label, kind), rect in zip(controls, columns(row, count, gap), strict=False):
            self.buttons.append(Button(name, rect, label, kind, value=Restart() if name == "leave" else None))

    def cards(self, area: pygame.Rect, cards: Sequence[Card], *, is_large: bool = False) -> None:
        """Place cards in `area`, within reach."""
        for (name, label, value), rect in zip(cards, card_places(self.measures, area, len(cards)), strict=True):
            self.buttons.append(Button(name, rect, label, "card", is_large=is_large, value=value))

    def reachable(self, area: pygame.Rect) -> pygame.Rect:
        """Return the part of `area` in which there may be controls."""
        return cut(area, "top", max(0, reach_top(self.measures) - area.y))[1]
