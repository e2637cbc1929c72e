"""A whole stall on a plain surface, and hands that touch it: what every test of a flow drives.

The shell, the scenes, the pack and the type are the real ones, wired by `game.app.wiring`. Only what leaves the machine
is a fake: sound is written down instead of played, and so is what would have been shown.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType
from typing import cast

import pygame
import pytest

from game.app.wiring import Playable, build_shell, load_playable
from game.content.model import Pack
from game.kiosk.places import Places, find_places
from game.kiosk.settings import Settings
from game.kiosk.shell import Shell
from game.kiosk.slices import Slices
from game.rules.table_odds import push_to
from game.rules.table_plan import Push
from game.rules.tonight import ThemeName
from game.rules.visit import Landing
from game.scenes.can.push import CanPush
from game.scenes.core.base import Scene
from game.scenes.core.changes import Change
from game.scenes.core.receipts import ReceiptPrinter
from game.ui.sound import Audio
from game.ui.synth.effects import Effect
from game.ui.type.fonts import Fonts, find_face
from game.ui.type.lexicon import BreakCost
from game.ui.type.memory import Memory
from game.ui.type.text import Type
from game.words import Language
from game.workbench.rehearsal.hands import At, Hands
from game.workbench.rehearsal.self_play import SelfPlay
from tests.content.sample import TODAY

SMALL = (640, 360)
SMALL_UPRIGHT = (360, 640)
STEP_S = 0.15
"""Coarse frames: nothing that a test waits for is finer."""

MOMENTS = (
    "attract",
    "wheel",
    "spinning",
    "landed",
    "challenge_thinking",
    "challenge",
    "challenge_picked",
    "feedback",
    "exhibit_1",
    "exhibit_1_judged",
    "exhibit_2",
    "exhibit_2_judged",
    "result",
)
"""Every state of a visit in its order; `Stall.go_to` plays until one of them stands still."""


MOVING = frozenset({"spinning", "landed", "challenge_thinking", "challenge_picked"})
"""Moments that go on by themselves."""


class Notebook(Audio):
    """Sound that is written down."""

    def __init__(self) -> None:
        super().__init__()
        self.played: list[Effect] = []

    def play(self, effect: Effect) -> None:
        self.played.append(effect)


@dataclass
class Stall:
    """What a test holds in its hands."""

    shell: Shell
    audio: Notebook
    hands: Hands
    playable: Playable
    presented: list[list[pygame.Rect]] = field(default_factory=list)
    rest_of_visit: Iterator[str] = field(default_factory=lambda: iter(()), repr=False)
    """Of the visit that was begun last, from the moment that stands now."""
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

    def shows_picture(self, picture: bytes) -> bool:
        """Whether every pixel is as in `picture`; pytest would explain a million bytes that differ one by one."""
        return self.picture() == picture

    def redrawn(self) -> bytes:
        """The pixels that the scene on top would paint on an empty screen."""
        surface = pygame.Surface(self.shell.surface.get_size(), 0, 32)
        self.top.draw(surface)
        return pygame.image.tobytes(surface, "RGB")

    def fresh(self) -> Stall:
        """A stall nobody has touched, in the same evening: as many lanterns, and the same messages shown so far."""
        context = self.shell.context
        other = build_stall(self.shell.surface.get_size(), is_calm=context.is_calm)
        other.shell.context.tally.count = context.tally.count
        other.shell.context.deck.deck = context.deck.deck
        other.hands.wait(1.0)
        other.hands.tap("wheel")
        other.hands.tap("home")
        return other

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

    def key(self, code: int, *, mod: int = 0, hold_s: float = 0.05) -> None:
        """Press a key, hold it for a while, release it, and wait until the screen has settled."""
        self.hands.frame([pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod)])
        self.hands.wait(hold_s)
        self.hands.frame([pygame.event.Event(pygame.KEYUP, key=code, mod=mod)])
        self.hands.wait(0.6, STEP_S)

    def resize(self, size: tuple[int, int], dt: float = 0.0) -> None:
        self.hands.frame([pygame.event.Event(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1])], dt)

    # -- a visitor --------------------------------------------------------------------------------------------

    def visit(self, *, is_wrong: bool = False) -> Iterator[str]:
        """Begin a visit to the wheel, and yield each moment once it stands; the last one is `attract_again`."""
        self.rest_of_visit = self._visit(is_wrong=is_wrong)
        return self.rest_of_visit

    def _visit(self, *, is_wrong: bool) -> Iterator[str]:
        yield from SelfPlay(self.hands, makes_mistakes=is_wrong).play("wheel")
        self.hands.tap("done")
        yield "attract_again"

    def go_to(self, moment: str, *, is_wrong: bool = False) -> Stall:
        """From the attract screen to `moment`, one of `MOMENTS` (spoken packs also have `challenge_asked_aloud`)."""
        self.visit(is_wrong=is_wrong)
        return self.go_on_to(moment)

    def go_on_to(self, moment: str) -> Stall:
        """From a moment of a visit to a later one."""
        assert moment in self.rest_of_visit, f"the visit never came to {moment!r}"  # it is played no further
        return self

    def go_to_table(self) -> CanPush:
        """From the attract screen to a can that waits for its first push."""
        SelfPlay(self.hands).go_to("can_1", "can")
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
        self.hands.until(lambda: table.is_unmasked, within_s=within_s, dt=0.05)
        assert table.landing is not None
        return table.landing

    def push_to(self, zone: int) -> Landing:
        """Push the can so that it stops on this zone of the table's plan."""
        found = push_to(self.table.plan, zone, random.Random(1), 400)
        assert found is not None, f"no push leads to zone {zone}"
        return self.push(found)

    def judge_all(self, *, is_wrong: bool = False) -> list[str]:
        """Judge every exhibit that is asked now; returns their ids."""
        judged = len(self.top.visit.answers)
        for _ in SelfPlay(self.hands, makes_mistakes=is_wrong).judge_all():
            pass
        return [answer.exhibit_id for answer in self.top.visit.answers[judged:]]

    def picks(self, *, is_wrong: bool = False) -> list[int]:
        """Positions of as many right (or wrong) cards as are asked for."""
        return SelfPlay(self.hands, makes_mistakes=is_wrong).picks()


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


def tapped(scene: Scene, name: str) -> Change | None:
    """What a scene asks for when its control `name` is tapped, live or not."""
    return scene.tap(next(button for button in scene.buttons if button.name == name))


@cache
def _memory() -> Memory:
    """Hundreds of stalls would each set the same type: most of the time of a visit."""
    return Memory(Fonts(find_face()), most_sizes=1024, most_blocks=100_000, most_bytes=300_000_000)


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
    slices: Slices | None = None,
    can_be_closed: bool = True,
    printer: ReceiptPrinter | None = None,
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
        slices=slices,
        can_be_closed=can_be_closed,
        printer=printer,
    )
    return Stall(shell, audio, Hands(shell, step_s=STEP_S), playable, presented)
