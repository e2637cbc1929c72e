"""Chinese sentences about the table of the can game: what is wrong with it, and what stands around its map."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, str]] = {
    "rows_expected": (
        "“{key}”要一排一排地写，每排放进一对方括号",
        "第一排是最远的一排，例如：\n  {key}:\n    - [刷单返利, 虚假投资]\n    - [冒充客服, 红区]",
    ),
    "row_expected": ("这一排要放进一对英文方括号里", "写成这样：- {row}"),
    "row_long": ("这一排有 {found} 格，最多 {limit} 格", "请删去 {over} 格，或分成两排（最多 5 排）。"),
    "row_narrow": (
        "这一排有 {found} 格；英文名称长，一排最多 {limit} 格",
        "请把一格挪到别的排（最多 5 排）。",
    ),
    "row_empty": ("这一排一格也没有", "请填骗术的名称；整排都空着，就写 [空]。"),
    "place_empty": ("第 {row} 排第 {column} 格没有写", "请填骗术的名称；空着的地方写“空”。"),
    "rows_many": ("桌面有 {found} 排，最多 {limit} 排", "请删去 {over} 排，或把两排并成一排（一排最多 5 格）。"),
    "place_expected": ("这一格只能写一个名称", "请去掉里面的括号和冒号，例如：- [刷单返利, 红区]"),
    "places_joined": (
        "第 {row} 排第 {column} 格里有几个名称，没有用英文逗号隔开",
        "名称之间要用英文逗号加空格“, ”隔开，中文逗号、顿号不行。",
    ),
    "place_unknown": ("第 {row} 排第 {column} 格的“{typed}”不在骗术里", "这里可以写：{allowed}。"),
    "place_twice": (
        "“{typed}”占了两处，第 {row} 排第 {column} 格已经有了",
        "一种骗术只占一处，要大一些就在同一排挨着写。请把这一格改成别的骗术或“空”。",
    ),
    "red_zone_missing": ("桌上没有红区", "请把一格（或同一排挨着的几格）改成“红区”，罐子停在那里就算赢。"),
    "red_zone_twice": ("这一排有两块分开的红区", "红区只能有一块：让它们挨在一起，或把这一格改成别的。"),
    "red_zone_rows": (
        "红区写在了两排，第 {row} 排已经有了",
        "红区只能在一排里。请把这一格改成别的；想大一些，就在那一排多写几格。",
    ),
    "scams_without_place": ("桌上没有：{names}", "请给每种骗术一格；有意不放的，可以不管这条提醒。"),
    "obstacle_before_line": ("这个障碍摆得太近，挡在玩家推罐子的地方", "这里请写 {low} 到 {high} 之间的数。"),
    "obstacle_off_table": ("这个障碍有一部分在桌子外面", "这里请写 {low} 到 {high} 之间的数。"),
    "obstacle_in_rail": ("这个障碍和桌边的挡板撞在一起", "这里请写 {low} 到 {high} 之间的数。"),
    "obstacles_overlap": (
        "这个障碍和第 {first} 个障碍叠在一起",
        "请让它们的“横”至少相差 {across}，或“纵”至少相差 {along}。",
    ),
    "zone_unreachable": (
        "怎么推也停不到第 {row} 排的“{typed}”",
        "请把挡路的障碍挪开或去掉，或把这一格换个位置。",
    ),
    "red_zone_unreachable": (
        "怎么推也停不到第 {row} 排的红区",
        "请把挡路的障碍挪开或去掉，或把红区换个位置；红区一定要进得去。",
    ),
}

MAP: dict[str, str] = {
    "heading": "题包 {name} 的推推乐桌子：随手推 {tries} 次，停在各处的比例",
    "legend": "双线是挡板，虚线是敞开的边。",
    "player": "玩家从这边推",
    "red": "【红区】",
    "bare": "空",
    "can": "立着罐子",
    "box": "立着纸盒",
    "elsewhere": "推下桌 {off}，停在空木板上 {bare}。",
    "chance": "红区{verdict}：随手推约 {every} 次进 1 次，每人推 {pushes} 次，约 {share} 的人至少进一次。",
    "rare": "红区很难：随手推 {tries} 次都没进过，瞄准了才进得去。",
    "hard": "偏难",
    "fair": "难度合适",
    "easy": "偏容易",
    "advice_hard": "想容易些，就多写一格红区，或挪开障碍。",
    "advice_easy": "想难些，就少写一格红区，或加个障碍。",
    "advice_fair": "",
}
