"""The text a visitor takes home: composing it, measuring it, and refusing addresses.

Every line is the organiser's: nothing about the visitor is an argument. It opens with a question and closes with the
answer, because recalling holds longer than re-reading (practice testing).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from game.words import Language, load_words

AIM_BYTES: Final = 200
"""What a text should stay under, in bytes of UTF-8: version 10 at level M still holds it (213 bytes)."""

LIMIT_BYTES: Final = 287
"""What a text may never exceed, in bytes of UTF-8: byte mode, version 12, level M (ISO/IEC 18004, table 7).

Version 12-M has 290 data codewords = 2320 bits, less 4 bits of mode and 16 of length.
"""

_SCHEME: Final = re.compile(r"http|://|(?<![a-z0-9])www\s*[.。]")
# Prefixes that phones act on (the schemes of ZXing's result parsers, and Weixin's and Alipay's own).
_ACTION: Final = re.compile(
    r"(?<![a-z])(?:mailto|tel|sms|smsto|mms|mmsto|smtp|geo|wifi|mecard|bizcard|matmsg|mebkm|market|urlto|weixin|wxp"
    r"|alipays?|javascript|data|begin):(?=\S)"
)
# Letters on both sides of a dot. File endings are no addresses; a number before the dot may be (96110.cn).
_ASCII_DOMAIN: Final = re.compile(
    r"[a-z0-9]\.(?!(?:apk|exe|ipa|pdf|docx?|xlsx?)(?![a-z0-9]))(?:[a-z]{2,}|xn--[a-z0-9-]+)"
)
_KNOWN_ENDING: Final = re.compile(
    r"\w\.(?:com|cn|net|org|gov|edu|info|top|xyz|vip|club|site|shop|app|icu|cc|中国|公司|网络|网址|在线)(?![a-z0-9])"
)
# 。 counts as a dot in addresses too (UTS #46), but also ends sentences: 。中国 and 。VIP are prose.
_IDEOGRAPHIC_DOT: Final = re.compile(r"\w。(?:com|cn|net|org|gov)(?![a-z0-9])")
_NUMERIC_HOST: Final = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])")
_ADDRESS_PATTERNS: Final = (_SCHEME, _ASCII_DOMAIN, _KNOWN_ENDING, _IDEOGRAPHIC_DOT, _NUMERIC_HOST)


def size_of(text: str) -> int:
    """Return how many bytes `text` takes in the code (UTF-8)."""
    return len(text.encode())


def has_address(text: str) -> bool:
    """Return whether a phone could take any of `text` for an address, or act on it instead of showing it.

    Strict on purpose, since police teach not to open unknown codes: the word "http" alone is enough, and so is a
    sentence that starts right after a full stop ("paid.Then"), which phones do make into a link. Full-width forms count
    as their plain ones (ｗｗｗ．). Prices, times, hotlines and "U.S." do not count.
    """
    # NFKC turns ： into an ASCII colon, and 公共WiFi：别转账 is fair advice: actions are looked for before it.
    if _ACTION.search(text.lower()):
        return True
    plain = unicodedata.normalize("NFKC", text).lower()
    return any(pattern.search(plain) for pattern in _ADDRESS_PATTERNS)


def assemble(
    *,
    recall: str | None,
    rule: str,
    heading: str,
    closing: str,
    answer: str | None,
    language: Language,
    voucher: str | None = None,
) -> str:
    r"""Return the lines of the take-home text joined by "\n", whatever they hold; `compose` is the strict one.

    `recall` is a question to ask oneself, `rule` the sentence to remember, `heading` names the stall, `closing` where
    to ask for help, and `answer` belongs to `recall` (both None where no scam was met: the lines are left out).
    `voucher` is a prize and the code for which it is handed out, None without one. `language` is that of the labels
    before `answer` and `voucher`.
    """
    label = load_words("takeaway", language)
    lines = {"recall": recall, "rule": rule, "heading": heading, "closing": closing, "answer": answer}
    lines["voucher"] = voucher
    return "\n".join(_plain(label(name, text=_plain(text))) for name, text in lines.items() if text is not None)


def compose(
    *,
    recall: str | None,
    rule: str,
    heading: str,
    closing: str,
    answer: str | None,
    language: Language,
    voucher: str | None = None,
) -> str:
    """Return the text of `assemble`; raise `ValueError` if a line is empty, an address, or all exceeds LIMIT_BYTES."""
    lines = {"recall": recall, "rule": rule, "heading": heading, "closing": closing, "answer": answer}
    lines["voucher"] = voucher
    for name, text in lines.items():
        if text is None:  # left out
            continue
        if not _plain(text):
            raise ValueError(f"The take-home text has nothing to say in its line '{name}'.")
        if has_address(_plain(text)):
            raise ValueError(f"The line '{name}' of the take-home text holds a web address or the like: {text}")
    whole = assemble(
        recall=recall, rule=rule, heading=heading, closing=closing, answer=answer, voucher=voucher, language=language
    )
    if (size := size_of(whole)) > LIMIT_BYTES:
        raise ValueError(
            f"The take-home text is {size} bytes long; the code holds {LIMIT_BYTES} (a Chinese character takes 3)."
        )
    return whole


def _plain(text: str) -> str:
    return " ".join(text.split())
