"""Staff look through every screen of a pack before they put it on, and read what failed in the kiosk's language."""

from __future__ import annotations

import gc
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import pygame
import pytest

from game.content.problems import Problem
from game.kiosk.errand import Errand
from game.kiosk.live import FRAME_S
from game.kiosk.stock.faults import StoreFault
from game.scenes.core.base import Scene
from game.scenes.core.changes import Replace
from game.scenes.core.staff_desk import Album, Offered, Standing, Summary, Trial
from game.scenes.exhibit.exhibit import Exhibit
from game.scenes.gallery.names import names_of
from game.scenes.staff.trial import Looking
from game.scenes.staff.viewer import Leaves
from game.ui.type.text import Type
from game.words import Language
from tests.booth import Booth, booth_in, join_errands, titled
from tests.content.sample import sample_yaml, table_yaml, write_sample
from tests.stall import SMALL_UPRIGHT, build_stall, unspaced

TITLE = "校园夜市"


def looking(folder: Path, *, size: tuple[int, int] = (640, 360), text: str | None = None) -> Booth:
    """A booth whose staff look at a pack from a stick."""
    booth = booth_in(folder / "machine", size)
    stick = folder / "stick"
    stick.mkdir()
    write_sample(stick, "school.yaml", text=text or titled(TITLE))
    booth.plug_in(stick)
    booth.open_staff()
    booth.try_out("school")
    return booth


@pytest.fixture
def booth(tmp_path: Path) -> Booth:
    return looking(tmp_path)


def leaves_of(booth: Booth) -> Leaves | None:
    """The viewer on the page that is seen, if it has one."""
    return booth.staff.page.leaves if isinstance(booth.staff.page, Looking) else None


def page(booth: Booth) -> int:
    """Number of the screen that is looked at, as it is written."""
    leaves = leaves_of(booth)
    assert leaves is not None
    assert leaves.screen is not None
    count = len(names_of(booth.stall.pack))
    assert booth.stall.shows(booth.stall.say("staff.page", number=leaves.screen + 1, count=count))
    booth.stall.hands.frames(3)  # having read it, the screen is drawn again
    return leaves.screen + 1


def shown(booth: Booth) -> pygame.Surface:
    """The picture that is looked at."""
    leaves = leaves_of(booth)
    assert leaves is not None
    return booth.stall.shell.surface.subsurface(leaves._plan.picture).copy()


def pixels(picture: pygame.Surface) -> bytes:
    return pygame.image.tobytes(picture, "RGB")


@contextmanager
def written() -> Iterator[list[str]]:
    """What is written on any screen meanwhile."""
    lines: list[str] = []
    line = Type.line

    def noted(self: Type, text: str, px: int, colour: tuple[int, int, int], weight: int = 700) -> pygame.Surface:
        lines.append(unspaced(text))
        return line(self, text, px, colour, weight)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Type, "line", noted)
        yield lines


# -- every screen -------------------------------------------------------------------------------------------------


def test_all_screens_are_paged_through_to_the_last_and_back(booth: Booth) -> None:
    count = len(names_of(booth.stall.pack))
    assert page(booth) == 1
    there = [pixels(shown(booth))]
    for _ in range(count - 1):
        booth.stall.hands.tap("next", rest_s=0.35)
        there.append(pixels(shown(booth)))
    assert page(booth) == count
    assert len(set(there)) == count - 9  # four exhibits of the sample say the same
    back = [there[-1]]
    for _ in range(count - 1):
        booth.stall.hands.tap("previous", rest_s=0.35)
        back.append(pixels(shown(booth)))
    assert page(booth) == 1
    assert back == there[::-1]


def test_before_the_first_screen_comes_the_last(booth: Booth) -> None:
    booth.stall.hands.tap("previous")
    assert page(booth) == len(names_of(booth.stall.pack))
    booth.stall.hands.tap("next")
    assert page(booth) == 1


