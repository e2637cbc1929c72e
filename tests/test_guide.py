"""What the guide for organisers says is true: its commands run, its examples are sound, its mistakes are told."""

from __future__ import annotations

import csv
import io
import random
import re
import shlex
import shutil
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook
from PIL import Image

from game.cli.new import pack_text
from game.content.checks.exhibits import GENUINE_SHARE
from game.content.checks.giveaway import LEAST
from game.content.checks.lengths import CUES_LIMIT, LIMITS, LINES_LIMIT, Limit
from game.content.checks.table_trial import CASUAL_PUSHES, TableTrials
from game.content.fields.field import Longest
from game.content.fields.names import KEYS, PLACES, VALUES, chinese_key
from game.content.model import Pack
from game.content.reading.packs import Reading, find_packs, read_pack
from game.content.wording import word
from game.kiosk.pin_reset import ResetKey
from game.kiosk.places import state_folder
from game.rules.challenge import cards_of_each
from game.scenes.core.staff_desk import TAPS, WITHIN_S
from game.scenes.staff.packs import MOST_OFFERED
from game.scenes.staff.staff import Staff
from game.words import load_words
from game.workbench.audits import TEXT_AUDITS
from game.workbench.repair.fixing import fix_text
from game.workbench.report.table_map import table_map
from game.workbench.report.text import as_text
from tests.cli.program import main
from tests.content.sample import sample_yaml
from tests.records.evenings import database_of
from tests.records.prizes.stand import Stand
from tests.rules.simulated import visits
from tests.stall import places
from tests.workbench.banks.forty import as_word
from tests.workbench.banks.test_forty import finish

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "quizzes"
GUIDE = (FOLDER / "README.md").read_text(encoding="utf-8")
PICTURES = sorted((FOLDER / "pictures").iterdir())
TODAY = date(2026, 11, 22)
NAME = "幸福里.yaml"
# Organisers start from what `new` writes, so every example is put into that.
SOUND = pack_text((places().assets / "new" / "pack.zh.yaml").read_text(encoding="utf-8"), TODAY)


def blocks(kind: str, text: str = GUIDE) -> list[str]:
    """Everything between fences of one kind."""
    found = re.finditer(rf"^( *)```{kind}\n(.*?)^\1```$", text, flags=re.M | re.S)
    return [re.sub(rf"^{match[1]}", "", match[2], flags=re.M) for match in found]


def section(title: str) -> str:
    """From a headline (or the beginning of one) to the next that is not below it."""
    head = re.search(rf"^(#+) {title}.*\n", GUIDE, flags=re.M)
    assert head is not None, title
    end = re.search(rf"^#{{1,{len(head[1])}}} ", GUIDE[head.end() :], flags=re.M)
    return GUIDE[head.end() :][: end.start() if end else None]


def rows(title: str) -> list[list[str]]:
    """The table of a section, without its head."""
    lines = re.findall(r"^\| (.*) \|$", section(title), flags=re.M)
    return [line.split(" | ") for line in lines[1:]]


COMMANDS = [line for block in blocks("sh") for line in block.splitlines()]
MISTAKES = re.findall(r"^### (错 \d+：.*)$", GUIDE, flags=re.M)
EXAMPLES = [block for block in blocks("yaml") if block not in blocks("yaml", section("三、"))]

# -- commands -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, str]]:
    """The guide followed from its first command to its last: what each of them returned and said."""
    folder = tmp_path_factory.mktemp("guide")
    (folder / "quizzes").mkdir()
    shutil.copy(FOLDER / "night-market.yaml", folder / "quizzes")
    database_of(visits(40, random.Random(1)), folder / "记录")
    (folder / "优盘").mkdir()
    (folder / "钥匙.json").write_bytes(ResetKey(folder / "machine").export()[1])
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        codes = codes_drawn(state_folder())
        return {command: follow(shlex.split(command), codes) for command in COMMANDS}


