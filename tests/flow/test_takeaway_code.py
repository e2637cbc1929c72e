"""A phone that is held up to the result reads exactly the text that stands beside the code."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from typing import cast

import pytest
import zxingcpp
from PIL import Image

from game.rules.visit import Visit
from game.scenes.core.changes import Replace
from game.scenes.result.card import card_of
from game.scenes.result.result import Result
from game.takeaway.payload import AIM_BYTES, has_address, size_of
from game.words import LANGUAGES, Language
from tests.flow.layout_screens import SIZES
from tests.stall import Stall, build_stall, shipped, unspaced
from tests.takeaway.phone_camera import STILL, photograph

SCREENS = [(size, language) for size in SIZES for language in LANGUAGES]
PHOTOGRAPHED = ((1920, 1080), (1080, 1920), (3840, 2160), (1024, 600))
SCAMS = len(shipped().packs["zh"].scams)
PHOTOGRAPHS = 2
FINDER_MODULES = 7
BLACK, WHITE = (0, 0, 0), (255, 255, 255)

screens = pytest.mark.parametrize(("size", "language"), SCREENS, ids=lambda value: str(value).replace(", ", "x"))


@cache
def stall_of(size: tuple[int, int], language: Language, scam: int) -> Stall:
    """A stall that shows the text of one scam to take home."""
    stall = build_stall(size, language=language)
    stall.shell.stack.apply(Replace("result", Visit(game="wheel", met=(scam,))))
    stall.hands.wait(0.6, 0.2)
    return stall


def shown_on(size: tuple[int, int], language: Language) -> Stall:
    return stall_of(size, language, scam_for(size, language))


def scam_for(size: tuple[int, int], language: Language) -> int:
    """Another one for every screen."""
    return SCREENS.index((size, language)) * 5 % SCAMS


def screenshot(stall: Stall) -> Image.Image:
    return Image.frombytes("RGB", stall.shell.surface.get_size(), stall.picture())


def text_of(stall: Stall, scam: int) -> list[tuple[str, str]]:
    """What each line must hold, from the pack: (what it ends on, what it is)."""
    pack = stall.pack
    chosen = pack.scams[scam]
    return [
        (chosen.recall, "recall"),
        (cast("Result", stall.top).rule, "rule"),
        (pack.takeaway.heading, "heading"),
        (pack.takeaway.closing, "closing"),
        (chosen.answer or chosen.sign, "answer"),
    ]


# -- reading it ---------------------------------------------------------------------------------------------------


@screens
def test_the_screenshot_reads_as_the_text_beside_it(size: tuple[int, int], language: Language) -> None:
    stall = shown_on(size, language)
    (found,) = zxingcpp.read_barcodes(screenshot(stall))  # one code, and nothing else that a phone would find
    assert found.text.encode() == found.bytes
    assert found.ec_level == "M"
    lines = found.text.split("\n")
    wanted = text_of(stall, scam_for(size, language))
    assert len(lines) == len(wanted)
    assert [(line, part) for line, (end, part) in zip(lines, wanted, strict=True) if not line.endswith(end)] == []
    assert [line for line in lines if not stall.shows(line)] == []
    assert stall.shows(stall.say("result.promise"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_scam_has_a_text_that_is_read_and_shown(language: Language) -> None:
    for scam in range(SCAMS):
        stall = stall_of((640, 360), language, scam)
        (found,) = zxingcpp.read_barcodes(screenshot(stall))
        assert [line for line in found.text.split("\n") if not stall.shows(line)] == []
        assert [end for end, _ in text_of(stall, scam) if end not in found.text] == []
        assert size_of(found.text) <= AIM_BYTES
        assert not has_address(found.text)


@pytest.mark.parametrize(("size", "language"), [screen for screen in SCREENS if screen[0] in PHOTOGRAPHED], ids=str)
def test_every_photograph_of_the_screen_reads_the_same(size: tuple[int, int], language: Language) -> None:
    stall = shown_on(size, language)
    picture = screenshot(stall)
    (clean,) = zxingcpp.read_barcodes(picture)
    module_px = measured(stall).module_px
    # A visitor comes near enough to have the code and some of what is around it in the picture.
    box = measured(stall).white
    around = (box[2] - box[0]) // 6
    seen = picture.crop((box[0] - around, box[1] - around, box[2] + around, box[3] + around))
    lost = [
        seed
        for seed in range(PHOTOGRAPHS)
        if [
            found.bytes
            for found in zxingcpp.read_barcodes(
                photograph(seen, source_px_per_module=module_px, px_per_module=3.5, seed=seed)
            )
        ]
        != [clean.bytes]
    ]
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_screen_in_one_photograph_is_enough(language: Language) -> None:
    stall = shown_on((1024, 600), language)
    picture = screenshot(stall)
    (clean,) = zxingcpp.read_barcodes(picture)
    photo = photograph(
        picture, source_px_per_module=measured(stall).module_px, px_per_module=3.5, seed=1, conditions=STILL
    )
    assert [found.text for found in zxingcpp.read_barcodes(photo)] == [clean.text]


def test_the_end_of_a_played_visit_carries_home_what_was_met() -> None:
    stall = build_stall((960, 540), seed=11).go_to("result")
    (found,) = zxingcpp.read_barcodes(screenshot(stall))
    scam = stall.top.visit.scam
    assert scam is not None
    assert found.text.startswith(stall.pack.scams[scam].recall)
    assert found.text == cast("Result", stall.top).text


# -- measuring its pixels -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Measured:
    """The code as the pixels of a screenshot have it.

    Attributes:
        code: left, top, right, bottom of its modules (right and bottom beyond the last pixel).
        white: the same of the white around it, as far as rows and columns beside the code are nothing but white.
        module_px: pixels a module, as its first finder pattern has them.
        modules: a side.
    """

    code: tuple[int, int, int, int]
    white: tuple[int, int, int, int]
    module_px: int
    modules: int


@cache
def _measured(size: tuple[int, int], pixels: bytes) -> Measured:
    picture = Image.frombytes("RGB", size, pixels)
    (found,) = zxingcpp.read_barcodes(picture)
    corners = (found.position.top_left, found.position.bottom_right)
    middle = (sum(corner.x for corner in corners) // 2, sum(corner.y for corner in corners) // 2)
    radius = round((corners[1].x - corners[0].x) * 0.52)  # less than half a module of 65 too far
    spot = (middle[0] - radius, middle[1] - radius)
    near = picture.crop((*spot, middle[0] + radius, middle[1] + radius)).convert("L")
    dark = near.point([255 if level < 128 else 0 for level in range(256)]).getbbox()
    assert dark is not None
    left, top, right, bottom = (edge + spot[axis % 2] for axis, edge in enumerate(dark))
    finder_px = 0
    while picture.getpixel((left + finder_px, top)) == BLACK:
        finder_px += 1
    module_px, rest = divmod(finder_px, FINDER_MODULES)
    assert rest == 0, "the finder pattern is not seven times a whole number of pixels wide"
    white = [left, top, right, bottom]
    for axis, step in ((0, -1), (1, -1), (2, 1), (3, 1)):
        while _is_white(picture, (left, top, right, bottom), axis, white[axis] + (step if step < 0 else 0)):
            white[axis] += step
    return Measured(
        (left, top, right, bottom),
        (white[0], white[1], white[2], white[3]),
        module_px,
        (right - left) // module_px,
    )


def measured(stall: Stall) -> Measured:
    return _measured(stall.shell.surface.get_size(), stall.picture())


def _is_white(picture: Image.Image, code: tuple[int, int, int, int], axis: int, at: int) -> bool:
    """Whether the row or column `at`, as long as the code, is nothing but white."""
    left, top, right, bottom = code
    strip = (at, top, at + 1, bottom) if axis % 2 == 0 else (left, at, right, at + 1)
    return picture.crop(strip).getcolors() == [(right - left, WHITE)]


@screens
def test_the_code_is_large_enough_with_a_quiet_zone(size: tuple[int, int], language: Language) -> None:
    found = measured(shown_on(size, language))
    left, top, right, bottom = found.white
    assert min(right - left, bottom - top) >= 0.45 * min(size)
    assert quiet_px(found) >= 4 * found.module_px


def quiet_px(found: Measured) -> int:
    """The least white around the code."""
    left, top, right, bottom = found.white
    return min(found.code[0] - left, found.code[1] - top, right - found.code[2], bottom - found.code[3])


@screens
def test_a_touched_code_grows_and_reads_the_same(size: tuple[int, int], language: Language) -> None:
    stall = build_stall(size, language=language)
    stall.shell.stack.apply(Replace("result", Visit(game="wheel", met=(0,))))
    stall.hands.wait(0.6, 0.2)
    before = stall.picture()
    (small,) = zxingcpp.read_barcodes(screenshot(stall))
    stall.hands.tap("code")
    found = measured(stall)
    left, top, right, bottom = found.white
    assert min(right - left, bottom - top) >= 0.59 * min(size)
    assert quiet_px(found) >= 4 * found.module_px
    assert [code.text for code in zxingcpp.read_barcodes(screenshot(stall))] == [small.text]
    assert stall.shows(stall.say("result.promise"))
    stall.hands.tap("paper")
    assert stall.picture() == before


@pytest.mark.parametrize("size", [(1024, 600), (600, 1024)], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_one_sentence_can_be_copied_by_hand(size: tuple[int, int], language: Language) -> None:
    stall = build_stall(size, language=language)
    stall.shell.stack.apply(Replace("result", Visit(game="wheel", met=(0,))))
    stall.hands.wait(0.6, 0.2)
    rule = cast("Result", stall.top).rule
    before = stall.picture()
    for way_back in ("close", "paper"):
        stall.hands.tap("copy")
        assert stall.text().count(unspaced(rule)) == 1
        assert not stall.shows(stall.pack.takeaway.heading)
        stall.hands.tap(way_back)
        assert stall.picture() == before


def test_the_answer_stands_below_its_question_and_the_heading_last_of_all_and_smallest() -> None:
    stall = stall_of((1920, 1080), "zh", 0)
    scam, takeaway = stall.pack.scams[0], stall.pack.takeaway
    result = cast("Result", stall.top)
    wanted = [scam.recall, scam.answer or scam.sign, result.rule, takeaway.closing, takeaway.heading]
    told = stall.text()
    assert sorted(wanted, key=lambda line: told.index(unspaced(line))) == wanted
    words = card_of(result.context.look, result._lines, 1200)
    sizes = [entry.px for entry in words._entries]
    assert sizes.index(max(sizes)) == 1
    assert sizes.index(min(sizes)) == len(sizes) - 1


def test_the_rule_stands_once_on_the_result() -> None:
    stall = stall_of((1920, 1080), "zh", 0)
    assert stall.text().count(unspaced(cast("Result", stall.top).rule)) == 1


@screens
def test_every_module_is_a_square_of_whole_pixels(size: tuple[int, int], language: Language) -> None:
    stall = shown_on(size, language)
    found, picture = measured(stall), screenshot(stall)
    left, top, right, bottom = found.code
    assert right - left == bottom - top == found.modules * found.module_px
    assert (found.modules - 17) % 4 == 0
    assert (found.modules - 17) // 4 <= 12
    code = picture.crop(found.code)
    assert {colour for _, colour in code.getcolors() or ()} == {BLACK, WHITE}
    sampled = code.resize((found.modules, found.modules), Image.Resampling.NEAREST)
    assert sampled.resize(code.size, Image.Resampling.NEAREST).tobytes() == code.tobytes()


def test_the_measuring_would_notice() -> None:
    """A module too few of quiet zone, or a blurred edge, must not pass."""
    stall = shown_on((1024, 600), "zh")
    found, picture = measured(stall), screenshot(stall)
    narrower = picture.copy()
    edge = found.code[0] - 4 * found.module_px
    narrower.paste((200, 30, 30), (edge, found.code[1], edge + 1, found.code[3]))
    again = _measured(picture.size, narrower.tobytes())
    assert found.code[0] - again.white[0] < 4 * found.module_px <= found.code[0] - found.white[0]
    at = random.Random(3).randrange(found.code[0] + 1, found.code[2])
    smeared = picture.copy()
    smeared.putpixel((at, found.code[1] + 1), (128, 128, 128))
    assert {colour for _, colour in smeared.crop(found.code).getcolors() or ()} != {BLACK, WHITE}