def test_a_screen_looks_as_it_does_once_the_pack_is_played(booth: Booth) -> None:
    moments = [name.moment for name in names_of(booth.stall.pack)]
    looked_at = {}
    for moment in moments[: moments.index("wheel") + 1]:
        looked_at[moment] = shown(booth)
        booth.stall.hands.tap("next")
    booth.stall.hands.tap("put_on")
    booth.pass_time()
    assert booth.title == TITLE
    booth.stall.hands.tap("wheel")
    assert booth.stall.scene == "wheel"
    played = pygame.transform.smoothscale(booth.stall.shell.surface, looked_at["wheel"].get_size())
    assert pixels(played) == pixels(looked_at["wheel"])


def test_a_pack_with_a_table_and_one_that_is_answered_aloud_show_all_they_have(tmp_path: Path) -> None:
    text = table_yaml().replace("评判: 点选", "评判: 口述")
    booth = looking(tmp_path, text=text)
    leaves = leaves_of(booth)
    assert leaves is not None
    for _ in range(len(leaves._album)):
        with written() as lines:
            booth.stall.hands.tap("next", rest_s=0.35)
        assert unspaced(booth.stall.say("staff.fails"))[:4] not in "".join(lines)
    assert booth.stall.shell.faults == 0


def test_the_number_changes_at_once_and_the_picture_in_the_frame_after(booth: Booth) -> None:
    hands = booth.stall.hands
    before = pixels(shown(booth))
    at = hands.button("next").rect.center
    hands.press(at)
    hands.wait(0.1, 0.05)
    with written() as lines:
        hands.release(at)
    assert any(line.startswith("2/") for line in lines)
    assert pixels(shown(booth)) == before
    hands.frame([], FRAME_S)
    assert pixels(shown(booth)) != before


def test_nothing_is_kept_of_the_screens_that_were_looked_at(booth: Booth) -> None:
    gc.collect()
    before = alive()
    for number in range(1, len(names_of(booth.stall.pack))):
        booth.stall.hands.tap("next", rest_s=0.35)
        assert alive() == before, f"after screen {number}"


def alive() -> set[int]:
    """Every scene there is, also those that only wait for the collector."""
    return {id(scene) for scene in gc.get_objects() if isinstance(scene, Scene)}


def test_looking_makes_no_sound_of_the_games(booth: Booth) -> None:
    booth.stall.audio.played.clear()
    for _ in range(12):
        booth.stall.hands.tap("next", rest_s=0.35)
    assert set(booth.stall.audio.played) == {"tap"}


def test_staff_turn_the_volume_and_hear_it(tmp_path: Path) -> None:
    booth = booth_in(tmp_path)
    booth.open_staff()
    stall = booth.stall
    seen: list[tuple[str, str]] = []
    stall.hands.tap("settings")
    for _ in range(3):
        stall.hands.tap("volume")
        assert stall.audio.played[-1] == "land"
        assert stall.shows(stall.say(f"staff.volume_{stall.audio.volume}"))
        seen.append((stall.audio.volume, stall.scene))
        stall.hands.wait(0.5)
    assert seen == [("low", "staff"), ("off", "staff"), ("full", "staff")]


def test_another_size_of_the_screen_keeps_the_page(booth: Booth) -> None:
    booth.stall.hands.tap("next")
    booth.stall.hands.tap("next")
    booth.stall.resize(SMALL_UPRIGHT)
    booth.stall.hands.wait(0.6)
    assert page(booth) == 3
    assert len(set(pixels(shown(booth)))) > 20
    booth.stall.hands.tap("next")
    assert page(booth) == 4


# -- what can be done from there ----------------------------------------------------------------------------------


def test_the_pack_is_put_on_from_a_page_in_the_middle(booth: Booth) -> None:
    for _ in range(7):
        booth.stall.hands.tap("next", rest_s=0.35)
    booth.stall.hands.tap("put_on")
    booth.pass_time()
    assert (booth.stall.scene, booth.title) == ("attract", TITLE)


def test_the_pack_is_left_from_a_page_in_the_middle(tmp_path: Path) -> None:
    booth = looking(tmp_path)
    for _ in range(7):
        booth.stall.hands.tap("next", rest_s=0.35)
    booth.stall.hands.tap("back")
    assert booth.stall.shows(booth.stall.say("staff.packs_hero"))
    booth.behind.office.wait()
    assert list((tmp_path / "machine" / "store").glob("incoming-*")) == []
    booth.leave_staff()
    booth.pass_time()
    assert (booth.stall.scene, booth.title) == ("attract", "平安夜市")


