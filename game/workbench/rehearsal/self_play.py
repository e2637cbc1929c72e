"""A visitor made of synthetic touches: plays through the real loop, sees only what a visitor could touch."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import cast

from game.kiosk.pacing import FRAME_S
from game.kiosk.shell import Shell
from game.rules.hand import FULL_CHARGE_S
from game.rules.table_plan import LINE_CM
from game.rules.visit import Visit
from game.scenes.can.push import CanPush
from game.scenes.core.base import Scene
from game.scenes.core.changes import Replace
from game.scenes.exhibit.exhibit import Exhibit
from game.scenes.wheel.challenge import Challenge
from game.scenes.wheel.wheel import Wheel
from game.workbench.rehearsal.fingers import Fingers

SETTLE_S = 0.6
EXPLAIN_S = 3.4
SPIN_SHOWN_AT, SLIDE_SHOWN_AT_S = 0.3, 0.5
MOST_FRAMES = 60 * 120
FLICK_FRAMES = 7
MOST_AIM_TAPS = 5

Moment = Callable[[str], None]


class SelfPlay:
    """Plays one visit from the attract screen to the code.

    Args of the constructor:
        shell: driven frame by frame.
        makes_mistakes: answer everything wrongly.
        on_moment: told the name of each screen once it stands still (and once in the middle of a spin or slide).
        rng: how this visitor aims and how hard they push.
    """

    def __init__(
        self, shell: Shell, *, makes_mistakes: bool, on_moment: Moment, rng: random.Random | None = None
    ) -> None:
        self.shell = shell
        self.makes_mistakes = makes_mistakes
        self.on_moment = on_moment
        self.rng = random.Random(0) if rng is None else rng
        self.fingers = Fingers(shell)

    def play(self, game: str) -> Scene:
        """Play until the take-home screen stands, and return it.

        Raises:
            RuntimeError: the visit does not get there, or the failsafe screen appeared.
        """
        if game == "can":
            self.go_to_can()
            self._push_all()
        else:
            self.go_to_wheel()
            self.wait_for_wheel()
            self._tap("go_on")
            self._name()
            self._tap("next")
        self._judge_all()
        self._show("result")
        self._tap("next")
        self._show("takeaway")
        return self._top

    # -- the wheel --------------------------------------------------------------------------------------------

    def go_to_wheel(self) -> None:
        """From the attract screen to a wheel that has just begun to spin."""
        self._choose("wheel")
        self._show("wheel")
        self._tap("spin")

    def spin_again(self) -> None:
        """A fresh wheel instead of the one that has landed, and a tap on its button."""
        self.shell.stack.apply(Replace("wheel", Visit(game="wheel")))
        self.fingers.wait(SETTLE_S)
        self._tap("spin")

    @property
    def wheel(self) -> Wheel:
        """The wheel scene, while it is on top."""
        return cast("Wheel", self._top)

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
        self.fingers.wait(EXPLAIN_S)
        self._show("feedback")

    # -- the can ----------------------------------------------------------------------------------------------

    def go_to_can(self) -> None:
        """From the attract screen to a can that waits for its first push."""
        self._choose("can")

    @property
    def can(self) -> CanPush:
        """The table scene, while it is on top."""
        return cast("CanPush", self._top)

    def push(self) -> None:
        """One push: the first and every other one with the button, the others with a flick."""
        number = len(self.can.visit.landings)
        if number % 2 == 0:
            self._charge(number + 1)
        else:
            self._flick()

    def _push_all(self) -> None:
        while self._top.name == "can_push":
            scene = self.can
            number = len(scene.visit.landings) + 1
            self._show(f"can_{number}")
            self.push()
            self.fingers.wait(SLIDE_SHOWN_AT_S)
            self.on_moment(f"can_{number}_sliding")
            for _ in self._frames():
                if scene.has_stopped:
                    break
            self._show(f"can_{number}_stopped")
            self._tap("go_on")
            self._judge_all()

    def _charge(self, number: int) -> None:
        taps = self.rng.randint(-MOST_AIM_TAPS, MOST_AIM_TAPS)
        for _ in range(abs(taps)):
            self._tap("aim_left" if taps < 0 else "aim_right")
        self.fingers.press("charge")
        self.fingers.wait(self.rng.uniform(0.1, 0.9) * FULL_CHARGE_S)
        self.on_moment(f"can_{number}_charging")
        self.fingers.release("charge")

    def _flick(self) -> None:
        """Drag the can straight towards a place just over the line."""
        scene = self.can
        x, y = scene.motion.can_at
        across = self.rng.uniform(-5.0, 5.0)
        start, end = scene.face.view.point(x, y), scene.face.view.point(x + across, LINE_CM + 6)
        share = [step / FLICK_FRAMES for step in range(FLICK_FRAMES + 1)]
        self.fingers.drag([(start[0] + (end[0] - start[0]) * s, start[1] + (end[1] - start[1]) * s) for s in share])

    # -- the rest of the visit --------------------------------------------------------------------------------

    def _choose(self, game: str) -> None:
        self._show("attract")
        self._tap("start")
        self._show("choose")
        self._tap(game)

    def _judge_all(self) -> None:
        while self._top.name == "exhibit":
            self._judge()

    def _judge(self) -> None:
        scene = cast("Exhibit", self._top)
        number = len(scene.visit.answers) + 1
        self._show(f"exhibit_{number}")
        says_genuine = scene.exhibit.is_genuine != self.makes_mistakes
        self._tap("genuine" if says_genuine else "scam")
        self.fingers.wait(EXPLAIN_S)
        self._show(f"exhibit_{number}_explained")
        self._tap("next")

    # -- eyes -------------------------------------------------------------------------------------------------

    @property
    def _top(self) -> Scene:
        return self.shell.stack.top

    def _show(self, moment: str) -> None:
        self.fingers.wait(SETTLE_S)
        if self._top.name == "oops" or self.shell.faults:
            message = f"a scene failed before {moment!r}; run with --debug to see where"
            raise RuntimeError(message)
        self.on_moment(moment)

    def _frames(self) -> Iterator[None]:
        for _ in range(MOST_FRAMES):
            self.shell.run_frame([], FRAME_S)
            yield
        message = "the visit does not go on"
        raise RuntimeError(message)

    def _tap(self, name: str) -> None:
        self.fingers.tap(name)
        self.fingers.wait(SETTLE_S)
