"""An organiser with Notepad and nobody to ask: repairs first, then every message done as it says."""

from __future__ import annotations

import re
from pathlib import Path

from game.content.reading.packs import read_pack
from game.workbench.repair.fixing import fix_bytes
from tests.content.sample import ICONS, TODAY, sample_yaml, write_sample


def test_a_pack_from_notepad_comes_clean_by_repairs_and_messages_alone(tmp_path: Path) -> None:
    text = sample_yaml().replace(": ", "：").replace("  - ", "\t－ ").replace("    ", "\t\t").replace(", ", "，")
    text = (
        text.replace("行动：停一停", "行动：提醒: 停一停", 1)
        .replace("主办：", "主办方：")
        .replace("份量：1", "份量：１", 1)
    )
    path = tmp_path / "记事本.yaml"
    path.write_bytes(text.replace("\n", "\r\n").encode("gbk"))
    repair = fix_bytes(path.read_bytes())
    assert repair is not None
    path.write_bytes(repair.data)
    for _ in range(5):
        reading = read_pack(path, icons=ICONS, today=TODAY)
        if not reading.problems:
            break
        lines = list(reading.lines)
        for problem in reading.problems:
            lines[problem.line - 1] = followed(problem.hint, lines[problem.line - 1], problem.column)
        write_sample(tmp_path, path.name, text="\n".join(lines))
    assert reading.problems == ()
    assert reading.pack is not None
    assert reading.pack.organiser == "南湖社区"


def followed(hint: str, line: str, column: int) -> str:
    """A line after its author did what the hint says."""
    first = hint.split("\n", 1)[0]
    if first.startswith("改成："):
        return first.removeprefix("改成：")
    guess = re.match("您要写的可能是“(.+?)”", first) or re.search(r"例如 \S+: (\d+)", first)
    assert guess is not None, hint
    typed = re.match(r"[^:]*", line[column - 1 :])
    assert typed is not None
    return line[: column - 1] + guess[1] + line[column - 1 + len(typed[0]) :]