def test_a_second_look_begins_with_the_first_screen(booth: Booth) -> None:
    booth.stall.hands.tap("next")
    booth.stall.hands.tap("back")
    booth.try_out("school")
    assert page(booth) == 1


def test_a_page_that_is_left_alone_ends_as_the_staff_screen_always_did(booth: Booth) -> None:
    booth.stall.hands.tap("next")
    booth.stall.hands.wait(89.0, 0.25)
    assert booth.stall.scene == "staff"
    booth.stall.hands.wait(2.0, 0.25)
    assert booth.stall.scene == "still_there"
    booth.stall.hands.until(lambda: booth.stall.scene == "attract", within_s=30.0)
    assert booth.title == "平安夜市"


def test_a_screen_that_cannot_be_opened_is_told_and_the_corner_stays(
    booth: Booth, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(scene: Exhibit) -> None:
        raise ZeroDivisionError(scene.exhibit.id)

    moments = [name.moment for name in names_of(booth.stall.pack)]
    monkeypatch.setattr(Exhibit, "lay_out", broken)
    with written() as lines:
        leaves = leaves_of(booth)
        while leaves is not None and leaves.screen != moments.index("asked"):
            assert unspaced(booth.stall.say("staff.fails"))[:5] not in "".join(lines)
            booth.stall.hands.tap("next", rest_s=0.35)
    assert unspaced(booth.stall.say("staff.fails")) in "".join(lines)
    assert page(booth) == moments.index("asked") + 1
    booth.stall.hands.tap("previous")
    assert page(booth) == moments.index("asked")
    assert len(set(pixels(shown(booth)))) > 20
    booth.stall.hands.tap("put_on")
    booth.pass_time()
    assert booth.title == TITLE
    assert booth.stall.shell.faults == 0


def test_warnings_are_a_page_before_the_screens(tmp_path: Path) -> None:
    booth = booth_in(tmp_path / "machine")
    stick = tmp_path / "stick"
    stick.mkdir()
    write_sample(stick, "school.yaml", text=titled(TITLE))
    write_sample(stick, "school.en.yaml", text="title: x\n")
    booth.plug_in(stick)
    booth.open_staff()
    booth.try_out("school.yaml")
    assert booth.stall.shows("school.en.yaml")
    assert booth.stall.shows(booth.stall.say("staff.to_note"))
    assert {"put_on", "back", "previous", "next"} <= set(booth.stall.controls)
    booth.stall.hands.tap("next")
    assert page(booth) == 1
    assert not booth.stall.shows("school.en.yaml")
    booth.stall.hands.tap("previous")
    assert booth.stall.shows("school.en.yaml")


# -- its place on the screen --------------------------------------------------------------------------------------


@dataclass
class _Album:
    """Nearly a thousand screens; the last one cannot be opened."""

    size: tuple[int, int]

    def __len__(self) -> int:
        return 999

    def picture(self, number: int) -> pygame.Surface | None:
        return None if number == 998 else pygame.Surface(self.size)


class _Desk:
    """A staff desk that has one good pack with many warnings."""

    problems = tuple(
        Problem(
            "a.yaml", 999, 99, "error", "colon_wide", "这里用了中文冒号“：”，要用英文冒号加空格", "改成：  标题: 夜市"
        )
        for _ in range(9)
    )

    def standing(self, language: Language) -> Standing:
        return Standing(Summary("night-market.yaml", "平安夜市", 12, 999), (), can_roll_back=True)

    def look(self) -> Errand[tuple[Offered, ...]]:
        return Errand(lambda: (Offered("", "a.yaml"),), failed=())

    def begin(self, key: str) -> None: ...

    def trial(self, language: Language) -> Trial:
        def look(measures: object, language: Language, tonight: object) -> Album:
            return _Album((64, 36))

        return Trial(self.standing(language).summary, self.problems, look)

    def put_on(self) -> None: ...
    def discard(self) -> None: ...
    def roll_back(self) -> None: ...


@pytest.mark.parametrize("text_scale", [1.0, 1.4])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(1024, 600), (1280, 1024), (1920, 1080), (1080, 1920), (768, 1366)], ids=str)
def test_every_page_of_the_look_fits_and_is_within_reach(
    size: tuple[int, int], language: Language, text_scale: float
) -> None:
    stall = build_stall(size, language=language, text_scale=text_scale)
    stall.shell.stack.context = replace(stall.shell.context, desk=_Desk())
    stall.shell.stack.apply(Replace("staff", stall.top.visit))
    stall.hands.wait(0.5, 0.25)
    stall.hands.tap("packs")
    stall.hands.tap("choose")
    join_errands()
    stall.hands.wait(0.6)
    stall.hands.tap("offer_0")
    measures = stall.shell.context.look.measures
    least_px = 0.11 * measures.short_px - 0.5
    for way in ("next", "previous", "previous"):
        told = [button for button in stall.top.buttons if button.name in ("previous", "next", "put_on", "back", "help")]
        assert len(told) == 5
        for button in told:
            assert min(button.rect.size) >= least_px
            assert stall.shell.surface.get_rect().contains(button.rect)
            assert not measures.is_portrait or button.rect.top >= 0.4 * measures.height
        for one, other in combinations(told, 2):
            apart = (measures.gap_px - 1, measures.gap_px - 1)
            assert not one.rect.inflate(apart).colliderect(other.rect.inflate(apart))
        stall.hands.tap(way)
    assert list(stall.shell.context.look.type.misfits) == []


