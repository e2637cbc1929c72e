"""On every screen, in every shipped pack, language and text size, words fit and controls can be touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Any, TypeVar, cast, get_args

import pygame
import pytest

from game.app.wiring import SCENES
from game.content.model import Pack
from game.content.problems import Problem
from game.rules.pin import Role
from game.rules.prizes import ledger
from game.rules.prizes.ledger import Checked, Shelf, Won
from game.rules.prizes.tickets import Drum, Share
from game.rules.prizes.vouchers import code_of
from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.core.context import SceneContext
from game.scenes.core.doctor import CheckLine
from game.scenes.core.prizes import PrizeDesk, PrizeStand
from game.scenes.core.staff_desk import Offered, Standing, Summary, Trial
from game.scenes.core.staff_house import PAUSES, Figures, Saving, Told
from game.scenes.core.staff_lock import State
from game.scenes.staff.menu import MENU
from game.scenes.staff.pin import Pin
from game.ui.controls.keys import Typed
from game.ui.controls.touch_log import TouchLog
from game.words import Language, load_words
from game.workbench.layout.faults import Kind, faults_of
from game.workbench.layout.unpainted import unpainted
from tests.flow.layout_screens import AGE_S, CASES, SIZES, Case, context_of, opened, screens
from tests.stall import tapped

cases = pytest.mark.parametrize("case", CASES, ids=str)


Findings = dict[Kind, list[str]]
"""What is wrong in one case, by kind, each told with its screen."""


# -- the staff's screens ------------------------------------------------------------------------------------------


class _Album:
    """Nearly a thousand screens."""

    def __len__(self) -> int:
        return 999

    def picture(self, number: int) -> pygame.Surface:
        return pygame.Surface((1, 1))


_T = TypeVar("_T")


class _Desk:
    """A staff desk with the longest words there are."""

    problems = tuple(
        Problem(
            "a.yaml",
            999,
            99,
            "error",
            "colon_wide",
            "这里用了中文冒号“：”，要用英文冒号加空格“: ”",
            "改成：  标题: 夜市",
        )
        for _ in range(9)
    )

    def standing(self, language: str) -> Standing:
        return Standing(Summary("night-market.yaml", "平安夜市", 12, 999), self.problems, can_roll_back=True)

    def look(self) -> Any:
        return _Done(tuple(Offered(str(number), "a-pack-with-a-long-name.zip（U盘 KINGSTON）") for number in range(9)))

    def begin(self, key: str) -> None:
        good = Trial(self.standing("zh").summary, (), lambda measures, language, tonight: _Album())
        self.found = Trial(None, self.problems) if key == "0" else good

    def trial(self, language: str) -> Trial | None:
        return self.found

    def put_on(self) -> None: ...
    def discard(self) -> None: ...
    def roll_back(self) -> None: ...


class _Done:
    """Something that is done."""

    def __init__(self, result: Any) -> None:
        self.result = result


class _House:
    """A machine whose records are in the worst state, with the longest words there are."""

    has_key = False
    pause, own_pauses = (
        "",
        ("九点半以后，我们在桥边接着讲一讲", "We are at the other bridge stall"),
    )
    saving = Saving(is_writing=False, lost=9, is_clock_doubted=True)
    can_power_off, is_restarted = True, True
    told = Told("staff.take_done", {"stick": "KINGSTON DATATRAVELER", "folder": "fanzha-2026-11-30-213000"})

    def set_pause(self, why: str) -> None:
        self.pause = why

    def count(self) -> Any:
        return _Done(Figures(999, 999, {"wheel": 999, "can": 999}, 99, "23:59"))

    def take_along(self, pack: Pack, language: str) -> Any:
        return _Done(self.told)

    def take_key(self) -> Any:
        return _Done(self.told)


def pauses(context: SceneContext) -> Iterator[tuple[str, Scene]]:
    """The screen of every pause, and the first page of the staff meanwhile."""
    house = _House()
    made = replace(context, desk=_Desk(), house=house, shared={})
    for why in (*PAUSES, *house.own_pauses):
        house.pause = why
        yield f"paused {why}", opened(made, "paused", Visit())
    yield "staff of a pause", opened(made, "staff", Visit())


def results_of_taking(context: SceneContext) -> Iterator[tuple[str, Scene]]:
    """What has become of the records on a stick."""
    for what in ("done", "without_report", "no_stick", "full", "closed", "failed", "nothing", "key_done"):
        house = _House()
        house.told = replace(house.told, key=f"staff.take_{what}")
        scene = opened(replace(context, house=house, shared={}), "staff", Visit())
        for name in ("tonight", "take"):
            tapped(scene, name)
        scene.update(AGE_S)
        yield f"staff taken {what}", scene


class _PrizeDesk:
    """Six kinds with long names, and more vouchers than a page shows; every answer is there at once."""

    checked = Checked("slip")

    def shelves(self) -> Future[list[Shelf]]:
        return done([Shelf(f"kind{number}", "印着口号帆布袋", 9999, 999, 99, 9, 9) for number in range(6)])

    def waiting(self) -> Future[list[Won]]:
        drum = Drum((Share("*", 1, None),))
        return done(
            [
                Won("", number, "kind1", "印着口号帆布袋", drum, 0, code_of(bytes(32), "", number))
                for number in range(1, 9)
            ]
        )

    def check(self, typed: str) -> Future[Checked]:
        return done(self.checked)

    def hand_out(self, typed: str) -> Future[Checked]:
        return done(Checked("valid"))

    def close_nights(self) -> Future[list[tuple[str, str]]]:
        return done([("0123456789abcdef" * 4, "fedcba9876543210" * 4)])


def done(answer: _T) -> Future[_T]:
    future: Future[_T] = Future()
    future.set_result(answer)
    return future


def screens_of_prizes(context: SceneContext) -> Iterator[tuple[str, Scene]]:
    """The pages about prizes, as deep as they go."""
    made = replace(context, desk=_Desk(), house=_House(), prize_desk=cast("PrizeDesk", _PrizeDesk()), shared={})
    ways = (
        ("prize_stock",),
        ("prize_stock", "shelf_0"),
        ("prize_stock", "seal"),
        ("prize_stock", "seal", "tell"),
        ("vouchers",),
        ("vouchers", "won_0"),
        ("vouchers", "won_0", "hand"),
        ("vouchers", "type"),
    )
    for way in ways:
        scene = opened(made, "staff", Visit())
        for name in way:
            tapped(scene, name)
            scene.update(AGE_S)
        yield f"staff {way[-1]}", scene
    yield from screens_of_codes(made)


class _PrizeStand:
    """A drum whose seals are long."""

    def seals(self) -> Future[ledger.Seals]:
        told = "0123456789abcdef" * 4, "fedcba9876543210" * 4
        return done(ledger.Seals(told[0], told))

    def next_unshown(self) -> None: ...


def screens_of_seal(context: SceneContext) -> Iterator[tuple[str, Scene]]:
    """The first screen with the way to the seal, the seal before and after it is known, and how draws are rigged."""
    made = replace(context, prizes=cast("PrizeStand", _PrizeStand()), shared={})
    first = opened(made, "attract", Visit())
    assert "seal" in {button.name for button in first.buttons}
    yield "attract with prizes", first
    scene = opened(made, "seal", Visit())
    yield "seal is waited for", scene
    scene.update(AGE_S)
    yield "seal", scene
    tapped(scene, "lesson")
    yield "lesson of the seal", scene


def screens_of_codes(context: SceneContext) -> Iterator[tuple[str, Scene]]:
    """Everything that is said of a code."""
    desk = _PrizeDesk()
    won = desk.waiting().result()[0]
    for standing in get_args(ledger.Standing):
        for is_earlier in (False, True):
            desk.checked = Checked(standing, None if standing in ("unlisted", "unknown") else won, "", is_earlier)
            scene = opened(replace(context, prize_desk=cast("PrizeDesk", desk), shared={}), "staff", Visit())
            for name in ("vouchers", "type"):
                tapped(scene, name)
            for sign in won.code.replace("-", ""):
                assert scene.type_in(Typed(sign))
            tapped(scene, "check")
            scene.update(AGE_S)
            yield f"staff code {standing} {is_earlier}", scene


class _Doctor:
    """An opening check that has found something everywhere, and says so at length."""

    def __init__(self) -> None:
        self.is_over = False

    def begin(self, size: tuple[int, int]) -> None: ...

    def told(self, language: Language) -> tuple[CheckLine, ...] | None:
        words = load_words("doctor", language)
        values = {"width": 3840, "height": 2160, "inches": "21.5", "set_inches": "101.6", "text_mm": "12.9"}
        line = CheckLine(words("names.history"), "red", words("screen.other_size", **values))
        return (line,) * 9 if self.is_over else None

    def code(self, side_px: int) -> pygame.Surface:
        return pygame.Surface((side_px, side_px))

    def empty_hours(self) -> float:
        return 12.5


def screens_of_checkup(context: SceneContext) -> Iterator[tuple[str, Scene]]:
    """The opening check after its marks: what is asked, what is waited for, every line."""
    doctor = _Doctor()
    scene = opened(replace(context, doctor=doctor, shared={}), "staff", Visit())
    tapped(scene, "checkup")
    for state in ("hears", "waits"):
        scene.update(AGE_S)
        yield f"checkup {state}", scene
    doctor.is_over = True
    scene.update(AGE_S)
    for number in range(4):
        yield f"checkup tells {number}", scene
        tapped(scene, "more")


def screens_of_staff(context: SceneContext) -> Iterator[tuple[str, Scene]]:
    """Every page of the staff screen."""
    made = replace(context, desk=_Desk(), house=_House(), doctor=_Doctor(), touches=TouchLog(), shared={})
    yield from screens_of_checkup(made)
    yield from screens_of_pin(context)
    yield from pauses(context)
    yield from results_of_taking(context)
    yield from screens_of_prizes(context)
    yield "staff", opened(made, "staff", Visit())
    for page in MENU:
        if not page.is_there(made):
            continue
        scene = opened(made, "staff", Visit())
        tapped(scene, page.name)
        yield f"staff {page.name} at first", scene
        scene.update(AGE_S)
        yield f"staff {page.name}", scene
    for way in (
        ("tonight", "take"),
        ("settings", "quiet"),
        ("closing", "pause"),
        ("closing", "shut_down"),
        ("closing", "clean_60"),
        ("packs", "scams"),
    ):
        scene = opened(made, "staff", Visit())
        for name in way:
            tapped(scene, name)
        yield f"staff {way[-1]}", scene
    lock = _Lock("ready")
    lock.role = "organiser"
    scene = opened(replace(made, lock=lock, shared={}), "staff", Visit())
    yield "staff of an organiser", scene
    tapped(scene, "pin")
    yield "staff pin, no key", scene
    house = _House()
    house.has_key = True
    scene = opened(replace(made, lock=lock, house=house, shared={}), "staff", Visit())
    tapped(scene, "pin")
    yield "staff pin", scene
    scene = opened(made, "staff", Visit())
    for name in ("packs", "scams"):
        tapped(scene, name)
    tapped(scene, "scam_0")
    tapped(scene, "more")
    yield "more scams", scene
    for number in (0, 1):
        scene = opened(made, "staff", Visit())
        tapped(scene, "packs")
        yield "staff sees what plays", scene
        tapped(scene, "choose")
        yield "staff looks for packs", scene
        scene.update(AGE_S)
        yield "staff chooses", scene
        tapped(scene, f"offer_{number}")
        yield "staff waits", scene
        scene.update(AGE_S)
        yield f"staff sees {number}", scene


class _Lock:
    """A lock in any state."""

    role: Role | None = None
    wait_s, can_be_reset = 899.0, True

    def __init__(self, state: State) -> None:
        self.state = state

    def begin_change(self) -> None: ...
    def look_for_reset(self) -> None: ...

    def try_pin(self, pin: str) -> None: ...
    def choose(self, organiser: str, operator: str | None) -> None: ...
    def close(self) -> None: ...
    def note(self, action: str, detail: str = "") -> None: ...


def screens_of_pin(context: SceneContext) -> Iterator[tuple[str, Scene]]:
    """The PIN pad in every state, and every sentence that it says of a PIN."""
    for state in ("ready", "waiting", "damaged"):
        scene = cast("Pin", opened(replace(context, lock=_Lock(state), shared={}), "pin", Visit()))
        yield f"pin {state}", scene
        scene._turn_to("enter", "pin.no_reset")
        yield f"pin {state}, nothing to take it back", scene
    scene = cast("Pin", opened(replace(context, lock=_Lock("new"), shared={}), "pin", Visit()))
    for step in ("organiser", "organiser_again", "operator", "operator_again"):
        for message in ("", "pin.short", "pin.simple", "pin.differs", "pin.same"):
            scene._turn_to(step, message)
            yield f"pin {step} {message}", scene


# -- looking at them ----------------------------------------------------------------------------------------------


@cache
def findings(case: Case) -> Findings:
    """Lay out every screen of a case and note what is wrong."""
    found: Findings = defaultdict(list)
    with unpainted():
        of_staff = screens_of_staff(context_of(case)) if case.is_first else iter(())
        of_seal = screens_of_seal(context_of(case)) if case.is_first else iter(())
        for label, scene in chain(screens(case), of_staff, of_seal):
            look_at(label, scene, found)
    return found


def look_at(label: str, scene: Scene, found: Findings) -> None:
    for fault in faults_of(scene):
        found[fault.kind].append(f"{scene.name}, {label}: {fault.detail}")


@cases
def test_every_text_fits_its_place(case: Case) -> None:
    assert findings(case)["text"] + findings(case)["exhibit"] + findings(case)["on_table"] == []


@cases
def test_every_name_can_be_read(case: Case) -> None:
    assert findings(case)["on_wheel"] + findings(case)["behind"] == []


@cases
def test_lines_stay_in_their_places_and_apart(case: Case) -> None:
    assert findings(case)["spills"] + findings(case)["meets"] == []


@cases
def test_lines_are_covered_by_nothing(case: Case) -> None:
    assert findings(case)["covered"] == []


@cases
def test_every_control_is_on_the_screen_and_large_enough(case: Case) -> None:
    assert findings(case)["target"] == []


@cases
def test_controls_keep_their_distance(case: Case) -> None:
    assert findings(case)["close"] == []


@cases
def test_help_is_one_touch_away(case: Case) -> None:
    assert findings(case)["helpless"] == []


@pytest.mark.parametrize("size", [size for size in SIZES if size[1] > size[0]], ids=str)
@pytest.mark.parametrize("scene", sorted(set(SCENES) - {"oops"}))
def test_controls_of_an_upright_screen_are_within_reach(size: tuple[int, int], scene: str) -> None:
    told = [told for case in CASES if case.size == size for told in findings(case)["high"]]
    assert [each for each in told if each.startswith(f"{scene}, ")] == []
