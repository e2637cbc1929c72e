"""Chinese words around the problems on a web page."""

from __future__ import annotations

PAGE: dict[str, str] = {
    "title": "题包检查结果",
    "date": "检查日期：{date}",
    "file": "文件",
    "errors": "要改",
    "warnings": "提醒",
    "verdict": "结果",
    "sound": "没有问题",
    "usable": "可以用，有提醒",
    "refused": "改好才能用",
    "total": "一共 {files} 个题包，{errors} 处要改，{warnings} 处提醒。",
    "no_problems": "这个题包没有问题。",
    "error": "要改",
    "warning": "提醒",
    "place": "第 {line} 行第 {column} 列",
    "cure": "怎么改",
    "top": "回到开头",
}
