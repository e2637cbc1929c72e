"""`preview`: every screen of a pack as pictures, and what does not fit, told with the organiser's own lines."""

from __future__ import annotations

import errno
import json
import random
import re
from collections import Counter
from datetime import date
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from itertools import product
from pathlib import Path

import pygame
import pytest
from PIL import Image

from game.app.wiring import Playable, load_playable, make_contexts, read
from game.cli import preview
from game.content.model import Rule
from game.content.texts import texts_of
from game.kiosk.contexts import Situation
from game.kiosk.settings import Settings
from game.rules.challenge import Card
from game.scenes.can.push import CanPush
from game.scenes.core.changes import Replace
from game.scenes.core.context import SceneContext
from game.scenes.exhibit.exhibit import Exhibit
from game.scenes.gallery.names import ScreenName, hands_of, names_of
from game.scenes.gallery.openers import opened
from game.scenes.result.result import Result
from game.scenes.wheel.feedback import Feedback
from game.scenes.wheel.landed import LANDED_S
from game.ui.controls.craft import card
from game.ui.measures import Measures
from game.ui.sound import Silence
from game.ui.theme import load_theme
from game.ui.type.fonts import Fonts, find_face
from game.ui.type.pack_text import PackText, taking_up
from game.ui.type.text import Type
from game.workbench.layout.unpainted import BlankType, unpainted
from game.workbench.preview import screens as preview_work
from game.workbench.preview.findings import told_of
from game.workbench.preview.fit import FitTrial, Shortfall
from game.workbench.preview.images import encoded
from game.workbench.preview.names import path_of, screen_of, title_of
from game.workbench.preview.screens import Drawn, Job, look_at_all, picture_pack
from game.workbench.preview.type import keen_type
from tests.cli.program import main
from tests.content.sample import sample_yaml, table_yaml, write_sample
from tests.stall import places, shipped

SIZE, SMALL = "640x360", (640, 360)
TODAY = date(2026, 6, 1)


def playable(folder: Path, text: str) -> Playable:
    path = write_sample(folder, text=text)
    return load_playable(places(), Settings(pack=path), TODAY)


