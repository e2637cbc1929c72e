"""A visitor made of synthetic touches: plays through the real loop, sees only what a visitor could touch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

import pygame

from game.kiosk.pacing import FRAME_S
from game.kiosk.shell import Shell
from game.rules.visit import Visit
from game.scenes.base import Scene
from game.scenes.challenge import Challenge
from game.scenes.changes import Replace
from game.scenes.exhibit import Exhibit
from game.scenes.wheel import Wheel
from game.ui.widgets import Button

SETTLE_S = 0.6
EXPLAIN_S = 3.4
SPIN_SHOWN_AT = 0.3
MOST_FRAMES = 60 * 120
TOUCH_ID, FINGER_ID = 1, 1

Moment = Callable[[str], None]


class SelfPlay:
    """Plays one visit from the attract screen to the code.

    Args of the constructor:
        shell: driven frame by frame.
        makes_mistakes: answer everything wrongly.
        on_moment: told the name of each screen once it stands still (and once in the middle of the spin).
    """

    def __init__(self, shell: Shell, *, makes_mistakes: bool, on_moment: Moment) -> None:
        self.shell = shell
        self.makes_mistakes = makes_mistakes
        self.on_moment = on_moment

    def play(self, game: str) -> Scene:
        """Play until the take-home screen stands, and return it.

        Raises:
            RuntimeError: the visit does not get there, or the failsafe screen appeared.
        """
        self.go_to_wheel(game)
        self.wait_for_wheel()
        self._tap("go_on")
        self._name()
        self._tap("next")
        while self._top.name == "exhibit":
            self._judge()
        self._show("result")
        self._tap("next")
        self._show("takeaway")
        return self._top

    def go_to_wheel(self, game: str = "wheel") -> None:
        """From the attract screen to a wheel that has just begun to spin."""
        self._show("attract")
        self._tap("start")
        self._show("choose")
        self._tap(game)
        self._show("wheel")
        self._tap("spin")

    def spin_again(self) -> None:
        """A fresh wheel instead of the one that has landed, and a tap on its button."""
        self.shell.stack.apply(Replace("wheel", Visit(game="wheel")))
        self._wait(SETTLE_S)
        self._tap("spin")

    @property
    def wheel(self) -> Wheel:
        """The wheel scene, while it is on top."""
        return cast("Wheel", self._top)

    # -- the visit --------------------------------------------------------------------------------------------

    def wait_for_wheel(self) -> None:
        """Watch the spin to its end."""
        wheel = self.wheel
        is_shown = False
        for _ in self._frames():
            if not wheel.is_spinning:
                break
            if not is_shown and wheel.spin_share > SPIN_SHOWN_AT:
                is_shown = True
                self.on_moment("spinning")
        self._show("landed")

    def _name(self) -> None:
        challenge = cast("Challenge", self._top)
        if challenge.is_listening:
            self._show("challenge_asked_aloud")
            self._tap("confirm")
        positions = [
            position for position, card in enumerate(challenge.cards) if card.is_feature != self.makes_mistakes
        ]
        self._show("challenge")
        for position in positions[: challenge.wanted]:
            self._tap(f"card_{position}")
        self._show("challenge_picked")
        self._tap("confirm")
        self._wait(EXPLAIN_S)
        self._show("feedback")

    def _judge(self) -> None:
        scene = cast("Exhibit", self._top)
        number = len(scene.visit.answers) + 1
        self._show(f"exhibit_{number}")
        says_genuine = scene.exhibit.is_genuine != self.makes_mistakes
        self._tap("genuine" if says_genuine else "scam")
        self._wait(EXPLAIN_S)
        self._show(f"exhibit_{number}_explained")
        self._tap("next")

    # -- hands and eyes ---------------------------------------------------------------------------------------

    @property
    def _top(self) -> Scene:
        return self.shell.stack.top

    def _show(self, moment: str) -> None:
        self._wait(SETTLE_S)
        if self._top.name == "oops" or self.shell.faults:
            message = f"a scene failed before {moment!r}; run with --debug to see where"
            raise RuntimeError(message)
        self.on_moment(moment)

    def _wait(self, seconds: float) -> None:
        for _ in range(round(seconds / FRAME_S)):
            self.shell.run_frame([], FRAME_S)

    def _frames(self) -> Iterator[None]:
        for _ in range(MOST_FRAMES):
            self.shell.run_frame([], FRAME_S)
            yield
        message = "the visit does not go on"
        raise RuntimeError(message)

    def _tap(self, name: str) -> None:
        button = self._button(name)
        width, height = self.shell.surface.get_size()
        at = {"x": button.rect.centerx / width, "y": button.rect.centery / height}
        finger = {"touch_id": TOUCH_ID, "finger_id": FINGER_ID, "dx": 0.0, "dy": 0.0, **at}
        self.shell.run_frame([pygame.event.Event(pygame.FINGERDOWN, finger)], FRAME_S)
        for _ in range(5):
            self.shell.run_frame([], FRAME_S)
        self.shell.run_frame([pygame.event.Event(pygame.FINGERUP, finger)], FRAME_S)
        self._wait(SETTLE_S)

    def _button(self, name: str) -> Button:
        for button in self._top.buttons:
            if button.name == name and button.is_live:
                return button
        message = f"the screen {self._top.name!r} has no live control {name!r}"
        raise RuntimeError(message)
