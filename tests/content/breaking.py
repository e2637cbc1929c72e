"""Typing mistakes made on purpose: sound lines as people type them who have not been told how YAML wants them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from game.content.fields.names import KEYS

KEY = "|".join(sorted([*KEYS, *KEYS.values()], key=len, reverse=True))
KEYED = re.compile(rf"^(?P<lead>\s*(?:- )*)(?P<key>{KEY}):(?P<gap> ?)(?P<value>.*)$")
DASHED = re.compile(r"^(?P<lead>\s*)- (?P<rest>.*)$")
BRACED = re.compile(rf"(?P<before>[{{,]\s*)(?P<key>{KEY}): ")
PLAIN = re.compile(r"^[^\s\"'\[{|>&*!%@`#\-,\]}?:][^\"'#:：{}\\]*$")

Broken = tuple[str, str]
"""A line that is right, and how it is typed wrong."""
Breaker = Callable[[str, random.Random], "Broken | None"]


def keyed_value(sound: Callable[[str], tuple[str, str]]) -> Breaker:
    """A breaker of values behind keys: `sound` gives the value quoted, and as it is typed without quotes."""

    def break_value(line: str, rng: random.Random) -> Broken | None:
        found = KEYED.match(line)
        if found is None or not PLAIN.match(found["value"]):
            return None
        right, wrong = sound(found["value"])
        head = f"{found['lead']}{found['key']}: "
        return head + right, head + wrong

    return break_value


def braced_value(inner: str) -> Breaker:
    """A breaker of the first value in braces: `inner` goes in front of it."""

    def break_value(line: str, rng: random.Random) -> Broken | None:
        found = BRACED.search(line)
        value = "" if found is None else re.split("[,}]", line[found.end() :])[0]
        if found is None or not line.rstrip().endswith("}") or not PLAIN.match(value):
            return None
        head, tail = line[: found.end()], line[found.end() + len(value) :]
        return f'{head}"{inner}{value}"{tail}', f"{head}{inner}{value}{tail}"

    return break_value


def with_comment(value: str) -> tuple[str, str]:
    return f'"热线: {value}"  # 核对过', f"热线: {value}  # 核对过"


VALUES: dict[str, Breaker] = {
    "colon inside": keyed_value(lambda value: (f'"注意: {value}"', f"注意: {value}")),
    "colon inside, comment": keyed_value(with_comment),
    "hash": keyed_value(lambda value: (f'"{value} #110"', f"{value} #110")),
    "hash, comment": keyed_value(lambda value: (f'"拨 #110 {value}" # 备注', f"拨 #110 {value} # 备注")),
    "special": keyed_value(lambda value: (f'"@{value}"', f"@{value}")),
    "percent": keyed_value(lambda value: (f'"%{value}"', f"%{value}")),
    "brackets": keyed_value(lambda value: (f'"[提醒]{value}"', f"[提醒]{value}")),
    "escape": keyed_value(lambda value: (f"'C:\\图\\{value}'", f'"C:\\图\\{value}"')),
    "braces, colon": braced_value("注意: "),
    "braces, hash": braced_value("拨 #110 "),
    "braces, special": braced_value("@"),
}


def wide_colon(line: str, rng: random.Random) -> Broken | None:
    found = KEYED.match(line)
    if found is None:
        return None
    sign = rng.choice(["：", "： ", " ：", "﹕"])
    return line, f"{found['lead']}{found['key']}{sign}{found['value']}"


def tight_colon(line: str, rng: random.Random) -> Broken | None:
    found = KEYED.match(line)
    if found is None or not found["value"] or found["value"][0] in "#&*!|>":
        return None
    gap = rng.choice(["", "\u3000", "\u00a0"])
    return line, f"{found['lead']}{found['key']}:{gap}{found['value']}"


def braced_colons(line: str, rng: random.Random) -> Broken | None:
    broken = BRACED.sub(r"\g<before>\g<key>：", line)
    return None if broken == line else (line, broken)


def braced_commas(line: str, rng: random.Random) -> Broken | None:
    broken = re.sub(rf"(?<=[^\"}}]), (?={KEY}: )", "，", line)
    return None if "{" not in line or broken == line else (line, broken)


def listed_commas(line: str, rng: random.Random) -> Broken | None:
    found = re.match(r"^(?P<head>\s*(?:- )?(?:\S+: )?)\[(?P<items>[^\[\]{}\"'：:，、]+)\]$", line)
    if found is None or ", " not in found["items"]:
        return None
    return line, f"{found['head']}[{found['items'].replace(', ', rng.choice('，、'))}]"


def wide_dash(line: str, rng: random.Random) -> Broken | None:
    found = DASHED.match(line)
    if found is None:
        return None
    return line, found["lead"] + rng.choice("－—–−") + rng.choice(["", " "]) + found["rest"]


def tight_dash(line: str, rng: random.Random) -> Broken | None:
    found = DASHED.match(line)
    if found is None or not re.match(r"[^\s\-\d>.]", found["rest"]):
        return None
    return line, f"{found['lead']}-{rng.choice(['', chr(0x3000), chr(0xA0), chr(9)])}{found['rest']}"


def unseen_in_key(line: str, rng: random.Random) -> Broken | None:
    found = KEYED.match(line)
    if found is None:
        return None
    lead, rest = line[: found.start("key")], line[found.start("key") :]
    return line, lead + rng.choice("\u200b\ufeff") + rest


SIGNS: dict[str, Breaker] = {
    "wide colon": wide_colon,
    "tight colon": tight_colon,
    "colons in braces": braced_colons,
    "commas in braces": braced_commas,
    "commas in brackets": listed_commas,
    "wide dash": wide_dash,
    "tight dash": tight_dash,
    "unseen": unseen_in_key,
}


def tabbed(width: int) -> Breaker:
    def break_indent(line: str, rng: random.Random) -> Broken | None:
        body = line.lstrip(" ")
        tabs, spaces = divmod(len(line) - len(body), width)
        return (line, "\t" * tabs + " " * spaces + body) if tabs and body else None

    return break_indent


def blanked(char: str, width: int) -> Breaker:
    def break_indent(line: str, rng: random.Random) -> Broken | None:
        body = line.lstrip(" ")
        indent = len(line) - len(body)
        kept = rng.randrange(0, indent, width) if indent >= width else indent
        wide, rest = divmod(indent - kept, width)
        return (line, " " * kept + char * wide + " " * rest + body) if wide and body else None

    return break_indent


INDENTS: dict[str, Breaker] = {
    "tabs of two": tabbed(2),
    "tabs of four": tabbed(4),
    "no-break spaces": blanked("\u00a0", 1),
    "wide spaces": blanked("\u3000", 2),
}


def broken_pack(text: str, places: list[tuple[int, str]], rng: random.Random) -> Broken:
    """A sound pack and a broken one that means the same.

    Args:
        text: a sound pack.
        places: which line (modulo their number), and which of the mistakes above.
        rng: for the details of a mistake.
    """
    sound = text.split("\n")
    chosen: dict[int, dict[str, str]] = {}
    for number, name in places:
        group = "value" if name in VALUES else "sign" if name in SIGNS else "indent"
        chosen.setdefault(number % len(sound), {}).setdefault(group, name)
    broken = list(sound)
    for number, names in chosen.items():
        line = sound[number]
        is_comment = line.lstrip().startswith("#")
        if "value" in names and not is_comment:
            sound[number], broken[number] = VALUES[names["value"]](line, rng) or (line, line)
        for group, breakers in (("sign", SIGNS), ("indent", INDENTS)):
            if group in names and (group == "indent" or not is_comment):
                _, broken[number] = breakers[names[group]](broken[number], rng) or ("", broken[number])
    return "\n".join(sound), "\n".join(broken)