@pytest.fixture(scope="module")
def tabled(tmp_path_factory: pytest.TempPathFactory) -> Playable:
    """The sample with a table."""
    return playable(tmp_path_factory.mktemp("tabled"), table_yaml())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a preview of the sample, in which all fits."""
    folder = tmp_path_factory.mktemp("made")
    pack = write_sample(folder)
    assert main("preview", str(pack), "--out", str(folder / "out"), "--size", SIZE) == 0
    return folder / "out"


def context_of(packs: Playable, size: tuple[int, int] = SMALL, text_scale: float = 1.0) -> SceneContext:
    """As the kiosk makes it, with nothing of `preview` in it."""
    make = make_contexts(places(), Settings(), packs, random.Random(0), Silence())
    return make(Situation(size, next(iter(packs.packs)), text_scale))


def job(packs: Playable, out: Path) -> Job:
    for folder in ("pictures", "small"):
        (out / folder).mkdir(parents=True)
    return Job(places(), Settings(pack=packs.path), SMALL, out, TODAY)


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


# -- which screens ------------------------------------------------------------------------------------------------


def test_every_screen_of_the_pack_is_a_picture_as_large_as_the_screen(made: Path, tmp_path: Path) -> None:
    pack = playable(tmp_path, sample_yaml()).first
    stems = {name.stem for name in names_of(pack)}
    assert {path.stem for path in (made / "pictures").iterdir()} == stems
    assert {path.stem for path in (made / "small").iterdir()} == stems
    for path in (made / "pictures").iterdir():
        with Image.open(path) as picture:
            assert picture.size == SMALL
    assert {"stall-attract", "stall-wheel", "stall-help", "end-result-1"} <= stems
    for scam in pack.scams:
        assert {f"scam-{scam.id}-{moment}" for moment in ("landed", "question-1", "feedback-1", "home")} <= stems
    for exhibit in pack.exhibits:
        assert {f"exhibit-{exhibit.id}-{moment}" for moment in ("asked", "explained")} <= stems


def test_no_two_screens_have_the_same_name_or_the_same_picture(tabled: Playable) -> None:
    names = names_of(tabled.first)
    assert len({name.stem for name in names}) == len(names)
    assert all(re.fullmatch("[a-z0-9_-]+", name.stem) for name in names)
    unlike = [name for name in names if name.part != "exhibit"]  # the sample's exhibits are all alike
    seen = Counter(pixels(surface) for _, surface in picture_pack(places(), Settings(), tabled, (320, 320), unlike))
    assert max(seen.values()) == 1


@pytest.mark.parametrize(("name_count", "cards_in_hand"), [(1, 3), (2, 4), (3, 6)])
def test_every_feature_and_every_decoy_comes_up_in_a_hand_as_it_is_dealt(name_count: int, cards_in_hand: int) -> None:
    pack = shipped().packs["zh"].model_copy(update={"name_count": name_count})
    scam = pack.scams[0]
    for features, decoys in product((6, 7, 20), (4, 5, 20)):
        long = scam.model_copy(
            update={
                "features": (scam.features * 4)[:features],
                "decoys": (scam.decoys * 5)[:decoys],
            }
        )
        hands = hands_of(pack, long)
        assert {len(set(hand)) for hand in hands} == {cards_in_hand}
        assert {sum(card.is_feature for card in hand) for hand in hands} == {name_count}
        cards = {card for hand in hands for card in hand}
        assert cards == {Card(True, index) for index in range(features)} | {
            Card(False, index) for index in range(decoys)
        }


def test_in_spoken_mode_the_question_is_asked_aloud_and_ticked(tabled: Playable) -> None:
    pack = tabled.first.model_copy(update={"judging": "spoken"})
    spoken = Playable(tabled.path, {"zh": pack})
    moments = [name.moment for name in names_of(pack) if name.subject == pack.scams[0].id]
    assert moments == ["landed", "asked_aloud", "ticked", "feedback", "home"]
    context = context_of(spoken)
    shown = [opened(context, name) for name in names_of(pack)[-13:-11]]
    assert all(scene.buttons for scene in shown)
    feedback = opened(context, ScreenName("scam", pack.scams[0].id, "feedback"))
    assert isinstance(feedback, Feedback)
    assert len(feedback.naming.cards) == len(pack.scams[0].features)


# -- each as the kiosk draws it -----------------------------------------------------------------------------------


def test_pictures_are_those_of_the_kiosk_to_the_pixel(tabled: Playable) -> None:
    names = [name for name in names_of(tabled.first) if name.part in ("stall", "exhibit")]
    names += [name for name in names_of(tabled.first) if name.moment in ("question", "feedback", "zone")][:6]
    context = context_of(tabled)
    surface = pygame.Surface(SMALL, 0, 32)
    for name, picture in picture_pack(places(), Settings(), tabled, SMALL, names):
        opened(context, name).draw(surface)
        assert pixels(surface) == pixels(picture), name


def test_the_wheel_lands_on_every_scam_however_narrow_its_slice(tabled: Playable) -> None:
    pack = tabled.first
    odds = (0.001, 50.0, 1.0, 100.0)
    scams = tuple(scam.model_copy(update={"odds": odd}) for scam, odd in zip(pack.scams, odds, strict=True))
    context = context_of(Playable(tabled.path, {"zh": pack.model_copy(update={"scams": scams})}))
    for index, scam in enumerate(scams):
        change = opened(context, ScreenName("scam", scam.id, "landed")).update(LANDED_S)
        assert isinstance(change, Replace)
        assert change.visit is not None
        assert change.visit.scam == index


def test_the_can_has_really_stopped_where_the_name_says(tabled: Playable) -> None:
    context = context_of(tabled)
    shown = {
        name: scene
        for name in names_of(tabled.first)
        if name.moment in ("zone", "red", "bare", "off") and isinstance(scene := opened(context, name), CanPush)
    }
    assert {name.moment for name in shown} == {"zone", "red", "off"}, "this table has no bare place"
    for name, scene in shown.items():
        assert scene.landing is not None
        assert scene.landing.place == ("scam" if name.moment == "zone" else name.moment)
        assert scene.motion.slide is not None, "no push was found"
        if name.moment == "off":
            assert scene.motion.slide.stop.off
        else:
            zone = name.number if name.moment == "zone" else scene.plan.red_zone
            assert scene.plan.zone_at(*scene.landing.stop) == zone == scene.motion.slide.stop.zone
    assert len(shown) == len(next(iter(shown.values())).plan.zones) + 1


def test_every_rule_of_thumb_is_shown_wherever_it_can_be(tabled: Playable) -> None:
    rules = tuple(Rule(text=text) for text in ("先停一停", "再问一问", "拨打96110"))
    pack = tabled.first.model_copy(update={"rules_of_thumb": rules})
    shown = Counter(name.moment for name in names_of(pack) if path_of(pack, name)[:1] == ("rules_of_thumb",))
    assert shown == {"copied": 3, "result": 3}
    context = context_of(Playable(tabled.path, {"zh": pack}))
    for number in range(3):
        for moment in shown:
            scene = opened(context, ScreenName("end", "", moment, number))
            assert isinstance(scene, Result)
            assert scene.rule == rules[number].text


def test_an_exhibit_is_explained_with_all_cues_marked(tabled: Playable) -> None:
    context = context_of(tabled)
    for exhibit in tabled.first.exhibits:
        asked = opened(context, ScreenName("exhibit", exhibit.id, "asked"))
        name = ScreenName("exhibit", exhibit.id, "explained")
        alone, after = opened(context, name), opened(context, name, after=asked)
        assert after is asked
        assert isinstance(alone, Exhibit)
        assert alone.answer is not None
        assert alone.answer.is_correct
        first, second = pygame.Surface(SMALL, 0, 32), pygame.Surface(SMALL, 0, 32)
        alone.draw(first)
        after.draw(second)
        assert pixels(first) == pixels(second)
        before = pixels(first)
        alone.update(60.0)
        alone.draw(first)
        assert pixels(first) == before, "something was still to come"


def test_screens_tell_which_part_of_the_pack_they_show(tabled: Playable) -> None:
    pack = tabled.first
    names = [name for name in names_of(pack) if name.moment in ("landed", "asked", "zone")]
    assert all(title_of(pack, name, "zh") for name in names)
    paths = {path_of(pack, name) for name in names}
    assert {("scams", 3), ("exhibits", 4), ("table", "rows", 1, 1)} <= paths


def test_every_text_of_a_pack_is_shown_on_a_screen_that_there_is(tabled: Playable) -> None:
    for pack in (tabled.first, shipped().packs["en"]):
        names = set(names_of(pack))
        for path, text in texts_of(pack):
            assert screen_of(pack, path) in names, (path, text)


# -- whether everything fits --------------------------------------------------------------------------------------


def test_measuring_takes_as_many_lines_as_setting_the_type() -> None:
    real, keen, blank = (kind(Fonts(find_face())) for kind in (Type, keen_type, BlankType))
    texts = [text for pack in shipped().packs.values() for _, text in texts_of(pack)][::17]
    assert len(texts) > 60
    for text, px, width in product(texts, (19, 46), (137.0, 412.0)):
        wanted = real.block(text, px, width)
        assert keen.block(text, px, width) == wanted
        found = blank.block(text, px, width)
        assert (len(found.lines), found.height, found.px) == (len(wanted.lines), wanted.height, wanted.px)
        assert (found.width > width + 1) == (wanted.width > width + 1)
        line = blank.line(text, px, (0, 0, 0)).get_width()
        assert abs(line - real.line(text, px, (0, 0, 0)).get_width()) <= 1


def test_nothing_blank_is_kept_for_those_who_look_at_pixels() -> None:
    measures, theme = Measures(1234, 777), load_theme(places().assets / "themes" / "day.json")

    def paper() -> pygame.Surface:
        return card((400, 300), measures, theme, theme.card, picked=None, has_scrolls=True)

    with unpainted():
        paper()
    assert paper().get_at((200, 150)) == pygame.Color(*theme.card)


@cache
def long_exhibit() -> str:
    """The sample with an exhibit that keeps to every limit of length, all of them at once."""
    text = "先付钱再说的都要停一停问一问" * 10
    cues = "".join(
        f"      - 原文: {quote}\n        看点: {text[:4]}\n        为什么: {text[:21]}\n"
        for quote in ("甲甲甲", "乙乙乙")
    )
    before = """\
      - 原文: 自动续费800元
        看点: 拿扣费吓人
        为什么: 平台不会这样扣费
    解释: 会员续费在应用里就能查到
