"""Pictures of exhibits: everything fits, cues lie where their words lie, marks are cheap and honest."""

from __future__ import annotations

import time
from functools import cache
from itertools import product
from pathlib import Path
from statistics import median

import pygame
import pytest

from game.ui.controls.look import Look
from game.ui.draw.icons import Icons
from game.ui.exhibit import Channel, ExhibitFace, ExhibitLook, Speaker
from game.ui.exhibit.cues import find_cues, line_px
from game.ui.exhibit.palette import palette_of
from game.ui.exhibit.setting import Ruler, Setting
from game.ui.exhibit.slabs import lift, slab
from game.ui.exhibit.stage import avatar
from game.ui.measures import Measures
from game.ui.puppets.troupe import Troupe
from game.ui.theme import load_theme
from game.ui.type.fonts import Fonts, find_face
from game.ui.type.text import Type

ASSETS = Path(__file__).parents[2] / "assets"
FONTS = Fonts(find_face())

CHANNELS: tuple[Channel, ...] = ("sms", "chat", "call", "app", "parcel", "email", "door", "notice", "post")
SHEETS = frozenset({"app", "parcel", "email", "notice", "post"})
# What a scene leaves for the exhibit on screens of these sizes.
ROOMS = {
    (1024, 600): (420, 330),
    (1280, 720): (510, 440),
    (1080, 1920): (1000, 760),
    (1920, 1080): (760, 720),
    (768, 1366): (710, 540),
    (3840, 2160): (1500, 1450),
}
HAN = (
    "请在今晚九点前把保证金转到安全账户，否则养老金会被冻结。别告诉家里人，也别挂断电话，手续下午再补，"
    "三个工作日内全部退还。您看到到账再备货，先来店里看看也行，不放心就打官方电话问一问，问清楚了再办也不迟哦"
)
LATIN = (
    "Please send the deposit to the safe account before nine tonight, or your pension will be frozen. "
    "Do not tell anyone at home and do not hang up. The paperwork can wait until the afternoon. "
    "We return all of it within three working days and give you a receipt, I promise."
)


@cache
def look_of(size: tuple[int, int] = (1920, 1080), *, scale: float = 1.0, theme: str = "night") -> Look:
    return Look(
        Measures(*size, text_scale=scale),
        load_theme(ASSETS / "themes" / f"{theme}.json"),
        Type(FONTS),
        Icons(ASSETS / "icons"),
        Troupe(ASSETS / "puppets"),
    )


def room_of(size: tuple[int, int]) -> pygame.Rect:
    return pygame.Rect((37, 23), ROOMS[size])


def cue_rects(face: ExhibitFace, index: int) -> list[pygame.Rect]:
    """What cue `index` covers on the target, a rectangle a line; empty for a quote that is nowhere."""
    return [run.rect.move(face.origin) for run in face.marks[index].cue.runs]


def disc_rect(face: ExhibitFace, index: int) -> pygame.Rect:
    """Where the number of cue `index` stands on the target."""
    return face.marks[index].cue.disc.move(face.origin)


def cut(text: str, count: int) -> list[str]:
    """`text` in `count` parts of about the same length, cut between words where there are any."""
    parts, rest = [], text
    for left in range(count, 1, -1):
        at = len(rest) // left
        at = rest.find(" ", at) + 1 or at
        parts.append(rest[:at].strip())
        rest = rest[at:]
    return [*parts, rest.strip()]


def long_exhibit(channel: Channel, text: str, count: int) -> ExhibitLook:
    is_latin = text is LATIN
    lines = cut(text[: 260 if is_latin else 95], count)
    speakers: tuple[Speaker, Speaker] = ("them", "me")
    has_head = channel in SHEETS
    return ExhibitLook(
        channel,
        "Parcel" if is_latin else "快递",
        "Medical Hall ****2210" if is_latin else "医保大厅****2210",
        ("Gift waiting at customs" if is_latin else "国际礼物等待清关") if has_head else None,
        ("Pay now" if is_latin else "去付款") if has_head else None,
        tuple((speakers[number % 2], line) for number, line in enumerate(lines)),
        tuple(line[2 : max(9, len(line) - 3)].strip() for line in (lines[0], lines[-1])),
    )


def exhibit(channel: Channel, *lines: str, quotes: tuple[str, ...]) -> ExhibitLook:
    said: tuple[tuple[Speaker, str], ...] = tuple(("them", line) for line in lines)
    return ExhibitLook(channel, "短信", "106****8823", None, None, said, quotes)


