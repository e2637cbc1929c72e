"""Hostile files for `fuzz_packs.py`: packs and sheets in which chance has changed lines, words and bytes."""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from game.content.fields.names import KEYS, VALUES
from game.words import Language
from game.workbench.sheets.export import grids_of
from game.workbench.yaml.target import Target, parse
from tests.content.sample import sample_yaml, table_yaml

ROOT = Path(__file__).resolve().parents[2]
MOST_BYTES = 2_100_000

KINDS = ("pack",) * 92 + ("fix",) * 4 + ("csv",) * 4


def divided(text: str) -> tuple[str, ...]:
    return tuple(text.split("¦"))


SIGNS = divided(
    "&a ¦*a ¦!!python/object/apply:os.system ¦!<tag:x> ¦!!set ¦! ¦%YAML 1.1\n---\n¦%YAML 9999999999.1\n---\n¦"
    "%TAG ! x\n---\n¦\n---\n¦\n...\n¦|-\n¦>+\n¦|9\n¦? ¦: ¦:¦- ¦-¦[¦]¦{¦}¦, ¦,¦#¦ #¦'¦''¦`¦@¦%¦~¦<<: *a\n¦<<: {a: b}\n¦"
    '"¦\\¦\\x4¦\\UFFFFFFFF¦\\ud800¦\\N¦\\"¦\n\n¦\r¦\r\n¦\t¦\n\t¦：¦﹕¦， ¦、¦；¦“¦”¦‘¦〝¦＂¦－¦— ¦–¦•¦＊¦【¦】¦＃¦'
    "｛¦｝¦［¦（¦。¦……"
)
VALUE_SIGNS = divided(
    "0¦-0¦-1¦1e999¦-1e999¦nan¦.inf¦inf¦1_000¦1.10¦１２¦٣¦²¦Ⅳ¦0x10¦0573¦18:30¦no¦true¦null¦1e-400¦ß¦İ¦ﷺ¦ﬁ¦ǅ¦e\u0301\u0301¦"
    "2025-13-45¦0000-00-00¦9999-12-31¦9999-99-99¦20260601¦2026年6月1日¦２０２６－０６－０１¦٢٠٢٦-٠٦-٠١¦{name}¦{0}¦{¦}¦%s¦"
    'a.b[0]¦zone¦空¦red zone¦bare¦红区¦http://x.cn¦甲，乙¦[甲，乙]¦[[]]¦{}¦[]¦\'\'¦""¦“甲”¦“¦C:\\图¦"C:\\图"¦拨打 #110¦'
    "注意: 甲"
)
UNSEEN = tuple(
    chr(code)
    for code in (
        *(0, 1, 7, 8, 11, 12, 27, 28, 31, 127, 0x85, 0xA0, 0xAD, 0x34F, 0x61C, 0x1680, 0x180E, 0x2003, 0x200B, 0x200D),
        *(0x200E, 0x2028, 0x2029, 0x202E, 0x202F, 0x2060, 0x2066, 0x3000, 0x3164, 0xE000, 0xFDD0, 0xFE0F, 0xFEFF),
        *(0xFFF9, 0xFFFD, 0xFFFE, 0xFFFF, 0x1F600, 0x20BB7, 0xE0041, 0x10FFFF),
    )
)
NUMBERS = ("9" * 400, "9" * 5000, "0." + "3" * 500, "1" + "0" * 308, "-" + "9" * 4400, "2026-06-" + "0" * 300)
# Marks of byte order, lone surrogates, overlong and impossible UTF-8, four bytes of GB18030, parts of characters.
DAMAGE = "fffe feff efbbbf eda080 edb080 c080 f4908080 81308130 e380 80 ff 00"
RAW = [bytes.fromhex(code) for code in re.findall(r"\w+", DAMAGE)]
GROWING = divided(
    "甲¦a¦ ¦\t¦\u3000¦- ¦[¦{a: ¦[\n¦? ¦#¦ #¦\"¦'¦\\¦\\x41¦a: ¦a: b\n¦：¦，¦, ¦a,¦"
    "标题：x\n¦-甲\n¦\ta: b\n¦\n¦*a, ¦!!x ¦ﷺ¦，标题："
)
KEYED = [f"{key}: ".encode() for pair in KEYS.items() for key in pair]
VALUED = [name for table in VALUES.values() for pair in table.items() for name in pair]
TOKENS = [token.encode() for token in (*SIGNS, *SIGNS, *UNSEEN, *VALUE_SIGNS)] + RAW + KEYED
FILLS = [token.encode() for token in (*VALUE_SIGNS, *NUMBERS, *VALUED, *UNSEEN)]
GROWN = [token.encode() for token in GROWING]
BLANKS = [token.encode() for token in (" ", "  ", "    ", "\t", "\u3000", "\xa0", "\u2003", " \t", "\u200b", "- ")]
WIDE = [(a.encode(), b.encode()) for a, b in zip((": ", "- ", ", ", '"', "{", "["), "：－，“｛【", strict=True)]
ENCODINGS = ("gbk", "gb18030", "utf-16", "utf-16-be", "utf-32", "utf-8-sig", "big5", "shift_jis", "utf-7", "latin-1")
STARTS = [token.encode() for token in ("", "a: ", "- ", "标题: ", "标题：", "标题: {", "{", "[", '标题: "', "“", "  ")]
ENDS = [token.encode() for token in ("", "x", "}", '"', "#", " #x", "]", ":", "：x", "，标题：x")]
PAIRS = [(pair[:1].encode(), pair[1:].encode()) for pair in ("“”", '""', "''", "[]", "{}", "【】", '"', "'", "[[]")]
BREAKS = [token.encode() for token in ("\r\n", "\r", "\x85", "\u2028", "\n\n", "\n\r")]
Lines = list[bytes]
VALUE = re.compile(rb"^(\s*(?:- )*(?:[^\s:{\[]+: |\{[^:]+: )?)([^,}\]]*)(.*)$", re.DOTALL)