"""
    after = f"""\
      - 原文: 自动续费800元
        看点: {text[:4]}
        为什么: {text[:21]}
{cues}    解释: {text[:60]}
"""
    whole = sample_yaml().replace(before, after, 1).replace("请点链接取消", f"请点链接取消甲甲甲{text[:40]}乙乙乙", 1)
    assert whole.count(text[:60]) == 1
    return whole


def test_what_does_not_fit_is_told_with_its_line_and_its_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(preview, "names_of", lambda pack: [name for name in names_of(pack) if name.part == "exhibit"])
    pack = write_sample(tmp_path, text=long_exhibit())
    out = tmp_path / "out"
    # On a screen that nobody sells.
    assert main("preview", str(pack), "--out", str(out), "--size", "320x340") == 1
    said = capsys.readouterr().out
    number = next(
        number for number, line in enumerate(long_exhibit().splitlines(), 2) if line.startswith("    解释: 先付钱")
    )
    assert f"第 {number} 行第 9 列" in said
    assert len(re.findall("第 [0-9]+ 行", said)) == 1, "one cause is told once"
    assert "放不下（画面“判断”；320×340，字号 1.0、1.2、1.4）" in said
    page = (out / "index.html").read_text(encoding="utf-8")
    assert f"第 {number} 行第 9 列" in page
    assert 'href="#exhibit-brushing_rebate_sms-judged"' in page
    assert "▲1" in page


def test_what_does_not_fit_is_told_where_its_text_came_from_and_not_where_it_looks_alike(tabled: Playable) -> None:
    pack, reading = tabled.first, read(tabled.path, places(), TODAY)
    name = pack.scams[1].name
    screen = ScreenName("stall", "", "wheel")
    # The same letters in words of the machine, in a sentence that has taken the pack's up, and in another place of it.
    for texts, path in (
        ((f"{name}的电话",), None),
        ((f"{name}的电话", taking_up(f"“{name}”", PackText(name, ("scams", 1, "name")))), ("scams", 1, "name")),
        ((PackText(name, ("exhibits", 0, "explanation")),), ("exhibits", 0, "explanation")),
    ):
        shortfall = Shortfall("text", screen, (1280, 720), text_scale=1.0, texts=texts)
        (told,) = (one for one in told_of(reading, pack, [shortfall], "zh") if one.problem.code.startswith("screen_"))
        assert told.has_line == (path is not None)
        if path is not None:
            assert told.problem.line == reading.locate(path).line
            assert f"“{name}”在画面上放不下" in told.problem.message


def test_an_exhibit_overflows_in_the_smallest_type_or_in_none(tabled: Playable) -> None:
    exhibits = shipped().packs["zh"].exhibits[::12]
    exhibits += tuple(
        exhibit.model_copy(update={"id": f"{exhibit.id}_long", "lines": exhibit.lines * 4}) for exhibit in exhibits
    )
    packs = Playable(tabled.path, {"zh": tabled.first.model_copy(update={"exhibits": exhibits})})
    seen = set()
    for size in ((1024, 320), (640, 360)):
        trial = FitTrial(places(), Settings(), packs, size)
        context = context_of(packs, size, 1.4)
        for name in names_of(packs.first):
            if name.part == "exhibit":
                real = opened(context, name, is_worst=True)
                assert isinstance(real, Exhibit)
                told = [
                    shortfall
                    for shortfall in trial.shortfalls(name)
                    if shortfall.kind == "exhibit" and (shortfall.is_upright, shortfall.text_scale) == (False, 1.4)
                ]
                assert bool(told) == real.face.overflows, (size, name)
                seen.add(bool(told))
    assert seen == {True, False}


FLAWED = (
    sample_yaml()
    .replace("份量: 1\n", "份量: 0.05\n", 1)
    .replace("主办: 南湖社区", "主办: 南湖社区𓀀")
    .replace("发件人: 106****8823", "发件人: <b>&骗子", 1)
)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_name_too_small_on_the_wheel_and_a_missing_character_are_told(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    moments = ("landed", "asked")
    monkeypatch.setattr(preview, "names_of", lambda pack: [name for name in names_of(pack) if name.moment in moments])
    out = tmp_path / "out"
    words = ("--out", str(out), "--size", "1280x720", "--language", language, "--theme", "day")
    assert main("preview", str(write_sample(tmp_path, text=FLAWED)), *words) == 1
    said, page = capsys.readouterr().out, (out / "index.html").read_text(encoding="utf-8")
    number = FLAWED.splitlines().index("    名称: 刷单返利") + 1
    places_told = ("第 3 行第 5 列", f"第 {number} 行第 9 列")
    if language == "en":
        places_told = ("Line 3, column 5", f"Line {number}, column 9")
    assert all(told in said and told in page for told in places_told)
    assert "“𓀀”" in said
    assert ("too small to read" if language == "en" else "字太小") in said
    assert page.index(places_told[1]) < page.index('id="scam-brushing_rebate"'), "findings come first"
    assert 'href="#scam-brushing_rebate-landed"' in page
    assert f'<html lang="{"en" if language == "en" else "zh-CN"}">' in page
    assert ("day colours" if language == "en" else "白天配色") in page
    # Words of the pack are words on the page, whatever they look like.
    assert "&lt;b&gt;&amp;骗子" in page
    assert "<b>&骗子" not in page


def test_a_name_behind_something_on_the_table_is_told_at_what_stands_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(preview, "names_of", lambda pack: [name for name in names_of(pack) if name.part == "table"][:1])
    broken = Path(__file__).parents[1] / "content" / "broken" / "table_obstacle_before_name.yaml"
    text = broken.read_text(encoding="utf-8")
    pack = write_sample(tmp_path, text=text)
    assert main("preview", str(pack), "--out", str(tmp_path / "out"), "--size", "1280x720") == 1
    said = capsys.readouterr().out
    number = 1 + next(at for at, line in enumerate(text.splitlines()) if "纸盒" in line)
    assert f"第 {number} 行" in said
    assert "挡住了桌面上的“冒充客服”" in said


def test_interface_words_are_told_without_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(preview, "names_of", lambda pack: [name for name in names_of(pack) if name.part == "stall"])
    # On a screen that nobody sells: a square.
    assert main("preview", str(write_sample(tmp_path)), "--out", str(tmp_path / "out"), "--size", "320x320") == 1
    said = capsys.readouterr().out
    assert "管机器的人" in said
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "机器自带的文字" in page


@pytest.mark.usefixtures("few")
def test_a_screen_that_fails_is_told_and_the_others_are_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(context: SceneContext, name: ScreenName, **given: object) -> object:
        if name.moment == "result":
            raise ZeroDivisionError("no slices")
        return opened(context, name)

    monkeypatch.setattr(preview_work, "opened", broken)
    assert main("preview", str(write_sample(tmp_path)), "--out", str(tmp_path / "out"), "--size", "320x320") == 1
    assert "ZeroDivisionError: no slices" in capsys.readouterr().out
    drawn = {path.stem for path in (tmp_path / "out" / "pictures").iterdir()}
    assert "end-result-1" not in drawn
    assert "exhibit-pharmacy_call-asked" in drawn
    assert "✕" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


# -- the page -----------------------------------------------------------------------------------------------------


class Links(HTMLParser):
    """Every address and every anchor of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for key, value in attrs:
            if key in ("href", "src"):
                self.links.append(value or "")
            elif key == "id":
                self.anchors.append(value or "")


