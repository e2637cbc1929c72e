"""Chinese sentences by code: what was found, and the cure. `game.content.wording` chooses and fills them."""

from __future__ import annotations

from game.content import words_zh_lines, words_zh_table

CURE = "改成：{cure}"
GUESS = "您要写的可能是“{guess}”。这里可以写：{allowed}。"
GUESS_ALONE = "您要写的可能是“{guess}”。"
UNKNOWN = ("这里有问题（{code}）", "请对照现成的题包（如 night-market.yaml）检查这一处。")

# 改正后的那一行下面，再补一句。
ALSO = {
    "comma_wide": "如果本来就是一句话，给它加英文双引号。",
    "hash_cuts": "如果本来就是备注，在“#”后面加一个空格。",
    "line_stray": "不要这一行的话，整行删掉也行。",
    "indent": "行首现在有 {found} 个空格，要有 {needed} 个。",
}

# 看得出要写什么的，就这样说。
GUESSED = {"number_expected": "您要写的可能是“{guess}”：请用英文输入法，只写数字。"}

# 写一条不够的，在最后补一句。
LEAST = "“{key}”至少 {least} 条。"

# 要写好几行的，把这几行写出来。
WRITTEN = {
    "missing": "请补上下面这几行，“{key}”和这一项里的其他行对齐，例如：{written}",
    "empty": "请在它下面几行填上内容，例如：{written}",
    "list_expected": "请写成这样，每条前面加“- ”（英文减号和一个空格），上下对齐：{written}",
    "entries_expected": "请写成这样，标点都用英文的：{written}",
}

