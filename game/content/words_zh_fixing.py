"""Chinese sentences about repairs: what was done, by the code of the mistake, and what is said around it."""

from __future__ import annotations

DONE: dict[str, str] = {
    "colon_wide": "中文冒号换成英文冒号加空格",
    "colon_tight": "英文冒号后面补上空格",
    "colon_inside": "句子里有英文冒号，给整句加上引号",
    "dash_wide": "列表前面换成英文减号加空格",
    "dash_tight": "减号后面补上空格",
    "tab_indent": "行首的 Tab 换成空格",
    "wide_indent": "行首的特殊空格换成普通空格",
    "key_invisible": "删掉看不见的字符",
    "unseen": "删掉看不见的字符",
    "soft_break": "删掉看不见的换行符",
    "soft_return": "看不见的换行符换成普通的换行",
    "quote_open": "在句子末尾补上引号",
    "braces_wide": "换成英文花括号",
    "brackets_wide": "换成英文方括号",
    "dash_missing": "新的一条前面补上减号加空格",
    "control": "删掉看不见的字符",
    "key_quoted": "去掉冒号左边的引号",
    "curly_quotes": "去掉套在整句话上的中文引号",
    "comma_wide": "方括号里换成英文逗号，分成几条",
    "comma_in_braces": "花括号里换成英文逗号",
    "comma_end": "删掉行末多余的逗号",
    "comma_kept": "删掉行末的逗号",
    "slash_comment": "说明前面的“//”换成“#”",
    "hash_cuts": "句子里有“#”，给整句加上引号",
    "special_start": "开头的符号另有用处，给整句加上引号",
    "text_after_quote": "把整句话放进同一对引号",
    "escape": "有反斜杠，双引号换成单引号",
    "number_expected": "数字改成 1、2、3 这样的写法",
}

FIXING: dict[str, str] = {
    "heading": "题包 {name} 改好了 {lines} 行，原来的文件存为 {backup}",
    "saved": "题包 {name} 换了编码，原来的文件存为 {backup}",
    "encoding": "从 {encoding} 编码改存为 UTF-8",
    "done": "第 {lines} 行{more}：{what}",
    "look": "第 {lines} 行{more}：{what}（请看一眼，是不是这个意思）",
    "and": "、",
    "more": "等 {count} 行",
    "nothing": "没有能自动改的地方，没有动任何文件",
    "first": "先运行 --fix：它能自动改其中 {count} 处",
    "left": "剩下的要您来看：",
    "cannot_write": "不能写 {name}（{reason}），没有动它。请检查文件是不是只读，或正被别的程序打开",
    "changed": "刚才有别的程序改了 {name}，没有动它。请再运行一次",
}