def test_every_link_of_the_page_leads_somewhere_beside_it(made: Path) -> None:
    page = Links()
    page.feed((made / "index.html").read_text(encoding="utf-8"))
    assert len(page.anchors) == len(set(page.anchors))
    assert [link for link in page.links if link.startswith("#") and link[1:] not in page.anchors] == []
    files = {link for link in page.links if not link.startswith("#")}
    assert [link for link in files if not (made / link).is_file()] == []
    assert {f"pictures/{path.name}" for path in (made / "pictures").iterdir()} <= files
    assert any(link.startswith("sheet-") for link in files)


def test_the_contact_sheets_hold_every_screen(made: Path) -> None:
    count = len(list((made / "pictures").iterdir()))
    rows = -(-count // 6)
    assert sum(map(rows_of, made.glob("sheet-*"))) >= rows


def rows_of(sheet: Path) -> int:
    """How many rows of six screens a contact sheet has, or of fewer in the last one."""
    with Image.open(sheet) as picture:
        colours = picture.convert("RGB")
    # The sill of every screen is dark; paper is not.
    dark = [
        sum(colours.getpixel((40 + 333 * column + 150, 128 + pitch)) < (90, 90, 90) for column in range(6))
        for pitch in range(20, colours.height - 200, 4)
    ]
    assert max(dark) == 6
    return sum(before == 0 < after for before, after in zip([0, *dark], dark, strict=False))


# -- the folder ---------------------------------------------------------------------------------------------------


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only some of the screens, and nobody asks whether they fit: these tests are about files."""
    parts = ("exhibit", "end")
    monkeypatch.setattr(preview, "names_of", lambda pack: [name for name in names_of(pack) if name.part in parts])
    monkeypatch.setattr(FitTrial, "shortfalls", lambda self, *names: [])


def quick(pack: Path, out: Path) -> int:
    return main("preview", str(pack), "--out", str(out), "--size", SIZE)


@pytest.mark.usefixtures("few")
def test_a_second_run_replaces_its_own_files_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert quick(write_sample(tmp_path), out) == 0
    for name in ("mine.png", "pictures/mine.png", "sheet-mine.png"):
        (out / name).write_bytes(b"mine")
    old = out / "pictures" / "exhibit-fake_loan_sms-asked.png"
    assert old.exists()
    assert quick(write_sample(tmp_path, text=sample_yaml().replace("fake_loan_sms", "loan_sms")), out) == 0
    assert not old.exists()
    assert not (out / "small" / "exhibit-fake_loan_sms-asked.jpg").exists()
    assert (out / "pictures" / "exhibit-loan_sms-asked.png").exists()
    assert all((out / name).read_bytes() == b"mine" for name in ("mine.png", "pictures/mine.png", "sheet-mine.png"))
    listed = json.loads((out / "preview.json").read_text(encoding="utf-8"))["files"]
    there = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert there - set(listed) == {"mine.png", "pictures/mine.png", "sheet-mine.png", "preview.json"}
    assert set(listed) <= there


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("name", ["index.html", "pictures/end-result-1.png", "small/end-result-1.jpg", "preview.json"])
def test_a_file_of_somebody_else_is_not_touched(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    (out / name).parent.mkdir(parents=True)
    (out / name).write_text("mine", encoding="utf-8")
    assert quick(write_sample(tmp_path), out) == 2
    assert Path(name).name in capsys.readouterr().err
    assert (out / name).read_text(encoding="utf-8") == "mine"
    assert [path for path in out.rglob("*") if path.is_file()] == [out / name]


@pytest.mark.usefixtures("few")
def test_a_list_that_somebody_has_changed_removes_nothing_of_theirs(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    kept = [tmp_path / "outside.txt", out / "letter.txt"]
    for path in kept:
        path.write_text("mine", encoding="utf-8")
    record = {"written_by": "fanzha-fair preview", "files": ["../outside.txt", str(kept[0]), "letter.txt", 7]}
    (out / "preview.json").write_text(json.dumps(record), encoding="utf-8")
    assert quick(write_sample(tmp_path), out) == 0
    assert all(path.read_text(encoding="utf-8") == "mine" for path in kept)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(("number", "spared"), [(errno.ENOSPC, 5), (errno.EROFS, 0), (errno.EACCES, 1)])
def test_a_disk_that_takes_no_more_is_told_plainly(
    number: int, spared: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written: list[Path] = []
    write_bytes = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if len(written) >= spared:
            raise OSError(number, "no more")
        written.append(path)
        return write_bytes(path, data)

    pack = write_sample(tmp_path)
    monkeypatch.setattr(Path, "write_bytes", full)
    assert quick(pack, tmp_path / "out") == 2
    caught = capsys.readouterr()
    assert (caught.out, len(caught.err.splitlines())) == ("", 1)
    assert str(tmp_path / "out") in caught.err
    assert ("磁盘满了" in caught.err) == (number == errno.ENOSPC)
    assert not list((tmp_path / "out").rglob("*.part"))
    # Whatever was written is known to the next run.
    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    assert quick(pack, tmp_path / "out") == 0


@pytest.mark.usefixtures("few")
def test_a_folder_that_is_a_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    assert quick(write_sample(tmp_path), tmp_path / "out") == 2
    assert str(tmp_path / "out") in capsys.readouterr().err
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


# -- use ----------------------------------------------------------------------------------------------------------


WRONG = {
    "size": ["--size", "12x12"],
    "theme": ["--theme", "neon"],
    "language": ["--language", "fr"],
    "text_scale": ["--text-scale", "3"],
    "option": ["--bogus"],
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use_is_exit_code_2(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = str(write_sample(tmp_path))
    assert main("preview", pack, "--out", str(tmp_path / "out"), *WRONG[name]) == 2
    caught = capsys.readouterr()
    assert caught.out == ""
    assert "Traceback" not in caught.err
    assert ("320" if name == "size" else WRONG[name][0]) in caught.err
    assert not (tmp_path / "out").exists()


def test_a_pack_that_is_not_there_is_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quick(tmp_path / "nowhere.yaml", tmp_path / "out") == 2
    assert "nowhere.yaml" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_broken_pack_is_told_in_the_language_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = write_sample(tmp_path, text="标题：坏了\n")
    words = ("preview", str(broken), "--out", str(tmp_path / "out"))
    assert main(*words) == 1
    assert "第 1 行第 3 列" in capsys.readouterr().err
    assert main(*words, "--language", "en") == 1
    assert "Line 1, column 3" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("few")
def test_nobody_sees_a_bar_without_a_terminal(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quick(made.parent / "sample.yaml", made.parent / "again") == 0
    assert capsys.readouterr().err == ""


def drawn_of(job: Job, packs: Playable, names: tuple[ScreenName, ...]) -> dict[ScreenName, Drawn]:
    return {one.name: one for one in look_at_all(job, packs, names) if isinstance(one, Drawn)}


def test_several_processes_draw_the_same_bytes(
    tabled: Playable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = names_of(tabled.first)[-12:]
    alone, several = job(tabled, tmp_path / "1"), job(tabled, tmp_path / "2")
    first = drawn_of(alone, tabled, names)
    monkeypatch.setattr(preview_work, "WORTH_A_PROCESS", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    second = drawn_of(several, tabled, names)
    assert set(first) == set(names)
    assert first == second
    files = sorted(path.relative_to(alone.out) for path in alone.out.rglob("*.*"))
    assert len(files) == 2 * len(names)
    assert [str(path) for path in files if (alone.out / path).read_bytes() != (several.out / path).read_bytes()] == []


def test_large_pictures_of_wood_are_jpeg_and_all_others_are_lossless(tabled: Playable) -> None:
    names = [name for name in names_of(tabled.first) if name.moment in ("waiting", "explained", "home")]
    names = [next(name for name in names if name.moment == moment) for moment in ("waiting", "explained", "home")]
    endings = {}
    for name, surface in picture_pack(places(), Settings(), tabled, (1280, 720), names):
        data, endings[name.moment] = encoded(surface)
        with Image.open(BytesIO(data)) as read:
            assert read.size == (1280, 720)
            if endings[name.moment] == "png":
                assert read.convert("RGB").tobytes() == pixels(surface)
    assert endings == {"waiting": "jpg", "explained": "png", "home": "png"}
