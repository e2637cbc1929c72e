"""A synthetic visitor: plays a visit through the real loop with what a visitor can see and touch."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import cast

from game.kiosk.live import FRAME_S
from game.rules.hand import FULL_CHARGE_S
from game.rules.table_plan import LINE_CM
from game.rules.visit import Game, Visit
from game.scenes.can.push import CanPush
from game.scenes.core.base import Scene
from game.scenes.core.changes import Replace
from game.scenes.exhibit.exhibit import Exhibit
from game.scenes.wheel.challenge import Challenge
from game.scenes.wheel.wheel import Wheel
from game.workbench.rehearsal.hands import Hands

SETTLE_S = 0.6
EXPLAIN_S = 3.4
SPIN_SHOWN_AT, SLIDE_SHOWN_AT_S = 0.3, 0.5
MOST_MOVING_S = 120.0
FLICK_FRAMES = 7
AIM_EVERY = 3
"""One push in so many is aimed by a tap."""


class SelfPlay:
    """Plays one visit from the attract screen to the code; `rng` decides aim and strength.

    Who `is_curious` asks for the reasons wherever they are offered.
    """

    def __init__(
        self,
        hands: Hands,
        *,
        makes_mistakes: bool = False,
        is_curious: bool = False,
        rng: random.Random | None = None,
    ) -> None:
        self.hands = hands
        self.makes_mistakes = makes_mistakes
        self.is_curious = is_curious
        self.rng = random.Random(0) if rng is None else rng
        self.waited_s = 0.0  # in which the kiosk moved and took no touch
        self._faults = hands.shell.faults

    def play(self, game: Game) -> Iterator[str]:
        """Yield the name of each screen once it stands still, and once during a spin or slide; the last is `result`.

        Raises RuntimeError if the failsafe screen appears, LookupError if a control is missing, and TimeoutError if the
        visit does not go on.
        """
        yield self._stands("attract")
        self.hands.tap(game)
        if game == "can":
            yield from self._push_all()
        else:
            yield from self._spin()
            yield from self._name()
        yield from self.judge_all()
        yield self._stands("result")

    def go_to(self, moment: str, game: Game = "wheel") -> None:
        """Play until `moment`. Raises `LookupError` if the visit never comes there."""
        if moment not in self.play(game):  # which plays no further
            message = f"the visit never came to {moment!r}"
            raise LookupError(message)

    # -- the wheel --------------------------------------------------------------------------------------------

    def start_spin(self) -> Wheel:
        """Play from the attract screen to a wheel that has just begun to spin."""
        self.go_to("wheel")
        self.hands.tap("spin")
        return cast("Wheel", self._top)

    def spin_again(self) -> Wheel:
        """Return a fresh wheel, spinning by a tap on its button, instead of the landed one."""
        self.hands.shell.stack.apply(Replace("wheel", Visit("wheel")))
        self.hands.wait(SETTLE_S)
        self.hands.tap("spin")
        return cast("Wheel", self._top)

    def _spin(self) -> Iterator[str]:
        yield self._stands("wheel")
        self.hands.tap("spin")
        wheel = cast("Wheel", self._top)
        self._watch(lambda: wheel.spin_share > SPIN_SHOWN_AT)
        yield "spinning"
        self._watch(lambda: wheel.shows_card)
        yield self._stands("landed")
        self._watch(lambda: self._top.name == "challenge")

    def _name(self) -> Iterator[str]:
        challenge = cast("Challenge", self._top)
        if challenge.is_spoken:
            yield self._stands("challenge_asked_aloud")
            self.hands.tap("confirm")
        else:
            yield self._stands("challenge_thinking")
            self._watch(lambda: challenge.state == "picking")
        yield self._stands("challenge")
        for position in self.picks():
            self.hands.tap(f"card_{position}")
        yield self._stands("challenge_picked")
        if challenge.is_spoken:
            self.hands.tap("confirm")
        else:
            self._watch(lambda: challenge.state == "turned")
        self.hands.wait(EXPLAIN_S, self.hands.step_s)
        yield self._stands("feedback")
        if self.is_curious and not challenge.is_spoken:
            self.hands.tap("why")
            self.hands.wait(EXPLAIN_S, self.hands.step_s)
            yield self._stands("feedback_reasons")
        self.hands.tap("next" if self._top is not challenge else "confirm")

    def picks(self) -> list[int]:
        """Return positions of as many cards as are asked for: right ones, or wrong ones."""
        challenge = cast("Challenge", self._top)
        fitting = (place for place, card in enumerate(challenge.cards) if card.is_feature != self.makes_mistakes)
        return list(fitting)[: challenge.wanted]

    # -- the can ----------------------------------------------------------------------------------------------

    def _push_all(self) -> Iterator[str]:
        while self._top.name == "can_push":
            scene = cast("CanPush", self._top)
            number = len(scene.visit.landings) + 1
            yield self._stands(f"can_{number}")
            yield from self.push()
            self.hands.wait(SLIDE_SHOWN_AT_S, self.hands.step_s)
            yield f"can_{number}_sliding"
            self._watch(lambda scene=scene: scene.is_unmasked)  # type: ignore[misc]  # its type is that of `scene`
            yield self._stands(f"can_{number}_stopped")
            self.hands.tap("go_on")
            yield from self.judge_all()

    def push(self) -> Iterator[str]:
        """Push once: every other time with a flick, whose direction aims, otherwise with the held button."""
        scene = cast("CanPush", self._top)
        number = len(scene.visit.landings) + 1
        if number % 2 == 0:
            self._flick(scene)
            return
        if number % AIM_EVERY == 0:
            self.hands.tap(self.rng.choice(("aim_left", "aim_right")))
        charge = self.hands.button("charge").rect.center
        self.hands.press(charge)
        self.hands.frames(round(self.rng.uniform(0.1, 0.9) * FULL_CHARGE_S / FRAME_S))
        yield f"can_{number}_charging"
        self.hands.release(charge)

    def _flick(self, scene: CanPush) -> None:
        """Drag the can to a place just over the line, some way to the left or right."""
        x, y = scene.motion.can_at
        across = self.rng.uniform(-5.0, 5.0)
        start, end = scene.face.view.point(x, y), scene.face.view.point(x + across, LINE_CM + 6)
        share = [step / FLICK_FRAMES for step in range(FLICK_FRAMES + 1)]
        self.hands.drag([(start[0] + (end[0] - start[0]) * s, start[1] + (end[1] - start[1]) * s) for s in share])

    # -- the rest of the visit --------------------------------------------------------------------------------

    def judge_all(self) -> Iterator[str]:
        """Judge every exhibit that is asked now."""
        while self._top.name == "exhibit":
            scene = cast("Exhibit", self._top)
            number = len(scene.visit.answers) + 1
            yield self._stands(f"exhibit_{number}")
            says_genuine = scene.exhibit.is_genuine != self.makes_mistakes
            self.hands.tap("genuine" if says_genuine else "scam")
            self.hands.wait(EXPLAIN_S, self.hands.step_s)
            yield self._stands(f"exhibit_{number}_judged")
            if self.is_curious:
                self.hands.tap("why")
                yield self._stands(f"exhibit_{number}_reasons")
            self.hands.tap("next")

    def take_wait_s(self) -> float:
        """Return the seconds since the last call in which the kiosk moved and took no touch."""
        waited_s, self.waited_s = self.waited_s, 0.0
        return waited_s

    # -- eyes -------------------------------------------------------------------------------------------------

    @property
    def _top(self) -> Scene:
        return self.hands.shell.stack.top

    def _stands(self, moment: str) -> str:
        self.hands.wait(SETTLE_S, self.hands.step_s)
        if self._top.name == "oops" or self.hands.shell.faults > self._faults:
            message = f"a scene failed before {moment!r}; run with --debug to see where"
            raise RuntimeError(message)
        return moment

    def _watch(self, is_over: Callable[[], bool]) -> None:
        self.waited_s += self.hands.until(is_over, within_s=MOST_MOVING_S, dt=self.hands.step_s)
