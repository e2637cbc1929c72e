"""The fields of the table of the can game."""

from __future__ import annotations

from game.content.fields.field import OBSTACLES, TABLE, Cell, Field

# A table: what a field is, then its sentence and example in both languages, one below the other.
# fmt: off
TABLE_FIELDS = (
    Field("table", "桌面",
        zh=("反诈推推乐的桌子。没有这个游戏就不写。", "格子、左边、右边、远边、障碍、摩擦、推几次"),
        en=("The table of the can game. Leave it out without that game.", "rows, left, right, far, obstacles, …")),
    Field("table.rows", "格子", layout="items",
        zh=("第一行是最远的一排，每行从左到右。每格写骗术的名称或编号，或者“红区”“空”；红区只有一块。",
            "- [虚假贷款, 红区, 空]"),
        en=("The first row is the farthest, each goes from left to right. A place holds the name or id of a scam, "
            "“red zone” or “bare”; there is one red zone.",
            "- [Fake loan, red zone, bare]")),
    Field("table.left", "左边", cell=Cell(TABLE), is_shown=False,
        zh=("左边：挡板会把罐子弹回来，敞开就会掉下去。", "挡板"),
        en=("The left edge: a rail throws the can back, over an open edge it falls.", "rail")),
    Field("table.right", "右边", cell=Cell(TABLE), is_shown=False,
        zh=("右边：挡板会把罐子弹回来，敞开就会掉下去。", "挡板"),
        en=("The right edge: a rail throws the can back, over an open edge it falls.", "rail")),
    Field("table.far", "远边", cell=Cell(TABLE), is_shown=False,
        zh=("离玩家最远的一边：挡板会把罐子弹回来，敞开就会掉下去。", "敞开"),
        en=("The edge opposite the player: a rail throws the can back, over an open edge it falls.", "open")),
    Field("table.obstacles", "障碍", layout="items",
        zh=("桌上的障碍，可以不写。", "- {种类: 罐子, 横: 36, 纵: 50}"),
        en=("What stands on the table. May be left out.", "- {kind: can, across: 36, along: 50}")),
    Field("table.obstacles[].kind", "种类", cell=Cell(OBSTACLES, 12, offers="kind"), is_shown=False,
        zh=("罐子撞得动，纸盒撞不动。", "罐子"),
        en=("A can is knocked away, a box stands firm.", "can")),
    Field("table.obstacles[].across", "横", cell=Cell(OBSTACLES, 12), kind="number",
        zh=("离左边多远，写百分之几，不写百分号。", "36"),
        en=("How far from the left edge, in percent, without the sign.", "36")),
    Field("table.obstacles[].along", "纵", cell=Cell(OBSTACLES, 12), kind="number",
        zh=("离玩家多远，写百分之几，不写百分号；要留出推罐子的地方。", "50"),
        en=("How far from the player, in percent, without the sign; leave room to push.", "50")),
    Field("table.friction", "摩擦", cell=Cell(TABLE), is_shown=False,
        zh=("桌面有多滑；越滑，越要轻轻推。", "普通"),
        en=("How slippery the wood is; the slicker, the gentler the push has to be.", "normal")),
    Field("table.pushes", "推几次", cell=Cell(TABLE), kind="number",
        zh=("每位玩家推几次。", "3"),
        en=("Pushes for each player.", "3")),
    Field("table.deal", "换位", cell=Cell(TABLE), is_shown=False,
        zh=("每局：每换一位玩家，骗术就在各格之间换一换位置；固定：照写的摆。可以不写，就是固定。", "每局"),
        en=("every visit: the scams change places before each player; fixed, or left out: as written.", "every visit")),
)
# fmt: on