def canvas(rect: pygame.Rect) -> pygame.Surface:
    surface = pygame.Surface((rect.right + 40, rect.bottom + 40))
    surface.fill((11, 27, 58))
    return surface


def changed_mask(first: pygame.Surface, second: pygame.Surface) -> pygame.Mask:
    changed = pygame.mask.from_threshold(first, (0, 0, 0), (1, 1, 1, 255), second)
    changed.invert()
    return changed


def difference(first: pygame.Surface, second: pygame.Surface) -> pygame.Rect:
    """The box of all pixels that differ."""
    boxes = changed_mask(first, second).get_bounding_rects()
    return boxes[0].unionall(boxes[1:]) if boxes else pygame.Rect(0, 0, 0, 0)


def changed_pixels(first: pygame.Surface, second: pygame.Surface) -> list[tuple[int, int]]:
    changed = changed_mask(first, second)
    return [
        (x, y)
        for box in changed.get_bounding_rects()
        for x in range(box.left, box.right)
        for y in range(box.top, box.bottom)
        if changed.get_at((x, y))
    ]


@pytest.mark.parametrize("size", ROOMS, ids=str)
@pytest.mark.parametrize("channel", CHANNELS)
def test_longest_text_fits_with_all_cues_inside(channel: Channel, size: tuple[int, int]) -> None:
    for scale, text in product((1.0, 1.2, 1.4), (HAN, LATIN)):
        look, rect = look_of(size, scale=scale), room_of(size)
        for count in (3,) if channel in SHEETS else (2, 5):
            face = ExhibitFace(rect, long_exhibit(channel, text, count), look)
            case = (scale, text[:6], count)
            assert not face.overflows, case
            assert face.text_px >= look.measures.smallest_px(), case
            for index in (0, 1):
                assert cue_rects(face, index), case
                assert all(rect.contains(run) for run in cue_rects(face, index)), case
                assert rect.contains(disc_rect(face, index)), case


@pytest.mark.parametrize("channel", CHANNELS)
def test_numbers_cover_neither_text_nor_each_other(channel: Channel) -> None:
    for size, text in product(((1024, 600), (1080, 1920)), (HAN, LATIN)):
        given = long_exhibit(channel, text, 3)
        face = ExhibitFace(room_of(size), given, look_of(size))
        discs = [disc_rect(face, index) for index in range(len(given.quotes))]
        assert discs[0].collidelist(discs[1:]) == -1
        for passage in face.passages:
            for number, line in enumerate(passage.lines):
                ink = pygame.Rect(passage.lefts[number], 0, int(passage.widths[number]), round(passage.px * 0.8))
                ink.centery = passage.y + number * passage.pitch + passage.pitch // 2
                shown = ink.move(face.origin).inflate(-4, 0)
                assert all(not disc.inflate(-4, -4).colliderect(shown) for disc in discs), (size, line)


@pytest.mark.parametrize("theme", ["night", "day"])
@pytest.mark.parametrize("channel", CHANNELS)
def test_marked_cue_shows_marker_and_line(channel: Channel, theme: str) -> None:
    look, rect = look_of(theme=theme), room_of((1920, 1080))
    face = ExhibitFace(rect, long_exhibit(channel, HAN, 3), look)
    target = canvas(rect)
    face.draw(target, 2)
    for index in (0, 1):
        for run in cue_rects(face, index):
            assert target.get_at((run.left, run.top))[:3] == look.theme.marker
            assert target.get_at((run.centerx, run.bottom - 1))[:3] == look.theme.marker_line
            assert target.get_at((run.centerx, run.bottom - line_px(face.text_px)))[:3] == look.theme.marker_line


@pytest.mark.parametrize("channel", CHANNELS)
def test_marks_change_nothing_but_cues_and_numbers(channel: Channel) -> None:
    look, rect = look_of(), room_of((1920, 1080))
    face = ExhibitFace(rect, long_exhibit(channel, HAN, 3), look)
    plain, marked = canvas(rect), canvas(rect)
    face.draw(plain)
    face.draw(marked, 2)
    allowed = [run for index in (0, 1) for run in cue_rects(face, index)]
    allowed += [disc_rect(face, index) for index in (0, 1)]
    for run in allowed:
        for surface in (plain, marked):
            surface.fill((0, 0, 0), run)
    # What is left are dots that lead from a cue to its number.
    for x, y in changed_pixels(plain, marked):
        assert marked.get_at((x, y))[:3] == look.theme.marker_line