class Maker:
    """Makes inputs: a file, or a piece of one, in which chance has changed lines, words and bytes."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.broken = [path.read_bytes() for path in sorted((ROOT / "tests/content/broken").glob("*.yaml"))]
        begin, _, rest = sample_yaml().partition("  - 编号: fake_customer_service\n")
        small = begin + "展品:\n" + rest[rest.index("  - 编号: pharmacy_call") :]
        table = table_yaml()
        table = table[table.index("桌面:") : table.index("经验:")]
        smallest = re.sub(r".*第[二三四五]\w\w, .*\n", "", small)
        english = re.sub("|".join(sorted(KEYS, key=len, reverse=True)), lambda found: KEYS[found[0]], small)
        self.small = [text.encode() for text in (small, smallest, smallest + table, table, english)]
        self.sound = [sample_yaml().encode(), table_yaml().encode()]
        shipped = [path.read_bytes() for path in sorted((ROOT / "quizzes").glob("*.yaml"))]
        self.lines = [text.split(b"\n") for text in (*self.sound, *self.broken, *shipped, *shipped)]
        self.sheets = [sheet.encode() for sheet in sheets()]

    def make(self, number: int) -> tuple[str, bytes]:
        """The kind of input `number`, and its bytes."""
        chance = random.Random(f"{self.seed}:{number}")
        kind = chance.choice(KINDS)
        is_large = chance.random() < 0.0004
        if kind == "csv":
            data = chance.choice(self.sheets)
        elif chance.random() < 0.04:
            data = chance.choice((*self.sound, chance.choice(self.broken)))
        else:
            data = chance.choice(self.small) if chance.random() < 0.4 else self.piece(chance)
        if is_large:
            data = self.enlarged(chance.choice((data, *self.sound)), chance)
        lines = data.split(b"\n")
        for _ in range(chance.choice((0, 1, 1, 1, 2, 2, 3, 4, 6, 9))):
            chance.choice(LINE_CHANGES)(self, lines, chance)
        data = (chance.choice(BREAKS) if chance.random() < 0.03 else b"\n").join(lines)
        while chance.random() < 0.25:
            data = chance.choice(BYTE_CHANGES)(self, data, chance)
        if chance.random() < 0.03:
            data = data.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")
        return kind, data[: MOST_BYTES if is_large else 20_000]

    def piece(self, chance: random.Random) -> bytes:
        """Some lines of a file, often below the key they belong to."""
        lines = chance.choice(self.lines)
        at = chance.randrange(len(lines))
        head = chance.choice((b"", b"", "骗术:\n".encode(), "展品:\n".encode(), b"scams:\n", "标题: 甲\n".encode()))
        return head + b"\n".join(lines[at : at + chance.randrange(1, 20)])

    def enlarged(self, data: bytes, chance: random.Random) -> bytes:
        """The data grown to what is read at most, in one of the ways in which time or memory may run away."""
        size = int(10 ** chance.uniform(4, 6.33))
        grow = chance.choice((self.again, self.again, self.long_lines, self.seldom, self.twins, self.twins))
        return grow(data, size, chance)[:size]

    def again(self, data: bytes, size: int, chance: random.Random) -> bytes:
        """The data, a piece of it or one sign, again and again; numbers in it may count up."""
        unit = chance.choice((data, self.piece(chance), chance.choice(GROWN), chance.choice(TOKENS)))
        unit += b"\n" if chance.random() < 0.3 else b""
        head = chance.choice((b"", b"a: ", b'"', b"[", data + b"\n", "展品:\n".encode(), "骗术:\n  - 特征:\n".encode()))
        return head + b"".join(unit.replace(b"1", b"%d" % at) for at in range(size // max(1, len(unit)) + 1))

    def long_lines(self, data: bytes, size: int, chance: random.Random) -> bytes:
        """Many lines, each of them long enough for a search that takes the square of its length."""
        line = chance.choice(STARTS) + chance.choice(GROWN) * chance.randrange(10, 2000)
        line = line[: chance.choice((500, 1990, 5000))] + chance.choice(ENDS) + b"\n"
        return data + b"\n" + line * (size // len(line) + 1)

    def seldom(self, _: bytes, size: int, chance: random.Random) -> bytes:
        """Many lines of one kind, and now and then one of another."""
        often, rare = (chance.choice((self.piece(chance), chance.choice(TOKENS))) + b"\n" for _ in range(2))
        unit = often * chance.randrange(1, 500) + chance.choice(BLANKS) + rare
        return unit * (size // len(unit) + 1)

    def twins(self, data: bytes, size: int, chance: random.Random) -> bytes:
        """Very long texts made of the same, in lines that stand together."""
        lines, grown = data.split(b"\n"), chance.choice(GROWN).strip(b"\n")
        part = range(*some(lines, chance, 8).indices(len(lines)))
        for at in part:
            filled = grown * int(size / len(part) / max(1, len(grown)) * chance.uniform(0.1, 1))
            lines[at] = VALUE.sub(lambda found, filled=filled: found[1] + filled + found[3], lines[at])  # type: ignore[misc]  # mypy does not infer a lambda with a default
        return b"\n".join(lines)


def sheets() -> Iterator[str]:
    """Every sheet of the sample as CSV, in both languages and with each delimiter."""
    ways: tuple[tuple[Language, str], ...] = (("zh", ","), ("en", ","), ("zh", ";"), ("zh", "\t"))
    for language, delimiter in ways:
        for grid in grids_of(sample().data, language):
            text = io.StringIO()
            csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(grid.rows)
            yield text.getvalue()


def sample() -> Target:
    target = parse(table_yaml())
    if target is None:
        raise SystemExit("the sample pack cannot be read")
    return target


# -- changes of lines, in place --------------------------------------------------------------------------------------


def some(parts: Lines | bytes, chance: random.Random, most: int = 6) -> slice:
    """A run of lines or bytes; mostly a short one."""
    at = chance.randrange(len(parts) + 1)
    return slice(at, at + (chance.randrange(1, most) if chance.random() < 0.9 else chance.randrange(1, 200)))


def drop(_: Maker, lines: Lines, chance: random.Random) -> None:
    del lines[some(lines, chance)]


def double(_: Maker, lines: Lines, chance: random.Random) -> None:
    at = chance.randrange(len(lines) + 1)
    lines[at:at] = lines[some(lines, chance)] * chance.choice((1, 1, 1, 2, 20))


def swap(_: Maker, lines: Lines, chance: random.Random) -> None:
    moved = lines[some(lines, chance)]
    at = chance.randrange(len(lines) + 1)
    lines[at : at + len(moved)] = moved


def graft(maker: Maker, lines: Lines, chance: random.Random) -> None:
    other = chance.choice(maker.lines)
    blank = chance.choice((b"", b"", b"  ", b"    ", b"\t"))
    lines[some(lines, chance)] = [blank + line for line in other[some(other, chance)]]


def join(_: Maker, lines: Lines, chance: random.Random) -> None:
    part = some(lines, chance)
    lines[part] = [chance.choice((b"", b" ", b", ")).join(lines[part])]


def shift(_: Maker, lines: Lines, chance: random.Random) -> None:
    blank, is_cut = chance.choice(BLANKS), chance.random() < 0.5
    for at in range(*some(lines, chance).indices(len(lines))):
        lines[at] = blank + (lines[at].lstrip() if is_cut else lines[at])


def widen(_: Maker, lines: Lines, chance: random.Random) -> None:
    old, new = chance.choice(WIDE)
    for at in range(*some(lines, chance).indices(len(lines))):
        lines[at] = lines[at].replace(old, new)


def one(lines: Lines, chance: random.Random, change: Callable[[bytes], bytes]) -> None:
    if lines:
        at = chance.randrange(len(lines))
        lines[at] = change(lines[at])


def put(_: Maker, lines: Lines, chance: random.Random) -> None:
    def change(line: bytes) -> bytes:
        value = VALUE.match(line)
        starts = [0, len(line), chance.randrange(len(line) + 1), *(() if value is None else value.span(2))]
        at = chance.choice(starts)
        return line[:at] + chance.choice(TOKENS) + line[at:]

    one(lines, chance, change)


def fill(_: Maker, lines: Lines, chance: random.Random) -> None:
    one(lines, chance, lambda line: VALUE.sub(lambda found: found[1] + chance.choice(FILLS) + found[3], line))


def wrap(_: Maker, lines: Lines, chance: random.Random) -> None:
    before, after = chance.choice(PAIRS)
    one(lines, chance, lambda line: VALUE.sub(lambda found: found[1] + before + found[2] + after + found[3], line))


def rekey(_: Maker, lines: Lines, chance: random.Random) -> None:
    one(lines, chance, lambda line: re.sub(rb"[^\s:,{-]+: ", lambda _: chance.choice(KEYED), line, count=1))


def swell(_: Maker, lines: Lines, chance: random.Random) -> None:
    grown = chance.choice(GROWN) * int(10 ** chance.uniform(0.5, 3.3))
    one(lines, chance, lambda line: VALUE.sub(lambda found: found[1] + grown + found[2] + found[3], line))


LINE_CHANGES = (drop, double, swap, graft, join, widen, wrap, rekey, swell, *(shift, fill) * 2, *(put,) * 4)

# -- changes of bytes ------------------------------------------------------------------------------------------------


def flip(_: Maker, data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes(byte ^ 1 << chance.randrange(8) for byte in data[at : at + 1]) + data[at + 1 :]


def strew(_: Maker, data: bytes, chance: random.Random) -> bytes:
    part = some(data, chance)
    return data[: part.start] + chance.choice((chance.randbytes(3), chance.choice(TOKENS))) + data[part.start :]


def cut(_: Maker, data: bytes, chance: random.Random) -> bytes:
    part = some(data, chance)
    return data[: part.start] + data[part.stop :]


def echo(_: Maker, data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[some(data, chance)] + data[at:]


def splice(maker: Maker, data: bytes, chance: random.Random) -> bytes:
    other = maker.piece(chance)
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def truncate(_: Maker, data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


BYTE_CHANGES = (flip, strew, cut, echo, splice, truncate)