def codes_drawn(folder: Path) -> list[str]:
    """The codes of five draws in the records of the machine."""
    stand = Stand(folder)
    codes = [stand.win().code for _ in range(5)]
    stand.close()
    return codes


def follow(words: list[str], codes: list[str]) -> tuple[int, str]:
    if words[:2] != ["python", "main.py"]:
        return (0 if words == ["pip", "install", ".[organiser]"] else 2), ""
    words, pack = words[2:], Path("quizzes", NAME)
    if words[0] == "run":
        from game.cli.run_options import parse_run_options  # noqa: PLC0415 - after SDL's environment

        return (0 if parse_run_options(words[1:]).settings.pack == pack else 2), ""
    if words[0] in ("preview", "review"):
        # Every screen of a whole pack takes half a minute; a small one shows as well that the command is right.
        pack.write_text(sample_yaml(), encoding="utf-8")
        words = [*words, "--size", "640x360"]
    if words[0] == "prizes":
        # A code is another one every night.
        words = [codes[3] if re.fullmatch(r"0004-\w{4}-\w{4}-\w", word) else word for word in words]
    if words[0] == "poster":
        words = [*words, "--size", "A4"]  # as the guide says for who has no A3; half the pixels
    if words[:2] == ["sheet", "import"]:
        edit_as_in_wps(Path(words[2]))
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = main(*words, home=ROOT)
    return code, said.getvalue()


def edit_as_in_wps(file: Path) -> None:
    if file.suffix == ".docx":
        file.write_bytes(as_word())
        return
    if file.stem.endswith("草稿"):
        finish(file)
        return
    book = load_workbook(NAME.replace(".yaml", ".xlsx"))
    if file.suffix == ".xlsx":
        book["总表"]["B2"] = "幸福里夜市"
        book.save(file)
        return
    cells = [["" if cell is None else cell for cell in row] for row in book[file.stem].values]
    cells[1][cells[0].index("行动")] = "停一停，下楼问一声"
    text = io.StringIO()
    csv.writer(text).writerows(cells)
    file.write_bytes(text.getvalue().encode("gbk"))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_does_what_the_guide_is_at(command: str, walked: dict[str, tuple[int, str]]) -> None:
    code, said = walked[command]
    assert code == 0, said


def test_the_walk_is_the_whole_way() -> None:
    first_words = [" ".join(re.findall(r"main\.py (sheet \w+|\w+)", command)) for command in COMMANDS]
    way = ["", "new", "check", "check", "check", "preview", "run", "review", "poster"]
    assert first_words == [
        *way,
        "new",
        "sheet export",
        *["sheet import"] * 4,
        "check",
        "run",
        "pin",
        "report",
        "stats",
        *["prizes"] * 8,
        "verify",
    ]


def test_what_came_in_as_a_sheet_is_said_to_be_written(walked: dict[str, tuple[int, str]]) -> None:
    said = [said for command, (_, said) in walked.items() if "sheet import" in command]
    assert [f"已写入 {NAME}" in each for each in said] == [True, True, False, True]
    assert "都写进了草稿：题库-草稿.xlsx" in said[2]


def test_words_of_the_screen_are_those_of_the_screen(walked: dict[str, tuple[int, str]]) -> None:
    texts = [text for room in ("screens", "table_map", "preview") for text in load_words(room, "zh").values()]
    said = [*(said for _, said in walked.values()), *(reading_of(wrong(title)).problems for title in MISTAKES)]
    known = "\n".join([*texts, *map(str, said)])
    quoted = re.findall("「(.*?)」", GUIDE)
    assert len(quoted) > 20
    assert [words for words in quoted if words not in known] == []


def test_starters_are_called_as_in_the_folder_for_windows() -> None:
    words = load_words("delivery", "zh")
    first = GUIDE.partition("## 一、")[0]
    table = dict(re.findall(r"^\| `?(.+?)`? \| (.+) \|$", first, flags=re.M)[1:])
    assert table.pop("打开命令窗口") == words["names.console"]
    tools = {command: words[f"tools.{kind}"] for command, kind in (("new", "new"), ("run", "play"))}
    tools |= {command: words[f"tools.{command}"] for command in ("check", "preview", "review")}
    tools["sheet export`、`sheet import"] = f"{words['tools.export']}、{words['tools.import']}"
    assert table == tools
    for name in ("start", "tools", "folder"):
        assert words[f"names.{name}"] in first


