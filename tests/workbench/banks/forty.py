"""Forty single-choice questions as police have them, and what an organiser decides about each: our own sentences.

Facts are those of the content facts: kinds of scam, what is typical of them, what is not, and what helps.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from openpyxl import Workbook

from tests.workbench.banks.word_file import paragraph, table, word_file

TASKS, SERVICE, POLICE, LOAN = "刷单返利", "冒充客服", "冒充公检法", "虚假贷款"
SOURCE = "公安部 2025年6月1日"


@dataclass(frozen=True)
class Asked:
    """One question, the text of its right option first, and what is decided about its draft."""

    stem: str
    right: str
    wrong: tuple[str, str, str]
    explanation: str
    category: str = ""
    source: str = ""
    becomes: str = ""
    decided: Mapping[str, str] = field(default_factory=dict)

    def options(self, at: int) -> dict[str, str]:
        """The options by letter, with the right one at a place from 0 to 3."""
        texts = list(self.wrong)
        texts.insert(at % 4, self.right)
        return dict(zip("ABCD", texts, strict=True))


_FEATURES = {
    TASKS: (
        ("做任务要自己先垫钱", "正规兼职不用先掏钱，垫了就难要回"),
        ("先给几单小钱让人放心", "头几单返得快，是为了让您投大的"),
        ("群里有人天天晒到账图", "晒图的多半是同伙，图也能做假"),
        ("拿卡单说事不给提现", "补多少都还差一单，钱出不来"),
    ),
    SERVICE: (
        ("要您打开屏幕共享", "屏幕一共享，验证码对方也看得见"),
        ("说会员不退就要扣钱", "会员在自己的应用里就能查到"),
        ("一来就要卡号和验证码", "退钱原路退回，用不着这些"),
        ("叫您加别的号再处理", "离开平台，就没人替您把关了"),
    ),
    POLICE: (
        ("要把钱转进安全账户", "公安从来没有什么安全账户"),
        ("叫您谁也别告诉", "怕家人一听就把您拦下来"),
        ("网上发来一张通缉令", "通缉令不会在网上发给本人"),
        ("开口就说您涉嫌洗钱", "先把人吓住，再一步步要钱"),
    ),
    LOAN: (
        ("钱没到手先收保证金", "放款以前收费的贷款都是假的"),
        ("说卡号填错账户冻了", "卡号是后台改的，为的是收解冻费"),
        ("让您转账刷一刷流水", "转出去的钱就进了对方口袋"),
        ("打包票不看征信秒放", "银行放款一定要看信用"),
    ),
}
_DECOYS = {
    TASKS: ("当面打零工当天结钱", "这是正规兼职，不用自己垫钱"),
    SERVICE: ("退款原路退回原账户", "正规平台就是这样退的"),
    POLICE: ("当面出示警官证办案", "真民警当面办案，手续齐全"),
    LOAN: ("去银行柜台当面签字", "正规贷款在柜台办，不先收费"),
}
_RULES = (
    ("陌生人拉您进群领福利", "不进群，不扫码，不装对方的软件"),
    ("对方要您先垫钱做任务", "先垫钱的任务一概不做"),
    ("客服来电说要给您退款", "挂断，自己打开应用查订单"),
    ("有人要您念短信验证码", "验证码谁要都不给"),
    ("来电自称民警说您犯了案", "挂断，打110问清楚"),
    ("贷款没到账先要手续费", "放款前要钱的，马上停"),
    ("已经转了钱才觉得不对", "马上打110，再打银行电话"),
    ("拿不准是真是假", "先停一停，打96110问"),
)
_MESSAGES: tuple[tuple[str, str, str, str, str, Mapping[str, str]], ...] = (
    (
        "小周收到一条短信",
        "您的包裹途中破损，可按三倍赔偿，请加客服号办理",
        "诈骗",
        SERVICE,
        "理赔在下单的应用里办，不用另加客服",
        {"sender": "106****2301", "quote": "请加客服号办理", "label": "叫您另加号", "why": "离开平台就没人把关"},
    ),
    (
        "老李接到一个电话",
        "您的百万保障今晚到期，不关就扣两千，跟我操作",
        "诈骗",
        SERVICE,
        "真的百万保障免费，也没人来电叫您关",
        {"sender": "平台客服", "quote": "不关就扣两千", "label": "拿扣费吓人", "why": "这项保障本来不收费"},
    ),
    (
        "小陈在微信里收到",
        "点赞一单三块，今天做满十单就派大单，先垫后返",
        "诈骗",
        TASKS,
        "先垫后返的任务，垫进去就难拿回来",
        {"sender": "兼职小助手", "quote": "先垫后返", "label": "要先垫钱", "why": "正规兼职不用垫钱"},
    ),
    (
        "赵阿姨接到一个电话",
        "这里是公安局，您名下的卡涉案，钱要转到核查账户",
        "诈骗",
        POLICE,
        "公安办案当面来，没有核查账户",
        {"sender": "外地来电", "quote": "钱要转到核查账户", "label": "要您转钱", "why": "公安不会叫人转账"},
    ),
    (
        "小吴收到一条短信",
        "恭喜获批八万额度，交三百工本费后立即放款",
        "诈骗",
        LOAN,
        "放款以前收钱的贷款都是假的",
        {"sender": "106****7702", "quote": "交三百工本费", "label": "放款前收钱", "why": "真贷款到账前不收费"},
    ),
    (
        "店主在微信里收到",
        "您是优质商户，免征信放款，先转一笔刷流水就行",
        "诈骗",
        LOAN,
        "刷流水的钱转出去就没有了",
        {"sender": "贷款经理", "quote": "先转一笔刷流水", "label": "要您先转", "why": "贷款不用先转钱"},
    ),
    (
        "王叔收到一条短信",
        "您尾号1204的卡今日取款两百元，如有疑问请到柜台",
        "真实",
        "",
        "只是告诉您一声，没有要钱也没有链接",
        {"sender": "开户银行", "quote": "请到柜台", "label": "让您当面问", "why": "没有催您，也没有链接"},
    ),
    (
        "小刘收到一条短信",
        "您的快件已放驿站，凭取件码领取，今晚九点关门",
        "真实",
        SERVICE,
        "只说到哪里取，没有要钱要码",
        {"sender": "小区驿站", "quote": "凭取件码领取", "label": "只叫您去取", "why": "没有让您点什么"},
    ),
    (
        "孙姐接到一个电话",
        "我是社区民警，明天上门登记，您不方便就改天",
        "真实",
        POLICE,
        "当面来，也不催，没有提到钱",
        {"sender": "社区民警", "quote": "不方便就改天", "label": "不催您", "why": "真民警当面办事"},
    ),
    (
        "小郑在微信里收到",
        "周六摆摊还缺一个人手，当天收摊当面结钱",
        "真实",
        TASKS,
        "当面干活当面结钱，不用先垫",
        {"sender": "夜市摊主", "quote": "当面结钱", "label": "不用垫钱", "why": "干完活才说钱的事"},
    ),
)


def _features() -> list[Asked]:
    found = []
    for scam, features in _FEATURES.items():
        others = [text for other, held in _FEATURES.items() if other != scam for text, _ in held]
        for at, (text, why) in enumerate(features):
            wrong = (others[at], others[at + 4], others[at + 8])
            found.append(Asked(f"{scam}诈骗有哪个特点？", text, wrong, why, f"{scam}类", SOURCE, "特征"))
    return found


def _decoys() -> list[Asked]:
    return [
        Asked(
            f"下面哪一项不是{scam}诈骗的特征？",
            text,
            (_FEATURES[scam][0][0], _FEATURES[scam][1][0], _FEATURES[scam][2][0]),
            why,
            scam,
            SOURCE,
            "干扰项",
        )
        for scam, (text, why) in _DECOYS.items()
    ]


def _rules() -> list[Asked]:
    wrong = ("照对方说的办", "先转一点试试", "不好意思拒绝")
    return [Asked(f"{case}，应该怎么做？", text, wrong, "先停再问，最稳当", "", "", "经验") for case, text in _RULES]


def _messages() -> list[Asked]:
    found = []
    for who, message, verdict, scam, explanation, decided in _MESSAGES:
        right, wrong = ("这是诈骗", "这是真的通知") if verdict == "诈骗" else ("这是真的", "这是诈骗")
        more = {"scam": scam, "action": "停一停，自己去问一问", "verdict": verdict, **decided}
        stem = f"{who}：“{message}”，您怎么看？"
        found.append(Asked(stem, right, (wrong, "照着做就行", "转给亲友"), explanation, scam, "", "展品", more))
    return found


FORTY: Sequence[Asked] = (
    *_features(),
    *_decoys(),
    *_rules(),
    *_messages(),
    Asked("全国反诈专线的号码是多少？", "96110", ("10086", "12306", "95588"), "来电也请接听", "", SOURCE, "不要"),
    Asked("报警打什么号码？", "110", ("120", "119", "114"), "", "", "", "不要"),
)


def as_table() -> list[list[str]]:
    """The bank as rows, with headings as people write them."""
    rows = [["序号", "题干", "选项A", "选项B", "选项Ｃ", "D", "正确答案", "答案解析", "难易程度", "类别", "出处"]]
    for number, asked in enumerate(FORTY):
        options = asked.options(number)
        letter = "ABCD"[number % 4]
        answer = (letter, f"{letter}. {asked.right}", asked.right)[number % 3]
        held = (asked.explanation, "易", asked.category, asked.source)
        rows.append([str(number + 1), asked.stem, *options.values(), answer, *held])
    return rows


def as_workbook() -> bytes:
    """The bank as a workbook of Excel, with a title above the headings."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "单选题"
    sheet.append(["反诈知识题库"])
    for row in as_table():
        sheet.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def as_csv(encoding: str = "gbk") -> bytes:
    """The bank as CSV."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows(as_table())
    return file.getvalue().encode(encoding)


def as_word() -> bytes:
    """The bank as paragraphs of Word, written in the ways in which people write them; the last ten as a table."""
    lines = ["反诈知识题库", "一、单项选择题"]
    for number, asked in enumerate(FORTY[:30]):
        lines += _lines(number, asked)
    return word_file(*map(paragraph, lines), table([as_table()[0], *as_table()[31:]]))


def _lines(number: int, asked: Asked) -> list[str]:
    options = asked.options(number)
    letter = "ABCD"[number % 4]
    mark = (". ", "．", "、")[number % 3]
    is_told_in_stem = number % 5 == 4
    lines = [f"{number + 1}{mark}{asked.stem}" + (f"（ {letter} ）" if is_told_in_stem else "")]
    if number % 2:
        lines.append("　".join(f"{wide}．{text}" for wide, text in zip("ＡＢＣＤ", options.values(), strict=True)))
    else:
        lines += [f"{name}{mark}{text}" for name, text in options.items()]
    if not is_told_in_stem:
        lines.append(f"答案：{letter}" if number % 2 else f"【答案】{letter}．{asked.right}")
    tail = (("解析", asked.explanation), ("分类", asked.category), ("来源", asked.source))
    return lines + [f"{name}：{text}" for name, text in tail if text]
