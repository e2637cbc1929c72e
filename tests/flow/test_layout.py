"""On every screen, in every shipped pack, language and text size, words fit and controls can be touched."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain, combinations
from typing import Any, cast

import pygame
import pytest

from game.app.wiring import SCENES
from game.content.model import Pack
from game.content.problems import Problem
from game.rules.pin import Role
from game.rules.visit import Visit
from game.scenes.can.push import CanPush
from game.scenes.core.base import Scene
from game.scenes.core.context import SceneContext
from game.scenes.core.staff_desk import Offered, Standing, Summary, Trial
from game.scenes.core.staff_house import PAUSES, Figures, Saving, Told
from game.scenes.core.staff_lock import State
from game.scenes.exhibit.exhibit import Exhibit
from game.scenes.staff.menu import MENU
from game.scenes.staff.pin import Pin
from game.scenes.staff.staff import Staff
from game.ui.controls.look import Look
from game.ui.controls.widgets import Button
from tests.flow.layout_screens import AGE_S, CASES, SIZES, Case, context_of, opened, screens
from tests.flow.layout_unpainted import Blank, Written, unpainted
from tests.stall import tapped

cases = pytest.mark.parametrize("case", CASES, ids=str)


@dataclass
class Findings:
    """What is wrong in one case, told by kind.

    Attributes:
        misfits: texts that do not fit their place.
        astray: lines that leave the screen, or run into each other.
        spilt: lines that leave their button, or are covered by another one, or by the cans on the table.
        outside: controls that leave the screen.
        narrow: controls too small for a finger.
        close: pairs of controls too near to each other, or over each other.
        high: controls out of reach in the upper part of an upright screen, with the name of their scene.
        helpless: screens that do not lead to help.
    """

    misfits: list[str] = field(default_factory=list)
    astray: list[str] = field(default_factory=list)
    spilt: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    narrow: list[str] = field(default_factory=list)
    close: list[str] = field(default_factory=list)
    high: list[tuple[str, str]] = field(default_factory=list)
    helpless: list[str] = field(default_factory=list)


# -- the staff's screens ------------------------------------------------------------------------------------------


class _Album:
    """Nearly a thousand screens."""

    def __len__(self) -> int:
        return 999

    def picture(self, number: int) -> pygame.Surface:
        return pygame.Surface((1, 1))


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

    def offered(self) -> tuple[Offered, ...]:
        return tuple(Offered(str(number), "a-pack-with-a-long-name.zip（U盘 KINGSTON）") for number in range(9))

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


def screens_of_staff(context: SceneContext) -> Iterator[tuple[str, Scene]]:
    """Every page of the staff screen."""
    made = replace(context, desk=_Desk(), house=_House(), shared={})
    yield from screens_of_pin(context)
    yield from pauses(context)
    yield from results_of_taking(context)
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
    found = Findings()
    with unpainted():
        of_staff = screens_of_staff(context_of(case)) if case.is_first else iter(())
        for label, scene in chain(screens(case), of_staff):
            look_at(label, scene, found)
    return found


def look_at(label: str, scene: Scene, found: Findings) -> None:
    screen = pygame.Rect((0, 0), scene.measures.size)
    written = written_on(scene)
    found.misfits += [f"{label}: {text}" for text in misfits_of(scene)]
    found.astray += [f"{label}: {line}" for line in written if not screen.contains(line.letters)]
    for one, other in combinations(written, 2):
        if one.text != other.text and one.letters.colliderect(other.letters):  # the same twice is a shadow
            found.astray.append(f"{label}: {one} over {other}")
    found.spilt += [f"{label}: {told}" for told in spilt_on(scene)]
    is_deaf = isinstance(scene, Staff) and scene.page.is_deaf
    if scene.name not in ("help", "oops") and not is_deaf and "help" not in [button.name for button in scene.buttons]:
        found.helpless.append(label)
    look_at_controls(label, scene, screen, found)


def written_on(scene: Scene) -> list[Written]:
    """Every line of type on the screen, in the order in which it is painted, each once."""
    canvas = Blank(scene.measures.size)
    scene.draw(canvas)
    return list({(line.text, tuple(line.letters)): line for line in canvas.written}.values())


def written_in(button: Button, look: Look) -> list[Written]:
    """The lines of a button, where they are on the screen."""
    picture = button.picture_of(look)
    assert isinstance(picture, Blank)
    return [line.moved(button.extent(look.measures).topleft) for line in picture.written]


def spilt_on(scene: Scene) -> Iterator[str]:
    """Tell which words of a button leave it, and which others are below a button or a can."""
    look, buttons = scene.context.look, scene.buttons
    own = {button.name: written_in(button, look) for button in buttons}
    for button in buttons:
        spilt = [line for line in own[button.name] if not holds(button, line, look)]
        yield from (f"{line} leaves {button.name} {tuple(button.rect)}" for line in spilt)
    loose = [line for line in written_on(scene) if not any(line in lines for lines in own.values())]
    over = [(button.name, button.rect) for button in buttons if button.kind != "picture"]
    if isinstance(scene, CanPush):
        loose = [line for line in loose if not scene.face.rect.contains(line.letters)]
        over += [("the table", scene.face.rect), *(("a can", extent) for extent in scene.motion.extents())]
    for name, rect in over:
        yield from (f"{line} below {name} {tuple(rect)}" for line in loose if rect.colliderect(line.letters))


def holds(button: Button, line: Written, look: Look) -> bool:
    """Whether a line is within the outline of a button; the ends of a chip are half circles."""
    if line.text == button.badge:
        return button.extent(look.measures).contains(line.letters)
    if button.kind != "quiet":
        return button.rect.contains(line.letters)
    radius = button.rect.height / 2
    left, right, letters = button.rect.left + radius, button.rect.right - radius, line.letters
    corners = [(x, y) for x in (letters.left, letters.right) for y in (letters.top, letters.bottom)]
    return all(math.dist((x, y), (min(max(x, left), right), button.rect.centery)) <= radius for x, y in corners)


def misfits_of(scene: Scene) -> list[str]:
    """What did not fit since the last scene was asked: both share one type."""
    misfits = [" · ".join(misfit.texts) for misfit in scene.type.misfits]
    scene.type.misfits.clear()
    if isinstance(scene, Exhibit) and scene.face.overflows:
        misfits.append("the exhibit itself")
    if isinstance(scene, CanPush):
        misfits += [f"{name} on the table" for name in scene.face.names.overhangs]
    return misfits


def look_at_controls(label: str, scene: Scene, screen: pygame.Rect, found: Findings) -> None:
    measures = scene.measures
    short = min(measures.size)
    least = max(0.11 * short, 20 * measures.px_per_mm)
    for button in scene.buttons:
        told = f"{label}: {button.name} {tuple(button.rect)}"
        if not screen.contains(button.rect):
            found.outside.append(told)
        if min(button.rect.size) < least - 0.5:
            found.narrow.append(f"{told}, least {least:.1f}")
        # On a squarish upright screen the code is read beside the text; what its touch does the button below does, too.
        is_asked = measures.is_tall or (measures.is_portrait and button.kind != "picture")
        if is_asked and button.rect.top < 0.4 * measures.height:
            found.high.append((scene.name, f"{told}, not above {0.4 * measures.height:.0f}"))
    for one, other in combinations(scene.buttons, 2):
        gap = max(
            one.rect.left - other.rect.right,
            other.rect.left - one.rect.right,
            one.rect.top - other.rect.bottom,
            other.rect.top - one.rect.bottom,
        )
        if gap < 0.02 * short - 0.5:
            found.close.append(f"{label}: {one.name} and {other.name} {gap} px apart, least {0.02 * short:.1f}")


@cases
def test_every_text_fits_its_place(case: Case) -> None:
    assert findings(case).misfits == []


@cases
def test_lines_stay_on_the_screen_and_apart(case: Case) -> None:
    assert findings(case).astray == []


@cases
def test_lines_are_inside_their_buttons_and_covered_by_nothing(case: Case) -> None:
    assert findings(case).spilt == []


@cases
def test_every_control_is_on_the_screen_and_large_enough(case: Case) -> None:
    found = findings(case)
    assert found.outside == []
    assert found.narrow == []


@cases
def test_controls_keep_their_distance(case: Case) -> None:
    assert findings(case).close == []


@cases
def test_help_is_one_touch_away(case: Case) -> None:
    assert findings(case).helpless == []


@pytest.mark.parametrize("size", [size for size in SIZES if size[1] > size[0]], ids=str)
@pytest.mark.parametrize("scene", sorted(set(SCENES) - {"oops"}))
def test_controls_of_an_upright_screen_are_within_reach(size: tuple[int, int], scene: str) -> None:
    high = [told for case in CASES if case.size == size for name, told in findings(case).high if name == scene]
    assert high == []
