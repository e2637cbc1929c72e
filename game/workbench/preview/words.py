"""The words of `preview` in both languages: names of screens, sentences of findings, headings of the page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from game.content.model import Pack
from game.content.wording import word
from game.words import Language
from game.workbench.preview.names import ScreenName

_LONGEST_VALUE = 40

_TITLES: dict[Language, dict[str, str]] = {
    "zh": {
        "attract": "待机：转盘",
        "attract_table": "待机：推推乐",
        "choose": "选玩法",
        "wheel": "等着转",
        "help": "求助",
        "landed": "转盘停下",
        "question": "题目 {number}",
        "asked_aloud": "口头回答",
        "ticked": "工作人员勾选",
        "feedback": "讲解 {number}",
        "home": "带走的话",
        "asked": "提问",
        "explained": "讲解",
        "waiting": "等着推",
        "zone": "停在“{zone}”",
        "red": "停在红区，经验 {number}",
        "bare": "停在空处",
        "off": "掉下桌",
        "table_result": "推推乐的结果",
        "all_home": "带走的话：每种都碰到",
        "rule_home": "带走的话：只有经验 {number}",
        "result": "结果，经验 {number}",
    },
    "en": {
        "attract": "Waiting: the wheel",
        "attract_table": "Waiting: the can",
        "choose": "Choosing a game",
        "wheel": "Before the spin",
        "help": "Help",
        "landed": "The wheel has stopped",
        "question": "Question {number}",
        "asked_aloud": "Asked aloud",
        "ticked": "Ticked by staff",
        "feedback": "Explanation {number}",
        "home": "Text to take home",
        "asked": "Asked",
        "explained": "Explained",
        "waiting": "Before the push",
        "zone": "Stopped on “{zone}”",
        "red": "Stopped in the red zone, rule {number}",
        "bare": "Stopped on bare wood",
        "off": "Over the edge",
        "table_result": "Result of the can game",
        "all_home": "Text to take home: every kind met",
        "rule_home": "Text to take home: rule {number} alone",
        "result": "Result, rule {number}",
    },
}

_FINDINGS: dict[Language, dict[str, tuple[str, str]]] = {
    "zh": {
        "screen_text_long": ("“{text}”在画面上放不下（{where}）", "请把这句话改短一些。"),
        "screen_exhibit_long": ("这件展品的内容太多，画面里放不下（{where}）", "请删掉一行，或把几句话改短。"),
        "screen_name_on_table": (
            "名称“{text}”比桌面上的格子宽（{where}）",
            "请换短一点的名称，或让它那一排少放几格。",
        ),
        "screen_name_behind": (
            "这个障碍挡住了桌面上的“{text}”，从玩家这边看不清（{where}）",
            "请把它挪到两格中间的缝上，或者空着的格子里：改“横”和“纵”。",
        ),
        "screen_name_on_wheel": (
            "名称“{text}”在转盘上的字太小，看不清（{where}）",
            "请把它的“份量”加大，或换短一点的名称。",
        ),
        "screen_interface_long": (
            "界面文字“{text}”放不下（{where}）",
            "这不是题包的错，题包可以照用；请把这一条告诉管机器的人。",
        ),
        "screen_target": (
            "按钮“{text}”太小或超出屏幕（{where}）",
            "这不是题包的错，题包可以照用；请把这一条告诉管机器的人。",
        ),
        "screen_fails": (
            "“{text}”这一屏打不开（{reason}）",
            "玩家会看到“歇一下”的画面。请把题包和这一条交给管机器的人。",
        ),
    },
    "en": {
        "screen_text_long": ("“{text}” does not fit its place on the screen ({where})", "Shorten this text."),
        "screen_exhibit_long": (
            "This exhibit holds more than its picture has room for ({where})",
            "Remove a line, or shorten some.",
        ),
        "screen_name_on_table": (
            "The name “{text}” is wider than its place on the table ({where})",
            "Choose a shorter name, or put fewer places into its row.",
        ),
        "screen_name_behind": (
            "This obstacle stands in front of “{text}” on the table, which players cannot read ({where})",
            'Move it into the gap between two places, or onto a bare one: change "across" and "along".',
        ),
        "screen_name_on_wheel": (
            "On the wheel the name “{text}” is too small to read ({where})",
            'Raise its "odds", or choose a shorter name.',
        ),
        "screen_interface_long": (
            "The interface text “{text}” does not fit ({where})",
            "The pack is not at fault and can be used; please tell whoever looks after the machine.",
        ),
        "screen_target": (
            "The button “{text}” is too small or leaves the screen ({where})",
            "The pack is not at fault and can be used; please tell whoever looks after the machine.",
        ),
        "screen_fails": (
            "The screen “{text}” cannot be opened ({reason})",
            "Players would see “One moment, please”. Give pack and message to whoever looks after the machine.",
        ),
    },
}

_WHERE: dict[Language, dict[str, str]] = {
    "zh": {
        "wide": "横屏",
        "upright": "竖屏",
        "at": "{screen}字号 {sizes}",
        "and": "、",
        "or": "；",
    },
    "en": {
        "wide": "landscape, ",
        "upright": "upright, ",
        "at": "{screen}text size {sizes}",
        "and": ", ",
        "or": "; ",
    },
}

_PAGE: dict[Language, dict[str, str]] = {
    "zh": {
        "title": "{title} · 题包预览",
        "about": "{file}，共 {count} 个画面，和摊位屏幕上的一样（{width}×{height}，{theme}，字号 {scale:.1f}）。",
        "night": "夜晚配色",
        "day": "白天配色",
        "findings": "要看一看的地方（{count} 处）",
        "more": "还有 {count} 处没有列出，请先改好这些。",
        "none": "没有发现问题：横屏、竖屏、大字号都放得下。",
        "place": "第 {line} 行第 {column} 列",
        "no_place": "机器自带的文字",
        "see": "看画面：{title}",
        "sheets": "缩略图总览",
        "sheet": "总览 {number}",
        "stall": "摊位画面",
        "table": "推推乐",
        "scam": "骗术：{name}",
        "exhibit": "展品：{name}",
        "exhibits": "展品",
        "end": "结果",
        "scam_verdict": "诈骗",
        "genuine_verdict": "真实",
        "line": "第 {line} 行起",
        "page": "第 {page} 页，共 {pages} 页",
        "contents": "目录",
        "top": "回到目录",
    },
    "en": {
        "title": "{title} · preview of the pack",
        "about": "{file}: {count} screens as the stall shows them ({width}×{height}, {theme}, text size {scale:.1f}).",
        "night": "night colours",
        "day": "day colours",
        "findings": "To look at ({count})",
        "more": "{count} more are not listed: correct these first.",
        "none": "Nothing found: everything fits, upright and in large text too.",
        "place": "Line {line}, column {column}",
        "no_place": "Words of the machine itself",
        "see": "See: {title}",
        "sheets": "Contact sheets",
        "sheet": "Sheet {number}",
        "stall": "At the stall",
        "table": "The can game",
        "scam": "Scam: {name}",
        "exhibit": "Exhibit: {name}",
        "exhibits": "Exhibits",
        "end": "Result",
        "scam_verdict": "scam",
        "genuine_verdict": "genuine",
        "line": "from line {line}",
        "page": "page {page} of {pages}",
        "contents": "Contents",
        "top": "Back to the contents",
    },
}


def title_of(pack: Pack, name: ScreenName, language: Language) -> str:
    """What a screen is called, within its part of the visit."""
    zone = ""
    if name.moment == "zone" and pack.table is not None:
        # Imported here: nothing else of the words needs the plan of a table.
        from game.content.table_plan import plan_of  # noqa: PLC0415 - see above

        scam = plan_of(pack.table, pack.scams).zones[name.number].scam
        zone = "" if scam is None else pack.scams[scam].name
    return _TITLES[language][name.moment].format(number=name.number + 1, zone=zone)


def finding_words(code: str, values: Mapping[str, Any], language: Language) -> tuple[str, str]:
    """The message and the hint for a code of `preview` or of `check`."""
    words = _FINDINGS[language].get(code)
    if words is None:
        return word(code, values, language)
    shown = {name: _short(str(value)) if name == "text" else value for name, value in values.items()}
    return words[0].format_map(shown), words[1].format_map(shown)


def where_words(situations: Mapping[bool, list[float]], language: Language) -> str:
    """In which orientations (`True` is upright) and text sizes something was found."""
    words = _WHERE[language]
    told = []
    for is_upright, scales in sorted(situations.items()):
        sizes = words["and"].join(f"{scale:.1f}" for scale in sorted(scales))
        told.append(words["at"].format(screen=words["upright" if is_upright else "wide"], sizes=sizes))
    return words["or"].join(told)


def page_words(language: Language) -> Mapping[str, str]:
    """The words of the page and of the contact sheets."""
    return MappingProxyType(_PAGE[language])


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"