# -- in the language of the kiosk ---------------------------------------------------------------------------------


def english(folder: Path) -> Booth:
    """A booth in English, with a stick that holds a damaged zip and a pack with mistakes."""
    (folder / "machine").mkdir()
    write_sample(folder / "machine", "sample.en.yaml", text=sample_yaml().replace("语言: 中文", "语言: 英文"))
    booth = booth_in(folder / "machine", language="en")
    assert booth.stall.shell.context.words.language == "en"
    stick = folder / "stick"
    stick.mkdir()
    (stick / "damaged.zip").write_bytes(b"PK\x03\x04" + random.Random(1).randbytes(99))
    write_sample(stick, "school.yaml", text=titled(TITLE))
    booth.plug_in(stick)
    booth.open_staff()
    return booth


def test_an_english_kiosk_tells_in_english_why_a_pack_was_not_brought_in(tmp_path: Path) -> None:
    booth = english(tmp_path)
    booth.try_out("damaged.zip")
    assert booth.stall.shows(StoreFault("zip_damaged", name="damaged.zip").message("en"))
    assert booth.stall.shows("The stall still plays the pack that it had.")


def test_a_chinese_kiosk_tells_the_same_in_chinese(tmp_path: Path) -> None:
    booth = booth_in(tmp_path / "machine")
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "damaged.zip").write_bytes(b"PK\x03\x04" + random.Random(1).randbytes(99))
    booth.plug_in(stick)
    booth.open_staff()
    booth.try_out("damaged.zip")
    assert booth.stall.shows(StoreFault("zip_damaged", name="damaged.zip").message("zh"))


def test_an_english_kiosk_tells_in_english_why_a_pack_was_not_put_on(tmp_path: Path) -> None:
    booth = english(tmp_path)
    booth.try_out("school")
    for folder in (tmp_path / "machine" / "store").glob("incoming-*"):
        shutil.rmtree(folder)
    booth.stall.hands.tap("put_on")
    booth.pass_time()
    booth.open_packs()
    assert booth.stall.shows("copied just now, is no longer there")


def test_an_english_kiosk_tells_in_english_what_is_wrong_with_a_pack(tmp_path: Path) -> None:
    booth = english(tmp_path)
    write_sample(tmp_path / "stick", "bad.yaml", text="标题：校园\n")
    booth.try_out("bad.yaml")
    assert booth.stall.shows("bad.yaml, line 1, column")
    assert booth.stall.shows("is missing here")
    booth.stall.hands.tap("back")
    booth.save("标题：坏")
    booth.leave_staff()
    booth.pass_time()
    booth.open_packs()
    assert booth.stall.shows("sample.yaml, line 1, column")
    assert booth.stall.shows("is missing here")
