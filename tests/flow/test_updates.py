"""An update on a stick through the real loop: staff see it, it waits for the end of a visit, and starts prove it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.app import start
from game.app.start import Witness
from game.cli import run
from game.kiosk.heartbeat import FILE_VARIABLE
from game.kiosk.live import Pacer, run_live
from game.kiosk.places import BUILD_FILE, INSTALLED_VARIABLE
from game.kiosk.shell import Shell
from game.kiosk.stock.bundles import FOLDER, Update, Updates
from game.kiosk.stock.desk import HomePack
from game.kiosk.stock.programs import programs_of
from game.kiosk.stock.store import PackStore
from game.kiosk.supervisor import AGAIN
from game.scenes.attract.attract import Attract
from game.scenes.core.changes import Push
from tests.booth import Booth, booth_in, titled
from tests.content.sample import write_sample
from tests.kiosk.stock.stick import bring, write
from tests.kiosk.stock.updates import trusting, update_of
from tests.kiosk.test_logs import fresh_root

NAME, LABEL = "fanzha-8.update", "更新 8（U盘"


@pytest.fixture
def booth(tmp_path: Path) -> Booth:
    """A stall that trusts the organiser, with a stick in it."""
    trusting(tmp_path / "stall" / "updates")
    booth = booth_in(tmp_path / "stall")
    (tmp_path / "stick").mkdir()
    booth.plug_in(tmp_path / "stick")
    return booth


def carry(tmp_path: Path, text: str, owner: str = "organiser") -> None:
    """Put an update with a pack onto the stick."""
    (tmp_path / "stick" / NAME).write_bytes(update_of({"校园.yaml": text.encode()}, 8, owner))


def test_a_signed_pack_is_seen_by_staff_and_played_from_the_next_visit_on(booth: Booth, tmp_path: Path) -> None:
    carry(tmp_path, titled("校园夜市"))
    booth.open_staff()
    booth.try_out(LABEL)
    assert booth.stall.shows("校园夜市")
    (tmp_path / "stick" / NAME).unlink()
    booth.stall.hands.tap("put_on", rest_s=0.0)
    booth.pass_time()
    assert (booth.stall.scene, booth.title) == ("attract", "校园夜市")
    carry(tmp_path, titled("校园夜市"))
    booth.open_staff()
    booth.try_out(LABEL)
    assert booth.stall.shows("已经装过")
    assert "put_on" not in booth.stall.controls


def test_it_waits_for_the_end_of_a_visit(booth: Booth, tmp_path: Path) -> None:
    carry(tmp_path, titled("校园夜市"))
    booth.open_staff()
    booth.try_out(LABEL)
    office = booth.behind.office
    booth.leave_staff()
    booth.stall.hands.tap("wheel")
    carry(tmp_path, titled("校园夜市"))
    looking = office.look()
    looking.wait()
    office.begin(next(offer.key for offer in looking.result or () if LABEL in offer.label))
    office.wait()
    office.put_on()
    booth.pass_time(5)
    assert (booth.stall.scene, booth.title) == ("wheel", "平安夜市")
    booth.stall.hands.tap("home")
    booth.pass_time()
    assert (booth.stall.scene, booth.title) == ("attract", "校园夜市")


def test_a_foreign_update_is_told_to_staff_and_not_to_visitors(booth: Booth, tmp_path: Path) -> None:
    carry(tmp_path, titled("校园夜市"), owner="somebody else")
    before = booth.stall.picture()
    booth.open_staff()
    booth.try_out(LABEL)
    assert booth.stall.shows("不是这台机器认得的人做的")
    assert "put_on" not in booth.stall.controls
    booth.leave_staff()
    booth.pass_time()
    assert booth.title == "平安夜市"
    assert booth.stall.scene == "attract"
    assert not booth.stall.shows("更新")
    assert len(before) == len(booth.stall.picture())


def test_a_pack_that_has_expired_is_told_before_it_is_put_on(booth: Booth, tmp_path: Path) -> None:
    carry(tmp_path, titled("旧的夜市").replace("有效期至: 2027-05-01", "有效期至: 2026-05-02"))
    booth.open_staff()
    booth.try_out(LABEL)
    assert booth.stall.shows("2026-05-02")
    assert "put_on" in booth.stall.controls


def test_a_program_that_comes_along_is_told_before_and_waits_for_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "installed").mkdir()
    (tmp_path / "installed" / BUILD_FILE).write_text("1\n", encoding="utf-8")
    monkeypatch.setenv(INSTALLED_VARIABLE, str(tmp_path / "installed"))
    trusting(tmp_path / "stall" / "updates")
    booth, stick = booth_in(tmp_path / "stall"), tmp_path / "stick"
    stick.mkdir()
    booth.plug_in(stick)
    pack = {"校园.yaml": titled("校园夜市").encode()}
    (stick / NAME).write_bytes(update_of(pack, 8, program={"game/__init__.py": b""}))
    booth.open_staff()
    booth.try_out(LABEL)
    assert booth.stall.shows("新的程序（9.9）")
    assert not booth.stall.shows("现在仍用"), "nothing has gone wrong"
    assert programs_of(tmp_path / "stall").next_one() is None
    booth.stall.hands.tap("put_on", rest_s=0.0)
    booth.pass_time()
    assert booth.title == "校园夜市"
    assert programs_of(tmp_path / "stall").next_one() == tmp_path / "stall" / "program" / "8"


def fails(monkeypatch: pytest.MonkeyPatch, title: str, name: str, *, times: int = 1_000) -> list[str]:
    """Have the attract screen of the pack with this title fail so often; what is returned notes each time."""
    method, failed = getattr(Attract, name), list[str]()

    def broken(self: Attract, *given: object) -> object:
        if self.context.pack.title == title and len(failed) < times:
            failed.append(name)
            _explode()
        return method(self, *given)

    monkeypatch.setattr(Attract, name, broken)
    return failed


def live(booth: Booth, seconds: float) -> None:
    """The live loop, with time that is told instead of slept, once threads have done what they were told."""
    booth.behind.office.wait()
    frames, ticks = iter(range(round(seconds * 20))), iter(range(1_000_000))
    pacer, desk = Pacer(now=lambda: next(ticks) / 20, sleep=lambda seconds: None), booth.behind.desk
    is_over = lambda: next(frames, None) is None  # noqa: E731 - as short as it is
    run_live(booth.stall.shell, pacer, is_over, desk.next_stock, read=list, take_back=desk.take_back)
    booth.behind.office.wait()


def try_and_put_on(booth: Booth, label: str) -> None:
    """What staff do, up to the touch that puts it on."""
    booth.stall.shell._is_debug = False
    booth.open_staff()
    booth.try_out(label)
    booth.stall.hands.tap("put_on", rest_s=0.0)


@pytest.mark.parametrize("name", ["lay_out", "draw", "update"])
def test_a_pack_whose_attract_screen_fails_twice_makes_way_for_the_one_before(
    booth: Booth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    carry(tmp_path, titled("校园夜市"))
    try_and_put_on(booth, LABEL)
    failed = fails(monkeypatch, "校园夜市", name)
    live(booth, 30)
    assert len(failed) == 2
    assert (booth.stall.scene, booth.title) == ("attract", "平安夜市")
    assert PackStore(tmp_path / "stall" / "store").active() is None
    booth.open_packs()
    assert booth.stall.shows("两次都没能打开")


def test_one_fault_takes_no_pack_back(booth: Booth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    carry(tmp_path, titled("校园夜市"))
    try_and_put_on(booth, LABEL)
    failed = fails(monkeypatch, "校园夜市", "draw", times=1)
    live(booth, 30)
    assert (booth.stall.scene, booth.title, len(failed)) == ("attract", "校园夜市", 1)
    later = fails(monkeypatch, "校园夜市", "update", times=3)  # once it was seen, faults say nothing of its being new
    live(booth, 60)
    assert (booth.title, len(later)) == ("校园夜市", 3)


def test_a_pack_beside_the_program_that_fails_makes_way_too(
    booth: Booth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_sample(tmp_path / "stall", "other.yaml", text=titled("另一个夜市"))
    try_and_put_on(booth, "other.yaml")
    fails(monkeypatch, "另一个夜市", "lay_out")
    live(booth, 30)
    assert booth.title == "平安夜市"
    assert HomePack(tmp_path / "stall" / "state").chosen() == booth.file


# -- starts of the whole kiosk ------------------------------------------------------------------------------------


class Eyes(Witness):
    """Notes the title that is played, and closes the kiosk."""

    shows_on_nothing = True
    titles: list[str]

    def ready(self, shell: Shell) -> None:
        Eyes.titles.append(shell.context.pack.title)

    def is_done(self) -> bool:
        return True


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A state folder in which an update has just been put on."""
    Eyes.titles = []
    monkeypatch.setattr(run, "Witness", Eyes)
    monkeypatch.setattr(start, "PAUSE_S", 0.0)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    state = tmp_path / "state"
    store, updates = PackStore(state / "packs"), Updates(state / FOLDER, programs_of(state))
    bring(store, write(tmp_path / "before", {"before.yaml": titled("以前的夜市").encode()}))
    staged = bring(store, write(tmp_path / "new", {"new.yaml": titled("新的夜市").encode()}))
    updates.note_taken(Update(8, tmp_path), staged.path)
    yield state
    pygame.display.quit()
    pygame.mixer.quit()


