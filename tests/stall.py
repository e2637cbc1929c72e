"""A whole stall on a plain surface, and hands that touch it: what every test of a flow drives.

The shell, the scenes, the pack and the type are the real ones, wired by `game.app.wiring`. Only what leaves the machine
is a fake: sound is written down instead of played, and so is what would have been shown.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Literal, cast

import pygame
import pytest

from game.app.wiring import Playable, build_shell, load_playable
from game.content.model import Pack
from game.kiosk.pacing import FRAME_S
from game.kiosk.places import Places, find_places
from game.kiosk.settings import Settings, ThemeName
from game.kiosk.shell import Shell
from game.rules.table_odds import push_to
from game.rules.table_plan import Push
from game.rules.visit import Landing
from game.scenes.can.push import CanPush
from game.scenes.core.base import Scene
from game.scenes.exhibit.exhibit import Exhibit
from game.scenes.wheel.challenge import Challenge
from game.ui.controls.widgets import Button
from game.ui.sound import Audio, Effect
from game.ui.type.fonts import Fonts, find_face
from game.ui.type.linebreak import BreakCost
from game.ui.type.memory import Memory
from game.ui.type.text import Type
from game.words import Language
from tests.content.sample import TODAY

SMALL = (640, 360)
SMALL_UPRIGHT = (360, 640)

By = Literal["finger", "mouse", "finger_and_marked_twin", "finger_and_unmarked_twin"]
"""How a touch reaches the event queue. Twins are the mouse events that drivers add to those of a finger."""
At = tuple[float, float]

MOMENTS = (
    "attract",
    "choose",
    "wheel",
    "spinning",
    "landed",
    "challenge",
    "picked",
    "feedback",
    "exhibit_1",
    "judged_1",
    "exhibit_2",
    "judged_2",
    "result",
    "takeaway",
)
"""Every state of a visit in its order; `Stall.go_to` plays until one of them stands still."""


class Notebook(Audio):
    """Sound that is written down."""

    def __init__(self) -> None:
        super().__init__()
        self.played: list[Effect] = []

    def play(self, effect: Effect) -> None:
        self.played.append(effect)


class Hands:
    """Touches the screen as SDL tells it: real events through `run_frame`, and time."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.frames_sent = 0
        self.quiet_s = 0.0
        """Since the last touch."""

    # -- time -------------------------------------------------------------------------------------------------

    def frame(self, events: Iterable[pygame.event.Event] = (), dt: float = FRAME_S) -> bool:
        touches = list(events)
        self.frames_sent += 1
        self.quiet_s = 0.0 if touches else self.quiet_s + dt
        return self.shell.run_frame(touches, dt)

    def frames(self, count: int, dt: float = FRAME_S) -> None:
        for _ in range(count):
            self.frame([], dt)

    def wait(self, seconds: float, dt: float = FRAME_S) -> None:
        """Let exactly `seconds` pass, in frames of at most `dt`."""
        whole = int(seconds / dt + 1e-9)
        self.frames(whole, dt)
        if seconds - whole * dt > 1e-9:
            self.frame([], seconds - whole * dt)

    # -- one contact ------------------------------------------------------------------------------------------

    def finger(self, kind: int, at: At, finger: int = 1) -> pygame.event.Event:
        width, height = self.shell.surface.get_size()
        place: dict[str, Any] = {"x": at[0] / width, "y": at[1] / height, "dx": 0.0, "dy": 0.0}
        return pygame.event.Event(kind, touch_id=1, finger_id=finger, **place)

    def mouse(self, kind: int, at: At, *, is_marked: bool = False) -> pygame.event.Event:
        pos = (round(at[0]), round(at[1]))
        more = {"rel": (0, 0), "buttons": (1, 0, 0)} if kind == pygame.MOUSEMOTION else {"button": pygame.BUTTON_LEFT}
        return pygame.event.Event(kind, pos=pos, touch=is_marked, **more)

    def events(self, step: Literal["down", "move", "up"], at: At, by: By) -> list[pygame.event.Event]:
        finger = {"down": pygame.FINGERDOWN, "move": pygame.FINGERMOTION, "up": pygame.FINGERUP}[step]
        mouse = {"down": pygame.MOUSEBUTTONDOWN, "move": pygame.MOUSEMOTION, "up": pygame.MOUSEBUTTONUP}[step]
        if by == "mouse":
            return [self.mouse(mouse, at)]
        if by == "finger":
            return [self.finger(finger, at)]
        return [self.finger(finger, at), self.mouse(mouse, at, is_marked=by == "finger_and_marked_twin")]

    def press(self, at: At, by: By = "finger") -> None:
        self.frame(self.events("down", at, by))

    def move(self, at: At, by: By = "finger", dt: float = FRAME_S) -> None:
        self.frame(self.events("move", at, by), dt)

    def release(self, at: At, by: By = "finger") -> None:
        self.frame(self.events("up", at, by))

    # -- gestures ---------------------------------------------------------------------------------------------

    def tap_at(self, at: At, by: By = "finger", *, rest_s: float = 0.6) -> None:
        """Down, a tenth of a second, up; then rest until the screen has settled."""
        self.press(at, by)
        self.wait(0.1, 0.05)
        self.release(at, by)
        self.wait(rest_s, 0.15)

    def tap(self, name: str, by: By = "finger", *, rest_s: float = 0.6) -> None:
        """Tap the middle of the live control `name`."""
        self.tap_at(self.button(name).rect.center, by, rest_s=rest_s)

    def drag(self, points: Sequence[At], by: By = "finger", *, step_s: float = FRAME_S) -> None:
        """Press at the first point, pass the others one a frame, and let go at the last."""
        self.press(points[0], by)
        for point in points[1:]:
            self.move(point, by, step_s)
        self.release(points[-1], by)

    def button(self, name: str) -> Button:
        top = self.shell.stack.top
        for button in top.buttons:
            if button.name == name and button.is_live:
                return button
        there = [button.name for button in top.buttons if button.is_live]
        message = f"nothing to touch is called {name!r} on {top.name!r}; there are {there}"
        raise LookupError(message)


