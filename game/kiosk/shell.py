"""One step of the loop: takes events and time, draws and presents. The kiosk, tests and demo all run it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import pygame

from game.kiosk.ahead import Ahead, Opening
from game.kiosk.contexts import ContextMaker, Contexts, Situation, readable
from game.kiosk.curtain import Curtain
from game.kiosk.slices import Slices
from game.rules.tonight import Tonight
from game.rules.visit import Visit
from game.scenes.core.changes import Adjust, Arrange, Change, Push, Quit, Replace, Restart
from game.scenes.core.context import SceneContext
from game.scenes.core.doctor import Doctor
from game.scenes.core.focus import Focus
from game.scenes.core.stack import SceneFactory, SceneStack
from game.scenes.core.staff_desk import StaffDesk
from game.scenes.core.upcoming import Foreseen
from game.ui.controls.keys import Back, End, Enter, Step, Typed
from game.ui.controls.pointer import Pointer
from game.words import Language

_LOG = logging.getLogger(__name__)

BLANK_S = 4.0
"""How long the bare stall stands when even the failsafe screen has failed, before everything is tried anew."""
Presenter = Callable[[Sequence[pygame.Rect]], None]
Resurfacer = Callable[[tuple[int, int]], pygame.Surface]
"""Gives the surface to draw on after the window has got another size (px)."""
Observer = Callable[[SceneStack], None]
"""Looks at the screens after every frame. It must not change or raise anything."""


class Shell:
    """Runs the scenes. Packs and windows are passed in as functions.

    A fault in a scene leads to the failsafe screen, or, if it recurs, to the bare background, from which everything is
    tried anew every `BLANK_S`. Only with `is_debug` is it raised.
    """

    def __init__(
        self,
        surface: pygame.Surface,
        make_context: ContextMaker,
        factories: Mapping[str, SceneFactory],
        present: Presenter,
        *,
        language: Language,
        tonight: Tonight = Tonight(),  # noqa: B008 - frozen
        keep: Callable[[Tonight], None] = lambda _: None,
        is_debug: bool = False,
        desk: StaffDesk | None = None,
        doctor: Doctor | None = None,
        resurface: Resurfacer = pygame.Surface,
        can_be_closed: bool = True,
        observe: Observer | None = None,
        slices: Slices | None = None,
    ) -> None:
        self.surface = surface
        self.wants_to_quit = self.wants_power_off = False
        self.faults = 0
        self._contexts, self._present = Contexts(make_context, desk, doctor), present
        self._is_debug, self._resurface = is_debug, resurface
        self._can_be_closed = can_be_closed
        """Whether closing the window, or Esc on the attract screen, ends the program: not in full screen."""
        self.observe = observe
        self._size = surface.get_size()
        """Of the window as it was last told; one that is too small is laid out larger."""
        self._situation = self._home = Situation(readable(self._size), language).after(Arrange(tonight))
        self._keep = keep
        self.stack = SceneStack(factories, self._contexts.of(self._home))
        self._ahead = None if slices is None else Ahead(slices, factories, self._leads_to)
        if self._ahead is not None:
            self.stack.take_ahead = self._ahead.take
        self.pointer = Pointer(self.context.look.measures, self._contexts.touches)
        self._focus = Focus()
        self._quiet_s = self._blank_s = 0.0
        """How long nobody has touched the screen, and how long the bare stall still stands, by frame time."""
        self._curtain: Curtain | None = None
        self._guarded(self._start_over)

    @property
    def context(self) -> SceneContext:
        """The context that scenes get now."""
        return self.stack.context

    def run_frame(self, events: Iterable[pygame.event.Event], dt: float) -> bool:
        """Run one frame: handle events, let `dt` seconds pass, draw and present what has changed.

        Return whether there was or is something to do; if not, the caller may sleep until the next event.
        """

        def step() -> bool:
            if self._blank_s > 0:
                self._blank_s -= dt
                if self._blank_s <= 0:
                    self._start_over()
            before = self.stack.top, self.stack.top.stage
            self._react(list(events), dt)
            is_busy = self._draw()
            if self.observe is not None:
                self.observe(self.stack)
            is_same = before == (self.stack.top, self.stack.top.stage) and self._curtain is None
            if self._ahead is not None and is_same and not self.pointer.is_down and self._blank_s <= 0:
                return self._ahead.work(self.stack.top) or is_busy
            return is_busy

        return self._guarded(step)

    @property
    def is_between_visits(self) -> bool:
        """Whether only the attract screen is open, or that of a pause."""
        return self.stack.names in (("attract",), ("paused",))

    def restock(self, make_context: ContextMaker, language: Language) -> None:
        """Play another pack from now on: build everything anew and show the attract screen."""
        self._contexts.make = make_context
        self.forget()
        self._home = replace(self._home, language=language)

        def step() -> bool:
            self._curtain = self._new_curtain()
            self._start_over()
            return True

        self._guarded(step)

    def resize(self, surface: pygame.Surface) -> None:
        """Draw on `surface` from now on, laid out for its size."""
        self.surface = surface
        self.forget()
        self._size = surface.get_size()
        self._home = replace(self._home, size=readable(self._size))
        if self._is_too_small or self._blank_s > 0:
            self._start_over()
        else:
            self._settle(replace(self._situation, size=self._home.size))

    def _react(self, events: list[pygame.event.Event], dt: float) -> None:
        self._window_events(events)
        for touch in (*self.pointer.advance(dt), *self.pointer.read(events)):
            self._quiet_s = 0.0
            if isinstance(touch, End) or (isinstance(touch, Back) and self._can_be_closed and self.is_between_visits):
                self.wants_to_quit = True
            elif isinstance(touch, (Step, Enter, Back, Typed)):
                self._apply(self._focus.take(touch, self.stack.top))
            else:
                self._focus.hide()
                self._apply(self.stack.top.handle(touch))
        self._apply(self.stack.top.update(dt))
        self._focus.follow(self.stack.top)
        if self._curtain is not None:
            self._curtain.advance(dt)
        idle_s = self.stack.top.idle_s
        self._quiet_s = 0.0 if idle_s is None else self._quiet_s + dt
        if idle_s is not None and self._quiet_s >= idle_s:
            self._apply(Push("still_there"))

    def _window_events(self, events: list[pygame.event.Event]) -> None:
        for event in events:
            if event.type == pygame.QUIT:
                self.wants_to_quit |= self._can_be_closed
            elif event.type == pygame.VIDEORESIZE and event.size != self._size:
                self.resize(self._resurface(event.size))
            elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED):
                self.stack.top.invalidate()

    def _apply(self, change: Change | None) -> None:
        if change is None:
            return
        if isinstance(change, Quit):
            self.wants_to_quit, self.wants_power_off = True, change.power_off
        elif isinstance(change, (Adjust, Arrange)):
            if isinstance(change, Arrange):
                self._home = self._home.after(change)
                self._keep(change.tonight)
            self._settle(self._situation.after(change))
            self.stack.top.rest()
        else:
            self._turn_to(change)

    def _turn_to(self, change: Change) -> None:
        if not self.context.is_calm and isinstance(change, (Replace, Restart)):
            self._curtain = self._new_curtain()
        if isinstance(change, Restart) and (self._situation != self._home or self.stack.top.name == "oops"):
            self._start_over()
        else:
            self.stack.apply(change)
        self._quiet_s = 0.0

    def _settle(self, situation: Situation) -> None:
        self._situation, self._curtain = situation, None
        context = self._contexts.of(situation)
        for touch in self.pointer.release_all():
            self.stack.top.handle(touch)
        self.pointer.measures = context.look.measures
        self.stack.relay(context)

    def _draw(self) -> bool:
        top = self.stack.top
        stale = top.take_stale(self.surface.get_rect())
        if self._curtain is not None:
            stale = self._curtain.uncover(stale)
        for rect in stale:
            self.surface.set_clip(rect)
            top.draw(self.surface)
            self._focus.draw(self.surface, top)
        self.surface.set_clip(None)
        if self._curtain is not None:
            stale.append(self._curtain.draw_rod(self.surface))
            if self._curtain.is_over:
                self._curtain = None
        if stale:
            self._present(stale)
        return bool(stale)

    def _new_curtain(self) -> Curtain:
        look = self.context.look
        return Curtain(self.surface.get_size(), look.measures.units(1), look.theme)

    def _guarded(self, step: Callable[[], bool]) -> bool:
        """Run a step and return its result; if it fails, show the failsafe."""
        try:
            return step()
        except Exception:
            if self._is_debug:
                raise
            self._recover()
            return True

    def _recover(self) -> None:
        """End the visit and show the failsafe screen; if that fails too, the bare background. Raises nothing."""
        if self._blank_s > 0:
            return  # Logged already; it is tried again when the time is over.
        _LOG.exception("a scene failed; the visitor sees the failsafe screen")
        self.faults += 1
        self._curtain = None
        self.forget()
        self.context.shared.clear()
        if "oops" not in self.stack.names:
            try:
                self.stack.only("oops")
                self._show_stall()
            except Exception:
                _LOG.exception("the failsafe screen failed, too")
            else:
                return
        self._stand_bare()

    def _stand_bare(self) -> None:
        self.stack.only("bare")
        self._blank_s = BLANK_S
        try:
            self._show_stall()
        except Exception:
            _LOG.exception("not even the bare stall can be shown")

    def _show_stall(self) -> None:
        self.surface.set_clip(None)
        self.surface.blit(pygame.transform.scale(self.context.ground(), self.surface.get_size()), (0, 0))
        self._present([self.surface.get_rect()])

    def _start_over(self) -> bool:
        """Build everything anew for the next visitor."""
        self._blank_s = 0.0
        if self._is_too_small:
            self._stand_bare()
            return True
        if self._situation != self._home:
            self._situation = self._home
            self._contexts.keep_only(self._home)
        self.stack.context = self._contexts.of(self._home)
        self.pointer.measures = self.context.look.measures
        self.stack.only("attract")
        return True

    @property
    def _is_too_small(self) -> bool:
        return readable(self._size) != self._size

    def forget(self) -> None:
        """Drop all that was built ahead or kept; at the end, too: a job suspended for good holds on to everything."""
        self._contexts.forget()
        if self._ahead is not None:
            self._ahead.forget()

    def _leads_to(self, coming: Foreseen) -> Opening | SceneContext | None:
        """Return what a change opens, or the context in which the scenes go on; None: neither."""
        change = coming.change
        if isinstance(change, (Replace, Push)):
            visit = change.visit if isinstance(change, Replace) else self.stack.top.visit
            return change.scene, visit, coming.context
        if isinstance(change, Restart):
            return "attract", Visit(), self._contexts.of(self._home)
        return self._contexts.of(self._situation.after(change)) if isinstance(change, Adjust) else None