# -- examples -----------------------------------------------------------------------------------------------------


@cache
def reading_of(text: str) -> Reading:
    """Everything that `check` says, but for the table, which takes long to try."""
    with TemporaryDirectory() as folder:
        path = Path(folder, NAME)
        path.write_text(text, encoding="utf-8")
        for picture in ("传单.jpg", "标志.png"):
            Image.new("RGB", (200, 200)).save(path.with_name(picture))
        return read_pack(path, icons=places().icon_names, today=TODAY, audits=TEXT_AUDITS)


def entries(text: str) -> Iterator[tuple[str, int, list[str]]]:
    """Key, indentation and lines of everything on the level of the first line."""
    lines = text.splitlines()
    level = len(lines[0]) - len(lines[0].lstrip(" -"))
    starts = [at for at, line in enumerate(lines) if re.match(rf"[ -]{{{level}}}[^ -]\S*?:", line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start].lstrip(" -").partition(":")[0], level, lines[start:end]


def put_in(example: str) -> str:
    """The sound pack with an example at its place: of the item that it names, or of the first that has its keys."""
    lines = SOUND.splitlines()
    named = re.match(r"  - 编号: \S+", example)
    position = next(at for at, line in enumerate(lines) if line.startswith(named[0])) if named else 0
    for key, level, block in entries(example):
        places_of_key = (at for at, line in enumerate(lines) if re.match(rf"[ -]{{{level}}}{key}:", line))
        # What `new` leaves out goes below the rest.
        start = next((at for at in places_of_key if at >= position), len(lines))
        end = start + 1
        while end < len(lines) and (not lines[end].strip() or lines[end].startswith(" " * (level + 1))):
            end += 1
        kept: list[str] = []
        if key in ("特征", "干扰项"):
            # The guide shows one of them; the others stay.
            items = [at for at in range(start, end) if lines[at].startswith(" " * (level + 2) + "- ")]
            kept = lines[items[sum(line.lstrip().startswith("- ") for line in block)] : end]
        lines[start:end] = [*block, *kept]
    return "\n".join(lines) + "\n"


def told(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in reading_of(text).problems]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split("\n")[0].strip(" -"))
def test_the_example_is_sound_where_it_belongs(example: str) -> None:
    whole = put_in(example)
    assert told(whole) == []
    shown = [line.strip() for line in example.splitlines()]
    assert [line for line in shown if line not in map(str.strip, whole.splitlines())] == []


def test_a_wrong_example_would_be_noticed() -> None:
    example = next(block for block in EXAMPLES if "real_library_email" in block)
    assert told(put_in(example.replace("原文: 您借的两本书", "原文: 您借的三本书"))) != []
    assert told(put_in(example.replace("邮件", "电邮", 1))) != []


def keys_in(value: object) -> set[str]:
    if isinstance(value, dict):
        return {str(key) for key in value} | {key for inner in value.values() for key in keys_in(inner)}
    return {key for inner in value for key in keys_in(inner)} if isinstance(value, list) else set()


def test_every_key_is_shown_and_none_is_invented() -> None:
    shown = set().union(*(keys_in(yaml.safe_load(example)) for example in EXAMPLES))
    assert set(KEYS) - shown - {"按钮", "骗术", "展品"} == set()
    assert shown <= set(KEYS)
    assert [key for key in KEYS if key not in GUIDE] == []


# -- mistakes -----------------------------------------------------------------------------------------------------


