"""The receipt printer: what it is sent is the picture, and whatever it does, nobody waits for it."""

from __future__ import annotations

import errno
import os
import random
from pathlib import Path
from threading import Event
from typing import Any

import pygame
import pytest
from escpos.printer import Dummy  # type: ignore[import-untyped] # python-escpos has no types

from game.cli import run_options
from game.cli.run_options import parse_run_options
from game.kiosk.printer import STUCK_S, Address, Printer, address_of, bitmap, opened
from game.scenes.core.receipts import PrinterState

WIDTH = 384


class Roll(Dummy):  # type: ignore[misc] # python-escpos has no types
    """A printer that keeps what it is sent, and has paper as long as a test lets it."""

    def __init__(self) -> None:
        super().__init__()
        self.paper = 2
        self.is_done = Event()

    def paper_status(self) -> int:
        return self.paper

    def cut(self, *words: Any, **more: Any) -> None:
        super().cut(*words, **more)
        self.is_done.set()


def picture(high: int = 61) -> pygame.Surface:
    """Black and white by chance, so that no row and no column is like another."""
    drawn, chance = pygame.Surface((WIDTH, high), 0, 32), random.Random(7)
    for y in range(high):
        for x in range(WIDTH):
            drawn.set_at((x, y), (0, 0, 0) if chance.random() < 0.3 else (255, 255, 255))
    return drawn


def rows_of(stream: bytes) -> list[str]:
    """The dots of every raster (GS v 0) in a stream for a printer, `#` where it is black."""
    rows, at = [], 0
    while (at := stream.find(b"\x1dv0", at)) >= 0:
        across, high = (int.from_bytes(stream[at + 4 + 2 * i : at + 6 + 2 * i], "little") for i in range(2))
        body = stream[at + 8 : at + 8 + across * high]
        for row in range(high):
            dots = body[row * across : (row + 1) * across]
            rows.append("".join(f"{byte:08b}" for byte in dots).translate(str.maketrans("01", ".#")))
        at += 8 + across * high
    return rows


def state(printer: Printer) -> PrinterState:
    """What a frame reads; mypy believes that a property stays as it was asserted once."""
    return printer.state


def test_what_is_sent_is_the_picture_dot_by_dot_then_a_cut() -> None:
    roll, drawn = Roll(), picture(1100)  # longer than one raster
    printer = Printer(lambda: roll)
    printer.serve_one(0)
    printer.print(drawn)
    printer.serve_one(0)
    wanted = [
        "".join("#" if drawn.get_at((x, y))[0] == 0 else "." for x in range(WIDTH)) for y in range(drawn.get_height())
    ]
    assert rows_of(roll.output) == wanted
    assert roll.output.endswith(b"\x1dV\x00"), "the paper is cut behind it"


def test_grey_becomes_black_or_white_without_dots() -> None:
    drawn = pygame.Surface((8, 1), 0, 32)
    for x in range(8):
        drawn.set_at((x, 0), (x * 36,) * 3)
    assert [bitmap(drawn).getpixel((x, 0)) for x in range(8)] == [0] * 4 + [255] * 4


def test_the_thread_prints_by_itself() -> None:
    roll = Roll()
    printer = Printer(lambda: roll)
    printer.serve_one(0)
    printer.open_in_background()
    printer.print(picture())
    assert roll.is_done.wait(20)
    assert len(rows_of(roll.output)) == 61


def test_it_is_busy_until_it_has_printed_and_takes_nothing_else_meanwhile() -> None:
    roll = Roll()
    printer = Printer(lambda: roll)
    assert state(printer) == "absent", "nobody has looked yet"
    printer.serve_one(0)
    assert state(printer) == "ready"
    printer.print(picture())
    assert state(printer) == "busy"
    printer.print(picture())
    printer.serve_one(0)
    assert state(printer) == "ready"
    assert len(rows_of(roll.output)) == 61


def test_one_that_does_not_come_to_an_end_counts_as_away() -> None:
    time_s = [0.0]
    printer = Printer(Roll, now=lambda: time_s[0])
    printer.serve_one(0)
    printer.print(picture())
    time_s[0] = STUCK_S + 1
    assert state(printer) == "absent"


def test_without_paper_it_is_away_until_there_is_some(caplog: pytest.LogCaptureFixture) -> None:
    roll = Roll()
    printer = Printer(lambda: roll)
    printer.serve_one(0)
    roll.paper = 0
    for _ in range(3):
        printer.serve_one(0)
    assert state(printer) == "absent"
    warnings = [record.message for record in caplog.records if record.levelname == "WARNING"]
    assert len(warnings) == 1, "the operator reads it once"
    roll.paper = 1
    printer.serve_one(0)
    assert state(printer) == "ready"


def test_one_that_is_plugged_in_later_is_found_and_one_that_fails_is_opened_anew() -> None:
    rolls: list[Roll] = []

    def connect() -> Roll:
        if not rolls:
            raise OSError(errno.ENODEV, "no such device")
        return rolls[-1]

    printer = Printer(connect)
    printer.serve_one(0)
    assert state(printer) == "absent"
    rolls.append(Roll())
    printer.serve_one(0)
    assert state(printer) == "ready"

    def fail(*words: Any, **more: Any) -> None:
        raise OSError(errno.EIO, "unplugged")

    rolls[0].image = fail
    printer.print(picture())
    printer.serve_one(0)
    assert state(printer) == "absent"
    rolls.append(Roll())
    printer.serve_one(0)
    printer.print(picture())
    printer.serve_one(0)
    assert len(rows_of(rolls[1].output)) == 61


def test_one_that_says_nothing_about_its_paper_has_some() -> None:
    printer = Printer(Dummy)
    printer.serve_one(0)
    assert state(printer) == "ready"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("usb:04b8:0E15", Address("usb", usb=(0x04B8, 0x0E15))),
        ("serial:COM3", Address("serial", "COM3")),
        ("win32raw:POS 58", Address("win32raw", "POS 58")),
        ("file:/dev/usb/lp0", Address("file", "/dev/usb/lp0")),
        ("/dev/usb/lp0", Address("file", "/dev/usb/lp0")),
    ],
)
def test_addresses(text: str, address: Address) -> None:
    assert address_of(text) == address


@pytest.mark.parametrize("text", ["network:192.168.0.9", "192.168.0.9:9100", "usb:1", "lp0", "serial:"])
def test_no_addresses(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        address_of(text)


def test_a_file_that_is_no_printer_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("important", encoding="utf-8")
    with pytest.raises(FileExistsError):
        opened(Address("file", str(path)))
    assert path.read_text(encoding="utf-8") == "important"


@pytest.mark.skipif(os.name == "nt", reason="devices are files there and only there")
def test_a_device_is_opened() -> None:
    device = opened(Address("file", os.devnull))
    device.close()
    assert device.devfile == os.devnull


def test_run_takes_a_printer_and_refuses_one_in_a_network(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert parse_run_options(["--printer", "usb:04b8:0e15"]).settings.printer == "usb:04b8:0e15"
    with pytest.raises(SystemExit) as end:
        parse_run_options(["--printer", "network:192.168.0.9"])
    assert end.value.code == 2
    assert "/dev/usb/lp0" in capsys.readouterr().err
    monkeypatch.setattr(run_options, "find_spec", lambda name: None)
    with pytest.raises(SystemExit) as end:
        parse_run_options(["--printer", "usb:04b8:0e15"])
    assert end.value.code == 2
    assert "[printer]" in capsys.readouterr().err
