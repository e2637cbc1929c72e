"""The base of every screen: layout, touch, and what must be drawn again."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace
from typing import ClassVar

import pygame

from game.rules.visit import Visit
from game.scenes.core.changes import Adjust, Change, Push, Restart
from game.scenes.core.chips import chip_rect, in_a_row
from game.scenes.core.context import SceneContext
from game.scenes.core.frame import Frame, action_rect, frame_of
from game.scenes.core.still import Still
from game.scenes.core.upcoming import Foreseen, Layouts, Upcoming
from game.ui.controls.keys import Enter, Typed
from game.ui.controls.pointer import Move, Press, Release, Touch
from game.ui.controls.styles import StyledStack
from game.ui.controls.widgets import Button
from game.ui.measures import Measures
from game.ui.theme import Theme
from game.ui.type.pack_text import taking_up
from game.ui.type.text import Align, Type

CONTROL_REST_S = 0.3
SCREEN_REST_S = 0.4
_BOUNCE_S = 0.1
LARGE_TEXT = 1.4
_CHIPS_SHARE = 0.39
"""Of a wide foot: as much as the chips may take beside the gold button and "stop, ask, 96110"."""
_WAYS_BACK = ("close", "back", "here", "leave", "home")
"""The names of controls that lead back, the shortest way first."""


class Scene:
    """One screen. Subclasses implement `lay_out` and `update`; `tapped` is for buttons without a change.

    `draw` never changes state: it paints what lies inside the target's clip; changes are announced by `invalidate`.
    """

    name: ClassVar[str]
    idle_s: ClassVar[float | None] = 45.0
    """Seconds without a touch until the visitor is asked whether they are still there; None: never."""
    keeps_layouts: ClassVar[bool] = False
    """Whether a layout made ahead stays right until it is shown, whatever is touched before: only `stage` counts."""

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        self.context = context
        self.visit = visit
        self.buttons: list[Button] = []
        self.still = Still(pygame.Surface((1, 1)))
        self.focused = ""
        """The name of the control that keys act on, once one was chosen by them."""
        self._pressed: Button | None = None
        self._age_s = 0.0
        self._rest_s = SCREEN_REST_S
        self._rests: dict[str, float] = {}
        self._stale: list[pygame.Rect] = []
        self._is_all_stale = True
        self.layouts = Layouts()

    def relay(self, context: SceneContext) -> None:
        """Lay out for another state or a (new) context: another size, language or text size. The state is kept."""
        self._pressed = None
        if not self.layouts.take(self, context):
            self.lay_anew(context)
        self.invalidate()

    def lay_anew(self, context: SceneContext) -> None:
        """Lay out without what was laid out ahead."""
        self.context = context
        self.buttons = []
        self.still = Still(context.backdrop())
        self.lay_out()

    @property
    def plate(self) -> pygame.Surface:
        """What does not move, to paint on."""
        return self.still.picture

    @property
    def stage(self) -> Hashable:
        """What the layout depends on besides the context; a scene whose layout changes must tell its stages apart."""
        return None

    def upcoming(self) -> Iterable[Upcoming]:
        """Return what may be shown next, the likeliest first: where the controls lead, unless a scene knows better.

        Another size of text is not built ahead: the games and every screen would take their memory twice.
        """
        changes = [button.value for button in self.buttons if isinstance(button.value, Change)]
        return [Foreseen(change, self.context) for change in changes if not isinstance(change, Adjust)]

    def warm(self) -> None:
        """Paint ahead what the first frame and a finger on a control will need; draws nothing."""
        for button in self.buttons:
            button.paint_ahead(self.context.look)

    def fold(self) -> None:
        """Fold pictures until this screen is shown, which may then take some 20 ms longer."""
        for button in self.buttons:
            button.fold(self.context.look)

    def rest(self) -> None:
        """Draw everything again and take no touch for a moment, since the content under the finger has changed."""
        self._pressed = None
        self._rest_s = SCREEN_REST_S
        self.invalidate()

    def lay_out(self) -> None:
        """Place everything and paint what does not move onto `self.plate`."""
        raise NotImplementedError

    def tap(self, button: Button) -> Change | None:
        """Return the change that a button carries, or what `tapped` does with it."""
        return button.value if isinstance(button.value, Change) else self.tapped(button)

    def tapped(self, button: Button) -> Change | None:
        """Handle a tap on a button of this scene that carries no change."""
        return None

    def update(self, dt: float) -> Change | None:
        """Let `dt` seconds pass."""
        self._age_s += dt
        self._rest_s -= dt
        return None

    @property
    def is_resting(self) -> bool:
        """Whether the screen has just changed, so that a second tap of the same hand is ignored."""
        return self._rest_s > 0

    def handle(self, touch: Touch) -> Change | None:
        """Handle one touch."""
        if isinstance(touch, Press):
            self._press(touch)
        elif isinstance(touch, Move):
            self._slide(touch)
        else:
            return self._release(touch)
        return None

    def _press(self, touch: Press) -> None:
        for button in reversed(self.buttons):
            if button.hit_box(self.measures).collidepoint(touch.x, touch.y) and self.hold(button):
                return

    def hold(self, button: Button) -> bool:
        """Have a finger or a key come down on a control; return False while this, or the whole screen, rests."""
        if self.is_resting or not button.is_live or self._age_s < self._rests.get(button.name, 0.0):
            return False
        self._pressed = button
        button.is_pressed = True
        self.context.audio.play("tap")
        self.invalidate(button.extent(self.measures))
        return True

    def _slide(self, touch: Move) -> None:
        button = self._pressed
        if button is None:
            return
        inside = button.slip_box(self.measures).collidepoint(touch.x, touch.y)
        if inside != button.is_pressed:
            button.is_pressed = inside
            self.invalidate(button.extent(self.measures))

    def _release(self, touch: Release) -> Change | None:
        button = self._pressed
        inside = button is not None and button.slip_box(self.measures).collidepoint(touch.x, touch.y)
        return self.let_go(is_inside=inside and not touch.is_cancelled)

    def let_go(self, *, is_inside: bool = True) -> Change | None:
        """Have the held control come up; it acts if that is inside it. Return what follows from it."""
        button, self._pressed = self._pressed, None
        if button is None:
            return None
        button.is_pressed = False
        self.invalidate(button.extent(self.measures))
        if not is_inside or not button.is_live:
            return None
        self._rests[button.name] = self._age_s + CONTROL_REST_S
        return self.tap(button)

    def type_in(self, key: Typed | Enter) -> bool:
        """Take a key as a part of a text; return False where keys work the controls."""
        return False

    def let_repeat(self, button: Button) -> None:
        """Let a control act again as soon as a worn touch screen has stopped bouncing: the same sign may come twice."""
        self._rests[button.name] = self._age_s + _BOUNCE_S

    def go_back(self) -> Change | None:
        """Return what the control does that leads back, as Esc asks for; nothing while the screen rests."""
        ways = [button for name in _WAYS_BACK for button in self.buttons if button.name == name and button.is_live]
        return self.tap(ways[0]) if ways and not self.is_resting else None

    def invalidate(self, rect: pygame.Rect | None = None) -> None:
        """Mark `rect` (or everything) to be drawn again in the next frame."""
        if rect is None:
            self._is_all_stale = True
        elif not self._is_all_stale:
            self._stale.append(rect)

    @property
    def progress(self) -> Visit:
        """The visit with what this screen has added to it so far, which the next one will be given."""
        return self.visit

    def take_stale(self, screen: pygame.Rect) -> list[pygame.Rect]:
        """Return the parts to draw now and clear them."""
        stale = [screen.copy()] if self._is_all_stale else [rect.clip(screen) for rect in self._stale]
        self._is_all_stale, self._stale = False, []
        return [rect for rect in stale if rect.width and rect.height]

    def draw(self, target: pygame.Surface) -> None:
        """Paint what lies inside the target's clip."""
        self.still.draw(target)
        for button in self.buttons:
            button.draw(target, self.context.look)

    @property
    def measures(self) -> Measures:
        """The sizes of this screen."""
        return self.context.look.measures

    @property
    def theme(self) -> Theme:
        """The colours of this screen."""
        return self.context.look.theme

    @property
    def type(self) -> Type:
        """The typesetter of this screen."""
        return self.context.look.type

    @property
    def align(self) -> Align:
        """The alignment of words: centred on an upright screen, left on a wide one."""
        return "centre" if self.measures.is_portrait else "left"

    @property
    def frame(self) -> Frame:
        """The parts of this screen."""
        return frame_of(self.measures)

    def enliven(self, button: Button, is_due: bool) -> None:
        """Make an inactive button active once that is due."""
        if is_due and not button.is_live:
            button.is_live = True
            self.invalidate(button.extent(self.measures))

    def help_button(self, most_px: int | None = None) -> Button:
        """Return the help button, at the left end of the foot, in two lines if one is wider than `most_px`."""
        chip = self.chip("help", self.say("help.chip"), "help", value=Push("help"), most_px=most_px)
        return replace(chip, kind="help")

    def text_size_button(self, most_px: int | None = None, *, is_bare: bool = False) -> Button:
        """Return the button that makes text larger, or as before: folded above `most_px`, or its icon alone."""
        key, scale = ("standard_text", 1.0) if self.measures.text_scale > 1.0 else ("large_text", LARGE_TEXT)
        words, icon = ("", "text_size") if is_bare else (self.say(key), None)
        return self.chip("text_size", words, icon, value=Adjust(text_scale=scale), most_px=most_px)

    def foot_buttons(self, *, has_text_size: bool = True) -> list[Button]:
        """Return what every screen of a visit has: help, the way to the start, and the size of text where it has room.

        Beside the gold button of a wide screen they make themselves small: first the long one takes two lines, then the
        others are their icons alone. They are in the same place on all screens.
        """
        gap, foot = self.measures.gap_px, self.frame.foot
        most = foot.width if self.measures.is_portrait else round(foot.width * _CHIPS_SHARE)
        home, bare = (self.chip("home", words, "home", value=Restart()) for words in (self.say("home"), ""))
        size, letter = self.text_size_button(), self.text_size_button(is_bare=True)
        with_size = [[home, size], [home, letter], [bare, letter]] if has_text_size else []
        return in_a_row([*with_size, [home], [bare]], self.help_button, most, gap)

    def chip(
        self, name: str, words: str, icon: str | None = None, *, value: object, most_px: int | None = None
    ) -> Button:
        """Return a chip at the left end of the foot, as wide as its words; folded or smaller above `most_px`."""
        rect = chip_rect(self.context.look, self.frame.foot, words, has_icon=icon is not None, most_px=most_px)
        return Button(name, rect, words, "quiet", icon=icon, value=value)

    def action_rect(self, high: float, wide: float, of_foot: int) -> pygame.Rect:
        """Return the place of the gold button; sizes as of `frame.action_rect`."""
        return action_rect(self.measures, high, wide, of_foot)

    def stack(self) -> StyledStack:
        """An empty stack of texts in this screen's styles."""
        return StyledStack(self.context.look)

    def say(self, key: str, **values: object) -> str:
        """Return an interface text with its values; a text of a pack among them keeps its path."""
        return taking_up(self.context.words(key, **values), *values.values())