def wrong(title: str) -> str:
    """The sound pack with a mistake of the guide."""
    before, after = blocks("yaml", section(title))
    lines = put_in(after).splitlines()
    for good, bad in zip(after.splitlines(), before.splitlines(), strict=True):
        lines[lines.index(good)] = bad
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("title", MISTAKES)
def test_the_mistake_is_told_as_the_guide_says_and_nothing_else(title: str) -> None:
    (said,) = re.findall("「(.*?)」", section(title))
    assert {problem.message for problem in reading_of(wrong(title)).problems} == {said}


@pytest.mark.parametrize("title", MISTAKES)
def test_the_cure_is_one_and_works_by_itself_where_the_guide_says_so(title: str) -> None:
    assert told(put_in(blocks("yaml", section(title))[1])) == []
    repaired = fix_text(wrong(title)).text
    is_by_itself = "能自动改" in section(title)
    assert is_by_itself != ("要您自己改" in section(title))
    assert (told(repaired) == []) == is_by_itself


def test_there_are_ten_different_mistakes() -> None:
    codes = {problem.code for title in MISTAKES for problem in reading_of(wrong(title)).problems}
    assert len(MISTAKES) == len(codes) == 10


# -- limits and words ---------------------------------------------------------------------------------------------


def lengths(limit: Mapping[str, Limit], owner: str = "开头") -> Iterator[tuple[str, str, int]]:
    for key, inner in limit.items():
        name, inside = chinese_key(key), inner[0] if isinstance(inner, list) else inner
        if isinstance(inside, Longest):
            most = inside.characters
            yield (name, "", most) if isinstance(inner, list) else (owner, name, most)
        elif isinstance(inside, Mapping):
            yield from lengths(inside, name)


def test_every_length_is_the_real_one() -> None:
    said = set()
    for owner, limits in rows("最多写几个字"):
        for name, most in re.findall(r"([^\s，]+) (\d+)", limits):
            said.add((owner, "" if name in ("每条", "每句", "全部加起来") else name, int(most)))
    together = {("内容", "", LINES_LIMIT.characters), ("线索", "", CUES_LIMIT.characters)}
    assert said == {*lengths(LIMITS), *together}


def test_every_number_of_things_is_the_real_one() -> None:
    schema = Pack.model_json_schema()
    of: dict[str, Any] = {
        name: schema["$defs"][name]["properties"] for name in ("Scam", "Exhibit", "Table", "Prizes", "Prize")
    }
    pack = schema["properties"]
    table, scam, exhibit = of["Table"], of["Scam"], of["Exhibit"]
    bounds = {
        "骗术": pack["scams"],
        "展品": pack["exhibits"],
        "经验": pack["rules_of_thumb"],
        **{f"每种骗术的{chinese_key(key)}": scam[key] for key in ("openings", "features", "decoys")},
        **{f"每件展品的{chinese_key(key)}": exhibit[key] for key in ("lines", "cues")},
        "格子有几排": table["rows"],
        "一排有几格": table["rows"]["items"],
        "障碍": table["obstacles"],
        "说出几条": pack["name_count"],
        "推几次": table["pushes"],
        **{chinese_key(key): of["Prizes"][key] for key in ("kinds", "consolation_tickets")},
        **{chinese_key(key): of["Prize"][key] for key in ("stock", "per_hour")},
    }
    bounds = {name: bound.get("anyOf", [bound])[0] for name, bound in bounds.items()}
    real = {
        name: [str(bound.get("minItems", bound.get("minimum", 0))), str(bound.get("maxItems", bound.get("maximum")))]
        for name, bound in bounds.items()
    }
    assert {name: [least, most.replace("不限", "None")] for name, least, most in rows("写多少条")} == real


def test_every_word_that_is_allowed_is_named_and_no_other() -> None:
    said = {key: set(words.split("、")) for keys, words in rows("只能写这些词") for key in keys.split("、")}
    assert said.pop("格子") == {"骗术的名称，或者红区", "空"}
    assert set(PLACES) == {"红区", "空"}
    assert said == {chinese_key(field): set(words) for field, words in VALUES.items()}


