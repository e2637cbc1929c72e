"""Names of fields and values in Chinese and English; both are translated before the model sees the data."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from game.content.fields.exhibit_fields import EXHIBIT_FIELDS
from game.content.fields.field import Field
from game.content.fields.pack_fields import PACK_FIELDS
from game.content.fields.prize_fields import PRIZE_FIELDS
from game.content.fields.scam_fields import SCAM_FIELDS
from game.content.fields.table_fields import TABLE_FIELDS
from game.words import Language

FIELDS: Mapping[str, Field] = MappingProxyType(
    {field.path: field for field in (*PACK_FIELDS, *TABLE_FIELDS, *PRIZE_FIELDS, *SCAM_FIELDS, *EXHIBIT_FIELDS)}
)
"""Every field by its path, in the order in which YAML is written: the long parts come last and bury nothing."""

KEYS: dict[str, str] = {field.chinese: field.name for field in FIELDS.values()}
"""The English key for every Chinese one."""

KEY_WORDS: frozenset[str] = frozenset(KEYS) | frozenset(KEYS.values())
"""Every key that may stand anywhere in a pack, in both languages."""

_EDGES = {"挡板": "rail", "敞开": "open"}

VALUES: dict[str, dict[str, str]] = {
    "language": {"中文": "zh", "英文": "en"},
    "judging": {"点选": "cards", "口述": "spoken"},
    "channel": {
        "短信": "sms",
        "聊天": "chat",
        "电话": "call",
        "应用": "app",
        "快递": "parcel",
        "邮件": "email",
        "上门": "door",
        "告示": "notice",
        "帖子": "post",
    },
    "verdict": {"诈骗": "scam", "真实": "genuine"},
    "left": _EDGES,
    "right": _EDGES,
    "far": _EDGES,
    "kind": {"罐子": "can", "纸盒": "box"},
    "friction": {"滑": "slick", "普通": "normal", "涩": "rough"},
    "needs": {"火眼金睛": "sharp_eye", "再看一眼": "look_twice"},
    "tonight": {"开": "on", "关": "off"},
    "deal": {"固定": "fixed", "每局": "every visit"},
    # The icons meant for scams, not those of buttons, badges and channels.
    "icon": {
        "刷单返利": "brushing_rebate",
        "虚假投资": "fake_investment",
        "虚假购物": "fake_shopping_service",
        "冒充客服": "fake_customer_service",
        "虚假贷款": "fake_loan",
        "虚假征信": "fake_credit_record",
        "冒充领导熟人": "boss_acquaintance",
        "冒充公检法": "fake_police",
        "网络交友": "romance_pigbutchering",
        "游戏交易": "game_trade",
        "机票退改签": "flight_refund",
        "裸聊敲诈": "sextortion",
        "企业年审": "annual_inspection",
        "AI换脸": "ai_deepfake",
        "快递引流": "parcel_scratchcard",
        "医保社保卡": "medical_social_card",
        "养老保健品": "elder_health",
        "追星和孩子": "child_fandom",
        "屏幕共享": "screen_share_nfc",
        "出租两卡": "two_cards_mule",
        "假采购": "fake_bulk_order",
        "收款码陷阱": "payment_code_trick",
        "赃款大单": "dirty_money_order",
        "追损二次诈骗": "recovery_second_scam",
    },
}

UNSPOKEN = frozenset({"sms", "app", "parcel", "email", "notice", "post"})
"""Channels in which nobody speaks by turns: their words are plain sentences."""

OTHER_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "channel": {
        "chat": ("微信", "qq", "群", "群聊", "微信群", "qq群", "私信", "钉钉", "wechat", "weixin"),
        "app": ("网页", "网站", "网址", "链接", "小程序", "软件", "web", "website"),
        "call": ("来电", "视频", "视频电话", "语音", "打电话", "phone", "video"),
        "parcel": ("信", "信件", "包裹", "快件", "邮包", "letter"),
        "notice": ("传单", "海报", "通知", "公告", "布告", "横幅", "小广告", "poster", "leaflet", "flyer"),
        "post": ("朋友圈", "微博", "抖音", "快手", "小红书", "直播", "直播间", "短视频", "live", "stream", "moments"),
        "email": ("邮箱", "电邮", "mail", "e-mail"),
        "door": ("当面", "敲门", "面对面", "上门推销"),
        "sms": ("手机短信", "彩信", "text"),
    },
    "tonight": {
        "on": ("yes", "true", "是", "打开", "开着", "上", "要"),
        "off": ("no", "false", "否", "关闭", "关掉", "关着", "不上", "不要"),
    },
    "verdict": {"genuine": ("true", "是", "真", "真的", "real"), "scam": ("false", "假", "否", "假的", "骗局", "fake")},
}
"""What organisers write for a value that has another name here, in small letters: a guess, never taken for granted."""

SAME_WORDS: dict[str, dict[str, str]] = {
    "channel": {"短消息": "sms"},
    "verdict": {"可信": "genuine", "是骗局": "scam"},
}
"""What means exactly a value, such as the words on the buttons of the game: read as it, without a word."""

SAME_KEYS: dict[str, str] = {"自己": "me"}
"""What means exactly a key."""

NOT_HERE = frozenset(
    {
        *("奖品", "奖项", "prize", "prizes", "音频", "录音", "语音", "配音", "audio", "voice", "sound"),
        *("图像", "image", "视频", "video", "难度", "等级", "difficulty", "level"),
        *("分数", "得分", "score", "points", "时长", "限时", "time", "timer", "颜色", "color", "colour"),
    }
)
"""What organisers look for and no version had so far; whatever is a key by now is none of them."""

PLACES: dict[str, str] = {"红区": "red zone", "空": "bare"}
"""What may stand in a place of the table besides a scam."""

_CHINESE: dict[str, str] = {english: chinese for chinese, english in KEYS.items()}
# difflib compares every pair of characters; a longer text is no mistyped key.
_MAX_GUESSED = 40


def names_where(is_so: Callable[[Field], bool]) -> tuple[str, ...]:
    """Return the English keys of fields for which `is_so` is true, each once."""
    return tuple(dict.fromkeys(field.name for field in FIELDS.values() if is_so(field)))


def english_key(text: str) -> str:
    """Return the English key for a key as typed; an unknown key is returned unchanged."""
    return KEYS.get(text) or SAME_KEYS.get(text, text)


def english_value(field: str, text: str) -> str:
    """Return the English value of a field for one as typed; an unknown value is returned unchanged."""
    return VALUES.get(field, {}).get(text) or SAME_WORDS.get(field, {}).get(text, text)


def chinese_key(english: str) -> str:
    """Return the Chinese key for an English one, or the key itself if it has none."""
    return _CHINESE.get(english, english)


def both_names(english: Iterable[str]) -> str:
    """Return keys in both languages for a list of what is allowed: `特征 features、干扰项 decoys`."""
    return "、".join(f"{chinese_key(key)} {key}" if key in _CHINESE else key for key in english)


def both_places() -> str:
    """Return what a place of the table may hold besides a scam, in both languages."""
    return "、".join(f"{chinese} {english}" for chinese, english in PLACES.items())


def both_values(field: str, english: Iterable[str]) -> str:
    """Return allowed values of an enumerated field in both languages."""
    return "、".join(" ".join(dict.fromkeys((spelled(value, "zh", field), value))) for value in english)


def meant_key(typed: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed English key that a mistyped one most resembles, in either language."""
    spellings = {spelling: english for english in allowed for spelling in (english, chinese_key(english))}
    guess = nearest(typed, spellings)
    return None if guess is None else spellings[guess]