def test_nothing_is_painted_outside_the_rect() -> None:
    for channel, size in product(CHANNELS, ((1024, 600), (768, 1366))):
        rect = room_of(size)
        target = canvas(rect)
        before = target.copy()
        ExhibitFace(rect, long_exhibit(channel, HAN, 3), look_of(size)).draw(target, 3)
        assert rect.contains(difference(before, target))


def test_sweep_runs_from_left_to_right_and_over_the_line_break() -> None:
    quote = "您的会员将自动扣费八百元每月，如需取消请下载会议软件联系专员"
    look, rect = look_of(), pygame.Rect(0, 0, 760, 720)
    face = ExhibitFace(rect, exhibit("sms", f"【客服中心】{quote}，今天有效。", quotes=(quote,)), look)
    runs = cue_rects(face, 0)
    assert len(runs) > 1
    seen = []
    for progress in (0.0, 0.25, 0.5, 0.75, 1.0):
        target = canvas(rect)
        face.draw(target, progress)
        lit = [
            sum(target.get_at((x, run.bottom - 1))[:3] == look.theme.marker_line for x in range(run.left, run.right))
            for run in runs
        ]
        seen.append(sum(lit))
        # A later line begins only when the earlier ones are done.
        assert all(later == 0 or here == run.width for here, later, run in zip(lit, lit[1:], runs, strict=False))
    assert seen == sorted(set(seen))
    assert seen[0] == 0
    assert seen[-1] == sum(run.width for run in runs)


def test_fraction_marks_only_the_newest_in_part() -> None:
    look, rect = look_of(), pygame.Rect(0, 0, 760, 720)
    face = ExhibitFace(
        rect, exhibit("sms", "先用这个新号。", "转到我表弟卡上。", quotes=("这个新号", "我表弟卡上")), look
    )
    target = canvas(rect)
    face.draw(target, 1.4)
    first, second = cue_rects(face, 0)[0], cue_rects(face, 1)[0]
    assert target.get_at((first.right - 1, first.bottom - 1))[:3] == look.theme.marker_line
    assert target.get_at((second.left, second.bottom - 1))[:3] == look.theme.marker_line
    assert target.get_at((second.right - 1, second.bottom - 1))[:3] != look.theme.marker_line


@pytest.mark.parametrize("channel", CHANNELS)
def test_drawing_is_repeatable_and_leaves_the_face_as_it_was(channel: Channel) -> None:
    rect = room_of((1280, 720))
    face = ExhibitFace(rect, long_exhibit(channel, HAN, 3), look_of((1280, 720)))
    first, again = canvas(rect), canvas(rect)
    face.draw(first)
    face.draw(canvas(rect), 1.7)
    face.draw(again)
    assert first.get_buffer().raw == again.get_buffer().raw


def test_cue_covers_exactly_its_letters_over_spaces_lost_at_line_ends() -> None:
    look = look_of()
    setting = Setting(look, Ruler(look.type), 43, 0)
    text = "Please open your mobile banking app yourself and compare."
    given = exhibit("sms", text, quotes=("mobile banking app yourself",))
    passage = setting.set_text(text, (100, 50), 420, (20, 20, 20), number=0)
    (cue,) = find_cues(given, [passage], setting.ruler, setting.disc_px)
    assert len(cue.runs) > 1
    letters = "".join(
        character
        for run in cue.runs
        for index, character in enumerate(passage.lines[run.line])
        if run.rect.left - 1
        <= passage.lefts[run.line] + setting.ruler.width(passage.lines[run.line][:index], 43, 500)
        < run.rect.right - 1
    )
    assert letters.replace(" ", "") == "mobilebankingappyourself"


@pytest.mark.parametrize("text", [HAN, LATIN, "【银行】**16的卡19:42消费23.50元 service@****.cn “好”——…"])
def test_ruler_agrees_with_the_type(text: str) -> None:
    look = look_of()
    for px, weight in product((19, 35, 43, 86), (500, 700)):
        assert Ruler(look.type).width(text, px, weight) == pytest.approx(look.type.width(text, px, weight), abs=1.0)


def test_a_quote_that_is_nowhere_marks_nothing() -> None:
    rect = pygame.Rect(0, 0, 760, 720)
    face = ExhibitFace(rect, exhibit("sms", "您好，请自己查。", quotes=("不在这里", "请自己查")), look_of())
    plain, marked = canvas(rect), canvas(rect)
    face.draw(plain)
    face.draw(marked, 1)
    assert cue_rects(face, 0) == []
    assert cue_rects(face, 1)
    assert difference(plain, marked).size == (0, 0)