def play(state: Path) -> int:
    """Start the kiosk once."""
    with fresh_root():
        return run.run_kiosk(["--window", "640x360", "--state", str(state)], home=None, is_bare=False)


def test_two_starts_that_never_showed_the_attract_screen_take_it_back(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("game.app.assembly.stocked_shell", _explode)
        assert [play(state), play(state)] == [1, 1]
    assert play(state) == 0
    assert Eyes.titles == ["以前的夜市"]
    assert "failed 2 starts" in (state / "kiosk.log").read_text(encoding="utf-8")


def test_one_start_that_shows_it_proves_it(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert play(state) == 0
    with monkeypatch.context() as broken:
        broken.setattr("game.app.assembly.stocked_shell", _explode)
        assert [play(state), play(state), play(state)] == [1, 1, 1]
    assert play(state) == 0
    assert Eyes.titles == ["新的夜市", "新的夜市"]


class Restarts(Eyes):
    """Lets the kiosk run for some frames, on the screen that it is told to open."""

    screen = ""

    def __init__(self) -> None:
        self.frames = 0

    def ready(self, shell: Shell) -> None:
        if Restarts.screen:
            shell.stack.apply(Push(Restarts.screen))

    def is_done(self) -> bool:
        self.frames += 1
        return self.frames > 20


@pytest.mark.parametrize(
    ("screen", "is_watched", "code"), [("", True, AGAIN), ("help", True, 0), ("", False, 0)], ids=str
)
def test_a_new_program_is_started_between_two_visits_where_somebody_starts_it(
    state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, screen: str, is_watched: bool, code: int
) -> None:
    updates = Updates(state / FOLDER, programs_of(state))
    updates.wants_restart = True
    monkeypatch.setattr("game.app.examining.updates_of", lambda _: updates)
    monkeypatch.setattr(run, "Witness", Restarts)
    monkeypatch.setattr(Restarts, "screen", screen)
    if is_watched:
        (tmp_path / "beat").write_bytes(bytes(8))
        monkeypatch.setenv(FILE_VARIABLE, str(tmp_path / "beat"))
    assert play(state) == code


def _explode(*_: object, **__: object) -> None:
    message = "the new pack cannot be shown"
    raise RuntimeError(message)