def meant_value(field: str, typed: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed English value that a word means or most resembles, in either language."""
    plain = _plain(typed)
    for value, words in OTHER_WORDS.get(field, {}).items():
        if value in allowed and plain in words:
            return value
    spellings = {value: value for value in allowed} | {
        chinese: value for chinese, value in VALUES.get(field, {}).items() if value in allowed
    }
    guess = nearest(typed, spellings)
    return None if guess is None else spellings[guess]


def spelled(english: str, language: Language, field: str = "") -> str:
    """Return a key (or a value of `field`) as the rest of this file would write it."""
    if language == "en":
        return english
    table: Mapping[str, str] = {v: k for k, v in VALUES[field].items()} if field in VALUES else _CHINESE
    return table.get(english, english)


def nearest(typed: str, candidates: Iterable[str]) -> str | None:
    """Return the most similar candidate, or `None`; two-character Chinese words may differ in one."""
    if not typed or len(typed) > _MAX_GUESSED:
        return None
    plain = _plain(typed)
    names = [name for name in candidates if len(name) <= _MAX_GUESSED]
    if plain in names:
        return plain
    close = difflib.get_close_matches(plain, names, n=1, cutoff=0.5)
    return close[0] if close else None


def _plain(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed[:_MAX_GUESSED]).strip().casefold()
