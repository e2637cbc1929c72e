"""The options of `run`, read by argparse: typer would cost a third of the time to the first frame."""

from __future__ import annotations

import argparse
import re
import shlex
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn
from unicodedata import east_asian_width

from game.cli.usage import PROGRAM, usage_lines
from game.kiosk.power import own_command
from game.kiosk.printer import address_of
from game.kiosk.settings import MOST_OWN, MOST_WIDE, RunOptions, Settings
from game.rules.tonight import TEXT_SCALES
from game.words import in_both

LEAST_SIZE, MOST_SIZE = 320, 16_384
MOST_DISPLAYS = 16
LEAST_INCH, MOST_INCH = 3.0, 150.0


def parse_size(text: str) -> tuple[int, int]:
    """`1280x720` → (1280, 720). Raises `ValueError` with the cure."""
    match = re.fullmatch(r"(\d{2,5})\s*[xX×*]\s*(\d{2,5})", text.strip())
    if match is None:
        raise ValueError(in_both("size_form", text=text))
    width, height = int(match[1]), int(match[2])
    if min(width, height) < LEAST_SIZE or max(width, height) > MOST_SIZE:
        raise ValueError(in_both("size_range", least=LEAST_SIZE, most=MOST_SIZE))
    return width, height


def parse_run_options(words: Sequence[str]) -> RunOptions:
    """Read the words after `run`. Wrong use is told, and ends the program with exit code 2."""
    parser = _parser()
    given, unknown = parser.parse_known_args(words)
    if unknown:
        parser.refuse("no_option" if unknown[0].startswith("-") else "extra", name=unknown[0])
    is_stall = given.window is None and given.seed is None
    poweroff = tuple(shlex.split(given.poweroff_command)) or (own_command() if is_stall else None)
    settings = Settings(
        pack=given.pack,
        language=given.language,
        theme=given.theme,
        text_scale=given.text_scale,
        diagonal_inch=given.diagonal_inch,
        is_calm=given.calm,
        printer=given.printer,
        is_low=given.low,
        is_debug=given.debug,
    )
    return RunOptions(
        settings,
        given.window,
        given.seed,
        given.state,
        given.alone,
        tuple(given.pause_text[:MOST_OWN]),
        poweroff,
        given.display,
        given.rotate,
    )


class _Parser(argparse.ArgumentParser):
    """Reports wrong use in the language of the user."""

    def refuse(self, kind: str, belongs: str | None = None, **values: str) -> NoReturn:
        """End the program; the arguments are those of `usage_lines`."""
        self.exit(2, usage_lines(kind, self.prog, belongs, **values) + "\n")

    def error(self, message: str) -> NoReturn:
        """End the program. `message` is English, so the cause is read off the exception being handled."""
        fault = sys.exc_info()[1]
        if not isinstance(fault, argparse.ArgumentError):
            self.refuse("other")
        name = fault.argument_name or ""
        if isinstance(fault.__context__, argparse.ArgumentTypeError):
            self.exit(2, f"{name}: {fault.message}\n")
        self.refuse("value", *(action.help for action in self._actions if name in action.option_strings), name=name)


def _parser() -> _Parser:
    """Return the parser: what is played and where, how it looks, what staff can do, how it is tried."""
    parser = _new_parser()
    _add_looks(parser)
    _add_staffs(parser)
    return parser


def _new_parser() -> _Parser:
    parser = _Parser(
        prog=f"{PROGRAM} run",
        description="打开游戏机，默认全屏，按 Ctrl+Alt+Q 退出 / open the kiosk, full screen; Ctrl+Alt+Q ends it",
    )
    parser.add_argument("--pack", type=Path, metavar="FILE", help="题包 / the pack to play")
    parser.add_argument(
        "--window", type=_size, metavar="WxH", help="开窗口，不全屏 / a window instead of the full screen"
    )
    parser.add_argument("--language", choices=("zh", "en"), help="开始时的语言，zh 或 en / zh or en at the start")
    parser.add_argument(
        "--seed", type=int, metavar="N", help="一个整数：排练时每次都一样 / a whole number: rehearsals are alike"
    )
    parser.add_argument(
        "--state",
        type=Path,
        metavar="DIR",
        help="记录、日志和换上的题包放在这个文件夹 / the folder for records, logs and packs that were put on",
    )
    parser.add_argument(
        "--alone",
        action="store_true",
        help="死机后不自动重开 / nothing watches over the kiosk and starts it again",
    )
    parser.add_argument("--debug", action="store_true", help="出错时停下 / stop at the first fault")
    return parser


def _add_looks(parser: _Parser) -> None:
    parser.add_argument(
        "--theme", choices=("night", "day"), default="night", help="夜晚 night 或白天 day / night or day colours"
    )
    parser.add_argument(
        "--text-scale",
        type=float,
        choices=TEXT_SCALES,
        default=1.0,
        help="字号，1.0、1.2 或 1.4 / text size, 1.0, 1.2 or 1.4",
    )
    parser.add_argument(
        "--diagonal-inch", type=_inches, default=21.5, metavar="N", help="屏幕英寸 / the panel's diagonal"
    )
    parser.add_argument(
        "--display", type=_display, default=1, metavar="N", help="第几块屏幕，从 1 数起 / which screen, from 1"
    )
    parser.add_argument(
        "--rotate",
        type=int,
        choices=(90, 180, 270),
        default=0,
        help="屏幕转着挂、系统里转不了：把画面顺时针转几度，90、180 或 270 / turn the picture clockwise",
    )
    parser.add_argument("--calm", action="store_true", help="少动画 / fewer movements")
    parser.add_argument(
        "--low",
        action="store_true",
        help="低位模式，按钮都在下面 / all controls low on the screen, within a child's reach",
    )


def _add_staffs(parser: _Parser) -> None:
    parser.add_argument(
        "--printer",
        type=_printer,
        metavar="PRINTER",
        help="小票打印机：usb:VVVV:PPPP、serial:端口、win32raw:名称 或 /dev/usb/lp0 / a receipt printer",
    )
    parser.add_argument(
        "--pause-text",
        type=_pause_text,
        action="append",
        default=[],
        metavar="TEXT",
        help="暂停时自己的话，可以写两次 / your own words for a pause, twice at most",
    )
    parser.add_argument(
        "--poweroff-command",
        default="",
        metavar="COMMAND",
        help="关机用的命令，默认用系统自己的 / the command that switches the machine off",
    )


def _display(text: str) -> int:
    if not 1 <= (number := int(text)) <= MOST_DISPLAYS:
        raise ValueError
    return number


def _size(text: str) -> tuple[int, int]:
    try:
        return parse_size(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(str(fault)) from fault


def _printer(text: str) -> str:
    try:
        address_of(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(in_both("printer_form", text=text)) from fault
    if find_spec("escpos") is None:
        raise argparse.ArgumentTypeError(in_both("no_printer_library"))
    return text


def _pause_text(text: str) -> str:
    words = " ".join(text.split())
    wide = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in words)
    if not words or wide > MOST_WIDE:
        raise argparse.ArgumentTypeError(in_both("pause_text", most=MOST_WIDE, han=MOST_WIDE // 2))
    return words


def _inches(text: str) -> float:
    inches = float(text)
    if not LEAST_INCH <= inches <= MOST_INCH:
        raise argparse.ArgumentTypeError(in_both("inches", least=LEAST_INCH, most=MOST_INCH))
    return inches