@dataclass
class Stall:
    """What a test holds in its hands."""

    shell: Shell
    audio: Notebook
    hands: Hands
    playable: Playable
    presented: list[list[pygame.Rect]] = field(default_factory=list)
    _read: dict[tuple[int, Scene], str] = field(default_factory=dict, repr=False)

    @property
    def top(self) -> Scene:
        return self.shell.stack.top

    @property
    def scene(self) -> str:
        """Name of the screen that is seen."""
        return self.top.name

    @property
    def pack(self) -> Pack:
        return self.shell.context.pack

    @property
    def controls(self) -> list[str]:
        """Names of what can be touched now."""
        return [button.name for button in self.top.buttons if button.is_live]

    def picture(self) -> bytes:
        """The pixels of the screen."""
        return pygame.image.tobytes(self.shell.surface, "RGB")

    def redrawn(self) -> bytes:
        """The pixels that the scene on top would paint on an empty screen."""
        surface = pygame.Surface(self.shell.surface.get_size(), 0, 32)
        self.top.draw(surface)
        return pygame.image.tobytes(surface, "RGB")

    def text(self) -> str:
        """Every letter on the screen, without spaces: lines are broken anywhere."""
        written: list[str] = []
        line = Type.line

        def noted(self: Type, text: str, px: int, colour: tuple[int, int, int], weight: int = 700) -> pygame.Surface:
            written.append(text)
            return line(self, text, px, colour, weight)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Type, "line", noted)
            self.top.relay(self.shell.context)
            self.top.draw(pygame.Surface(self.shell.surface.get_size(), 0, 32))
        return unspaced("".join(written))

    def shows(self, text: str) -> bool:
        """Whether `text` can be read on the screen; what was read in a frame is remembered for that frame."""
        page = (self.hands.frames_sent, self.top)
        if page not in self._read:
            self._read = {page: self.text()}
        return unspaced(text) in self._read[page]

    def say(self, key: str, **values: object) -> str:
        """An interface text in the visitor's language."""
        return self.shell.context.words(key, **values)

    def resize(self, size: tuple[int, int], dt: float = 0.0) -> None:
        self.hands.frame([pygame.event.Event(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1])], dt)

    # -- a visitor --------------------------------------------------------------------------------------------

    def go_to(self, moment: str, *, is_wrong: bool = False, by: By = "finger") -> Stall:
        """From the attract screen to `moment`, one of `MOMENTS` (spoken packs also have `asked_aloud`)."""
        for reached in self.visit(is_wrong=is_wrong, by=by):
            if reached == moment:
                return self
        message = f"the visit never came to {moment!r}"
        raise LookupError(message)

    def visit(self, *, is_wrong: bool = False, by: By = "finger") -> Iterator[str]:
        """Play a visit, telling each moment once it stands; the last one is `attract_again`."""
        hands = self.hands
        hands.wait(0.6, 0.2)
        yield "attract"
        hands.tap("start", by)
        yield "choose"
        yield from self.rest_of_visit(is_wrong=is_wrong, by=by)

    def go_to_table(self, by: By = "finger") -> CanPush:
        """From the attract screen to a can that waits for its first push."""
        for reached in self.visit(by=by):
            if reached == "choose":
                break
        self.hands.tap("can", by)
        return self.table

    @property
    def table(self) -> CanPush:
        """The table, which is the screen that is seen."""
        assert self.scene == "can_push", f"the screen is {self.scene!r}"
        return cast("CanPush", self.top)

    def on_table(self, x: float, y: float) -> At:
        """Where a point of the table, in cm, lies on the screen."""
        return self.table.face.view.point(x, y)

    def push(self, push: Push, *, within_s: float = 6.0) -> Landing:
        """Have the can leave the hand with `push`, and wait until it has stopped."""
        table = self.table
        table.start(push)
        self.until(lambda: table.has_stopped, within_s=within_s, dt=0.05)
        self.hands.wait(0.5)
        assert table.landing is not None
        return table.landing

    def push_to(self, zone: int) -> Landing:
        """Push the can so that it stops on this zone of the table's plan."""
        found = push_to(self.table.plan, zone, random.Random(1), 400)
        assert found is not None, f"no push leads to zone {zone}"
        return self.push(found)

    def judge_all(self, *, is_wrong: bool = False) -> list[str]:
        """Judge every exhibit that is asked now; returns their ids."""
        judged: list[str] = []
        while self.scene == "exhibit":
            exhibit = cast("Exhibit", self.top).exhibit
            judged.append(exhibit.id)
            self.hands.tap("genuine" if exhibit.is_genuine != is_wrong else "scam")
            self.hands.wait(1.3, 0.15)
            self.hands.tap("next")
        return judged

    def go_on_to(self, moment: str) -> Stall:
        """From the game's screen, not yet spun, to a later `moment`."""
        for reached in self._from_wheel(is_wrong=False, by="finger"):
            if reached == moment:
                return self
        message = f"the visit never came to {moment!r}"
        raise LookupError(message)

    def rest_of_visit(self, *, is_wrong: bool = False, by: By = "finger") -> Iterator[str]:
        """From the screen where the game is chosen to the end."""
        self.hands.tap("wheel", by)
        yield "wheel"
        yield from self._from_wheel(is_wrong=is_wrong, by=by)

    def _from_wheel(self, *, is_wrong: bool, by: By) -> Iterator[str]:
        hands = self.hands
        hands.tap("spin", by)
        yield "spinning"
        self.until(lambda: "go_on" in self.controls, within_s=6.5)
        hands.wait(0.5)
        yield "landed"
        hands.tap("go_on", by)
        if "card_0" not in self.controls:
            yield "asked_aloud"
            hands.tap("confirm", by)
        yield "challenge"
        for position in self.picks(is_wrong=is_wrong):
            hands.tap(f"card_{position}", by, rest_s=0.1)
        yield "picked"
        hands.tap("confirm", by)
        hands.wait(1.0, 0.2)
        yield "feedback"
        hands.tap("next", by)
        number = 1
        while self.scene == "exhibit":
            yield f"exhibit_{number}"
            is_genuine = cast("Exhibit", self.top).exhibit.is_genuine
            hands.tap("genuine" if is_genuine != is_wrong else "scam", by)
            hands.wait(2.7, 0.15)  # until the last cue is marked
            yield f"judged_{number}"
            hands.tap("next", by)
            number += 1
        yield "result"
        hands.tap("next", by)
        yield "takeaway"
        hands.tap("done", by)
        yield "attract_again"

    def picks(self, *, is_wrong: bool = False) -> list[int]:
        """Positions of as many right (or wrong) cards as are asked for."""
        challenge = cast("Challenge", self.top)
        fitting = [place for place, card in enumerate(challenge.cards) if card.is_feature != is_wrong]
        return fitting[: challenge.wanted]

    def until(self, is_reached: Callable[[], bool], *, within_s: float, dt: float = 0.2) -> float:
        """Let time pass until something is so; seconds that it took."""
        passed_s = 0.0
        while not is_reached():
            assert passed_s < within_s, f"not within {within_s} s; the screen is {self.scene!r}"
            self.hands.frame([], dt)
            passed_s += dt
        return passed_s


