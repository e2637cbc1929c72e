"""The slip of paper for who has no phone: offered only where it can be printed, once a visit, and never in the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations

import pygame
import pytest
import zxingcpp
from PIL import Image

from game.rules.visit import Visit
from game.scenes.core.changes import Replace
from game.scenes.core.receipts import PAPER_PX, PrinterState
from game.scenes.result.result import Result
from game.ui.type.text import Type
from game.words import Language
from tests.stall import Stall, build_stall

SIZES = (
    *((1024, 600), (1024, 768), (1280, 800), (1280, 1024), (1920, 1080)),
    *((2560, 1080), (3840, 2160), (1080, 1920), (600, 1024)),
)


@dataclass
class Paper:
    """A printer that keeps its slips."""

    state: PrinterState = "ready"
    slips: list[pygame.Surface] = field(default_factory=list)

    def print(self, picture: pygame.Surface) -> None:
        self.slips.append(picture)
        self.state = "busy"


def result(
    paper: Paper | None, size: tuple[int, int] = (960, 540), language: Language = "zh", text: float = 1.0
) -> Stall:
    stall = build_stall(size, language=language, text_scale=text, printer=paper)
    stall.shell.stack.apply(Replace("result", Visit("wheel", met=(0,))))
    stall.hands.wait(0.6, 0.2)
    return stall


def printed(stall: Stall) -> pygame.Surface:
    paper = stall.shell.context.printer
    assert isinstance(paper, Paper)
    stall.hands.tap("print")
    stall.hands.wait(0.1)
    (slip,) = paper.slips
    return slip


@pytest.mark.parametrize("paper", [None, Paper("absent")])
def test_without_a_printer_there_is_no_button(paper: Paper | None) -> None:
    assert "print" not in result(paper).controls


def test_a_touch_prints_the_text_that_goes_home_and_its_code() -> None:
    stall = result(Paper())
    assert stall.shows(stall.say("result.print"))
    slip = printed(stall)
    assert slip.get_width() == PAPER_PX
    picture = Image.frombytes("RGB", slip.get_size(), pygame.image.tobytes(slip, "RGB"))
    (code,) = zxingcpp.read_barcodes(picture)
    assert isinstance(stall.top, Result)
    assert code.text == stall.top.text


def test_the_slip_says_every_line_and_whose_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    stall = result(Paper())
    top = stall.top
    assert isinstance(top, Result)
    written: list[str] = []
    line = type(top.type).line

    def noted(self: Type, text: str, px: int, colour: tuple[int, int, int], weight: int = 700) -> pygame.Surface:
        written.append(text)
        return line(self, text, px, colour, weight)

    monkeypatch.setattr(type(top.type), "line", noted)
    printed(stall)
    said = "".join(written)
    assert stall.pack.title in said
    assert top.text.replace("\n", "") in said


def test_one_slip_a_visit() -> None:
    paper = Paper()
    stall = result(paper)
    printed(stall)
    assert stall.shows(stall.say("result.printed"))
    paper.state = "ready"
    stall.hands.wait(1.0, 0.2)
    button = next(each for each in stall.top.buttons if each.name == "print")
    assert not button.is_live
    stall.hands.press(button.rect.center)
    stall.hands.release(button.rect.center)
    assert len(paper.slips) == 1


def test_the_button_goes_with_the_paper_and_comes_back_with_it() -> None:
    paper = Paper()
    stall = result(paper)
    for state, has_button in (("absent", False), ("ready", True), ("absent", False)):
        paper.state = state  # type: ignore[assignment] # the three words of a printer
        stall.hands.wait(0.1)
        assert ("print" in stall.controls) is has_button


def test_one_that_prints_for_the_last_visitor_is_waited_for() -> None:
    paper = Paper("busy")
    stall = result(paper)
    assert not next(each for each in stall.top.buttons if each.name == "print").is_live
    paper.state = "ready"
    stall.hands.wait(0.1)
    assert next(each for each in stall.top.buttons if each.name == "print").is_live


def test_staff_see_that_the_printer_is_away() -> None:
    paper = Paper("absent")
    stall = build_stall(printer=paper)
    stall.shell.stack.apply(Replace("staff", Visit("wheel")))
    stall.hands.wait(0.6, 0.2)
    assert stall.shell.context.desk is None, "words about packs are tested elsewhere"
    assert stall.shows(stall.say("staff.no_printer"))
    paper.state = "ready"
    stall.hands.wait(0.1)
    assert not stall.shows(stall.say("staff.no_printer"))


@pytest.mark.parametrize("text", [1.0, 1.2, 1.4])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_fits_every_screen(language: Language, text: float) -> None:
    for size in SIZES:
        paper = Paper()
        stall = result(paper, size, language, text)
        boxes = [button.rect for button in stall.top.buttons]
        names = [button.name for button in stall.top.buttons]
        assert "print" in names
        assert stall.shell.surface.get_rect().contains(boxes[0].unionall(boxes)), size
        for (one, first), (other, second) in combinations(zip(names, boxes, strict=True), 2):
            assert not first.colliderect(second), (size, one, other)
        target = stall.top.measures.target_px
        assert min(min(box.size) for name, box in zip(names, boxes, strict=True) if name in ("print", "copy")) >= target
        for _ in ("offered", "printed"):
            stall.top.type.misfits.clear()
            stall.top.relay(stall.shell.context)
            stall.redrawn()
            assert not stall.top.type.misfits, (size, stall.top.type.misfits)
            if not paper.slips:
                printed(stall)
