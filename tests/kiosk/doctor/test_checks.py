"""Each check of the opening check in each of its colours, on a machine that is made for it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.content.prize_list import prize_list
from game.content.reading.packs import Reading
from game.kiosk.doctor.clock import check_clock
from game.kiosk.doctor.code import check_code, code_picture, shows
from game.kiosk.doctor.devices import code_reader
from game.kiosk.doctor.disk import SYNCS, check_disk
from game.kiosk.doctor.history import check_history
from game.kiosk.doctor.machine import Machine, Screen, Sound
from game.kiosk.doctor.pack import check_pack
from game.kiosk.doctor.records import check_records
from game.kiosk.doctor.screen import check_screen
from game.kiosk.doctor.sound import check_sound
from game.kiosk.doctor.stock import check_stock
from game.kiosk.doctor.verdict import Check
from game.kiosk.starts import Past
from game.records.database import FILE
from game.records.journal import Health, Journal
from game.records.prizes import stock
from game.takeaway.qr import encode
from game.words import LANGUAGES
from tests.content.sample import sample_yaml
from tests.kiosk.doctor.fakes import HOUR, MADE, NOW, Disk, always, machine, read_text, write_records
from tests.records.clock import FakeClock


def says(check: Check, machine_: Machine, light: str, key: str) -> None:
    """The check gives this light with this sentence, which can be told in every language."""
    verdict = check(machine_)
    assert (verdict.light, verdict.key) == (light, key)
    assert all(verdict.told(language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("screen", "light", "key"),
    [
        (Screen((1920, 1080), 21.5, 21.5), "green", "screen.fine"),
        (Screen((1080, 1920), 21.5, None), "green", "screen.fine_as_set"),
        (Screen((3840, 2160), 55.0, 54.6), "green", "screen.fine"),
        (Screen((1920, 1080), 21.5, 32.0), "amber", "screen.other_size"),
        (Screen((1280, 800), 10.1, None), "amber", "screen.smallish"),
        (Screen((800, 480), 21.5, None), "amber", "screen.coarse"),
        (Screen((1920, 1080), 7.0, 7.0), "red", "screen.small"),
        (Screen((1920, 1080), 7.0, 7.0, text_scale=1.4), "amber", "screen.smallish"),
        (Screen((160, 120), 3.0, None), "red", "screen.tiny"),
        (Screen(None, 21.5), "red", "screen.none"),
    ],
)
def test_the_screen(tmp_path: Path, screen: Screen, light: str, key: str) -> None:
    says(check_screen, machine(tmp_path, screen=always(screen)), light, key)


@pytest.mark.parametrize(
    ("sound", "light", "key"),
    [
        (Sound(("USB Audio",), is_open=True), "green", "sound.fine"),
        (Sound(("USB Audio",), is_open=True, is_off=True), "amber", "sound.off"),
        (Sound((), is_open=False), "amber", "sound.none"),
        (Sound(("USB Audio",), is_open=False), "red", "sound.closed"),
    ],
)
def test_the_sound(tmp_path: Path, sound: Sound, light: str, key: str) -> None:
    says(check_sound, machine(tmp_path, sound=always(sound)), light, key)


@pytest.mark.parametrize(
    ("disk", "light", "key"),
    [
        (Disk(), "green", "disk.fine"),
        (Disk(takes_s=0.3), "amber", "disk.slow"),
        (Disk(takes_s=2.0), "red", "disk.standing"),
        (Disk(free=400_000_000), "amber", "disk.scarce"),
        (Disk(free=40_000_000), "red", "disk.full"),
        (Disk(free=40_000_000, takes_s=2.0), "red", "disk.full"),
        (Disk(fault=OSError(28, "No space left on device")), "red", "disk.closed"),
        (Disk(fault=OSError(30, "Read-only file system")), "red", "disk.closed"),
    ],
)
def test_the_disk(tmp_path: Path, disk: Disk, light: str, key: str) -> None:
    says(check_disk, machine(tmp_path, disk), light, key)
    assert disk.synced in ([], [tmp_path] * SYNCS)


def test_a_folder_that_is_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("")
    says(check_disk, machine(tmp_path / "state"), "red", "disk.closed")


def spoil(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.execute(statement)
        connection.commit()


def overwrite(folder: Path) -> None:
    path = folder / FILE
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xaa" * (len(data) - 4096))


@pytest.mark.parametrize(
    ("spoilt", "light", "key"),
    [
        (lambda folder: None, "green", "records.fine"),
        (overwrite, "red", "records.damaged"),
        (lambda folder: (folder / FILE).write_bytes(b"no database " * 100), "red", "records.damaged"),
        (lambda folder: spoil(folder, "PRAGMA application_id = 7"), "red", "records.damaged"),
        (lambda folder: spoil(folder, "PRAGMA user_version = 900"), "red", "records.newer"),
    ],
)
def test_the_records(tmp_path: Path, spoilt: Callable[[Path], Any], light: str, key: str) -> None:
    write_records(tmp_path)
    spoilt(tmp_path)
    before = (tmp_path / FILE).read_bytes()
    says(check_records, machine(tmp_path), light, key)
    assert (tmp_path / FILE).read_bytes() == before


def test_records_that_another_process_has_locked_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_records(tmp_path)
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *given, **named: connect(*given, **{**named, "timeout": 0.0}))
    with closing(connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        says(check_records, machine(tmp_path), "red", "records.closed")


def test_records_without_a_backup_or_with_an_old_one(tmp_path: Path) -> None:
    says(check_records, machine(tmp_path), "green", "records.new")
    write_records(tmp_path, has_backup=False)
    says(check_records, machine(tmp_path), "amber", "records.no_backup")
    write_records(tmp_path)
    for path in (tmp_path / "backups").iterdir():
        os.utime(path, ((NOW - 5 * HOUR).timestamp(),) * 2)
    says(check_records, machine(tmp_path), "amber", "records.old_backup")
    assert "5" in check_records(machine(tmp_path)).told("en")


def test_records_with_nothing_in_them(tmp_path: Path) -> None:
    write_records(tmp_path)
    spoil(tmp_path, "DROP TABLE visit_begun")
    says(check_records, machine(tmp_path), "green", "records.empty")


@pytest.mark.parametrize(
    ("health", "light", "key"),
    [
        (Health(is_writing=True, waiting=3, lost=0, is_clock_doubted=False), "green", "records.fine"),
        (Health(is_writing=False, waiting=3, lost=0, is_clock_doubted=False), "red", "records.waiting"),
        (Health(is_writing=True, waiting=0, lost=2, is_clock_doubted=False), "red", "records.lost"),
    ],
)
def test_the_records_of_a_running_kiosk(tmp_path: Path, health: Health, light: str, key: str) -> None:
    write_records(tmp_path)
    says(check_records, machine(tmp_path, health=always(health)), light, key)


@pytest.mark.parametrize(
    ("past", "light", "key"),
    [
        (None, "green", "history.not_asked"),
        (Past(0, True, NOW), "green", "history.kept"),
        (Past(1, False, NOW), "amber", "history.first"),
        (Past(1, True, NOW), "amber", "history.first"),
        (Past(1, True, NOW, had_been_there=True), "amber", "history.gone"),
        (Past(2, True, NOW), "amber", "history.gone"),
        (Past(3, True, NOW), "red", "history.restored"),
        (Past(5, True, NOW, had_been_there=True), "red", "history.restored"),
    ],
)
def test_the_state_folder_after_a_reboot(tmp_path: Path, past: Past | None, light: str, key: str) -> None:
    says(check_history, machine(tmp_path, past=always(past)), light, key)


def test_an_empty_folder_is_told_with_how_long_it_has_been_in_use(tmp_path: Path) -> None:
    told = check_history(machine(tmp_path, past=always(Past(1, False, NOW - 2.5 * HOUR)))).told("en")
    assert "2.5 hours" in told
    assert "12-01 16:30" in told


def test_the_pack(tmp_path: Path) -> None:
    says(check_pack, machine(tmp_path), "green", "pack.fine")
    good = read_text(tmp_path, sample_yaml())
    assert good.pack is not None
    expires = datetime.combine(good.pack.expires, datetime.min.time(), NOW.tzinfo)

    def on(day: datetime) -> Machine:
        return machine(tmp_path, pack=always(good), now=always(day))

    says(check_pack, on(expires), "amber", "pack.expires_soon")
    says(check_pack, on(expires + timedelta(days=1)), "amber", "pack.expired")
    if not good.problems:
        says(check_pack, on(expires - timedelta(days=60)), "green", "pack.fine")
    warned = read_text(tmp_path, sample_yaml().replace("审核日期: 2026-05-01", "审核日期: 2027-05-02"))
    broken = read_text(tmp_path, "标题：坏的\n")
    says(check_pack, machine(tmp_path, pack=always(broken)), "red", "pack.errors")
    assert warned.problems
    light = "red" if any(problem.is_error for problem in warned.problems) else "amber"
    says(
        check_pack,
        machine(tmp_path, pack=always(warned), now=always(NOW - 150 * 24 * HOUR)),
        light,
        "pack.errors" if light == "red" else "pack.warnings",
    )


@pytest.mark.parametrize(
    ("now", "light", "key"),
    [
        (NOW, "green", "clock.fine"),
        (NOW - timedelta(seconds=90), "green", "clock.fine"),
        (NOW - HOUR, "amber", "clock.behind"),
        (MADE - HOUR, "red", "clock.lost"),
        (NOW.replace(year=1970), "red", "clock.lost"),
        (NOW.replace(year=2060), "red", "clock.far"),
    ],
)
def test_the_clock(tmp_path: Path, now: datetime, light: str, key: str) -> None:
    write_records(tmp_path)
    reading = read_text(tmp_path, sample_yaml())
    for path in (*tmp_path.iterdir(), *(tmp_path / "backups").iterdir()):
        os.utime(path, (NOW.timestamp(),) * 2)
    says(check_clock, machine(tmp_path, now=always(now), pack=always(reading)), light, key)


@pytest.mark.parametrize("written", ["own.yaml", "kiosk.log"])
def test_a_file_from_the_future_tells_that_the_clock_is_behind(tmp_path: Path, written: str) -> None:
    reading = read_text(tmp_path, sample_yaml())
    (tmp_path / "kiosk.log").touch()
    for path in tmp_path.iterdir():
        os.utime(path, ((NOW + (HOUR if path.name == written else -HOUR)).timestamp(),) * 2)
    says(check_clock, machine(tmp_path, pack=always(reading)), "amber", "clock.behind")


def test_a_clock_that_went_back_this_evening_is_told(tmp_path: Path) -> None:
    reading = read_text(tmp_path, sample_yaml())
    os.utime(reading.path, (NOW.timestamp(),) * 2)
    health = Health(is_writing=True, waiting=0, lost=0, is_clock_doubted=True)
    says(check_clock, machine(tmp_path, pack=always(reading), health=always(health)), "amber", "clock.doubted")


def test_the_code_is_read_back(tmp_path: Path) -> None:
    assert code_reader() is not None
    says(check_code, machine(tmp_path, read_code=code_reader()), "green", "code.fine")
    says(check_code, machine(tmp_path), "green", "code.drawn")
    small = always(Screen((480, 320), 5.0))
    says(check_code, machine(tmp_path, screen=small), "amber", "code.fine_grained")
    says(check_code, machine(tmp_path, read_code=always(None)), "red", "code.misread")
    says(check_code, machine(tmp_path, read_code=always("another text")), "red", "code.misread")
    says(check_code, machine(tmp_path, pack=always(read_text(tmp_path, "x: 1"))), "red", "code.no_pack")


def test_a_module_of_another_colour_is_seen_without_a_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    matrix = encode("停，问，查")
    picture = code_picture(matrix, 1080)
    assert shows(picture, matrix)
    picture.fill((0, 0, 0), (0, 0, picture.get_width(), 40))  # something lies over the white edge
    assert not shows(picture, matrix)
    monkeypatch.setattr(
        "game.kiosk.doctor.code.code_picture", lambda matrix, short_px: pygame.Surface((600, 600), 0, 32)
    )
    says(check_code, machine(tmp_path), "red", "code.misread")


def with_prizes(folder: Path, bags: int, cups: int) -> Reading:
    kinds = f"[{{编号: bag, 名称: 帆布袋, 数量: {bags}}}, {{编号: cup, 名称: 搪瓷杯, 数量: {cups}}}]"
    return read_text(folder, sample_yaml() + f"奖品: {{安慰奖: 反诈贴纸, 安慰签: 30, 奖项: {kinds}}}\n")


def staff_take(folder: Path, reading: Reading, **pieces: int) -> None:
    """The stock is taken over from the pack, and staff take pieces away."""
    assert reading.pack is not None
    prizes = prize_list({reading.pack.language: reading.pack})
    assert prizes is not None
    journal = Journal(folder, FakeClock(wall=NOW).clock)
    journal.start()
    journal.transact(lambda writer: stock.declare(writer, prizes.kinds)).result(10)
    for prize, count in pieces.items():
        journal.transact(partial(stock.change, prize=prize, delta=-count, why="staff")).result(10)
    journal.end()


def test_the_stock_of_prizes(tmp_path: Path) -> None:
    says(check_stock, machine(tmp_path), "green", "stock.no_prizes")
    reading = with_prizes(tmp_path, bags=3, cups=2)
    looked = machine(tmp_path, pack=always(reading))
    assert check_stock(looked).values == {"pieces": 5, "kinds": 2}, "before the first draw as the pack says"
    staff_take(tmp_path, reading, bag=1)
    assert check_stock(looked).values == {"pieces": 4, "kinds": 2}
    staff_take(tmp_path, reading, cup=2)
    says(check_stock, looked, "amber", "stock.gone")
    assert "搪瓷杯" in check_stock(looked).told("zh")
    staff_take(tmp_path, reading, bag=2)
    says(check_stock, looked, "amber", "stock.all_gone")
    more = with_prizes(tmp_path, bags=3, cups=6)
    assert check_stock(machine(tmp_path, pack=always(more))).values == {"first": "帆布袋", "count": 1}
    overwrite(tmp_path)
    says(check_stock, looked, "amber", "stock.unread")
