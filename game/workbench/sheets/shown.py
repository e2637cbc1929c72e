"""Numbers and days as their cells show them, by their number format (ECMA-376 part 1, 18.8.30 and 18.8.31)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

GENERAL = ("General", "@", "")
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<number>[#0?][#0?,.]*)|(?P<percent>%)|(?P<day>y+|m+|d+|Y+|M+|D+)|(?P<plain>[^\"\\\[\]#0?%ymdYMDhHsSeEaAgGbB@])",
)
_FRACTION = re.compile(r"(?P<whole>#+ +)?(?P<above>[?#0]+)/(?P<below>[?#0]{1,3})")
_COLOURS = frozenset({"black", "blue", "cyan", "green", "magenta", "red", "white", "yellow"})
_MOST_SHOWN = 10**11
"""From here on a cell without a format shows an approximation, such as 1.38E+11."""
_DIGITS = 15
"""More digits than a spreadsheet keeps of a number."""
_OWN_DAYS: Mapping[int, str] = {
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    31: 'yyyy"年"m"月"d"日"',
}
"""Formats that a Chinese spreadsheet names by number alone."""


def day_format(number: int) -> str | None:
    """Return the format of days that a number stands for in Chinese spreadsheets; `None` if it stands for none."""
    return _OWN_DAYS.get(number)


def plain_number(value: float) -> str:
    """Return a number in digits alone: `2` for 2.0."""
    if isinstance(value, int):
        return str(value)
    text = format(Decimal(f"{value:.{_DIGITS}g}"), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown_number(value: float, number_format: str) -> str | None:
    """Return a number as its cell shows it: `0573` for 573 in `0000`; `None` if that is not certain."""
    if number_format in GENERAL:
        return plain_number(value) if abs(value) < _MOST_SHOWN else None
    sections = _sections(number_format)
    at = 1 if value < 0 and len(sections) > 1 else min(2, len(sections) - 1) if value == 0 and len(sections) > 2 else 0  # noqa: PLR2004 - the third section is that of zero
    text = _filled(sections[at], abs(value))
    return None if text is None else f"-{text}" if value < 0 and at == 0 else text


def shown_day(value: date, number_format: str) -> str | None:
    """Return a day as its cell shows it: `6月1日`; `None` for a format that differs by country, or has a time."""
    if number_format.lower() in {"mm-dd-yy", "general"}:
        return None
    parts: list[str] = []
    for kind, text in _tokens(_sections(number_format)[0]):
        if kind == "day":
            shown = _part_of_day(value, text.lower())
            if shown is None:
                return None
            parts.append(shown)
        elif kind in {"number", "percent", "unknown"}:
            return None
        else:
            parts.append(text)
    return "".join(parts).strip()


def _part_of_day(value: date, letters: str) -> str | None:
    shown = {
        "yyyy": f"{value.year:04d}",
        "yy": f"{value.year % 100:02d}",
        "m": str(value.month),
        "mm": f"{value.month:02d}",
        "d": str(value.day),
        "dd": f"{value.day:02d}",
    }
    return shown.get(letters)


def _sections(number_format: str) -> list[str]:
    """Return the parts for positive and negative numbers, zero and text; semicolons in quotes divide nothing."""
    return re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', number_format) or [""]


def _tokens(section: str) -> list[tuple[str, str]]:
    """Return the pieces of one part, each with its kind; `unknown` for what is not understood."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(section):
        token = _TOKEN.match(section, at)
        if token is None:
            return [("unknown", section[at:])]
        at = token.end()
        kind = token.lastgroup
        if kind == "bracket" and token["bracket"].lower() not in _COLOURS:
            return [("unknown", token[0])]
        if kind in {"number", "percent", "day"}:
            found.append((kind, token[0]))
        elif kind is not None and kind != "bracket":
            found.append(("text", token[kind]))
    return found


def _filled(section: str, value: float) -> str | None:
    fraction = _FRACTION.fullmatch(section.strip())
    if fraction is not None:
        return _fraction(value, fraction)
    tokens = _tokens(section)
    if any(kind in {"unknown", "day"} for kind, _ in tokens) or sum(kind == "number" for kind, _ in tokens) != 1:
        return None
    scaled = Decimal(repr(value)) * 100 ** sum(kind == "percent" for kind, _ in tokens)
    parts = [_digits(scaled, text) if kind == "number" else text for kind, text in tokens]
    return None if None in parts else "".join(map(str, parts)).strip()


def _digits(value: Decimal, pattern: str) -> str | None:
    """Return digits laid out as `#,##0.00` says; `None` for thousands left away at the end."""
    whole, _, decimals = pattern.partition(".")
    if whole.endswith(",") or decimals.strip("0#?"):
        return None
    least = decimals.count("0")
    rounded = value.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    digits, _, rest = f"{rounded:f}".partition(".")
    while len(rest) > least and rest.endswith("0"):
        rest = rest[:-1]
    digits = digits.zfill(whole.replace(",", "").count("0")) if "0" in whole else digits.lstrip("0")
    if "," in whole:
        digits = f"{int(digits or 0):,}".zfill(len(digits))
    return digits + (f".{rest}" if decimals and (rest or least) else "")


def _fraction(value: float, found: re.Match[str]) -> str:
    most = 10 ** len(found["below"]) - 1
    near = Fraction(value).limit_denominator(most)
    if found["whole"] is None:
        return f"{near.numerator}/{near.denominator}"
    whole, rest = divmod(near, 1)
    parts = [str(whole)] * bool(whole or not rest) + [f"{rest.numerator}/{rest.denominator}"] * bool(rest)
    return " ".join(parts)
