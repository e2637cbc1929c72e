"""The fields at the top of a pack, its rules of thumb, and the words of the text that goes home."""

from __future__ import annotations

from game.content.fields.field import GENERAL, Cell, Field

# A table: what a field is, then its sentence and example in both languages, one below the other.
# fmt: off
PACK_FIELDS = (
    Field("title", "标题", most=10, cell=Cell(GENERAL),
        zh=("摊位的名字，写在开始画面上。", "社区反诈小摊"),
        en=("The name of the stall, on the first screen.", "Street Corner Fair")),
    Field("language", "语言", cell=Cell(GENERAL), is_shown=False,
        zh=("题包里的话是中文还是英文。", "中文"),
        en=("Whether the pack speaks Chinese or English.", "en")),
    Field("organiser", "主办", cell=Cell(GENERAL),
        zh=("谁办的：社区、派出所或摊位。", "幸福里社区"),
        en=("Who runs the stall.", "Lane Four Community")),
    Field("reviewed", "审核日期", cell=Cell(GENERAL), kind="day",
        zh=("最后一次核对内容的日子，写成“年-月-日”。", "2026-06-01"),
        en=("The day somebody last checked the content, as year-month-day.", "2026-06-01")),
    Field("expires", "有效期至", cell=Cell(GENERAL), kind="day",
        zh=("过了这一天，检查时会提醒再核对一遍。写成“年-月-日”。", "2027-06-01"),
        en=("After this day `check` reminds you to look through it again; year-month-day.", "2027-06-01")),
    Field("judging", "评判", cell=Cell(GENERAL), is_shown=False,
        zh=("点选：玩家挑卡片；口述：玩家大声说，工作人员来勾。", "点选"),
        en=("cards: the player picks cards; spoken: the player says it, staff tick it.", "cards")),
    Field("name_count", "说出几条", cell=Cell(GENERAL), kind="number",
        zh=("转到一种骗术，要说出几个特征。", "2"),
        en=("How many features of a scam the player names.", "2")),
    Field("rules_of_thumb", "经验", most=24, cell=Cell(GENERAL), is_taken_home=True,
        zh=("哪种骗术都用得上的话，玩完时出现一条。", "先停一停，再问一问，最后才动钱"),
        en=("What helps against every scam; one is shown at the end.", "Stop first, ask second, pay last.")),
    Field("rules_of_thumb[].text", "文字", marks_entry=True,
        zh=("这一条的话；要写“适合”的时候才这样写。", "先停一停，再问一问，最后才动钱"),
        en=("The sentence itself; only written so beside what it fits.", "Stop first, ask second, pay last.")),
    Field("rules_of_thumb[].fits", "适合", layout="line", is_shown=False, marks_entry=True,
        cell=Cell(GENERAL, 30),
        zh=("这一条最适合哪几种骗术：写名称或编号。可以不写。", "- 虚假贷款"),
        en=("Which scams it helps against most: names or ids. May be left out.", "- Fake loan")),
    Field("takeaway", "带走",
        zh=("玩家用手机扫走的话，这里写它的第一行和最后一行。", "抬头、结尾各一行"),
        en=("First and last line of the text that players scan.", "a heading and a closing")),
    Field("takeaway.heading", "抬头", cell=Cell(GENERAL), is_taken_home=True,
        zh=("玩家带走的话，第一行写这个；越短越好扫。", "社区反诈小摊"),
        en=("First line of the text taken home; short ones scan best.", "Street Corner Fair")),
    Field("takeaway.closing", "结尾", cell=Cell(GENERAL), is_taken_home=True,
        zh=("玩家带走的话，最后一行写这个；越短越好扫。", "先停一停，问96110；受骗打110"),
        en=("Last line of the text taken home; short ones scan best.", "Unsure? Ask 96110. Scammed? Call 110.")),
    Field("logo", "标志", cell=Cell(GENERAL), is_shown=False,
        zh=("主办自己的标志：写图片的文件名，和题包放在一起。可以不写。", "标志.png"),
        en=("The organiser's own logo: a picture in the pack's folder. May be left out.", "logo.png")),
)
# fmt: on
