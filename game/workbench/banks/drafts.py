"""A draft for each question: what it may become, and which words of the question go where.

No words are added. A text of a draft is a passage of its question; a choice (what it becomes, channel, verdict, scam)
is made only where words of the question name it. Everything else stays empty, for the organiser to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from game.content.fields.names import OTHER_WORDS, VALUES, spelled
from game.words import Language
from game.workbench.banks.questions import Answer, Question
from game.workbench.sheets.drafted import takes

Draft = Mapping[str, str]
"""Texts by English columns of the sheet of drafts; columns without a text are left out."""

_QUOTED = re.compile('“([^“”]{6,})”|「([^「」]{6,})」|『([^『』]{6,})』|"([^"]{6,})"')
_OF_A_MESSAGE = re.compile("收到|接到|来电|发来|打来|看到|弹出|receive|gets? a|got a", re.IGNORECASE)
_OF_A_FEATURE = re.compile("特征|特点|手法|手段|套路|话术|伎俩|迹象|characteristic|trick|sign of", re.IGNORECASE)
_OF_A_RULE = re.compile(
    "应该|应当|怎么办|怎么做|怎样做|如何|做法|正确的是|should|what to do|right thing", re.IGNORECASE
)
_DENIED = re.compile(
    "不是|不属于|不包括|不正确|不应|不能|不可|不对的|不符合|错误|除了|\\b(?:not|except|wrong)\\b", re.IGNORECASE
)
_EXCEPTED = re.compile("(?:哪|下列|以下|下面).{0,10}(?:不是|不属于|不包括)|\\bwhich\\b.{0,30}\\bnot\\b", re.IGNORECASE)
_SCAM = re.compile("诈骗|骗局|骗子|假的|scam|fraud", re.IGNORECASE)
_GENUINE = re.compile("真实|真的|可信|genuine|\\breal\\b|legitimate", re.IGNORECASE)
_OF_THE_OTHERS = re.compile(
    "以上|[A-H] ?[和、,，/] ?[A-H]|(?:全?都|全部)(?:是|对|正确|不是|不对)?$|.*of the above|both a", re.IGNORECASE
)
"""Options that say nothing by themselves."""
_NEGATED = re.compile("不是|并非|不属于|没有|\\bnot\\b", re.IGNORECASE)
_DAY = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?", re.ASCII)
_LEAST_NAME = 2


def draft_of(question: Question, answer: Answer, scams: Iterable[str], language: Language) -> Draft:
    """Return the draft of a question; `scams` are the names of the kinds of a pack, in whose language it is."""
    right = question.options[answer.letters[0]] if len(answer.letters) == 1 else ""
    right = "" if _OF_THE_OTHERS.match(right.strip(" 。.")) else right
    message = _message(question.stem)
    kind = _kind(question.stem, right, message)
    held = {
        "scam": _scam(question, scams),
        "text": message if kind == "exhibits" else right,
        "why": "" if kind == "exhibits" else question.explanation,
        "explanation": question.explanation,
    }
    if kind == "exhibits":
        is_of_a_rule = _OF_A_RULE.search(question.stem) is not None
        held |= {"channel": _channel(question.stem, language), **_source(question.source)}
        # What is right to do says nothing certain about the message, and the other way round.
        held["action"] = right if is_of_a_rule and not _DENIED.search(question.stem) else ""
        held["verdict"] = "" if is_of_a_rule else _verdict(right, language)
    if kind:
        held = {column: text for column, text in held.items() if takes(kind, column)}
        held["becomes"] = spelled(kind, language)
    return {column: text for column, text in held.items() if text}


def _message(stem: str) -> str:
    """Return the message that a question quotes; empty if it quotes none, or several."""
    quoted = [next(filter(None, found)) for found in _QUOTED.findall(stem)]
    return quoted[0].strip() if len(quoted) == 1 and _OF_A_MESSAGE.search(stem.replace(quoted[0], "")) else ""


def _kind(stem: str, right: str, message: str) -> str:
    """Return what a question may become; empty if its words do not say."""
    if message:
        return "exhibits"
    if not right:
        return ""
    if _OF_A_FEATURE.search(stem):
        is_denied = _DENIED.search(stem) is not None
        return "features" if not is_denied else "decoys" if _EXCEPTED.search(stem) else ""
    return "rules_of_thumb" if _OF_A_RULE.search(stem) and not _DENIED.search(stem) else ""


def _scam(question: Question, scams: Iterable[str]) -> str:
    """Return the only kind that the category names, or else the question itself."""
    names = [name for name in scams if len(name) >= _LEAST_NAME]
    for said in (question.category, question.stem):
        found = [name for name in names if name.casefold() in said.casefold()]
        if len(found) == 1:
            return found[0]
    return ""


def _channel(stem: str, language: Language) -> str:
    """Return the only channel that a question names outside of the message that it quotes."""
    said = _QUOTED.sub("", stem).casefold()
    words = {
        value: (chinese if language == "zh" else value, *OTHER_WORDS["channel"].get(value, ()))
        for chinese, value in VALUES["channel"].items()
    }
    found = [value for value, names in words.items() if any(_names(said, name) for name in names)]
    return spelled(found[0], language, field="channel") if len(found) == 1 else ""


def _names(said: str, name: str) -> bool:
    """Whether a text has a word; single Chinese characters stand in too many others."""
    if name.isascii():
        return re.search(rf"\b{re.escape(name)}\b", said) is not None
    return len(name) >= _LEAST_NAME and name in said


def _verdict(right: str, language: Language) -> str:
    """Return the verdict that the right option names, if it names only one and denies nothing."""
    is_scam, is_genuine = bool(_SCAM.search(right)), bool(_GENUINE.search(right))
    if is_scam == is_genuine or _NEGATED.search(right):
        return ""
    return spelled("scam" if is_scam else "genuine", language, field="verdict")


def _source(source: str) -> Draft:
    """Return a source as outlet and day; what stands around the day is the outlet."""
    days = _DAY.findall(source)
    if len(days) != 1:
        return {"outlet": source}
    before, _, behind = source.partition(days[0])
    outlet = before.strip(" ，,；;（(《》、\n") or behind.strip(" ，,；;）)《》、\n")
    return {"outlet": outlet, "date": days[0]}


def ids_for(count: int, taken: Sequence[str], stem: str) -> list[str]:
    """Return ids that a pack does not have yet."""
    held, found, number = set(taken), list[str](), 0
    while len(found) < count:
        number += 1
        if (name := f"{stem}{number:02d}") not in held:
            found.append(name)
    return found