def test_obstacles_stand_anywhere_the_guide_allows() -> None:
    (bounds,) = re.findall(r"横写 (\d+) 到 (\d+)，纵写 (\d+) 到 (\d+)", GUIDE)
    table = next(example for example in EXAMPLES if example.startswith("桌面:"))
    for kind, across, along in product(VALUES["kind"], bounds[:2], bounds[2:]):
        alone = f"    - {{种类: {kind}, 横: {across}, 纵: {along}}}\n"
        assert told(put_in(re.sub(r"(    - \{种类.*\n)+", alone, table))) == [], alone


def test_every_number_in_the_text_is_the_real_one() -> None:
    assert f"连点 {TAPS} 下（{WITHIN_S:g} 秒之内）" in GUIDE
    assert f"屏幕上最多列 {MOST_OFFERED} 个" in GUIDE
    assert f"{Staff.idle_s:g} 秒后自己回到开始画面" in GUIDE
    assert f"自己推 {CASUAL_PUSHES} 次" in GUIDE
    assert ("看到四张卡片" in GUIDE, sum(cards_of_each(2))) == (True, 4)
    assert ("不到五分之二，它会提醒" in GUIDE, GENUINE_SHARE) == (True, 2 / 5)
    assert f"真的、骗局都满 {LEAST} 条" in GUIDE
    assert f"里面有 {len(yaml.safe_load(SOUND)['骗术'])} 种骗术" in GUIDE


def test_the_log_is_where_the_guide_says(monkeypatch: pytest.MonkeyPatch) -> None:
    windows, linux = re.findall(r"`((?:%LOCALAPPDATA%|~)[^`]*kiosk\.log)`", GUIDE)
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("LOCALAPPDATA", "/local")
    windows = windows.replace("%LOCALAPPDATA%", "/local").replace("\\", "/")
    for platform, said in (("win32", windows), ("linux", linux.replace("~", str(Path.home())))):
        monkeypatch.setattr("sys.platform", platform)
        assert (state_folder() / "kiosk.log").as_posix() == said


# -- what the program prints ----------------------------------------------------------------------------------------


def without_numbers(text: str) -> str:
    """The same on every machine: shares differ by a push or two where arithmetic is rounded differently."""
    return re.sub(r"[\s\d<]", "", text)


def test_what_is_shown_as_printed_is_what_is_printed() -> None:
    mistake, table = blocks("text")
    printed = as_text(reading_of(wrong(MISTAKES[0])).problems, language="zh")
    assert mistake == f"{printed}\n"
    pack = reading_of(SOUND).pack
    assert pack is not None
    trial = TableTrials().trial_of(pack)
    assert trial is not None
    assert without_numbers(table) == without_numbers(table_map(NAME, pack, trial, "zh"))


def test_the_reminder_that_is_shown_is_worded_so() -> None:
    (shown,) = re.findall(r"^> (.*)$", GUIDE, flags=re.M)
    values = {"names": "“不用”“当面”", "all_genuine": 12, "genuine": 8, "all_scam": 24, "percent": 94}
    assert shown == word("giveaway_genuine_only", values, "zh")[0]


# -- links and pictures -------------------------------------------------------------------------------------------


def test_every_picture_is_shown_and_small() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(pictures/([^)]+)\)", GUIDE)
    assert sorted(shown) == [path.name for path in PICTURES]
    assert len(shown) <= 6
    for path in PICTURES:
        assert path.stat().st_size <= 60_000
        with Image.open(path) as picture:
            assert picture.size == (960, 540)


def test_every_link_inside_the_guide_finds_its_headline() -> None:
    headlines = re.findall(r"^#+ (.*)$", re.sub(r"^( *)```.*?^\1```$", "", GUIDE, flags=re.M | re.S), flags=re.M)
    anchors = {re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-") for line in headlines}
    assert set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) <= anchors


def test_no_pack_is_found_among_the_guide_and_its_pictures() -> None:
    assert find_packs(FOLDER / "pictures") == []
    assert FOLDER / "README.md" not in find_packs(FOLDER)
