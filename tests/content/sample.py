"""A small valid pack, as text: four kinds of scam, five exhibits, no table unless asked for one.

Other rooms' tests use it too.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

TODAY = date(2026, 6, 1)
ICONS = frozenset({"brushing_rebate", "fake_customer_service", "fake_police", "fake_loan"})

_HEAD = """\
标题: 平安夜市
语言: 中文
主办: 南湖社区
审核日期: 2026-05-01
有效期至: 2027-05-01
评判: 点选
说出几条: 2
骗术:
"""

_NAMES = {
    "brushing_rebate": "刷单返利",
    "fake_customer_service": "冒充客服",
    "fake_police": "冒充公检法",
    "fake_loan": "虚假贷款",
}

_SCAM = """\
  - 编号: {id}
    名称: {name}
    图标: {id}
    份量: 1
    开场白:
      - 您好，这里有一件好事
    特征:
      - {{文字: {name}第一特征, 为什么: 第一条理由}}
      - {{文字: {name}第二特征, 为什么: 第二条理由}}
      - {{文字: {name}第三特征, 为什么: 第三条理由}}
      - {{文字: {name}第四特征, 为什么: 第四条理由}}
      - {{文字: {name}第五特征, 为什么: 第五条理由}}
      - {{文字: {name}第六特征, 为什么: 第六条理由}}
    干扰项:
      - {{文字: {name}第一干扰, 为什么不是: 正规做法}}
      - {{文字: {name}第二干扰, 为什么不是: 正规做法}}
      - {{文字: {name}第三干扰, 为什么不是: 正规做法}}
      - {{文字: {name}第四干扰, 为什么不是: 正规做法}}
    怎么办: 先停一停，再打96110
    记住: 要先付钱的都是骗
    考考自己: {name}有哪两个特点？
    来源: {{出处: 公安部, 日期: 2024-06-25}}
"""

_EXHIBIT = """\
  - 编号: {id}_sms
    渠道: 短信
    真假: 诈骗
    属于: {name}
    发件人: 106****8823
    内容:
      - 您的会员今晚将自动续费800元，请点链接取消
    线索:
      - 原文: 自动续费800元
        看点: 拿扣费吓人
        为什么: 平台不会这样扣费
    解释: 会员续费在应用里就能查到
    行动: 停一停，自己打开应用查
"""

_TAIL = """\
  - 编号: pharmacy_call
    渠道: 电话
    真假: 真实
    发件人: 社区药房
    内容:
      - 对方: 您订的药到了，有空来拿就行
      - 我: 要先付钱吗
      - 对方: 不用，来了再付
    线索:
      - 原文: 来了再付
        看点: 不催不要钱
        为什么: 没有要您现在转账
    解释: 没有催促，也没有要钱，是真的
    行动: 按自己记下的号码回个电话
经验:
  - 不转账，不给验证码，先问家人
带走:
  抬头: 今晚学到的
  结尾: 拿不准就打96110
"""


def sample_yaml() -> str:
    """The pack with Chinese keys."""
    scams = "".join(_SCAM.format(id=slug, name=name) for slug, name in _NAMES.items())
    exhibits = "".join(_EXHIBIT.format(id=slug, name=name) for slug, name in _NAMES.items())
    return f"{_HEAD}{scams}展品:\n{exhibits}{_TAIL}"


TABLE = """\
桌面:
  格子:
    - [刷单返利, 红区, 冒充客服]
    - [冒充公检法, 虚假贷款]
  左边: 挡板
  右边: 敞开
  远边: 敞开
  障碍:
    - {种类: 罐子, 横: 30, 纵: 55}
    - {种类: 纸盒, 横: 80, 纵: 50}
  摩擦: 涩
  推几次: 2
"""


def table_yaml(table: str = TABLE) -> str:
    """The pack with a table for the can game."""
    return sample_yaml().replace("经验:\n", f"{table}经验:\n")


def large_yaml(exhibits: int) -> str:
    """The pack with `exhibits` more exhibits, every second of them genuine, about 0.6 kB each."""
    more = []
    kinds = list(_NAMES.values())
    for number in range(exhibits):
        text = _EXHIBIT.format(id=f"more{number}", name="刷单返利")
        if number % 2 == 0:
            near = f"    相近: {kinds[number // 2 % len(kinds)]}\n"
            text = text.replace("    真假: 诈骗\n    属于: 刷单返利\n", f"    真假: 真实\n{near}")
        more.append(text)
    return sample_yaml().replace("  - 编号: pharmacy_call", "".join(more) + "  - 编号: pharmacy_call")


def write_sample(folder: Path, name: str = "sample.yaml", *, text: str | None = None) -> Path:
    """Write the sample (or `text`) into `folder`."""
    path = folder / name
    path.write_text(sample_yaml() if text is None else text, encoding="utf-8")
    return path