WORDS: dict[str, tuple[str, str]] = {
    # 文件
    "file_missing": ("找不到这个文件", "请检查文件名和所在的文件夹。"),
    "file_is_folder": ("这是一个文件夹，不是题包文件", "请指定文件夹里的题包文件，如 夜市防骗.yaml。"),
    "file_unreadable": ("打不开这个文件（{reason}）", "请检查文件是否正被别的程序占用，或换一个 U盘再试。"),
    "file_too_large": ("文件太大，超过了 {limit} MB", "题包只放文字。请删去多余内容，或拆成几个题包。"),
    "file_encoding": (
        "文件是用 {encoding} 编码保存的，这次读出来了",
        "请用记事本“另存为”，编码选“UTF-8”，免得换一台电脑变成乱码。",
    ),
    "file_not_text": (
        "这不是文字文件，或者文件已损坏",
        "题包要用记事本保存。请用记事本打开原来的题包，另存为 UTF-8 编码，再试一次。",
    ),
    "file_damaged": (
        "从这里起有几个字损坏了，读不出来",
        "请用记事本打开，找到这一处，把乱码重新打一遍，再另存为 UTF-8 编码。",
    ),
    "nul_byte": ("文件里有空字符（U+0000），不是正常的文字文件", "请用记事本打开，另存为 UTF-8 编码。"),
    "control_in_file": ("这里有一个看不见的字符（{char}）", "请把这一行删掉，重新打一遍；不要从网页或聊天里复制。"),
    "empty_file": ("文件是空的，没有任何内容", "请把现成的题包（如 night-market.yaml）复制一份，改成自己的内容。"),
    "not_a_pack": ("这个文件不是题包：里面没有一行“名称: 内容”", "题包的第一行应像这样：标题: 平安夜市"),
    "more_problems": ("问题太多，后面的没有列出", "请先改好上面这些，再检查一次。"),
    # 结构
    "too_deep": ("一层套一层，超过了 {limit} 层", "题包用不到这么多层。请检查这里是不是多打了方括号或花括号。"),
    "too_many_lines": ("这个文件有 {found} 行，最多读 {limit} 行", "看看是不是存错了文件；题包太长，就拆成几个。"),
    "too_many_nodes": ("内容太多，超过了 {limit} 项", "请把题包拆成几个。"),
    "two_documents": (
        "这里又用“---”开始了一份新内容；一个文件只能放一个题包",
        "请删掉这一行“---”，或把后面的内容另存成一个文件。",
    ),
    "key_not_text": ("冒号左边只能是一个词，不能是列表或花括号", "如果这是一句话，请给整句加上英文双引号。"),
    "key_twice": ("“{key}”写了两次，第 {first} 行已经写过", "请删掉其中一处；如果两处都要，请并到一起。"),
    "key_twice_languages": (
        "“{key}”和第 {first} 行的“{other}”是同一项，写了两次",
        "中文名和英文名只用一个，请删掉其中一处。",
    ),
    "key_unknown": ("不认识“{key}”", "这里可以写：{allowed}。"),
    "section_again": (
        "不认识“{key}”，前面已经有“{other}”",
        "删掉这一行，下面的几条就接到上面的“{other}”里。",
    ),
    "section_apart": (
        "不认识“{key}”，这里已经有“{other}”",
        "把它下面的几条移到“{other}”下面，和那里的几条对齐，再删掉这一行。",
    ),
    "value_unknown": ("“{key}”不能填“{typed}”", "可以填：{allowed}。"),
    "list_expected": (
        "“{key}”应是一个列表，每条单独一行",
        "每条前面加“- ”（英文减号和一个空格），例如：\n  {key}:\n    - 第一条\n    - 第二条",
    ),
    "entries_expected": (
        "“{key}”里应是“名称: 内容”这样的几行",
        "这里应写：{allowed}。冒号要用英文冒号，后面加一个空格，例如“{example}: …”。",
    ),
    "text_expected": (
        "“{key}”应是一句话，这里却是列表或几个小项",
        "请只写一句话；句子里有方括号、花括号时，给整句加英文双引号。",
    ),
    "one_speaker": (
        "这一条里有两个人说话，或者没写是谁说的",
        "每句话单独一条，前面都加“- ”，例如：\n  - 对方: 您好\n  - 我: 您是哪位",
    ),
    **words_zh_lines.PROBLEMS,
    # 内容
    "missing": ("这里少了“{key}”", "请补上一行“{key}: …”，和这一项里的其他行对齐。"),
    "missing_in_braces": ("这里少了“{key}”", "请在花括号里补上，例如：{row}"),
    "empty": ("“{key}”是空的", "请在冒号后面填上内容；可有可无的项（如“按钮”），也可以整行删掉。"),
    "too_few": ("“{key}”只有 {found} 条，至少要 {limit} 条", "请再补 {lack} 条。"),
    "too_many": ("“{key}”有 {found} 条，最多 {limit} 条", "请删去 {over} 条。"),
    "number_expected": ("“{key}”要填数字，这里是“{typed}”", "请用英文输入法填一个数字，例如 {key}: {number}"),
    "number_small": ("“{key}”是 {typed}，太小了", "请填不小于 {limit} 的数。"),
    "number_not_above": ("“{key}”是 {typed}，必须大于 {limit}", "请填一个大于 {limit} 的数；平常填 1 就可以。"),
    "number_large": ("“{key}”是 {typed}，最大只能是 {limit}", "请填不超过 {limit} 的数。"),
    "date_form": ("“{key}”的日期“{typed}”写法不对", "请写成“年-月-日”，月和日都写两位，例如 2026-06-01。"),
    "date_impossible": ("“{key}”的日期“{typed}”不存在", "请核对月份和日子，例如 2026-06-01。"),
    "identifier": (
        "“{key}”是“{typed}”，只能用小写英文字母、数字和下划线，并以字母开头",
        "例如：{example}（2 到 40 个字符，不留空格）。",
    ),
    "form": ("“{key}”的写法不对", "请照着现成的题包（如 night-market.yaml）里的同一项来写。"),
    "too_long": (
        "“{key}”长 {length} 字，最多 {limit} 字",
        "请缩短 {over} 字（汉字和中文标点算 1 字，字母和数字算半个字）。",
    ),
    "too_long_latin": ("“{key}”长 {length} 个字母，最多 {limit} 个字母", "请缩短 {over} 个字母（空格和标点也算）。"),
    "control": ("“{text}”里有一个看不见的字符（{char}）", "把这一句删掉，重新打一遍；不要从网页或聊天里复制。"),
    "line_break": ("“{text}”中间换了行，屏幕上放不下", "请写成一行；要分成几句，就分成几条。"),
    # 互相核对
    "no_genuine": ("展品里没有一件是真实的", "请至少加一件“真假: 真实”的展品。只练识别诈骗，会让人什么都不敢信。"),
    "few_genuine": (
        "{total} 件展品里只有 {genuine} 件是真实的，少于五分之一",
        "再加几条真实的短信、电话或通知，让人也练习相信该信的。",
    ),
    "spoken_many": (
        "有 {found} 条特征；口述时工作人员只勾选前 {limit} 条",
        "请把最想考的 {limit} 条放在前面，或删去 {limit} 条以外的。",
    ),
    "same_id": ("编号“{typed}”用了两次，第 {first} 条已经用过", "请换一个编号。"),
    "same_name": ("名称“{typed}”用了两次，第 {first} 条已经用过", "转盘上每一格的名称都要不同，请改一个。"),
    "same_icon": ("图标“{typed}”用了两次，第 {first} 条已经用过", "换一个图标，转盘上更容易分清。"),
    "icon_unknown": ("没有叫“{typed}”的图标", "请从现有图标里选一个：{allowed}。"),
    "same_text": ("“{typed}”写了两次，这一项里第 {first} 条已经写过", "请改掉或删掉其中一条。"),
    "decoy_is_feature": ("“{typed}”既是特征，又是干扰项", "干扰项必须是这种骗术里不会有的。请换掉这一条。"),
    "scam_missing": ("这件展品是诈骗，却没有写“属于”哪种骗术", "请加一行“属于: …”，填骗术的名称或编号：{allowed}。"),
    "scam_empty": ("“属于”是空的，这件展品是诈骗，要写是哪一种", "请在冒号后面填骗术的名称或编号：{allowed}。"),
    "scam_unneeded": ("这件展品是真实的，不该写“属于”", "请删掉“属于”这一行；如果它其实是诈骗，把“真假”改成“诈骗”。"),
    "scam_unknown": ("“属于”填的“{typed}”不在骗术里", "请填骗术的名称或编号：{allowed}。"),
    "scam_without_exhibit": ("骗术“{typed}”还没有展品", "请给它加一件“真假: 诈骗”、“属于: {typed}”的展品。"),
    "cue_missing": (
        "线索的原文“{typed}”在这件展品的内容里找不到",
        "原文要和内容里的字一模一样，标点也要一样。请从内容里复制。",
    ),
    "cue_twice": ("线索的原文“{typed}”在内容里出现了不止一次，不知道该圈哪一处", "请把原文取长一些，让它只出现一次。"),
    "cue_overlap": ("线索的原文“{typed}”和另一条线索“{other}”有重叠", "两条线索不能圈到同一个字，请把其中一条改短。"),
    "speaker_lost": (
        "这句像是“{who}”说的话，少了英文冒号，现在会整句当成“对方”说的",
        "请写成“{who}: {text}”，英文冒号后面空一格。",
    ),
    "speaker_named": (
        "这句开头的“{who}：”像是说话的人，现在会连名字一起当成“对方”说的",
        "请写成“对方: {text}”或“我: {text}”；本来就是一句话的，可以不管这条提醒。",
    ),
    "expired": ("题包已经过期（有效期至 {date}）", "请看看内容有没有过时，再更新“审核日期”和“有效期至”。"),
    "reviewed_late": ("“审核日期”{reviewed} 晚于“有效期至”{expires}", "请核对这两个日期。"),
    **words_zh_table.PROBLEMS,
    # 其他房间的发现
    "exhibit_address": ("展品里有网址：“{text}”", "请换成“【链接】”，免得有人真的去打开。"),
    "exhibit_number": (
        "展品里有一个没有遮住的号码：“{text}”",
        "请用 * 遮住一段，例如 {masked}；公开的热线（如 110、96110）可以照写。",
    ),
    "takeaway_address": ("带走的话里有网址：“{text}”", "请删掉网址：二维码里只放文字，不开网页。"),
    "takeaway_wide": ("带走的话里有全角数字“{typed}”，手机认不出是号码", "请用英文输入法写成：{plain}"),
    "takeaway_long": (
        "带走的话有 {length} 字节，二维码会偏密（{limit} 字节以内最好扫）",
        "请缩短“记住”“考考自己”或“带走”里的话；一个汉字算 3 字节。",
    ),
    "takeaway_too_long": (
        "带走的话有 {length} 字节，超过了 {limit} 字节，做不成好扫的二维码",
        "请缩短“记住”“考考自己”或“带走”里的话；一个汉字算 3 字节。",
    ),
    "glyph_missing": ("字库里没有“{char}”这个字，屏幕上会显示成方框", "请换一个常用字或普通标点；表情符号请删掉。"),
}

REPORT: dict[str, str] = {
    "refused": "题包 {name} 有 {errors}处要改",
    "both": "题包 {name} 有 {errors}处要改，还有 {warnings}处提醒",
    "usable": "题包 {name} 可以用，有 {warnings}处提醒",
    "count": "{count} ",
    "many": "{count} 多",
    "previous": "{heading}（没有启用，现在仍用旧题包）",
    "place": "第 {line} 行第 {column} 列：",
    "warning": "（提醒）",
}