@pytest.mark.parametrize("channel", CHANNELS)
def test_too_much_text_is_reported_and_still_drawn(channel: Channel) -> None:
    rect = room_of((1024, 600))
    face = ExhibitFace(rect, exhibit(channel, HAN * 3, HAN * 3, quotes=(HAN[:12],)), look_of((1024, 600)))
    face.draw(canvas(rect), 1)
    assert face.overflows


def test_short_text_is_larger_than_long_text() -> None:
    rect = pygame.Rect(0, 0, 760, 720)
    for channel in CHANNELS:
        short = ExhibitFace(rect, exhibit(channel, "您好，请自己查。", quotes=()), look_of())
        long = ExhibitFace(rect, long_exhibit(channel, HAN, 3), look_of())
        assert short.text_px > long.text_px


def test_every_channel_is_a_picture_of_its_own() -> None:
    rect = pygame.Rect(0, 0, 760, 720)
    tones = set()
    for channel in CHANNELS:
        target = canvas(rect)
        ExhibitFace(rect, exhibit(channel, "您好，请自己查。", quotes=()), look_of()).draw(target)
        tones.add(tuple(pygame.transform.average_color(target, rect)[:3]))
    assert len(tones) == len(CHANNELS)


def test_slab_and_shadow_have_round_corners_and_soft_edges() -> None:
    surface = pygame.Surface((200, 160), pygame.SRCALPHA)
    rect = pygame.Rect(40, 40, 120, 80)
    slab(surface, rect, 24, (200, 10, 10))
    assert surface.get_at(rect.topleft).a == 0
    assert surface.get_at(rect.center) == pygame.Color(200, 10, 10)
    shade = pygame.Surface((200, 160), pygame.SRCALPHA)
    lift(shade, rect, 24, 6, 120, 4)
    across = [shade.get_at((100, y)).a for y in range(rect.bottom + 4, 160)]
    assert across == sorted(across, reverse=True)
    assert across[0] > 20 > across[-1]


def test_avatar_is_a_disc() -> None:
    face = avatar(40, (10, 20, 30), (250, 250, 250))
    assert face.get_at((0, 0)).a == 0
    assert face.get_at((20, 2))[:3] == (10, 20, 30)


def test_marks_are_cheap_to_draw() -> None:
    size = (1920, 1080)
    rect = room_of(size)
    face = ExhibitFace(rect, long_exhibit("chat", HAN, 5), look_of(size))
    target = canvas(rect)

    def taken(marked: float) -> float:
        times = []
        for _ in range(15):
            start = time.perf_counter()
            face.draw(target, marked)
            times.append(time.perf_counter() - start)
        return median(times)

    assert taken(1.5) < 2 * taken(0) + 0.005


@pytest.mark.parametrize("channel", CHANNELS)
def test_no_rect_is_too_small_to_draw_in(channel: Channel) -> None:
    for size in ((40, 30), (300, 60), (60, 400)):
        rect = pygame.Rect((0, 0), size)
        face = ExhibitFace(rect, exhibit(channel, "您好，请自己查。", quotes=("自己查",)), look_of((1024, 600)))
        face.draw(canvas(rect), 1)


@pytest.mark.parametrize("theme", ["night", "day"])
@pytest.mark.parametrize("channel", CHANNELS)
def test_words_stand_out_from_what_is_behind_them(channel: Channel, theme: str) -> None:
    colours = palette_of(channel, look_of(theme=theme).theme)
    assert contrast(colours.accent_ink, colours.accent) >= 4.5
    for ground in (colours.them, colours.me, colours.screen, look_of(theme=theme).theme.marker):
        assert contrast(colours.ink, ground) >= 7


def contrast(first: tuple[int, int, int], second: tuple[int, int, int]) -> float:
    """WCAG 2 contrast ratio."""

    def luminance(colour: tuple[int, int, int]) -> float:
        parts = [part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_a_phone_that_stands_below_its_chip_stands_in_the_middle() -> None:
    look, rect = look_of((1080, 1920)), pygame.Rect(0, 0, 1000, 1180)
    text = "【银行】您尾号16的贷款本期应还2360.50元，请于20日前存入还款账户，逾期计罚息，报送征信。"
    face = ExhibitFace(rect, ExhibitLook("sms", "短信", "银行 95***", None, None, (("them", text),), ()), look)
    target = canvas(rect)
    face.draw(target)
    row = rect.bottom - 12
    body = palette_of("sms", look.theme).body
    phone = [x for x in range(rect.width) if target.get_at((x, row))[:3] == body]
    assert abs(phone[0] + phone[-1] - rect.width) < look.measures.units(2)
    assert phone[-1] - phone[0] < 0.8 * rect.width, "it is narrower than its place"