def unspaced(text: str) -> str:
    """`text` without any space or line break."""
    return "".join(text.split())


@lru_cache(maxsize=1)
def places() -> Places:
    """Where the shipped assets and packs lie."""
    return find_places()


@lru_cache(maxsize=1)
def shipped() -> Playable:
    """The shipped pack and its sister, read once."""
    playable = load_playable(places(), Settings(), TODAY)
    assert playable.problems == ()
    return playable


@cache
def _memory() -> Memory:
    """Hundreds of stalls would each set the same type: most of the time of a visit."""
    return Memory(Fonts(find_face()), most_sizes=1024, most_blocks=1_000_000, most_pixels=math.inf)


def shared_type(fonts: Fonts, break_cost: BreakCost) -> Type:
    """Type that remembers what any stall has set."""
    return Type(fonts, break_cost, _memory())


def build_stall(
    size: tuple[int, int] = (960, 540),
    *,
    seed: int = 7,
    language: Language | None = None,
    text_scale: float = 1.0,
    is_calm: bool = False,
    pack: Pack | None = None,
    is_debug: bool = True,
    theme: ThemeName = "night",
) -> Stall:
    """A stall that stands on its attract screen, with `pack` or with the shipped ones."""
    playable = shipped()
    if pack is not None:
        playable = Playable(playable.path, MappingProxyType({pack.language: pack}))
    elif language is not None:
        ordered = {language: playable.packs[language], **playable.packs}
        playable = Playable(playable.path, MappingProxyType(ordered))
    settings = Settings(language=language, theme=theme, text_scale=text_scale, is_calm=is_calm, is_debug=is_debug)
    audio = Notebook()
    presented: list[list[pygame.Rect]] = []
    shell = build_shell(
        pygame.Surface(size, 0, 32),
        lambda rects: presented.append(list(rects)),
        places(),
        settings,
        playable,
        rng=random.Random(seed),
        audio=audio,
        type_of=shared_type,
    )
    return Stall(shell, audio, Hands(shell), playable, presented)
