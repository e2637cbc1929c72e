"""The one table of names: which Chinese words organisers may write for which key or value.

Applied before the model sees the data. English names are always allowed as well.
"""

from __future__ import annotations

KEYS: dict[str, str] = {
    "标题": "title",
    "语言": "language",
    "主办": "organiser",
    "审核日期": "reviewed",
    "有效期至": "expires",
    "评判": "judging",
    "说出几条": "name_count",
    "骗术": "scams",
    "展品": "exhibits",
    "经验": "rules_of_thumb",
    "带走": "takeaway",
    "编号": "id",
    "名称": "name",
    "图标": "icon",
    "份量": "odds",
    "开场白": "openings",
    "特征": "features",
    "干扰项": "decoys",
    "怎么办": "defence",
    "记住": "sign",
    "考考自己": "recall",
    "来源": "source",
    "出处": "outlet",
    "日期": "date",
    "文字": "text",
    "为什么": "why",
    "为什么不是": "why_not",
    "渠道": "channel",
    "真假": "verdict",
    "属于": "scam",
    "发件人": "sender",
    "主题": "subject",
    "按钮": "button",
    "内容": "lines",
    "对方": "them",
    "我": "me",
    "线索": "cues",
    "原文": "quote",
    "看点": "label",
    "解释": "explanation",
    "行动": "action",
    "抬头": "heading",
    "结尾": "closing",
}

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
    },
    "verdict": {"诈骗": "scam", "真实": "genuine"},
}
